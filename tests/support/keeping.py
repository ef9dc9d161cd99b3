"""Keep windows alive for the length of their test."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def keep_windows(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hold every widget given to qtbot, which knows it only weakly.

    Else the garbage collector may take a window away that only its own children know, in the middle of painting it. What a test is done
    with goes before the next begins: a window that is left watches every event of the application.
    """
    kept: list[QWidget] = []
    add = qtbot.addWidget

    def keep(widget: QWidget) -> None:
        kept.append(widget)
        add(widget)

    monkeypatch.setattr(qtbot, "addWidget", keep)
    yield
    monkeypatch.undo()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    kept.clear()
