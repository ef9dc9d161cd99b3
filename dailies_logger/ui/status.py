"""Show the status bar: the day, notices, long work, acts today, and whether everything is on disk."""

from datetime import datetime

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFontMetrics, QGuiApplication, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from dailies_logger.ui import icons, theme
from dailies_logger.ui.bench import Notice, NoticeKind
from dailies_logger.ui.widgets import CommandKey, text, tint

NOTICE_MS = 6000
"""How long a notice is shown; errors stay until they are read."""

_INK = {NoticeKind.INFO: "text", NoticeKind.ERROR: "error", NoticeKind.DONE: "done"}
_ICON = {NoticeKind.INFO: "note", NoticeKind.ERROR: "warning", NoticeKind.DONE: "check"}


class Elided(QLabel):
    """Show one line of somebody's words, cut at the right where there is no room; the tooltip has it whole."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(theme.font("small"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(theme.px(80))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much as fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class Progress(QWidget):
    """Show 80 by 4 pixels of how far long work is; a click cancels it."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedSize(theme.px(80), theme.px(22))
        self.setToolTip("Cancel")

    def set_share(self, share: float) -> None:
        """Set how much is done, 0 to 1."""
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        painter = QPainter(self)
        height = theme.px(4)
        whole = QRect(0, (self.height() - height) // 2, self.width(), height)
        painter.fillRect(whole, theme.color("seen"))
        painter.fillRect(QRect(whole.topLeft(), QPoint(round(whole.width() * self._share) - 1, whole.bottom())), theme.color("bar"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Cancel."""
        self.cancelled.emit()


class StatusBar(QWidget):
    """Be the bottom line of the window. Everything is set by plain values; `undo` and `cancel` are the window's commands."""

    def __init__(self, *, undo: QAction, cancel: QAction) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.px(24) + 1)
        self._icon = QLabel()
        self._line = Elided()
        self._undo = _with_key(self._small("Undo", "Take the last act back", undo.trigger), undo)
        self._copy = self._small("Copy", "Copy the sentence", self._copy_line)
        self._close = self._small("Close", "Close this notice", self.clear_notice)
        self._job = text("", "small_figures", ink="text2")
        self._bar = Progress()
        self._bar.cancelled.connect(cancel.trigger)
        self._stop = _with_key(self._small("Cancel", "Cancel; what was read stays", cancel.trigger), cancel)
        self._acts = text("", "small_figures", ink="text2")
        self._disk_icon = QLabel()
        self._disk = text("", "small_figures", ink="text2")
        self._day = ""
        self._notice: Notice | None = None
        self._unread: Notice | None = None
        self._timer = QTimer(self, interval=NOTICE_MS, singleShot=True)
        self._timer.timeout.connect(self.clear_notice)
        self._lay_out()
        self.set_job("", None)
        self.clear_notice()

    @property
    def notice(self) -> Notice | None:
        """Return the notice on show."""
        return self._notice

    def show_notice(self, notice: Notice) -> None:
        """Show a notice. An error that has not been closed comes back after what was said in between."""
        if notice.kind is NoticeKind.ERROR:
            self._unread = notice
        self._notice = notice
        self._fill(notice.text, _INK[notice.kind], _ICON[notice.kind])
        self._undo.setVisible(notice.undo)
        for button in (self._copy, self._close):
            button.setVisible(notice.kind is NoticeKind.ERROR)
        self._timer.stop() if notice.kind is NoticeKind.ERROR else self._timer.start()

    def clear_notice(self) -> None:
        """Drop what is on show; show the error that is still to be read, else the day again."""
        if self._notice is self._unread:
            self._unread = None
        if self._unread is not None:
            self.show_notice(self._unread)
            return
        self._notice = None
        self._timer.stop()
        self._fill(self._day, "text2", "film" if self._day else "")
        for button in (self._undo, self._copy, self._close):
            button.hide()

    def set_day(self, words: str) -> None:
        """Set what the bar says when there is nothing to say."""
        self._day = words
        if self._notice is None:
            self.clear_notice()

    def set_acts(self, count: int) -> None:
        """Set how many acts were done today."""
        self._acts.setText(f"{count:,} acts today" if count != 1 else "1 act today")

    def set_job(self, words: str, share: float | None) -> None:
        """Show long work: words such as `Reading 412 of 480`, and 0 to 1; None hides it."""
        self._job.setText(words)
        self._bar.set_share(share or 0.0)
        for widget in (self._job, self._bar, self._stop):
            widget.setVisible(share is not None)

    def set_writing(self) -> None:
        """Say that something is not yet on disk."""
        self._set_disk("Writing", "text2", "save")

    def set_written(self, at: datetime | None) -> None:
        """Say that everything is on disk, since when."""
        self._set_disk(f"On disk · {at:%H:%M:%S}" if at else "On disk", "text2", "check")

    def set_failed(self, sentence: str) -> None:
        """Say that the disk refused; it stays until a later write succeeds."""
        self._set_disk("Not on disk", "error", "warning")
        self.show_notice(Notice(text=sentence, kind=NoticeKind.ERROR))

    def _set_disk(self, words: str, token: str, icon: str) -> None:
        self._disk.setText(words)
        tint(self._disk, token)
        self._disk_icon.setPixmap(icons.pixmap(icon, "done" if icon == "check" else token, theme.px(14), self.devicePixelRatioF()))

    def _fill(self, words: str, token: str, icon: str) -> None:
        self._line.setText(words)
        self._line.setToolTip(words)
        self._line.setAccessibleName(words)
        tint(self._line, token)
        self._icon.setVisible(bool(icon))
        if icon:
            self._icon.setPixmap(icons.pixmap(icon, token, theme.px(14), self.devicePixelRatioF()))

    def _copy_line(self) -> None:
        QGuiApplication.clipboard().setText(self._line.text())

    def _small(self, words: str, tip: str, run: object) -> QToolButton:
        made = QToolButton()
        made.setText(words)
        made.setToolTip(tip)
        made.setAccessibleName(tip)
        made.setFont(theme.font("small"))
        made.setProperty("flat", True)
        made.setFixedHeight(theme.px(20))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(run)
        return made

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), 1, theme.px(12), 0)
        row.setSpacing(theme.px(8))
        left: tuple[QWidget, ...] = (self._icon, self._line, self._undo, self._copy, self._close, self._job, self._bar, self._stop)
        for widget in left:
            row.addWidget(widget)
        row.setStretchFactor(self._line, 1)
        row.addSpacing(theme.px(16))
        row.addWidget(self._acts)
        row.addSpacing(theme.px(16))
        row.addWidget(self._disk_icon)
        row.addWidget(self._disk)


def _with_key(button: QToolButton, action: QAction) -> QWidget:
    """Lay the key of a command beside its button."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(2))
    row.addWidget(button)
    row.addWidget(CommandKey(action))
    return holder
