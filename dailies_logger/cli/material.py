"""Take a day's files into a library."""

import signal
import threading
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from dailies_logger.cli.table import counted
from dailies_logger.cli.verb import Answer, Desks, Verb, add_library, opened, write
from dailies_logger.domain.errors import NotFound
from dailies_logger.domain.timecode import rough_wait
from dailies_logger.ground.children import Json
from dailies_logger.workflow import ingesting
from dailies_logger.workflow.ingesting import Ingested, Progress


@contextmanager
def interruptible() -> Iterator[Callable[[], bool]]:
    """Let Ctrl+C ask for an end instead of tearing off: yields what tells whether it was pressed."""
    pressed = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield pressed.is_set
        return
    before = signal.signal(signal.SIGINT, lambda *_: pressed.set())
    try:
        yield pressed.is_set
    finally:
        signal.signal(signal.SIGINT, before)


def _ingest_arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="files and folders")
    parser.add_argument("--day", metavar="D", default="", help="the shoot day, 2026-11-20; left out, the recording date")
    parser.add_argument("--unit", metavar="U", default="", help="the unit: main, 2nd, splinter")


def _ingest(desks: Desks, words: Namespace) -> Answer:
    missing = next((path for path in words.paths if not path.exists()), None)
    if missing is not None:
        msg = f"There is no file or folder {missing}."
        raise NotFound(msg)
    with opened(desks, words) as desk, interruptible() as cancelled:
        done = ingesting.ingest(
            desk.library,
            desk.prober,
            author=desk.person.id,
            paths=words.paths,
            day=words.day,
            unit=words.unit,
            write=partial(write, desk),
            progress=lambda progress: words.writer.progress(told(progress)),
            cancelled=cancelled,
        )
    words.writer.progress("")
    return _ingested(done)


def told(progress: Progress) -> str:
    """Tell how far an ingest is: `412 of 1,000 files, 35 a second, 17 s left`."""
    left = "" if progress.remaining is None else f", {rough_wait(progress.remaining)} left"
    return f"{progress.done:,} of {progress.total:,} files, {progress.rate:.0f} a second{left}"


def _ingested(done: Ingested) -> Answer:
    lines = [
        f"{counted(len(done.added), 'clip')} added, {len(done.already):,} here already, "
        f"{counted(len(done.copies), 'copy', 'copies')}, {len(done.relinked):,} found again elsewhere."
    ]
    lines += [problem.reason for problem in done.problems]
    if done.cancelled:
        lines.append("Stopped: what was read is kept, and the same command goes on from here.")
    data: dict[str, Json] = {
        "added": [*done.added],
        "already": [*done.already],
        "copies": [*done.copies],
        "relinked": [*done.relinked],
        "problems": [{"file": problem.file, "reason": problem.reason} for problem in done.problems],
        "cancelled": done.cancelled,
    }
    return Answer(data=data, lines=lines)


VERBS = (Verb(name="ingest", help="read files and folders into the library", arguments=_ingest_arguments, run=_ingest),)
