"""Say what the editor says of takes and clips: circle, hold, rate, note, name, split, join, and facts typed by hand.

Each verb returns an Edit to write, None where nothing would change. What the supervisor and the reports say is never
overwritten: the editor's word stands beside theirs and rules by workflow/facts.py.
"""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from dailies_logger.domain.clip import Clip, Facts, Said, Source
from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.identity import id_from, new_id
from dailies_logger.domain.production import Slating
from dailies_logger.domain.take import Take, TakeStatus
from dailies_logger.workflow.draft import Draft
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.grouping import regroup, settle_takes
from dailies_logger.workflow.heard import hear
from dailies_logger.workflow.naming import read_setup, read_take, typed_day, typed_flags
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.scene_names import carry_beats, scenes_of
from dailies_logger.workflow.take_words import circled_row, copy_words, join_words

RATINGS = range(6)


def circle(library: Library, *, author: UUID, take: UUID, circled: bool = True) -> Edit | None:
    """Circle a take, or take the circle away."""
    draft = Draft(library)
    draft.put(replace(_take(draft, take), circled=circled))
    draft.put(circled_row(take, circled=circled))
    return draft.edit("Circle take" if circled else "Take the circle away", author=author)


def set_status(library: Library, *, author: UUID, take: UUID, status: TakeStatus) -> Edit | None:
    """Mark a take as hold or NG, or neither."""
    draft = Draft(library)
    draft.put(replace(_take(draft, take), status=status))
    names = {TakeStatus.HOLD: "Hold take", TakeStatus.NG: "Mark take NG", TakeStatus.NONE: "Clear hold or NG"}
    return draft.edit(names[status], author=author)


def rate(library: Library, *, author: UUID, take: UUID, rating: int) -> Edit | None:
    """Rate a take from 0 to 5. Raises Refused for another number."""
    if rating not in RATINGS:
        msg = f"A rating goes from 0 to 5, not {rating}."
        raise Refused(msg)
    draft = Draft(library)
    draft.put(replace(_take(draft, take), rating=rating))
    return draft.edit("Rate take", author=author)


def note(library: Library, *, author: UUID, take: UUID, text: str) -> Edit | None:
    """Set the editor's note on a take; the supervisor's stays apart."""
    draft = Draft(library)
    draft.put(replace(_take(draft, take), editor_note=text.strip()))
    return draft.edit("Note on take", author=author)


def name_take(library: Library, *, author: UUID, take: UUID, name: str) -> Edit | None:
    """Name a take; its former name still finds it. An empty name goes back to slate or first clip."""
    draft = Draft(library)
    before = _take(draft, take)
    draft.put(replace(before, name=name.strip(), former=tuple(dict.fromkeys((*before.former, before.shown)))))
    settle_takes(draft, [clip.id for clip in draft.where(Clip, take_id=take)], former=[])
    return draft.edit("Name take", author=author)


def split(library: Library, *, author: UUID, clip: UUID) -> Edit | None:
    """Put a clip into a take of its own, with a copy of what was said of the take. Raises Refused where it is alone."""
    draft = Draft(library)
    one = _clip(draft, clip)
    angles = draft.where(Clip, take_id=one.take_id) if one.take_id else []
    if one.take_id is None or len(angles) < 2:
        msg = f"{one.name} is the only clip of its take: there is nothing to split."
        raise Refused(msg)
    own = copy_words(draft, _take(draft, one.take_id), new_id())
    draft.put(own)
    draft.put(replace(one, take_id=own.id, placed=True))
    settle_takes(draft, [angle.id for angle in angles], former=[one.take_id])
    return draft.edit("Split take", author=author)


def join(library: Library, *, author: UUID, take: UUID, other: UUID) -> Edit | None:
    """Join another take to a take: its clips become angles, both notes are kept, its names still find the take."""
    if take == other:
        msg = "Choose another take to join: a take cannot be joined to itself."
        raise Refused(msg)
    draft = Draft(library)
    kept, gone = _take(draft, take), _take(draft, other)
    angles = [*draft.where(Clip, take_id=take), *draft.where(Clip, take_id=other)]
    for clip in draft.where(Clip, take_id=other):
        draft.put(replace(clip, take_id=take, placed=True))
    draft.put(join_words(draft, kept, gone))
    draft.drop(gone)
    settle_takes(draft, [angle.id for angle in angles], former=[])
    return draft.edit("Join takes", author=author)


def type_facts(library: Library, *, author: UUID, clips: Sequence[UUID], **fields: str) -> Edit | None:
    """Set facts of clips by hand; an empty text takes the editor's word back, so that the others' is in force again.

    The fields are those of `Facts`. A typed US setup says its scene, a typed take its flags (`3PU`). A typed start
    corrects source timecode and moves no label. Beats go along with a scene all of whose takes are named anew. Raises Refused for an unknown field, a day or a flag that is none,
    BadTimecode for a bad start.
    """
    unknown = fields.keys() - dict(Facts().items()).keys()
    if unknown:
        msg = f"“{min(unknown)}” is no fact of a clip."
        raise Refused(msg)
    draft = Draft(library)
    typed = _typed(fields, slating=library.production().slating)
    before = scenes_of(draft, clips)
    for key in clips:
        clip = _clip(draft, key)
        row = draft.get(Said, id_from(key, Source.EDITOR.value))
        facts = replace(row.facts if row else Facts(), **{name: word or None for name, word in typed.items()})
        other = row.other if row else ()
        if other or facts != Facts():
            draft.put(Said(id=id_from(key, Source.EDITOR.value), subject=key, source=Source.EDITOR, facts=facts, other=other))
        elif row:
            draft.drop(row)
        hear(draft, clip, draft.where(Said, subject=key))
    regroup(draft, clips)
    carry_beats(draft, before, scenes_of(draft, clips))
    return draft.edit("Type clip facts", author=author)


def _typed(fields: dict[str, str], *, slating: Slating) -> dict[str, str]:
    typed = _slated({name: word.strip() for name, word in fields.items()}, slating=slating)
    for name in ("setup", "slate", "camera", "roll", "number"):
        if name in typed:
            typed[name] = typed[name].upper()
    if "day" in typed:
        typed["day"] = typed_day(typed["day"], slating=slating)
    if "flags" in typed:
        typed["flags"] = typed_flags(typed["flags"])
    if typed.get("number", "").isdecimal():
        typed["number"] = f"C{typed['number']:0>3}"
    return typed


def _slated(typed: dict[str, str], *, slating: Slating) -> dict[str, str]:
    """Add what a take number says of flags and a US setup of its scene, where these were not typed themselves."""
    said: dict[str, str] = {}
    if typed.get("take"):
        said["take"], flags = read_take(typed["take"])
        if flags:
            said["flags"] = typed.get("flags", flags)
    if typed.get("setup") and slating is Slating.US:
        said["scene"] = typed.get("scene", read_setup(typed["setup"], slating=slating).scene or "")
    return typed | said


def _take(draft: Draft, key: UUID) -> Take:
    found = draft.get(Take, key)
    if found is None:
        msg = "This take is no longer there."
        raise NotFound(msg)
    return found


def _clip(draft: Draft, key: UUID) -> Clip:
    found = draft.get(Clip, key)
    if found is None:
        msg = "This clip is no longer there."
        raise NotFound(msg)
    return found
