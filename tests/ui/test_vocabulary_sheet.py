"""Change the vocabulary as an editor does, by keys alone, and label by what was added."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel

from dailies_logger.domain.label import DEFAULT_VOCABULARY
from dailies_logger.ui import theme
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
    sheet(seat).kinds.choose(sheet(seat).kinds.rows.row_of(kind))


def test_add__a_kind_whose_key_labels_at_once(seat: Seat) -> None:
    seat.press("Ctrl+Enter")
    seat.answers(name="Song", lane="perf", key="q", values="verse, chorus")
    seat.until(lambda: kinds(seat)[-1] == "song" and seat.window.actions_of.key("kind.song") == "Q")
    assert sheet(seat).isVisible()
    assert sheet(seat).kinds.currentIndex().row() == sheet(seat).kinds.rows.row_of("song")
    assert QApplication.focusWidget() is sheet(seat).kinds
    seat.press("Esc")
    seat.at(7)
    seat.press("q")
    seat.until(lambda: seat.ranges() == [("song", 7, None)])
    seat.press("]")
    seat.until(lambda: [label.value for label in seat.labels()] == ["verse"])
    listed = [action.text() for action in seat.window.top.menus[Menu.LABEL].actions()]
    assert "Label: song" in listed
    assert seat.rooms.logging.lanes.headers._keys[DEFAULT_VOCABULARY.lane("comedy")] == "2-4 Q"
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
    seat.until(lambda: sheet(seat).kinds.rows.row_of("best_moment") == 0)
    assert sheet(seat).kinds.currentIndex().row() == 0
    assert kinds(seat)[:2] == ["best_moment", "emotional_beat"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"key": "K"}, "K is “Stop”. Choose another key, or give that another one first."),
        ({"key": "1"}, "1 is “Emotional beat”. Choose another key, or give that another one first."),
        ({"key": "Kk"}, "“Kk” is no key. Write 2, Q or Shift F2."),
        ({"key": "Tab"}, "Tab goes from field to field. Press another key."),
        ({"key": "Alt F"}, "Alt F opens the menu File. Press another key."),
        ({"lane": "river"}, "There is no lane “river”. Choose from Beat, Performance, Action, Angle, Eyeline, Size, Problem, Free."),
        ({"name": ""}, "A kind needs a name."),
    ],
)
def test_add__what_cannot_be_is_said_and_nothing_that_was_typed_is_lost(seat: Seat, typed: dict[str, str], said: str) -> None:
    seat.press("Ctrl+Enter")
    asked = {"name": "Song", "lane": "free", "key": "", "values": "verse"} | typed
    seat.answers(**asked)
    form = seat.window.sheets.ask
    assert form.isVisible()
    assert form.trouble.text() == said
    assert form.answer() == asked
    assert kinds(seat) == [kind.id for kind in DEFAULT_VOCABULARY.kinds]
    seat.answers(name="Song", lane="free", key="Q", values="verse")
    seat.until(lambda: kinds(seat)[-1] == "song")


def test_change__a_key_that_is_not_touched_is_not_asked_about(seat: Seat) -> None:
    seat.window.actions_of.keymap.give("view.snap", "2")
    seat.window.actions_of.lay_keys()
    at(seat, "best_moment")
    seat.press("Enter")
    field = seat.window.sheets.ask.fields["name"]
    field.setText("Gold")
    seat.press("Enter")
    seat.until(lambda: seat.window.actions_of["kind.best_moment"].text() == "Label: gold")
    kind = seat.library.production().vocabulary.kind("best_moment")
    assert kind is not None
    assert kind.key == "2"


def test_sheet__lets_no_key_through_to_the_labels_and_walks_to_its_ends(seat: Seat) -> None:
    seat.at(3)
    sheet(seat).kinds.setFocus()
    seat.press("2", "End")
    assert sheet(seat).kinds.currentIndex().row() == sheet(seat).kinds.rows.rowCount() - 1
    seat.press("Home")
    assert (sheet(seat).kinds.currentIndex().row(), seat.stage.frame) == (0, 3)
    seat.settle()
    assert seat.labels() == []


def test_close__the_sheet_lets_go_of_the_library(seat: Seat) -> None:
    at(seat, "comedy")
    seat.window.show_first_run()
    assert not sheet(seat).isVisible()
    sheet(seat).kinds.remove()
    assert (sheet(seat).kinds.work, sheet(seat).lanes.work) == (None, None)


def test_sheet__shows_the_keys_as_they_are_now(seat: Seat) -> None:
    actions, row = seat.window.actions_of, sheet(seat).kinds.rows.row_of("stunt")
    actions.keymap.give("kind.stunt", "F9")
    actions.lay_keys()
    assert sheet(seat).kinds.rows.index(row, KindColumn.KEY).data() == "F9"
    assert seat.window.rect().contains(sheet(seat).geometry())


def test_tab__goes_to_the_lanes_and_back_and_the_keys_are_named_for_each(seat: Seat) -> None:
    tables = (sheet(seat).lanes, sheet(seat).kinds)
    for key, table, words in (("Tab", tables[0], "add a lane"), ("Tab", tables[1], "add a kind"), ("Shift+Tab", tables[0], "add a lane")):
        seat.press(key)
        assert QApplication.focusWidget() is table
        told = [label.text() for label in sheet(seat).findChildren(QLabel) if label.isVisible()]
        assert words in told
        assert sum(said.startswith("add a") for said in told) == 1


@pytest.mark.parametrize("size", [(1600, 1000), (1280, 720), (1024, 640)])
def test_sheet__no_word_is_cut_whatever_the_window(seat: Seat, size: tuple[int, int]) -> None:
    seat.window.resize(*size)
    seat.settle()
    kinds, lanes = sheet(seat).kinds, sheet(seat).lanes
    assert seat.window.rect().contains(sheet(seat).geometry())
    for table in (kinds, lanes):
        for row in range(table.model().rowCount()):
            for column in range(table.model().columnCount()):
                words = str(table.model().index(row, column).data())
                indent = 2 * 7 + (24 if column == 0 else 0)
                cut = table.columnWidth(column) - indent < QFontMetrics(theme.font("body")).horizontalAdvance(words)
                assert not cut or size[0] == 1024, words
