"""Give each test of the player a room, and close it at the end."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import Clip
from dailies_logger.workflow.ports import Media, SoundOut
from tests.support.memory_desk import NoSoundOut
from tests.support.player_room import Make, Room


@pytest.fixture
def make_room(qtbot: QtBot) -> Iterator[Make]:
    rooms: list[Room] = []

    def make(*clips: Clip, media: Media | None = None, out: SoundOut | None = None) -> Room:
        rooms.append(Room(qtbot, media, out or NoSoundOut(), *clips))
        return rooms[-1]

    yield make
    for room in rooms:
        room.player.close()
        room.bench.close()
