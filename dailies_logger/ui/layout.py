"""Remember how the window lies: its size, the splitters and panels of each room, recent libraries."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QSettings, QSize
from PySide6.QtWidgets import QWidget

RECENT = 8
LIGHT = "light"
"""The name under which the light theme is kept; it is read before there is a window."""

FRAME = QSize(16, 48)
"""What the system may put round a window: borders and title. It is known only once the window is shown."""


class Layout:
    """Keep the layout in an INI file; what is missing or damaged there is as if it had never been set."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def restore(self, window: QWidget, *, usual: QSize) -> None:
        """Lay a window as it lay last, else at its usual size, and never larger than its screen."""
        value = self._settings.value("window/geometry")
        restored = isinstance(value, QByteArray) and window.restoreGeometry(value)
        if not restored:
            window.resize(usual)
        screen = window.screen().availableGeometry()
        window.setMinimumSize(window.minimumSize().boundedTo(screen.size() - FRAME))
        if not window.isMaximized() and not window.isFullScreen():
            lies = inside(window.geometry(), screen)
            window.setGeometry(lies) if restored else window.resize(lies.size())

    def keep(self, window: QWidget) -> None:
        """Keep where a window lies."""
        self._settings.setValue("window/geometry", window.saveGeometry())

    def sizes(self, room: str, wanted: Iterable[int]) -> list[int]:
        """Return a room's splitter sizes, else the wanted ones."""
        default = list(wanted)
        text = self._settings.value(f"{room}/sizes", "")
        kept = [int(part) for part in str(text).split() if part.isdigit()]
        return kept if len(kept) == len(default) else default

    def keep_sizes(self, room: str, sizes: Iterable[int]) -> None:
        """Keep a room's splitter sizes."""
        self._settings.setValue(f"{room}/sizes", " ".join(str(size) for size in sizes))

    def flag(self, name: str, *, default: bool) -> bool:
        """Return a kept yes or no."""
        return str(self._settings.value(name, "yes" if default else "no")) == "yes"

    def keep_flag(self, name: str, *, value: bool) -> None:
        """Keep a yes or no."""
        self._settings.setValue(name, "yes" if value else "no")

    def word(self, name: str) -> str:
        """Return a kept word; empty where there is none."""
        return str(self._settings.value(name, ""))

    def keep_word(self, name: str, value: str) -> None:
        """Keep a word."""
        self._settings.setValue(name, value)

    def recent(self) -> list[Path]:
        """List the libraries opened lately that are still there, the last one first."""
        names = (self._settings.value(f"recent/{place}", "") for place in range(RECENT))
        return [Path(str(name)) for name in names if name and Path(str(name)).is_file()]

    def opened(self, path: Path) -> None:
        """Put a library at the head of the recent ones."""
        newest = [path, *(each for each in self.recent() if each != path)][:RECENT]
        for place in range(RECENT):
            self._settings.setValue(f"recent/{place}", str(newest[place]) if place < len(newest) else "")
        self._settings.sync()

    def sync(self) -> None:
        """Write everything down."""
        self._settings.sync()


def inside(wanted: QRect, screen: QRect) -> QRect:
    """Return a window's place moved and shrunk until it lies on its screen, frame and all."""
    free = screen.adjusted(FRAME.width() // 2, FRAME.height() - FRAME.width() // 2, -FRAME.width() // 2, -FRAME.width() // 2)
    size = wanted.size().boundedTo(free.size())
    left = min(max(wanted.left(), free.left()), free.left() + free.width() - size.width())
    top = min(max(wanted.top(), free.top()), free.top() + free.height() - size.height())
    return QRect(left, top, size.width(), size.height())
