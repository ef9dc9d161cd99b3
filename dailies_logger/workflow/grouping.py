"""Form takes: which clips are the angles of one take, and how far apart they start.

Clips of one slate (or setup) and take are angles of one take. Clips without slate are only where they share day, unit
and timecode base, are of different cameras, and ran together for half of the shorter; different slates never are.
Sound attaches in the same way. What the editor has placed by hand (`Clip.placed`) stays where it is. The id of a take
outlives all this: it goes on with the group that has its slate, else with its first clip.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from uuid import UUID

from dailies_logger.domain.clip import Clip, ClipStatus, Facts, Said
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.workflow.draft import Draft
from dailies_logger.workflow.facts import by_subject, plain
from dailies_logger.workflow.overlap import is_sound, overlaps, together
from dailies_logger.workflow.sync_words import offsets
from dailies_logger.workflow.take_words import copy_words, join_words, retold

Key = tuple[str, str]


@dataclass(slots=True, eq=False)
class Group:
    """Hold clips that are to be one take while takes are formed."""

    clips: list[Clip] = field(default_factory=list)
    key: Key | None = None

    @property
    def cameras(self) -> set[str]:
        """Return the cameras that are known."""
        return {clip.facts.camera for clip in self.clips if clip.facts.camera and not is_sound(clip)}


def slate_key(facts: Facts | Take) -> Key | None:
    """Return what makes clips one take: slate or setup, and take; None where either is unknown."""
    board = facts.slate or facts.setup or facts.scene
    return (plain("slate", board), plain("take", facts.take)) if board and facts.take else None


def by_camera(clip: Clip) -> tuple[bool, str, str]:
    """Order the angles of a take: pictures before sound, by camera letter, unknown cameras last."""
    return (is_sound(clip), clip.facts.camera or "\uffff", clip.file)


def partition(clips: Collection[Clip], *, rate: FrameRate) -> list[Group]:
    """Sort the clips of one day and unit into takes; `rate` is the production's."""
    home = _by_slate(clips)
    pictures = [clip for clip in clips if not is_sound(clip)]
    for pair in overlaps(pictures, rate=rate):
        one, two = home[pair.first.id], home[pair.second.id]
        if _may_join(one, two):
            _join(home, one, two)
    for pair in overlaps(clips, rate=rate):
        sound, picture = (pair.first, pair.second) if is_sound(pair.first) else (pair.second, pair.first)
        one, two = home[picture.id], home[sound.id]
        if is_sound(sound) and all(is_sound(clip) for clip in two.clips) and _may_join(one, two):
            _join(home, one, two)
    return list(dict.fromkeys(home.values()))


def _by_slate(clips: Iterable[Clip]) -> dict[UUID, Group]:
    slated: dict[Key, Group] = {}
    home: dict[UUID, Group] = {}
    for clip in clips:
        key = slate_key(clip.facts)
        group = slated.setdefault(key, Group(key=key)) if key else Group()
        group.clips.append(clip)
        home[clip.id] = group
    return home


def _may_join(one: Group, two: Group) -> bool:
    slates_fit = one.key is None or two.key is None
    return one is not two and slates_fit and not one.cameras & two.cameras


def _join(home: dict[UUID, Group], one: Group, two: Group) -> None:
    one.key = one.key or two.key
    one.clips.extend(two.clips)
    for clip in two.clips:
        home[clip.id] = one


def synced(clips: Collection[Clip], said: Iterable[Said] = ()) -> list[Clip]:
    """Set each angle's offset from the first angle, exactly: the editor's word, else where their timecodes count alike; else none."""
    return offsets(sorted(clips, key=by_camera), said)


def regroup(draft: Draft, touched: Collection[UUID]) -> None:
    """Form anew the takes that the touched clips may be in now, or were in; the draft receives what changes."""
    rate = draft.library.production().rate
    clips = _concerned(_scope(draft, touched), touched, rate=rate)
    groups = _groups(clips, rate=rate)
    former = {clip.take_id for clip in (*clips, *draft.library.where(Clip, id=list(touched))) if clip.take_id}
    takes = {take.id: take for take in draft.where(Take, id=list(former))}
    for group, take_id in zip(groups, _homes(groups, takes), strict=True):
        _settle(draft, group, take_id, takes)
    settle_takes(draft, {clip.id for clip in clips} | set(touched), former=former)


def _scope(draft: Draft, touched: Collection[UUID]) -> list[Clip]:
    now = draft.where(Clip, id=list(touched))
    old = draft.library.where(Clip, id=list(touched))
    found = {clip.id: clip for clip in now}
    for day in {clip.facts.day for clip in (*now, *old)}:
        found.update((clip.id, clip) for clip in draft.where(Clip, facts_day=day))
    takes = [clip.take_id for clip in (*now, *old) if clip.take_id]
    found.update((clip.id, clip) for clip in draft.where(Clip, take_id=takes))
    return sorted(found.values(), key=by_camera)


def _concerned(clips: list[Clip], touched: Collection[UUID], *, rate: FrameRate) -> list[Clip]:
    """Keep the clips that a touched one can reach: through a common time, slate or take, in any number of steps."""
    chain: dict[UUID, UUID] = {clip.id: clip.id for clip in clips}

    def root(key: UUID) -> UUID:
        """Return the clip that stands for all that this one is bound to."""
        while chain[key] != key:
            chain[key] = chain[chain[key]]
            key = chain[key]
        return key

    first: dict[object, UUID] = {}
    for clip in clips:
        for bond in (clip.take_id, slate_key(clip.facts)):
            if bond is not None:
                chain[root(clip.id)] = root(first.setdefault(bond, clip.id))
    for run in together(clips, rate=rate):
        for clip in run[1:]:
            chain[root(clip.id)] = root(run[0].id)
    reached = {root(key) for key in touched if key in chain}
    return [clip for clip in clips if root(clip.id) in reached]


def _groups(clips: Iterable[Clip], *, rate: FrameRate) -> list[Group]:
    parts: dict[tuple[str | None, str], list[Clip]] = defaultdict(list)
    for clip in clips:
        if not clip.placed:
            parts[clip.facts.day, clip.facts.unit or "1"].append(clip)
    return [group for part in parts.values() for group in partition(part, rate=rate)]


def _homes(groups: list[Group], takes: dict[UUID, Take]) -> list[UUID | None]:
    """Give each take to the group that continues it best; a take goes to one group only."""
    wishes = [
        (_continues(group, takes[take_id]), -index, take_id)
        for index, group in enumerate(groups)
        for take_id in {clip.take_id for clip in group.clips if clip.take_id in takes}
    ]
    homes: dict[int, UUID] = {}
    for _, index, take_id in sorted(wishes, reverse=True):
        if -index not in homes and take_id not in homes.values():
            homes[-index] = take_id
    return [homes.get(index) for index in range(len(groups))]


def _continues(group: Group, take: Take) -> tuple[bool, bool, bool, int]:
    """Rank how well a group continues a take: by its slate, its name, its first angle, and how many of its clips there are."""
    slate = slate_key(take)
    ours = [clip for clip in group.clips if clip.take_id == take.id]
    named = any(clip.name == take.name for clip in ours)
    leads = any(clip.sync == 0 for clip in ours)
    return slate is not None and slate == group.key, named, leads, len(ours)


def _settle(draft: Draft, group: Group, take_id: UUID | None, takes: dict[UUID, Take]) -> None:
    if take_id is None and (group.key or any(clip.status is not ClipStatus.UNREADABLE for clip in group.clips)):
        take_id = new_id()
        left = next((takes[clip.take_id] for clip in group.clips if clip.take_id in takes), None)
        draft.put(copy_words(draft, left, take_id) if left else Take(id=take_id))
    for clip in group.clips:
        if clip.take_id != take_id:
            draft.put(replace(clip, take_id=take_id))


def settle_takes(draft: Draft, clips: Collection[UUID], *, former: Collection[UUID]) -> None:
    """Tell the takes of these clips anew from their angles: name, slate, circled, notes, sync; let go of empty ones.

    `former` are the takes the clips were in; one that is empty now is joined to where its first clip went.
    """
    inside = {clip.take_id for clip in draft.where(Clip, id=list(clips)) if clip.take_id} | set(former)
    members = _members(draft, inside)
    _let_go(draft, [key for key in inside if key not in members])
    everyone = list(chain.from_iterable(members.values()))
    said = by_subject(draft.where(Said, subject=[*(clip.id for clip in everyone), *inside]))
    names = {clip.name for clip in (*draft.where(Clip, id=list(clips)), *everyone)}
    for key, angles in members.items():
        take = draft.get(Take, key)
        if take is not None:
            ordered = synced(angles, _rows(said, (clip.id for clip in angles)))
            for clip in ordered:
                draft.put(clip)
            rows = _rows(said, (key, *(clip.id for clip in ordered)))
            draft.put(retold(take, ordered, rows, names=names))


def _rows(said: Mapping[UUID, list[Said]], subjects: Iterable[UUID]) -> list[Said]:
    """List what is said of some clips and takes."""
    return list(chain.from_iterable(said.get(subject, []) for subject in subjects))


def _members(draft: Draft, takes: Collection[UUID]) -> dict[UUID, list[Clip]]:
    """List the clips of each take that has any."""
    members: dict[UUID, list[Clip]] = defaultdict(list)
    for clip in draft.where(Clip, take_id=list(takes)):
        if clip.take_id:
            members[clip.take_id].append(clip)
    return dict(members)


def _let_go(draft: Draft, emptied: Iterable[UUID]) -> None:
    for key in emptied:
        take = draft.get(Take, key)
        if take is None:
            continue
        gone_to = (draft.get(Clip, clip.id) for clip in sorted(draft.library.where(Clip, take_id=key), key=by_camera))
        heir = next((clip.take_id for clip in gone_to if clip and clip.take_id), None)
        kept = draft.get(Take, heir) if heir else None
        if kept:
            draft.put(join_words(draft, kept, take))
        draft.drop(take)
