"""Test the production and its people."""

from dailies_logger.domain.identity import new_id
from dailies_logger.domain.production import Person, Production, Slating
from dailies_logger.domain.timecode import FrameRate


def test_production__slates_as_in_the_us_unless_told() -> None:
    production = Production(id=new_id(), title="Night Bus", rate=FrameRate.of(24))
    assert production.slating is Slating.US
    assert Slating("uk") is Slating.UK


def test_person__is_known_by_id_not_by_name() -> None:
    assert Person(id=new_id(), name="Jo") != Person(id=new_id(), name="Jo")
