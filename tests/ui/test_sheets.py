from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.ask_sheet import Line
from dailies_logger.ui.key_sheet import KeySheet
from dailies_logger.ui.layout import Layout
from dailies_logger.ui.own_keys import OwnKeys
from dailies_logger.ui.sheets import Sheets
from dailies_logger.workflow.ports import Table

TABLE = Table(document="a.csv", columns=("Scene",), rows=(("24",),))


@pytest.fixture
def sheets(qtbot: QtBot, tmp_path: Path) -> Iterator[Sheets]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1600, 1000)
    actions = ActionSet(window)
    sheets = Sheets(window, actions, OwnKeys(actions, Layout(tmp_path / "window.ini")), lambda: 640)
    window.show()
    yield sheets
    window.close()


def test_dismiss__puts_away_what_is_open(sheets: Sheets) -> None:
    assert not sheets.dismiss()
    for show in (sheets.show_guide, sheets.show_whats_new, sheets.show_about, sheets.toggle_keys):
        show()
        assert sheets.shown() is not None
        assert sheets.dismiss()
        assert sheets.shown() is None


def test_toggle_keys__shows_and_hides(sheets: Sheets) -> None:
    sheets.toggle_keys()
    assert sheets.keys.isVisible()
    sheets.toggle_keys()
    assert not sheets.keys.isVisible()


def test_keys__are_made_when_they_are_first_looked_at(sheets: Sheets) -> None:
    assert not [each for each in sheets.every() if isinstance(each, KeySheet)], "the window opens without them"
    sheets.leave()
    assert not [each for each in sheets.every() if isinstance(each, KeySheet)]
    sheets.change_keys()
    assert sheets.keys.isVisible()
    assert sheets.keys.box.hasFocus()
    assert sheets.keys is sheets.keys


def test_lanes_top__keeps_the_picture_free(sheets: Sheets) -> None:
    sheets.ask_command(playing=False)
    assert sheets.palette.geometry().top() >= 640
    sheets.palette.dismiss()
    sheets.ask.ask("Go to", [Line(key="at", name="Timecode")], lambda _: None)
    assert not sheets.ask.geometry().contains(QPoint(800, 500))


def test_signals__come_through(qtbot: QtBot, sheets: Sheets) -> None:
    sheets.imports.ask(TABLE)
    with qtbot.waitSignal(sheets.merge_wanted) as caught:
        sheets.imports.accept()
    assert caught.args == [TABLE, {"Scene": "scene"}]
    with qtbot.waitSignal(sheets.clip_wanted):
        sheets.disagreements.clip_requested.emit(None)


def test_every__is_of_the_window(sheets: Sheets) -> None:
    assert len({id(sheet) for sheet in sheets.every()}) == 8
    assert sheets.keys in sheets.every()
    assert len({id(sheet) for sheet in sheets.every()}) == 9
    assert all(sheet.parentWidget() is sheets.parent() for sheet in sheets.every())
