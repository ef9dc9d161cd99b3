import pytest

from dailies_logger.domain.label import DEFAULT_VOCABULARY, Lane
from dailies_logger.ui.actions import BY_ID
from dailies_logger.ui.commands.command import Situation
from dailies_logger.ui.commands.takes import LABEL, TAKE, kind_command

A_TAKE = Situation(library=True, takes=1, clip=True, frames=10, take=True)


@pytest.mark.parametrize("kind", DEFAULT_VOCABULARY.kinds, ids=lambda kind: kind.id)
def test_commands__every_kind_of_label_has_its_key(kind: object) -> None:
    command = BY_ID[f"kind.{kind.id}"]  # type: ignore[attr-defined]
    assert command.keys == (kind.key,)  # type: ignore[attr-defined]


def test_label__each_kind_stands_on_its_lane() -> None:
    lanes = {
        command.id: command.lane for command in (*(kind_command(kind, DEFAULT_VOCABULARY) for kind in DEFAULT_VOCABULARY.kinds), *LABEL)
    }
    assert all(lanes[f"kind.{kind.id}"] is DEFAULT_VOCABULARY.lane(kind.id) for kind in DEFAULT_VOCABULARY.kinds)
    assert lanes["label.point"] is Lane.FREE


def test_take__has_every_rating_from_none_to_five() -> None:
    assert [command.id for command in TAKE if command.id.startswith("take.rate_")] == [f"take.rate_{stars}" for stars in range(6)]


def test_rate__is_of_the_take_where_no_label_is_chosen() -> None:
    assert not BY_ID["label.rate_3"].when(A_TAKE)
