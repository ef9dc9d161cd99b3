"""Measure what eight hours of logging leave behind: a day of keys in the real window, replayed as fast as they are written.

`DAILIES_BENCH_SOAK` sets how many labels are logged (2,000 where it is not set, a minute or two; a long day has 20,000).
The first half, or of a longer run the first 2,000, is not counted: pools, the pages of the database and the small pictures of all takes fill up.
What memory grows by is the slope of a straight line through what is held at ten places of the rest: one look alone is off by megabytes.
"""

import gc
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from dailies_logger.domain.label import Label
from tests.benchmarks.result import Result
from tests.support.logging_window import LoggingWindow, logging_window, until
from tests.support.window import press

FRAMES, SMALL = 480, (320, 180)
A_VISIT = 10
"""How many labels are logged on a clip before the next one is shown."""

EXTRAS = (("Shift+3",), ("h",), ("0", "t", "u", "r", "n", "s", "Enter"), ("p", "."), ("Backspace",), ("Ctrl+Z",), ("]",), ())
"""What else is done to a label, in turn."""

ALLOWED_MB = 1.0

FILLING, LOOKS = 2000, 10
"""After how many labels counting begins, and how often it is looked then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Hold what the program holds: resident bytes, Qt's objects, open files and sockets, by kind."""

    resident: int
    objects: Counter[str]
    handles: int

    @classmethod
    def now(cls) -> "Held":
        """Look, after the rubbish has gone."""
        gc.collect()
        return cls(resident=_resident(), objects=_objects(), handles=_handles())


def benches(labels: int | None = None, takes: int = 100, known: int = 1000) -> list[Result]:
    """Log so many labels by keys, with edits, undo and changes of clip, over `known` ones that are there already."""
    count = labels or int(os.environ.get("DAILIES_BENCH_SOAK", "2000"))
    with (
        tempfile.TemporaryDirectory() as folder,
        logging_window(Path(folder), takes=takes, labels=known, frames=FRAMES, size=SMALL) as room,
    ):
        logging = Logging(room, takes=takes)
        filling = min(FILLING, count // 2)
        logging.go_on(filling)
        looks = [(filling, Held.now())]
        for look in range(1, LOOKS + 1):
            due = filling + (count - filling) * look // LOOKS
            logging.go_on(due - looks[-1][0])
            looks.append((due, Held.now()))
        logged = room.library.count(Label) - known
    before, after = looks[0][1], looks[-1][1]
    held = " ".join(f"{each.resident / 1e6:.0f}" for _, each in looks)
    note = f"{count:,} labels by keys ({logged:,} stayed), with edits, undo and {count // A_VISIT} changes of clip; held from {filling:,} on: {held} MB"
    grown = after.objects - before.objects
    said = f"; grown: {', '.join(f'{name} {number}' for name, number in grown.most_common(4))}" if grown else ""
    objects = sum(after.objects.values()) - sum(before.objects.values())
    megabytes = _slope([(many / 1000, each.resident / 1e6) for many, each in looks])
    return [
        Result(name="soak: memory a 1,000 labels", ours=megabytes, against=ALLOWED_MB, against_name="allowed", unit="MB", note=note),
        Result(name="soak: Qt objects more", ours=objects, against=0, against_name="", unit="objects", note=f"of {sum(after.objects.values()):,}{said}"),
        Result(name="soak: open files more", ours=after.handles - before.handles, against=0, against_name="", unit="handles", note=f"of {after.handles}"),
    ]  # fmt: skip


def _slope(looks: list[tuple[float, float]]) -> float:
    """Return how steep the straight line through some places is that lies nearest to them; 0 where it falls."""
    across, up = ([place[axis] for place in looks] for axis in (0, 1))
    return max(0.0, linear_regression(across, up).slope)


class Logging:
    """Log labels as an editor does, waiting for no more than the disk; to the last take and back to the first, again and again."""

    def __init__(self, room: LoggingWindow, *, takes: int) -> None:
        self._room = room
        self._round = 2 * (takes - 1)
        self._logged = 0

    def go_on(self, labels: int) -> None:
        """Log so many more."""
        for number in range(self._logged, self._logged + labels):
            for key in _keys(number):
                press(key)
            if number % 5 == 4:
                _settle(self._room)
            if number % A_VISIT == A_VISIT - 1:
                self._turn(number // A_VISIT)
        self._logged += labels
        _settle(self._room)

    def _turn(self, visit: int) -> None:
        """Go to the take that is next."""
        stage = self._room.work.stage
        before = stage.clip
        press("PageDown" if visit % self._round < self._round // 2 else "PageUp")
        until(lambda: stage.clip is not None and before is not None and stage.clip.id != before.id)
        _settle(self._room)


def _keys(number: int) -> Iterator[str]:
    """Yield the keys of one label: open, go on, close; now and then rate, step, trim, type, take back or undo."""
    kind = "12345"[number % 5]
    yield from (kind, "Shift+Right", kind)
    yield from EXTRAS[number % len(EXTRAS)]
    yield "Right"


def _settle(room: LoggingWindow) -> None:
    """Wait until all is on disk and shown."""
    until(lambda: not room.work.bench.busy)
    until(lambda: not room.work.settling)


def _resident() -> int:
    """Return the bytes of memory that are held now; 0 where the system does not tell."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if status.exists() else 0


def _handles() -> int:
    """Count open files and sockets; 0 where the system does not tell."""
    folder = next((path for path in (Path("/proc/self/fd"), Path("/dev/fd")) if path.exists()), None)
    return sum(1 for _ in folder.iterdir()) if folder is not None else 0


def _objects() -> Counter[str]:
    """Count all that hangs on a window or on the application, and what only Python holds, by class."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    roots: list[QObject] = [app, *app.topLevelWidgets()]
    hanging = [child for root in roots for child in root.findChildren(QObject)]
    alone = [held for held in Shiboken.getAllValidWrappers() if isinstance(held, QObject)]
    return Counter(type(each).__name__ for each in {id(each): each for each in (*hanging, *alone)}.values())
