"""Hold what a verb of the command line is: words in, an answer out. Writing it down is the writer's work."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dailies_logger.domain.errors import Stale
from dailies_logger.domain.production import Slating
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.ground.children import Json
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.joining import join


class Desks(Protocol):
    """Give the verbs something to work on; `app/command.py` knows how."""

    def make(self, path: Path, *, title: str, rate: FrameRate, slating: Slating, person_name: str) -> Desk:
        """Make a library and open it. Raises DailiesError."""

    def open(self, path: Path, *, person_name: str) -> Desk:
        """Open a library as a person, and write nothing down. Raises DailiesError."""

    def sample(self, folder: Path) -> Sequence[Path]:
        """Make the sample shoot in a folder and return its files. Raises DailiesError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Hold an answer twice: `data` with stable keys for scripts, `lines` for people."""

    data: Mapping[str, Json]
    lines: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """Hold one verb: its name, a line of help, what arguments it takes, and what it does."""

    name: str
    help: str
    arguments: Callable[[ArgumentParser], object]
    run: Callable[[Desks, Namespace], Answer]


def library_path(text: str) -> Path:
    """Return the library file of a name; `.dailies` may be left out."""
    path = Path(text)
    return path if path.suffix or path.exists() else path.with_name(f"{path.name}.dailies")


def add_library(parser: ArgumentParser) -> None:
    """Take the library, as every verb but `sample` does."""
    parser.add_argument("library", metavar="LIB", type=library_path, help="the library file, NAME.dailies")


@contextmanager
def opened(desks: Desks, words: Namespace) -> Iterator[Desk]:
    """Open the library that a verb was given, and let go of it afterwards."""
    desk = desks.open(words.library, person_name=words.person)
    try:
        yield desk
    finally:
        desk.library.close()


def write(desk: Desk, edit: Edit) -> None:
    """Write an Edit; somebody new joins the library first, so that a refused request writes nothing at all."""
    _welcome(desk)
    desk.library.write(edit)


def _welcome(desk: Desk) -> None:
    """Make the person known, unless another process of the same person was quicker."""
    welcome = join(desk.library, desk.person)
    try:
        if welcome is not None:
            desk.library.write(welcome)
    except Stale:
        if join(desk.library, desk.person) is not None:
            raise
