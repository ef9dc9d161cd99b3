from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.layout import Layout
from dailies_logger.ui.shown_keys import ShownKeys
from dailies_logger.ui.widgets import KeyCap, KeyFrame


def test_toggle__hides_what_lies_beside_things_and_remembers(qtbot: QtBot, tmp_path: Path) -> None:
    window, layout = QWidget(), Layout(tmp_path / "window.ini")
    qtbot.addWidget(window)
    beside, told = KeyFrame("K", window), KeyCap("Esc", window)
    action = QAction(window)
    action.setCheckable(True)
    shown = ShownKeys(window, action, layout)
    window.show()
    shown.toggle()
    assert (beside.isVisible(), told.isVisible(), layout.flag("keys", default=True)) == (False, True, False)
    late = KeyFrame("L", window)
    shown.dress()
    assert not late.isVisible()
    action.setChecked(True)
    shown.toggle()
    assert beside.isVisible()
