"""Test the cutting room's words."""

from dataclasses import replace
from fractions import Fraction

import pytest

from dailies_logger.domain.clip import Facts, Measured, MediaKind
from dailies_logger.domain.label import DEFAULT_VOCABULARY, Label, LabelKind, Lane, Vocabulary
from dailies_logger.domain.take import TakeStatus
from dailies_logger.ui.models import words
from tests.support.rooms import VIDEO, make_clip, make_label, make_take

CLIP = make_clip()


@pytest.mark.parametrize(
    ("label", "said"),
    [
        (make_label("emotional_beat", 0, 9, "the lie lands"), "the lie lands"),
        (make_label("best_moment", 0, 9), "best moment"),
        (make_label("size", 0, 9, "push-in", value="CU"), "CU · push-in"),
        (make_label("eyeline", 0, 9, value="L>R"), "L>R"),
        (make_label("of_old", 0, 9), "of_old"),
    ],
)
def test_label__says_value_and_text_else_its_kind(label: Label, said: str) -> None:
    assert words.label_words(label, DEFAULT_VOCABULARY) == said


def test_length__is_exact_in_frames_or_open() -> None:
    assert words.label_length(make_label("reaction", 10, 137), CLIP) == "05:07"
    assert words.label_length(make_label("reaction", 10, None), CLIP) == "open"
    assert words.timecode_range(CLIP, 0, 24) == "10:37:41:10 – 10:37:42:10"


def test_take__short_forms_come_once_each() -> None:
    assert words.take_short_forms(make_take(flags="pu mos", status=TakeStatus.HOLD)) == ("HOLD", "PU", "MOS")
    assert words.take_short_forms(make_take(flags="NG", status=TakeStatus.NG)) == ("NG",)
    assert words.take_short_forms(make_take()) == ()


def test_take__is_as_long_as_its_longest_angle() -> None:
    clips = [make_clip("B001C001", frames=2400, facts=Facts(camera="B")), make_clip("A001C001", frames=24, facts=Facts(camera="A"))]
    assert words.seconds(clips) == pytest.approx(100.1)
    assert words.seconds([]) == 0
    assert words.cameras(clips) == "AB"


def test_day__is_written_short() -> None:
    assert words.day_words("2026-11-16") == "Mon 16 Nov"
    assert words.day_words("day 3") == "day 3"
    assert words.day_words("") == "No day"


def test_rate__says_drop_or_not() -> None:
    assert words.rate_words(CLIP) == "23.976 ndf"
    assert words.rate_words(make_clip(start="10:00:00;00", rate=VIDEO)) == "29.97 df"
    unknown = make_clip("X001C001")
    assert words.rate_words(type(unknown)(id=unknown.id, path=b"x", file="x", measured=Measured())) == "unknown"


def test_note__first_line_only() -> None:
    assert words.first_line("  cries\nthen laughs") == "cries"
    assert words.first_line("") == ""


def test_tooltip__what_somebody_typed_is_never_markup() -> None:
    assert words.tip("<img src=x>\n2") == "&lt;img src=x&gt;<br>2"
    assert words.mixed_length(Fraction(72)) == "1 m 12"


def test_angle_name__is_short_where_roll_and_number_say_it() -> None:
    facts = Facts(camera="A", roll="A001", number="C002")
    assert words.angle_name(make_clip("A001C002_261120_R2QK", facts=facts)) == "A001 C002"
    assert words.angle_name(make_clip("notes from the truck", facts=facts)) == "notes from the truck"
    assert words.angle_name(make_clip("IMG_0417", facts=Facts())) == "IMG_0417"


def test_angle_about__says_size_and_lens_else_the_rate_or_that_it_is_sound() -> None:
    assert words.angle_about(make_clip(facts=Facts(lens="75 mm", shot_size="MCU"))) == "MCU · 75 mm"
    assert words.angle_about(make_clip(facts=Facts())) == "23.976 ndf"
    assert words.angle_about(replace(make_clip(), measured=Measured(media=MediaKind.SOUND))) == "sound"


def test_channels__one_is_one() -> None:
    assert [words.channels(count) for count in (0, 1, 2)] == ["none", "1 channel", "2 channels"]


@pytest.mark.parametrize(
    ("length", "unseen", "said"),
    [(40.0, None, "40 s"), (40.0, 0.3, "40 s"), (40.0, 12.0, "40 s · 12 s unseen"), (40.0, 40.0, "40 s unseen"), (40.0, 41.0, "40 s unseen"), (3700.0, 61.0, "1 h 01 m · 1 m 01 unseen")],
)  # fmt: skip
def test_length_and_unseen__says_only_what_is_left(length: float, unseen: float | None, said: str) -> None:
    assert words.length_and_unseen(length, unseen) == said


def test_label__a_value_names_its_kind_where_others_lie_on_the_lane() -> None:
    sob = LabelKind(id="sob", name="Sob", lane=Lane.BEAT.id, key="", values=("dry", "wet"))
    ours = Vocabulary(kinds=(*DEFAULT_VOCABULARY.kinds, sob))
    assert words.label_words(make_label("sob", 1, 9, value="dry"), ours) == "sob · dry"
    assert words.label_words(make_label("sob", 1, 9, "quietly", value="dry"), ours) == "sob · dry · quietly"
    assert words.label_words(make_label("eyeline", 1, 9, value="L>R"), ours) == "L>R"
