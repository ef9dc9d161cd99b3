"""What belongs to the clips of an export is fetched at once and counts as it will lie there."""

from dataclasses import replace
from fractions import Fraction

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import MediaError
from dailies_logger.domain.timecode import FrameRange, FrameRate
from dailies_logger.workflow.shelf import fetch
from tests.support.rushes import camera_clip, label, library, slated, sound_clip


def test_fetch__takes_the_other_clips_of_the_takes_and_their_labels() -> None:
    take = slated()
    a, b, sound, other = camera_clip("A1", take=take), camera_clip("B1", take=take), sound_clip(take=take), camera_clip("A2")
    labels = [label(clip, 1, 5) for clip in (a, b, sound, other)]
    shelf = fetch(library(take, a, b, sound, other, *labels), [a], lambda _: None)
    assert set(shelf.clips) == {a.id, b.id, sound.id}
    assert set(shelf.labels) == {a.id, b.id, sound.id}
    assert (shelf.take(a), shelf.beside(a), shelf.beside(other)) == (take, [sound], [])


def test_fetch__asks_only_clips_of_variable_rate_for_their_times() -> None:
    def times(clip: Clip) -> tuple[Fraction, ...]:
        asked.append(clip.name)
        if clip.name == "IMG_2":
            raise MediaError("gone")
        return (Fraction(0), Fraction(1, 10))

    asked: list[str] = []
    plain = camera_clip("A1")
    first, second, empty = (
        replace(
            plain,
            id=camera_clip(name).id,
            file=f"{name}.mov",
            measured=replace(plain.measured, vfr=True, frames=frames, rate=FrameRate.of(30)),
        )
        for name, frames in (("IMG_1", 2), ("IMG_2", 2), ("IMG_3", 0))
    )
    shelf = fetch(library(plain, first, second, empty), [plain, first, second, empty], times)
    assert asked == ["IMG_1", "IMG_2"]
    assert (set(shelf.steady), set(shelf.unknown)) == ({first.id}, {second.id})
    assert shelf.clips[first.id].frames == 6
    assert [shelf.lying(clip.id, FrameRange(1, 90)) for clip in (plain, first, second)] == [
        FrameRange(1, 90),
        FrameRange(3, 6),
        FrameRange(1, 2),
    ]
    assert not len(shelf.lying(first.id, FrameRange(7, 9)))


def test_marks__hold_the_label_as_it_was_said() -> None:
    clip = camera_clip("IMG_1", rate=FrameRate.of(30), frames=2, start=None)
    phone = replace(clip, measured=replace(clip.measured, vfr=True))
    said = label(phone, 1, 2)
    shelf = fetch(library(phone, said), [phone], lambda _: (Fraction(0), Fraction(1, 10)))
    (mark,) = shelf.marks(shelf.clips[phone.id], FrameRange(0, 6))
    assert (mark.label, mark.range, mark.name) == (said, FrameRange(3, 6), "Best moment")
    assert shelf.marks(shelf.clips[phone.id], FrameRange(0, 3)) == ()
