"""Step what a label says with one key: its value, how strong it is, and whose.

Which step is next is decided where it is written, so that two quick strokes are two steps.
"""

from collections import Counter
from uuid import UUID

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.label import Label
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.labelling import change_label
from dailies_logger.workflow.ports import Library

STRONGEST = 5


def step_value(library: Library, *, author: UUID, label: UUID, by: int) -> Edit | None:
    """Turn a label's value round the list of its kind (eyeline, size, problem). Raises NotFound; Refused where the kind has none."""
    before = _label(library, label)
    kind = library.production().vocabulary.kind(before.kind)
    if kind is None or not kind.values:
        msg = "This kind of label has no values to step through."
        raise Refused(msg)
    place = kind.values.index(before.value) + by if before.value in kind.values else (0 if by > 0 else -1)
    return change_label(library, author=author, label=label, value=kind.values[place % len(kind.values)])


def step_intensity(library: Library, *, author: UUID, label: UUID) -> Edit | None:
    """Make a label one stronger; after 5 it says nothing of its intensity again. Raises NotFound."""
    return change_label(library, author=author, label=label, intensity=(_label(library, label).intensity + 1) % (STRONGEST + 1))


def step_who(library: Library, *, author: UUID, label: UUID) -> Edit | None:
    """Give a label to the next character of its scene, after the last to nobody. Raises NotFound; Refused where none is named yet."""
    before = _label(library, label)
    names = characters(library, before.clip, beside=label)
    if not names:
        msg = "No character is named in this scene yet. Press Enter and type whose it is; from then on one key steps through the names."
        raise Refused(msg)
    place = names.index(before.who) + 1 if before.who in names else 0 if not before.who else len(names)
    return change_label(library, author=author, label=label, who=[*names, ""][place])


def characters(library: Library, clip: UUID, *, beside: UUID | None = None) -> list[str]:
    """List whose the labels in the scene of a clip are, the most frequent first; of a clip in no scene, those on it alone.

    The label `beside` is not counted, so that the order stays while its own name is stepped through.
    """
    on = library.get(Clip, clip)
    scene = library.where(Clip, facts_scene=on.facts.scene) if on is not None and on.facts.scene else []
    labels = library.where(Label, clip=[each.id for each in scene] or [clip])
    told = Counter(label.who for label in labels if label.who and label.id != beside)
    return sorted(told, key=lambda name: (-told[name], name.casefold()))


def _label(library: Library, key: UUID) -> Label:
    label = library.get(Label, key)
    if label is None:
        msg = "This label is no longer there; it has been removed."
        raise NotFound(msg)
    return label
