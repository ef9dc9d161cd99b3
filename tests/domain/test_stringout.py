"""Test the stringout."""

import pytest

from dailies_logger.domain.errors import BadTimecode
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.stringout import Placement, Stringout


def test_stringout__has_twelve_frames_of_handles() -> None:
    assert Stringout(id=new_id(), name="Tears", query="tears").handles == 12


def test_range__is_what_plays() -> None:
    placement = Placement(id=new_id(), stringout=new_id(), clip=new_id(), start=10, end=20, rank=0)
    assert (len(placement.range), placement.label) == (10, None)
    with pytest.raises(BadTimecode):
        _ = Placement(id=new_id(), stringout=new_id(), clip=new_id(), start=20, end=10, rank=0).range
