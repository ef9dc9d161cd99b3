"""Take back and bring back: undo and redo as Edits of their own.

An undo step begins with the first Edit of an act and ends when an Edit of another act is written by the same author. One
key press, one dialog closed, one drag let go, one ingest or import is one act. A range label has its own id as its act,
so that opening and closing it are one step; text typed into a note is one act from the first key to leaving the field.
What takes or brings back is an Edit too (`way` UNDO or REDO, `of` the act), so nothing is ever lost from the journal.

The stacks are an author's own and outlast restarts. A new act clears its author's redo. Each field goes back only where
it still is what the act left; a field that others have changed since stays and is named in the Edit's name, and so does a
whole range whose ends would cross. A value that the act made stays while others have changed it, or while something of
others belongs to it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from uuid import UUID

from dailies_logger.domain.clip import Clip, Facts, Said
from dailies_logger.domain.errors import Refused
from dailies_logger.domain.label import Label, Vocabulary
from dailies_logger.domain.production import Person, Production
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.domain.take import Take
from dailies_logger.workflow.edit import POINTS_TO, Act, Change, Edit, Value, Way
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.vocabularies import keeping

Key = tuple[type[Value], UUID]

_ENDS = ("start", "end")


def undo(library: Library, *, author: UUID) -> Edit:
    """Return the Edit that takes back the author's last act. Raises Refused where there is none."""
    act = library.undoable(author)
    if act is None:
        msg = "Nothing to undo."
        raise Refused(msg)
    return _turned(library, act, way=Way.UNDO)


def redo(library: Library, *, author: UUID) -> Edit:
    """Return the Edit that brings back what the author last took back. Raises Refused where there is nothing."""
    act = library.redoable(author)
    if act is None:
        msg = "Nothing to redo."
        raise Refused(msg)
    return _turned(library, act, way=Way.REDO)


def _turned(library: Library, act: Act, *, way: Way) -> Edit:
    turn = _Turn(library, _net(library, act, way=way), author=act.author)
    name = f"{way.value.capitalize()} {act.name}{turn.sentence()}"
    return Edit(name=name, author=act.author, changes=turn.changes(), way=way, of=act.id)


def _net(library: Library, act: Act, *, way: Way) -> dict[Key, tuple[Value | None, Value | None]]:
    """Return for each value of an act what it should be now, and what it is to become."""
    net: dict[Key, tuple[Value | None, Value | None]] = {}
    for edit in library.edits_of(act.id):
        if edit.author == act.author:
            for change in edit.changes:
                key = change.noun, change.value.id
                net[key] = net.get(key, (change.before, None))[0], change.after
    return net if way is Way.REDO else {key: (after, before) for key, (before, after) in reversed(net.items())}


class _Turn:
    """Work out what becomes of each value: from what an act left, to what it is to become, past what others did since."""

    def __init__(self, library: Library, net: Mapping[Key, tuple[Value | None, Value | None]], *, author: UUID) -> None:
        self._library = library
        self._author = author
        self._now = _present(library, net)
        self._becomes: dict[Key, Value | None] = {}
        self._kept: dict[Key, tuple[str, ...]] = {}
        self._single = len(net) == 1
        for key, (was, to) in net.items():
            self._decide(key, was, to)
        while self._keep_parents() or self._leave_orphans():
            pass

    def changes(self) -> tuple[Change, ...]:
        """Return the changes, none for what already is as it is to become."""
        becomes = {key: self._with_kinds(key, after) for key, after in self._becomes.items()}
        return tuple(Change(before=self._now.get(key), after=after) for key, after in becomes.items() if self._now.get(key) != after)

    def _with_kinds(self, key: Key, after: Value | None) -> Value | None:
        """Let a kind that labels are of by now stay in the vocabulary, retired."""
        now = self._now.get(key)
        if not isinstance(after, Production) or not isinstance(now, Production):
            return after
        return replace(after, vocabulary=keeping(self._library, now.vocabulary, after.vocabulary))

    def sentence(self) -> str:
        """Name what stays as others have left it, in brackets; empty where nothing does."""
        told = [self._told(key, names) for key, names in self._kept.items()]
        more = [f"and {len(told) - 3} more"] if len(told) > 3 else []
        return f" ({'; '.join(told[:3] + more)})" if told else ""

    def _decide(self, key: Key, was: Value | None, to: Value | None) -> None:
        now = self._now.get(key)
        if was is None or to is None:
            if now == was:
                self._becomes[key] = to
            elif now is not None and was is not None:
                self._kept[key] = _differing(now, was)
        elif now is None:
            self._kept[key] = ("",)
        else:
            self._decide_fields(key, now, was, to)

    def _decide_fields(self, key: Key, now: Value, was: Value, to: Value) -> None:
        before, present = _flat(was), _flat(now)
        wanted = {name: value for name, value in _flat(to).items() if value != before[name]}
        kept = tuple(name for name, value in wanted.items() if present[name] not in (before[name], value))
        becomes = _with(now, {name: value for name, value in wanted.items() if name not in kept})
        if _crossed(becomes):
            kept = tuple(dict.fromkeys((*kept, *_ENDS)))
            becomes = _with(now, {name: value for name, value in wanted.items() if name not in kept})
        self._becomes[key] = becomes
        if kept:
            self._kept[key] = kept

    def _keep_parents(self) -> bool:
        """Let a value stay that something else still belongs to; say whether there was one."""
        kept = set(self._parents())
        kept |= {key for key, after in self._becomes.items() if after is None and self._is_word_on_kept(key)}
        for key in kept:
            del self._becomes[key]
            if key[0] is not Said:
                self._kept.setdefault(key, ())
        return bool(kept)

    def _parents(self) -> Iterator[Key]:
        """Yield the values that are to go though something belongs to them."""
        for child, links in POINTS_TO.items():
            for link, parent in links.items():
                going = [key for (noun, key), after in self._becomes.items() if noun is parent and after is None]
                for value in self._library.where(child, **{link: going}) if going else ():
                    after = self._becomes.get((child, value.id), value)
                    if after is not None and getattr(after, link) in going:
                        yield parent, getattr(after, link)

    def _is_word_on_kept(self, key: Key) -> bool:
        value = self._now.get(key)
        return isinstance(value, Said) and any((noun, value.subject) in self._kept for noun in (Clip, Take))

    def _leave_orphans(self) -> bool:
        """Do not bring back what belongs to something that is gone; say whether there was any."""
        orphans = {key for key, after in self._becomes.items() if after is not None and self._is_orphan(after)}
        for key in orphans:
            del self._becomes[key]
            self._kept[key] = ("",)
        return bool(orphans)

    def _is_orphan(self, value: Value) -> bool:
        links = ((parent, getattr(value, link)) for link, parent in POINTS_TO.get(type(value), {}).items())
        return any(key[1] is not None and not self._will_be(key) for key in links)

    def _will_be(self, key: Key) -> bool:
        return self._becomes[key] is not None if key in self._becomes else self._library.get(*key) is not None

    def _told(self, key: Key, names: tuple[str, ...]) -> str:
        who = self._other(key, names)
        value = self._now.get(key)
        if value is None:
            return f"{key[0].__name__.lower()} not brought back: what it belongs to or itself was removed{who}"
        if not names:
            return f"{_name(value, self._library.production().vocabulary)} kept: something else belongs to it"
        if self._becomes.get(key) is None:
            return f"{_name(value, self._library.production().vocabulary)} kept: changed{who}"
        shown = ", ".join(name.removeprefix("facts_").replace("_", " ") for name in names)
        return f"{'' if self._single else _name(value, self._library.production().vocabulary) + ' '}{shown} kept: changed{who}"

    def _other(self, key: Key, names: tuple[str, ...]) -> str:
        """Write ` by Jo` for the last other person who changed one of these fields."""
        for step in reversed(self._library.steps(key[1])):
            if step.author != self._author and (names == ("",) or any(name in names for name, _, _ in step.fields)):
                person = self._library.get(Person, step.author)
                return f" by {person.name}" if person else " by somebody else"
        return ""


def _present(library: Library, keys: Mapping[Key, object]) -> dict[Key, Value]:
    """Fetch the values of many keys with one question a noun."""
    found: dict[Key, Value] = {}
    for noun in {noun for noun, _ in keys}:
        wanted = [key for of, key in keys if of is noun]
        found |= {(noun, value.id): value for value in library.where(noun, id=wanted)}
    return found


def _flat(value: Value) -> dict[str, object]:
    """List the fields by name, each fact for itself as `facts_scene`."""
    return dict(_flat_items(value))


def _flat_items(value: Value) -> Iterator[tuple[str, object]]:
    for field in fields(value):
        inner = getattr(value, field.name)
        if isinstance(inner, Facts):
            yield from ((f"{field.name}_{name}", fact) for name, fact in inner.items())
        else:
            yield field.name, inner


def _with(value: Value, changed: Mapping[str, object]) -> Value:
    """Return the value with some flat fields replaced."""
    facts = {name.removeprefix("facts_"): fact for name, fact in changed.items() if name.startswith("facts_")}
    plain: dict[str, object] = {name: given for name, given in changed.items() if not name.startswith("facts_")}
    if facts and isinstance(value, (Clip, Said)):
        plain["facts"] = replace(value.facts, **facts)  # type: ignore[arg-type]  # they come from Facts
    return replace(value, **plain)  # type: ignore[arg-type]  # they come from the same noun


def _crossed(value: Value) -> bool:
    """Say whether a range would end before it begins, since one end went back and the other was moved by somebody else."""
    return isinstance(value, (Label, Placement)) and value.end is not None and value.start >= value.end


def _differing(one: Value, other: Value) -> tuple[str, ...]:
    wanted = _flat(other)
    return tuple(name for name, value in _flat(one).items() if value != wanted[name])


def _name(value: Value, vocabulary: Vocabulary) -> str:
    """Name a value as the room would."""
    if isinstance(value, Label):
        kind = vocabulary.kind(value.kind)
        return kind.name if kind else value.kind
    if isinstance(value, Take):
        return value.shown
    if isinstance(value, (Clip, Stringout, Person)):
        return value.name
    return type(value).__name__.lower()
