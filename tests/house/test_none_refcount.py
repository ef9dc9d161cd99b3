"""Guard against the PySide6 that forgets to count None (6.12.0 on Python 3.11): it takes the program down after minutes."""

import sys

import pytest
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_none__is_not_used_up_by_widget_calls(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    pixmap = QPixmap(8, 8)
    before = sys.getrefcount(None)
    for number in range(200):
        label.setText(str(number))
        painter = QPainter(pixmap)
        painter.drawLine(0, 0, 7, 7)
        painter.end()
    assert sys.getrefcount(None) >= before - 20
