"""Cut a stringout by hand: trims by frames, moves, what comes in and goes out. No verb here touches a label.

What lies after a placement follows it (ripple) by nature, since each plays right after the one before. Where nothing may move, a trim
leaves black or takes from it. The cameras stacked over a placement cover it in sync, whatever is done to it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from uuid import UUID

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Out, Placement
from dailies_logger.domain.timecode import FrameRange, FrameRate
from dailies_logger.workflow.assembling import alive, cover, rewritten
from dailies_logger.workflow.edit import Change, Edit, gone, made
from dailies_logger.workflow.laying import layout
from dailies_logger.workflow.moments import same_moment
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.renewing import rank


def trim(library: Library, *, author: UUID, placement: UUID, head: int = 0, tail: int = 0, ripple: bool = True) -> Edit | None:
    """Move head and tail of a placement by frames of its clip, positive = later; None where neither moves.

    Without `ripple` nothing else moves in record time: black comes or is used up beside it. Raises Refused where the clip, or the black,
    has not so many frames, or none would be left.
    """
    before = _lowest(library, placement)
    if not head and not tail:
        return None
    after = _ranged(library, before, before.start + head, before.end + tail)
    changed = [after] if ripple else _standing(library, before, after, head=head, tail=tail)
    return _edit(library, author, "Trim", [before, *_all(library, changed[1:])], changed)


def roll(library: Library, *, author: UUID, placement: UUID, frames: int) -> Edit | None:
    """Move the cut at the head of a placement: it and the one before it change, nothing else moves. Raises Refused."""
    here = _lowest(library, placement)
    before = _neighbour(library, here, -1)
    if here.gap:
        msg = "There is black before it, so there is no cut to roll. Trim it."
        raise Refused(msg)
    rate = _clip(library, here.clip).rate
    after = [
        _ranged(library, before, before.start, before.end + _at_rate(library, frames, rate, before)),
        _ranged(library, here, here.start + frames, here.end),
    ]
    return _edit(library, author, "Roll", [before, here], after)


def slip(library: Library, *, author: UUID, placement: UUID, frames: int) -> Edit | None:
    """Show earlier or later frames of the clip (positive = later) in the same place. Raises Refused."""
    before = _lowest(library, placement)
    after = _ranged(library, before, before.start + frames, before.end + frames)
    return _edit(library, author, "Slip", [before], [after])


def slide(library: Library, *, author: UUID, placement: UUID, frames: int) -> Edit | None:
    """Move a placement between its neighbours, which give and take: positive = later. Raises Refused."""
    here = _lowest(library, placement)
    before, behind = _neighbour(library, here, -1), _neighbour(library, here, 1)
    rate = _clip(library, here.clip).rate
    after = [
        _ranged(library, before, before.start, before.end + _at_rate(library, frames, rate, before)),
        _ranged(library, behind, behind.start + _at_rate(library, frames, rate, behind), behind.end),
    ]
    return _edit(library, author, "Slide", [before, behind], after)


def split(library: Library, *, author: UUID, placement: UUID, at: int) -> Edit:
    """Cut a placement in two before a media frame; both halves stay with the label. Raises Refused where one would be empty."""
    before = _lowest(library, placement)
    if not before.start < at < before.end:
        msg = "There is nothing to split here: it is not inside the range."
        raise Refused(msg)
    first = _ranged(library, before, before.start, at)
    second = replace(_ranged(library, before, at, before.end), id=new_id(), gap=0, pinned=True, origin=None)
    over = _over(library, before)
    stacks = rewritten(over, _covering(library, first, over)) + made(
        replace(each, id=new_id()) for each in _covering(library, second, over)
    )
    return Edit(name="Split", author=author, changes=(*_put(library, second, behind=before.id, instead={before.id: first}), *stacks))


def move_placement(library: Library, *, author: UUID, placement: UUID, to: int) -> Edit | None:
    """Move a placement so that it becomes number `to` (0-based) of its stringout, and pin it there; None where it is there already."""
    moved = _lowest(library, placement)
    others = _lying(library, moved.stringout)
    here = next(place for place, each in enumerate(others) if each.id == moved.id)
    others.pop(here)
    there = max(0, min(to, len(others)))
    if there == here:
        return None
    behind = others[there - 1].id if there else None
    return Edit(name="Move in stringout", author=author, changes=_put(library, replace(moved, pinned=True), behind=behind))


def remove_placement(library: Library, *, author: UUID, placement: UUID) -> Edit:
    """Take a placement out, and close the gap (extract); its label stays, and no refresh brings it back. What a hand laid is gone."""
    doomed = _known(library, placement)
    if not doomed.lies:
        msg = "It is taken out already."
        raise Refused(msg)
    if doomed.ruled is None:
        over = _over(library, doomed) if doomed.on is None else []
        return Edit(name="Remove from stringout", author=author, changes=gone([*over, doomed]))
    return Edit(name="Remove from stringout", author=author, changes=(Change(before=doomed, after=replace(doomed, out=Out.HAND)),))


def lift(library: Library, *, author: UUID, placement: UUID) -> Edit:
    """Take a placement out and leave black in its time."""
    before = _lowest(library, placement)
    return Edit(name="Lift", author=author, changes=(Change(before=before, after=replace(before, out=Out.LIFTED)),))


def put_back(library: Library, *, author: UUID, placement: UUID) -> Edit | None:
    """Let a placement that was taken out or lifted play again; None where it plays. One that the rule had dropped is locked: else it went again."""
    before = _known(library, placement)
    if before.plays:
        return None
    after = replace(before, out=Out.NO, locked=before.locked or before.out is Out.RULE)
    return Edit(name="Put back", author=author, changes=(Change(before=before, after=after),))


def hold(library: Library, *, author: UUID, placement: UUID, pinned: bool | None = None, locked: bool | None = None) -> Edit | None:
    """Pin a placement in the order, or lock it against every refresh, or let it go; None where nothing changes."""
    before = _lowest(library, placement, out=True)
    after = replace(
        before,
        pinned=before.pinned if pinned is None else pinned or before.ruled is None,
        locked=before.locked if locked is None else locked,
    )
    names = {(True, False): "Pin", (False, True): "Unpin"}
    name = names.get((after.pinned, before.pinned), "Lock" if after.locked else "Unlock")
    return None if after == before else Edit(name=name, author=author, changes=(Change(before=before, after=after),))


def as_ruled(library: Library, *, author: UUID, placement: UUID) -> Edit | None:
    """Give up what hands did to a placement: trims, pin and lock; None where there is nothing, or a hand laid it."""
    before = _lowest(library, placement, out=True)
    if before.ruled is None or before.ruled_clip is None or not before.by_hand:
        return None
    frames = before.ruled.clamped(_clip(library, before.ruled_clip).frames)
    plain = replace(before, clip=before.ruled_clip, start=frames.start, end=frames.end, head=0, tail=0)
    after = replace(plain, pinned=False, locked=False, out=Out.NO)
    return _edit(library, author, "Back to the rule", [before], [after])


def insert(
    library: Library, *, author: UUID, stringout: UUID, clip: UUID, frames: FrameRange, to: int | None = None, label: UUID | None = None
) -> Edit:
    """Lay a range of a clip by hand as number `to` (0-based), behind all others where None. Raises Refused for a range the clip has not."""
    here = alive(library, stringout)
    new = Placement(id=new_id(), stringout=stringout, clip=clip, start=frames.start, end=frames.end, rank=0, label=label, pinned=True)
    _ranged(library, new, new.start, new.end)
    others = _lying(library, stringout)
    place = len(others) if to is None else max(0, min(to, len(others)))
    behind = others[place - 1].id if place else None
    name = f"Append to “{here.name}”" if place == len(others) else f"Insert in “{here.name}”"
    return Edit(name=name, author=author, changes=_put(library, new, behind=behind))


def swap_angle(library: Library, *, author: UUID, placement: UUID, clip: UUID) -> Edit | None:
    """Show the same moment from another camera of the take; None where it is that camera. Raises Refused where it did not roll."""
    before = _lowest(library, placement)
    if before.clip == clip:
        return None
    here, there = _clip(library, before.clip), _clip(library, clip)
    if here.take_id is None or here.take_id != there.take_id:
        msg = f"{there.name} is no other camera of this take."
        raise Refused(msg)
    start, end = same_moment(before.start, here, there), same_moment(before.end, here, there)
    if start < 0 or end > there.frames:
        msg = f"{there.name} did not roll through all of it."
        raise Refused(msg)
    laid = replace(before, clip=clip, start=start, end=max(end, start + 1), pinned=True)
    after = _trimmed(library, laid)
    over = _over(library, before)
    swapped = [replace(each, clip=here.id) if each.clip == clip else each for each in over]
    changes = (Change(before=before, after=after), *rewritten(over, _covering(library, after, swapped)))
    return Edit(name=f"Swap angle to {there.facts.camera or there.name}", author=author, changes=changes)


def _trimmed(library: Library, laid: Placement) -> Placement:
    """Say by how much a placement differs from what the rule laid, brought to its camera."""
    if laid.ruled_clip is None or laid.ruled_start is None or laid.ruled_end is None:
        return laid
    here, there = _clip(library, laid.ruled_clip), _clip(library, laid.clip)
    start, end = same_moment(laid.ruled_start, here, there), same_moment(laid.ruled_end, here, there)
    return replace(laid, head=laid.start - start, tail=laid.end - end)


def to_champion(library: Library, *, author: UUID, placement: UUID) -> Edit | None:
    """Show the champion of its beat in a placement's place; None where it is. What it replaces stays out. Raises Refused."""
    before = _lowest(library, placement)
    beat = _beat(library, before)
    champion = library.get(Label, beat.champion) if beat.champion is not None else None
    if champion is None or champion.end is None:
        msg = f"The beat “{beat.name}” has no champion."
        raise Refused(msg)
    if champion.id == before.label:
        return None
    if any(each.label == champion.id for each in _lying(library, before.stringout)):
        msg = f"The champion of “{beat.name}” is in this stringout already."
        raise Refused(msg)
    return Edit(name=f"Champion of “{beat.name}”", author=author, changes=_instead(library, before, _reading(library, before, champion)))


def other_reading(library: Library, *, author: UUID, placement: UUID, way: int) -> Edit:
    """Show the next reading of its beat in a placement's place, or (`way` -1) the one before; what lies in the stringout is passed over.

    The champion is the first, then they go by rating; behind the last comes the first again. What it replaces stays out. Raises Refused.
    """
    before = _lowest(library, placement)
    beat = _beat(library, before)
    lying = {each.label for each in _lying(library, before.stringout)} - {before.label}
    known = library.where(Label, beat=beat.id)
    free = [each for each in known if each.id == before.label or (each.end is not None and each.id not in lying)]
    free.sort(key=lambda each: (each.id != beat.champion, -each.rating, _clip(library, each.clip).file, each.start))
    if len(free) < 2:
        msg = f"The beat “{beat.name}” has no other reading that is not in this stringout already."
        raise Refused(msg)
    here = next(place for place, each in enumerate(free) if each.id == before.label)
    there = _reading(library, before, free[(here + way) % len(free)])
    hand = replace(there, ruled_clip=None, ruled_start=None, ruled_end=None, head=0, tail=0)
    return Edit(name=f"Other reading of “{beat.name}”", author=author, changes=_instead(library, before, hand))


def _reading(library: Library, before: Placement, label: Label) -> Placement:
    """Return a placement with another reading in its place, whole."""
    frames = label.range().clamped(_clip(library, label.clip).frames)
    new = replace(before, clip=label.clip, start=frames.start, end=frames.end, label=label.id, pinned=True)
    return replace(new, ruled_clip=label.clip, ruled_start=frames.start, ruled_end=frames.end, head=0, tail=0)


def _instead(library: Library, before: Placement, new: Placement) -> tuple[Change, ...]:
    """Lay one placement in another's place; what the rule had laid there stays out, what a hand had is gone."""
    instead = {before.id: replace(before, out=Out.HAND) if before.ruled else None}
    return (*_put(library, replace(new, id=new_id()), behind=before.id, instead=instead), *gone(_over(library, before)))


def _beat(library: Library, each: Placement) -> Beat:
    """Return the beat that a placement's label is a reading of. Raises Refused where there is none."""
    label = library.get(Label, each.label) if each.label else None
    beat = library.get(Beat, label.beat) if label is not None and label.beat is not None else None
    if beat is None:
        msg = "It is a reading of no beat."
        raise Refused(msg)
    return beat


def _edit(library: Library, author: UUID, name: str, before: Sequence[Placement], after: Sequence[Placement]) -> Edit | None:
    changes = _changes(library, before, after)
    return Edit(name=name, author=author, changes=changes) if changes else None


def _changes(library: Library, before: Sequence[Placement], after: Sequence[Placement]) -> tuple[Change, ...]:
    """Say what changes, the cameras stacked over each in sync with it."""
    old = {each.id: each for each in before}
    changes: list[Change] = []
    for each in after:
        over = _over(library, each)
        changes += rewritten([old[each.id], *over], [each, *_covering(library, each, over)])
    return tuple(changes)


def _covering(library: Library, under: Placement, over: Sequence[Placement]) -> list[Placement]:
    """Lay stacked cameras anew over what is under them."""
    clips = {clip.id: clip for clip in library.where(Clip, id=list({under.clip, *(each.clip for each in over)}))} if over else {}
    return cover(clips, under, over)


def _put(
    library: Library, new: Placement, *, behind: UUID | None, instead: Mapping[UUID, Placement | None] = MappingProxyType({})
) -> tuple[Change, ...]:
    """Put a placement behind another in the order, with as few new ranks as can be; `instead` says what becomes of others meanwhile."""
    before = [each for each in library.where(Placement, stringout=new.stringout) if each.on is None]
    order = [each for each in before if each.id != new.id]
    place = next((number + 1 for number, each in enumerate(order) if each.id == behind), 0)
    order.insert(place, new)
    now = [after for each in order if (after := instead.get(each.id, each)) is not None]
    return rewritten(before, rank(now, fresh={new.id}))


def _standing(library: Library, before: Placement, after: Placement, *, head: int, tail: int) -> list[Placement]:
    """Put black beside a trimmed placement, or take it from there, so that all that follows stands where it stood."""
    rate, follower = _clip(library, before.clip).rate, _beside(library, before, 1)
    sequence = layout(library, before.stringout).rate if head or (tail and follower) else rate
    changed = [_blackened(after, _even(head, rate, sequence)) if head else after]
    if follower is not None and tail:
        changed.append(_blackened(follower, -_even(tail, rate, sequence)))
    return changed


def _at_rate(library: Library, frames: int, rate: FrameRate, each: Placement) -> int:
    """Return as many frames of a placement's clip as last as long as these."""
    return _even(frames, rate, _clip(library, each.clip).rate)


def _even(frames: int, rate: FrameRate, other: FrameRate) -> int:
    exact = frames / rate.fraction * other.fraction
    if exact.denominator != 1:
        msg = f"{abs(frames)} frames at {rate} are no whole frames at {other}: the rates are mixed here. Trim with ripple."
        raise Refused(msg)
    return int(exact)


def _blackened(each: Placement, frames: int) -> Placement:
    """Leave so many frames more black before a placement, by hand."""
    if each.gap + frames < 0:
        msg = f"There are only {each.gap} frames of black there. Trim with ripple, or roll the cut."
        raise Refused(msg)
    return replace(each, gap=each.gap + frames, pinned=True)


def _ranged(library: Library, each: Placement, start: int, end: int) -> Placement:
    clip = _clip(library, each.clip)
    if start >= end:
        msg = f"Nothing would be left of {clip.name} here."
        raise Refused(msg)
    if start < 0:
        msg = f"{clip.name} has only {each.start} frames before this."
        raise Refused(msg)
    if end > clip.frames:
        msg = f"{clip.name} has only {max(0, clip.frames - each.end)} frames after this."
        raise Refused(msg)
    return _moved(each, start, end)


def _moved(each: Placement, start: int, end: int) -> Placement:
    """Let a placement play so, by hand: an end that does not move keeps its trim, though the clip may cut it short."""
    if each.ruled_start is None or each.ruled_end is None:
        return replace(each, start=start, end=end)
    head = each.head + start - each.start if each.swapped else start - each.ruled_start
    tail = each.tail + end - each.end if each.swapped else end - each.ruled_end
    trims = (head if start != each.start else each.head, tail if end != each.end else each.tail)
    return replace(each, start=start, end=end, head=trims[0], tail=trims[1])


def _lying(library: Library, stringout: UUID) -> list[Placement]:
    return [each for each in library.where(Placement, stringout=stringout) if each.on is None and each.lies]


def _beside(library: Library, each: Placement, way: int) -> Placement | None:
    lying = _lying(library, each.stringout)
    place = next((number for number, other in enumerate(lying) if other.id == each.id), -1) + way
    return lying[place] if 0 <= place < len(lying) else None


def _neighbour(library: Library, each: Placement, way: int) -> Placement:
    beside = _beside(library, each, way)
    if beside is None:
        msg = "There is nothing before it." if way < 0 else "There is nothing after it."
        raise Refused(msg)
    return beside


def _all(library: Library, changed: Sequence[Placement]) -> list[Placement]:
    return [_known(library, each.id) for each in changed]


def _over(library: Library, under: Placement) -> list[Placement]:
    return library.where(Placement, on=under.id)


def _lowest(library: Library, key: UUID, *, out: bool = False) -> Placement:
    each = _known(library, key)
    if each.on is not None:
        msg = "This camera is stacked over another: cut that one, and it follows."
        raise Refused(msg)
    if not each.lies and not out:
        msg = "It is taken out of the stringout: put it back first."
        raise Refused(msg)
    return each


def _known(library: Library, key: UUID) -> Placement:
    placement = library.get(Placement, key)
    if placement is None:
        msg = "This range is no longer in the stringout."
        raise NotFound(msg)
    alive(library, placement.stringout)
    return placement


def _clip(library: Library, key: UUID) -> Clip:
    clip = library.get(Clip, key)
    if clip is None:
        msg = "This clip is no longer in the library."
        raise NotFound(msg)
    return clip
