"""Test the take."""

import pytest

from dailies_logger.domain.identity import new_id
from dailies_logger.domain.take import Take, TakeStatus


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({"scene": "24", "setup": "24A", "take": "3"}, "24A-3"),
        ({"slate": "212", "take": "3", "setup": "24A"}, "212 T3"),
        ({"name": "A001C005", "setup": "24A", "take": "3"}, "A001C005"),
        ({"scene": "24", "take": "1"}, "24-1"),
    ],
)
def test_shown__is_as_the_room_says_it(facts: dict[str, str], shown: str) -> None:
    assert Take(id=new_id(), **facts).shown == shown  # type: ignore[arg-type]  # all text


def test_take__begins_with_no_opinion() -> None:
    take = Take(id=new_id())
    assert (take.circled, take.status, take.rating, take.former) == (False, TakeStatus.NONE, 0, ())
