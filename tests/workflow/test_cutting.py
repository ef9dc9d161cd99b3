"""Cutting by hand: every trim to the frame, stacked cameras in sync, nothing lost, no label touched."""

from dataclasses import replace
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Angles, Out, Placement, Stringout
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow import cutting
from dailies_logger.workflow.assembling import make_stringout
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.laying import layout
from dailies_logger.workflow.moments import same_moment
from tests.support.memory_library import MemoryLibrary
from tests.support.rushes import AUTHOR, GivenSearch, camera_clip, label, library, slated

CLIP = camera_clip(frames=240)
TAKE = slated()
A_CAMERA = replace(camera_clip("A001C001", frames=240, camera="A"), take_id=TAKE.id)
B_CAMERA = replace(camera_clip("B001C001", frames=240, camera="B"), take_id=TAKE.id, sync=Fraction(1, 2))


def make(shelf: MemoryLibrary, angles: Angles = Angles.LABELLED) -> list[Placement]:
    """Make a stringout of every best moment, and list what lies lowest."""
    made = make_stringout(shelf, GivenSearch(shelf), author=AUTHOR, name="Best", query="kind:best_moment", angles=angles)
    shelf.write(made)
    return lying(shelf)


def lying(shelf: MemoryLibrary) -> list[Placement]:
    return [each for each in shelf.where(Placement) if each.on is None and each.lies]


def ranges(shelf: MemoryLibrary) -> list[tuple[int, int]]:
    return [(each.start, each.end) for each in lying(shelf)]


def done(shelf: MemoryLibrary, edit: Edit | None) -> str:
    """Write an Edit, and return its name."""
    assert edit is not None
    shelf.write(edit)
    return edit.name


@pytest.fixture
def shelf() -> MemoryLibrary:
    """Return a shelf with three best moments of one clip in a stringout."""
    made = library(CLIP, label(CLIP, 10, 30), label(CLIP, 50, 60), label(CLIP, 100, 140))
    make(made)
    return made


def test_trim__ripples_and_counts_as_a_trim_by_hand(shelf: MemoryLibrary) -> None:
    second = lying(shelf)[1]
    assert done(shelf, cutting.trim(shelf, author=AUTHOR, placement=second.id, head=-3, tail=4)) == "Trim"
    assert ranges(shelf) == [(10, 30), (47, 64), (100, 140)]
    after = lying(shelf)[1]
    assert (after.trims, after.by_hand, after.ruled) == ((-3, 4), True, FrameRange(50, 60))
    assert [each.record for each in layout(shelf, after.stringout).laid] == [FrameRange(0, 20), FrameRange(20, 37), FrameRange(37, 77)]
    assert cutting.trim(shelf, author=AUTHOR, placement=second.id) is None


def test_trim__without_ripple_leaves_black_and_takes_it_back(shelf: MemoryLibrary) -> None:
    _, second, third = lying(shelf)
    before = layout(shelf, second.stringout)
    done(shelf, cutting.trim(shelf, author=AUTHOR, placement=second.id, head=2, tail=-3, ripple=False))
    now = layout(shelf, second.stringout)
    assert [each.record for each in now.laid] == [FrameRange(0, 20), FrameRange(22, 27), before.laid[2].record]
    assert [each.placement.gap for each in now.laid] == [0, 2, 3]
    with pytest.raises(Refused, match=r"^There are only 3 frames of black there\. Trim with ripple, or roll the cut\.$"):
        cutting.trim(shelf, author=AUTHOR, placement=second.id, tail=4, ripple=False)
    done(shelf, cutting.trim(shelf, author=AUTHOR, placement=second.id, head=-2, tail=3, ripple=False))
    assert [each.record for each in layout(shelf, third.stringout).laid] == [each.record for each in before.laid]


def test_trim__stops_at_the_ends_of_the_clip_and_says_how_far(shelf: MemoryLibrary) -> None:
    first = lying(shelf)[0]
    for trims, sentence in (
        ({"head": -11}, r"has only 10 frames before this\.$"),
        ({"tail": 211}, r"has only 210 frames after this\.$"),
        ({"head": 20}, r"^Nothing would be left of "),
    ):
        with pytest.raises(Refused, match=sentence):
            cutting.trim(shelf, author=AUTHOR, placement=first.id, **trims)  # type: ignore[arg-type]  # frames
    assert done(shelf, cutting.trim(shelf, author=AUTHOR, placement=first.id, head=-10, tail=210)) == "Trim"
    assert ranges(shelf)[0] == (0, 240)


def test_roll_slip_slide__move_what_they_are_named_for_and_nothing_after(shelf: MemoryLibrary) -> None:
    _, second, _ = lying(shelf)
    length = layout(shelf, second.stringout).frames
    done(shelf, cutting.roll(shelf, author=AUTHOR, placement=second.id, frames=5))
    assert ranges(shelf) == [(10, 35), (55, 60), (100, 140)]
    done(shelf, cutting.slip(shelf, author=AUTHOR, placement=second.id, frames=-7))
    assert ranges(shelf) == [(10, 35), (48, 53), (100, 140)]
    done(shelf, cutting.slide(shelf, author=AUTHOR, placement=second.id, frames=-4))
    assert ranges(shelf) == [(10, 31), (48, 53), (96, 140)]
    assert layout(shelf, second.stringout).frames == length
    with pytest.raises(Refused, match=r"^There is nothing before it\.$"):
        cutting.roll(shelf, author=AUTHOR, placement=lying(shelf)[0].id, frames=1)
    with pytest.raises(Refused, match=r"^There is nothing after it\.$"):
        cutting.slide(shelf, author=AUTHOR, placement=lying(shelf)[2].id, frames=1)


def test_roll__wants_a_cut(shelf: MemoryLibrary) -> None:
    second = lying(shelf)[1]
    done(shelf, cutting.trim(shelf, author=AUTHOR, placement=second.id, head=2, ripple=False))
    with pytest.raises(Refused, match=r"^There is black before it, so there is no cut to roll\. Trim it\.$"):
        cutting.roll(shelf, author=AUTHOR, placement=second.id, frames=1)


def test_split__makes_two_that_play_as_one(shelf: MemoryLibrary) -> None:
    first = lying(shelf)[0]
    before = layout(shelf, first.stringout).frames
    assert done(shelf, cutting.split(shelf, author=AUTHOR, placement=first.id, at=18)) == "Split"
    assert ranges(shelf) == [(10, 18), (18, 30), (50, 60), (100, 140)]
    assert [each.label for each in lying(shelf)[:2]] == [first.label] * 2
    assert layout(shelf, first.stringout).frames == before
    for frame in (10, 18, 5):
        with pytest.raises(Refused, match=r"^There is nothing to split here"):
            cutting.split(shelf, author=AUTHOR, placement=first.id, at=frame)


def test_remove_and_lift__keep_what_was_taken_out(shelf: MemoryLibrary) -> None:
    first, second, _ = lying(shelf)
    frames = layout(shelf, first.stringout).frames
    done(shelf, cutting.remove_placement(shelf, author=AUTHOR, placement=first.id))
    assert ranges(shelf) == [(50, 60), (100, 140)]
    done(shelf, cutting.lift(shelf, author=AUTHOR, placement=second.id))
    now = layout(shelf, first.stringout)
    assert (now.frames, [each.placement.plays for each in now.laid]) == (frames - 20, [False, True])
    assert [each.id for each in now.out] == [first.id]
    with pytest.raises(Refused, match=r"^It is taken out of the stringout: put it back first\.$"):
        cutting.trim(shelf, author=AUTHOR, placement=first.id, head=1)
    with pytest.raises(Refused, match=r"^It is taken out already\.$"):
        cutting.remove_placement(shelf, author=AUTHOR, placement=first.id)
    for each in (first, second):
        done(shelf, cutting.put_back(shelf, author=AUTHOR, placement=each.id))
        assert cutting.put_back(shelf, author=AUTHOR, placement=each.id) is None
    assert ranges(shelf) == [(10, 30), (50, 60), (100, 140)]


def test_remove__what_a_hand_laid_is_gone(shelf: MemoryLibrary) -> None:
    stringout = shelf.where(Stringout)[0]
    name = done(shelf, cutting.insert(shelf, author=AUTHOR, stringout=stringout.id, clip=CLIP.id, frames=FrameRange(200, 210), to=1))
    assert name == "Insert in “Best”"
    assert ranges(shelf) == [(10, 30), (200, 210), (50, 60), (100, 140)]
    done(shelf, cutting.remove_placement(shelf, author=AUTHOR, placement=lying(shelf)[1].id))
    assert [each.out for each in shelf.where(Placement)] == [Out.NO] * 3
    with pytest.raises(NotFound, match=r"^This range is no longer in the stringout\.$"):
        cutting.remove_placement(shelf, author=AUTHOR, placement=new_id())


def test_insert__at_the_end_is_an_append_and_a_range_must_be_there(shelf: MemoryLibrary) -> None:
    stringout = shelf.where(Stringout)[0]
    made = cutting.insert(shelf, author=AUTHOR, stringout=stringout.id, clip=CLIP.id, frames=FrameRange(0, 1))
    assert done(shelf, made) == "Append to “Best”"
    assert ranges(shelf)[-1] == (0, 1)
    with pytest.raises(Refused, match=r"has only 0 frames after this\.$"):
        cutting.insert(shelf, author=AUTHOR, stringout=stringout.id, clip=CLIP.id, frames=FrameRange(230, 241))


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(-2, 8)), max_size=40))
def test_move_placement__is_a_move_in_a_list(moves: list[tuple[int, int]]) -> None:
    shelf = library(CLIP, *(label(CLIP, place * 10, place * 10 + 5) for place in range(6)))
    expected = [each.id for each in make(shelf)]
    for taken, to in moves:
        edit = cutting.move_placement(shelf, author=AUTHOR, placement=expected[taken], to=to)
        key = expected.pop(taken)
        expected.insert(max(0, min(to, 5)), key)
        assert (edit is None) == (taken == max(0, min(to, 5)))
        if isinstance(edit, Edit):
            shelf.write(edit)
        assert [each.id for each in lying(shelf)] == expected


def test_hold__pins_and_locks_and_lets_go(shelf: MemoryLibrary) -> None:
    first = lying(shelf)[0].id
    names = [done(shelf, cutting.hold(shelf, author=AUTHOR, placement=first, **held)) for held in ({"pinned": True}, {"locked": True})]
    assert names == ["Pin", "Lock"]
    assert cutting.hold(shelf, author=AUTHOR, placement=first, pinned=True) is None
    names = [done(shelf, cutting.hold(shelf, author=AUTHOR, placement=first, **held)) for held in ({"pinned": False}, {"locked": False})]
    assert names == ["Unpin", "Unlock"]
    assert not lying(shelf)[0].by_hand


def test_as_ruled__gives_up_what_hands_did(shelf: MemoryLibrary) -> None:
    first = lying(shelf)[0].id
    done(shelf, cutting.trim(shelf, author=AUTHOR, placement=first, head=2))
    done(shelf, cutting.hold(shelf, author=AUTHOR, placement=first, pinned=True))
    assert done(shelf, cutting.as_ruled(shelf, author=AUTHOR, placement=first)) == "Back to the rule"
    assert (ranges(shelf)[0], lying(shelf)[0].by_hand) == ((10, 30), False)
    assert cutting.as_ruled(shelf, author=AUTHOR, placement=first) is None


def stacked() -> tuple[MemoryLibrary, Placement]:
    """Return a shelf with a moment of two cameras, B half a second later, stacked."""
    shelf = library(TAKE, A_CAMERA, B_CAMERA, label(A_CAMERA, 60, 100), label(A_CAMERA, 120, 140))
    return shelf, make(shelf, Angles.STACKED)[0]


def in_sync(shelf: MemoryLibrary, stringout: UUID) -> bool:
    """Say whether each stacked camera shows the moment of what is under it, and covers it."""
    clips: dict[UUID, Clip] = {each.id: each for each in shelf.where(Clip)}
    for each in layout(shelf, stringout).laid:
        for over in each.over:
            lead = each.placement.start + over.at
            if over.start != same_moment(lead, each.clip, clips[over.clip]) or len(over.range) + over.at > len(each.placement.range):
                return False
    return True


@given(
    st.lists(st.tuples(st.sampled_from(["trim", "roll", "slip", "slide", "split"]), st.integers(0, 3), st.integers(-30, 30)), max_size=12)
)
def test_ripple__keeps_stacked_angles_in_sync(acts: list[tuple[str, int, int]]) -> None:
    shelf, first = stacked()
    assert (len(layout(shelf, first.stringout).laid[0].over), in_sync(shelf, first.stringout)) == (1, True)
    for act, place, frames in acts:
        there = lying(shelf)
        each = there[place % len(there)]
        try:
            if act == "trim":
                edit = cutting.trim(shelf, author=AUTHOR, placement=each.id, head=frames, tail=frames // 2)
            elif act == "split":
                edit = cutting.split(shelf, author=AUTHOR, placement=each.id, at=each.start + abs(frames))
            else:
                edit = getattr(cutting, act)(shelf, author=AUTHOR, placement=each.id, frames=frames)
        except Refused:
            continue
        if edit is not None:
            shelf.write(edit)
        assert in_sync(shelf, first.stringout)


def test_stacked__is_cut_by_what_is_under_it() -> None:
    shelf, first = stacked()
    over = layout(shelf, first.stringout).laid[0].over[0]
    with pytest.raises(Refused, match=r"^This camera is stacked over another: cut that one, and it follows\.$"):
        cutting.trim(shelf, author=AUTHOR, placement=over.id, head=1)
    done(shelf, cutting.remove_placement(shelf, author=AUTHOR, placement=over.id))
    assert layout(shelf, first.stringout).laid[0].over == ()


def test_swap_angle__shows_the_same_moment(shelf: MemoryLibrary) -> None:
    shelf = library(TAKE, A_CAMERA, B_CAMERA, CLIP, label(A_CAMERA, 60, 100))
    (first,) = make(shelf)
    assert done(shelf, cutting.swap_angle(shelf, author=AUTHOR, placement=first.id, clip=B_CAMERA.id)) == "Swap angle to B"
    assert (lying(shelf)[0].clip, ranges(shelf)) == (B_CAMERA.id, [(48, 88)])
    assert lying(shelf)[0].trims == (0, 0)
    assert cutting.swap_angle(shelf, author=AUTHOR, placement=first.id, clip=B_CAMERA.id) is None
    with pytest.raises(Refused, match=r"is no other camera of this take\.$"):
        cutting.swap_angle(shelf, author=AUTHOR, placement=first.id, clip=CLIP.id)
    done(shelf, cutting.trim(shelf, author=AUTHOR, placement=first.id, tail=152))
    with pytest.raises(Refused, match=r"did not roll through all of it\.$"):
        cutting.swap_angle(shelf, author=AUTHOR, placement=first.id, clip=A_CAMERA.id)


def test_to_champion__replaces_a_reading_and_keeps_it_out() -> None:
    beat = Beat(id=new_id(), scene="12", name="the lie lands", rank=0)
    one, two = label(CLIP, 10, 30, beat=beat.id), label(CLIP, 50, 60, kind="emotional_beat", beat=beat.id)
    free = label(CLIP, 70, 80)
    shelf = library(CLIP, replace(beat, champion=two.id), one, two, free)
    first, champion, second = make(shelf)
    done(shelf, cutting.remove_placement(shelf, author=AUTHOR, placement=champion.id))
    assert done(shelf, cutting.to_champion(shelf, author=AUTHOR, placement=first.id)) == "Champion of “the lie lands”"
    assert [(each.label, each.start, each.end) for each in lying(shelf)] == [(two.id, 50, 60), (free.id, 70, 80)]
    assert [each.id for each in layout(shelf, first.stringout).out] == [first.id, champion.id]
    assert cutting.to_champion(shelf, author=AUTHOR, placement=lying(shelf)[0].id) is None
    with pytest.raises(Refused, match=r"^It is a reading of no beat\.$"):
        cutting.to_champion(shelf, author=AUTHOR, placement=second.id)


def test_other_reading__goes_through_those_that_are_not_in_the_stringout() -> None:
    beat = Beat(id=new_id(), scene="12", name="the lie lands", rank=0)
    worst, lying_too, best, crowned = (
        label(CLIP, start, start + 10, kind=kind, rating=rating, beat=beat.id)
        for start, kind, rating in ((10, "best_moment", 1), (40, "best_moment", 5), (70, "reaction", 4), (90, "reaction", 2))
    )
    free = label(CLIP, 120, 130)
    shelf = library(CLIP, replace(beat, champion=crowned.id), worst, lying_too, best, crowned, free)
    for each in make(shelf):
        if each.label in {best.id, crowned.id}:
            done(shelf, cutting.remove_placement(shelf, author=AUTHOR, placement=each.id))
    seen = []
    for way in (1, 1, 1, -1, -1):
        edit = cutting.other_reading(shelf, author=AUTHOR, placement=lying(shelf)[0].id, way=way)
        assert done(shelf, edit) == "Other reading of “the lie lands”"
        seen.append(lying(shelf)[0].label)
        assert ranges(shelf)[1:] == [(40, 50), (120, 130)]
    assert seen == [crowned.id, best.id, worst.id, best.id, crowned.id]
    assert (lying(shelf)[0].trims, ranges(shelf)[0]) == ((0, 0), (90, 100))
    assert [each.label for each in layout(shelf, lying(shelf)[0].stringout).out] == [worst.id, best.id, crowned.id], (
        "no step leaves anything"
    )
    with pytest.raises(Refused, match=r"^It is a reading of no beat\.$"):
        cutting.other_reading(shelf, author=AUTHOR, placement=lying(shelf)[2].id, way=1)


def test_other_reading__where_there_is_none_says_so() -> None:
    beat = Beat(id=new_id(), scene="12", name="the lie lands", rank=0)
    shelf = library(CLIP, beat, *(label(CLIP, start, start + 10, beat=beat.id) for start in (10, 40)))
    first, _ = make(shelf)
    with pytest.raises(Refused, match=r"“the lie lands” has no other reading that is not in this stringout already\.$"):
        cutting.other_reading(shelf, author=AUTHOR, placement=first.id, way=1)


def test_no_verb__touches_a_label_or_a_kept_version(shelf: MemoryLibrary) -> None:
    known = shelf.where(Label)
    first = lying(shelf)[0]
    done(shelf, cutting.trim(shelf, author=AUTHOR, placement=first.id, head=1))
    done(shelf, cutting.slip(shelf, author=AUTHOR, placement=first.id, frames=1))
    done(shelf, cutting.remove_placement(shelf, author=AUTHOR, placement=first.id))
    assert shelf.where(Label) == known
    version = Stringout(id=new_id(), name="v1", query="", version_of=first.stringout)
    kept = replace(first, id=new_id(), stringout=version.id, origin=first.id)
    frozen = library(CLIP, *known, *shelf.where(Stringout), version, kept)
    with pytest.raises(Refused, match=r"^“v1” is a kept version: nothing changes in it\.$"):
        cutting.trim(frozen, author=AUTHOR, placement=kept.id, head=1)
