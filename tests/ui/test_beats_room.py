"""The beat grid in the window: walked by arrows, played back to back, rated and crowned while it plays, all by keys."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.label import Label
from dailies_logger.ui.beat_player import LEAD
from dailies_logger.ui.beats_room import NO_BEATS, BeatsRoom
from dailies_logger.ui.window import MainWindow
from dailies_logger.ui.work import Work
from dailies_logger.workflow.edit import Change, Edit, made
from dailies_logger.workflow.playing import Playlist, Stretch
from tests.support.memory_desk import CLIPS, PERSON, TAKES
from tests.support.memory_library import MemoryLibrary
from tests.support.window import open_window, press

SITS, LIE, COAT = (
    Beat(id=id_from("beat", name), scene="24", name=name, rank=1024 * (at + 1), whose="Grace")
    for at, name in enumerate(("she sits", "the lie lands", "he takes the coat"))
)


def reading(clip: int, start: int, beat: Beat | None, **said: object) -> Label:
    return Label(
        id=id_from("reading", clip, start),
        clip=CLIPS[clip].id,
        kind="emotional_beat",
        start=start,
        end=start + 20,
        beat=beat.id if beat else None,
        author=PERSON.id,
        at=datetime(2026, 11, 16, tzinfo=UTC),
        **said,  # type: ignore[arg-type]  # named by the test
    )


READ = (reading(0, 100, SITS, rating=3), reading(0, 300, LIE, rating=2), reading(1, 320, LIE, rating=4), reading(2, 50, LIE))
FREE = reading(0, 600, None, text="the pause")
Opened = tuple[MainWindow, Work, BeatsRoom, MemoryLibrary]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    window, work, library = open_window(qtbot, tmp_path, SITS, LIE, COAT, *READ, FREE)
    assert window.rooms is not None
    press("Ctrl+4")
    room = window.rooms.beats
    qtbot.waitUntil(lambda: room.table.grid.rowCount() == 3)
    room.table.setFocus()
    yield window, work, room, library
    window.close()


def names(library: MemoryLibrary) -> list[str]:
    return [beat.name for beat in library.where(Beat)]


def said(window: MainWindow) -> str:
    return window.status.notice.text if window.status.notice is not None else ""


def shown(room: BeatsRoom) -> list[object]:
    return [each.label.id for each in room.readings.readings.readings]


def test_room__shows_the_scene_of_the_take_on_stage_and_takes_the_focus(opened: Opened) -> None:
    window, _, room, _ = opened
    assert room.scene.currentText() == "Scene 24"
    assert window.focusWidget() is room.table
    assert [column.name for column in room.table.grid.grid.columns] == ["24A A", "24A B"]
    assert room.told.text() == "3 beats, 4 readings, 1 emotional beat bound to none"
    assert room.uncovered.text() == "Only uncovered  1"


def test_arrows__walk_the_grid_and_show_the_reading_of_the_cell(opened: Opened, qtbot: QtBot) -> None:
    _, work, room, _ = opened
    press("Down", "Right")
    assert room.current() == LIE
    assert shown(room) == [READ[2].id, READ[1].id, READ[3].id]
    qtbot.waitUntil(lambda: work.stage.clip is not None and work.stage.clip.id == CLIPS[1].id and work.stage.frame == 320)
    qtbot.waitUntil(lambda: work.stage.selected_label == READ[2].id)
    press("End", "Home", "Up", "Up")
    assert (room.current(), room.table.currentIndex().column()) == (SITS, 0)


def test_enter__plays_every_reading_each_from_before_the_beat(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    _, _, room, _ = opened
    played: list[list[tuple[object, int, int]]] = []
    endless: list[bool] = []

    def play_list(stretches: list[object], *, endless_: bool = False, **more: bool) -> None:
        played.append([(each.clip, each.range.start, each.range.end) for each in stretches])  # type: ignore[attr-defined]
        endless.append(more.get("endless", endless_))

    monkeypatch.setattr(room.player._player, "play_list", play_list)
    press("Down", "Return", "Shift+Return")
    assert played[0] == [(CLIPS[1].id, 320 - LEAD, 340), (CLIPS[0].id, 300 - LEAD, 320), (CLIPS[2].id, 50 - LEAD, 70)]
    assert played[1] == [(CLIPS[0].id, 300 - LEAD, 320), (CLIPS[2].id, 50 - LEAD, 70)]
    assert endless == [False, False]


def plays(room: BeatsRoom, work: Work, qtbot: QtBot, place: int) -> Label:
    """Have the player go on with a reading of the list that plays, as it does at the end of the one before."""
    playlist = room.player._player.playlist
    while playlist.place < place:
        playlist.advance()
    reading = room.player._queue[place]
    work.stage.set_playing(True)
    if work.stage.clip is None or work.stage.clip.id != reading.clip.id:
        work.stage.show_clip(reading.clip.id, reading.label.start - 3)
        qtbot.waitUntil(lambda: work.stage.clip is not None and work.stage.clip.id == reading.clip.id)
    before = work.stage.selected_label
    work.stage.set_frame(reading.label.start - 2)
    assert work.stage.selected_label == before or room.player._place == place
    work.stage.set_frame(reading.label.start)
    return reading.label


def lists(room: BeatsRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the player take lists and run none of them."""

    def take(stretches: list[Stretch], *, endless: bool = False) -> None:
        room.player._player.playlist = Playlist(stretches, endless=endless)

    monkeypatch.setattr(room.player._player, "play_list", take)


def test_the_reading_that_plays_is_chosen_so_that_rating_and_crowning_mean_it(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, work, room, library = opened
    lists(room, monkeypatch)
    press("Down", "Return")
    assert plays(room, work, qtbot, 1).id == READ[1].id
    assert work.stage.selected_label == READ[1].id
    current = room.readings.current()
    assert current is not None
    assert current.label.id == READ[1].id
    press("Shift+5")
    qtbot.waitUntil(lambda: library.where(Label, id=READ[1].id)[0].rating == 5)
    press("P")
    qtbot.waitUntil(lambda: library.where(Beat, id=LIE.id)[0].champion == READ[1].id)
    qtbot.waitUntil(lambda: room.side.champion.text().startswith("Champion: 24A-1 A"))
    work.stage.set_playing(False)
    assert room.player.current is None


def test_a_label_made_while_readings_play_stays_chosen_until_the_next_one_plays(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, work, room, _ = opened
    lists(room, monkeypatch)
    press("Down", "Return")
    label = plays(room, work, qtbot, 1)
    other = next(each.id for each in work.stage.labels if each.id != label.id)
    work.stage.select_label(other)
    work.stage.set_frame(label.start + 1)
    assert work.stage.selected_label == other


def test_overlapping_readings__are_told_apart_by_their_place_in_the_list(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, work, room, library = opened
    inner = reading(0, 305, LIE)
    library.write(Edit(name="x", author=PERSON.id, changes=made([inner])))
    work.bench.refreshed.emit()
    press("Down")
    qtbot.waitUntil(lambda: len(room.readings.readings.readings) == 4)
    lists(room, monkeypatch)
    press("Return")
    order = [each.label.id for each in room.player._queue]
    for place in (order.index(READ[1].id), order.index(inner.id)):
        assert plays(room, work, qtbot, place).id == work.stage.selected_label


def test_what_others_do_moves_nothing_and_closes_nothing(opened: Opened, qtbot: QtBot) -> None:
    window, work, room, library = opened
    press("Down", "Right")
    qtbot.waitUntil(lambda: work.stage.selected_label == READ[2].id)
    work.stage.go_to(331)
    qtbot.waitUntil(lambda: work.stage.frame == 331)
    press("Shift+5")
    qtbot.waitUntil(lambda: library.where(Label, id=READ[2].id)[0].rating == 5)
    press("2")
    qtbot.waitUntil(lambda: any(label.open for label in library.where(Label)))
    work.bench.refreshed.emit()
    qtbot.wait(300)
    press("Ctrl+2", "Ctrl+4")
    qtbot.wait(300)
    assert window.focusWidget() is room.table
    assert work.stage.clip is not None
    assert (work.stage.clip.id, work.stage.frame) == (CLIPS[1].id, 331)
    assert any(label.open for label in library.where(Label))


def test_backspace_in_the_readings__frees_and_takes_no_label_back(opened: Opened, qtbot: QtBot) -> None:
    _, _, room, library = opened
    room.readings.setFocus()
    press("Backspace")
    qtbot.waitUntil(lambda: library.where(Label, id=READ[0].id)[0].beat is None)
    assert len(library.where(Label)) == 5
    press("Delete")
    qtbot.wait(100)
    assert (len(library.where(Label)), len(names(library))) == (5, 3)


def test_two_quick_strokes__move_a_beat_by_two(opened: Opened, qtbot: QtBot) -> None:
    _, _, _, library = opened
    press("Down", "Down", "Alt+Up", "Alt+Up")
    qtbot.waitUntil(lambda: names(library) == ["he takes the coat", "she sits", "the lie lands"])


def test_make_a_beat__means_the_label_it_asked_about(opened: Opened, qtbot: QtBot) -> None:
    window, work, _, library = opened
    press("Ctrl+2")
    work.stage.show_clip(CLIPS[0].id, 600, label=FREE.id)
    qtbot.waitUntil(lambda: work.stage.selected_label == FREE.id)
    press("Ctrl+B")
    qtbot.waitUntil(lambda: window.sheets.ask.isVisible())
    work.stage.select_label(READ[0].id)
    window.sheets.ask.fields["name"].setText("the lie lands")
    press("Enter")
    qtbot.waitUntil(lambda: library.where(Label, id=FREE.id)[0].beat == LIE.id)
    assert library.where(Label, id=READ[0].id)[0].beat == SITS.id


def test_judge__needs_a_champion_and_another_reading(opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window, _, room, library = opened
    played: list[tuple[int, bool]] = []
    monkeypatch.setattr(room.player._player, "play_list", lambda stretches, *, endless=False: played.append((len(stretches), endless)))
    press("Down", "H")
    assert "no champion yet" in said(window)
    press("P")
    qtbot.waitUntil(lambda: library.where(Beat, id=LIE.id)[0].champion is not None)
    qtbot.waitUntil(lambda: (row := room.table.row()) is not None and row.champion is not None)
    room.readings.choose(room.readings.readings.readings[0])
    press("H")
    assert "Choose another reading" in said(window)
    room.readings.choose(room.readings.readings.readings[1])
    press("H")
    assert played == [(1, True)], "both at once"


def test_beats__are_made_changed_moved_and_removed_by_keys(opened: Opened, qtbot: QtBot) -> None:
    window, _, room, library = opened
    press("N")
    sheet = window.sheets.ask
    assert sheet.isVisible()
    sheet.fields["intensity"].setText("9")
    press("Enter")
    assert sheet.trouble.text() == "A beat needs a name."
    sheet.fields["name"].setText("the question")
    press("Enter")
    assert sheet.trouble.text() == "Intensity goes from 0 to 5."
    sheet.fields["intensity"].setText("3")
    press("Enter")
    qtbot.waitUntil(lambda: names(library) == ["she sits", "the question", "the lie lands", "he takes the coat"])
    qtbot.waitUntil(lambda: (beat := room.current()) is not None and beat.name == "the question")
    room.table.setFocus()
    press("Alt+Up")
    qtbot.waitUntil(lambda: names(library)[0] == "the question")
    qtbot.waitUntil(lambda: room.table.currentIndex().row() == 0)
    press("F2")
    sheet.fields["name"].setText("the first question")
    press("Enter")
    qtbot.waitUntil(lambda: names(library)[0] == "the first question")
    room.table.setFocus()
    press("Delete")
    qtbot.waitUntil(lambda: names(library) == ["she sits", "the lie lands", "he takes the coat"])
    press("Ctrl+Z")
    qtbot.waitUntil(lambda: len(names(library)) == 4)


def test_merge_and_split__by_the_menu(opened: Opened, qtbot: QtBot) -> None:
    window, _, room, library = opened
    press("Down")
    window.actions_of.run("beats.split")
    window.sheets.ask.fields["name"].setText("the lie, again")
    press("Enter")
    qtbot.waitUntil(lambda: names(library) == ["she sits", "the lie lands", "the lie, again", "he takes the coat"])
    assert len(library.where(Label, beat=LIE.id)) == 1
    qtbot.waitUntil(lambda: room.table.grid.rowCount() == 4)
    window.actions_of.run("beats.merge")
    window.sheets.ask.fields["into"].setText("THE LIE, AGAIN")
    press("Enter")
    qtbot.waitUntil(lambda: names(library) == ["she sits", "the lie, again", "he takes the coat"])
    window.actions_of.run("beats.merge")
    window.sheets.ask.fields["into"].setText("nothing")
    press("Enter")
    assert "has no other beat “nothing”" in window.sheets.ask.trouble.text()
    assert window.sheets.ask.isVisible()


def test_backspace__frees_the_reading_and_takes_back_no_label(opened: Opened, qtbot: QtBot) -> None:
    _, _, room, library = opened
    press("Backspace")
    qtbot.waitUntil(lambda: library.where(Label, id=READ[0].id)[0].beat is None)
    assert room.current() == SITS


def test_only_uncovered__leaves_the_holes(opened: Opened) -> None:
    _, _, room, _ = opened
    room.uncovered.setChecked(True)
    assert [row.beat for row in room.table.grid.rows] == [COAT]
    assert room.readings.current() is None


def test_wide_to_tight__orders_the_columns(opened: Opened, qtbot: QtBot) -> None:
    _, _, room, library = opened
    tight = replace(CLIPS[0], facts=replace(CLIPS[0].facts, shot_size="ECU"))
    library.write(Edit(name="x", author=PERSON.id, changes=(Change(before=CLIPS[0], after=tight),)))

    def columns() -> list[str]:
        """Return the columns shown."""
        return [column.name for column in room.table.grid.grid.columns]

    assert columns() == ["24A A", "24A B"]
    room.order.setChecked(True)
    qtbot.waitUntil(lambda: columns() == ["24A B", "24A A"])
    room.order.setChecked(False)
    qtbot.waitUntil(lambda: columns() == ["24A A", "24A B"])


def test_an_empty_cell__stays_empty_when_the_grid_is_read_anew(opened: Opened, qtbot: QtBot) -> None:
    _, work, room, _ = opened
    press("Right")
    assert room.readings.current() is None
    with qtbot.waitSignal(room.chosen):
        work.bench.refreshed.emit()
    assert room.readings.current() is None


def test_room__opens_at_the_scene_on_stage(opened: Opened, qtbot: QtBot) -> None:
    _, work, room, library = opened
    other = replace(TAKES[1], scene="25")
    library.write(Edit(name="x", author=PERSON.id, changes=(Change(before=TAKES[1], after=other),)))
    press("Ctrl+2")
    work.stage.show_clip(CLIPS[2].id, 10)
    qtbot.waitUntil(lambda: work.stage.take == other)
    press("Ctrl+4")
    qtbot.waitUntil(lambda: room.scene.scene() == "25")
    assert room.empty.text() == NO_BEATS


def test_make_a_beat_of_the_label__binds_to_the_beat_of_that_name_or_makes_it(opened: Opened, qtbot: QtBot) -> None:
    window, work, _, library = opened
    press("Ctrl+2")
    work.stage.show_clip(CLIPS[0].id, 600, label=FREE.id)
    qtbot.waitUntil(lambda: work.stage.selected_label == FREE.id)
    press("Ctrl+B")
    qtbot.waitUntil(lambda: window.sheets.ask.isVisible())
    field = window.sheets.ask.fields["name"]
    assert (field.text(), field.completer() is not None) == ("the pause", True)
    press("Enter")
    qtbot.waitUntil(lambda: "the pause" in names(library))
    bound = library.where(Label, id=FREE.id)[0].beat
    assert bound == next(beat.id for beat in library.where(Beat) if beat.name == "the pause")
    qtbot.waitUntil(lambda: next((each.beat for each in work.stage.labels if each.id == FREE.id), None) == bound)
    press("Ctrl+B")
    qtbot.waitUntil(lambda: window.sheets.ask.isVisible())
    window.sheets.ask.fields["name"].setText("The Lie Lands")
    press("Enter")
    qtbot.waitUntil(lambda: library.where(Label, id=FREE.id)[0].beat == LIE.id)
    press("Ctrl+B")
    qtbot.waitUntil(lambda: window.sheets.ask.isVisible())
    window.sheets.ask.fields["name"].clear()
    press("Enter")
    qtbot.waitUntil(lambda: library.where(Label, id=FREE.id)[0].beat is None)


def test_enter_in_the_readings__goes_to_the_frame_in_logging(opened: Opened, qtbot: QtBot) -> None:
    window, work, room, _ = opened
    press("Down")
    room.readings.setFocus()
    press("Down", "Return")
    assert window.rooms is not None
    assert window.rooms.room.value == "logging"
    qtbot.waitUntil(lambda: work.stage.clip is not None and (work.stage.clip.id, work.stage.frame) == (CLIPS[2].id, 50))


def test_room__of_a_scene_without_beats_says_how_one_is_made(qtbot: QtBot, tmp_path: Path) -> None:
    window, _, library = open_window(qtbot, tmp_path)
    assert window.rooms is not None
    press("Ctrl+4")
    room = window.rooms.beats
    qtbot.waitUntil(lambda: room.empty.text() == NO_BEATS and room.scene.count() == 1)
    assert window.focusWidget() is room.table
    assert not window.actions_of["beats.change"].isEnabled()
    assert window.actions_of["beats.new"].isEnabled()
    window.actions_of.run("beats.new")
    window.sheets.ask.fields["name"].setText("first")
    press("Enter")
    qtbot.waitUntil(lambda: names(library) == ["first"] and room.empty.isHidden())
    window.close()


def test_room__while_the_picture_has_the_focus_arrows_step_frames(opened: Opened, qtbot: QtBot) -> None:
    window, work, room, _ = opened
    assert window.rooms is not None
    window.rooms.picture.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.rooms.picture if window.rooms else False)
    before, row = work.stage.frame, room.table.currentIndex().row()
    press("Right")
    qtbot.waitUntil(lambda: work.stage.frame == before + 1)
    assert room.table.currentIndex().row() == row


def test_a_held_key__removes_one_beat_and_no_more(opened: Opened, qtbot: QtBot) -> None:
    _, _, room, library = opened
    for again in (False, True, True):
        QApplication.sendEvent(room.table, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "", again))
    qtbot.waitUntil(lambda: len(names(library)) == 2)
    qtbot.wait(100)
    assert len(names(library)) == 2


def test_an_empty_cell__has_no_reading_to_crown_or_free(opened: Opened) -> None:
    window, _, room, _ = opened
    press("Right")
    assert room.readings.current() is None
    press("P")
    assert said(window) == "No reading is chosen here."


def test_keys_of_the_room__hold_wherever_the_focus_is_in_it(opened: Opened, qtbot: QtBot) -> None:
    window, _, room, library = opened
    room.scene.setFocus()
    press("P")
    qtbot.waitUntil(lambda: library.where(Beat, id=SITS.id)[0].champion == READ[0].id)
    qtbot.waitUntil(lambda: said(window) == "Champion of “she sits”: 24A-1 A.")


def test_room__opens_at_the_beat_of_the_chosen_label(opened: Opened, qtbot: QtBot) -> None:
    _, work, room, _ = opened
    press("Ctrl+2")
    work.stage.show_clip(CLIPS[0].id, 300, label=READ[1].id)
    qtbot.waitUntil(lambda: work.stage.selected_label == READ[1].id)
    press("Ctrl+4")
    qtbot.waitUntil(lambda: room.current() == LIE)
    current, cell = room.readings.current(), room.table.cell()
    assert current is not None
    assert cell is not None
    assert current.label.id == READ[1].id
    assert current in cell.readings


def test_a_question__goes_with_the_room_it_was_asked_in(opened: Opened, qtbot: QtBot) -> None:
    window, _, room, library = opened
    press("n")
    assert window.sheets.ask.isVisible()
    press("Ctrl+2")
    assert not window.sheets.ask.isVisible()
    assert window.focusWidget() is window.rooms.logging.lanes if window.rooms is not None else False
    press("Ctrl+4")
    qtbot.waitUntil(room.table.hasFocus)
    assert len(names(library)) == 3


def test_scenes__are_turned_by_keys_and_end_where_there_is_no_more(opened: Opened, qtbot: QtBot) -> None:
    window, work, room, _ = opened
    other = Beat(id=id_from("beat", "door"), scene="25", name="the door", rank=1)
    work.bench.write(lambda: Edit(name="Make beat", author=PERSON.id, changes=made([other])))
    qtbot.waitUntil(lambda: room.scene.count() == 2)
    press("PageUp")
    assert "first scene" in said(window)
    press("PageDown")
    qtbot.waitUntil(lambda: room.current() == other)
    press("PageDown")
    assert "last scene" in said(window)
    press("PageUp")
    qtbot.waitUntil(lambda: room.table.grid.rowCount() == 3)


def test_a_beat__dragged_by_its_head_comes_where_it_is_dropped(opened: Opened, qtbot: QtBot) -> None:
    _, _, room, library = opened
    heads = room.table.heads.viewport()
    row = room.table.heads.sectionSize(0)

    def drag(start: int, end: int) -> None:
        QTest.mousePress(heads, Qt.MouseButton.LeftButton, pos=QPoint(40, start))
        QTest.mouseMove(heads, QPoint(40, end))
        QTest.mouseRelease(heads, Qt.MouseButton.LeftButton, pos=QPoint(40, end))

    drag(10, 2 * row - 8)
    qtbot.waitUntil(lambda: names(library) == ["the lie lands", "she sits", "he takes the coat"])
    qtbot.waitUntil(lambda: [each.beat.name for each in room.table.grid.rows] == names(library))
    drag(2 * row + 10, 4)
    qtbot.waitUntil(lambda: names(library) == ["he takes the coat", "the lie lands", "she sits"])
    edits = len(library.edits)
    qtbot.waitUntil(lambda: [each.beat.name for each in room.table.grid.rows] == names(library))
    drag(10, 20)
    assert len(library.edits) == edits, "dropped where it was"
    press("Ctrl+Z", "Ctrl+Z")
    qtbot.waitUntil(lambda: names(library) == ["she sits", "the lie lands", "he takes the coat"])


def test_menus_and_keyboard__show_the_keys_of_the_grid_while_it_is_on(opened: Opened) -> None:
    window, *_ = opened
    assert window.actions_of["beats.judge"].text().endswith("\tH")
    assert window.actions_of.key("beats.audition") == "Alt+A"
    press("Ctrl+2")
    assert window.actions_of.key("beats.judge") == ""
    assert window.actions_of.key("transport.audition") == "Alt+A"
