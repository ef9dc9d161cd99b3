"""Show over the window how it stands with proxies, and what this machine does about them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIntValidator, QShowEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from dailies_logger.domain.timecode import rough_wait
from dailies_logger.ui import theme
from dailies_logger.ui.choosing import ask_folder
from dailies_logger.ui.overlay import Overlay
from dailies_logger.ui.proxy_work import ProxyWork
from dailies_logger.ui.status import Progress as Bar
from dailies_logger.ui.widgets import ElidedText, Hairline, KeyFrame, text
from dailies_logger.workflow.ports import ProxySettings
from dailies_logger.workflow.proxying import Progress, Tally, size_words

_GIB = 1 << 30
_SHOWN = 3
"""How many clips that can have no proxy are named; the command line lists all."""


class ProxySheet(Overlay):
    """Show state, progress and settings of one library's proxies. Everything takes effect at once; there is nothing to confirm."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, name="Proxies")
        self._work: ProxyWork | None = None
        self.state = text("", "body")
        self.left = text("", "small_figures", ink="text2")
        self.bar = Bar()
        self.trouble = text("", "small", ink="error", wrap=True)
        self.build = _button("Build what helps", self._build)
        self.pause = _button("Pause", lambda: self._with(ProxyWork.toggle_pause))
        self.stop = _button("Stop", lambda: self._with(ProxyWork.stop))
        self.automatic = QCheckBox("Build them unasked for long-GOP clips and groups of angles")
        self.play = QCheckBox("Play them where they help; originals where this is off")
        self.folder = ElidedText("body")
        self.other = _button("Another folder…", self._ask_folder)
        self.limit = QLineEdit()
        self._lay_out()
        self.automatic.clicked.connect(lambda on: self._set(automatic=on))
        self.play.clicked.connect(lambda on: self._set(play=on))
        self.limit.editingFinished.connect(self._take_limit)
        self.bar.cancelled.connect(self.stop.click)

    def ask(self, work: ProxyWork) -> None:
        """Show how it stands, and go on showing it until the sheet is closed."""
        if self._work is not work:
            self.leave()
            self._work = work
            work.changed.connect(self._fill)
        work.look()
        self._fill()
        self.open(self.build if self.build.isEnabled() else self.automatic)

    def leave(self) -> None:
        """Let go of a library that closes."""
        if self._work is not None:
            self._work.changed.disconnect(self._fill)
            self._work = None
        self.dismiss()

    def sizeHint(self) -> QSize:
        """Ask for as much as the sentences need."""
        return QSize(theme.px(560), super().sizeHint().height())

    def place(self, inside: QRect) -> QRect:
        """Lie in the middle, a little inside the window."""
        margin = theme.px(24)
        return super().place(inside.adjusted(margin, margin, -margin, -margin))

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as what is said."""
        super().showEvent(event)
        self._settle()

    def _fill(self) -> None:
        work = self._work
        if work is None:
            return
        self.state.setText(state_words(work.tally, work.settings))
        self.trouble.setText(trouble_words(work.trouble, work.tally))
        self.trouble.setVisible(bool(self.trouble.text()))
        self._fill_building(work)
        if work.settings is not None:
            self._fill_settings(work.settings)
        if self.isVisible():
            self._settle()

    def _fill_building(self, work: ProxyWork) -> None:
        self.left.setText(progress_words(work.progress, paused=work.paused))
        self.bar.set_share(work.progress.share if work.progress else 0.0)
        self.build.setEnabled(not work.building and bool(work.tally.wanted or work.tally.failed))
        self.pause.setText("Go on" if work.paused else "Pause")
        for widget in (self.bar, self.left):
            widget.setVisible(work.building)
        for button in (self.pause, self.stop):
            button.setEnabled(work.building)

    def _fill_settings(self, settings: ProxySettings) -> None:
        self.automatic.setChecked(settings.automatic)
        self.play.setChecked(settings.play)
        self.folder.setText(str(settings.folder))
        if not self.limit.hasFocus():
            self.limit.setText(f"{settings.limit / _GIB:g}")

    def _with(self, verb: Callable[[ProxyWork], None]) -> None:
        if self._work is not None:
            verb(self._work)

    def _build(self) -> None:
        self._with(ProxyWork.build_wanted)
        self.pause.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set(self, *, automatic: bool | None = None, play: bool | None = None, folder: Path | None = None, limit: int = 0) -> None:
        now = self._work.settings if self._work is not None else None
        if now is None or self._work is None:
            return
        wanted = replace(
            now,
            automatic=now.automatic if automatic is None else automatic,
            play=now.play if play is None else play,
            folder=folder or now.folder,
            limit=limit or now.limit,
        )
        if wanted != now:
            self._work.change(wanted)

    def _take_limit(self) -> None:
        typed = self.limit.text()
        self._set(limit=int(typed) * _GIB if typed.isdigit() else 0)

    def _ask_folder(self) -> None:
        start = Path(self.folder.text())
        ask_folder(self, "Where proxies lie", lambda path: self._set(folder=path), start=start if start.exists() else Path.home())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(16),) * 4)
        column.setSpacing(theme.px(8))
        about = "Small copies that step and play back at once, and that play and sound with the media away. Originals are only read."
        column.addWidget(text("Proxies", "title", ink="strong"))
        column.addWidget(text(about, "small", ink="text2", wrap=True))
        column.addSpacing(theme.px(4))
        column.addWidget(self.state)
        column.addLayout(_row(self.build, self.pause, self.stop, None, self.left, self.bar))
        column.addWidget(self.trouble)
        column.addWidget(Hairline())
        column.addWidget(self.automatic, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.play, 0, Qt.AlignmentFlag.AlignLeft)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(1, 1)
        grid.addWidget(text("Folder", "body", ink="text2"), 0, 0)
        grid.addWidget(self.folder, 0, 1)
        grid.addWidget(self.other, 0, 2)
        grid.addWidget(text("At most", "body", ink="text2"), 1, 0)
        self.limit.setValidator(QIntValidator(1, 1_000_000, self))
        self.limit.setFixedWidth(theme.px(80))
        self.limit.setAccessibleName("At most, in GB")
        grid.addLayout(_row(self.limit, text("GB; those used longest ago go first", "small", ink="text2"), None), 1, 1, 1, 2)
        column.addLayout(grid)
        column.addLayout(_row(KeyFrame("Esc"), text("back", "small", ink="text2"), None))


def state_words(tally: Tally, settings: ProxySettings | None) -> str:
    """Say how many clips have a proxy, how many more want one, and the room that is taken."""
    if not tally.clips:
        return "No clips yet that can have one."
    parts = [f"{tally.ready:,} of {tally.clips:,} clips have one"]
    parts += [f"{tally.wanted:,} more would help"] if tally.wanted else []
    parts += [f"{size_words(tally.taken)} of {size_words(settings.limit)} taken"] if settings is not None else []
    return " · ".join(parts)


def progress_words(progress: Progress | None, *, paused: bool) -> str:
    """Say how far building is."""
    if progress is None:
        return "Paused" if paused else "Beginning"
    left = "" if paused or progress.remaining is None else f", {rough_wait(progress.remaining)} left"
    return f"{'Paused, ' if paused else ''}{progress.done:,} of {progress.total:,}{left}"


def trouble_words(stopped: str, tally: Tally) -> str:
    """Say why building ended early, and which clips can have none."""
    lines = [stopped] if stopped else []
    lines += [stand.reason for stand in tally.failed[:_SHOWN]]
    lines += [f"And {len(tally.failed) - _SHOWN:,} more."] if len(tally.failed) > _SHOWN else []
    return "\n".join(lines)


def _button(words: str, run: Callable[[], object]) -> QPushButton:
    made = QPushButton(words)
    made.setFont(theme.font("body"))
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAccessibleName(words)
    made.clicked.connect(lambda: run())
    return made


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Lay widgets in a row; None stretches."""
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    for widget in widgets:
        row.addStretch(1) if widget is None else row.addWidget(widget)
    return row
