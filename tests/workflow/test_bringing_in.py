"""A stringout comes back from a file of ours as it was, whatever hands did to it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dailies_logger.domain.errors import Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.stringout import Angles, Placement, Stringout
from dailies_logger.interchange.otio_read import answer
from dailies_logger.interchange.otio_stringout import heard
from dailies_logger.interchange.otio_write import as_text
from dailies_logger.workflow import cutting
from dailies_logger.workflow.assembling import make_stringout, remove_stringout
from dailies_logger.workflow.bringing_in import bring_in
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.exporting import of_stringout
from tests.support.memory_library import MemoryLibrary
from tests.support.rushes import AUTHOR, GivenSearch, camera_clip, label, library, slated

TAKE = slated()
CAMERAS = [replace(camera_clip(f"{letter}001C001", frames=240, camera=letter), take_id=TAKE.id) for letter in "AB"]
LABELS = [label(CAMERAS[0], 20 * place, 20 * place + 9) for place in range(1, 6)]
ACTS = st.lists(
    st.tuples(st.sampled_from(["trim", "out", "lift", "lock", "move", "split", "swap"]), st.integers(0, 4), st.integers(1, 5)), max_size=8
)


def cut(shelf: MemoryLibrary, act: str, place: int, frames: int) -> None:
    """Do something by hand to the placement of a place, where it can be done."""
    lying = [each for each in shelf.where(Placement) if each.on is None and each.lies]
    each = lying[place % len(lying)]
    verbs: dict[str, Callable[[], Edit | None]] = {
        "trim": lambda: cutting.trim(shelf, author=AUTHOR, placement=each.id, head=frames, ripple=frames % 2 == 0),
        "out": lambda: cutting.remove_placement(shelf, author=AUTHOR, placement=each.id),
        "lift": lambda: cutting.lift(shelf, author=AUTHOR, placement=each.id),
        "lock": lambda: cutting.hold(shelf, author=AUTHOR, placement=each.id, locked=True),
        "move": lambda: cutting.move_placement(shelf, author=AUTHOR, placement=each.id, to=frames),
        "split": lambda: cutting.split(shelf, author=AUTHOR, placement=each.id, at=each.start + frames),
        "swap": lambda: cutting.swap_angle(shelf, author=AUTHOR, placement=each.id, clip=CAMERAS[1].id),
    }
    try:
        edit = verbs[act]()
    except Refused:
        return
    if edit is not None and len(lying) > 1:
        shelf.write(edit)


def shelf_with(angles: Angles = Angles.LABELLED) -> tuple[MemoryLibrary, Stringout]:
    shelf = library(TAKE, *CAMERAS, *LABELS)
    made = make_stringout(
        shelf,
        GivenSearch(shelf),
        author=AUTHOR,
        name="Best “of” 12",
        query="kind:best_moment",
        handles=7,
        group="take",
        gap=3,
        angles=angles,
    )
    shelf.write(made)
    return shelf, shelf.where(Stringout)[0]


def through_a_file(shelf: MemoryLibrary, stringout: Stringout, file: Path) -> tuple[Stringout, tuple[Placement, ...]]:
    """Write a stringout as .otio, let OpenTimelineIO read it, and hear what it says."""
    file.write_text(as_text(of_stringout(shelf, stringout, times=lambda _: None)), encoding="utf-8")
    read = answer({"path": str(file), "stringout": True})
    assert isinstance(read, dict)
    timeline = read["timeline"]
    assert isinstance(timeline, dict)
    return heard(timeline["stringout"], file=file.name)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(acts=ACTS, angles=st.sampled_from(Angles))
def test_what_went_out__comes_back_as_it_was(tmp_path: Path, acts: list[tuple[str, int, int]], angles: Angles) -> None:
    shelf, stringout = shelf_with(angles)
    for act in acts:
        cut(shelf, *act)
    if not any(each.plays and each.on is None for each in shelf.where(Placement)):
        return
    placements = shelf.where(Placement)
    told = through_a_file(shelf, stringout, tmp_path / "best.otio")
    assert told == (stringout, tuple(placements))
    shelf.write(remove_stringout(shelf, author=AUTHOR, stringout=stringout.id))
    brought = bring_in(shelf, author=AUTHOR, stringout=told[0], placements=told[1])
    assert brought.edit is not None
    shelf.write(brought.edit)
    assert (shelf.where(Stringout), shelf.where(Placement), brought.missing) == ([stringout], placements, 0)


def test_bring_in__is_refused_where_it_is_here_unless_it_is_replaced(tmp_path: Path) -> None:
    shelf, stringout = shelf_with()
    told, placements = through_a_file(shelf, stringout, tmp_path / "best.otio")
    with pytest.raises(Refused, match=r"^The stringout “Best “of” 12” is here already\."):
        bring_in(shelf, author=AUTHOR, stringout=told, placements=placements)
    assert bring_in(shelf, author=AUTHOR, stringout=told, placements=placements, replace_own=True).edit is None
    cut(shelf, "out", 0, 1)
    back = bring_in(shelf, author=AUTHOR, stringout=told, placements=placements, replace_own=True)
    assert back.edit is not None
    shelf.write(back.edit)
    assert tuple(shelf.where(Placement)) == placements
    with pytest.raises(Refused, match=r"^There is another stringout “Best “of” 12” here\. Rename it first\.$"):
        bring_in(shelf, author=AUTHOR, stringout=replace(told, id=new_id()), placements=())


def test_bring_in__leaves_out_what_has_no_frames_here_and_takes_no_key_that_is_another_s() -> None:
    shelf, stringout = shelf_with(Angles.STACKED)
    placements = shelf.where(Placement)
    fresh = replace(stringout, id=new_id(), name="Other", version_of=stringout.id)
    moved = [replace(each, stringout=fresh.id) for each in placements]
    lowest = next(each for each in moved if each.on is None)
    moved.append(replace(lowest, id=new_id(), clip=new_id()))
    moved.append(replace(lowest, id=new_id(), end=241))
    brought = bring_in(shelf, author=AUTHOR, stringout=fresh, placements=moved)
    assert brought.edit is not None
    shelf.write(brought.edit)
    assert (brought.missing, brought.stringout.version_of) == (2, None)
    assert shelf.where(Placement, stringout=stringout.id) == placements
    mine = shelf.where(Placement, stringout=brought.stringout.id)
    assert len(mine) == len(placements)
    assert {each.on for each in mine if each.on} == {each.id for each in mine if each.on is None}


@pytest.mark.parametrize(
    ("stringout", "placement"),
    [
        ({"handles": -5}, {}),
        ({"gap": -7}, {}),
        ({"group": "foo"}, {}),
        ({}, {"track": 2}),
        ({}, {"track": 0}),
        ({}, {"gap": 1 << 52}),
    ],
)
def test_bring_in__refuses_what_nobody_can_have_laid(stringout: dict[str, int], placement: dict[str, int]) -> None:
    shelf, of = shelf_with()
    (first, *rest) = shelf.where(Placement)
    laid = [replace(first, **placement), *rest]  # type: ignore[arg-type]  # fields of a placement
    with pytest.raises(Refused):
        bring_in(shelf, author=AUTHOR, stringout=replace(of, **stringout), placements=laid, replace_own=True)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="says what cannot be of its placements"):
        bring_in(shelf, author=AUTHOR, stringout=of, placements=[first, first], replace_own=True)
