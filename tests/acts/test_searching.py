"""Search for moments as one types, open one at its frame, string what is found out, play it, and put it in order."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.ui.commands.command import Room
from dailies_logger.ui.models.placements import PlacementColumn
from tests.support.acts import A1, A2, A3, B1, Seat, label

Sit = Callable[..., Seat]
LABELS = (
    label("best_moment", 10, 30, text="tears on the quay", rating=5, who="Nell"),
    label("reaction", 40, 50, text="turns away", rating=2),
    label("best_moment", 20, 44, on=B1, text="tears again", rating=3),
    label("dynamic_action", 60, 90, on=A2, text="runs", rating=4),
    label("problem", 5, 8, on=A3, value="boom"),
)


@pytest.fixture
def seat(sit: Sit) -> Seat:
    """Sit down where five moments are labelled."""
    return sit(*LABELS)


def finds(seat: Seat, query: str) -> list[str]:
    """Type a query in the search room and return the words of what is listed."""
    if seat.rooms.room is not Room.SEARCH:
        seat.press("Ctrl+6")
    panel = seat.rooms.search.panel
    panel.focus_box()
    asked: list[str] = []
    panel.asked.connect(asked.append)
    before = panel.query()
    seat.type(query)
    if panel.query() != before:
        seat.until(lambda: query in asked)
    seat.settle()
    seat.until(lambda: panel._row.found is not None)
    return [hit.label.text or hit.label.value for hit in panel.model.hits]


def says(seat: Seat) -> str:
    """Return the sentence under the search box."""
    empty = seat.rooms.search.panel._empty
    return empty.text() if empty.isVisible() else ""


def test_search__narrows_as_one_types(seat: Seat) -> None:
    seat.press("Ctrl+6")
    seat.until(lambda: seat.rooms.search.hits() == 5)
    for query, count in (("te", 2), ("tears", 2), ("tears ag", 1)):
        finds(seat, query)
        seat.until(lambda count=count: seat.rooms.search.hits() == count)  # type: ignore[misc]
    assert "1 moment" in seat.rooms.search.panel._count.text()
    assert seat.labels() == sorted(LABELS, key=lambda each: (each.at, each.id)), "what is typed here labels nothing"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind:best_moment rating:>=4", {"tears on the quay"}),
        ("kind:stunt or kind:problem", {"boom"}),
        ("camera:B", {"tears again"}),
        ("setup:24A -tears", {"turns away", "runs"}),
        ("who:nell", {"tears on the quay"}),
    ],
)
def test_search__fields(seat: Seat, query: str, found: set[str]) -> None:
    finds(seat, query)
    panel = seat.rooms.search.panel
    seat.until(lambda: {hit.label.text or hit.label.value for hit in panel.model.hits} == found)
    assert seat.rooms.search.hits() == len(found)


def test_search__an_unfinished_field_asks_for_nothing_yet(seat: Seat) -> None:
    finds(seat, "tears rating:>=")
    seat.until(lambda: seat.rooms.search.hits() == 2)
    assert says(seat) == ""


def test_search__a_bad_query_is_one_sentence_and_what_was_found_stays(seat: Seat) -> None:
    finds(seat, "tears")
    seat.until(lambda: seat.rooms.search.hits() == 2)
    finds(seat, "ratting:5")
    seat.until(lambda: "Did you mean rating?" in says(seat))
    assert says(seat).count("\n") == 0
    assert seat.rooms.search.hits() == 2
    finds(seat, "rating:9")
    seat.until(lambda: "from 0 to 5" in says(seat))


def test_search__nothing_found_says_what_would_be_without_the_last_term(seat: Seat) -> None:
    finds(seat, "tears camera:D")
    seat.until(lambda: "Without camera:D there are 2" in says(seat))
    seat.until(lambda: seat.off("stringout.make") == "search for moments first")
    seat.press("Esc")
    seat.until(lambda: seat.rooms.search.hits() == 5)
    seat.press("Esc")
    assert seat.rooms.room is Room.LOGGING


def test_search__opens_the_moment_in_logging_at_its_first_frame(seat: Seat) -> None:
    finds(seat, "again")
    seat.until(lambda: seat.rooms.search.hits() == 1)
    seat.press("Down", "Enter")
    seat.shows(B1)
    seat.sees(20)
    assert seat.rooms.room is Room.LOGGING
    seat.until(lambda: seat.stage.selected_label == LABELS[2].id)
    seat.press("Shift+5")
    assert next(each for each in seat.labels() if each.id == LABELS[2].id).rating == 5


def test_search__a_library_without_labels_says_so(sit: Sit) -> None:
    seat = sit()
    seat.press("Ctrl+6")
    seat.until(lambda: "No labels yet" in says(seat))
    seat.press("Ctrl+E")
    assert not seat.window.sheets.ask.isVisible()


def strung(seat: Seat, query: str = "kind:best_moment or kind:dynamic_action", order: str = "rating") -> Stringout:
    """Make a stringout of what a query finds and go to its room."""
    finds(seat, query)
    seat.until(lambda: 0 < seat.rooms.search.hits() < 5)
    seat.press("Ctrl+E")
    seat.answers(name="Best", order=order)
    seat.until(lambda: seat.rooms.room is Room.STRINGOUTS and bool(column(seat, PlacementColumn.LABEL)))
    (made,) = seat.library.where(Stringout)
    return made


def column(seat: Seat, which: PlacementColumn) -> list[str]:
    """Return a column of the stringout on screen."""
    model = seat.rooms.stringouts.placements.model
    return [str(model.index(row, which).data(Qt.ItemDataRole.DisplayRole)) for row in range(model.rowCount())]


def test_stringout__is_made_in_the_order_asked_for(seat: Seat) -> None:
    made = strung(seat)
    assert (made.name, made.query, made.order) == ("Best", "kind:best_moment or kind:dynamic_action", "rating")
    assert column(seat, PlacementColumn.LABEL) == ["tears on the quay", "runs", "tears again"]
    assert column(seat, PlacementColumn.FIRST) == [str(A1.timecode(10)), str(A2.timecode(60)), str(B1.timecode(20))]
    assert column(seat, PlacementColumn.HANDLES) == ["10, 12", "12, 12", "12, 12"]
    seat.reads("Make stringout")
    seat.press("Ctrl+Z")
    assert seat.library.where(Stringout) == []
    assert seat.library.where(Placement) == []
    assert len(seat.labels()) == 5
    seat.until(lambda: seat.rooms.stringouts.list.model.rowCount() == 0)


@pytest.mark.parametrize(("name", "order", "said"), [("Best", "beauty", "beauty"), ("Best", "size:wide>loud", "loud")])
def test_stringout__an_order_that_is_none_is_refused(seat: Seat, name: str, order: str, said: str) -> None:
    finds(seat, "tears")
    seat.until(lambda: seat.rooms.search.hits() == 2)
    seat.press("Ctrl+E")
    seat.answers(name=name, order=order)
    seat.reads(said)
    assert seat.library.where(Stringout) == []


def test_stringout__moves_removes_and_undoes(seat: Seat) -> None:
    strung(seat)
    table = seat.rooms.stringouts.placements.table
    table.setFocus()
    table.choose(0)
    words = PlacementColumn.LABEL
    seat.press("Alt+Down")
    seat.until(lambda: column(seat, words) == ["runs", "tears on the quay", "tears again"])
    seat.press("Alt+Up")
    seat.until(lambda: column(seat, words) == ["tears on the quay", "runs", "tears again"])
    before = seat.library.version()
    seat.press("Alt+Up")
    assert seat.library.version() == before, "the first goes no further up"
    seat.press("Shift+Delete")
    seat.until(lambda: column(seat, words) == ["runs", "tears again"])
    assert len(seat.labels()) == 5, "the label stays"
    seat.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    seat.until(lambda: column(seat, words) == ["tears on the quay", "runs", "tears again"])
    seat.press("Ctrl+Shift+Z")
    seat.until(lambda: column(seat, words) == ["runs", "tears on the quay", "tears again"])


def test_stringout__plays_its_list_in_order_and_stands_on_the_last_frame(seat: Seat) -> None:
    strung(seat)
    table = seat.rooms.stringouts.placements.table
    table.setFocus()
    table.choose(0)
    seat.shows(A1)
    shown: list[tuple[str, int]] = []
    seat.stage.frame_changed.connect(lambda frame: shown.append((seat.stage.clip.name if seat.stage.clip else "", frame)))
    seat.type(" ")
    seat.until(lambda: seat.stage.playing)
    seat.until(lambda: not seat.rooms.player.playing)
    assert [name for k, (name, _) in enumerate(shown) if not k or shown[k - 1][0] != name] == [A1.name, A2.name, B1.name]
    ranges = {A1.name: range(10, 30), A2.name: range(60, 90), B1.name: range(20, 44)}
    assert all(frame in ranges[name] for name, frame in shown), "no frame beside what was chosen is shown"
    assert shown[-1] == (B1.name, 43)


def test_stringout__a_label_taken_away_leaves_its_range(seat: Seat) -> None:
    strung(seat)
    seat.work.chosen.remove(LABELS[0].id)
    seat.settle()
    seat.until(lambda: column(seat, PlacementColumn.LABEL) == ["label removed", "runs", "tears again"])
    seat.press("Ctrl+Z")
    seat.until(lambda: column(seat, PlacementColumn.LABEL)[0] == "tears on the quay")
    assert len(seat.library.where(Placement)) == 3


def test_stringouts__none_yet_says_how_to_make_one(seat: Seat) -> None:
    seat.press("Ctrl+5")
    assert seat.rooms.stringouts.list._empty.isVisible()
    seat.press("Ctrl+Shift+E", "Alt+Down")
    assert seat.off("export.otio") == "no stringout is chosen"
    assert QApplication.focusWidget() is not None
    seat.press("Ctrl+2")
    assert seat.rooms.room is Room.LOGGING
