"""Know the keys of the number row by their place, so that 1 to 0 are there on every layout, AZERTY too."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_X11 = dict(zip(range(10, 20), "1234567890", strict=True))
_WINDOWS = dict(zip(range(2, 12), "1234567890", strict=True))
_MACOS = dict(zip((18, 19, 20, 21, 23, 22, 26, 28, 25, 29), "1234567890", strict=True))


def digit(event: QKeyEvent) -> str:
    """Return which key of the number row this is, `1` to `0`; empty where it is none, or nobody knows.

    X11 and Wayland number the row 10 to 19, Windows 2 to 11; macOS has its own numbers (HIToolbox, Events.h: kVK_ANSI_1 …).
    """
    if event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
        return ""
    if sys.platform == "darwin":
        return _MACOS.get(event.nativeVirtualKey(), "")
    return (_WINDOWS if sys.platform == "win32" else _X11).get(event.nativeScanCode(), "")
