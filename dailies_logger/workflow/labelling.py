"""Label: open, close, add, change and take away ranges on clips, and map them to the other angles of a take.

A label's range is in media frames of its clip, half-open. Opening and closing one range are two Edits of one act (the
label's id), so one undo takes back both. Edits are named as the menu says them: "Label best moment", "Remove 3 labels".
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypedDict, Unpack
from uuid import UUID

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import BadTimecode, NotFound, Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label, LabelKind, Vocabulary
from dailies_logger.domain.timecode import FrameRange, Timecode
from dailies_logger.workflow.edit import Change, Edit, gone, made
from dailies_logger.workflow.moments import same_moment
from dailies_logger.workflow.ports import Library

_SHOWN = "shown"


class Words(TypedDict, total=False):
    """Name what a label may say beside its kind and range."""

    value: str
    text: str
    rating: int
    intensity: int
    who: str
    all_angles: bool


class LabelFields(Words, total=False):
    """Name the fields of a label that a person may set."""

    kind: str
    start: int
    end: int


def open_label(library: Library, *, author: UUID, clip: UUID, kind: str, frame: int, value: str = "", at: datetime | None = None) -> Edit:
    """Open a range at media frame `frame`; it grows until `close_label`. Raises Refused off the clip or for an unknown kind."""
    return _opening(_clip(library, clip), on=library, author=author, kind=kind, frame=frame, value=value, at=at)


def _opening(clip: Clip, *, on: Library, author: UUID, kind: str, frame: int, value: str, at: datetime | None = None) -> Edit:
    _must_have_frames(clip)
    if not 0 <= frame < clip.frames:
        raise Refused(_outside(clip, frame))
    vocabulary = on.production().vocabulary
    chosen = _kind(kind, vocabulary)
    key = new_id()
    label = Label(id=key, clip=clip.id, kind=chosen.id, start=frame, value=_value(chosen, value), author=author, at=at or datetime.now(UTC))
    return Edit(name=_named("Label", [label], vocabulary), author=author, act=key, changes=made([label]))


def close_label(library: Library, *, author: UUID, label: UUID, shown: int) -> Edit:
    """Close an open range so that it includes the frame shown.

    Closed from a frame before its first, the range runs from the frame shown to its first frame, so nothing is lost.
    Raises Refused where it is closed already.
    """
    known = _label(library, label)
    return _closing(known, clip=_clip(library, known.clip), on=library, author=author, shown=shown)


def close_open(library: Library, *, author: UUID, clip: UUID, shown: int) -> tuple[Edit, ...]:
    """Close all open ranges of this author on a clip and the other angles of its take, at a change of clip or its end.

    One Edit each, so that each is one undo.
    """
    grown = open_in_take(library, author=author, clip=clip)
    return tuple(
        _closing(label, clip=_clip(library, label.clip), on=library, author=author, shown=_shown_on(library, label, clip, shown))
        for label in grown
    )


def open_in_take(library: Library, *, author: UUID, clip: UUID, kind: str | None = None) -> list[Label]:
    """List this author's open ranges, of one kind or all, on a clip and the other angles of its take: they grow while any angle plays."""
    known = library.get(Clip, clip)
    return _open_on(library, [angle.id for angle in _angles(library, known)] if known is not None else [clip], author=author, kind=kind)


def _open_on(library: Library, clips: Iterable[UUID], *, author: UUID, kind: str | None) -> list[Label]:
    wanted = {"author": author, "end": None} | ({"kind": kind} if kind else {})
    return [label for label in library.where(Label, clip=list(clips), **wanted) if label.open]


def remember_shown(library: Library, *, label: UUID, clip: UUID, shown: int) -> None:
    """Keep which frame of a clip was on screen while a range of its take was open, for `close_left_open`. Can be lost, so it is no Edit.

    It is kept with the label: what was shown while an earlier range of the clip was open says nothing of this one.
    """
    library.keep_derived(label, _SHOWN, str(_shown_on(library, _label(library, label), clip, shown)).encode())


def close_left_open(library: Library, *, author: UUID) -> tuple[Edit, ...]:
    """Close what this author left open when the program ended without warning, at the last frame known to have been shown.

    Where none is known a range gets its first frame only: short, but nothing is claimed that was not seen.
    """
    left = [label for label in library.where(Label, author=author, end=None) if label.open]
    return tuple(
        _closing(label, clip=_clip(library, label.clip), on=library, author=author, shown=_last_shown(library, label)) for label in left
    )


def toggle_label(library: Library, *, author: UUID, clip: UUID, kind: str, frame: int, start: int | None = None, value: str = "") -> Edit:
    """Do what the key of a kind does: close this author's open range of that kind in the take, whichever angle it is on, else open one.

    `frame` is the one shown; one opens there, or on `start` where that is given. Which of the two is decided when this runs,
    so two quick strokes never open two ranges.
    """
    on = _clip(library, clip)
    angles = {angle.id: angle for angle in _angles(library, on)}
    for label in _open_on(library, angles, author=author, kind=kind):
        there = angles[label.clip]
        return _closing(label, clip=there, on=library, author=author, shown=_same_frame(frame, on, there))
    return _opening(on, on=library, author=author, kind=kind, frame=frame if start is None else start, value=value)


def add_label(
    library: Library,
    *,
    author: UUID,
    clip: UUID,
    kind: str,
    start: int,
    end: int | None = None,
    at: datetime | None = None,
    **words: Unpack[Words],
) -> Edit:
    """Add a closed label over media frames `start` to `end`, half-open; without `end` a point, which lasts one frame."""
    bare = Label(
        id=new_id(),
        clip=clip,
        kind=kind,
        start=start,
        end=start + 1 if end is None else end,
        author=author,
        at=at or datetime.now(UTC),
    )
    vocabulary = library.production().vocabulary
    label = _checked(replace(bare, **words), on=_clip(library, clip), vocabulary=vocabulary)
    return Edit(name=_named("Label", [label], vocabulary), author=author, changes=made([label]))


def change_label(library: Library, *, author: UUID, label: UUID, **fields: Unpack[LabelFields]) -> Edit | None:
    """Change fields of a label; None where it says so already. Raises Refused where a value is not possible."""
    before = _label(library, label)
    vocabulary = library.production().vocabulary
    after = _checked(replace(before, **fields), on=_clip(library, before.clip), vocabulary=vocabulary, before=before)
    if after == before:
        return None
    return Edit(name=_named("Change", [after], vocabulary), author=author, changes=(Change(before=before, after=after),))


def nudge_label(library: Library, *, author: UUID, label: UUID, head: int = 0, tail: int = 0) -> Edit | None:
    """Move head and tail of a label by frames from where they are when this runs, so that a held key counts every stroke.

    Both by the same number moves the label. It stays in its clip and keeps a frame; an open range has no tail to move,
    and moves by its head. None where nothing can move.
    """
    before = _label(library, label)
    frames = _clip(library, before.clip).frames
    if before.end is None:
        return change_label(library, author=author, label=label, start=min(max(0, before.start + head), frames - 1))
    if head == tail:
        head = tail = min(max(-before.start, head), frames - before.end)
    start = min(max(0, before.start + head), before.end + tail - 1 if head == tail else before.end - 1)
    return change_label(library, author=author, label=label, start=start, end=min(max(start + 1, before.end + tail), frames))


def move_labels(library: Library, *, author: UUID, labels: Collection[UUID], by: int) -> Edit | None:
    """Move closed labels by frames, all by the same, as far as the one nearest to an end of its clip can go. None where nothing moves."""
    chosen = [label for key in dict.fromkeys(labels) if not (label := _label(library, key)).open]
    back = min((label.start for label in chosen), default=0)
    on = min((_clip(library, label.clip).frames - label.range().end for label in chosen), default=0)
    by = min(max(-back, by), on)

    def moved(key: UUID) -> Edit | None:
        """Move one of them."""
        return nudge_label(library, author=author, label=key, head=by, tail=by)

    return change_together([label.id for label in chosen], moved)


def change_together(labels: Collection[UUID], change: Callable[[UUID], Edit | None]) -> Edit | None:
    """Do to several labels what `change` does to one, in one Edit, all or none. None where nothing changes."""
    edits = [edit for key in dict.fromkeys(labels) if (edit := change(key)) is not None]
    if len(edits) < 2:
        return edits[0] if edits else None
    changes = tuple(change for edit in edits for change in edit.changes)
    return Edit(name=f"Change {len(edits)} labels", author=edits[0].author, changes=changes)


def remove_labels(library: Library, *, author: UUID, labels: Collection[UUID]) -> Edit:
    """Take labels away, all or none. Stringouts keep the ranges that were made of them."""
    doomed = [_label(library, key) for key in dict.fromkeys(labels)]
    if not doomed:
        msg = "Choose a label to remove."
        raise Refused(msg)
    return Edit(name=_named("Remove", doomed, library.production().vocabulary), author=author, changes=gone(doomed))


def take_back(library: Library, *, author: UUID, clip: UUID) -> Edit:
    """Take away the newest label of this author on a clip. Raises Refused where there is none."""
    mine = [label for label, _ in labels_on(library, clip) if label.author == author]
    if not mine:
        msg = "There is no label of yours on this clip to take back."
        raise Refused(msg)
    return remove_labels(library, author=author, labels=[max(mine, key=lambda label: (label.at, label.id)).id])


def labels_on(library: Library, clip: UUID, *, now: int | None = None, growing: bool = False) -> list[tuple[Label, FrameRange]]:
    """List the labels to be seen on a clip with their ranges in its media frames, by start.

    These are its own, and those of the take's other angles that hold for all angles; with `growing` also those that are
    still open there, from where that angle began to roll. Open ones reach to the frame `now`.
    """
    shown = _clip(library, clip)
    angles = _angles(library, shown)
    labels = library.where(Label, clip=[angle.id for angle in angles])
    return seen_on(shown, labels=labels, clips={angle.id: angle for angle in angles}, now=now, growing=growing)


def seen_on(
    clip: Clip, *, labels: Iterable[Label], clips: Mapping[UUID, Clip], now: int | None = None, growing: bool = False
) -> list[tuple[Label, FrameRange]]:
    """Do what `labels_on` does with labels and clips already at hand."""
    seen: list[tuple[Label, FrameRange]] = []
    for label in labels:
        if label.clip == clip.id:
            seen.append((label, label.range(now)))
        elif label.all_angles and (there := mapped(label.range(), clips[label.clip], clip)) is not None:
            seen.append((label, there))
        elif growing and label.open and clip.frames:
            start = min(max(0, same_moment(label.start, clips[label.clip], clip)), clip.frames - 1)
            seen.append((label, FrameRange(start, start + 1)))
    return sorted(seen, key=lambda pair: (pair[1].start, pair[0].id))


def mapped(frames: FrameRange, clip: Clip, other: Clip) -> FrameRange | None:
    """Map media frames of a clip to another angle of its take, cut to what that angle shot; None where it shot nothing of it.

    Each end goes to the nearest frame (see `same_moment`). What lasts at least a frame here lasts at least a frame there.
    """
    start, end = (same_moment(frame, clip, other) for frame in (frames.start, frames.end))
    there = FrameRange(start, max(end, start + 1)).clamped(other.frames)
    return there if len(there) else None


def position(clip: Clip, text: str) -> int:
    """Read a position on a clip: a media frame number, or a source timecode counted as the clip counts (drop-frame or not).

    The frame after the last is allowed, since an end is exclusive. Raises BadTimecode; Refused where there is no frame.
    """
    _must_have_frames(clip)
    spelled = text.strip()
    if spelled.isascii() and spelled.isdigit():
        frame = int(spelled)
    else:
        timecode = Timecode.parse(spelled, rate=clip.rate, drop=clip.drop)
        if ";" in spelled and not clip.drop:
            msg = f"“{spelled}” is drop-frame, but {clip.name} counts non-drop. Write it with a colon."
            raise BadTimecode(msg)
        frame = clip.frame_at(timecode)
    if not 0 <= frame <= clip.frames:
        raise BadTimecode(_outside(clip, frame, spelled))
    return frame


def kind_name(label: Label, vocabulary: Vocabulary) -> str:
    """Name a label as the lists and marks do: its kind, and its value where it has one (`Eyeline L>R`)."""
    kind = vocabulary.kind(label.kind)
    return f"{kind.name if kind else label.kind} {label.value}".rstrip()


def _last_shown(library: Library, label: Label) -> int:
    kept = library.derived(label.id, _SHOWN)
    return max(label.start, int(kept)) if kept and kept.isdigit() else label.start


def _angles(library: Library, clip: Clip) -> list[Clip]:
    return library.where(Clip, take_id=clip.take_id) if clip.take_id else [clip]


def _shown_on(library: Library, label: Label, clip: UUID, shown: int) -> int:
    """Return the frame on the label's own clip while a frame of another angle is shown; of the clip itself, that frame."""
    return shown if label.clip == clip else _same_frame(shown, _clip(library, clip), _clip(library, label.clip))


def _same_frame(shown: int, clip: Clip, there: Clip) -> int:
    return shown if clip.id == there.id else max(0, same_moment(shown, clip, there))


def _closing(label: Label, *, clip: Clip, on: Library, author: UUID, shown: int) -> Edit:
    vocabulary = on.production().vocabulary
    if not label.open:
        msg = f"The label “{kind_name(label, vocabulary)}” is closed already."
        raise Refused(msg)
    last = max(0, min(shown, clip.frames - 1) if clip.frames else shown)
    frames = label.range(now=last)
    closed = replace(label, start=frames.start, end=frames.end)
    act = label.id if author == label.author else new_id()
    return Edit(name=_named("Label", [label], vocabulary), author=author, act=act, changes=(Change(before=label, after=closed),))


def _checked(changed: Label, *, on: Clip, vocabulary: Vocabulary, before: Label | None = None) -> Label:
    """Return a label as it may be written. What it said `before` it may go on saying, though the vocabulary has it no more."""
    same = before is not None and (before.kind, before.value) == (changed.kind, changed.value)
    value = changed.value if same else _value(_kind(changed.kind, vocabulary), changed.value)
    _must_have_frames(on)
    if not 0 <= changed.start < on.frames:
        raise Refused(_outside(on, changed.start))
    if changed.end is not None and not changed.start < changed.end <= on.frames:
        msg = f"A label must end after it starts and within {on.name} (frame {changed.start} to {changed.end} of {on.frames})."
        raise Refused(msg)
    for name, figure in (("rating", changed.rating), ("intensity", changed.intensity)):
        if not 0 <= figure <= 5:
            msg = f"{figure} is no {name}. It goes from 0 to 5."
            raise Refused(msg)
    return replace(changed, value=value, text=_clean(changed.text), who=_clean(changed.who))


def _kind(kind_id: str, vocabulary: Vocabulary) -> LabelKind:
    kind = vocabulary.kind(kind_id)
    if kind is None:
        msg = f"There is no kind of label “{kind_id}”. Choose from {', '.join(each.id for each in vocabulary.used)}."
        raise Refused(msg)
    return kind


def _value(kind: LabelKind, value: str) -> str:
    known = {each.casefold(): each for each in ("", *kind.values)}
    if value.strip().casefold() not in known:
        choice = f"Choose from {', '.join(kind.values)}." if kind.values else "It takes none."
        msg = f"{kind.name} cannot be “{value}”. {choice}"
        raise Refused(msg)
    return known[value.strip().casefold()]


def _clean(text: str) -> str:
    """Drop what no file format carries: NUL, and halves of characters that a shell passes on for bytes it cannot read."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _clip(library: Library, key: UUID) -> Clip:
    clip = library.get(Clip, key)
    if clip is None:
        msg = "This clip is no longer in the library."
        raise NotFound(msg)
    return clip


def _must_have_frames(clip: Clip) -> None:
    if not clip.frames:
        msg = f"{clip.name} has no frames to label."
        raise Refused(msg)


def _label(library: Library, key: UUID) -> Label:
    label = library.get(Label, key)
    if label is None:
        msg = "This label is no longer there; it has been removed."
        raise NotFound(msg)
    return label


def _outside(clip: Clip, frame: int, spelled: str = "") -> str:
    last = clip.frames - 1
    span = f"frames 0 to {last}"
    if clip.start is not None:
        span += f", {clip.timecode(0)} to {clip.timecode(last)}"
    return f"{spelled or f'Frame {frame}'} is not on {clip.name} ({span})."


def _named(verb: str, labels: list[Label], vocabulary: Vocabulary) -> str:
    name = kind_name(labels[0], vocabulary)
    return f"{verb} {name[0].lower()}{name[1:]}" if len(labels) == 1 else f"{verb} {len(labels)} labels"
