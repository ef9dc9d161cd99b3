"""Labels: opened and closed on the frame shown, never lost, never off the clip, and mapped exactly to the other angles."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import BadTimecode, NotFound, Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import DEFAULT_VOCABULARY, Label
from dailies_logger.domain.timecode import FrameRange, FrameRate, Timecode
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.labelling import (
    LabelFields,
    add_label,
    change_label,
    close_label,
    close_open,
    kind_name,
    labels_on,
    mapped,
    nudge_label,
    open_label,
    position,
    remove_labels,
    take_back,
    toggle_label,
)
from tests.support.memory_library import MemoryLibrary
from tests.support.rushes import AUTHOR, NTSC, PAL, RATES, WHEN, camera_clip, label, library, slated

CLIP = camera_clip(frames=240)


def written(shelf: MemoryLibrary, edit: Edit | None) -> Label:
    assert edit is not None
    shelf.write(edit)
    (change,) = edit.changes
    assert isinstance(change.value, Label)
    return change.value


def opened(shelf: MemoryLibrary, frame: int = 10, kind: str = "best_moment", clip: Clip = CLIP) -> Label:
    return written(shelf, open_label(shelf, author=AUTHOR, clip=clip.id, kind=kind, frame=frame))


def test_open_label__grows_from_the_frame_shown_under_its_own_act() -> None:
    shelf = library(CLIP)
    edit = open_label(shelf, author=AUTHOR, clip=CLIP.id, kind="eyeline", frame=10, value="l>r", at=WHEN)
    label = written(shelf, edit)
    assert (label.start, label.end, label.value, label.at) == (10, None, "L>R", WHEN)
    assert (edit.name, edit.act) == ("Label eyeline L>R", label.id)


@pytest.mark.parametrize("frame", [-1, 240, 10_000])
def test_open_label__refuses_a_frame_off_the_clip(frame: int) -> None:
    with pytest.raises(Refused, match=rf"^Frame {frame} is not on A001C001_261120_R1AB \(frames 0 to 239, 10:00:00:00 to 10:00:09:23\)\.$"):
        open_label(library(CLIP), author=AUTHOR, clip=CLIP.id, kind="note", frame=frame)


def test_close_label__includes_the_frame_shown_in_the_act_of_opening() -> None:
    shelf = library(CLIP)
    label = opened(shelf)
    edit = close_label(shelf, author=AUTHOR, label=label.id, shown=33)
    assert (written(shelf, edit).end, edit.act, edit.name) == (34, label.id, "Label best moment")


def test_close_label__at_once_is_one_frame() -> None:
    shelf = library(CLIP)
    assert written(shelf, close_label(shelf, author=AUTHOR, label=opened(shelf).id, shown=10)).range() == FrameRange(10, 11)


@pytest.mark.parametrize("shown", [239, 240, 9999])
def test_close_label__ends_at_the_clips_end(shown: int) -> None:
    shelf = library(CLIP)
    assert written(shelf, close_label(shelf, author=AUTHOR, label=opened(shelf).id, shown=shown)).end == 240


def test_close_label__from_before_its_start_turns_round() -> None:
    shelf = library(CLIP)
    assert written(shelf, close_label(shelf, author=AUTHOR, label=opened(shelf).id, shown=3)).range() == FrameRange(3, 11)


def test_close_label__refuses_one_that_is_closed_or_gone() -> None:
    shelf = library(CLIP)
    label = opened(shelf)
    written(shelf, close_label(shelf, author=AUTHOR, label=label.id, shown=33))
    with pytest.raises(Refused, match=r"^The label “Best moment” is closed already\.$"):
        close_label(shelf, author=AUTHOR, label=label.id, shown=40)
    with pytest.raises(NotFound, match="no longer there"):
        close_label(shelf, author=AUTHOR, label=new_id(), shown=40)


def test_close_label__of_somebody_else_is_an_act_of_ones_own() -> None:
    shelf = library(CLIP)
    label = opened(shelf)
    assert close_label(shelf, author=new_id(), label=label.id, shown=33).act != label.id


def test_close_label__on_a_clip_that_can_no_longer_be_read_keeps_its_range() -> None:
    shelf = library(CLIP)
    label = opened(shelf)
    gone = library(replace(CLIP, measured=replace(CLIP.measured, frames=0)), label)
    assert written(gone, close_label(gone, author=AUTHOR, label=label.id, shown=33)).range() == FrameRange(10, 34)


def test_close_open__closes_ones_own_each_in_its_act() -> None:
    shelf = library(CLIP)
    mine = [opened(shelf, 10), opened(shelf, 20, "stunt")]
    other = written(shelf, open_label(shelf, author=new_id(), clip=CLIP.id, kind="comedy", frame=5))
    written(shelf, add_label(shelf, author=AUTHOR, clip=CLIP.id, kind="note", start=1))
    edits = close_open(shelf, author=AUTHOR, clip=CLIP.id, shown=30)
    assert {edit.act for edit in edits} == {each.id for each in mine}
    for edit in edits:
        assert written(shelf, edit).end == 31
    assert [each.id for each in shelf.where(Label) if each.open] == [other.id]
    assert close_open(shelf, author=AUTHOR, clip=CLIP.id, shown=30) == ()


def test_toggle_label__two_strokes_are_one_range() -> None:
    shelf = library(CLIP)
    first = written(shelf, toggle_label(shelf, author=AUTHOR, clip=CLIP.id, kind="stunt", frame=10))
    opened(shelf, 11, "comedy")
    second = written(shelf, toggle_label(shelf, author=AUTHOR, clip=CLIP.id, kind="stunt", frame=19))
    assert (second.id, second.range()) == (first.id, FrameRange(10, 20))


def test_add_label__without_end_is_one_frame() -> None:
    shelf = library(CLIP)
    made = written(
        shelf, add_label(shelf, author=AUTHOR, clip=CLIP.id, kind="note", start=239, text="half \udcff and \0nul", who="Mara", rating=4)
    )
    assert (made.range(), made.text, made.who, made.rating) == (FrameRange(239, 240), "half ? and nul", "Mara", 4)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"kind": "applause"}, r"There is no kind of label “applause”\. Choose from emotional_beat, best_moment,"),
        ({"kind": "size", "value": "HUGE"}, r"^Size cannot be “HUGE”\. Choose from EWS, WS, FS, MWS, MS, MCU, CU, BCU, ECU\.$"),
        ({"value": "CU"}, r"^Best moment cannot be “CU”\. It takes none\.$"),
        ({"rating": 6}, r"^6 is no rating\. It goes from 0 to 5\.$"),
        ({"intensity": -1}, r"^-1 is no intensity\."),
        ({"start": 240, "end": 241}, r"^Frame 240 is not on A001C001"),
        ({"start": -3}, r"^Frame -3 is not on"),
        ({"start": 20}, r"^A label must end after it starts and within A001C001_261120_R1AB \(frame 20 to 20 of 240\)\.$"),
        ({"end": 241}, r"must end after it starts and within"),
    ],
)
def test_change_label__refuses_what_cannot_be(fields: LabelFields, sentence: str) -> None:
    shelf = library(CLIP, made := label(CLIP, 10, 20))
    with pytest.raises(Refused, match=sentence):
        change_label(shelf, author=AUTHOR, label=made.id, **fields)
    assert shelf.get(Label, made.id) == made


def test_change_label__names_what_it_is_now() -> None:
    shelf = library(CLIP, made := label(CLIP, 10, 20))
    edit = change_label(shelf, author=AUTHOR, label=made.id, kind="size", value="cu", start=5, all_angles=True)
    assert written(shelf, edit) == replace(made, kind="size", value="CU", start=5, all_angles=True)
    assert edit is not None
    assert edit.name == "Change size CU"
    assert change_label(shelf, author=AUTHOR, label=made.id, value="CU") is None


def test_take_back__takes_the_newest_of_one_s_own() -> None:
    older, newer = (replace(label(CLIP, place, place + 5), at=WHEN + timedelta(seconds=place)) for place in (10, 20))
    other = replace(label(CLIP, 30, 35), author=new_id(), at=WHEN + timedelta(seconds=30))
    shelf = library(CLIP, newer, older, other)
    for left in ([older, other], [other]):
        shelf.write(take_back(shelf, author=AUTHOR, clip=CLIP.id))
        assert sorted(shelf.where(Label), key=lambda each: each.at) == left
    with pytest.raises(Refused, match="no label of yours"):
        take_back(shelf, author=AUTHOR, clip=CLIP.id)


def test_remove_labels__takes_all_or_none() -> None:
    labels = [label(CLIP, place, place + 5) for place in (10, 20, 30)]
    shelf = library(CLIP, *labels)
    with pytest.raises(NotFound):
        remove_labels(shelf, author=AUTHOR, labels=[labels[0].id, new_id()])
    with pytest.raises(Refused, match="Choose a label"):
        remove_labels(shelf, author=AUTHOR, labels=[])
    edit = remove_labels(shelf, author=AUTHOR, labels=[each.id for each in (*labels, labels[0])])
    shelf.write(edit)
    assert (edit.name, shelf.where(Label)) == ("Remove 3 labels", [])
    one = remove_labels(library(CLIP, labels[0]), author=AUTHOR, labels=[labels[0].id])
    assert one.name == "Remove best moment"


def test_labels__a_clip_without_frames_takes_none_but_shows_those_it_has() -> None:
    empty = camera_clip(frames=0)
    shelf = library(empty, made := label(empty, 3, 9))
    with pytest.raises(Refused, match="has no frames to label"):
        add_label(shelf, author=AUTHOR, clip=empty.id, kind="note", start=0)
    assert labels_on(shelf, empty.id) == [(made, FrameRange(3, 9))]
    with pytest.raises(NotFound, match="no longer in the library"):
        labels_on(shelf, UUID(int=1))


def test_labels_on__shows_own_labels_and_those_that_hold_for_all_angles() -> None:
    take = slated()
    a, b = camera_clip("A1", take=take), camera_clip("B1", take=take, rate=PAL, sync=Fraction(2))
    both, only = label(a, 96, 120, all_angles=True), label(a, 100, 110, "stunt")
    before = label(a, 0, 24, "comedy", all_angles=True)
    own = label(b, 3, None, "line_reading")
    shelf = library(take, a, b, both, only, before, own)
    assert labels_on(shelf, b.id, now=30) == [(own, FrameRange(3, 31)), (both, FrameRange(50, 75))]
    assert [each for each, _ in labels_on(shelf, a.id)] == [before, both, only]


def test_mapped__is_cut_to_what_the_other_angle_shot() -> None:
    a, b = camera_clip("A1", frames=100), camera_clip("B1", frames=50, sync=Fraction(24 * 1001, 24000))
    assert mapped(FrameRange(20, 30), a, b) == FrameRange(0, 6)
    assert mapped(FrameRange(70, 100), a, b) == FrameRange(46, 50)
    assert mapped(FrameRange(0, 24), a, b) is None
    assert mapped(FrameRange(74, 90), a, b) is None


def test_mapped__a_frame_of_a_fast_camera_lasts_a_frame_of_a_slow_one() -> None:
    fast, slow = camera_clip("A1", rate=FrameRate.of(60)), camera_clip("B1", rate=FrameRate.of(24))
    assert mapped(FrameRange(61, 62), fast, slow) == FrameRange(24, 25)


RATE = st.sampled_from(RATES)


@given(RATE, st.integers(0, 10**6), st.integers(1, 5000), st.integers(-100_000, 100_000))
def test_mapped__at_one_rate_is_a_shift_and_back_again(rate: FrameRate, start: int, length: int, offset: int) -> None:
    one = camera_clip("A1", rate=rate, frames=10**9)
    other = camera_clip("B1", rate=rate, frames=10**9, sync=offset / rate.fraction)
    assume(start >= offset)
    there = mapped(FrameRange(start, start + length), one, other)
    assert there == FrameRange(start - offset, start - offset + length)
    assert there is not None
    assert mapped(there, other, one) == FrameRange(start, start + length)


@given(RATE, RATE, st.integers(0, 10**6), st.fractions(-10, 10, max_denominator=48_000))
def test_mapped__is_never_more_than_half_a_frame_off(rate: FrameRate, slow: FrameRate, frame: int, sync: Fraction) -> None:
    one, other = camera_clip("A1", rate=rate, frames=10**9), camera_clip("B1", rate=slow, frames=10**9, sync=sync)
    there = mapped(FrameRange(frame + 1000, frame + 1100), one, other)
    assert there is not None
    for here, mapped_to in ((frame + 1000, there.start), (frame + 1100, there.end)):
        assert abs((here / rate.fraction - sync) * slow.fraction - mapped_to) <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("text", "frame"), [("0", 0), ("239", 239), ("240", 240), (" 10:00:00:00 ", 0), ("10:00:02:05", 53), ("10.00.02.05", 53)]
)
def test_position__is_a_frame_number_or_a_source_timecode(text: str, frame: int) -> None:
    assert position(CLIP, text) == frame


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("241", r"^241 is not on A001C001_261120_R1AB \(frames 0 to 239, 10:00:00:00 to 10:00:09:23\)\.$"),
        ("09:59:59:23", r"^09:59:59:23 is not on A001C001"),
        ("-5", r"^“-5” is no timecode\. Write it as 10:38:22:22\.$"),
        ("10:00:00:24", r"does not exist at 23\.976 frames a second"),
        ("10:00:00;05", r"^“10:00:00;05” is drop-frame, but A001C001_261120_R1AB counts non-drop\. Write it with a colon\.$"),
        ("²", r"is no timecode"),
        ("", r"is no timecode"),
    ],
)
def test_position__says_what_is_wrong(text: str, sentence: str) -> None:
    with pytest.raises(BadTimecode, match=sentence):
        position(CLIP, text)


def test_position__counts_drop_frame_where_the_clip_does() -> None:
    clip = camera_clip(rate=NTSC, start="10:00:59;28", frames=100)
    assert [position(clip, text) for text in ("10:01:00;02", "10:01:00:02")] == [2, 2]
    with pytest.raises(BadTimecode, match="one of the numbers that drop-frame leaves out"):
        position(clip, "10:01:00;00")


def test_position__a_clip_that_cannot_be_read_has_none() -> None:
    unreadable = replace(CLIP, measured=replace(CLIP.measured, frames=0))
    with pytest.raises(Refused, match="has no frames to label"):
        position(unreadable, "2")


def test_position__goes_on_over_midnight() -> None:
    assert position(camera_clip(start="23:59:59:00"), "00:00:01:00") == 48


def test_position__counts_from_zero_where_there_is_no_timecode() -> None:
    assert position(camera_clip(start=None), "00:00:01:00") == 24


@given(RATE, st.integers(0, 10**6), st.integers(0, 999), st.booleans())
def test_position__reads_what_a_clip_shows(rate: FrameRate, start: int, frame: int, drop: bool) -> None:
    base = camera_clip(rate=rate, frames=1000, start=None)
    clip = replace(base, start=start, drop=drop and rate.may_drop)
    assert position(clip, str(clip.timecode(frame))) == frame
    assert str(Timecode(start + frame, rate, clip.drop)) == str(clip.timecode(frame))


def test_kind_name__says_the_value() -> None:
    assert kind_name(label(CLIP, 1, 2, "size", value="CU"), DEFAULT_VOCABULARY) == "Size CU"
    assert kind_name(label(CLIP, 1, 2, "own_kind"), DEFAULT_VOCABULARY) == "own_kind"


@pytest.mark.parametrize(
    ("head", "tail", "there"),
    [(-3, 0, (7, 20)), (50, 0, (19, 20)), (-50, 0, (0, 20)), (0, 4, (10, 24)), (0, -50, (10, 11)), (5, 5, (15, 25)), (-50, -50, (0, 10))],
)
def test_nudge__keeps_a_frame_and_stays_in_the_clip(head: int, tail: int, there: tuple[int, int]) -> None:
    shelf = library(CLIP, made := label(CLIP, 10, 20))
    edit = nudge_label(shelf, author=AUTHOR, label=made.id, head=head, tail=tail)
    assert edit is not None
    assert edit.changes[0].after == replace(made, start=there[0], end=there[1])


def test_nudge__at_the_end_nothing_moves_and_an_open_range_has_a_head_only() -> None:
    last = label(CLIP, CLIP.frames - 5, CLIP.frames)
    grown = replace(label(CLIP, 10, 20), end=None)
    shelf = library(CLIP, last, grown)
    assert nudge_label(shelf, author=AUTHOR, label=last.id, head=1, tail=1) is None
    assert nudge_label(shelf, author=AUTHOR, label=grown.id, tail=1) is None
    edit = nudge_label(shelf, author=AUTHOR, label=grown.id, head=-2)
    assert edit is not None
    assert edit.changes[0].after == replace(grown, start=8)


def test_close_open__on_a_clip_that_has_gone_closes_nothing_and_is_no_error() -> None:
    assert close_open(library(), author=AUTHOR, clip=CLIP.id, shown=10) == ()
