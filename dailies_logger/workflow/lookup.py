"""Find the clip, take, label, beat, scene, stringout or placement that a typed text means.

A clip answers to its id, its file name with or without ending or folders, and its tape; a take to its id, its name
(`24A-3`, `212 T3` or `212-3`) and its former names; a stringout to its id and name; a placement to its id and number. Case and the two ways to write an accent do
not count, unless only so two files differ. Nothing is guessed: no answer raises NotFound, more than one Ambiguous.
"""

import os
import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeVar
from uuid import UUID

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import Ambiguous, NotFound
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.domain.take import Take
from dailies_logger.workflow.naming import stem
from dailies_logger.workflow.ports import Library, V

T = TypeVar("T")


def clip(library: Library, text: str) -> Clip:
    """Return the clip that an id, a file name or a tape means."""
    found = _by_id(library, Clip, text)
    if found is not None:
        return found
    clips = library.where(Clip)
    wanted = _plain(text)
    letters = os.fsencode(text)
    path = _plain(os.path.abspath(text))  # noqa: PTH100 - links are not followed
    tests: Sequence[Callable[[Clip], bool]] = (
        lambda one: one.path == letters,
        lambda one: os.path.basename(one.path) == letters,  # noqa: PTH119 - names of files are bytes
        lambda one: _plain(one.file) == path,
        lambda one: _plain(_last(one.file)) == wanted,
        lambda one: _plain(one.name) == wanted or _plain(stem(one.file)) == wanted,
        lambda one: _plain(one.file).endswith("/" + wanted),
        lambda one: wanted in (_plain(one.facts.tape or ""), _plain(one.measured.tape)),
    )
    return _only(clips, tests, what="clip", text=text, name=lambda one: one.file)


def take(library: Library, text: str, *, beside: UUID | None = None) -> Take:
    """Return the take that an id, a name or a former name means.

    Where a name is that of the take `beside` and of another, the other is meant: after a split both halves have one name.
    """
    found = _by_id(library, Take, text)
    if found is not None:
        return found
    tests = _names_of_take(text)
    takes = library.where(Take)
    others = [one for one in takes if one.id != beside and any(test(one) for test in tests)]
    return _only(others or takes, tests, what="take", text=text, name=lambda one: f"{one.shown} of {one.day or 'no day'}")


def _names_of_take(text: str) -> Sequence[Callable[[Take], bool]]:
    """Return how a text may name a take, the strongest claim first."""
    wanted = _plain(text)
    return (
        lambda one: _plain(one.shown) == wanted,
        lambda one: _plain(one.shown + one.flags) == wanted,
        lambda one: bool(one.take) and _plain(f"{one.slate or one.setup or one.scene}-{one.take}") == wanted,
        lambda one: wanted in {_plain(name) for name in one.former},
    )


def label(library: Library, text: str) -> Label:
    """Return the label with this id."""
    found = _by_id(library, Label, text)
    if found is None:
        msg = f"There is no label “{text}”."
        raise NotFound(msg)
    return found


def label_key(text: str) -> UUID:
    """Return the id of a label, which may be gone from the library. Raises NotFound for what is no id."""
    try:
        return UUID(text.strip())
    except ValueError:
        msg = f"There is no label “{text}”."
        raise NotFound(msg) from None


def beat(library: Library, text: str) -> Beat:
    """Return the beat that an id or a name means; `24/the lie lands` names its scene too."""
    found = _by_id(library, Beat, text)
    if found is not None:
        return found
    wanted = _plain(text)
    tests: Sequence[Callable[[Beat], bool]] = (
        lambda one: _plain(one.name) == wanted,
        lambda one: _plain(f"{one.scene}/{one.name}") == wanted,
    )
    return _only(library.where(Beat), tests, what="beat", text=text, name=lambda one: f"{one.scene}/{one.name}")


def scene(library: Library, text: str) -> str:
    """Return a scene as takes and beats write it. Raises NotFound where none is called so."""
    known = library.words(Take, "scene") | library.words(Beat, "scene")
    tests: Sequence[Callable[[str], bool]] = (lambda name: name == text.strip(), lambda name: _plain(name) == _plain(text))
    return _only(sorted(known), tests, what="scene", text=text, name=str)


def stringout(library: Library, text: str) -> Stringout:
    """Return the stringout that an id or a name means; a version is found by its id."""
    found = _by_id(library, Stringout, text)
    if found is not None:
        return found
    tests: Sequence[Callable[[Stringout], bool]] = (lambda one: one.name == text, lambda one: _plain(one.name) == _plain(text))
    known = [one for one in library.where(Stringout) if one.version_of is None or str(one.id) == text]
    return _only(known, tests, what="stringout", text=text, name=lambda one: one.name)


def placement(library: Library, stringout: UUID, text: str) -> Placement:
    """Return the placement of a stringout that an id or a number means: the first that lies in it is 1."""
    found = _by_id(library, Placement, text)
    if found is not None and found.stringout == stringout:
        return found
    lying = [each for each in library.where(Placement, stringout=stringout) if each.on is None and each.lies]
    wanted = text.strip()
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= len(lying):
        return lying[int(wanted) - 1]
    msg = f"There is no placement “{text}”: number them from 1 to {len(lying)}, or give an id." if lying else "Nothing lies in it."
    raise NotFound(msg)


def _by_id(library: Library, noun: type[V], text: str) -> V | None:
    try:
        return library.get(noun, UUID(text.strip()))
    except ValueError:
        return None


def _only(values: Sequence[T], tests: Sequence[Callable[[T], bool]], *, what: str, text: str, name: Callable[[T], str]) -> T:
    for fits in tests:
        found = [value for value in values if fits(value)]
        if len(found) == 1:
            return found[0]
        if found:
            msg = f"“{text}” means {len(found)} {what}s ({', '.join(map(name, found[:3]))}{' …' if len(found) > 3 else ''}). Use an id."
            raise Ambiguous(msg)
    msg = f"There is no {what} “{text}”."
    raise NotFound(msg)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().replace(" ", "").replace("\\", "/")


def _last(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
