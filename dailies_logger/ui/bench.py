"""Carry requests from the window to the library and bring the answers back.

One writer thread owns all writing, a pool reads, another pool does long work. Answers come back to the GUI thread as
frozen values through one queued signal. An error of the world becomes a notice; a fault of ours is raised again in the
GUI thread, where the top-level handler catches it.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from dailies_logger.domain.errors import DailiesError, DiskTrouble
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.edit import Edit

T = TypeVar("T")

POLL_MS = 500
"""How often another process's writing is looked for."""


class NoticeKind(Enum):
    """Tell how a notice is shown: errors stay until they are read."""

    INFO = "info"
    ERROR = "error"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Hold one sentence for the status bar; `undo` offers to take the last act back."""

    text: str
    kind: NoticeKind = NoticeKind.INFO
    undo: bool = False


class Job:
    """Hold one long piece of work: how it reports, asks whether to stop, and writes.

    Its methods are for the worker thread; all block or return at once, none touches a widget.
    """

    def __init__(self, bench: "Bench", name: str) -> None:
        self.name = name
        self._bench = bench
        self._stop = Event()

    def cancel(self) -> None:
        """Ask the work to stop; what it has written stays."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Say whether somebody asked the work to stop."""
        return self._stop.is_set()

    def progress(self, value: object) -> None:
        """Report how far the work is; the value is passed on as it is."""
        self._bench.job_moved.emit(self, value)

    def write(self, edit: Edit) -> None:
        """Write an Edit on the writer thread and wait until it is on disk."""
        self._bench.commit(lambda: [edit])


class Bench(QObject):
    """Run reads, writes and long work off the GUI thread.

    `changed` carries the Edit just written by us, `refreshed` says that another process wrote, `written` carries the time
    at which everything asked for was on disk (None: nothing written yet), `failed` the sentence when the disk refused.
    """

    changed = Signal(object)
    refreshed = Signal()
    notice = Signal(object)
    written = Signal(object)
    writing = Signal()
    failed = Signal(str)
    job_started = Signal(object)
    job_moved = Signal(object, object)
    job_ended = Signal(object)
    _settled = Signal(object, object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._readers = ThreadPoolExecutor(3, "read")
        self._writer = ThreadPoolExecutor(1, "write")
        self._workers = ThreadPoolExecutor(3, "work")
        self._fetchers = ThreadPoolExecutor(1, "fetch")
        self._jobs: list[Job] = []
        self._latest: dict[str, object] = {}
        self._unwritten: list[tuple[Callable[[], Edit | None], Callable[[Edit], None] | None]] = []
        self._pending = 0
        self._last: datetime | None = None
        self._version = desk.library.version()
        self._closed = False
        self._settled.connect(self._settle, Qt.ConnectionType.QueuedConnection)
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._look)
        self._poll.start()
        self._look()

    @property
    def jobs(self) -> tuple[Job, ...]:
        """List the long work under way."""
        return tuple(self._jobs)

    @property
    def unwritten(self) -> bool:
        """Say whether there is something that the disk refused."""
        return bool(self._unwritten)

    @property
    def busy(self) -> bool:
        """Say whether something is being written."""
        return self._pending > 0

    def read(self, work: Callable[[], T], then: Callable[[T], None], *, key: str = "") -> None:
        """Run `work` on the read pool and call `then` in the GUI thread.

        With a `key`, only the newest read of that key is answered, so that a fast hand never sees old rows arrive late.
        """
        token = object()
        if key:
            self._latest[key] = token

        def answer(value: T) -> None:
            """Hand the value on, unless something newer was asked since."""
            if not key or self._latest.get(key) is token:
                then(value)

        self._submit(self._readers, work, answer)

    def fetch(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Run slow reading of media (thumbnails, peaks) where it keeps no row and no label waiting."""
        self._submit(self._fetchers, work, then)

    def read_behind(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Read behind all writing asked for so far: what a key has just made is there."""
        self._submit(self._writer, work, then)

    def write(self, verb: Callable[[], Edit | None], then: Callable[[Edit], None] | None = None) -> None:
        """Run a verb on the writer thread, write its Edit, then tell everybody.

        A verb that answers None changes nothing. Refusals become notices. What the disk refuses is kept for `retry`.
        """
        self._begin_write()

        def work() -> Edit | None:
            """Run the verb and write its Edit."""
            edit = verb()
            if edit is not None:
                self.desk.library.write(edit)
                self._count_own()
            return edit

        def settle(future: "Future[Edit | None]") -> None:
            """Tell in the window's thread what became of it."""
            trouble = future.exception()
            if isinstance(trouble, DiskTrouble):
                self._unwritten.append((verb, then))
            self._end_write(trouble)
            edit = self._result(future)
            if edit is not None:
                self.changed.emit(edit)
                if then is not None:
                    then(edit)

        self._hand_over(self._writer, work, settle)

    def retry(self) -> None:
        """Write again, in order, what the disk refused."""
        waiting, self._unwritten = self._unwritten, []
        for verb, then in waiting:
            self.write(verb, then)

    def write_all(self, edits: Iterable[Edit]) -> None:
        """Write finished Edits, one after the other."""
        for edit in edits:
            self.write(lambda edit=edit: edit)  # type: ignore[misc]

    def commit(self, verb: Callable[[], Iterable[Edit]]) -> None:
        """Run a verb behind all writing under way, write its Edits, and wait; raises what they raise. Not for the writer thread."""

        def work() -> list[Edit]:
            """Write, and remember the version so as not to take it for another's."""
            edits = list(verb())
            for edit in edits:
                self.desk.library.write(edit)
                self._count_own()
            return edits

        for edit in self._writer.submit(work).result():
            self._settled.emit(None, lambda _, edit=edit: self._committed(edit))

    def run(self, work: Callable[[Job], T], *, name: str, then: Callable[[T], None] | None = None) -> Job:
        """Do long work with progress and cancel; `then` is called in the GUI thread with its answer."""
        job = Job(self, name)
        self._jobs.append(job)
        self.job_started.emit(job)

        def settle(future: "Future[T]") -> None:
            """End the job in the window's thread."""
            self._jobs.remove(job)
            self.job_ended.emit(job)
            value = self._result(future)
            if future.exception() is None and then is not None:
                then(value)  # type: ignore[arg-type]  # None is T's own None here

        self._hand_over(self._workers, lambda: work(job), settle)
        return job

    def cancel(self) -> None:
        """Ask all long work to stop; what was written stays."""
        for job in self._jobs:
            job.cancel()

    def say(self, text: str, kind: NoticeKind = NoticeKind.INFO, *, undo: bool = False) -> None:
        """Show a notice."""
        self.notice.emit(Notice(text=text, kind=kind, undo=undo))

    def close(self) -> None:
        """Stop long work, finish all writing, and drop whatever has not been answered."""
        self._closed = True
        self._poll.stop()
        self.cancel()
        for pool in (self._readers, self._fetchers, self._workers, self._writer):
            pool.shutdown(wait=True, cancel_futures=pool in {self._readers, self._fetchers})

    def _submit(self, pool: ThreadPoolExecutor, work: Callable[[], T], then: Callable[[T], None]) -> None:
        def settle(future: "Future[T]") -> None:
            """Hand the value on in the window's thread, or tell the trouble."""
            value = self._result(future)
            if future.exception() is None:
                then(value)  # type: ignore[arg-type]  # None is T's own None here

        self._hand_over(pool, work, settle)

    def _hand_over(self, pool: ThreadPoolExecutor, work: Callable[[], T], settle: "Callable[[Future[T]], None]") -> None:
        if self._closed:
            return
        pool.submit(work).add_done_callback(lambda future: None if future.cancelled() else self._settled.emit(future, settle))

    def _settle(self, future: object, settle: Callable[[object], None]) -> None:
        if not self._closed:
            settle(future)

    def _result(self, future: "Future[T]") -> T | None:
        try:
            return future.result()
        except DailiesError as error:
            self.say(str(error), NoticeKind.ERROR)
            return None

    def _begin_write(self) -> None:
        self._pending += 1
        self.writing.emit()

    def _end_write(self, trouble: BaseException | None) -> None:
        self._pending -= 1
        if trouble is None:
            self._last = datetime.now().astimezone()
        if isinstance(trouble, DiskTrouble):
            self.failed.emit(str(trouble))
        elif not self._pending and not self._unwritten:
            self.written.emit(self._last)

    def _committed(self, edit: Edit) -> None:
        self._last = datetime.now().astimezone()
        self.changed.emit(edit)
        self.written.emit(self._last)

    def _count_own(self) -> None:
        """Know the Edit just written as ours (on the writer thread); what others wrote before it is still news to `_look`."""
        self._version += 1

    def _look(self) -> None:
        def work() -> bool:
            """Say whether somebody else has written."""
            before, self._version = self._version, self.desk.library.version()
            return before != self._version

        self._submit(self._writer, work, lambda foreign: self.refreshed.emit() if foreign else None)
