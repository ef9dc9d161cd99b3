"""Lead into a library: the first page, opening, the recent ones, the sample."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThread, Signal

from dailies_logger.domain.errors import DailiesError
from dailies_logger.domain.production import Slating
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.ui.bench import Notice, NoticeKind
from dailies_logger.ui.choosing import ask_files, file_name
from dailies_logger.ui.doors import Doors
from dailies_logger.ui.first_run import Answers, FirstRun
from dailies_logger.ui.layout import Layout

if TYPE_CHECKING:
    from dailies_logger.ui.window import MainWindow

SUFFIX = ".dailies"
SAMPLE = "Sample shoot"
LISTS = {".ale", ".csv"}
"""Files that are reports, by their endings."""


class _Maker(QThread):
    """Do one piece of work beside the window before there is a bench for it; a DailiesError becomes a sentence."""

    moved = Signal(int, int)
    made = Signal(object)
    failed = Signal(str)

    def __init__(self, work: Callable[[Callable[[int, int], None]], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def run(self) -> None:
        """Work; runs on its own thread."""
        try:
            self.made.emit(self._work(self.moved.emit))
        except (DailiesError, OSError) as error:
            self.failed.emit(str(error))


class Pages(QObject):
    """Make, open and find libraries for a window."""

    def __init__(self, window: "MainWindow", doors: Doors, layout: Layout) -> None:
        super().__init__(window)
        self._window = window
        self._doors = doors
        self._layout = layout
        self._maker: _Maker | None = None
        self._left: Path | None = None
        self.first_run = FirstRun(window.actions_of, person=doors.person)
        self.first_run.answered.connect(self.make)
        self.first_run.left.connect(self.go_back)

    def start(self, path: Path | None) -> None:
        """Open the library asked for, else the last one, else the first page."""
        recent = self._layout.recent()
        wanted = path or (recent[0] if recent else None)
        if wanted is None or not self.open(wanted):
            self.ask_first_run()

    def ask_first_run(self) -> None:
        """Show the first page; from an open library, Esc goes back to it."""
        work = self._window.work
        left = work.desk.library.path if work is not None else self._left
        self._window.show_first_run()
        if self._window.work is None:
            self._left = left
            self.first_run.title.setFocus(Qt.FocusReason.OtherFocusReason)
            if left is not None:
                self._say(f"Esc goes back to {left.stem}.", NoticeKind.INFO)

    def go_back(self) -> None:
        """Open again the library that was left for the first page."""
        if self._left is not None:
            self.open(self._left)

    def ask_library(self) -> None:
        """Ask for a library file."""
        start = self._doors.documents
        ask_files(self._window, "Open a library", lambda paths: self.open_later(paths[0]), start=start, kinds=f"Libraries (*{SUFFIX})")

    def show_recent(self) -> None:
        """Show the libraries opened lately, in the menu and on the first page."""
        for view in (self._window.top, self.first_run.recent):
            view.set_recent(self._layout.recent(), self.open_later)

    def open_later(self, path: Path) -> None:
        """Open a library that was chosen."""
        self.open(path)

    def open(self, path: Path) -> bool:
        """Open a library; say so and return False where that cannot be."""
        try:
            desk = self._doors.open(path, self._doors.person)
        except DailiesError as error:
            self._say(str(error))
            return False
        self._layout.opened(path)
        self._left = None
        self._window.open(desk)
        return True

    def make(self, answers: Answers) -> None:
        """Make a library under the documents folder, or open the one that has this name already."""
        path = self._doors.documents / f"{file_name(answers.title)}{SUFFIX}"
        if path.exists():
            self._say(f"{path.name} is there already. It has been opened.", NoticeKind.INFO)
            self.open(path)
            return
        try:
            desk = self._doors.make(path, answers)
        except DailiesError as error:
            self._say(str(error))
            return
        self._layout.opened(path)
        self._window.open(desk)

    def open_sample(self) -> None:
        """Open the sample shoot: make its clips once, then a library of them."""
        folder = self._doors.documents / SAMPLE
        library = folder / f"{SAMPLE}{SUFFIX}"
        if library.exists():
            self.open(library)
            return
        if self._maker is not None:
            return
        self._maker = _Maker(lambda progress: self._doors.sample(folder / "rushes", progress), self)
        self._maker.moved.connect(
            lambda done, total: self._window.status.set_job(f"Making the sample {done} of {total}", done / max(1, total))
        )
        self._maker.made.connect(lambda _: self._sample_made(library, folder / "rushes"))
        self._maker.failed.connect(self._sample_failed)
        self._window.status.set_job("Making the sample", 0.0)
        self._maker.start()

    def wait(self) -> None:
        """Wait for what is being made, before the window goes."""
        if self._maker is not None:
            self._maker.wait()

    def _sample_made(self, library: Path, rushes: Path) -> None:
        self._end_making()
        answers = Answers(title=SAMPLE, rate=FrameRate.of(24000, 1001), person=self._doors.person, slating=Slating.US)
        try:
            desk = self._doors.make(library, answers)
        except DailiesError as error:
            self._say(str(error))
            return
        self._layout.opened(library)
        work = self._window.open(desk)
        if work.desk is desk:
            work.files.ingest([rushes], reports=sorted(path for path in rushes.rglob("*") if path.suffix.lower() in LISTS))

    def _sample_failed(self, sentence: str) -> None:
        self._end_making()
        shutil.rmtree(self._doors.documents / SAMPLE, ignore_errors=True)
        self._say(f"The sample could not be made: {sentence}")

    def _end_making(self) -> None:
        self._window.status.set_job("", None)
        if self._maker is not None:
            self._maker.wait()
            self._maker.deleteLater()
            self._maker = None

    def _say(self, sentence: str, kind: NoticeKind = NoticeKind.ERROR) -> None:
        self._window.status.show_notice(Notice(text=sentence, kind=kind))
