"""The order of a stringout: as the script, the day and the lens have it, and what lacks the fact comes last."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import BadQuery
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import SHOT_SIZES, Label
from dailies_logger.workflow.ordering import DIRECTIONS, OrderKey, day_clock, natural, parse_order, shot_size
from tests.support.rushes import NTSC, PAL, camera_clip, label, slated
from tests.support.strung import order_of

CLIP = camera_clip(frames=240)


def test_parse_order__reads_keys_and_directions() -> None:
    assert parse_order("scene, size:tight>wide rating take:down rating:up rating:down timecode:late>early") == (
        OrderKey(name="scene"),
        OrderKey(name="size", reverse=True),
        OrderKey(name="rating"),
        OrderKey(name="take", reverse=True),
        OrderKey(name="rating", reverse=True),
        OrderKey(name="rating"),
        OrderKey(name="timecode", reverse=True),
    )
    assert parse_order(" ") == ()
    for name, directions in DIRECTIONS.items():
        assert [parse_order(f"{name}:{each}")[0].reverse for each in directions] == [False, True]


@pytest.mark.parametrize(
    ("text", "position", "sentence"),
    [
        ("scene sice", 6, "“sice” is no key of an order. Did you mean size?"),
        ("qqq", 0, "“qqq” is no key of an order. Keys: scene, slate, setup, take, camera, timecode, rating, size, lens, beat."),
        ("scene size:big", 11, "“big” is no direction of size. Write size:wide>tight or size:tight>wide."),
    ],
)
def test_parse_order__says_what_is_wrong_and_where(text: str, position: int, sentence: str) -> None:
    with pytest.raises(BadQuery) as caught:
        parse_order(text)
    assert (str(caught.value), caught.value.position) == (sentence, position)


def test_natural__is_the_order_of_the_script() -> None:
    script = [
        "2",
        "2A",
        "2B",
        "2Z",
        "2AA",
        "A47",
        "B47",
        "47",
        "47A",
        "47A-2",
        "47pt",
        "48",
        "100",
        "Wild",
        "",
    ]
    assert sorted(random.Random(1).sample(script, len(script)), key=natural) == script


def _take_with_label(scene: str, take: str, camera: str = "A", **fields: object) -> tuple[object, Clip, Label]:
    of = slated(scene, take)
    clip = camera_clip(f"{camera}{scene}{take}", take=of)
    return of, clip, label(clip, 10, 20, **fields)  # type: ignore[arg-type]


def test_order__by_scene_then_take() -> None:
    shot = [_take_with_label(*each) for each in (("A47", "1"), ("47", "2"), ("47", "10"), ("47A", "1"))]
    values = [value for group in shot for value in group]
    assert order_of("scene take", *values) == [group[2] for group in shot]
    assert order_of("scene:down take:down", *values) == [group[2] for group in reversed(shot)]


def test_order__by_camera_and_by_rating() -> None:
    shot = [_take_with_label("1", "1", "A", rating=2), _take_with_label("1", "2", "B", rating=5)]
    values = [value for group in shot for value in group]
    first, second = (group[2] for group in shot)
    assert order_of("camera", *values) == [first, second]
    assert order_of("rating", *values) == [second, first]
    assert order_of("rating:low>high", *values) == [first, second]


def test_order__by_lens_counts_millimetres_and_by_camera_its_letter() -> None:
    clips = [camera_clip(f"A001C00{number}_261120_R1AB", lens=lens) for number, lens in enumerate(("135mm", "25mm", "", "75 mm"))]
    labels = [label(clip, 10, 20) for clip in clips]
    assert order_of("lens", *clips, *labels) == [labels[1], labels[3], labels[0], labels[2]]
    assert order_of("lens:tight>wide", *clips, *labels) == [labels[0], labels[3], labels[1], labels[2]]


def test_order__by_beat_tells_the_story_of_each_scene_and_what_is_bound_to_none_comes_last() -> None:
    beats = [Beat(id=new_id(), scene=scene, name=name, rank=rank) for scene, name, rank in (("9", "b", 2), ("24", "a", 1), ("9", "a", 1))]
    labels = [label(CLIP, 10 * at, 10 * at + 5, beat=beat.id if beat else None) for at, beat in enumerate([None, *beats])]
    assert order_of("beat", CLIP, *beats, *labels) == [labels[3], labels[1], labels[2], labels[0]]


def test_order__by_timecode_keeps_a_night_together_and_clips_without_last() -> None:
    clips = [camera_clip(f"A{place}", start=start) for place, start in enumerate(("22:00:00:00", "23:59:00:00", "03:59:58:00", None))]
    labels = [label(clip, 5, 9) for clip in clips]
    assert order_of("timecode", *clips, *labels) == labels
    assert order_of("timecode:late>early", *clips, *labels) == [*reversed(labels[:3]), labels[3]]


def test_day_clock__is_the_clock_whatever_the_rate() -> None:
    clocks = [day_clock(camera_clip(f"A{start}", rate=rate, start=start)) for rate, start in ((PAL, "10:00:00:00"), (NTSC, "10:00:00:00"))]
    assert clocks == [6 * 3600, 6 * 3600]
    drop = day_clock(camera_clip(rate=NTSC, start="10:00:00;00"))
    assert drop is not None
    assert abs(drop - 6 * 3600) < 0.1


def test_order__by_size_takes_the_label_then_the_size_label_under_it_then_the_report() -> None:
    plain = camera_clip("A1", shot_size="MS Tom")
    pushed = camera_clip("A2", shot_size="WS")
    unknown = camera_clip("A3")
    reported = label(plain, 0, 10)
    sized = label(plain, 30, 40, "size", value="CU")
    wide, tight = label(pushed, 0, 10), label(pushed, 95, 140)
    none = label(unknown, 0, 9)
    push_in = (label(pushed, 0, 100, "size", value="MWS"), label(pushed, 100, 240, "size", value="ECU"))
    found = order_of("size", plain, pushed, unknown, reported, sized, wide, tight, none, *push_in)
    assert found == [wide, push_in[0], reported, sized, tight, push_in[1], none]
    turned = order_of("size:tight>wide", plain, pushed, unknown, reported, sized, wide, tight, none, *push_in)
    assert turned == [tight, push_in[1], sized, reported, wide, push_in[0], none]


def test_order__by_size_a_value_that_is_no_size_is_none() -> None:
    """An eyeline says something too; its size is that of the size label under it."""
    clip = camera_clip("A1")
    wide, tight = label(clip, 0, 100, "size", value="WS"), label(clip, 100, 240, "size", value="ECU")
    early, late = label(clip, 10, 20, "eyeline", value="R>L"), label(clip, 110, 130, "eyeline", value="L>R")
    assert order_of("size", clip, early, late, wide, tight) == [wide, early, tight, late]
    assert order_of("size:tight>wide", clip, early, late, wide, tight) == [tight, late, wide, early]


@pytest.mark.parametrize(
    ("said", "size"), [("WS 2S", "WS"), ("MCU Mara", "MCU"), ("mcu/otl", "MCU"), ("LS", "WS"), ("XCU hands", "ECU"), ("2S", ""), ("", "")]
)
def test_shot_size__is_found_in_what_a_report_says(said: str, size: str) -> None:
    assert shot_size(said) == size


@given(st.sampled_from(SHOT_SIZES), st.sampled_from(["", " 2S", " Mara", "/OTS"]))
def test_shot_size__knows_every_size(size: str, rest: str) -> None:
    assert shot_size(size + rest) == size
