"""Test the questions that the table of kinds asks; its acts are in `test_vocabulary_sheet.py`."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dailies_logger.domain.label import DEFAULT_VOCABULARY, SHIPPED_LANES, Lane, Look
from dailies_logger.ui.kind_table import EXAMPLE, KindTable
from tests.acts.conftest import laid, sit  # noqa: F401 - fixtures
from tests.support.acts import Seat

LONG = replace(
    DEFAULT_VOCABULARY,
    lanes=(*SHIPPED_LANES, *(Lane(id=look.name, name=f"Second unit {look.value}", look=look) for look in list(Look)[8:])),
)


@pytest.fixture
def seat(sit: Callable[..., Seat]) -> Seat:  # noqa: F811 - the fixture
    made = sit()
    made.runs("vocabulary.show")
    return made


def table(seat: Seat) -> KindTable:
    return seat.window.sheets.vocabulary.kinds


def test_example__names_as_many_lanes_as_fit(seat: Seat) -> None:
    seat.press("Ctrl+Enter")
    shown = [seat.window.sheets.ask.fields["lane"].placeholderText()]
    seat.press("Esc")
    seat.window.actions_of.set_vocabulary(LONG)
    seat.press("Ctrl+Enter")
    shown.append(seat.window.sheets.ask.fields["lane"].placeholderText())
    assert shown == [
        "Beat, Performance, Action, Angle, Eyeline, Size, Problem …",
        "Beat, Performance, Action, Angle, Eyeline, Size, Problem …",
    ]
    assert all(len(words) <= EXAMPLE for words in shown)


def test_change__offers_the_name_that_the_lane_has_now(seat: Seat) -> None:
    lanes = (replace(Lane.BEAT, name="Turn"), *SHIPPED_LANES[1:])
    seat.window.actions_of.set_vocabulary(replace(DEFAULT_VOCABULARY, lanes=lanes))
    table(seat).choose(0)
    seat.press("Enter")
    assert seat.window.sheets.ask.answer()["lane"] == "Turn"
    seat.answers(name="Emotional beat", lane="Turn", key="1", values="")
    seat.settle()
    assert seat.library.production().vocabulary == DEFAULT_VOCABULARY


def test_kinds__without_a_library_nothing_is_asked(seat: Seat) -> None:
    seat.window.show_first_run()
    table(seat).add()
    table(seat).move_chosen(1)
    assert not seat.window.sheets.ask.isVisible()
