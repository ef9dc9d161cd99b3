"""At the end of a range what follows is found, and what is left of one that goes on."""

from fractions import Fraction

import pytest

from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.player import joining
from dailies_logger.workflow.player.reader import Lost, Reader
from dailies_logger.workflow.playing import Pace, Playlist, Stretch, Transport
from tests.support.made_media import RATE, MadeMedia, made_clip

CLIP, OTHER = made_clip(), made_clip("B001C001")
FIRST, SECOND = Stretch(clip=CLIP.id, range=FrameRange(10, 20)), Stretch(clip=OTHER.id, range=FrameRange(5, 9))


def standing(frame: int, speed: int = 1) -> Transport:
    """Return a transport that stands at a frame."""
    transport = Transport()
    transport.load(Pace(rate=RATE, frames=100))
    transport.cue(FrameRange(0, 100), speed=Fraction(speed))
    transport.go_to(frame)
    return transport


@pytest.mark.parametrize(("lost", "way", "goes"), [(None, 1, True), (10, 1, True), (15, 1, False), (19, -1, True), (10, -1, False)])
def test_following__is_the_next_unless_the_picture_is_lost_on_the_way(lost: int | None, way: int, goes: bool) -> None:
    reader = Reader(MadeMedia(), CLIP, lambda _: None)
    loss = Lost(reader=reader, era=1, frame=lost, sentence="The drive is gone.") if lost is not None else None
    playlist = Playlist((SECOND, FIRST, SECOND))
    playlist.advance()
    assert joining.following(playlist, loss, way=way) == (SECOND if goes else None)
    reader.close(wait=5)


def test_left__is_of_the_stretch_else_of_the_clip() -> None:
    listed = Playlist((FIRST,))
    assert joining.left(listed, standing(12), 12) == FrameRange(12, 20)
    assert joining.left(listed, standing(12, -1), 12) == FrameRange(10, 13)
    assert joining.left(Playlist(), standing(12), 12) == FrameRange(12, 100)
    assert joining.left(Playlist(), standing(12, -1), 12) == FrameRange(0, 13)


def test_rest__runs_from_the_frame_due() -> None:
    assert joining.rest(FrameRange(10, 20), standing(12)) == FrameRange(12, 20)
    assert joining.rest(FrameRange(10, 20), standing(30)) == FrameRange(30, 30)
    assert joining.rest(FrameRange(10, 20), standing(12, -1)) == FrameRange(10, 13)


def test_covered__holds_all_that_is_wanted() -> None:
    assert joining.covered(FrameRange(12, 20), FrameRange(10, 20))
    assert not joining.covered(FrameRange(12, 21), FrameRange(10, 20))
    assert not joining.covered(FrameRange(12, 20), None)
    assert joining.covered(FrameRange(12, 12), None)


def test_within__is_the_stretch_of_this_clip_else_all_of_it() -> None:
    pace = Pace(rate=RATE, frames=100)
    assert joining.within(FIRST, CLIP, pace) == FIRST.range
    assert joining.within(FIRST, OTHER, pace) == FrameRange(0, 100)
    assert joining.within(None, CLIP, pace) == FrameRange(0, 100)
