from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QObject
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.ui.logging_room import LoggingRoom
from dailies_logger.ui.timeline.lanes import LanesView
from dailies_logger.ui.work import Work
from dailies_logger.workflow import labelling
from tests.support.memory_desk import CLIPS, PERSON
from tests.support.window import open_window

LABEL = Label(id=new_id(), clip=CLIPS[0].id, kind="best_moment", start=30, end=60, author=PERSON.id, at=datetime(2026, 11, 16, tzinfo=UTC))
OTHER = replace(LABEL, id=new_id(), kind="reaction", start=80, end=90)


class Painted(QObject):
    """Note how many labels the lanes have each time they are painted."""

    def __init__(self, lanes: LanesView) -> None:
        super().__init__(lanes)
        self.seen: list[int | str] = []
        self._lanes = lanes

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.seen.append(len(self._lanes.sheet.index))
        return False


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Work, LoggingRoom]]:
    window, work, _ = open_window(qtbot, tmp_path, LABEL, OTHER)
    assert window.rooms is not None
    yield work, window.rooms.logging
    window.close()


def test_clip__is_shown_by_every_panel(qtbot: QtBot, opened: tuple[Work, LoggingRoom]) -> None:
    _work, room = opened
    assert room.lanes.sheet.clip == CLIPS[0]
    assert room.inspector.fact("Clip") == "A001C003"
    assert room.transport.timecode() == str(CLIPS[0].timecode(0))
    assert room.labels.model.rowCount() == 2
    take, _ = room.tree.current()
    assert take is not None
    assert take.id == CLIPS[0].take_id


def test_labels__are_on_the_lanes_before_anything_else_is_painted(qtbot: QtBot, opened: tuple[Work, LoggingRoom]) -> None:
    work, room = opened
    qtbot.waitExposed(room.window())
    painted = Painted(room.lanes)
    work.stage.labels_changed.connect(lambda: painted.seen.append("told"))
    room.lanes.viewport().installEventFilter(painted)
    work.bench.write(lambda: labelling.remove_labels(work.desk.library, author=PERSON.id, labels=[OTHER.id]))
    qtbot.waitUntil(lambda: "told" in painted.seen)
    assert painted.seen[:2] == [1, "told"]


def test_clip__passed_over_by_a_fast_hand_has_no_sound_read(
    qtbot: QtBot, opened: tuple[Work, LoggingRoom], monkeypatch: pytest.MonkeyPatch
) -> None:
    work, _room = opened
    read: list[UUID] = []

    def peaks(clip: Clip) -> bytes:
        read.append(clip.id)
        return b""

    monkeypatch.setattr(work.desk.media, "peaks", peaks)
    busy, done = Event(), list[None]()
    work.bench.fetch(lambda: busy.wait(5), lambda _: None)
    for clip in CLIPS[1:]:
        work.stage.show_clip(clip.id)
        qtbot.waitUntil(lambda clip=clip: work.stage.clip is not None and work.stage.clip.id == clip.id)  # type: ignore[misc]
    busy.set()
    work.bench.fetch(lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert read == [CLIPS[-1].id], "a whole file of sound each would keep the one on the stage waiting"


def test_frame__moves_playhead_and_timecode(opened: tuple[Work, LoggingRoom]) -> None:
    work, room = opened
    work.stage.set_frame(48)
    assert room.lanes.sheet.frame == 48
    assert room.transport.timecode() == str(CLIPS[0].timecode(48))


def test_selection__is_one_in_lanes_and_list(opened: tuple[Work, LoggingRoom]) -> None:
    work, room = opened
    work.stage.select_label(OTHER.id)
    assert room.lanes.sheet.selected == OTHER.id
    chosen = room.labels.model.label(room.labels.view.currentIndex())
    assert chosen is not None
    assert chosen.id == OTHER.id


def test_list__goes_to_the_very_frame(qtbot: QtBot, opened: tuple[Work, LoggingRoom]) -> None:
    work, room = opened
    room.labels.label_requested.emit(OTHER.id)
    qtbot.waitUntil(lambda: work.stage.frame == 80)
    assert work.stage.selected_label == OTHER.id


def test_marks__are_shown_in_both(opened: tuple[Work, LoggingRoom]) -> None:
    work, room = opened
    work.stage.set_marks(10, 20)
    assert (room.lanes.sheet.in_mark, room.lanes.sheet.out_mark) == (10, 20)


def test_edit__opens_the_label_editor(opened: tuple[Work, LoggingRoom]) -> None:
    work, room = opened
    work.labels.begin_edit(LABEL.id)
    assert room.editor.isVisible()
    assert room.editor.label == LABEL.id
