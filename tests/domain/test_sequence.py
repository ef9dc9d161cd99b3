"""Test cuts and their exact lengths."""

from fractions import Fraction

import pytest

from dailies_logger.domain.clip import Clip, Measured, MediaKind
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.sequence import Cut, Gap, Track, TrackKind
from dailies_logger.domain.timecode import FrameRange, FrameRate


def _cut(measured: Measured, length: int) -> Cut:
    clip = Clip(id=new_id(), path=b"/a.mov", file="/a.mov", measured=measured)
    return Cut(clip=clip, name="a", source_range=FrameRange(100, 100 + length))


@pytest.mark.parametrize(
    ("measured", "length", "seconds"),
    [
        (Measured(rate=FrameRate.of(24000, 1001)), 24, Fraction(1001, 1000)),
        (Measured(rate=FrameRate.of(25)), 50, Fraction(2)),
        (Measured(media=MediaKind.SOUND, sample_rate=48000, rate=FrameRate.of(24000, 1001)), 48048, Fraction(1001, 1000)),
    ],
    ids=["film", "pal", "sound"],
)
def test_seconds__are_exact(measured: Measured, length: int, seconds: Fraction) -> None:
    assert _cut(measured, length).seconds == seconds


def test_track__keeps_cuts_and_gaps_in_order() -> None:
    cut, gap = _cut(Measured(rate=FrameRate.of(24)), 24), Gap(seconds=Fraction(1, 3))
    track = Track(name="V1", kind=TrackKind.PICTURE, items=(cut, gap))
    assert sum(item.seconds for item in track.items) == Fraction(4, 3)
