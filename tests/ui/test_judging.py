"""Judge a candidate against the champion: both run side by side from before the beat, one key decides, and the reason is asked."""

import os
from collections.abc import Callable
from dataclasses import replace

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.label import Label
from dailies_logger.ui.beat_player import LEAD
from dailies_logger.workflow.moments import same_moment
from tests.acts.conftest import laid, sit  # noqa: F401 - fixtures
from tests.support.acts import A1, A2, Seat, label

Sit = Callable[..., Seat]

OLD, NEW = (
    label("emotional_beat", 100, 130, rating=4, text="before the line"),
    label("emotional_beat", 40, 60, on=A2, rating=3, text="drier"),
)
LIE = Beat(id=id_from("beat"), scene="24", name="the lie lands", rank=1, champion=OLD.id, reason="the breath")


def judged(sit: Sit, *more: Label) -> Seat:  # noqa: F811 - the fixture
    """Sit down before the two, and judge."""
    seat = sit(LIE, *(replace(each, beat=LIE.id) for each in (OLD, NEW, *more)))
    seat.press("Ctrl+4")
    room = seat.rooms.beats
    seat.until(lambda: room.table.hasFocus() and len(room.readings.readings.readings) >= 2)
    room.readings.choose(room.readings.readings.readings[1])
    seat.press("H")
    return seat


def test_judging__runs_both_in_sync_from_before_the_beat_again_and_again(sit: Sit) -> None:  # noqa: F811 - the fixture
    seat = judged(sit)
    rooms = seat.rooms
    seat.until(lambda: len(rooms.logging.grid.tiles) == 2 and seat.stage.playing and seat.stage.frame > OLD.start)
    champion, candidate = (tile.clip for tile in rooms.logging.grid.tiles)
    assert (champion.id, candidate.id) == (A1.id, A2.id)
    assert same_moment(OLD.start, champion, candidate) == NEW.start
    assert rooms.player.playlist.current is not None
    assert (rooms.player.playlist.current.range.start, rooms.player.playlist.current.range.end) == (OLD.start - LEAD, 130)
    assert rooms.beats.judge.isVisible()
    assert rooms.beats.judge.champion.text() == "Champion  24A-1 A  ★★★★"
    assert rooms.beats.judge.why.text() == "the breath"
    if where := os.environ.get("SHOT"):
        seat.window.grab().save(where)
    seat.until(lambda: seat.stage.frame < OLD.start)
    seat.press("Alt+2")
    seat.until(lambda: seat.stage.clip is not None and seat.stage.clip.id == A2.id)
    assert rooms.judging.running
    seat.press("k", "Right")
    seat.until(lambda: not seat.stage.playing)
    assert rooms.judging.running, "standing, both are stepped"
    seat.press("H")
    seat.until(lambda: not rooms.judging.running and rooms.beats.table.hasFocus())
    assert rooms.beats.table.isVisible()
    assert rooms.beats.side.well.isAncestorOf(rooms.picture)
    assert beat(seat) == LIE
    seat.press("Ctrl+2")
    seat.until(lambda: rooms.logging.grid.isVisible() and rooms.logging.grid.isAncestorOf(rooms.picture))
    assert rooms.logging.grid.tiles == ()


def test_judging__p_crowns_the_candidate_and_asks_why(sit: Sit) -> None:  # noqa: F811 - the fixture
    seat = judged(sit)
    seat.until(lambda: len(seat.rooms.logging.grid.tiles) == 2)
    seat.press("P")
    seat.until(lambda: beat(seat).champion == NEW.id)
    assert not seat.rooms.judging.running
    seat.until(lambda: seat.window.sheets.ask.isVisible())
    seat.answers(reason="stiller")
    seat.until(lambda: beat(seat).reason == "stiller")
    seat.until(seat.rooms.beats.table.hasFocus)
    seat.press("Ctrl+Z", "Ctrl+Z")
    seat.until(lambda: (beat(seat).champion, beat(seat).reason) == (OLD.id, "the breath"))


def test_judging__enter_leaves_the_reason_open_and_another_room_ends_it(sit: Sit) -> None:  # noqa: F811 - the fixture
    seat = judged(sit)
    seat.until(lambda: len(seat.rooms.logging.grid.tiles) == 2)
    seat.press("Ctrl+2")
    assert not seat.rooms.judging.running
    seat.press("Ctrl+4")
    room = seat.rooms.beats
    seat.until(lambda: room.table.hasFocus() and len(room.readings.readings.readings) == 2)
    room.readings.choose(room.readings.readings.readings[1])
    seat.press("H")
    seat.until(lambda: seat.rooms.judging.running)
    seat.press("P", "Enter")
    seat.until(lambda: beat(seat).champion == NEW.id)
    assert (beat(seat).reason, seat.window.sheets.ask.isVisible()) == ("", False)


def test_judging__two_readings_of_one_clip_play_in_turn(sit: Sit) -> None:  # noqa: F811 - the fixture
    seat = judged(sit, label("emotional_beat", 10, 20, rating=4))
    seat.settle()
    seat.until(lambda: seat.stage.playing)
    assert not seat.rooms.judging.running
    assert seat.rooms.beats.table.isVisible()


def beat(seat: Seat) -> Beat:
    """Return the beat as it stands."""
    assert seat.window.work is not None
    found = seat.window.work.desk.library.get(Beat, LIE.id)
    assert found is not None
    return found
