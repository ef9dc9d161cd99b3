"""Which clips ran together, and how far apart they start."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.timecode import FrameRate, Timecode
from dailies_logger.workflow.overlap import lasts, offset, overlaps, same_base, starts_at, together
from tests.support.intake import FILM, NTSC, PAL, picture, sound

A = picture("A001C001", "09:16:31:02")


def pairs(*clips: object) -> list[tuple[str, str]]:
    return [(pair.first.name, pair.second.name) for pair in overlaps(clips, rate=FILM)]  # type: ignore[arg-type]


def test_offset__exact_fraction_of_a_second() -> None:
    assert offset(A, picture("B001C001", "09:16:33:02")) == Fraction(48 * 1001, 24000)
    assert offset(A, picture("B001C001", "09:16:31:01")) == Fraction(-1001, 24000)


def test_offset__recorder_counts_samples_in_real_time() -> None:
    recorder = sound("12-T02", Fraction(1604278772, 48000))
    assert offset(A, recorder) == -2
    assert starts_at(recorder) == Fraction(1604278772, 48000)
    assert lasts(recorder) == 12


def test_offset__unequal_bases_say_nothing() -> None:
    for other in (picture("B001C001", "09:16:31:02", rate=PAL), sound("s", 33391, rate=FrameRate.of(24)), picture("B001C001", None)):
        assert offset(A, other) is None


def test_same_base__drop_frame_is_another_base() -> None:
    drop = picture("C001C001", "10:00:00;00", rate=NTSC)
    assert drop.drop
    assert not same_base(drop, replace(drop, drop=False))
    assert same_base(drop, sound("s", 36000, rate=None))


def test_same_base__twice_the_rate_counts_on_the_same_base() -> None:
    for low, high in (("24", "48"), ("25", "50"), ("24000/1001", "48000/1001"), ("30000/1001", "60000/1001"), ("30", "120")):
        one, two = (picture("A001C001", "10:00:00:00", rate=FrameRate.parse(rate)) for rate in (low, high))
        assert same_base(one, two)
    assert not same_base(picture("A001C001", "10:00:00:00", rate=FrameRate.of(48)), A)


def test_offset__of_twice_the_rate_is_exact() -> None:
    one, two = picture("A001C001", "10:00:00:00", rate=PAL), picture("B001C001", "10:00:01:49", rate=FrameRate.of(50))
    assert (offset(one, two), offset(two, one)) == (Fraction(99, 50), Fraction(-99, 50))


@given(start=st.integers(0, 86_400 * 24 - 1), later=st.integers(-20_000, 20_000))
def test_offset__over_midnight_it_goes_on_counting(start: int, later: int) -> None:
    day = Timecode(0, FILM).day
    one, two = replace(A, start=start), replace(A, start=(start + later) % day)
    assert offset(one, two) == Fraction(later * 1001, 24000)


def test_overlaps__half_of_the_shorter_is_enough_and_less_is_not() -> None:
    long = picture("A001C001", "10:00:00:00", frames=2400)
    assert pairs(long, picture("B001C001", "10:01:35:00", frames=240)) == [("A001C001", "B001C001")]
    assert pairs(long, picture("B001C001", "10:01:35:01", frames=240)) == []


def test_overlaps__around_midnight() -> None:
    assert pairs(picture("A001C001", "23:59:58:00"), picture("B001C001", "00:00:00:00")) == [("A001C001", "B001C001")]


def test_overlaps__never_two_recorders_nor_unequal_bases() -> None:
    assert pairs(sound("one", 36000), sound("two", 36000)) == []
    assert pairs(picture("A001C001"), picture("B001C001", rate=PAL)) == []
    assert pairs(picture("A001C001", None), picture("B001C001", None)) == []


def test_overlaps__longest_first() -> None:
    a, b, c = picture("A001C001"), picture("B001C001", "10:00:04:00"), picture("C001C001", "10:00:02:00")
    assert pairs(a, b, c) == [("A001C001", "C001C001"), ("C001C001", "B001C001"), ("A001C001", "B001C001")]


def test_together__runs_between_which_nobody_ran() -> None:
    a, b, c = picture("A001C001"), picture("B001C001", "10:00:09:00", rate=NTSC), picture("A001C002", "10:05:00:00")
    runs = together([c, b, a, picture("X001C001", None)], rate=FILM)
    assert [[clip.name for clip in run] for run in runs] == [["A001C001", "B001C001"], ["A001C002"]]


@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 500)), max_size=12))
def test_overlaps__the_same_as_comparing_every_pair(ranges: list[tuple[int, int]]) -> None:
    clips = [replace(picture(f"X{index:03}C001", frames=length), start=360_000 + start) for index, (start, length) in enumerate(ranges)]
    expected = set()
    for index, one in enumerate(clips):
        for two in clips[index + 1 :]:
            assert one.start is not None
            assert two.start is not None
            together = min(one.start + one.frames, two.start + two.frames) - max(one.start, two.start)
            if together > 0 and 2 * together >= min(one.frames, two.frames):
                expected.add(frozenset((one.name, two.name)))
    assert {frozenset(pair) for pair in pairs(*clips)} == expected
