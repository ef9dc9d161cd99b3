"""Offer the channels of a clip, and carry what is chosen to the listening."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from dailies_logger.ui.channel_menu import ChannelMenu
from dailies_logger.ui.rooms import Rooms
from tests.support.made_media import made_clip
from tests.support.window import open_window

CLIP = made_clip(channels=3)
NAMED = replace(CLIP, measured=replace(CLIP.measured, tracks=("Boom & lav", "", "Tom")))


@pytest.fixture
def rooms(qtbot: QtBot, tmp_path: Path) -> Iterator[Rooms]:
    window, work, _ = open_window(qtbot, tmp_path, NAMED)
    assert window.rooms is not None
    work.stage.show_clip(NAMED.id)
    qtbot.waitUntil(lambda: work.stage.clip == NAMED)
    yield window.rooms
    window.close()


def menu_of(rooms: Rooms) -> ChannelMenu:
    menu = rooms._channels
    menu.open(QPoint(400, 400))
    return menu


def test_open__names_the_channels_and_below_them_the_volume(rooms: Rooms) -> None:
    menu = menu_of(rooms).menu
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts[:5] == ["&1  Boom && lav", "Track &2", "&3  Tom", "&Only", "&All"]
    assert [text.replace("&", "") for text in texts[5:]] == ["Louder", "Softer", "Mute"]
    assert menu.activeAction() is menu.actions()[0]
    menu.close()


def test_only__leaves_one_channel_and_all_brings_the_others_back(rooms: Rooms) -> None:
    menu = menu_of(rooms).menu
    only = next(action.menu() for action in menu.actions() if action.text() == "&Only")
    assert isinstance(only, QMenu)
    only.actions()[2].trigger()
    assert rooms.listening.words() == "Tom"
    menu = menu_of(rooms).menu
    checked = [action.isChecked() for action in menu.actions()[:3]]
    assert checked == [False, False, True]
    next(action for action in menu.actions() if action.text() == "&All").trigger()
    assert rooms.listening.words() == ""
    menu.close()
