"""Show the shipped pages inside the window: the user guide, what's new, about and licences, what a check found."""

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from dailies_logger.ground.resources import resource
from dailies_logger.ui import icons, theme
from dailies_logger.ui.overlay import Overlay
from dailies_logger.ui.widgets import text

PARTS = (
    ("PySide6-Essentials", "Qt for Python, LGPL-3.0"),
    ("av", "PyAV, BSD-3-Clause, with FFmpeg, x264 and x265 (LGPL-2.1 and GPL-2.0)"),
    ("opentimelineio", "OpenTimelineIO, Apache-2.0"),
    ("SQLAlchemy", "MIT"),
    ("numpy", "BSD-3-Clause"),
    ("sounddevice", "MIT, with PortAudio (MIT)"),
    ("platformdirs", "MIT"),
    ("xxhash", "BSD-2-Clause"),
)
"""What the application is built on, with its licences."""


class Page(Overlay):
    """Lie over the window with a page to read; it is scrolled with Page Up and Page Down, and Esc puts it away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, name="Page")
        self._title = text("", "title", ink="strong")
        self.browser = QTextBrowser()
        self.browser.setFont(theme.font("body"))
        self.browser.setOpenExternalLinks(False)
        self.browser.setOpenLinks(False)
        self.browser.setAccessibleName("Page")
        self.browser.document().setDocumentMargin(theme.px(16))
        close = QToolButton()
        close.setIcon(icons.icon("close"))
        close.setProperty("flat", True)
        close.setToolTip("Close (Esc)")
        close.setAccessibleName("Close")
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self.dismiss)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), 0, theme.px(8), 0)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, theme.px(8), 1, theme.px(8))
        column.addLayout(head)
        column.addWidget(self.browser)

    def show_page(self, title: str, markdown: str) -> None:
        """Show a page of Markdown under a title."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self.browser.setMarkdown(markdown)
        _air(self.browser.document())
        self.open(self.browser)

    def sizeHint(self) -> QSize:
        """Ask for a page of readable width."""
        return QSize(theme.px(760), theme.px(680))

    def place(self, inside: QRect) -> QRect:
        """Lie in the middle, a little inside the window."""
        margin = theme.px(24)
        return super().place(inside.adjusted(margin, margin, -margin, -margin))


def shipped(name: str) -> str:
    """Return a page shipped in `resources/help`, without its title, which the page shows itself."""
    first, _, rest = resource("help", f"{name}.md").read_text("utf-8").partition("\n")
    return rest if first.startswith("# ") else f"{first}\n{rest}"


def about() -> str:
    """Write the page about this application: version, licence, and those of everything it is built on."""
    rows = "\n".join(f"- **{name}** {_version(name)}: {licence}" for name, licence in PARTS)
    return (
        f"**Dailies Logger {_version('dailies-logger')}**\n\nWatch the day’s rushes, label the best moments on exact frames, "
        f"and hand the editor stringouts as OpenTimelineIO.\n\nMIT licence. It makes no network call.\n\n### Built on\n\n{rows}\n"
    )


def _air(document: QTextDocument) -> None:
    """Give headings and paragraphs room above and below; Markdown comes without."""
    block = document.begin()
    while block.isValid():
        form = block.blockFormat()
        form.setTopMargin(theme.px(16) if form.headingLevel() else 0)
        form.setBottomMargin(theme.px(6))
        QTextCursor(block).setBlockFormat(form)
        block = block.next()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
