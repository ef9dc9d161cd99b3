"""Living stringouts: what changed is offered, nothing is done unasked, and what hands did survives whatever happens to labels."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Angles, Placement, Stringout
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow import cutting
from dailies_logger.workflow.assembling import change_rule, make_stringout
from dailies_logger.workflow.edit import Change, Edit
from dailies_logger.workflow.living import Offer, accept, decline, offer
from tests.support.memory_library import MemoryLibrary
from tests.support.rushes import AUTHOR, GivenSearch, camera_clip, label, library, slated

CLIP = camera_clip(frames=2400)


class Room:
    """Hold a shelf with a stringout of labels, in the order of their frames, and do things to both."""

    def __init__(self, *values: object, order: str = "", angles: Angles = Angles.LABELLED) -> None:
        self.shelf: MemoryLibrary = library(CLIP, *values)  # type: ignore[arg-type]
        self.search = GivenSearch(self.shelf)
        self.shelf.write(
            make_stringout(self.shelf, self.search, author=AUTHOR, name="Best", query="kind:best_moment", order=order, angles=angles)
        )
        self.key = self.shelf.where(Stringout)[0].id

    def say(self, before: Label | None, after: Label | None) -> None:
        self.shelf.write(Edit(name="Label", author=AUTHOR, changes=(Change(before=before, after=after),)))

    def cut(self, edit: Edit | None) -> None:
        if edit is not None:
            self.shelf.write(edit)

    def offer(self) -> Offer:
        return offer(self.shelf, self.search, stringout=self.key)

    def accept(self, *only: Label) -> str:
        edit = accept(self.shelf, self.search, author=AUTHOR, stringout=self.key, only={each.id for each in only} or None)
        self.cut(edit)
        return edit.name if edit else ""

    def decline(self, *labels: Label) -> None:
        self.cut(decline(self.shelf, self.search, author=AUTHOR, stringout=self.key, labels={each.id for each in labels}))

    def of(self, label: Label) -> Placement:
        return next(each for each in self.shelf.where(Placement) if each.label == label.id and each.on is None)

    def plays(self) -> list[tuple[int, int]]:
        return [(each.start, each.end) for each in self.shelf.where(Placement) if each.plays and each.on is None]


ONE, TWO, THREE = (label(CLIP, start, start + 10) for start in (100, 200, 300))


def test_offer__says_nothing_where_nothing_changed_and_writes_nothing() -> None:
    room = Room(ONE, TWO)
    assert (bool(room.offer()), room.offer().words, room.accept()) == (False, "", "")
    edits = len(room.shelf.edits)
    room.say(None, THREE)
    assert (room.offer().words, room.plays(), len(room.shelf.edits)) == ("+1", [(100, 110), (200, 210)], edits + 1)


def test_offer__counts_what_comes_goes_and_is_altered() -> None:
    room = Room(ONE, TWO, THREE)
    fresh = [label(CLIP, start, start + 5) for start in (50, 250, 350)]
    for each in fresh:
        room.say(None, each)
    room.say(TWO, None)
    room.say(ONE, replace(ONE, start=98))
    room.say(THREE, replace(THREE, end=320))
    offered = room.offer()
    assert offered.words == "+3 −1 ~2"
    assert [each.label for each in offered.added] == [each.id for each in fresh]
    assert [each.label for each in offered.removed] == [TWO.id]
    assert [(before.range, after.range) for before, after in offered.changed] == [
        (ONE.range(), replace(ONE, start=98).range()),
        (THREE.range(), replace(THREE, end=320).range()),
    ]
    assert offered.labels == {ONE.id, TWO.id, THREE.id, *(each.id for each in fresh)}
    assert room.accept() == "Renew stringout “Best” +3 −1 ~2"
    assert room.plays() == [(50, 55), (98, 110), (250, 255), (300, 320), (350, 355)]
    assert not room.offer()


def test_accept__of_one_label_leaves_the_rest_on_offer() -> None:
    room = Room(ONE, TWO)
    room.say(None, THREE)
    room.say(ONE, replace(ONE, end=115))
    assert room.accept(THREE) == "Renew stringout “Best” +1"
    assert room.plays() == [(100, 110), (200, 210), (300, 310)]
    assert room.offer().words == "~1"
    room.say(None, first := label(CLIP, 10, 20))
    room.accept(first)
    assert room.plays() == [(10, 20), (100, 110), (200, 210), (300, 310)]
    room.say(TWO, None)
    room.accept(TWO)
    assert room.plays() == [(10, 20), (100, 110), (300, 310)]


def test_accept__a_trim_by_hand_moves_along_with_its_label() -> None:
    room = Room(ONE, TWO)
    room.cut(cutting.trim(room.shelf, author=AUTHOR, placement=room.of(ONE).id, head=-4, tail=2))
    room.say(ONE, replace(ONE, start=120, end=140))
    room.accept()
    assert room.plays() == [(116, 142), (200, 210)]
    assert room.of(ONE).trims == (-4, 2)


def test_accept__what_a_trim_leaves_nothing_of_is_out_until_it_does_and_the_clip_cuts_a_trim_short_only_for_now() -> None:
    room = Room(ONE, end := label(CLIP, 2380, 2390))
    room.cut(cutting.trim(room.shelf, author=AUTHOR, placement=room.of(ONE).id, head=8))
    room.cut(cutting.trim(room.shelf, author=AUTHOR, placement=room.of(end).id, tail=10))
    room.say(ONE, short := replace(ONE, start=100, end=103))
    room.say(end, late := replace(end, end=2398))
    assert room.offer().words == "−1"
    room.accept()
    assert (room.plays(), bool(room.offer())) == ([(2380, 2400)], False)
    room.say(short, ONE)
    room.say(late, end)
    room.accept()
    assert room.plays() == [(108, 110), (2380, 2400)]
    room.say(end, replace(end, end=2385))
    room.accept()
    assert room.plays()[-1] == (2380, 2395)


def test_accept__a_half_of_which_nothing_is_left_does_not_play_twice() -> None:
    room = Room(ONE)
    room.cut(cutting.split(room.shelf, author=AUTHOR, placement=room.of(ONE).id, at=104))
    room.say(ONE, short := replace(ONE, start=105, end=108))
    room.accept()
    assert room.plays() == []
    room.say(short, ONE)
    room.accept()
    assert room.plays() == [(100, 104), (104, 110)]


def test_accept__what_a_hand_took_out_stays_out() -> None:
    room = Room(ONE, TWO)
    room.cut(cutting.remove_placement(room.shelf, author=AUTHOR, placement=room.of(ONE).id))
    assert not room.offer()
    room.say(ONE, replace(ONE, end=130))
    assert not room.offer()
    room.say(None, THREE)
    room.accept()
    assert room.plays() == [(200, 210), (300, 310)]


def test_accept__what_a_hand_trimmed_comes_back_with_its_trim_when_the_label_does() -> None:
    room = Room(ONE, TWO)
    room.cut(cutting.trim(room.shelf, author=AUTHOR, placement=room.of(ONE).id, head=3))
    room.say(ONE, None)
    assert room.offer().words == "−1"
    room.accept()
    assert (room.plays(), bool(room.offer())) == ([(200, 210)], False)
    room.say(None, ONE)
    assert room.offer().words == "+1"
    room.accept()
    assert room.plays() == [(103, 110), (200, 210)]


def test_accept__a_pin_stays_behind_what_it_stands_behind() -> None:
    room = Room(ONE, TWO, THREE)
    room.cut(cutting.move_placement(room.shelf, author=AUTHOR, placement=room.of(THREE).id, to=1))
    room.say(None, label(CLIP, 50, 55))
    room.say(None, label(CLIP, 150, 155))
    room.accept()
    assert room.plays() == [(50, 55), (100, 110), (300, 310), (150, 155), (200, 210)]
    room.say(ONE, None)
    room.accept()
    assert room.plays() == [(50, 55), (300, 310), (150, 155), (200, 210)]


def test_accept__a_lock_outlives_its_label() -> None:
    room = Room(ONE, TWO)
    room.cut(cutting.hold(room.shelf, author=AUTHOR, placement=room.of(ONE).id, locked=True))
    room.say(ONE, None)
    assert not room.offer()
    room.say(None, THREE)
    room.accept()
    assert room.plays() == [(100, 110), (200, 210), (300, 310)]


def test_accept__both_halves_of_a_split_follow_their_label() -> None:
    room = Room(ONE, TWO)
    room.cut(cutting.split(room.shelf, author=AUTHOR, placement=room.of(ONE).id, at=104))
    room.say(ONE, replace(ONE, start=101, end=111))
    room.accept()
    assert room.plays() == [(101, 105), (105, 111), (200, 210)]


def test_accept__a_swapped_angle_stays_that_camera_in_sync() -> None:
    take = slated()
    a_camera = replace(camera_clip("A9", frames=2400, camera="A"), take_id=take.id)
    b_camera = replace(camera_clip("B9", frames=2400, camera="B"), take_id=take.id, sync=Fraction(1))
    moment = label(a_camera, 100, 110)
    room = Room(take, a_camera, b_camera, moment)
    room.cut(cutting.swap_angle(room.shelf, author=AUTHOR, placement=room.of(moment).id, clip=b_camera.id))
    assert not room.offer()
    room.say(moment, replace(moment, start=90))
    room.accept()
    assert (room.of(moment).clip, room.plays()) == (b_camera.id, [(66, 86)])


def test_offer__stacked_cameras_follow() -> None:
    take = slated()
    cameras: list[Clip] = [replace(camera_clip(f"{letter}9", frames=2400, camera=letter), take_id=take.id) for letter in "AB"]
    moment = label(cameras[0], 100, 110)
    room = Room(take, *cameras, moment, angles=Angles.STACKED)
    room.say(moment, replace(moment, end=120))
    assert room.offer().words == "~1"
    room.accept()
    lying = sorted(room.shelf.where(Placement), key=lambda each: each.track)
    assert [(each.clip, each.track, each.start, each.end) for each in lying] == [
        (cameras[0].id, 1, 100, 120),
        (cameras[1].id, 2, 100, 120),
    ]


def test_offer__a_new_order_is_an_offer_of_what_moves() -> None:
    room = Room(ONE, TWO, THREE)
    room.cut(change_rule(room.shelf, author=AUTHOR, stringout=room.key, order="timecode:late>early"))
    assert room.plays() == [(100, 110), (200, 210), (300, 310)]
    assert room.offer().words == "~2"
    room.accept()
    assert room.plays() == [(300, 310), (200, 210), (100, 110)]


def test_decline__is_not_offered_again() -> None:
    room = Room(ONE, TWO, THREE)
    room.say(None, fresh := label(CLIP, 10, 20))
    room.say(ONE, None)
    longer = replace(TWO, end=230)
    room.say(TWO, longer)
    before = room.plays()
    room.decline(fresh, ONE, TWO)
    assert (room.plays(), bool(room.offer())) == (before, False)
    room.say(longer, replace(longer, end=240))
    room.accept()
    assert room.plays() == [(100, 110), (200, 220), (300, 310)], "held ten frames short of the label"
    assert decline(room.shelf, room.search, author=AUTHOR, stringout=room.key, labels=[ONE.id]) is None


def test_accept__what_a_hand_laid_with_a_label_is_the_hand_s() -> None:
    room = Room(ONE, TWO)
    room.cut(cutting.insert(room.shelf, author=AUTHOR, stringout=room.key, clip=CLIP.id, frames=FrameRange(102, 105), label=ONE.id))
    assert not room.offer()
    room.say(ONE, replace(ONE, end=120))
    room.accept()
    assert room.plays() == [(100, 120), (200, 210), (102, 105)]


def test_accept__what_was_lifted_and_dropped_does_not_come_back_playing() -> None:
    room = Room(ONE, TWO)
    room.cut(cutting.lift(room.shelf, author=AUTHOR, placement=room.of(ONE).id))
    room.say(ONE, None)
    room.accept()
    room.say(None, ONE)
    room.accept()
    assert room.plays() == [(200, 210)]


def test_accept__stacked_cameras_stay_in_sync_under_a_trim_by_hand() -> None:
    take = slated()
    cameras: list[Clip] = [replace(camera_clip(f"{letter}9", frames=2400, camera=letter), take_id=take.id) for letter in "AB"]
    moment = label(cameras[0], 100, 120)
    room = Room(take, *cameras, moment, angles=Angles.STACKED)
    room.cut(cutting.trim(room.shelf, author=AUTHOR, placement=room.of(moment).id, head=2))
    room.say(moment, replace(moment, start=200, end=220))
    room.accept()
    assert sorted((each.track, each.start, each.end) for each in room.shelf.where(Placement)) == [(1, 202, 220), (2, 202, 220)]


def test_remove__a_stacked_camera_taken_away_by_hand_is_not_offered_back() -> None:
    take = slated()
    cameras: list[Clip] = [replace(camera_clip(f"{letter}9", frames=2400, camera=letter), take_id=take.id) for letter in "AB"]
    room = Room(take, *cameras, label(cameras[0], 100, 120), angles=Angles.STACKED)
    over = next(each for each in room.shelf.where(Placement) if each.on is not None)
    room.cut(cutting.remove_placement(room.shelf, author=AUTHOR, placement=over.id))
    assert not room.offer()


def test_swap__and_back_is_as_if_nothing_had_been() -> None:
    take = slated()
    a_camera = replace(camera_clip("A9", frames=2400, camera="A"), take_id=take.id)
    b_camera = replace(camera_clip("B9", frames=2400, camera="B"), take_id=take.id, sync=Fraction(10))
    moment = label(a_camera, 200, 300)
    room = Room(take, a_camera, b_camera, moment)
    room.cut(cutting.trim(room.shelf, author=AUTHOR, placement=room.of(moment).id, head=50))
    for camera in (b_camera, a_camera):
        room.cut(cutting.swap_angle(room.shelf, author=AUTHOR, placement=room.of(moment).id, clip=camera.id))
        assert not room.offer()
    assert (room.plays(), room.of(moment).trims) == ([(250, 300)], (50, 0))
    room.cut(cutting.swap_angle(room.shelf, author=AUTHOR, placement=room.of(moment).id, clip=b_camera.id))
    room.cut(cutting.hold(room.shelf, author=AUTHOR, placement=room.of(moment).id, pinned=False))
    room.say(moment, replace(moment, end=324))
    room.accept()
    assert (room.of(moment).clip, room.plays()) == (b_camera.id, [(10, 84)])


def test_put_back__of_what_the_rule_had_dropped_holds() -> None:
    room = Room(ONE, TWO)
    room.cut(cutting.trim(room.shelf, author=AUTHOR, placement=room.of(ONE).id, head=3))
    room.say(ONE, None)
    room.accept()
    room.cut(cutting.put_back(room.shelf, author=AUTHOR, placement=room.of(ONE).id))
    assert (room.plays(), bool(room.offer())) == ([(103, 110), (200, 210)], False)


def test_accept__of_one_that_moves_takes_the_whole_order() -> None:
    room = Room(ONE, TWO, THREE)
    fresh = label(CLIP, 350, 360)
    room.say(None, fresh)
    room.cut(change_rule(room.shelf, author=AUTHOR, stringout=room.key, order="timecode:late>early"))
    moved = room.offer().changed[0][1]
    one = next(each for each in (ONE, TWO, THREE) if each.id == moved.label)
    room.accept(one)
    assert (room.plays(), room.offer().words) == ([(300, 310), (200, 210), (100, 110)], "+1")


def test_offer__refuses_what_is_gone_and_a_version_has_none() -> None:
    room = Room(ONE)
    with pytest.raises(NotFound, match=r"^This stringout is no longer there"):
        offer(room.shelf, room.search, stringout=new_id())
    kept = Stringout(id=new_id(), name="v1", query="nothing", version_of=room.key)
    room.cut(Edit(name="Keep", author=AUTHOR, changes=(Change(after=kept),)))
    assert not offer(room.shelf, room.search, stringout=kept.id)


class AtWork:
    """Let somebody label and somebody cut, in any order; `trims` and `out` are what the cutter believes the stringout holds."""

    def __init__(self) -> None:
        self.labels = [label(CLIP, 100 + 50 * place, 120 + 50 * place) for place in range(8)]
        self.room = Room(*self.labels[:4])
        self.there = {each.id: each for each in self.labels[:4]}
        self.trims = {each.id: (0, 0) for each in self.labels}
        self.out: set[UUID] = set()

    def do(self, act: str, place: int, frames: int) -> None:
        """Do an act to the label of a place, or to its placement, where there is one."""
        each = self.labels[place]
        now = self.there.get(each.id)
        if act in ("label", "drop", "shift"):
            self.say(act, each, now, frames)
        elif act == "renew":
            self.room.accept()
            assert not self.room.offer()
        else:
            placed = next((one for one in self.room.shelf.where(Placement) if one.label == each.id and one.lies), None)
            if placed is not None:
                self.cut(act, placed, place, frames)

    def say(self, act: str, each: Label, now: Label | None, frames: int) -> None:
        after = each if act == "label" else None
        if act == "shift" and now is not None:
            after = replace(now, start=now.start + frames, end=(now.end or 0) + frames)
        if (now is None) == (act == "label"):
            self.room.say(now, after)
            self.there.pop(each.id, None)
            self.there |= {each.id: after} if after else {}

    def cut(self, act: str, placed: Placement, place: int, frames: int) -> None:
        shelf = self.room.shelf
        verbs: dict[str, Callable[[], Edit | None]] = {
            "trim": lambda: cutting.trim(shelf, author=AUTHOR, placement=placed.id, head=abs(frames) % 3, tail=frames),
            "out": lambda: cutting.remove_placement(shelf, author=AUTHOR, placement=placed.id),
            "pin": lambda: cutting.hold(shelf, author=AUTHOR, placement=placed.id, pinned=True),
            "move": lambda: cutting.move_placement(shelf, author=AUTHOR, placement=placed.id, to=place),
        }
        try:
            self.room.cut(verbs[act]())
        except Refused:
            return
        assert placed.label is not None
        if act == "out":
            self.out.add(placed.label)
        if act == "trim":
            head, tail = self.trims[placed.label]
            self.trims[placed.label] = (head + abs(frames) % 3, tail + frames)


ACTS = st.tuples(st.sampled_from(["label", "drop", "shift", "trim", "out", "pin", "move", "renew"]), st.integers(0, 7), st.integers(-1, 2))


@given(st.lists(ACTS, max_size=30))
def test_hand_edits__survive_any_series_of_label_changes_and_refreshes(acts: list[tuple[str, int, int]]) -> None:
    work = AtWork()
    for act in acts:
        work.do(*act)
    work.do("renew", 0, 0)
    plays = [each for each in work.room.shelf.where(Placement) if each.plays]
    assert {each.label for each in plays} == work.there.keys() - work.out
    for each in plays:
        moment = work.there[each.label] if each.label else None
        assert moment is not None
        assert moment.end is not None
        head, tail = work.trims[moment.id]
        if moment.start + head < moment.end + tail:
            assert (each.start, each.end) == (moment.start + head, moment.end + tail)


def test_offer__tells_what_moved_from_what_is_altered_where_it_stands() -> None:
    """What stands as it stood is the very same value before and after, and is not looked at any closer."""
    room = Room(ONE, TWO, THREE, order="rating")
    assert not room.offer()
    room.say(THREE, replace(THREE, rating=5, end=312))
    room.say(ONE, replace(ONE, end=104))
    offered = room.offer()
    assert {before.label for before, _ in offered.changed} == {ONE.id, THREE.id}
    assert offered.words == "~2"
    kept = [each for each in offered.after if any(each is old for old in offered.before)]
    assert [each.label for each in kept] == [TWO.id]
    assert room.accept()
    assert room.plays() == [(300, 312), (100, 104), (200, 210)]
