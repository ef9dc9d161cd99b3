"""Ask for the offset, and let ranges begin earlier while it plays, and only then."""

from collections.abc import Callable

import pytest

from dailies_logger.ui.reaction import Reaction
from dailies_logger.workflow.reaction import MOST_FRAMES, Habit
from tests.acts.conftest import laid, sit
from tests.support.acts import Seat

__all__ = ["laid", "sit"]

Sit = Callable[..., Seat]


@pytest.fixture
def seat(sit: Sit) -> Seat:
    return sit()


def reaction(seat: Seat) -> Reaction:
    return seat.rooms.reaction


def test_reaction__asked_for_in_the_menu_is_kept_for_the_next_time(sit: Sit) -> None:
    seat = sit()
    assert reaction(seat).frames == 0
    seat.runs("label.offset")
    seat.answers(frames="6")
    seat.reads("Ranges opened while it plays begin 6 frames earlier.")
    assert reaction(seat).frames == 6
    seat.close()
    assert reaction(sit()).frames == 6


@pytest.mark.parametrize("typed", ["-3", "six", "1.5", "49", "٣"])
def test_reaction__what_is_no_offset_is_said_and_nothing_changes(seat: Seat, typed: str) -> None:
    reaction(seat).keep("6")
    reaction(seat).keep(typed)
    seat.reads(f"{typed} is no reaction offset", "from 0 to 48")
    assert reaction(seat).frames == 6


def test_reaction__while_it_plays_a_range_begins_earlier_and_ends_where_it_is_seen(seat: Seat) -> None:
    reaction(seat).keep("8")
    shown: list[int] = []
    seat.press("Space")
    seat.plays_past(20)
    seat.work.bench.changed.connect(lambda _: shown.append(seat.stage.frame))
    before = seat.stage.frame
    seat.press("4")
    after = seat.stage.frame
    seat.plays_past(after + 10)
    seat.press("Space")
    seat.press("4")
    (label,) = seat.labels()
    assert before - 8 <= label.start <= after - 8
    assert label.end == seat.stage.frame + 1


def test_reaction__standing_the_frame_shown_is_meant(seat: Seat) -> None:
    reaction(seat).keep("8")
    seat.at(50)
    seat.press("4", "4")
    assert seat.ranges() == [("reaction", 50, 51)]


def test_reaction__a_point_and_a_best_angle_lie_on_the_frame_shown(seat: Seat) -> None:
    reaction(seat).keep("40")
    seat.press("Space")
    seat.plays_past(3)
    seat.press("m", "6")
    seat.press("Space")
    assert all(label.start > 0 for label in seat.labels())
    assert len(seat.labels()) == 2


@pytest.mark.parametrize(
    ("speed", "frame", "opens"), [(0.0, 50, 50), (1.0, 50, 42), (2.0, 50, 34), (-1.0, 50, 58), (1.0, 5, 0), (-2.0, 235, 239), (0.5, 50, 46)]
)
def test_pulled__goes_with_speed_and_way_and_stays_on_the_clip(seat: Seat, speed: float, frame: int, opens: int) -> None:
    reaction(seat).keep("8")
    seat.rooms.player.speed_changed.emit(speed)
    assert reaction(seat).pulled(frame) == opens


def test_proposed__adds_to_what_is_in_force_and_stays_in_bounds(seat: Seat) -> None:
    reaction(seat).keep("8")
    assert [reaction(seat).proposed(Habit(frames=frames, trims=5)) for frames in (3, -2, -20, 47)] == [11, 6, 0, MOST_FRAMES]


def test_ask__says_what_the_trims_say_and_sets_nothing(seat: Seat) -> None:
    for place in range(5):
        seat.at(40 + 30 * place)
        seat.press("4", "4")
        seat.press(",", ",", ",")
    seat.runs("label.offset")
    sheet = seat.window.sheets.ask
    seat.until(sheet.isVisible)
    assert sheet.accessibleName() == "Reaction offset: your last 5 trims say 3"
    assert sheet.fields["frames"].text() == "0"
    seat.press("Esc")
    assert reaction(seat).frames == 0


def test_kept__damaged_settings_are_as_if_never_set(sit: Sit) -> None:
    seat = sit()
    seat.window.layout_kept.keep_word("reaction/frames", "lots")
    seat.window.layout_kept.keep_word("reaction/since", "2026-11-01T10:00:00")
    made = Reaction(seat.work, seat.rooms.player, seat.window.layout_kept, seat.work)
    assert (made.frames, made.habit()) == (0, None)
