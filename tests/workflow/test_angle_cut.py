"""An angle cut list made by watching once: no hole, no overlap, and each cut can be undone."""

from uuid import UUID

import pytest

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import NotFound
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.label import Label
from dailies_logger.workflow.angle_cut import BEST_ANGLE, cut_from
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.history import undo
from dailies_logger.workflow.labelling import open_label
from tests.support.memory_library import MemoryLibrary
from tests.support.rushes import AUTHOR, FILM, PAL, camera_clip, library, slated

TAKE = slated("24A", "1")
A = camera_clip(frames=240, take=TAKE)
B = camera_clip("B001C001", frames=200, take=TAKE, sync=12 / FILM.fraction)
ALONE = camera_clip("C001C001")


@pytest.fixture
def shelf() -> MemoryLibrary:
    return library(TAKE, A, B, ALONE)


def opened(shelf: MemoryLibrary, clip: Clip, frame: int, *, author: UUID = AUTHOR, kind: str = BEST_ANGLE) -> None:
    shelf.write(open_label(shelf, author=author, clip=clip.id, kind=kind, frame=frame))


def cut(shelf: MemoryLibrary, clip: Clip, frame: int) -> Edit | None:
    edit = cut_from(shelf, author=AUTHOR, clip=clip.id, frame=frame)
    if edit is not None:
        shelf.write(edit)
    return edit


def ranges(shelf: MemoryLibrary) -> list[tuple[str, int, int | None]]:
    names = {clip.id: clip.name[0] for clip in (A, B, ALONE)}
    return sorted((names[label.clip], label.start, label.end) for label in shelf.where(Label))


def test_cut__ends_before_the_frame_that_belongs_to_the_new_angle(shelf: MemoryLibrary) -> None:
    opened(shelf, A, 30)
    assert cut(shelf, B, 50) is not None
    assert ranges(shelf) == [("A", 30, 62)], "frame 50 of B is frame 62 of A, the first that is B's"


def test_cut__there_and_back_leaves_neither_hole_nor_overlap(shelf: MemoryLibrary) -> None:
    opened(shelf, A, 30)
    cut(shelf, B, 50)
    opened(shelf, B, 50)
    cut(shelf, A, 100)
    opened(shelf, A, 100)
    assert ranges(shelf) == [("A", 30, 62), ("A", 100, None), ("B", 50, 88)]


def test_cut__on_the_frame_it_began_on_moves_over_and_stays_open(shelf: MemoryLibrary) -> None:
    opened(shelf, A, 30)
    edit = cut(shelf, B, 18)
    assert edit is not None
    assert edit.name == "Label best angle"
    assert ranges(shelf) == [("B", 18, None)]


def test_cut__while_playing_backward_keeps_what_was_seen(shelf: MemoryLibrary) -> None:
    opened(shelf, A, 100)
    cut(shelf, B, 60)
    assert ranges(shelf) == [("A", 73, 101)], "from the frame after the cut, which is 72, to where it was opened"


def test_cut__of_nothing_or_of_this_angle_itself_is_none(shelf: MemoryLibrary) -> None:
    assert cut(shelf, B, 50) is None
    opened(shelf, B, 50)
    assert cut(shelf, B, 80) is None
    opened(shelf, A, 10, kind="reaction")
    opened(shelf, A, 10, author=id_from("person", "bob"))
    assert cut(shelf, B, 90) is None, "other kinds and other people's ranges stay open"


def test_cut__of_a_clip_in_no_take_is_none(shelf: MemoryLibrary) -> None:
    opened(shelf, A, 30)
    assert cut(shelf, ALONE, 5) is None


def test_cut__before_the_other_camera_rolled(shelf: MemoryLibrary) -> None:
    opened(shelf, B, 20)
    cut(shelf, A, 4)
    assert ranges(shelf) == [("B", 0, 21)], "backward across B's first frame: to its first frame"


def test_cut__at_another_rate(shelf: MemoryLibrary) -> None:
    pal = camera_clip("D001C001", take=TAKE, rate=PAL)
    shelf = library(TAKE, A, pal)
    shelf.write(open_label(shelf, author=AUTHOR, clip=pal.id, kind=BEST_ANGLE, frame=0))
    cut(shelf, A, 48)
    (label,) = shelf.where(Label)
    assert label.end == 50, "48 frames at 23.976 are 2.002 s, 50.05 frames at 25"


def test_cut__one_undo_takes_back_the_closed_range_alone(shelf: MemoryLibrary) -> None:
    opened(shelf, A, 30)
    cut(shelf, B, 50)
    opened(shelf, B, 50)
    for left in ([("A", 30, 62)], []):
        shelf.write(undo(shelf, author=AUTHOR))
        assert ranges(shelf) == left


def test_cut__on_a_clip_that_is_gone(shelf: MemoryLibrary) -> None:
    with pytest.raises(NotFound):
        cut_from(shelf, author=AUTHOR, clip=id_from("clip", "none"), frame=3)
