"""Make stringouts: a rule lays all of one thing end to end in an order. What hands do to it then is in `cutting`, how it renews itself in `living`.

A rule is a query, an order (`ordering`), what parts its groups, and which cameras of a moment it lays.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import NamedTuple, Self
from uuid import UUID

from dailies_logger.domain.clip import Clip, MediaKind
from dailies_logger.domain.combing import Pass
from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import DEFAULT_HANDLES, Angles, Lays, Out, Placement, Stringout, place_key
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.angle_cut import BEST_ANGLE
from dailies_logger.workflow.edit import Change, Edit, gone, made
from dailies_logger.workflow.finding import asked
from dailies_logger.workflow.labelling import mapped
from dailies_logger.workflow.moments import same_moment
from dailies_logger.workflow.ordering import DIRECTIONS, needs, ordered, parse_order, ranker
from dailies_logger.workflow.pieces import pieces_of
from dailies_logger.workflow.ports import Library, Piece, Search
from dailies_logger.workflow.whole_takes import stand_ins

STEP = 1024
"""How far apart the ranks of two placements are laid, so that others fit between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Angle:
    """Hold a camera that is stacked over a moment: its frames, and how many frames of the lowest camera pass before it starts."""

    clip: UUID
    frames: FrameRange
    at: int


class _Lying(NamedTuple):
    key: UUID
    label: UUID | None
    clip: UUID
    start: int
    end: int
    length: int
    gap: int = 0
    stacked: tuple[Angle, ...] = ()


class Moment(_Lying):
    """Hold what a rule lays for one label, or piece of a take: the frames of a clip that has `length`, the black before it, the cameras over it.

    `key` is by what its placement is known (see `Placement.key`). A tuple, since a rule may lay tens of thousands.
    """

    __slots__ = ()

    def __new__(
        cls, *, key: UUID, label: UUID | None, clip: UUID, frames: FrameRange, length: int, gap: int = 0, stacked: tuple[Angle, ...] = ()
    ) -> Self:
        """Make a moment of these frames of a clip."""
        return super().__new__(cls, key, label, clip, frames.start, frames.end, length, gap, stacked)

    @property
    def frames(self) -> FrameRange:
        """Return the frames that play."""
        return FrameRange(self.start, self.end)


def make_stringout(
    library: Library,
    search: Search,
    *,
    author: UUID,
    name: str,
    query: str,
    order: str = "",
    handles: int = DEFAULT_HANDLES,
    lays: Lays = Lays.LABELS,
    group: str = "",
    gap: int = 0,
    angles: Angles = Angles.LABELLED,
    replace: bool = False,
) -> Edit:
    """Make a stringout of all closed labels that a query finds; each one's range plays, handles lie beside it.

    Raises BadQuery for a query or order that cannot be read, Refused where nothing is found or the name is taken; with
    `replace` a stringout of that name gets the new rule instead, and keeps its id and versions; what was done to it by hand is given up.
    """
    spelled = _spelled(name)
    old = named(library, spelled)
    if old is not None and not replace:
        msg = f"There is a stringout “{old.name}” already. Choose another name, or replace it."
        raise Refused(msg)
    new = Stringout(
        id=old.id if old else new_id(),
        name=spelled,
        query=query,
        order=order,
        handles=handles,
        lays=lays,
        group=group,
        gap=gap,
        angles=angles,
    )
    moments = ruled(library, search, new)
    if not moments:
        msg = f"A stringout of “{query}” would be empty: {_why(library, search, new)}."
        raise Refused(msg)
    before = library.where(Placement, stringout=new.id)
    own = (Change(before=old, after=new),) if old != new else ()
    verb = "Replace" if old else "Make"
    changes = own + rewritten(before, laid(new.id, moments, known=before))
    return Edit(name=f"{verb} stringout “{spelled}”", author=author, changes=changes)


def change_rule(library: Library, *, author: UUID, stringout: UUID, **fields: object) -> Edit | None:
    """Change what a stringout asks for: `query`, `order`, `handles`, `lays`, `group`, `gap`, `angles`; None where nothing changes.

    Nothing is laid anew: what the new rule would change is offered (see `living`). Raises BadQuery, Refused.
    """
    before = alive(library, stringout)
    after = replace(before, **fields)  # type: ignore[arg-type]  # fields of a stringout
    checked(after)
    asked(library, after.query)
    if after == before:
        return None
    return Edit(name=f"Change rule of “{before.name}”", author=author, changes=(Change(before=before, after=after),))


def rename_stringout(library: Library, *, author: UUID, stringout: UUID, name: str) -> Edit | None:
    """Give a stringout another name; None where it has it. Raises Refused where the name is empty or taken."""
    before, spelled = alive(library, stringout), _spelled(name)
    other = named(library, spelled)
    if other is not None and other.id != before.id:
        msg = f"There is a stringout “{other.name}” already. Choose another name."
        raise Refused(msg)
    after = replace(before, name=spelled)
    return None if after == before else Edit(name="Rename stringout", author=author, changes=(Change(before=before, after=after),))


def remove_stringout(library: Library, *, author: UUID, stringout: UUID) -> Edit:
    """Take a stringout with its versions, its passes and all placements away; the labels stay."""
    doomed = found(library, stringout)
    all_of_it = [*library.where(Stringout, version_of=stringout), doomed]
    placements = library.where(Placement, stringout=[each.id for each in all_of_it])
    passes = library.where(Pass, stringout=stringout)
    return Edit(name=f"Remove stringout “{doomed.name}”", author=author, changes=(*gone(passes), *gone(placements), *gone(all_of_it)))


def ruled(library: Library, search: Search, stringout: Stringout) -> list[Moment]:
    """Answer a stringout's rule: a moment for each closed label, in its order. Raises BadQuery."""
    checked(stringout)
    order, group = parse_order(stringout.order), stringout.group if stringout.gap else ""
    facts = needs([*(key.name for key in order), *([group] if group else [])])
    found = _pieces(library, search, stringout, facts)
    pieces = ordered([each for each in found if 0 <= each[2] < each[3] <= each[4] or _there(each)], order, library, facts=facts)
    moments = _moments(library, pieces, stringout)
    return _parted(moments, pieces, ranker(group, pieces, library, facts=facts), stringout.gap) if group else moments


def laid(stringout: UUID, moments: Sequence[Moment], *, known: Sequence[Placement] = ()) -> list[Placement]:
    """Lay moments end to end; a label keeps the id of the placement that it has among those `known`."""
    kept: dict[UUID, UUID] = {each.key: each.id for each in reversed(known) if each.on is None}
    over: dict[tuple[UUID | None, UUID], UUID] = {(each.on, each.clip): each.id for each in known if each.on is not None}
    placements: list[Placement] = []
    for place, moment in enumerate(moments):
        under = placed(stringout, moment, rank=(place + 1) * STEP, key=kept.get(moment.key))
        placements += [under, *stacks(under, moment, known=over)]
    return placements


def placed(stringout: UUID, moment: Moment, *, rank: int, key: UUID | None = None) -> Placement:
    """Lay the lowest camera of a moment."""
    start, end = moment.start, moment.end
    return Placement(
        id=key or new_id(),
        stringout=stringout,
        clip=moment.clip,
        start=start,
        end=end,
        rank=rank,
        label=moment.label,
        ruled_clip=moment.clip,
        ruled_start=start,
        ruled_end=end,
        gap=moment.gap,
    )


def stacks(under: Placement, moment: Moment, *, known: Mapping[tuple[UUID | None, UUID], UUID]) -> list[Placement]:
    """Lay the cameras stacked over a moment's placement; `known` are the ids of those that lie there, by what is under them and clip."""
    return [
        Placement(
            id=known.get((under.id, angle.clip)) or new_id(),
            stringout=under.stringout,
            clip=angle.clip,
            start=angle.frames.start,
            end=angle.frames.end,
            rank=under.rank,
            label=moment.label,
            ruled_clip=angle.clip,
            ruled_start=angle.frames.start,
            ruled_end=angle.frames.end,
            on=under.id,
            track=track,
            at=angle.at,
        )
        for track, angle in enumerate(moment.stacked, start=2)
    ]


def rewritten(before: Sequence[Placement], after: Sequence[Placement]) -> tuple[Change, ...]:
    """Say what must change so that the placements `before` become those `after`."""
    old = {each.id: each for each in before}
    wanted = {each.id for each in after}
    lost = gone(each for each in before if each.id not in wanted)
    fresh = made(each for each in after if each.id not in old)
    moved = tuple(Change(before=old[each.id], after=each) for each in after if old.get(each.id, each) != each)
    return (*lost, *moved, *fresh)


def named(library: Library, name: str) -> Stringout | None:
    """Return the stringout of a name, however it is capitalized; versions are not found so."""
    return next((each for each in library.where(Stringout, version_of=None) if each.name.casefold() == name.casefold()), None)


def found(library: Library, key: UUID) -> Stringout:
    """Return a stringout. Raises NotFound."""
    stringout = library.get(Stringout, key)
    if stringout is None:
        msg = "This stringout is no longer there; it has been removed."
        raise NotFound(msg)
    return stringout


def alive(library: Library, key: UUID) -> Stringout:
    """Return a stringout that may be changed. Raises NotFound, and Refused for a version that was kept."""
    stringout = found(library, key)
    if stringout.version_of is not None:
        msg = f"“{stringout.name}” is a kept version: nothing changes in it."
        raise Refused(msg)
    return stringout


def _spelled(name: str) -> str:
    spelled = " ".join(name.split())
    if not spelled:
        msg = "Give the stringout a name."
        raise Refused(msg)
    return spelled


def checked(stringout: Stringout) -> None:
    """Raise Refused or BadQuery for a rule that nobody can answer."""
    for what, frames in (("Handles", stringout.handles), ("Gaps", stringout.gap)):
        if frames < 0:
            msg = f"{what} cannot be {frames} frames. Write 0 or more."
            raise Refused(msg)
    if stringout.group and stringout.group not in DIRECTIONS:
        msg = f"“{stringout.group}” is nothing to group by. Keys: {', '.join(DIRECTIONS)}."
        raise Refused(msg)
    parse_order(stringout.order)


def _why(library: Library, search: Search, stringout: Stringout) -> str:
    if stringout.lays is not Lays.LABELS:
        return "it finds no take" if stringout.lays is Lays.TAKES else "it finds no take, or every second of them is labelled"
    hits = search.labels(asked(library, stringout.query)).hits
    return "its labels are still open" if any(hit.label.open for hit in hits) else "it finds no label"


def _pieces(library: Library, search: Search, stringout: Stringout, facts: Sequence[str]) -> list[Piece]:
    if stringout.lays is not Lays.LABELS:
        return pieces_of(stand_ins(library, search, stringout), facts)
    return search.pieces(asked(library, stringout.query), facts=facts)


def _there(piece: Piece) -> bool:
    """Say whether a clip has any frame of a piece."""
    _, _, start, end, length, _ = piece
    return (start if start > 0 else 0) < (end if end < length else length)


def _parted(moments: Sequence[Moment], pieces: Sequence[Piece], rank: Callable[[Piece], object], gap: int) -> list[Moment]:
    """Put black where one group ends and the next begins."""
    ends = [False, *(one != other for one, other in pairwise(map(rank, pieces)))]
    return [moment._replace(gap=gap) if parts else moment for moment, parts in zip(moments, ends, strict=False)]


class _Cameras:
    """Know the other cameras of the takes that were found, and where each was said to be the best angle."""

    def __init__(self, library: Library, clips: Iterable[Clip]) -> None:
        cameras = library.where(Clip, take_id=sorted({clip.take_id for clip in clips if clip.take_id}))
        cameras = [clip for clip in cameras if clip.measured.media is MediaKind.PICTURE and clip.frames]
        self._of: dict[UUID | None, list[Clip]] = defaultdict(list)
        for clip in cameras:
            self._of[clip.take_id].append(clip)
        self._best: dict[UUID, list[Label]] = defaultdict(list)
        for label in library.where(Label, clip=[clip.id for clip in cameras], kind=BEST_ANGLE):
            self._best[label.clip].append(label)

    def beside(self, clip: Clip, frames: FrameRange) -> list[Angle]:
        """List the other cameras that rolled in a stretch, in the order of their letters."""
        others = [each for each in self._of.get(clip.take_id, ()) if each.id != clip.id] if clip.take_id else []
        others.sort(key=lambda each: (each.facts.camera or "~", each.file))
        return [angle for each in others if (angle := at_once(clip, frames, each)) is not None]

    def best(self, clip: Clip, frames: FrameRange) -> tuple[Clip, FrameRange]:
        """Return the camera that is the best angle for most of a stretch, and its frames; the given one where none was said to be."""
        clips = {each.id: each for each in self._of.get(clip.take_id, ())} if clip.take_id else {}
        candidates = [(clip, frames), *((clips[angle.clip], angle.frames) for angle in self.beside(clip, frames))]

        def said(candidate: tuple[Clip, FrameRange]) -> int:
            """Count the frames on which a camera is the best."""
            camera, there = candidate
            ends = [(label.start, there.end if label.end is None else label.end) for label in self._best.get(camera.id, ())]
            return sum(max(0, min(end, there.end) - max(start, there.start)) for start, end in ends)

        return max(candidates, key=said)


def at_once(clip: Clip, frames: FrameRange, other: Clip) -> Angle | None:
    """Return what another camera has of a stretch; None where it did not roll."""
    there = mapped(frames, clip, other)
    rolled = same_moment(frames.start, clip, other) >= 0
    late = 0 if rolled or there is None else max(0, same_moment(there.start, other, clip) - frames.start)
    return None if there is None or late >= len(frames) else Angle(clip=other.id, frames=there, at=late)


def cover(clips: Mapping[UUID, Clip], under: Placement, over: Sequence[Placement]) -> list[Placement]:
    """Lay stacked cameras anew over what is under them; one that did not roll there is out until it did."""
    covered: list[Placement] = []
    for each in over:
        angle = at_once(clips[under.clip], under.range, clips[each.clip]) if each.clip != under.clip else None
        out = Out.RULE if angle is None and each.plays else Out.NO if angle is not None and each.out is Out.RULE else each.out
        laid = replace(each, start=angle.frames.start, end=angle.frames.end, at=angle.at) if angle is not None else each
        covered.append(replace(laid, on=under.id, rank=under.rank, out=out))
    return covered


def _moments(library: Library, pieces: Sequence[Piece], stringout: Stringout) -> list[Moment]:
    """Lay pieces as far as their clips have them, on the cameras that are asked for."""
    if stringout.angles is Angles.LABELLED and stringout.lays is Lays.LABELS:
        return _as_labelled(pieces)
    clips = {clip.id: clip for clip in library.where(Clip, id=sorted({each.clip for each in pieces}))} if pieces else {}
    cameras = _Cameras(library, clips.values()) if stringout.angles is not Angles.LABELLED else None
    return [_moment(each, clips[each.clip], cameras, stringout) for each in pieces]


def _as_labelled(pieces: Iterable[Piece]) -> list[Moment]:
    lying = partial(tuple.__new__, Moment)
    return [
        lying((key, key, clip, start if start > 0 else 0, end if end < length else length, length, 0, ()))
        for key, clip, start, end, length, _ in pieces
    ]


def _moment(piece: Piece, clip: Clip, cameras: _Cameras | None, stringout: Stringout) -> Moment:
    frames = FrameRange(piece.start, piece.end).clamped(piece.length)
    stacked: tuple[Angle, ...] = ()
    if cameras is not None and stringout.angles is Angles.STACKED:
        stacked = tuple(cameras.beside(clip, frames))
    elif cameras is not None:
        clip, frames = cameras.best(clip, frames)
    own = stringout.lays is Lays.LABELS
    key = piece.key if own else place_key(clip.id, frames.start)
    return Moment(key=key, label=piece.key if own else None, clip=clip.id, frames=frames, length=clip.frames, stacked=stacked)
