from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.action_set import key_name
from dailies_logger.ui.actions import COMMANDS
from dailies_logger.ui.keys_sheet import KeysSheet


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[KeysSheet]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1600, 1000)
    sheet = KeysSheet(window)
    window.show()
    yield sheet
    window.close()


def test_sheet__shows_every_command_with_a_key(sheet: KeysSheet) -> None:
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    keyed = [command for command in COMMANDS if command.keys]
    assert not [command.id for command in keyed if key_name(command.keys[0]) not in shown]
    assert {"NG", "Best moment", "Import a list, ALE or CSV"} <= shown


def test_sheet__fits_the_window_and_scrolls_where_it_does_not(sheet: KeysSheet) -> None:
    sheet.open()
    assert sheet.geometry().height() < 1000
    assert sheet.area.verticalScrollBar().maximum() == 0
    sheet._parent.resize(1280, 720)
    assert sheet._parent.rect().contains(sheet.geometry())
