"""Change the lanes as an editor does, by keys alone, and label on a lane that was added."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from dailies_logger.domain.errors import Refused
from dailies_logger.domain.label import DEFAULT_VOCABULARY, SHIPPED_LANES, Lane, Look
from dailies_logger.ui.lane_table import LaneTable, look_named
from dailies_logger.ui.timeline.lanes import LanesView
from tests.acts.conftest import laid, sit  # noqa: F401 - fixtures
from tests.support.acts import Seat


@pytest.fixture
def seat(sit: Callable[..., Seat]) -> Seat:  # noqa: F811 - the fixture
    made = sit()
    made.runs("vocabulary.show")
    made.press("Tab")
    assert QApplication.focusWidget() is table(made)
    return made


def table(seat: Seat) -> LaneTable:
    return seat.window.sheets.vocabulary.lanes


def view(seat: Seat) -> LanesView:
    return seat.rooms.logging.lanes


def lanes(seat: Seat) -> list[str]:
    return [lane.id for lane in seat.library.production().vocabulary.lanes]


def at(seat: Seat, lane: str) -> None:
    table(seat).choose(table(seat).rows.ids().index(lane))


def add(seat: Seat, name: str, look: str = "") -> None:
    seat.press("Ctrl+Enter")
    seat.answers(name=name, look=look)
    seat.until(lambda: table(seat).rows.vocabulary.lanes[-1].name == name)


def test_add__a_lane_that_lies_under_the_picture_at_once_and_takes_labels(seat: Seat) -> None:
    height = view(seat).height()
    add(seat, "Songs")
    assert seat.library.production().vocabulary.lanes[-1] == Lane(id="songs", name="Songs", look=Look.HEXAGON)
    assert table(seat).currentIndex().row() == 8
    assert QApplication.focusWidget() is table(seat)
    assert view(seat).height() == height + view(seat).sheet.grid.lane
    seat.press("Tab", "Ctrl+Enter")
    seat.answers(name="Song", lane="so", key="q", values="")
    seat.until(lambda: seat.window.actions_of.key("kind.song") == "Q")
    seat.press("Esc")
    seat.at(7)
    seat.press("q")
    seat.until(lambda: seat.ranges() == [("song", 7, None)])
    songs = seat.library.production().vocabulary.lanes[-1]
    seat.until(lambda: [bar.label.kind for bar in view(seat).sheet.lanes[songs].bars] == ["song"])
    assert view(seat).headers._keys[songs] == "Q"
    assert [lane for lane, _ in view(seat).sheet.opened] == [songs]


def test_rename_and_look__the_labels_stay_where_they_are(seat: Seat) -> None:
    at(seat, "performance")
    seat.press("Enter")
    assert seat.window.sheets.ask.answer() == {"name": "Performance", "look": "Star"}
    seat.answers(name="Acting", look="v")
    acting = replace(Lane.PERFORMANCE, name="Acting", look=Look.CHEVRON)
    seat.until(lambda: acting in view(seat).sheet.grid.lanes)
    assert "Open lane: acting" in [action.text() for action in seat.window.actions_of.every().values()]
    seat.press("Esc")
    seat.at(3)
    seat.press("2")
    seat.until(lambda: [lane for lane, _ in view(seat).sheet.opened] == [acting])


def test_move__with_alt_they_lie_so_under_the_picture(seat: Seat) -> None:
    at(seat, "free")
    seat.press("Alt+Up", "Alt+Up")
    seat.until(lambda: lanes(seat)[-3:] == ["free", "size", "problem"])
    seat.until(lambda: [lane.id for lane in view(seat).sheet.grid.lanes] == lanes(seat))
    assert table(seat).chosen() == "free"


def test_remove__its_kinds_lie_on_free_and_one_undo_lays_all_back(seat: Seat) -> None:
    add(seat, "Songs")
    seat.press("Tab", "Ctrl+Enter")
    seat.answers(name="Song", lane="songs", key="q", values="")
    seat.until(lambda: seat.window.actions_of.key("kind.song") == "Q")
    seat.press("Tab")
    at(seat, "songs")
    seat.press("Delete")
    seat.reads("Take away the lane Songs (1 kind on Free now)")
    seat.until(lambda: view(seat).headers._keys[Lane.FREE] == "0 Q")
    assert lanes(seat) == [lane.id for lane in SHIPPED_LANES]
    seat.press("Ctrl+Z")
    seat.until(lambda: lanes(seat)[-1] == "songs")
    assert seat.library.production().vocabulary.lane("song").id == "songs"
    at(seat, "beat")
    seat.press("Delete")
    seat.reads("Beat is one of the eight lanes that every production has")
    assert lanes(seat)[0] == "beat"


def test_add__until_no_look_is_free_and_all_are_seen_where_the_window_is_small(seat: Seat) -> None:
    seat.window.resize(1280, 720)
    for name, look in (("Songs", "ring"), ("Second unit at sea", ""), ("VFX", "ch"), ("Rain", "D")):
        add(seat, name, look)
    looks = [lane.look for lane in seat.library.production().vocabulary.lanes[8:]]
    assert looks == [Look.RING, Look.HEXAGON, Look.CHEVRON, Look.HALF_CIRCLE]
    seat.press("Ctrl+Enter")
    seat.reads("All 12 looks are taken")
    assert not seat.window.sheets.ask.isVisible()
    last = table(seat).visualRect(table(seat).rows.index(11, 0))
    assert table(seat).viewport().rect().contains(last)
    assert seat.window.rect().contains(seat.window.sheets.vocabulary.geometry())
    assert view(seat).geometry().bottom() <= seat.rooms.logging.rect().bottom()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "A lane needs a name."),
        ({"name": " free "}, "There is a lane “Free” already. Choose another name."),
        ({"look": "zigzag"}, "There is no look “zigzag”. Choose from hexagon, ring, half circle, chevron."),
        ({"look": "star"}, "Star is the look of Performance. Choose from hexagon, ring, half circle, chevron."),
    ],
)
def test_add__what_cannot_be_is_said_and_nothing_that_was_typed_is_lost(seat: Seat, typed: dict[str, str], said: str) -> None:
    seat.press("Ctrl+Enter")
    asked = {"name": "Songs", "look": "ring"} | typed
    seat.answers(**asked)
    form = seat.window.sheets.ask
    assert (form.isVisible(), form.trouble.text()) == (True, said)
    assert lanes(seat) == [lane.id for lane in SHIPPED_LANES]
    seat.answers(name="Songs", look="ring")
    seat.until(lambda: lanes(seat)[-1] == "songs")


def test_change__without_a_change_writes_nothing(seat: Seat) -> None:
    at(seat, "beat")
    seat.press("Enter")
    seat.answers(name="Beat", look="diamond")
    assert not seat.window.sheets.ask.isVisible()
    seat.settle()
    assert seat.library.production().vocabulary == DEFAULT_VOCABULARY
    assert "Change the lane" not in seat.notice()


def test_close__the_table_lets_go_of_the_library(seat: Seat) -> None:
    seat.window.show_first_run()
    table(seat).remove()
    table(seat).move_chosen(1)
    table(seat).change()
    assert not seat.window.sheets.ask.isVisible()


@pytest.mark.parametrize(
    ("typed", "look"),
    [("", Look.HEXAGON), ("r", Look.RING), ("D", Look.HALF_CIRCLE), ("half  circle", Look.HALF_CIRCLE), ("chev", Look.CHEVRON)],
)
def test_look_named__by_letter_or_beginning_and_the_next_free_where_none_is_named(typed: str, look: Look) -> None:
    assert look_named(typed, DEFAULT_VOCABULARY, None) is look


def test_look_named__of_a_lane_is_its_own_or_a_free_one() -> None:
    assert look_named("diamond", DEFAULT_VOCABULARY, Lane.BEAT) is Look.DIAMOND
    with pytest.raises(Refused, match=r"There is no look “”\. Choose from diamond, hexagon"):
        look_named("", DEFAULT_VOCABULARY, Lane.BEAT)
    own = tuple(Lane(id=look.name, name=look.value, look=look) for look in list(Look)[8:])
    full = replace(DEFAULT_VOCABULARY, lanes=(*SHIPPED_LANES, *own))
    with pytest.raises(Refused, match=r"Star is the look of Performance\. All others are taken\."):
        look_named("star", full, Lane.BEAT)
