from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.combing import Pass
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Out, Placement, Stringout
from dailies_logger.ui.commands.command import Room
from dailies_logger.ui.panels.kept_rows import LineRow
from dailies_logger.ui.stringout_room import StringoutRoom, all_stringouts, placement_rows
from dailies_logger.ui.window import MainWindow
from dailies_logger.ui.work import Work
from dailies_logger.workflow import labelling
from dailies_logger.workflow.continuity import cutting_of
from dailies_logger.workflow.cutting import trim
from dailies_logger.workflow.edit import Change, Edit, made
from dailies_logger.workflow.versions import save_version
from tests.support.memory_desk import CLIPS, PERSON, memory_desk
from tests.support.memory_library import MemoryLibrary
from tests.support.window import open_window, press

STRINGOUT = Stringout(id=new_id(), name="Best", query="kind:best_moment")
LABEL = Label(id=new_id(), clip=CLIPS[0].id, kind="best_moment", start=10, end=34, author=PERSON.id, at=datetime(2026, 11, 16, tzinfo=UTC))
PLACED = tuple(
    Placement(
        id=new_id(),
        stringout=STRINGOUT.id,
        clip=clip.id,
        start=10,
        end=34,
        rank=rank,
        label=LABEL.id if rank == 0 else None,
        ruled_clip=clip.id if rank == 0 else None,
        ruled_start=10 if rank == 0 else None,
        ruled_end=34 if rank == 0 else None,
    )
    for rank, clip in enumerate((CLIPS[0], CLIPS[2], CLIPS[3]))
)
Opened = tuple[MainWindow, Work, StringoutRoom, MemoryLibrary]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    window, work, library = open_window(qtbot, tmp_path, STRINGOUT, LABEL, *PLACED)
    assert window.rooms is not None
    press("Ctrl+5")
    room = window.rooms.stringouts
    qtbot.waitUntil(lambda: room.placements.model.rowCount() == 3)
    yield window, work, room, library
    window.close()


def order(library: MemoryLibrary) -> list[object]:
    return [placement.id for placement in sorted(library.where(Placement), key=lambda placement: placement.rank)]


def test_placement_rows__in_order_with_clip_take_and_label() -> None:
    _, library = memory_desk(STRINGOUT, LABEL, *PLACED)
    rows = placement_rows(cutting_of(library, STRINGOUT.id))
    assert placement_rows(None) == ()
    assert [row.clip for row in rows] == [CLIPS[0], CLIPS[2], CLIPS[3]]
    assert [row.label for row in rows] == [LABEL, None, None]
    assert rows[0].take is not None


def test_all_stringouts__say_how_long_each_is() -> None:
    _, library = memory_desk(STRINGOUT, LABEL, *PLACED)
    assert [(row.stringout.name, row.count, row.length) for row in all_stringouts(library)] == [("Best", 3, "03:00")]


def test_load__shows_the_last_one_and_lets_it_be_exported(opened: Opened) -> None:
    window, _, room, _ = opened
    assert room.current() == STRINGOUT.id
    assert window.actions_of["export.otio"].isEnabled()


def test_choose__shows_its_first_frame(qtbot: QtBot, opened: Opened) -> None:
    _, work, _, _ = opened
    press("Down")
    qtbot.waitUntil(lambda: work.stage.clip == CLIPS[2])
    assert work.stage.frame == 10


def ids(library: MemoryLibrary) -> list[object]:
    return [each.id for each in library.where(Placement) if each.plays]


def test_move_lift_and_extract__by_keys(qtbot: QtBot, opened: Opened) -> None:
    window, _, room, library = opened
    press("Alt+Down")
    qtbot.waitUntil(lambda: order(library) == [PLACED[1].id, PLACED[0].id, PLACED[2].id])
    qtbot.waitUntil(lambda: room.player.cutting is not None and room.player.cutting.place(PLACED[0].id) == 1)
    press("Delete")
    qtbot.waitUntil(lambda: ids(library) == [PLACED[1].id, PLACED[2].id])
    qtbot.waitUntil(lambda: window.status.notice is not None and window.status.notice.undo)
    qtbot.waitUntil(lambda: room.player.cutting is not None and not room.player.cutting.shots[1].placement.plays)
    press("Shift+Delete")
    qtbot.waitUntil(lambda: room.player.cutting is not None and len(room.player.cutting.shots) == 2)


def test_trims__by_keys_show_the_cut_and_are_taken_back(qtbot: QtBot, opened: Opened) -> None:
    _, _, room, library = opened

    def trimmed() -> tuple[int, int]:
        each = library.get(Placement, PLACED[0].id)
        assert each is not None
        return each.start, each.end

    for keys, there in ((".", (11, 34)), ("Shift+.", (21, 34)), ("Ctrl+,", (21, 33)), ("Ctrl+Alt+.", (21, 34)), (",", (20, 34))):
        press(keys)
        qtbot.waitUntil(lambda there=there: trimmed() == there)  # type: ignore[misc]
    for _ in range(5):
        qtbot.wait(200)
        press("Ctrl+Z")
    qtbot.waitUntil(lambda: trimmed() == (10, 34))
    qtbot.waitUntil(lambda: room.player.cutting is not None and room.player.cutting.shots[0].placement.start == 10)
    room.player.go_to(0)
    press("Right", "Right")
    assert room.player.record == 2, "a quick hand is not too quick"
    press("Ctrl+B")
    qtbot.waitUntil(lambda: len(library.where(Placement)) == 4)
    assert trimmed() == (10, 12)
    assert library.where(Label) == [LABEL], "no cut alters a label"


def test_table__takes_the_place_of_the_timeline(opened: Opened) -> None:
    window, _, room, _ = opened
    assert window.focusWidget() is room.timeline
    press("U")
    assert window.focusWidget() is room.placements.table
    press("U")
    assert room.timeline.isVisible()


def test_match__goes_to_the_source_and_back(qtbot: QtBot, opened: Opened) -> None:
    window, work, room, _ = opened
    assert window.rooms is not None
    press("Down")
    qtbot.waitUntil(lambda: work.stage.clip == CLIPS[2])
    press("F")
    assert window.rooms.room is Room.LOGGING
    qtbot.waitUntil(lambda: work.stage.clip == CLIPS[2] and work.stage.frame == 10)
    press("F")
    qtbot.waitUntil(lambda: room.isVisible() and room.player.record == 24)


def test_append__lays_what_is_marked(qtbot: QtBot, opened: Opened) -> None:
    _, work, room, library = opened
    qtbot.waitUntil(lambda: work.stage.clip is not None)
    work.stage.set_marks(100, 109)
    press("E")
    qtbot.waitUntil(lambda: len(library.where(Placement)) == 4)
    last = library.where(Placement)[-1]
    assert (last.start, last.end, last.ruled) == (100, 110, None)
    qtbot.waitUntil(lambda: room.player.cutting is not None and len(room.player.cutting.shots) == 4)


def test_play__asks_for_the_clips_in_order_from_the_playhead(qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    window, _, room, _ = opened
    assert window.rooms is not None
    lists: list[list[object]] = []
    monkeypatch.setattr(
        window.rooms.player, "play_list", lambda stretches, rest=None: lists.append([stretch.clip for stretch in stretches])
    )
    press("Space")
    room.play_from(PLACED[1].id)
    assert lists == [[CLIPS[0].id, CLIPS[2].id, CLIPS[3].id], [CLIPS[2].id, CLIPS[3].id]]


def test_offer__is_applied_by_enter_all_by_ctrl_enter_and_declined_by_backspace(qtbot: QtBot, opened: Opened) -> None:
    _, work, room, library = opened
    fresh = [replace(LABEL, id=new_id(), clip=CLIPS[place].id) for place in (1, 2, 3)]
    work.bench.write(lambda: Edit(name="Label", author=PERSON.id, changes=made(fresh)))
    qtbot.waitUntil(lambda: (answer := room.answer()) is not None and answer.words.startswith("+3"))
    before = len(library.edits)
    press("Enter")
    qtbot.waitUntil(lambda: len(library.edits) == before + 1)
    qtbot.waitUntil(lambda: (answer := room.answer()) is not None and answer.words.startswith("+2"))
    press("Backspace")
    qtbot.waitUntil(lambda: len(library.edits) == before + 2)
    qtbot.waitUntil(lambda: (answer := room.answer()) is not None and answer.words.startswith("+1"))
    assert [each.words for each in room.answer().kept if each.placement.out is Out.HAND] == ["taken out"]  # type: ignore[union-attr]  # seen above
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: (answer := room.answer()) is not None and not answer.words)
    assert room.changes.list.isHidden()
    press("Ctrl+Z")
    qtbot.waitUntil(lambda: (answer := room.answer()) is not None and answer.words.startswith("+1"))


def test_rule__is_asked_by_f2(opened: Opened) -> None:
    window, _, _, _ = opened
    press("F2")
    assert window.sheets.ask.fields["query"].text() == "kind:best_moment"
    window.sheets.ask.dismiss()


def test_put_back__plays_what_was_taken_out(qtbot: QtBot, opened: Opened) -> None:
    _, work, room, library = opened
    held = replace(PLACED[1], ruled_start=10, ruled_end=34, label=LABEL.id, out=Out.HAND)
    work.bench.write(lambda: Edit(name="Out", author=PERSON.id, changes=(Change(before=PLACED[1], after=held),)))
    qtbot.waitUntil(lambda: any(each.placement.id == held.id for each in room.rule.kept.rows.rows))
    room.rule.kept.choose(held.id)
    press("Insert")
    qtbot.waitUntil(lambda: (each := library.get(Placement, held.id)) is not None and each.plays)


def said(room: StringoutRoom) -> list[str]:
    return [row.text for row in room.kept.panel.lines.rows.rows if isinstance(row, LineRow)]


def keep(qtbot: QtBot, window: MainWindow, room: StringoutRoom, count: int) -> None:
    """Keep a version under the proposed name."""
    press("Shift+Y")
    assert window.sheets.ask.isVisible()
    press("Enter")
    qtbot.waitUntil(lambda: (book := room.kept.book) is not None and len(book.versions) == count)


def test_versions__are_kept_compared_looked_at_and_gone_back_to_by_keys(qtbot: QtBot, opened: Opened) -> None:
    window, _, room, library = opened
    qtbot.waitUntil(lambda: room.kept.book is not None)
    keep(qtbot, window, room, 1)
    qtbot.waitUntil(lambda: window.status.notice is not None and window.status.notice.text == "Keep “Best” as v1.")
    assert room.line.since.text() == "as v1"
    press("Shift+Delete")
    qtbot.waitUntil(lambda: room.line.since.text() == "−1, 01:00 shorter since v1")
    press("Y")
    assert window.focusWidget() is room.kept.panel.list
    assert room.changes.isHidden()
    press("Enter")
    qtbot.waitUntil(lambda: said(room) == ["− 24A-1 A  best moment  01:00:00:00  1 s"])
    assert window.focusWidget() is room.kept.panel.lines
    assert [ghost.name for ghost in room.timeline.sheet.ghosts] == ["24A-1 A  best moment"]
    press("Esc", "Shift+Return")
    qtbot.waitUntil(lambda: room.player.cutting is not None and len(room.player.cutting.shots) == 3)
    assert room.line.kept.text() == "v1, only looked at"
    before = len(library.edits)
    for key in ("P", ",", "Alt+Down", "U", "U"):
        press(key)
    room.kept.panel.list.setFocus()
    room.run("sequence.append", room=Room.LOGGING)
    assert window.status.notice is not None
    assert window.status.notice.text == "v1 is only looked at; Esc goes back."
    assert room.timeline.sheet.held(20, room.timeline.sheet.strips.tops["clips"] + 9) is None
    assert window.actions_of.reason("sequence.split") == "v1 is only looked at; Esc goes back"
    assert len(library.edits) == before
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: len(ids(library)) == 6 and room.kept.looked is None)
    qtbot.waitUntil(lambda: room.line.since.text() == "as v1")
    press("Ctrl+Z")
    qtbot.waitUntil(lambda: room.line.since.text() == "−1, 01:00 shorter since v1")
    press("Esc")
    assert window.focusWidget() is room.timeline
    assert room.changes.isVisible()


def test_versions__an_empty_list_says_so_and_esc_leads_back(qtbot: QtBot, opened: Opened) -> None:
    window, _, room, _ = opened
    qtbot.waitUntil(lambda: room.kept.book is not None)
    press("Y")
    assert room.kept.panel.empty.isVisible()
    assert window.focusWidget() is room.kept.panel.list
    assert window.actions_of.reason("sequence.restore") == "no version is chosen"
    press("Alt+Y")
    assert room.kept.panel.title.text() == "Pass book"
    press("Esc")
    assert window.focusWidget() is room.timeline


def test_pass__is_said_while_it_goes_on_and_told_when_it_ends(qtbot: QtBot, opened: Opened) -> None:
    window, work, room, library = opened
    qtbot.waitUntil(lambda: room.kept.book is not None)
    press("N")
    window.sheets.ask.fields["note"].setText("moments with more moment")
    press("Enter")
    qtbot.waitUntil(lambda: room.line.kept.text() == "Pass 1, moments with more moment")
    assert window.actions_of.reason("sequence.begin_pass") == "you are combing through it already"
    press(".")
    qtbot.waitUntil(lambda: (each := library.get(Placement, PLACED[0].id)) is not None and each.start == 11)
    work.bench.write(lambda: labelling.change_label(library, author=PERSON.id, label=LABEL.id, rating=4))
    press("Shift+N")
    qtbot.waitUntil(lambda: said(room) == ["+ 24A-1 A  best moment  ★0 > 4", "~ 24A-1 A  best moment  01:00:00:00  head +1 frame"])
    assert room.kept.panel.title.text() == "Pass book"
    assert room.line.kept.isHidden()
    press("Esc", "Esc")
    qtbot.waitUntil(lambda: room.changes.passes.words.text() == "Pass 1: trimmed +1 0, ★0 > 4")
    assert room.changes.passes.head.text() == "24A-1 A over the passes"


def test_change_list__enter_plays_from_the_line_and_delete_removes_no_version(
    qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, work, room, library = opened
    qtbot.waitUntil(lambda: room.kept.book is not None)
    keep(qtbot, window, room, 1)
    for placement, head in ((PLACED[0], 2), (PLACED[2], 3)):
        work.bench.write(lambda placement=placement, head=head: trim(library, author=PERSON.id, placement=placement.id, head=head))  # type: ignore[misc]
    qtbot.waitUntil(lambda: room.line.since.text() == "~2, 00:05 shorter since v1")
    fresh = replace(LABEL, id=new_id(), clip=CLIPS[1].id)
    work.bench.write(lambda: Edit(name="Label", author=PERSON.id, changes=made([fresh])))
    qtbot.waitUntil(lambda: (answer := room.answer()) is not None and bool(answer.changes))
    press("Y", "Enter")
    qtbot.waitUntil(lambda: len(said(room)) == 2 and window.focusWidget() is room.kept.panel.lines)
    press("Down")
    assert room.placements.current() == PLACED[2].id
    played: list[int] = []
    monkeypatch.setattr(room.player, "play", played.append)
    before = len(library.edits)
    press("Enter", "Backspace")
    assert played == [room.player.record]
    assert len(library.edits) == before, "nothing that is not seen is applied or declined"
    press("Delete")
    qtbot.waitUntil(lambda: len(library.edits) == before + 1)
    assert len(room.kept.book.versions) == 1  # type: ignore[union-attr]  # seen above
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: room.line.since.text() == "as v1")
    qtbot.waitUntil(lambda: said(room) == [])
    assert room.kept.panel.same.isVisible()


def test_pass__taken_back_leaves_the_pass_book_without_its_page(qtbot: QtBot, opened: Opened) -> None:
    window, _, room, library = opened
    qtbot.waitUntil(lambda: room.kept.book is not None)
    press("N")
    press("Enter")
    qtbot.waitUntil(lambda: room.line.kept.text() == "Pass 1")
    press("Alt+Y", "Enter")
    qtbot.waitUntil(lambda: room.kept.change.change is not None)
    assert room.kept.panel.told.text() == "Pass 1"
    assert room.kept.panel.same.isVisible(), "it has done nothing yet"
    press("Ctrl+Z")
    qtbot.waitUntil(lambda: (book := room.kept.book) is not None and book.pages == ())
    qtbot.waitUntil(lambda: room.kept.change.asked is None)
    assert room.kept.panel.empty.isVisible()
    assert room.kept.panel.below.isHidden()
    assert library.where(Pass) == []
    assert room.line.kept.isHidden()
    assert window.actions_of.reason("sequence.end_pass") == "no pass of yours goes on"


def test_versions__another_stringout_has_its_own(qtbot: QtBot, opened: Opened) -> None:
    window, work, room, library = opened
    qtbot.waitUntil(lambda: room.kept.book is not None)
    keep(qtbot, window, room, 1)
    other = replace(STRINGOUT, id=new_id(), name="Other")
    work.bench.write(lambda: Edit(name="Make", author=PERSON.id, changes=made([other])))
    qtbot.waitUntil(lambda: len(room.list.model.ids()) == 2)
    press("Y", "Shift+Return")
    qtbot.waitUntil(lambda: room.kept.looked is not None and room.line.kept.text() == "v1, only looked at")
    room.show_stringout(other.id)
    qtbot.waitUntil(lambda: (book := room.kept.book) is not None and book.stringout == other.id)
    assert room.kept.looked is None
    assert room.kept.panel.empty.isVisible()
    assert room.kept.panel.of.text() == "Other"
    qtbot.waitUntil(lambda: room.line.since.isHidden())
    assert len(library.where(Stringout, version_of=STRINGOUT.id)) == 1


def test_versions__rest_while_another_room_is_on_and_are_read_again(qtbot: QtBot, opened: Opened) -> None:
    window, work, room, library = opened
    qtbot.waitUntil(lambda: room.kept.book is not None)
    window.show_room(Room.LOGGING)
    assert window.actions_of.reason("sequence.save_version") == "it is done in Stringouts"
    work.bench.write(lambda: save_version(library, author=PERSON.id, stringout=STRINGOUT.id))
    qtbot.waitUntil(lambda: len(library.edits) == 1 and not work.bench.busy)
    press("Ctrl+5")
    qtbot.waitUntil(lambda: room.line.since.text() == "as v1")
    assert room.kept.page is None
