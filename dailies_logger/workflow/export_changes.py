"""Tell what of a sequence is otherwise than in the library: variable rates, mixed rates, open labels."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label
from dailies_logger.domain.sequence import Changed, Cut, Track, TrackKind
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.workflow.labelling import kind_name
from dailies_logger.workflow.shelf import Shelf


def changes(tracks: Iterable[Track], *, rate: FrameRate, shelf: Shelf) -> tuple[Changed, ...]:
    """List what an export of tracks at a rate must tell, clip by clip in the order they play; labels after them."""
    tracks = tuple(tracks)
    pictures = _cuts(track for track in tracks if track.kind is TrackKind.PICTURE)
    everything = _cuts(tracks)
    return (
        *(change for cuts in pictures.values() for change in _of_varying(cuts, shelf)),
        *(change for cuts in pictures.values() for change in _of_other_rate(cuts[0].clip, rate)),
        *_of_open(everything, shelf),
    )


def _cuts(tracks: Iterable[Track]) -> dict[UUID, list[Cut]]:
    found: dict[UUID, list[Cut]] = {}
    for track in tracks:
        for item in track.items:
            if isinstance(item, Cut):
                found.setdefault(item.clip.id, []).append(item)
    return found


def _of_varying(cuts: list[Cut], shelf: Shelf) -> Iterator[Changed]:
    clip, many = cuts[0].clip, len(cuts) > 1
    ranges = f"its {len(cuts)} ranges" if many else "its range"
    if clip.id in shelf.steady:
        stamps = f"{'are' if many else 'is'} exported by {'their' if many else 'its'} time stamps, at {clip.rate.spoken()}"
        yield Changed(clip=clip, reason=f"{clip.name} has a variable frame rate: {ranges} {stamps}.")
    elif clip.id in shelf.unknown:
        unread = f"cannot be read now, so its time stamps are not known: {ranges} may show other frames. Connect its drive and export again"
        yield Changed(clip=clip, reason=f"{clip.name} has a variable frame rate and {unread}.")


def _of_other_rate(clip: Clip, rate: FrameRate) -> Iterator[Changed]:
    if clip.rate != rate:
        yield Changed(clip=clip, reason=f"{clip.name} keeps its own rate of {clip.rate.spoken()} in a sequence of {rate.spoken()}.")


def _of_open(cuts: dict[UUID, list[Cut]], shelf: Shelf) -> Iterator[Changed]:
    """Tell of open labels: those that lie on a cut, and those that began before one and may have grown into it."""
    marked = _open_marks(cuts)
    for label in marked.values():
        yield _still_open(label, shelf, "exported as one frame")
    for clip, there in cuts.items():
        end = max(cut.source_range.end / cut.unit_rate for cut in there)
        for label in shelf.labels.get(clip, ()):
            if label.open and label.id not in marked and label.start / shelf.clips[clip].rate.fraction < end:
                yield _still_open(label, shelf, "left out")


def _open_marks(cuts: dict[UUID, list[Cut]]) -> dict[UUID, Label]:
    return {mark.label.id: mark.label for there in cuts.values() for cut in there for mark in cut.marks if mark.label.open}


def _still_open(label: Label, shelf: Shelf, fate: str) -> Changed:
    clip = shelf.clips[label.clip]
    return Changed(
        clip=clip,
        reason=f"The label “{kind_name(label, shelf.vocabulary)}” on {clip.name} is still open and is {fate}. Close it to export its range.",
    )
