"""Learn how late a person presses: from how far they pull the starts of their labels back afterwards."""

from dataclasses import dataclass
from datetime import datetime
from statistics import median_low
from uuid import UUID

from dailies_logger.domain.label import Label
from dailies_logger.workflow.ports import Library

MOST_FRAMES = 48
"""The longest reaction offset, in frames: more than that is no reaction."""

LEAST_TRIMS = 5
"""Fewer trims than these say nothing yet."""

_LOOKED_AT = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """Hold what trims say: the median by which starts were pulled back, in frames (negative: pushed on), and of how many."""

    frames: int
    trims: int


def habit(library: Library, *, author: UUID, since: datetime | None = None) -> Habit | None:
    """Return how this author trims the starts of labels made since then; None while there are too few trims to say.

    Looks at the last few hundred labels. A start moved by more than `MOST_FRAMES` was another decision, and does not count.
    """
    mine = [label for label in library.where(Label, author=author) if since is None or label.at >= since]
    newest = sorted(mine, key=lambda label: (label.at, label.id), reverse=True)[:_LOOKED_AT]
    pulls = [pull for label in newest if 0 < abs(pull := _pulled(library, label)) <= MOST_FRAMES]
    return Habit(frames=median_low(pulls), trims=len(pulls)) if len(pulls) >= LEAST_TRIMS else None


def _pulled(library: Library, label: Label) -> int:
    """Return by how many frames the author has pulled back the start with which a label was made."""
    starts = [(after, step.author) for step in library.steps(label.id) for field, _, after in step.fields if field == "start"]
    if not starts or starts[-1][1] != label.author:
        return 0
    made = starts[0][0]
    return int(made) - label.start if made.isdigit() else 0
