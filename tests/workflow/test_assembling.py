"""Stringouts: everything asked for, in the order asked for, and never a label lost or moved."""

import pytest

from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.assembling import (
    make_stringout,
    remove_stringout,
)
from dailies_logger.workflow.query import Field
from tests.support.rushes import AUTHOR, GivenSearch, camera_clip, label, library
from tests.support.strung import make

CLIP = camera_clip(frames=240)


def test_make_stringout__places_each_label_with_its_range() -> None:
    labels = [label(CLIP, 10, 30), label(CLIP, 50, 51)]
    shelf = library(CLIP, *labels)
    search = GivenSearch(shelf)
    edit = make_stringout(shelf, search, author=AUTHOR, name="  Best   moments ", query="kind:best_moment", order="scene", handles=8)
    shelf.write(edit)
    (made,) = shelf.where(Stringout)
    assert (made.name, made.query, made.order, made.handles) == ("Best moments", "kind:best_moment", "scene", 8)
    assert search.asked == [Field("kind", "=", "best_moment")]
    assert [(each.range, each.label, each.clip) for each in shelf.where(Placement)] == [(each.range(), each.id, CLIP.id) for each in labels]
    assert edit.name == "Make stringout “Best moments”"


def test_make_stringout__leaves_out_what_is_still_open() -> None:
    shelf = library(CLIP, label(CLIP, 10, None), label(CLIP, 50, 60))
    assert [each.range for each in make(shelf)] == [FrameRange(50, 60)]
    with pytest.raises(Refused, match=r"^A stringout of “kind:best_moment” would be empty: its labels are still open\.$"):
        make(library(CLIP, label(CLIP, 10, None)))


def test_make_stringout__refuses_what_would_be_empty_or_is_no_request() -> None:
    with pytest.raises(Refused, match=r"^A stringout of “kind:best_moment” would be empty: it finds no label\.$"):
        make(library(CLIP))
    shelf = library(CLIP, label(CLIP, 1, 9))
    for name, query, order, handles, sentence in (
        (" ", "a", "", 12, "Give the stringout a name"),
        ("A", "scnee:4", "", 12, "no field “scnee”"),
        ("A", "a", "rate", 12, "no key of an order"),
        ("A", "a", "", -1, "Handles cannot be -1 frames"),
    ):
        with pytest.raises(Refused, match=sentence):
            make_stringout(shelf, GivenSearch(shelf), author=AUTHOR, name=name, query=query, order=order, handles=handles)


def test_make_stringout__refuses_a_name_that_is_taken_unless_it_is_replaced() -> None:
    shelf = library(CLIP, label(CLIP, 10, 30), label(CLIP, 50, 60))
    before = make(shelf)
    with pytest.raises(Refused, match=r"^There is a stringout “Best” already\. Choose another name, or replace it\.$"):
        make(shelf)
    (old,) = shelf.where(Stringout)
    edit = make_stringout(shelf, GivenSearch(shelf), author=AUTHOR, name="BEST", query="tears", order="timecode:late>early", replace=True)
    shelf.write(edit)
    (new,) = shelf.where(Stringout)
    assert (new.id, new.name, new.query) == (old.id, "BEST", "tears")
    assert [each.id for each in shelf.where(Placement)] == [each.id for each in reversed(before)]
    assert len(shelf.edits) == 2


def test_remove_stringout__takes_its_placements_and_no_label() -> None:
    shelf = library(CLIP, made := label(CLIP, 10, 30))
    make(shelf)
    shelf.write(remove_stringout(shelf, author=AUTHOR, stringout=shelf.where(Stringout)[0].id))
    assert (shelf.where(Stringout), shelf.where(Placement), shelf.where(Label)) == ([], [], [made])


def test_remove__refuses_what_is_gone() -> None:
    with pytest.raises(NotFound, match=r"^This stringout is no longer there"):
        remove_stringout(library(), author=AUTHOR, stringout=new_id())
