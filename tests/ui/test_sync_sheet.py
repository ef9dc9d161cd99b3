"""Listen to a take in a whole window, see what was heard, and set it or leave it."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from PySide6.QtWidgets import QLabel

from dailies_logger.domain.clip import Clip
from dailies_logger.ui.sync_sheet import SyncSheet, told
from dailies_logger.workflow.ports import Apart
from dailies_logger.workflow.syncing import Offset
from tests.acts.conftest import laid, sit
from tests.support.acts import A1, A2, B1, FILM, Seat

__all__ = ["laid", "sit"]

Sit = Callable[..., Seat]


@pytest.fixture
def seat(sit: Sit) -> Seat:
    return sit()


def sheet(seat: Seat) -> SyncSheet:
    return seat.window.sheets.sync


def heard(seat: Seat, apart: Apart) -> None:
    """Let the take sound so, listen, and wait for the sheet."""
    seat.media.apart = {B1.id: apart}
    seat.runs("angles.sync")
    seat.until(sheet(seat).isVisible)


def words(seat: Seat) -> list[str]:
    return [label.text() for label in sheet(seat).findChildren(QLabel) if label.isVisible()]


def test_sync__is_shown_first_and_set_by_enter_as_one_undo(seat: Seat) -> None:
    heard(seat, Apart(clip=B1.id, seconds=15 / FILM.fraction, ratio=4.2))
    assert {"B001C001", "+12 f", "+15 f", "stands out 4.2 times"} <= set(words(seat))
    assert seat.clip(B1).sync == 12 / FILM.fraction, "nothing is set unasked"
    seat.press("Enter")
    assert seat.clip(B1).sync == 15 / FILM.fraction
    assert not sheet(seat).isVisible()
    seat.reads("Sync take")
    seat.press("Ctrl+Z")
    assert seat.clip(B1).sync == 12 / FILM.fraction


def test_sync__esc_leaves_everything_as_it_is(seat: Seat) -> None:
    heard(seat, Apart(clip=B1.id, seconds=Fraction(1), ratio=4.2))
    before = seat.library.version()
    seat.press("Esc")
    assert not sheet(seat).isVisible()
    assert seat.library.version() == before


def test_sync__what_cannot_be_heard_is_told_and_there_is_nothing_to_accept(seat: Seat) -> None:
    heard(seat, Apart(clip=B1.id, trouble="B001C001 has no sound."))
    assert "B001C001 has no sound." in words(seat)
    assert not any("sets this sync" in said for said in words(seat))
    before = seat.library.version()
    seat.press("Enter")
    assert seat.library.version() == before
    assert sheet(seat).isVisible()


def test_sync__of_a_take_with_one_angle_is_off(seat: Seat) -> None:
    seat.stage.show_clip(A2.id)
    seat.shows(A2)
    seat.settle()
    assert seat.off("angles.sync") == "this take has one angle"


@pytest.mark.parametrize(("frames", "said"), [(0, "0 f"), (-7, "−7 f"), (240, "+240 f")])
def test_told__writes_frames_of_the_first_angle_with_their_sign(frames: int, said: str) -> None:
    one = Offset(clip=B1, seconds=frames / FILM.fraction, confidence=2.04)
    first: Clip = A1
    assert told(one, first) == ("B001C001", "+12 f", said, "stands out 2.0 times")


def test_told__gives_the_reason_instead() -> None:
    one = Offset(clip=B1, confidence=1.1, refused="The sound repeats itself.")
    assert told(one, A1) == ("B001C001", "+12 f", "–", "The sound repeats itself.")


def test_sync__heard_while_it_plays_waits_to_be_asked_for_again(seat: Seat) -> None:
    seat.media.apart = {B1.id: Apart(clip=B1.id, seconds=Fraction(1), ratio=4.2)}
    seat.press("Space")
    seat.plays_past(2)
    seat.window.actions_of.run("angles.sync")
    seat.reads("Listened to 24A-1. Ask for the sync by sound again to see it.")
    assert not sheet(seat).isVisible(), "an Enter meant for a label must set no sync"
    seat.press("Space")
    seat.runs("angles.sync")
    assert sheet(seat).isVisible()
    assert sheet(seat).offsets() == {B1.id: 24 / FILM.fraction}


def test_sync__lies_over_the_lanes_and_leaves_the_picture_free(seat: Seat) -> None:
    heard(seat, Apart(clip=B1.id, seconds=Fraction(1), ratio=4.2))
    assert sheet(seat).geometry().top() >= seat.rooms.lanes_top()
