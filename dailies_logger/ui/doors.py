"""Name what the window needs from outside: how libraries are made and opened, and how the sample is made."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dailies_logger.ui.first_run import Answers
from dailies_logger.workflow.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """Hold the ways in. All block and may raise a DailiesError; `person` is the name that signs Edits.

    `make(path, answers)` makes a library, `open(path, name)` opens one; `sample(folder, progress)` writes the sample shoot and
    returns its files, `progress(done, total)` is told on the way. `documents` is where libraries go, `settings` the layout file.
    """

    make: Callable[[Path, Answers], Desk]
    open: Callable[[Path, str], Desk]
    sample: Callable[[Path, Callable[[int, int], None]], list[Path]]
    person: str
    documents: Path
    settings: Path
