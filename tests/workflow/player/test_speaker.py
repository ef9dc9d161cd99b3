"""Feed the device the right samples from the right place, and say how much has been heard."""

import time
from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest

from dailies_logger.domain.errors import MediaError
from dailies_logger.domain.picture import SoundBlock
from dailies_logger.workflow.player.mix import Mix
from dailies_logger.workflow.player.speaker import Speaker
from tests.support.made_media import HandSoundOut, MadeMedia, made_clip

RAMP = 20_011


@pytest.fixture
def media() -> MadeMedia:
    return MadeMedia()


@pytest.fixture
def out() -> HandSoundOut:
    return HandSoundOut()


@pytest.fixture
def speaker(media: MadeMedia, out: HandSoundOut) -> Iterator[Speaker]:
    made = Speaker(media, out)
    yield made
    made.close(wait=5)


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 5
    while not true():
        assert time.monotonic() < end
        time.sleep(0.002)


def _asked(out: HandSoundOut, samples: int) -> list[int]:
    """Ask in device-sized pieces, slowly enough for decoding to keep up."""
    heard: list[int] = []
    while len(heard) < samples:
        heard += out.ask(min(512, samples - len(heard)))
        time.sleep(0.0005)
    return heard


def test_play__sounds_from_the_frame_on_without_a_gap(speaker: Speaker, out: HandSoundOut) -> None:
    speaker.play(made_clip(), at=Fraction(10, 25))
    assert out.playing.wait(5)
    assert out.opened == (48_000, 1)
    start = 48_000 * 10 // 25
    assert _asked(out, 30_000) == [sample % RAMP for sample in range(start, start + 30_000)]


@pytest.mark.parametrize("stride", [-1, 2, -2])
def test_play__sounds_backward_and_twice_as_fast_without_a_gap(speaker: Speaker, out: HandSoundOut, stride: int) -> None:
    speaker.play(made_clip(), at=Fraction(2), stride=stride)
    assert out.playing.wait(5)
    first = 96_000 if stride > 0 else 95_999
    assert _asked(out, 40_000) == [sample % RAMP for sample in range(first, first + 40_000 * stride, stride)]


def test_play__for_a_while_is_followed_by_silence(speaker: Speaker, out: HandSoundOut) -> None:
    speaker.play(made_clip(), at=Fraction(1), seconds=Fraction(1, 25))
    assert out.playing.wait(5)
    assert _asked(out, 3000) == [*(sample % RAMP for sample in range(48_000, 48_000 + 1920)), *[0] * 1080]


def test_heard__counts_what_the_device_has_played(speaker: Speaker, out: HandSoundOut) -> None:
    speaker.play(made_clip(), at=Fraction(0))
    assert out.playing.wait(5)
    assert speaker.heard() == 0
    out.heard = 12_000
    assert speaker.heard() == Fraction(1, 4)


@pytest.mark.parametrize("case", ["no device", "no sound", "gone"])
def test_heard__is_none_where_nothing_will_be(media: MadeMedia, out: HandSoundOut, case: str) -> None:
    out.there, media.loud, media.gone = case != "no device", case != "no sound", case == "gone"
    speaker = Speaker(media, out)
    speaker.play(made_clip(), at=Fraction(0))
    _until(lambda: speaker.heard() is None)
    assert not out.playing.is_set()
    assert speaker.no_device is (case == "no device")
    speaker.close(wait=5)


def test_play__plays_again_after_there_was_no_device(speaker: Speaker, out: HandSoundOut) -> None:
    out.there = False
    speaker.play(made_clip(), at=Fraction(0))
    _until(lambda: speaker.heard() is None)
    out.there = True
    speaker.play(made_clip(), at=Fraction(1))
    assert out.playing.wait(5)
    assert out.ask(2) == [48_000 % RAMP, 48_001 % RAMP]


def test_stop__is_silent_at_once(speaker: Speaker, out: HandSoundOut) -> None:
    speaker.play(made_clip(), at=Fraction(1))
    assert out.playing.wait(5)
    speaker.stop()
    assert out.ask(100) == [0] * 100
    _until(lambda: not out.playing.is_set())
    assert speaker.heard() == 0


def test_fill__keeps_the_place_of_every_sample_when_decoding_was_late(speaker: Speaker, out: HandSoundOut) -> None:
    speaker.play(made_clip(), at=Fraction(0))
    assert out.playing.wait(5)
    burst = out.ask(200_000)
    silent = next(place for place, value in enumerate(burst) if value != place % RAMP)
    assert silent >= 4800
    assert set(burst[silent:]) == {0}

    def sounding() -> bool:
        start = sounding.asked  # type: ignore[attr-defined]
        piece = out.ask(512)
        sounding.asked += 512  # type: ignore[attr-defined]
        return piece == [sample % RAMP for sample in range(start, start + 512)]

    sounding.asked = 200_000  # type: ignore[attr-defined]
    _until(sounding)


def test_play__takes_another_clip_and_lets_go_of_the_first(speaker: Speaker, out: HandSoundOut, media: MadeMedia) -> None:
    speaker.play(made_clip(), at=Fraction(0))
    assert out.playing.wait(5)
    out.playing.clear()
    speaker.play(made_clip("B001C001"), at=Fraction(2))
    assert out.playing.wait(5)
    assert media.closed == 1
    assert out.ask(1) == [96_000 % RAMP]
    speaker.close(wait=5)
    assert media.closed == 2


def test_set_mix__goes_to_the_device_when_it_plays_and_at_once_while_it_does(speaker: Speaker, out: HandSoundOut) -> None:
    soft, muted = Mix(volume=40), Mix(mute=True)
    speaker.set_mix(soft)
    assert out.mix == Mix()
    speaker.play(made_clip(), at=Fraction(0))
    assert out.playing.wait(5)
    assert out.mix == soft
    speaker.set_mix(muted)
    assert out.mix == muted


def test_peaks__are_the_devices_while_it_sounds(speaker: Speaker, out: HandSoundOut) -> None:
    out.loud = (0.5,)
    assert speaker.peaks() == ()
    speaker.play(made_clip(), at=Fraction(0))
    assert out.playing.wait(5)
    _until(lambda: speaker.peaks() == (0.5,))
    speaker.stop()
    assert speaker.peaks() == ()


def test_play__falls_silent_where_the_file_is_lost_and_sounds_in_its_place_when_it_is_back(
    speaker: Speaker, out: HandSoundOut, media: MadeMedia
) -> None:
    speaker.play(made_clip(), at=Fraction(0))
    assert out.playing.wait(5)
    assert _asked(out, 9600) == [sample % RAMP for sample in range(9600)]
    media.gone = True
    heard = _asked(out, 96_000)
    assert heard[-4800:] == [0] * 4800
    assert media.closed == 1
    media.gone = False
    heard += _asked(out, 96_000)
    assert heard[-4800:] == [sample % RAMP for sample in range(9600 + 187_200, 9600 + 192_000)]
    speaker.stop()
    _until(lambda: not out.playing.is_set())


def test_play__goes_on_with_what_stands_in_for_a_lost_file(speaker: Speaker, out: HandSoundOut, media: MadeMedia) -> None:
    speaker.play(made_clip(), at=Fraction(0))
    assert out.playing.wait(5)
    broken = speaker._sound
    assert broken is not None
    broken.block = refused  # type: ignore[method-assign]
    assert _asked(out, 96_000) == [sample % RAMP for sample in range(96_000)]
    assert speaker._sound is not broken
    assert media.closed == 1


def refused(start: int, samples: int, *, stride: int = 1) -> SoundBlock:
    raise MediaError("The drive is gone.")


@pytest.mark.parametrize("stride", [1, -1, 2])
def test_follow__goes_over_from_one_range_into_the_next_to_the_sample(speaker: Speaker, out: HandSoundOut, stride: int) -> None:
    ranges = [(Fraction(10, 25), Fraction(1001, 3000)), (Fraction(2), Fraction(1001, 3000)), (Fraction(3), Fraction(1001, 3000))]
    (at, seconds), *more = ranges
    speaker.play(made_clip(), at=at, stride=stride, seconds=seconds)
    for place, (there, long) in enumerate(more):
        speaker.follow(made_clip(f"B001C00{place}"), at=there, stride=stride, seconds=long)
    assert out.playing.wait(5)
    stops, ends = out.stops, [round((place + 1) * seconds * 48_000) for place in range(3)]
    wanted: list[int] = []
    for (there, _), begin, end in zip(ranges, (0, *ends), ends, strict=False):
        first = round(there * 48_000) - (stride < 0)
        wanted += [(first + place * stride) % RAMP for place in range(end - begin)]
    assert _asked(out, ends[-1]) == wanted
    assert out.ask(64) == [0] * 64, "silence when all has been heard"
    out.heard = ends[-1]
    assert speaker.heard() == Fraction(ends[-1], 48_000), "what has been heard is counted on"
    assert out.stops == stops, "the device never stopped"


def test_follow__is_forgotten_with_what_it_follows(speaker: Speaker, out: HandSoundOut) -> None:
    clip, second = made_clip(), Fraction(1, 10)
    speaker.follow(clip, at=Fraction(9), stride=1, seconds=second)
    speaker.play(clip, at=Fraction(1), seconds=second)
    speaker.follow(clip, at=Fraction(9), stride=1, seconds=second)
    speaker.play(clip, at=Fraction(2), seconds=second)
    _until(lambda: out.playing.is_set())
    assert _asked(out, 4800) == [sample % RAMP for sample in range(96_000, 100_800)]
    assert out.ask(64) == [0] * 64


def test_follow__what_is_lost_is_silent_and_the_next_is_in_its_place(speaker: Speaker, out: HandSoundOut, media: MadeMedia) -> None:
    tenth = Fraction(1, 10)
    speaker.play(made_clip(), at=Fraction(0), seconds=Fraction(3))
    assert out.playing.wait(5)
    _asked(out, 48_000)
    media.gone = True
    speaker.follow(made_clip("B001C001"), at=Fraction(1), stride=1, seconds=tenth)
    heard = _asked(out, 2 * 48_000 + 4800)
    assert heard[-4800:] == [0] * 4800
    media.gone = False
    speaker.follow(made_clip("C001C001"), at=Fraction(2), stride=1, seconds=tenth)
    _until(lambda: any(out.ask(16)))


def test_follow__after_so_much_silence(speaker: Speaker, out: HandSoundOut) -> None:
    tenth, black = Fraction(1, 10), Fraction(1001, 24_000)
    speaker.play(made_clip(), at=Fraction(1), seconds=tenth)
    speaker.follow(made_clip("B001C001"), at=Fraction(2), stride=1, seconds=tenth, silence=black)
    assert out.playing.wait(5)
    ramps = [[sample % RAMP for sample in range(start, start + 4800)] for start in (48_000, 96_000)]
    assert _asked(out, 2 * 4800 + 2002) == [*ramps[0], *[0] * 2002, *ramps[1]]


def test_follow__without_a_device_nothing_is_kept(media: MadeMedia) -> None:
    mute = Speaker(media, HandSoundOut(there=False))
    mute.play(made_clip(), at=Fraction(0), seconds=Fraction(1))
    _until(lambda: mute.heard() is None)
    for _ in range(3):
        mute.follow(made_clip(), at=Fraction(0), stride=1, seconds=Fraction(1))
    assert not mute._queue
    mute.close(wait=5)
