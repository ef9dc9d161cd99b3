"""Build proxies while somebody works: unasked some time after a library is open or rushes are read, and when asked.

Nothing here touches the picture or the keys: looking and settings run on the read pool, building is one long job with a
child process of lower priority.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from threading import Event, Lock
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import ProxyTrouble
from dailies_logger.ui.bench import Bench, Job, NoticeKind
from dailies_logger.workflow import proxying
from dailies_logger.workflow.ports import ProxySettings
from dailies_logger.workflow.proxying import Built, Progress, Tally

SETTLE_MS = 10_000
"""How long after opening or reading it is before building begins unasked: first the window is there for the editor."""

RECOUNT_MS = 3_000
"""How often it is counted again while proxies are built: with 25,000 clips that takes a second of a processor."""

_NAME, _PAUSED = "Proxies", "Proxies, paused"


class ProxyWork(QObject):
    """Hold how it stands with the proxies of the open library.

    `changed` comes when the tally, the settings, the building or the pause is another. `switched` comes when originals are
    to be shown instead of proxies, or proxies again, so that what is open should be opened anew; `made` carries the ids of
    clips that have got one. `trouble` says why building last ended early; `progress` is None while nothing is built.
    """

    changed = Signal()
    switched = Signal()
    made = Signal(object)

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._port = bench.desk.proxies
        self._pause = Event()
        self._job: Job | None = None
        self._unasked = False
        self._settling = Lock()
        self._changes: deque[ProxySettings] = deque()
        self._waiting: list[Callable[[], list[Clip]]] = []
        self.settings: ProxySettings | None = None
        self.tally = Tally()
        self.progress: Progress | None = None
        self.trouble = ""
        self._recount = QTimer(self, interval=RECOUNT_MS, singleShot=True)
        self._recount.timeout.connect(self.look)
        self._soon = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._soon.timeout.connect(self.build_unasked)
        bench.job_moved.connect(self._moved)
        bench.job_ended.connect(self._ended)
        self.look()

    @property
    def building(self) -> bool:
        """Say whether proxies are being built, or are about to be."""
        return self._job is not None

    @property
    def paused(self) -> bool:
        """Say whether building stands still."""
        return self._pause.is_set()

    @property
    def originals(self) -> bool:
        """Say whether originals are shown where they are there, and no proxies."""
        return self.settings is not None and not self.settings.play

    def settle(self) -> None:
        """Build unasked once nothing new has come for a while."""
        self._soon.start()

    def look(self) -> None:
        """Look again how it stands."""
        library, port = self._bench.desk.library, self._port
        self._bench.read(lambda: (port.settings(), proxying.tally(library, port)), lambda seen: self._take(*seen), key="proxies")

    def build_unasked(self) -> None:
        """Build what helps, where the settings say so and nothing else is being built."""
        if self._job is None:
            self._bench.read(self._wanted, lambda clips: self._start(lambda: clips, unasked=True) if clips else None)

    def build_wanted(self) -> None:
        """Build all that help, also those that failed before."""
        library, port = self._bench.desk.library, self._port
        self._ask(lambda: [*proxying.unasked(library, port), *(stand.clip for stand in proxying.tally(library, port).failed)])

    def build_take(self, take: UUID) -> None:
        """Build those of a take."""
        self._ask(lambda: self._bench.desk.library.where(Clip, take_id=take))

    def toggle_pause(self) -> None:
        """Let building stand still, or go on."""
        self._pause.clear() if self.paused else self._pause.set()
        if self._job is not None:
            self._job.name = _PAUSED if self.paused else _NAME
            self._bench.job_moved.emit(self._job, self.progress)
        self.changed.emit()

    def stop(self) -> None:
        """End building; what is made stays."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()

    def change(self, settings: ProxySettings) -> None:
        """Take other settings at once; what the folder refuses becomes a notice, and the settings are as they were."""
        before, self.settings = self.settings, settings
        self._changes.append(settings)
        self.changed.emit()
        self._bench.read(self._settle_settings, lambda seen: self._settled(before, *seen), key="proxy settings")

    def toggle_play(self) -> None:
        """Show originals instead of proxies, or proxies again where they help."""
        if self.settings is not None:
            self.change(replace(self.settings, play=not self.settings.play))

    def _wanted(self) -> list[Clip]:
        return proxying.unasked(self._bench.desk.library, self._port) if self._port.settings().automatic else []

    def _settle_settings(self) -> tuple[ProxySettings, str]:
        """Have the next of the changes kept, in their order; return the settings that hold, and what was refused."""
        with self._settling:
            refused = ""
            try:
                self._port.change(self._changes.popleft())
            except ProxyTrouble as trouble:
                refused = str(trouble)
            return self._port.settings(), refused

    def _settled(self, before: ProxySettings | None, now: ProxySettings, refused: str) -> None:
        self.settings = now
        self.changed.emit()
        if refused:
            self._bench.say(refused, NoticeKind.ERROR)
        if before is not None and now.play is not before.play:
            self.switched.emit()
        self.look()

    def _ask(self, find: Callable[[], list[Clip]]) -> None:
        """Build what somebody asked for now: behind other asked ones, but before what nobody asked for."""
        if self._job is None:
            self._start(find)
        else:
            self._waiting.append(find)
            if self._unasked:
                self._job.cancel()

    def _start(self, find: Callable[[], list[Clip]], *, unasked: bool = False) -> None:
        if self._job is not None:
            return
        self._unasked = unasked
        self._pause.clear()
        self.trouble = ""

        def work(job: Job) -> Built:
            """Find and build."""
            clips = find()
            return proxying.build(
                self._port, clips, unasked=unasked, progress=job.progress, cancelled=job.cancelled, paused=self._pause.is_set
            )

        self._job = self._bench.run(work, name=_NAME, then=lambda built: self._tell(built, unasked=unasked))
        self.changed.emit()

    def _moved(self, job: Job, progress: object) -> None:
        if job is self._job and isinstance(progress, Progress):
            if not self._recount.isActive():
                self._recount.start()
            self.progress = progress
            self.changed.emit()

    def _ended(self, job: Job) -> None:
        if job is not self._job:
            return
        self._job, self.progress = None, None
        self._pause.clear()
        if job.cancelled() and not self._unasked:  # somebody wants no more of it
            self._waiting.clear()
        if self._waiting:
            self._start(self._waiting.pop(0))
        elif not self._unasked and not job.cancelled():
            self.settle()
        self.look()

    def _tell(self, built: Built, *, unasked: bool) -> None:
        """Say what came of it; of what nobody asked for, only what went wrong."""
        self.trouble = built.stopped
        self.made.emit({stand.clip.id for stand in built.made})
        sentence, kind = built_words(built)
        if kind is NoticeKind.ERROR or not (unasked or built.cancelled):
            self._bench.say(sentence, kind)
        self.changed.emit()

    def _take(self, settings: ProxySettings, tally: Tally) -> None:
        self.settings = self.settings or settings
        self.tally = tally
        self.changed.emit()


def built_words(built: Built) -> tuple[str, NoticeKind]:
    """Say in a sentence or two what building came to."""
    count = len(built.made)
    said = f"{count:,} {'proxy' if count == 1 else 'proxies'} built." if count else "No proxy was missing."
    if built.stopped:
        return built.stopped, NoticeKind.ERROR
    if not built.failed:
        return said, NoticeKind.DONE
    more = f" (and {len(built.failed) - 1} more)" if len(built.failed) > 1 else ""
    return f"{built.failed[0].reason or f'{built.failed[0].clip.name} is not there.'}{more}", NoticeKind.ERROR
