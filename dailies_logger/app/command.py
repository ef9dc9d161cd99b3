"""Run the command line on real libraries and media. No Qt."""

import sys
from collections.abc import Sequence
from pathlib import Path

from dailies_logger.app import compose
from dailies_logger.cli.main import run
from dailies_logger.domain.production import Slating
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.workflow.desk import Desk


class RealDesks:
    """Give the command line what it works on: see `cli.verb.Desks`."""

    def make(self, path: Path, *, title: str, rate: FrameRate, slating: Slating, person_name: str) -> Desk:
        """Make a library and open it."""
        return compose.make_library(path, title=title, rate=rate, slating=slating, person_name=person_name)

    def open(self, path: Path, *, person_name: str) -> Desk:
        """Open a library as a person, who joins with the first Edit."""
        return compose.open_desk(path, person_name=person_name, join=False)

    def sample(self, folder: Path) -> Sequence[Path]:
        """Make the sample shoot."""
        from dailies_logger.media.sample import make_sample

        return make_sample(folder)


def main(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code: 0, or 2 with a sentence on the error stream."""
    return run(arguments, desks=RealDesks(), out=sys.stdout, err=sys.stderr)
