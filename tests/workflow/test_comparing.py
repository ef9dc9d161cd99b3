"""Comparing: a change list says all that differs, nothing that does not, and is its own inverse."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.errors import Refused
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.workflow import cutting
from dailies_logger.workflow.assembling import make_stringout
from dailies_logger.workflow.comparing import Comparison, Difference, Happened, compare, root
from dailies_logger.workflow.edit import Change, Edit
from dailies_logger.workflow.versions import restore_version
from tests.support.memory_library import MemoryLibrary
from tests.support.rushes import AUTHOR, PAL, GivenSearch, camera_clip, label, library, slated
from tests.workflow.test_versions import keep, lies, stacked, write

TAKE = slated("24A", "3")
A_CAMERA = camera_clip("A001C001", frames=400, rate=PAL, camera="A", take=TAKE)
B_CAMERA = camera_clip("B001C001", frames=400, rate=PAL, camera="B", take=TAKE, sync=Fraction(3, 100))
LABELS = tuple(label(A_CAMERA, start, start + 20, text=f"line {start}") for start in (40, 80, 120, 160, 200))


class Room:
    """Hold a shelf with a stringout of five moments, and one version of it."""

    def __init__(self) -> None:
        self.shelf: MemoryLibrary = library(TAKE, A_CAMERA, B_CAMERA, *LABELS)
        self.shelf.write(make_stringout(self.shelf, GivenSearch(self.shelf), author=AUTHOR, name="Best", query="kind:best_moment"))
        self.key = self.shelf.where(Stringout)[0].id
        self.first = self.keep()

    def keep(self) -> UUID:
        return keep(self.shelf, self.key).id

    def lying(self) -> list[Placement]:
        return [each for each in lies(self.shelf, self.key) if each.lies and each.on is None]

    def now(self) -> Comparison:
        return compare(self.shelf, self.first, self.key)

    def told(self) -> list[tuple[str, int, int, int, int]]:
        return [(each.what.value, each.record, each.frames, each.head, each.tail) for each in self.now().differences]

    def do(self, act: str, place: int, frames: int) -> None:
        """Do something by hand to one of what lies there, if it lets itself be done."""
        lying = self.lying()
        if not lying:
            return
        key, start = lying[place % len(lying)].id, lying[place % len(lying)].start
        other = B_CAMERA if lying[place % len(lying)].clip == A_CAMERA.id else A_CAMERA
        shelf = self.shelf
        verbs: dict[str, Callable[[], Edit | None]] = {
            "trim": lambda: cutting.trim(shelf, author=AUTHOR, placement=key, head=frames, tail=-2 * frames),
            "tight": lambda: cutting.trim(shelf, author=AUTHOR, placement=key, head=abs(frames), ripple=False),
            "slip": lambda: cutting.slip(shelf, author=AUTHOR, placement=key, frames=frames),
            "move": lambda: cutting.move_placement(shelf, author=AUTHOR, placement=key, to=abs(frames)),
            "remove": lambda: cutting.remove_placement(shelf, author=AUTHOR, placement=key),
            "lift": lambda: cutting.lift(shelf, author=AUTHOR, placement=key),
            "split": lambda: cutting.split(shelf, author=AUTHOR, placement=key, at=start + 1 + abs(frames)),
            "swap": lambda: cutting.swap_angle(shelf, author=AUTHOR, placement=key, clip=other.id),
            "insert": lambda: cutting.insert(
                shelf, author=AUTHOR, stringout=self.key, clip=B_CAMERA.id, frames=LABELS[0].range(), to=place
            ),
        }
        try:
            edit = verbs[act]()
        except Refused:
            return
        if edit is not None:
            shelf.write(edit)


def test_compare__says_nothing_where_nothing_differs() -> None:
    room = Room()
    assert room.now().differences == ()
    assert compare(room.shelf, room.key, room.key).differences == ()
    assert compare(room.shelf, room.keep(), room.first).differences == ()


def test_compare__a_trim_by_its_frames() -> None:
    room = Room()
    room.do("trim", 1, 3)
    assert room.told() == [("trimmed", 20, -9, 3, -6)]
    assert room.now().frames == -9


def test_compare__a_trim_without_ripple_leaves_black() -> None:
    room = Room()
    room.do("tight", 2, 4)
    assert room.told() == [("trimmed", 44, -4, 4, 0), ("black", 44, 4, 0, 0)]
    assert room.now().frames == 0


def test_compare__a_slip_moves_both_ends_and_no_frame_of_the_record() -> None:
    room = Room()
    room.do("slip", 0, -5)
    assert room.told() == [("trimmed", 0, 0, -5, -5)]


def test_compare__what_moved_is_named_alone_with_its_places() -> None:
    room = Room()
    room.do("move", 0, 3)
    (moved,) = room.now().differences
    assert (moved.what, moved.places, moved.placement.label, moved.frames) == (Happened.MOVED, (1, 4), LABELS[0].id, 0)


def test_compare__in_and_out_in_record_order_each_at_its_own_time() -> None:
    room = Room()
    room.do("remove", 1, 0)
    room.do("insert", 3, 0)
    assert room.told() == [("out", 20, -20, 0, 0), ("in", 60, 20, 0, 0)]
    out, came = room.now().differences
    assert (out.before is not None, out.places, came.after is not None, came.places) == (True, (2, 0), True, (0, 4))


def test_compare__a_lift_is_out_and_takes_no_time() -> None:
    room = Room()
    room.do("lift", 1, 0)
    assert room.told() == [("out", 20, 0, 0, 0)]
    (lifted,) = room.now().differences
    assert lifted.after is not None


def test_compare__another_camera_of_the_moment_and_its_trim_apart() -> None:
    """The cameras are three quarters of a frame apart: the nearest frame of the other one is no trim."""
    room = Room()
    room.do("swap", 2, 0)
    assert room.told() == [("angle", 40, 0, 0, 0)]
    room.do("trim", 2, 2)
    assert [(what, frames) for what, _, frames, _, _ in room.told()] == [("angle", 0), ("trimmed", -6)]


def test_compare__matches_by_label_what_was_laid_anew() -> None:
    room = Room()
    for each in room.lying():
        again = replace(each, id=UUID(int=each.id.int ^ 1), end=each.end + 1)
        room.shelf.write(Edit(name="Anew", author=AUTHOR, changes=(Change(before=each), Change(after=again))))
    assert [(what, tail) for what, _, _, _, tail in room.told()] == [("trimmed", 1)] * 5


def test_compare__a_label_that_went_to_another_take_is_out_and_in() -> None:
    room = Room()
    other = camera_clip("A009C001", frames=400, rate=PAL, take=slated("25", "1"))
    room.shelf.write(Edit(name="Ingest", author=AUTHOR, changes=(Change(after=other),)))
    each = room.lying()[0]
    room.shelf.write(Edit(name="Relabel", author=AUTHOR, changes=(Change(before=each, after=replace(each, clip=other.id)),)))
    assert [each.what for each in room.now().differences] == [Happened.OUT, Happened.IN]


def test_compare__stacked_cameras_that_came_and_went() -> None:
    shelf, key = stacked()
    first = keep(shelf, key).id
    over = next(each for each in lies(shelf, key) if each.on)
    write(shelf, cutting.remove_placement(shelf, author=AUTHOR, placement=over.id))
    (gone,) = compare(shelf, first, key).differences
    assert (gone.what, gone.placement.track, gone.frames) == (Happened.OUT, 2, 0)
    (back,) = compare(shelf, key, first).differences
    assert (back.what, back.placement.origin) == (Happened.IN, over.id)


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["trim", "tight", "slip", "move", "remove", "lift", "split", "swap", "insert"]),
        st.integers(0, 9),
        st.integers(-4, 4),
    ),
    max_size=8,
)


def _plain(each: Difference) -> tuple[object, ...]:
    return (each.what.value, each.before, each.after, each.frames, each.head, each.tail, each.places)


@given(first=ACTS, second=ACTS)
def test_compare__is_its_own_inverse_and_counts_every_frame(first: list[tuple[str, int, int]], second: list[tuple[str, int, int]]) -> None:
    room = Room()
    for act in first:
        room.do(*act)
    kept = room.keep()
    for act in second:
        room.do(*act)
    there, back = compare(room.shelf, kept, room.key), compare(room.shelf, room.key, kept)
    assert compare(room.shelf, kept, kept).differences == ()
    assert sorted(map(repr, map(_plain, there.differences))) == sorted(repr(_plain(each.turned())) for each in back.differences)
    assert sum(each.frames for each in there.differences) == there.frames == -back.frames
    edit = restore_version(room.shelf, author=AUTHOR, version=kept)
    if edit is not None:
        room.shelf.write(edit)
    assert compare(room.shelf, kept, room.key).differences == ()


def test_root__is_the_placement_of_the_living_stringout() -> None:
    room = Room()
    assert [root(each) for each in lies(room.shelf, room.first)] == [each.id for each in lies(room.shelf, room.key)]
