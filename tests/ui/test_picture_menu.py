"""Switch what lies on the picture by its commands."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.layout import Layout
from dailies_logger.ui.picture_menu import PictureMenu
from dailies_logger.ui.player.layers import Layer
from dailies_logger.ui.player.overlay import Overlay
from dailies_logger.ui.player.surface import PictureView
from tests.support.made_media import made_picture


class Made:
    """Hold a picture with its menu over a settings file."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.picture = PictureView(self.window)
        self.picture.resize(320, 180)
        self.actions = ActionSet(self.window)
        self.menu = PictureMenu(self.actions, Layout(path), self.picture, self.window)
        self.picture.present(made_picture(1), Overlay(timecode="01:00:00:01"))

    def action(self, name: str) -> QAction:
        return self.actions[f"picture.{name}"]


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> Made:
    return Made(qtbot, tmp_path / "window.ini")


def test_menu__ticks_what_is_on(made: Made) -> None:
    on = {layer for layer in Layer if made.action(layer.value).isChecked()}
    assert on == {Layer.TIMECODE, Layer.TAKE, Layer.CLIP}
    made.menu.toggle(Layer.GUIDE_185)
    assert made.action("guide_185").isChecked()


def test_toggle__is_seen_and_remembered(made: Made, qtbot: QtBot, tmp_path: Path) -> None:
    before = made.picture.grab().toImage()
    made.menu.toggle(Layer.TIMECODE)
    assert made.picture.grab().toImage() != before
    again = Made(qtbot, tmp_path / "window.ini")
    assert not again.action("timecode").isChecked()
    assert again.picture.grab().toImage() == made.picture.grab().toImage()


def test_toggle_bare__ticks_itself_and_unticks_nothing(made: Made) -> None:
    made.menu.toggle_bare()
    assert made.action("bare").isChecked()
    assert made.action("timecode").isChecked()
    made.menu.toggle(Layer.ACTION_SAFE)
    assert not made.action("bare").isChecked()
