"""Change the lanes of a production: each act is one edit that undo takes back, and no label loses its place for good."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import DEFAULT_VOCABULARY, SHIPPED_LANES, Label, LabelKind, Lane, Look, Vocabulary
from dailies_logger.workflow import history, own_lanes, vocabularies
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.labelling import add_label
from tests.support.memory_library import MemoryLibrary
from tests.support.rushes import AUTHOR, camera_clip, library

CLIP = camera_clip("A1", scene="24")
SONGS = Lane(id="songs", name="Songs", look=Look.HEXAGON)


def written(shelf: MemoryLibrary, edit: Edit | None) -> Vocabulary:
    assert edit is not None
    shelf.write(edit)
    return shelf.production().vocabulary


def with_songs() -> MemoryLibrary:
    """Return a library with a lane of its own, and a kind on it."""
    shelf = library(CLIP)
    written(shelf, own_lanes.add_lane(shelf, author=AUTHOR, name=" Songs "))
    written(shelf, vocabularies.add_kind(shelf, author=AUTHOR, name="Song", lane="songs", key="Q"))
    return shelf


def test_add__takes_the_looks_that_are_free_one_by_one_until_none_is() -> None:
    shelf = library(CLIP)
    for name in ("Songs", "Plates", "Boats", "???"):
        written(shelf, own_lanes.add_lane(shelf, author=AUTHOR, name=name))
    own = shelf.production().vocabulary.lanes[8:]
    assert [lane.look for lane in own] == [Look.HEXAGON, Look.RING, Look.HALF_CIRCLE, Look.CHEVRON]
    assert [lane.id for lane in own] == ["songs", "plates", "boats", "own"]
    with pytest.raises(Refused, match="All 12 looks are taken"):
        own_lanes.add_lane(shelf, author=AUTHOR, name="Rain")


def test_add__a_look_that_is_named() -> None:
    shelf = library(CLIP)
    found = written(shelf, own_lanes.add_lane(shelf, author=AUTHOR, name="Songs", look=Look.CHEVRON))
    assert found.lanes == (*SHIPPED_LANES, Lane(id="songs", name="Songs", look=Look.CHEVRON))
    assert own_lanes.free_looks(found) == (Look.HEXAGON, Look.RING, Look.HALF_CIRCLE)
    assert shelf.edits[-1].name == "Add the lane Songs"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"name": "beat "}, "Two lanes have the name “beat”"),
        ({"name": " "}, "is no name"),
        ({"name": "x" * 81}, "is no name"),
        ({"name": "Rain", "look": Look.STAR}, "Two lanes have the look “star”"),
    ],
)
def test_add__what_does_not_go_together_is_refused(fields: own_lanes.LaneFields, why: str) -> None:
    shelf = library(CLIP)
    with pytest.raises(Refused, match=why):
        own_lanes.add_lane(shelf, author=AUTHOR, **fields)
    assert shelf.production().vocabulary == DEFAULT_VOCABULARY


def test_change__name_and_look_and_the_labels_stay() -> None:
    shelf = with_songs()
    shelf.write(add_label(shelf, author=AUTHOR, clip=CLIP.id, kind="song", start=1, end=5))
    found = written(shelf, own_lanes.change_lane(shelf, author=AUTHOR, lane="songs", name="Music", look=Look.RING))
    assert found.lane("song") == Lane(id="songs", name="Music", look=Look.RING)
    assert own_lanes.change_lane(shelf, author=AUTHOR, lane="songs", name="Music") is None
    found = written(shelf, own_lanes.change_lane(shelf, author=AUTHOR, lane="beat", name="Turn", look=Look.HEXAGON))
    assert found.lane("emotional_beat") == replace(Lane.BEAT, name="Turn", look=Look.HEXAGON)
    assert Look.DIAMOND in own_lanes.free_looks(found)
    with pytest.raises(Refused, match="Two lanes have the look “ring”"):
        own_lanes.change_lane(shelf, author=AUTHOR, lane="beat", look=Look.RING)


def test_move__up_and_down_and_at_the_ends_it_stays() -> None:
    shelf = with_songs()
    found = written(shelf, own_lanes.move_lane(shelf, author=AUTHOR, lane="songs", by=-1))
    assert [lane.id for lane in found.lanes[-2:]] == ["songs", "free"]
    written(shelf, own_lanes.move_lane(shelf, author=AUTHOR, lane="free", by=-99))
    assert shelf.production().vocabulary.lanes[0] is Lane.FREE
    assert own_lanes.move_lane(shelf, author=AUTHOR, lane="free", by=-1) is None


def test_remove__its_kinds_and_labels_lie_on_free_and_undo_lays_them_back() -> None:
    shelf = with_songs()
    before = shelf.production().vocabulary
    shelf.write(add_label(shelf, author=new_id(), clip=CLIP.id, kind="song", start=1, end=5))
    removed = own_lanes.remove_lane(shelf, author=AUTHOR, lane="songs")
    found = written(shelf, removed)
    assert (found.lanes, found.lane("song"), len(found.used)) == (SHIPPED_LANES, Lane.FREE, len(before.used))
    assert removed is not None
    assert removed.name == "Take away the lane Songs (1 kind on Free now)"
    assert len(shelf.where(Label, kind="song")) == 1
    assert written(shelf, history.undo(shelf, author=AUTHOR)) == before


def test_remove__a_retired_kind_of_it_lies_on_free_too() -> None:
    shelf = with_songs()
    written(shelf, vocabularies.remove_kind(shelf, author=AUTHOR, kind="song"))
    found = written(shelf, own_lanes.remove_lane(shelf, author=AUTHOR, lane="songs"))
    assert found.lane("song") is Lane.FREE
    again = written(shelf, vocabularies.add_kind(shelf, author=AUTHOR, name="song", lane="beat"))
    assert again.lane("song") is Lane.BEAT


@pytest.mark.parametrize("lane", SHIPPED_LANES, ids=lambda lane: lane.id)
def test_remove__a_lane_that_we_ship_stays_and_says_what_can_be_done(lane: Lane) -> None:
    with pytest.raises(Refused, match=f"{lane.name} is one of the eight .* folded out of the way"):
        own_lanes.remove_lane(library(CLIP), author=AUTHOR, lane=lane.id)


@pytest.mark.parametrize("verb", [own_lanes.change_lane, own_lanes.remove_lane, partial(own_lanes.move_lane, by=1)])
def test_change__a_lane_that_is_gone_is_told(verb: Callable[..., Edit | None]) -> None:
    with pytest.raises(NotFound, match="Somebody has taken it away"):
        verb(library(CLIP), author=AUTHOR, lane="songs")


def test_keeping__a_kind_with_labels_lies_on_free_where_the_other_vocabulary_has_not_its_lane() -> None:
    shelf = with_songs()
    assert shelf.production().vocabulary.lane("song") == SONGS
    shelf.write(add_label(shelf, author=AUTHOR, clip=CLIP.id, kind="song", start=1, end=5))
    found = vocabularies.keeping(shelf, shelf.production().vocabulary, DEFAULT_VOCABULARY)
    assert found.lanes == SHIPPED_LANES
    assert (found.kind("song"), found.lane("song")) == (LabelKind(id="song", name="Song", lane="songs", key="", retired=True), Lane.FREE)
    other = replace(DEFAULT_VOCABULARY, lanes=(SONGS, *SHIPPED_LANES))
    assert vocabularies.keeping(shelf, shelf.production().vocabulary, other).lane("song") == SONGS
