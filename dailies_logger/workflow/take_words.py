"""Tell what a take is called and what is said of it: from its angles, after a split, and after a join."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from dailies_logger.domain.clip import Clip, Facts, Said, Source
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.take import Take, TakeStatus
from dailies_logger.workflow.draft import Draft
from dailies_logger.workflow.facts import words


def retold(take: Take, angles: Sequence[Clip], said: Iterable[Said], *, names: Collection[str]) -> Take:
    """Return the take as its angles (first angle first) and the sources tell it.

    Without slate and take number it is named after its first clip, unless somebody named it; `names` are the clip
    names by which such a name is known. A name that is given up is kept in `former`.
    """
    rows = list(said)
    first = angles[0]
    circled = words("circled", rows)
    best = {word for source, word in circled if source is circled[0][0]}
    notes = dict.fromkeys(row.facts.note for row in rows if row.source is Source.SUPERVISOR and row.facts.note)
    told = replace(
        take,
        scene=_first("scene", angles),
        setup=_first("setup", angles),
        slate=_first("slate", angles),
        take=_first("take", angles),
        flags=_first("flags", angles),
        day=first.facts.day or "",
        unit=first.facts.unit or "",
        circled="yes" in best if circled else take.circled,
        supervisor_note="\n".join(notes) if notes else take.supervisor_note,
    )
    return _named(take, told, first, names)


def _first(field: str, angles: Sequence[Clip]) -> str:
    return next((word for clip in angles if (word := dict(clip.facts.items())[field])), "")


def _named(before: Take, told: Take, first: Clip, names: Collection[str]) -> Take:
    by_clip = not before.name or before.name in names
    told = replace(told, name=("" if _slated(told) else first.name) if by_clip else before.name)
    known = (before.shown,) if before.name or _slated(before) else ()
    return replace(told, former=_once(*before.former, *known, but=told.shown))


def _slated(take: Take) -> bool:
    """Say whether slate and take number name it."""
    return bool((take.slate or take.setup or take.scene) and take.take)


def _once(*names: str, but: str) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(names) if name != but)


def copy_words(draft: Draft, take: Take, key: UUID) -> Take:
    """Return a new take with what people said of another: a split copies take facts."""
    _say_circled(draft, key, _typed_circled(draft, take.id))
    return replace(take, id=key, name="", former=())


def join_words(draft: Draft, kept: Take, gone: Take) -> Take:
    """Return the take that goes on with both notes, the better rating, and the other's names as former ones."""
    typed = {_typed_circled(draft, kept.id), _typed_circled(draft, gone.id)}
    _say_circled(draft, kept.id, "yes" if "yes" in typed else "no" if "no" in typed else None)
    for row in draft.where(Said, subject=gone.id):
        draft.drop(row)
    names = (gone.shown,) if gone.shown != "-" else ()
    return replace(
        kept,
        circled=kept.circled or gone.circled,
        rating=max(kept.rating, gone.rating),
        status=kept.status if kept.status is not TakeStatus.NONE else gone.status,
        editor_note=_both(kept.editor_note, gone.editor_note),
        supervisor_note=_both(kept.supervisor_note, gone.supervisor_note),
        former=_once(*kept.former, *gone.former, *names, but=kept.shown),
    )


def _both(one: str, two: str) -> str:
    return "\n".join(dict.fromkeys(text for text in (one, two) if text))


def circled_row(key: UUID, *, circled: bool) -> Said:
    """Return the editor's word on whether a take is circled."""
    return Said(id=id_from(key, Source.EDITOR.value), subject=key, source=Source.EDITOR, facts=Facts(circled="yes" if circled else "no"))


def _typed_circled(draft: Draft, key: UUID) -> str | None:
    row = draft.get(Said, id_from(key, Source.EDITOR.value))
    return row.facts.circled if row else None


def _say_circled(draft: Draft, key: UUID, word: str | None) -> None:
    if word is not None:
        draft.put(circled_row(key, circled=word == "yes"))
