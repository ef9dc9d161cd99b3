"""Test frame counting, drop-frame against an independent implementation, and ranges."""

from fractions import Fraction

import opentimelineio as otio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.errors import BadTimecode
from dailies_logger.domain.timecode import FrameRange, FrameRate, Timecode, rough_length, rough_wait, spoken_length

FILM = FrameRate.of(24000, 1001)
PAL = FrameRate.of(25)
NTSC = FrameRate.of(30000, 1001)
NTSC_60 = FrameRate.of(60000, 1001)
NTSC_120 = FrameRate.of(120000, 1001)

rates = st.sampled_from([FILM, FrameRate.of(24), PAL, NTSC, FrameRate.of(30), FrameRate.of(48), FrameRate.of(50), NTSC_60, NTSC_120])
drop_rates = st.sampled_from([NTSC, NTSC_60, NTSC_120])


def _rival(frame: int, rate: FrameRate) -> str:
    return str(otio.opentime.RationalTime(frame, float(rate)).to_timecode(float(rate), drop_frame=True))


@pytest.mark.parametrize("rate", [NTSC, NTSC_60], ids=["29.97", "59.94"])
def test_str__drop_frame_equals_opentime_on_every_frame_of_eleven_minutes(rate: FrameRate) -> None:
    for start in (0, Timecode.parse("09:50:00;00", rate=rate).frame, Timecode.parse("23:40:00;00", rate=rate).frame):
        for frame in range(start, start + rate.nominal * 660):
            assert str(Timecode(frame, rate, drop=True)) == _rival(frame, rate)


@pytest.mark.parametrize("rate", [NTSC, NTSC_60], ids=["29.97", "59.94"])
def test_str__drop_frame_equals_opentime_around_every_minute_of_the_day(rate: FrameRate) -> None:
    for minute in range(24 * 60):
        first = minute * rate.nominal * 60 - rate.nominal // 15 * (minute - minute // 10)
        for frame in range(max(0, first - 2), first + 5):
            assert str(Timecode(frame, rate, drop=True)) == _rival(frame, rate)


@pytest.mark.parametrize("rate", [NTSC, NTSC_60, NTSC_120], ids=["29.97", "59.94", "119.88"])
def test_parse__reads_back_every_number_of_eleven_minutes_and_no_other(rate: FrameRate) -> None:
    shown = [str(Timecode(frame, rate, drop=True)) for frame in range(rate.nominal * 660)]
    assert len(set(shown)) == len(shown)
    assert [Timecode.parse(text, rate=rate).frame for text in shown] == list(range(len(shown)))


@pytest.mark.parametrize(
    ("text", "rate"), [("00:01:00;00", NTSC), ("00:01:00;01", NTSC), ("10:09:00;03", NTSC_60), ("00:59:00;07", NTSC_120)]
)
def test_parse__refuses_numbers_that_drop_frame_leaves_out(text: str, rate: FrameRate) -> None:
    with pytest.raises(BadTimecode, match="leaves out"):
        Timecode.parse(text, rate=rate)


def test_parse__keeps_the_tenth_minute_whole() -> None:
    assert str(Timecode.parse("00:10:00;00", rate=NTSC)) == "00:10:00;00"
    assert Timecode.parse("00:10:00;00", rate=NTSC).frame == 17982
    assert Timecode.parse("01:00:00;00", rate=NTSC).frame == 107892


@given(rates, st.integers(0, 5_184_000))
def test_parse__reads_what_str_writes(rate: FrameRate, frame: int) -> None:
    timecode = Timecode(frame % Timecode(0, rate).day, rate)
    assert Timecode.parse(str(timecode), rate=rate) == timecode


@given(drop_rates, st.integers(-20_000_000, 20_000_000))
def test_str__wraps_at_the_drop_frame_day(rate: FrameRate, frame: int) -> None:
    timecode = Timecode(frame, rate, drop=True)
    assert str(timecode) == str(timecode + timecode.day)
    assert Timecode.parse(str(timecode), rate=rate).frame == frame % timecode.day


@given(st.text(max_size=14))
def test_parse__refuses_any_other_text_with_a_sentence(text: str) -> None:
    with pytest.raises(BadTimecode, match=r"\.$"):
        Timecode.parse(f"{text}x", rate=FILM)


@pytest.mark.parametrize(
    "text", ["", "10:00:00", "24:00:00:00", "10:60:00:00", "10:00:60:00", "10:00:00:24", "-1:00:00:00", "١٠:٠٠:٠٠:٠٠x", "10:00:00:0"]
)
def test_parse__refuses_what_does_not_exist(text: str) -> None:
    with pytest.raises(BadTimecode):
        Timecode.parse(text, rate=FILM)


@pytest.mark.parametrize(
    ("text", "rate", "drop"),
    [("10:00:00;00", NTSC, True), ("10:00:00.00", NTSC, True), ("10:00:00;00", PAL, False), ("10:00:00:00", NTSC, False)],
)
def test_parse__takes_the_separator_for_drop_frame_where_the_rate_has_it(text: str, rate: FrameRate, *, drop: bool) -> None:
    assert Timecode.parse(text, rate=rate).drop is drop


def test_parse__lets_the_clip_say_that_it_is_drop_frame() -> None:
    assert Timecode.parse("10:00:00:00", rate=NTSC, drop=True) == Timecode.parse("10:00:00;00", rate=NTSC)
    with pytest.raises(BadTimecode, match="no drop-frame"):
        Timecode.parse("10:00:00;00", rate=FILM, drop=True)


def test_str__counts_23_976_as_24_frames_a_second() -> None:
    assert str(Timecode(24 * 3600, FILM)) == "01:00:00:00"
    assert str(Timecode(24 * 3600 - 1, FILM)) == "00:59:59:23"
    assert str(Timecode(-1, FILM)) == "23:59:59:23"


def test_add_and_sub__move_by_frames() -> None:
    assert (Timecode(10, PAL) + 5) - 5 == Timecode(10, PAL)
    assert str(Timecode.parse("00:00:59;29", rate=NTSC) + 1) == "00:01:00;02"


@pytest.mark.parametrize(
    ("text", "fraction"),
    [
        ("24000/1001", Fraction(24000, 1001)),
        ("23.976", Fraction(24000, 1001)),
        ("23.98", Fraction(24000, 1001)),
        ("23.976024", Fraction(24000, 1001)),
        ("29.97 DF", Fraction(30000, 1001)),
        ("29.97NDF", Fraction(30000, 1001)),
        ("59.94 fps", Fraction(60000, 1001)),
        ("47.95", Fraction(48000, 1001)),
        ("119.88", Fraction(120000, 1001)),
        (" 25 ", Fraction(25)),
        ("24", Fraction(24)),
        ("24.000", Fraction(24)),
        ("18", Fraction(18)),
    ],
)
def test_parse__reads_rates_as_reports_write_them(text: str, fraction: Fraction) -> None:
    assert FrameRate.parse(text).fraction == fraction


@pytest.mark.parametrize("text", ["", "fast", "0", "-24", "24/0", "nan", "inf", "1e999999999", "1/0", "24,0"])
def test_parse__refuses_what_is_no_rate(text: str) -> None:
    with pytest.raises(BadTimecode):
        FrameRate.parse(text)


@given(st.fractions(min_value=Fraction(1, 100), max_value=300))
def test_nearest__moves_a_rate_by_less_than_a_fiftieth_of_a_percent(value: Fraction) -> None:
    assert abs(FrameRate.nearest(value).fraction - value) < value / 4000


@pytest.mark.parametrize(
    ("rate", "spoken", "nominal", "may_drop"),
    [
        (FILM, "23.976", 24, False),
        (NTSC, "29.97", 30, True),
        (NTSC_60, "59.94", 60, True),
        (PAL, "25", 25, False),
        (FrameRate.of(30), "30", 30, False),
    ],
)
def test_rate__is_spoken_as_the_field_does(rate: FrameRate, spoken: str, nominal: int, *, may_drop: bool) -> None:
    assert (rate.spoken(), rate.nominal, rate.may_drop) == (spoken, nominal, may_drop)


def test_rate__writes_its_exact_fraction() -> None:
    assert (str(FILM), str(PAL), float(PAL)) == ("24000/1001", "25", 25.0)


def test_range__is_half_open() -> None:
    cut = FrameRange(10, 20)
    assert (len(cut), 10 in cut, 19 in cut, 20 in cut, 9 in cut) == (10, True, True, False, False)
    assert not cut.overlaps(FrameRange(20, 30))
    assert cut.overlaps(FrameRange(19, 20))
    with pytest.raises(BadTimecode):
        FrameRange(2, 1)


@given(st.integers(-100, 200), st.integers(0, 100), st.integers(0, 100), st.integers(-50, 50))
def test_clamped__never_leaves_the_clip(start: int, length: int, frames: int, shift: int) -> None:
    moved = FrameRange(start, start + length).moved(shift)
    kept = moved.clamped(frames)
    assert 0 <= kept.start <= kept.end <= frames
    assert set(range(kept.start, kept.end)) == set(range(moved.start, moved.end)) & set(range(frames))


@given(st.integers(-20, 20), st.integers(0, 20), st.integers(-20, 20), st.integers(0, 20))
def test_overlaps__says_whether_a_frame_is_shared(one: int, first: int, two: int, second: int) -> None:
    shared = set(range(one, one + first)) & set(range(two, two + second))
    if first and second:
        assert FrameRange(one, one + first).overlaps(FrameRange(two, two + second)) is bool(shared)


@pytest.mark.parametrize(
    ("frames", "text"), [(0, "00:00"), (24 * 5 + 7, "05:07"), (24 * 372 + 10, "06:12:10"), (24 * 3972 + 10, "1:06:12:10")]
)
def test_spoken_length__is_exact(frames: int, text: str) -> None:
    assert spoken_length(frames, FILM) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.4, "0 s"), (58.2, "58 s"), (59.7, "1 m 00"), (72, "1 m 12"), (3599, "59 m 59"), (3599.7, "1 h 00 m"), (8040, "2 h 14 m")],
)
def test_rough_length__is_in_words(seconds: float, text: str) -> None:
    assert rough_length(seconds) == text


def test_rough_wait__in_the_words_of_somebody_who_waits() -> None:
    assert [rough_wait(seconds) for seconds in (0.2, 42.3, 89, 600, 3569, 3575, 5044)] == [
        "1 s",
        "42 s",
        "89 s",
        "10 min",
        "59 min",
        "1 h 00 m",
        "1 h 24 m",
    ]
