"""Give frames from whichever of two files has them."""

from fractions import Fraction

import pytest

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import MediaError
from dailies_logger.media.either import EitherFrames
from dailies_logger.workflow.ports import Frames
from tests.support.made_media import MadeMedia, made_clip
from tests.support.strips import strip_of

CLIP = made_clip(frames=20)


def _either(one: MadeMedia, other: MadeMedia, clip: Clip = CLIP, *, small: int = 0) -> EitherFrames:
    def first() -> Frames:
        return one.frames(clip)

    return EitherFrames(first, lambda: other.frames(clip), small=small)


def test_picture__is_the_firsts_while_it_has_it() -> None:
    one, other = MadeMedia(damaged={7}, times=(Fraction(0),)), MadeMedia()
    frames = _either(one, other)
    assert strip_of(frames.picture(6, width=320)) == 6
    assert (frames.frames, frames.times(), other.asked) == (20, (Fraction(0),), [])
    assert strip_of(frames.picture(7, width=320)) == 7
    assert other.asked == [(CLIP.id, 7, 320)]
    frames.close()
    assert (one.closed, other.closed) == (1, 1)


def test_picture__comes_from_the_second_when_the_first_is_pulled_out() -> None:
    one, other = MadeMedia(), MadeMedia()
    frames = _either(one, other)
    assert strip_of(frames.picture(1)) == 1
    one.gone = True
    assert strip_of(frames.picture(2)) == 2
    one.gone = False
    assert strip_of(frames.picture(3)) == 3
    assert len(other.asked) == 1


def test_picture__comes_from_the_second_as_soon_as_that_is_there() -> None:
    one, other = MadeMedia(damaged={3, 4}), MadeMedia(gone=True)
    frames = _either(one, other)
    with pytest.raises(MediaError, match="Frame 3"):
        frames.picture(3)
    other.gone = False
    assert [strip_of(frames.picture(frame)) for frame in (3, 4)] == [3, 4]
    frames.close()
    assert other.closed == 1


def test_small_pictures__come_from_the_second_while_it_has_them() -> None:
    one, other = MadeMedia(damaged={5}), MadeMedia(damaged={4})
    frames = _either(one, other, small=640)
    for frame, width in ((1, 640), (2, 641), (3, 0), (4, 640), (5, 0)):
        assert strip_of(frames.picture(frame, width=width)) == frame
    assert [frame for _, frame, _ in other.asked] == [1, 4, 5]
    assert [frame for _, frame, _ in one.asked] == [2, 3, 4, 5]
    with pytest.raises(MediaError, match="Frame 4"):
        _either(MadeMedia(damaged={4}), other, small=640).picture(4, width=9)


def test_opens__the_second_where_the_first_is_not_there() -> None:
    frames = _either(MadeMedia(gone=True), MadeMedia())
    assert strip_of(frames.picture(4)) == 4
    frames.close()


def test_raises__the_firsts_sentence_where_neither_can() -> None:
    with pytest.raises(MediaError, match="is not where it was"):
        _either(MadeMedia(gone=True), MadeMedia(gone=True))
    frames = _either(MadeMedia(damaged={3}), MadeMedia(gone=True))
    for _ in range(2):
        with pytest.raises(MediaError, match="Frame 3 of A001C001 is damaged"):
            frames.picture(3)
    both = _either(MadeMedia(damaged={3}), MadeMedia(damaged={3}))
    with pytest.raises(MediaError, match="Frame 3"):
        both.picture(3)
    both.close()
