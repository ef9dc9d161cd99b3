"""A change is of one value, before and after; an Edit is named, dated and signed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.workflow.edit import NOUNS, Change, Edit, Way, gone, made
from tests.support.rushes import AUTHOR, camera_clip, label, slated

CLIP = camera_clip()
BEST = label(CLIP, 1, 9)


def test_change__is_of_one_value() -> None:
    for before, after in ((None, None), (BEST, label(CLIP, 2, 9)), (CLIP, replace(slated(), id=CLIP.id))):
        with pytest.raises(ValueError, match="a change"):
            Change(before=before, after=after)


def test_change__knows_its_value_and_its_reverse() -> None:
    longer = replace(BEST, end=20)
    change = Change(before=BEST, after=longer)
    assert (change.value, change.noun, change.reversed()) == (longer, Label, Change(before=longer, after=BEST))
    assert Change(before=BEST).value == BEST


def test_made_and_gone__are_each_others_reverse() -> None:
    assert tuple(change.reversed() for change in made([CLIP, BEST])) == gone([CLIP, BEST])


def test_edit__is_dated_and_keyed_and_an_act_of_its_own() -> None:
    one, two = (Edit(name="Label best moment", author=AUTHOR, changes=made([BEST])) for _ in range(2))
    assert len({one.id, one.act, two.id, two.act}) == 4
    assert abs((datetime.now(UTC) - one.at).total_seconds()) < 60
    assert (one.way, one.of) == (Way.DO, None)


def test_nouns__come_after_what_they_point_to() -> None:
    assert NOUNS.index(type(CLIP)) < NOUNS.index(Label) < NOUNS.index(Placement)
    assert NOUNS.index(Stringout) < NOUNS.index(Placement)
