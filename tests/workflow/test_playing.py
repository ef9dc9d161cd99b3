"""Decide which frame is due, on clocks that the test turns."""

from dataclasses import replace
from fractions import Fraction
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.timecode import FrameRange, FrameRate
from dailies_logger.workflow.playing import (
    NORMAL,
    STALLED_SECONDS,
    STILL,
    Pace,
    PlayClock,
    Playlist,
    Stretch,
    Transport,
    heard_stride,
    shuttled,
    slowed,
    wanted,
)

NTSC = FrameRate.of(24000, 1001)
RATES = [
    FrameRate.of(24000, 1001),
    FrameRate.of(24),
    FrameRate.of(25),
    FrameRate.of(30000, 1001),
    FrameRate.of(50),
    FrameRate.of(60000, 1001),
]


class Hand:
    """Turn a clock by hand; `heard` is what the loudspeaker has played."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.heard: Fraction | None = Fraction(0)

    def wall(self) -> float:
        return self.seconds

    def sound(self) -> Fraction | None:
        return self.heard


def _transport(frames: int = 100, *, rate: FrameRate = NTSC, frame: int = 0) -> Transport:
    transport = Transport()
    transport.load(Pace(rate=rate, frames=frames), frame=frame)
    return transport


def _run(transport: Transport, hand: Hand, *, within: FrameRange | None = None) -> None:
    transport.play(transport.cue(within), PlayClock(hand.wall))


@given(st.sampled_from(RATES), st.integers(0, 500_000))
def test_pace__frame_at_is_the_inverse_of_seconds(rate: FrameRate, frame: int) -> None:
    pace = Pace(rate=rate, frames=500_001)
    assert pace.frame_at(pace.seconds(frame)) == frame
    assert pace.frame_at(pace.seconds(frame + 1) - Fraction(1, 10**9)) == frame


def test_pace__follows_the_times_of_a_varying_rate() -> None:
    pace = Pace(rate=FrameRate.of(25), frames=4, times=(Fraction(0), Fraction(1, 10), Fraction(1), Fraction(3, 2)))
    assert [pace.frame_at(Fraction(tenth, 10)) for tenth in (0, 1, 9, 10, 14, 15, 99)] == [0, 1, 1, 2, 2, 3, 3]
    assert pace.seconds(2) == 1
    assert pace.seconds(4) == Fraction(4, 25)


@given(st.sampled_from(RATES), st.integers(0, 50), st.lists(st.floats(0, 0.3), min_size=1, max_size=40))
def test_due__follows_the_clock_however_rarely_it_is_asked(rate: FrameRate, start: int, waits: list[float]) -> None:
    hand, transport = Hand(), _transport(10_000, rate=rate, frame=start)
    _run(transport, hand)
    for wait in waits:
        hand.seconds += wait
        exact = start + int(Fraction(hand.seconds - 1000.0) * rate.fraction)
        assert transport.due() == exact


def test_due__stops_when_the_last_frame_has_been_seen() -> None:
    hand, transport = Hand(), _transport(10, rate=FrameRate.of(10), frame=7)
    _run(transport, hand)
    hand.seconds += 0.25
    assert (transport.due(), transport.playing) == (9, True)
    hand.seconds += 0.10
    assert (transport.due(), transport.playing) == (9, False)
    hand.seconds += 60
    assert transport.due() == 9


def test_due__skips_to_the_end_when_it_is_asked_too_late() -> None:
    hand, transport = Hand(), _transport(10, rate=FrameRate.of(10))
    _run(transport, hand)
    hand.seconds += 5
    assert (transport.due(), transport.playing) == (9, False)


def test_play__stays_inside_its_range() -> None:
    hand, transport = Hand(), _transport(100, rate=FrameRate.of(10))
    _run(transport, hand, within=FrameRange(20, 25))
    assert transport.due() == 20
    hand.seconds += 0.45
    assert (transport.due(), transport.playing) == (24, True)
    hand.seconds += 0.06
    assert (transport.due(), transport.playing) == (24, False)


def test_cue__plays_the_whole_clip_from_its_last_frame() -> None:
    transport = _transport(100, frame=99)
    assert transport.cue() == FrameRange(0, 100)
    assert transport.frame == 0
    transport.go_to(98)
    assert transport.cue() == FrameRange(98, 100)
    assert transport.cue(FrameRange(90, 400)) == FrameRange(90, 100)


def test_cue__has_nothing_to_play_in_an_empty_clip() -> None:
    transport = _transport(0)
    assert len(transport.cue()) == 0
    transport.play(transport.cue(), PlayClock(Hand().wall))
    assert not transport.playing


@pytest.mark.parametrize(("steps", "frame"), [((1,), 51), ((-1,), 49), ((10, -1), 59), ((-1000,), 0), ((1000,), 99)])
def test_step__moves_exactly_and_stays_inside(steps: tuple[int, ...], frame: int) -> None:
    transport = _transport(100, frame=50)
    for step in steps:
        transport.step(step)
    assert transport.due() == frame


def test_step__stops_playing_at_the_frame_due() -> None:
    hand, transport = Hand(), _transport(100, rate=FrameRate.of(10))
    _run(transport, hand)
    hand.seconds += 1.05
    assert transport.due() == 10
    transport.step(1)
    hand.seconds += 1
    assert (transport.due(), transport.playing) == (11, False)


def test_again_from__is_where_playing_began_else_three_seconds_back() -> None:
    hand, transport = Hand(), _transport(1000, rate=FrameRate.of(25), frame=200)
    assert transport.again_from() == 125
    _run(transport, hand)
    hand.seconds += 4.01
    transport.due()
    transport.stop()
    assert transport.again_from() == 200
    transport.go_to(90)
    assert transport.again_from() == 15
    transport.go_to(10)
    assert transport.again_from() == 0
    transport.load(Pace(rate=NTSC, frames=500), frame=400)
    assert transport.again_from() == 400 - 72
    assert transport.began_at is None


def test_now__is_what_is_heard_not_what_the_wall_says() -> None:
    hand = Hand()
    clock = PlayClock(hand.wall, hand.sound)
    hand.seconds += 0.8
    assert clock.now() == 0
    hand.heard = Fraction(1, 4)
    assert clock.now() == Fraction(1, 4)
    hand.heard = Fraction(1, 8)
    assert clock.now() == Fraction(1, 4)
    assert clock.by_sound


def test_now__goes_on_by_the_wall_when_the_sound_stands_still() -> None:
    hand = Hand()
    clock = PlayClock(hand.wall, hand.sound)
    hand.heard = Fraction(2)
    assert clock.now() == 2
    hand.seconds += STALLED_SECONDS + 0.1
    assert clock.now() == 2
    hand.seconds += 0.5
    assert clock.now() == Fraction(5, 2)
    assert not clock.by_sound


def test_now__goes_by_the_wall_as_soon_as_nothing_will_be_heard() -> None:
    hand = Hand()
    clock = PlayClock(hand.wall, hand.sound)
    hand.heard = None
    hand.seconds += 0.2
    assert clock.now() == 0
    hand.seconds += 0.5
    assert clock.now() == Fraction(1, 2)


def test_playlist__plays_in_order_and_leaves_out_what_is_empty() -> None:
    first, empty, last = (Stretch(clip=uuid4(), range=FrameRange(*ends)) for ends in ((5, 9), (7, 7), (0, 3)))
    playlist = Playlist((first, empty, last))
    assert playlist.current == first
    assert playlist.advance() == last
    assert playlist.advance() is None
    assert playlist.advance() is None
    assert Playlist().current is None
    assert Playlist().advance() is None


def test_playlist__passes_over_what_has_no_picture_once_round_at_most() -> None:
    one, two, three = (Stretch(clip=uuid4(), range=FrameRange(0, 9)) for _ in range(3))
    once = Playlist((one, two, three))
    assert [once.pass_over(1), once.pass_over(1), once.pass_over(1)] == [two, three, None]
    endless = Playlist((one, two, three), endless=True)
    assert [endless.pass_over(1), endless.pass_over(1), endless.pass_over(1)] == [two, three, None]
    endless.see()
    assert endless.pass_over(-1) == two
    assert Playlist((one,), endless=True).pass_over(1) is None


def test_shuttled__doubles_up_to_eight_and_turns_round_at_the_speed_as_shot() -> None:
    speeds, speed = [], STILL
    for way in (1, 1, 1, 1, 1, -1, -1, -1, -1, -1, 1):
        speed = shuttled(speed, way)
        speeds.append(speed)
    assert speeds == [1, 2, 4, 8, 8, -1, -2, -4, -8, -8, 1]
    assert shuttled(Fraction(1, 2), 1) == 1
    assert shuttled(Fraction(1, 4), -1) == -1


@pytest.mark.parametrize("way", [1, -1])
def test_slowed__is_half_then_a_quarter(way: int) -> None:
    half, quarter = Fraction(way, 2), Fraction(way, 4)
    assert [slowed(Fraction(speed), way) for speed in (0, way, 8 * way, -way)] == [half] * 4
    assert [slowed(half, way), slowed(quarter, way)] == [quarter, quarter]


@pytest.mark.parametrize(
    ("speed", "frames"),
    [
        (1, [3, 4, 5, 6, 7]),
        (-1, [7, 6, 5, 4, 3]),
        (2, [3, 5, 7]),
        (-2, [7, 5, 3]),
        (4, [3, 7]),
        (-8, [7]),
        (Fraction(-1, 4), [7, 6, 5, 4, 3]),
    ],
)
def test_wanted__is_in_the_order_of_playing(speed: Fraction, frames: list[int]) -> None:
    assert list(wanted(FrameRange(3, 8), Fraction(speed))) == frames


@given(st.sampled_from(RATES), st.integers(-8, 8).filter(bool), st.lists(st.floats(0, 0.3), min_size=1, max_size=40))
def test_due__follows_the_clock_at_every_speed_both_ways(rate: FrameRate, speed: int, waits: list[float]) -> None:
    hand, transport = Hand(), _transport(100_000, rate=rate, frame=50_000)
    transport.play(transport.cue(speed=Fraction(speed)), PlayClock(hand.wall))
    for wait in waits:
        hand.seconds += wait
        assert transport.due() == 50_000 + int(Fraction(hand.seconds - 1000.0) * rate.fraction * speed)


def test_due__backward_stops_when_the_first_frame_has_been_seen() -> None:
    hand, transport = Hand(), _transport(10, rate=FrameRate.of(10), frame=2)
    transport.play(transport.cue(speed=-NORMAL), PlayClock(hand.wall))
    seen = []
    for _ in range(4):
        seen.append((transport.due(), transport.playing))
        hand.seconds += 0.099
    assert seen == [(2, True), (2, True), (1, True), (0, True)]
    hand.seconds += 1
    assert (transport.due(), transport.playing) == (0, False)


def test_due__backward_follows_the_times_of_a_varying_rate() -> None:
    hand, transport = Hand(), Transport()
    pace = Pace(rate=FrameRate.of(25), frames=4, times=(Fraction(0), Fraction(1, 8), Fraction(1), Fraction(3, 2)))
    transport.load(pace, frame=2)
    transport.play(transport.cue(speed=-NORMAL), PlayClock(hand.wall))
    seen = []
    for wait in (0.0, 0.25, 0.25, 0.5, 0.25, 0.25):
        hand.seconds += wait
        seen.append(transport.due())
    assert seen == [2, 2, 1, 1, 1, 0]
    assert not transport.playing


def test_heard_stride__sound_is_heard_as_shot_and_twice_as_fast() -> None:
    speeds = [Fraction(speed) for speed in (1, 2, -1, -2, 4, -8, 0)] + [Fraction(1, 2), Fraction(-1, 4)]
    assert [heard_stride(speed) for speed in speeds] == [1, 2, -1, -2, 0, 0, 0, 0, 0]


def test_carry__the_clock_runs_on_and_odd_rates_do_not_part_picture_and_sound() -> None:
    hand, film, pal = Hand(), Pace(rate=NTSC, frames=10_000), Pace(rate=FrameRate.of(25), frames=10_000)
    transport = Transport()
    transport.load(film)
    _run(transport, hand)
    sync, began = Fraction(1, 3), hand.seconds
    for turn in range(200):
        hand.seconds += 0.111
        due = transport.due()
        other, later = (pal, -sync) if turn % 2 == 0 else (film, sync)
        there = round((transport.pace.seconds(due) + later) * other.rate.fraction)
        transport.carry(other, frame=max(0, there), later=later, within=FrameRange(0, other.frames))
    hand.seconds += 1
    passed = Fraction(hand.seconds - began)
    assert transport.pace is film
    assert abs(transport.due() - passed * NTSC.fraction) <= 1


@pytest.mark.parametrize("speed", [NORMAL, -NORMAL])
def test_carry__in_whole_frames_the_next_frame_is_due_when_it_was(speed: Fraction) -> None:
    hand, transport = Hand(), _transport(frames=400, frame=200)
    cued = transport.cue(speed=speed)
    transport.play(cued, PlayClock(hand.wall))
    hand.seconds += 24 / float(NTSC.fraction) + 0.001
    before = transport.due()
    transport.carry(transport.pace, frame=before - 12, later=-12 / NTSC.fraction, within=FrameRange(0, 300))
    assert transport.due() == before - 12
    hand.seconds += 10 / float(NTSC.fraction)
    assert transport.due() == before - 12 + 10 * speed


@given(
    ranges=st.lists(
        st.tuples(st.sampled_from(RATES), st.integers(0, 50), st.integers(1, 40), st.fractions(0, 1, max_denominator=50)),
        min_size=2,
        max_size=8,
    ),
    waits=st.lists(st.floats(0.001, 0.9), min_size=1, max_size=40),
    speed=st.sampled_from([Fraction(1), Fraction(2), Fraction(-1), Fraction(1, 2)]),
)
def test_follow__one_range_after_the_other_by_one_clock_never_drifts(
    ranges: list[tuple[FrameRate, int, int, Fraction]], waits: list[float], speed: Fraction
) -> None:
    hand, transport = Hand(), Transport()
    due: list[tuple[Pace, FrameRange, Fraction, Fraction, Fraction]] = []
    for rate, start, long, black in ranges:
        pace, frames = Pace(rate=rate, frames=start + long + 5), FrameRange(start, start + long)
        due.append((pace, frames, black, black / abs(speed) * bool(due), pace.long(frames) / abs(speed)))
    transport.load(due[0][0])
    transport.play(transport.cue(due[0][1], speed=speed), PlayClock(hand.wall))
    began, place = hand.seconds, 0
    for wait in waits:
        hand.seconds += wait
        frame = transport.due()
        while transport.ran_out and place + 1 < len(due):
            place += 1
            pace, frames, black, *_ = due[place]
            transport.follow(pace, frames, black=black)
            frame = transport.due()
        since = Fraction(hand.seconds - began)
        pace, frames, _, dark, long_ = due[place]
        before = sum((each[3] + each[4] for each in due[:place]), Fraction(0)) + dark
        assert since >= before - dark, "none begins before those that lie before it have been seen"
        assert transport.black_left == (max(Fraction(0), before - since) if transport.playing else 0)
        if transport.black_left:
            assert frame == (frames.start if speed > 0 else frames.end - 1)
            continue
        if since >= before + long_:
            assert place == len(due) - 1
            assert not transport.playing
            assert transport.left == Fraction(0)
            break
        passed = (since - before) * abs(speed)
        exact = pace.frame_at(pace.seconds(frames.start) + passed) if speed > 0 else pace.frame_before(pace.over(frames.end - 1) - passed)
        assert frame == exact
        assert transport.left == before + long_ - since


def test_follow__not_after_something_else_was_asked_for() -> None:
    hand, transport = Hand(), _transport()
    assert not transport.ran_out
    _run(transport, hand, within=FrameRange(10, 12))
    hand.seconds += 1
    assert transport.due() == 11
    assert (transport.ran_out, transport.playing, transport.way) == (True, False, 1)
    transport.go_to(40)
    assert not transport.ran_out


def test_playlist__tells_what_follows_without_going_there() -> None:
    clip, black = uuid4(), Fraction(1)
    first, second = (Stretch(clip=clip, range=FrameRange(at, at + 5)) for at in (0, 10))
    third = Stretch(clip=clip, range=FrameRange(20, 25), black=black)
    playlist = Playlist((first, second, third))
    assert (playlist.following(), playlist.following(-1), playlist.current) == (second, None, first)
    playlist.advance()
    assert (playlist.following(), playlist.following(-1)) == (third, first)
    assert [playlist.black_ahead(way) for way in (1, -1)] == [black, Fraction(0)]
    playlist.advance()
    assert (playlist.following(), playlist.following(-1)) == (None, second)
    assert [playlist.black_ahead(way) for way in (1, -1)] == [Fraction(0), black]
    assert playlist.advance() is None
    assert playlist.following(-1) is None
    assert Playlist((first,), endless=True).following() == first
    rounds = Playlist((replace(first, black=black), second), endless=True)
    ahead = rounds.black_ahead(-1)
    assert rounds.advance(-1) == second
    assert rounds.black(-1) == ahead == black
    assert Playlist().following() is None
