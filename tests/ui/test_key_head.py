from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.key_head import PresetRow, legend
from dailies_logger.ui.layout import Layout
from dailies_logger.ui.own_keys import OwnKeys


@pytest.fixture
def row(qtbot: QtBot, tmp_path: Path) -> PresetRow:
    window = QWidget()
    qtbot.addWidget(window)
    own = OwnKeys(ActionSet(window), Layout(tmp_path / "window.ini"))
    made = PresetRow(own)
    made.chosen.connect(own.choose)
    made.chosen.connect(made.mark)
    qtbot.addWidget(made)
    made.show()
    return made


def test_presets__are_chosen_by_hand_and_by_the_arrows(row: PresetRow) -> None:
    assert [button.text() for button in row.buttons.values()] == ["Standard", "Avid", "Premiere", "Resolve"]
    row.buttons["Premiere"].click()
    assert row.buttons["Premiere"].isChecked()
    QTest.keyClick(row.buttons["Premiere"], Qt.Key.Key_Right)
    assert row.buttons["Resolve"].isChecked()
    QTest.keyClick(row.buttons["Resolve"], Qt.Key.Key_Right)
    assert [button.isChecked() for button in row.buttons.values()] == [True, False, False, False]


def test_legend__names_what_is_seen(qtbot: QtBot) -> None:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.setLayout(legend())
    assert [each.text() for each in shown.findChildren(QLabel)] == ["label", "transport", "other command", "free"]
