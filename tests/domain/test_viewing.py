"""Test what was seen."""

from datetime import UTC, datetime

from dailies_logger.domain.identity import id_from
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.domain.viewing import Viewing


def test_viewing__is_the_same_where_everything_is() -> None:
    made = [
        Viewing(id=id_from("a"), clip=id_from("b"), person=id_from("c"), range=FrameRange(0, 9), at=datetime(2026, 11, 27, tzinfo=UTC))
        for _ in range(2)
    ]
    assert len(set(made)) == 1
