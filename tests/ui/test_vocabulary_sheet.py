"""Change the vocabulary as an editor does, by keys alone, and label by what was added."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from dailies_logger.domain.label import DEFAULT_VOCABULARY
from dailies_logger.ui.commands.command import Menu
from dailies_logger.ui.models.kinds import KindColumn
from dailies_logger.ui.vocabulary_sheet import VocabularySheet
from tests.acts.conftest import laid, sit  # noqa: F401 - fixtures
from tests.support.acts import Seat


@pytest.fixture
def seat(sit: Callable[..., Seat]) -> Seat:  # noqa: F811 - the fixture
    made = sit()
    made.runs("vocabulary.show")
    return made


def sheet(seat: Seat) -> VocabularySheet:
    return seat.window.sheets.vocabulary


def kinds(seat: Seat) -> list[str]:
    return [kind.id for kind in seat.library.production().vocabulary.used]


def at(seat: Seat, kind: str) -> None:
    sheet(seat).table.choose(sheet(seat).model.row_of(kind))


def test_add__a_kind_whose_key_labels_at_once(seat: Seat) -> None:
    seat.press("Ctrl+Enter")
    seat.answers(name="Song", lane="perf", key="q", values="verse, chorus")
    seat.until(lambda: kinds(seat)[-1] == "song" and seat.window.actions_of.key("kind.song") == "Q")
    assert sheet(seat).isVisible()
    assert sheet(seat).table.currentIndex().row() == sheet(seat).model.row_of("song")
    assert QApplication.focusWidget() is sheet(seat).table
    seat.press("Esc")
    seat.at(7)
    seat.press("q")
    seat.until(lambda: seat.ranges() == [("song", 7, None)])
    seat.press("]")
    seat.until(lambda: [label.value for label in seat.labels()] == ["verse"])
    listed = [action.text() for action in seat.window.top.menus[Menu.LABEL].actions()]
    assert "Label: song" in listed
    assert seat.rooms.logging.lanes.headers._keys[next(kind.lane for kind in DEFAULT_VOCABULARY.kinds if kind.id == "comedy")] == "2-4 Q"
    seat.until(lambda: any("verse" in line for line in seat.listed()))


def test_change__the_name_is_new_everywhere_and_labels_stay(seat: Seat) -> None:
    at(seat, "best_moment")
    seat.press("Enter")
    assert seat.window.sheets.ask.answer()["key"] == "2"
    seat.answers(name="Gold", lane="beat", key="2", values="")
    seat.until(lambda: seat.window.actions_of["kind.best_moment"].text() == "Label: gold")
    seat.press("Esc")
    seat.at(3)
    seat.press("2")
    seat.until(lambda: any("gold" in line for line in seat.listed()))
    assert seat.labels()[0].kind == "best_moment"


def test_leave_out__is_one_undo_and_what_must_stay_says_why(seat: Seat) -> None:
    at(seat, "comedy")
    seat.press("Delete")
    seat.until(lambda: "kind.comedy" not in seat.window.actions_of.every())
    at(seat, "note")
    seat.press("Delete")
    seat.reads("Note cannot be left out")
    seat.press("Ctrl+Z")
    seat.until(lambda: "kind.comedy" in seat.window.actions_of.every())
    assert kinds(seat) == [kind.id for kind in DEFAULT_VOCABULARY.kinds]


def test_move__with_alt_and_the_same_kind_stays_chosen(seat: Seat) -> None:
    at(seat, "best_moment")
    seat.press("Alt+Up")
    seat.until(lambda: sheet(seat).model.row_of("best_moment") == 0)
    assert sheet(seat).table.currentIndex().row() == 0
    assert kinds(seat)[:2] == ["best_moment", "emotional_beat"]


@pytest.mark.parametrize(
    ("key", "said"),
    [("K", "K is “Stop”. Choose another key"), ("1", "Two kinds have the key “1”"), ("Kk", "“Kk” is no key")],
)
def test_add__a_key_that_is_taken_is_named(seat: Seat, key: str, said: str) -> None:
    seat.press("Ctrl+Enter")
    seat.answers(name="Song", lane="free", key=key, values="")
    seat.reads(said)
    assert kinds(seat) == [kind.id for kind in DEFAULT_VOCABULARY.kinds]


def test_sheet__shows_the_keys_as_they_are_now(seat: Seat) -> None:
    actions, row = seat.window.actions_of, sheet(seat).model.row_of("stunt")
    actions.keymap.give("kind.stunt", "F9")
    actions.lay_keys()
    assert sheet(seat).model.index(row, KindColumn.KEY).data() == "F9"
    assert seat.window.rect().contains(sheet(seat).geometry())
