"""Keep versions of a stringout, compare and go back, and comb through it, by keys alone over a library file."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from dailies_logger.domain.combing import Pass
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.ui.panels.kept_rows import KeptRow, LineRow
from dailies_logger.ui.stringout_room import StringoutRoom
from dailies_logger.ui.version_hand import Page
from dailies_logger.workflow.versions import versions_of
from tests.support.acts import A1, A2, A3, Seat, label
from tests.support.window import press

Sit = Callable[..., Seat]

BEST = Stringout(id=id_from("acts", "best"), name="Best", query="kind:best_moment")
LABELS = tuple(
    label("best_moment", start, start + 24, on=clip, text=text)
    for clip, start, text in ((A1, 10, "the lie"), (A2, 20, "she waits"), (A3, 30, "the laugh"))
)
LAID = tuple(
    Placement(
        id=id_from("acts", "laid", rank),
        stringout=BEST.id,
        clip=each.clip,
        start=each.start,
        end=each.start + 24,
        rank=rank,
        label=each.id,
        ruled_clip=each.clip,
        ruled_start=each.start,
        ruled_end=each.start + 24,
    )
    for rank, each in enumerate(LABELS)
)


@pytest.fixture
def cutting_room(sit: Sit) -> Seat:
    """Sit down in Stringouts, before a stringout of three moments."""
    seat = sit(*LABELS, BEST, *LAID)
    press("Ctrl+5")
    room = seat.rooms.stringouts
    seat.until(lambda: room.player.cutting is not None and len(room.player.cutting.shots) == 3)
    seat.until(lambda: room.kept.book is not None)
    seat.settle()
    return seat


def room_of(seat: Seat) -> StringoutRoom:
    return seat.rooms.stringouts


def lying(seat: Seat) -> list[tuple[str, int, int]]:
    """Return what lies in the stringout, by what its label says, with in and out."""
    words = {each.id: each.text for each in LABELS}
    return [
        (words[each.label], each.start, each.end) for each in seat.library.where(Placement, stringout=BEST.id) if each.label and each.lies
    ]


def shown(seat: Seat) -> list[tuple[int, int]]:
    """Return the ranges of the clips that the timeline shows."""
    cut = room_of(seat).timeline.sheet.cutting
    return [(shot.placement.start, shot.placement.end) for shot in cut.shots] if cut is not None else []


def versions(seat: Seat) -> list[tuple[str, str, str]]:
    """Return name, difference to now and note of the versions as they are listed."""
    return [(row.name, row.words, row.note) for row in room_of(seat).kept.panel.list.rows.rows if isinstance(row, KeptRow)]


def changes(seat: Seat) -> list[str]:
    """Return the change list that is shown."""
    return [row.text for row in room_of(seat).kept.panel.lines.rows.rows if isinstance(row, LineRow)]


def keeps(seat: Seat, note: str) -> None:
    """Keep a version under the name that is proposed."""
    room, count = room_of(seat), len(versions_of(seat.library, BEST.id))
    press("Shift+Y")
    seat.answers(note=note)
    seat.until(lambda: len(versions_of(seat.library, BEST.id)) == count + 1)
    seat.until(lambda: (book := room.kept.book) is not None and len(book.versions) == count + 1)


def test_versions__kept_compared_copied_looked_at_and_gone_back_to(cutting_room: Seat) -> None:
    seat, room = cutting_room, room_of(cutting_room)
    before = lying(seat)
    keeps(seat, "for the producer")
    seat.reads("Keep “Best” as v1.")
    seat.press("Shift+.")
    seat.until(lambda: lying(seat)[0] == ("the lie", 20, 34))
    seat.until(lambda: room.line.since.text() == "~1, 00:10 shorter since v1")
    keeps(seat, "")
    seat.press("Down", "Shift+Delete")
    seat.until(lambda: [each[0] for each in lying(seat)] == ["the lie", "the laugh"])
    press("Y")
    seat.until(lambda: versions(seat) == [("v2", "now −1, 01:00 shorter", ""), ("v1", "now −1 ~1, 01:10 shorter", "for the producer")])
    press("Down", "Enter")
    seat.until(lambda: [line[0] for line in changes(seat)] == ["~", "−"])
    press("Ctrl+C")
    assert QApplication.clipboard().text().splitlines() == ["v1 > now: −1 ~1, 01:10 shorter", *changes(seat)]
    assert "24A-1 A  the lie  01:00:00:00  head +10 frames" in changes(seat)[0]
    press("Esc", "H", "Up", "Enter")
    seat.until(lambda: room.kept.panel.told.text() == "v1 > v2" and len(shown(seat)) == 3)
    press("Esc", "Down", "Shift+Return")
    seat.until(lambda: shown(seat) == [(10, 34), (20, 44), (30, 54)])
    count = seat.library.version()
    seat.press("P", ",")
    seat.reads("v1 is only looked at")
    assert seat.library.version() == count
    assert seat.off("sequence.lift") == "v1 is only looked at; Esc goes back"
    press("Ctrl+Return")
    seat.until(lambda: lying(seat) == before and room.kept.looked is None)
    seat.reads("Back to v1 of “Best”.")
    seat.press("Ctrl+Z")
    seat.until(lambda: [each[0] for each in lying(seat)] == ["the lie", "the laugh"])
    assert seat.labels() == sorted(seat.library.where(Label), key=lambda each: (each.at, each.id))


def test_versions__undo_takes_one_back_and_delete_removes_one(cutting_room: Seat) -> None:
    seat = cutting_room
    keeps(seat, "")
    seat.press("Ctrl+Z")
    seat.until(lambda: versions_of(seat.library, BEST.id) == [])
    seat.until(lambda: (book := room_of(seat).kept.book) is not None and book.versions == ())
    keeps(seat, "")
    press("Y", "F2")
    seat.answers(name="first", note="as found")
    seat.until(lambda: versions(seat) == [("first", "as it is now", "as found")])
    seat.press("Delete")
    seat.until(lambda: versions(seat) == [])
    assert len(lying(seat)) == 3, "the stringout stays, and so do its clips"
    press("Esc")
    assert seat.window.focusWidget() is room_of(seat).timeline


def test_passes__one_combing_is_told_and_a_moment_over_two(cutting_room: Seat) -> None:
    seat, room = cutting_room, room_of(cutting_room)
    for number, note in ((1, "more moment"), (2, "tighter")):
        press("N")
        seat.answers(note=note)
        seat.until(lambda: room.line.kept.text() == f"Pass {number}, {note}")  # noqa: B023 - asked at once
        seat.press(".")
        seat.press("Shift+N")
        seat.until(lambda: room.kept.page is Page.PASSES and len(changes(seat)) == 1)
        assert changes(seat) == ["~ 24A-1 A  the lie  01:00:00:00  head +1 frame"]
        press("Esc", "Esc")
        seat.until(lambda: room.kept.page is None and seat.window.focusWidget() is room.timeline)
    seat.until(lambda: room.changes.passes.words.text() == "Pass 1: trimmed +1 0\nPass 2: trimmed +1 0")
    press("Alt+Y")
    seat.until(lambda: [row[0] for row in versions(seat)] == ["Pass 2, tighter", "Pass 1, more moment"])
    assert [each.open for each in seat.library.where(Pass)] == [False, False]
    assert seat.off("sequence.end_pass") == "no pass of yours goes on"
