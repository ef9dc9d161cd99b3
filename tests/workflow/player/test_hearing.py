"""Hear the angle, or the take's recorder at the same moment."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from dailies_logger.domain.clip import MediaKind
from dailies_logger.domain.identity import id_from
from dailies_logger.workflow.player.hearing import Hearing
from dailies_logger.workflow.player.speaker import Speaker
from dailies_logger.workflow.playing import Pace
from tests.support.made_media import RATE, HandSoundOut, MadeMedia, made_clip

RAMP, SECOND = 20_011, 48_000
TAKE = id_from("take", "24A-1")
CAMERA = replace(made_clip("B001C001"), take_id=TAKE, sync=Fraction(12, 25))
RECORDER = replace(made_clip("24A-T01", media=MediaKind.SOUND), take_id=TAKE, sync=Fraction(-2))


@pytest.fixture
def out() -> HandSoundOut:
    return HandSoundOut()


@pytest.fixture
def hearing(out: HandSoundOut) -> Iterator[Hearing]:
    made = Hearing(Speaker(MadeMedia(), out))
    yield made
    made.close(wait=5)


def first(out: HandSoundOut, samples: int) -> list[int]:
    """Return the first samples heard."""
    assert out.playing.wait(5)
    heard: list[int] = []
    while len(heard) < samples:
        heard += out.ask(256)
        time.sleep(0.0005)
    return heard[:samples]


def ramp(start: int, samples: int) -> list[int]:
    return [sample % RAMP for sample in range(start, start + samples)]


def test_run__sounds_the_angle(hearing: Hearing, out: HandSoundOut) -> None:
    heard: Callable[[], Fraction | None] | None = hearing.run(CAMERA, at=Fraction(1), speed=Fraction(1))
    assert heard is not None
    assert first(out, 500) == ramp(SECOND, 500)


def test_run__sounds_the_recorder_at_the_same_moment(hearing: Hearing, out: HandSoundOut) -> None:
    hearing.recorder = RECORDER
    hearing.run(CAMERA, at=Fraction(1), speed=Fraction(1))
    moment = Fraction(1) + Fraction(12, 25) + 2
    assert first(out, 500) == ramp(int(moment * SECOND), 500)


def test_run__of_another_take_sounds_the_clip_itself(hearing: Hearing, out: HandSoundOut) -> None:
    hearing.recorder = RECORDER
    hearing.run(made_clip("A001C009"), at=Fraction(1), speed=Fraction(1))
    assert first(out, 500) == ramp(SECOND, 500)


@pytest.mark.parametrize("speed", [Fraction(4), Fraction(-8), Fraction(1, 2)])
def test_run__is_silent_where_the_speed_is(hearing: Hearing, out: HandSoundOut, speed: Fraction) -> None:
    assert hearing.run(CAMERA, at=Fraction(1), speed=speed) is None
    assert out.opened is None


@pytest.mark.parametrize(("way", "start"), [(1, 50), (-1, 51)])
def test_frame__sounds_that_frame_on_or_back(hearing: Hearing, out: HandSoundOut, way: int, start: int) -> None:
    hearing.frame(CAMERA, Pace(rate=RATE, frames=200), 50, way=way)
    a_frame, at = SECOND // 25, start * SECOND // 25
    wanted = ramp(at, a_frame) if way > 0 else [sample % RAMP for sample in range(at - 1, at - 1 - a_frame, -1)]
    assert first(out, a_frame) == wanted


def test_stop__falls_silent(hearing: Hearing, out: HandSoundOut) -> None:
    hearing.run(CAMERA, at=Fraction(0), speed=Fraction(1))
    assert out.playing.wait(5)
    hearing.stop()
    end = time.monotonic() + 5
    while out.playing.is_set():
        assert time.monotonic() < end
        time.sleep(0.002)


def test_joins__where_the_sound_is_of_one_kind(hearing: Hearing) -> None:
    other = made_clip("A001C009")
    stereo = replace(other, measured=replace(other.measured, channels=2))
    assert hearing.joins(CAMERA, other)
    assert not hearing.joins(CAMERA, stereo)
    hearing.recorder = replace(RECORDER, measured=replace(RECORDER.measured, channels=2))
    assert hearing.joins(CAMERA, stereo), "the recorder of the take is heard for the camera"


def test_follow__is_placed_as_what_plays_is(hearing: Hearing, out: HandSoundOut) -> None:
    hearing.recorder, tenth = RECORDER, Fraction(1, 10)
    hearing.run(made_clip("A001C009"), at=Fraction(0), speed=Fraction(1), seconds=tenth)
    hearing.follow(CAMERA, at=Fraction(1), speed=Fraction(1), seconds=tenth)
    later = Fraction(1) + CAMERA.sync - RECORDER.sync
    assert first(out, 9600) == [*ramp(0, 4800), *ramp(round(later * SECOND), 4800)]


def test_follow__at_a_silent_speed_nothing_does(hearing: Hearing, out: HandSoundOut) -> None:
    hearing.run(CAMERA, at=Fraction(0), speed=Fraction(1), seconds=Fraction(1, 10))
    hearing.follow(CAMERA, at=Fraction(1), speed=Fraction(4), seconds=Fraction(1))
    assert first(out, 9600)[4800:] == [0] * 4800


def test_joins__not_where_another_recorder_will_be_heard_or_the_clip_is_silent(hearing: Hearing) -> None:
    other = made_clip("A001C009")
    hearing.takes_recorder = True
    assert not hearing.joins(CAMERA, other)
    assert hearing.joins(CAMERA, replace(other, take_id=TAKE))
    hearing.takes_recorder = False
    hearing.speaker._mute = True
    assert not hearing.joins(CAMERA, other), "its sound could not be opened; that of the next can"
    quiet = replace(CAMERA, measured=replace(CAMERA.measured, channels=0))
    assert hearing.joins(quiet, quiet)
    hearing.speaker.no_device = True
    assert hearing.joins(CAMERA, other)
