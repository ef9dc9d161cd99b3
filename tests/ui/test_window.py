from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dailies_logger.domain.errors import DiskTrouble
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.take import Take, TakeStatus
from dailies_logger.ui.commands.command import Room
from dailies_logger.ui.window import MainWindow, dropped
from dailies_logger.ui.work import Work
from tests.support.memory_desk import CLIPS, PERSON, TAKES, memory_desk
from tests.support.memory_library import MemoryLibrary
from tests.support.window import labels, open_window, press

Opened = tuple[MainWindow, Work, MemoryLibrary]
LABEL = Label(
    id=new_id(),
    clip=CLIPS[0].id,
    kind="best_moment",
    start=30,
    end=60,
    text="tears",
    author=PERSON.id,
    at=datetime(2026, 11, 16, tzinfo=UTC),
)


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    found = open_window(qtbot, tmp_path)
    yield found
    found[0].close()


def at(qtbot: QtBot, work: Work, frame: int) -> None:
    work.stage.go_to(frame)
    qtbot.waitUntil(lambda: work.stage.frame == frame)


def test_label__the_same_key_opens_and_closes_on_the_frames_shown(qtbot: QtBot, opened: Opened) -> None:
    _, work, library = opened
    at(qtbot, work, 100)
    press("2")
    qtbot.waitUntil(lambda: len(work.stage.labels) == 1)
    assert labels(library)[0].open
    at(qtbot, work, 150)
    press("2")
    qtbot.waitUntil(lambda: not labels(library)[0].open)
    assert (labels(library)[0].kind, labels(library)[0].start, labels(library)[0].end) == ("best_moment", 100, 151)


def test_label__two_quick_strokes_never_open_two_ranges(qtbot: QtBot, opened: Opened) -> None:
    _, work, library = opened
    at(qtbot, work, 10)
    press("5", "5")
    qtbot.waitUntil(lambda: len(library.edits) == 2)
    assert [(label.start, label.end) for label in labels(library)] == [(10, 11)]


def test_undo__takes_back_open_and_close_at_once_and_names_it(qtbot: QtBot, opened: Opened) -> None:
    window, _work, library = opened
    press("1", "1")
    qtbot.waitUntil(lambda: window.actions_of["edit.undo"].text() == "Undo Label emotional beat")
    press("Ctrl+Z")
    qtbot.waitUntil(lambda: labels(library) == [])
    qtbot.waitUntil(lambda: window.actions_of["edit.redo"].isEnabled())
    press("Ctrl+Shift+Z")
    qtbot.waitUntil(lambda: len(labels(library)) == 1)
    assert not labels(library)[0].open


def test_note__goes_on_the_frame_where_typing_began(qtbot: QtBot, opened: Opened) -> None:
    window, work, library = opened
    assert window.rooms is not None
    at(qtbot, work, 40)
    press("0")
    assert window.rooms.logging.note_line.isVisible()
    for letter in "she looks up 2":
        press(letter)
    work.stage.set_frame(90)
    press("Enter")
    qtbot.waitUntil(lambda: len(labels(library)) == 1)
    note = labels(library)[0]
    assert (note.kind, note.start, note.end, note.text) == ("note", 40, 41, "she looks up 2")
    assert QApplication.focusWidget() is window.rooms.logging.lanes


def test_note__esc_drops_it(qtbot: QtBot, opened: Opened) -> None:
    window, _, library = opened
    press("0", "a", "Esc")
    assert window.rooms is not None
    assert not window.rooms.logging.note_line.isVisible()
    assert labels(library) == []
    assert QApplication.focusWidget() is window.rooms.logging.lanes


def test_edit__enter_writes_what_the_last_label_is(qtbot: QtBot, opened: Opened) -> None:
    window, _work, library = opened
    press("3")
    qtbot.waitUntil(lambda: window.actions_of["label.edit"].isEnabled())
    press("Enter")
    for letter in "ever":
        press(letter)
    press("Enter")
    qtbot.waitUntil(lambda: labels(library)[0].text == "ever")


def test_take_back__removes_the_last_label_and_offers_undo(qtbot: QtBot, opened: Opened) -> None:
    window, _work, library = opened
    press("4")
    press("Backspace")
    qtbot.waitUntil(lambda: window.status.notice is not None and window.status.notice.undo)
    assert labels(library) == []


def test_step__turns_the_value_and_the_next_begins_with_it(qtbot: QtBot, opened: Opened) -> None:
    window, _work, library = opened
    press("7")
    qtbot.waitUntil(lambda: window.actions_of["label.step"].isEnabled())
    press("]")
    qtbot.waitUntil(lambda: [each.value for each in labels(library)] == ["L>R"])
    press("]")
    qtbot.waitUntil(lambda: [each.value for each in labels(library)] == ["R>L"])
    press("7")
    qtbot.waitUntil(lambda: not labels(library)[0].open)
    press("7")
    qtbot.waitUntil(lambda: len(labels(library)) == 2)
    assert labels(library)[1].value == "R>L"


def test_rate__the_label_else_the_take(qtbot: QtBot, opened: Opened) -> None:
    _window, work, library = opened
    press("Shift+4")
    qtbot.waitUntil(lambda: library.where(Take, id=TAKES[0].id)[0].rating == 4)
    press("2")
    qtbot.waitUntil(lambda: len(work.stage.labels) == 1 and work.stage.selected_label is not None)
    press("Shift+5")
    qtbot.waitUntil(lambda: labels(library)[0].rating == 5)
    assert library.where(Take, id=TAKES[0].id)[0].rating == 4


def test_circle__by_key_and_back(qtbot: QtBot, opened: Opened) -> None:
    _, work, library = opened
    press("Shift+C")
    qtbot.waitUntil(lambda: work.stage.take is not None and work.stage.take.circled)
    press("Shift+C")
    qtbot.waitUntil(lambda: work.stage.take is not None and not work.stage.take.circled)
    press("Shift+H")
    qtbot.waitUntil(lambda: library.where(Take, id=TAKES[0].id)[0].status is TakeStatus.HOLD)


def test_marks__by_keys(qtbot: QtBot, opened: Opened) -> None:
    _, work, _ = opened
    at(qtbot, work, 20)
    press("I")
    at(qtbot, work, 50)
    press("O")
    assert (work.stage.in_mark, work.stage.out_mark) == (20, 50)
    press("Shift+I")
    qtbot.waitUntil(lambda: work.stage.frame == 20)
    press("Alt+X")
    assert (work.stage.in_mark, work.stage.out_mark) == (None, None)
    press("x")
    assert (work.stage.in_mark, work.stage.out_mark) == (0, 1727)


def test_steps__move_by_frames_tens_and_seconds(qtbot: QtBot, opened: Opened) -> None:
    _, work, _ = opened
    for key, frame in (("Right", 1), ("Shift+Right", 11), ("Ctrl+Right", 35), ("Left", 34), ("End", 1727), ("Home", 0)):
        press(key)
        qtbot.waitUntil(lambda frame=frame: work.stage.frame == frame)  # type: ignore[misc]


def test_timecode__is_typed_and_gone_to(qtbot: QtBot, opened: Opened) -> None:
    window, work, _ = opened
    clip = work.stage.clip
    assert clip is not None
    press("=")
    assert window.sheets.ask.isVisible()
    for letter in str(clip.timecode(700)):
        press(letter)
    press("Enter")
    qtbot.waitUntil(lambda: work.stage.frame == 700)
    assert not window.sheets.ask.isVisible()


def test_next_label__selects_and_shows_its_first_frame(qtbot: QtBot, tmp_path: Path) -> None:
    window, work, _ = open_window(qtbot, tmp_path, LABEL)
    press("Down")
    qtbot.waitUntil(lambda: work.stage.frame == 30)
    assert work.stage.selected_label == LABEL.id
    press("Delete")
    qtbot.waitUntil(lambda: work.stage.labels == ())
    window.close()


def test_take__page_down_shows_the_next_one_and_closes_what_is_open(qtbot: QtBot, opened: Opened) -> None:
    _, work, library = opened
    at(qtbot, work, 25)
    press("2")
    qtbot.waitUntil(lambda: len(work.stage.labels) == 1)
    press("PageDown")
    qtbot.waitUntil(lambda: work.stage.clip == CLIPS[2])
    qtbot.waitUntil(lambda: not labels(library)[0].open)
    assert labels(library)[0].end == 26


def test_angle__shows_the_other_camera_at_the_same_moment(qtbot: QtBot, opened: Opened) -> None:
    _, work, _ = opened
    at(qtbot, work, 112)
    press("Ctrl+PageDown")
    qtbot.waitUntil(lambda: work.stage.clip == CLIPS[1])
    assert work.stage.frame == 100


def test_room__search_finds_opens_and_strings_out(qtbot: QtBot, tmp_path: Path) -> None:
    window, _work, _ = open_window(qtbot, tmp_path, LABEL)
    press("Ctrl+6")
    assert window.rooms is not None
    assert window.rooms.room is Room.SEARCH
    qtbot.waitUntil(lambda: window.actions_of["stringout.make"].isEnabled())
    press("Down", "Ctrl+E")
    assert window.sheets.ask.isVisible()
    assert window.sheets.ask.fields["name"].text() == "Everything"
    press("Enter")
    qtbot.waitUntil(lambda: window.rooms is not None and window.rooms.room is Room.STRINGOUTS)
    qtbot.waitUntil(lambda: window.rooms is not None and window.rooms.chosen_stringout() is not None)
    window.close()


def test_room__a_hit_opens_in_logging_at_its_first_frame(qtbot: QtBot, tmp_path: Path) -> None:
    label = replace(LABEL, clip=CLIPS[3].id)
    window, work, _ = open_window(qtbot, tmp_path, label)
    press("Ctrl+6")
    qtbot.waitUntil(lambda: window.rooms is not None and window.rooms.search.hits() == 1)
    press("Down", "Enter")
    assert window.rooms is not None
    assert window.rooms.room is Room.LOGGING
    qtbot.waitUntil(lambda: work.stage.clip == CLIPS[3] and work.stage.frame == 30)
    window.close()


def test_big_picture__and_panels_step(qtbot: QtBot, opened: Opened) -> None:
    window, _, _ = opened
    assert window.rooms is not None
    room = window.rooms.logging
    small = room.well.width()
    press("`")
    qtbot.waitUntil(lambda: room.well.width() > small + 300)
    press("`")
    qtbot.waitUntil(lambda: room.well.width() == small)
    press("\\")
    qtbot.waitUntil(lambda: not room.right.isVisible() and not room.tree.isVisible())


def test_keys_sheet__opens_and_closes_by_its_key(opened: Opened) -> None:
    window, _, _ = opened
    press("?")
    assert window.sheets.keys.isVisible()
    press("Esc")
    assert not window.sheets.keys.isVisible()


def test_palette__does_a_command(qtbot: QtBot, opened: Opened) -> None:
    window, _work, library = opened
    press("Ctrl+Shift+P")
    for letter in "best mom":
        press(letter)
    press("Enter")
    qtbot.waitUntil(lambda: len(labels(library)) == 1)
    assert not window.sheets.palette.isVisible()
    assert window.rooms is not None
    assert QApplication.focusWidget() is window.rooms.logging.lanes


def test_help__every_page_is_shown(opened: Opened) -> None:
    window, _, _ = opened
    for command, words in (("help.guide", "label"), ("help.whats_new", "0.1"), ("help.about", "LGPL")):
        window.actions_of.run(command)
        assert words.lower() in window.sheets.page.browser.toPlainText().lower()
        press("Esc")
        assert not window.sheets.page.isVisible()


def test_history__lists_what_was_done(qtbot: QtBot, opened: Opened) -> None:
    window, work, _ = opened
    press("2")
    qtbot.waitUntil(lambda: len(work.stage.labels) == 1)
    press("Ctrl+H")
    qtbot.waitUntil(lambda: "Label best moment" in window.sheets.page.browser.toPlainText())


def test_health__says_that_all_is_well(qtbot: QtBot, opened: Opened) -> None:
    window, _, _ = opened
    window.actions_of.run("help.health")
    qtbot.waitUntil(lambda: "All is well" in window.sheets.page.browser.toPlainText())


def test_disk__a_refused_act_is_said_and_written_again(qtbot: QtBot, opened: Opened) -> None:
    window, work, library = opened
    library.trouble = DiskTrouble("The library drive is full. Free some space and press Ctrl+R.")
    press("2")
    qtbot.waitUntil(lambda: work.bench.unwritten)
    assert window.status.notice is not None
    assert "drive is full" in window.status.notice.text
    assert labels(library) == []
    library.trouble = None
    window.update_actions()
    press("Ctrl+R")
    qtbot.waitUntil(lambda: len(labels(library)) == 1)


def test_close__waits_once_for_what_the_disk_has_refused(qtbot: QtBot, tmp_path: Path) -> None:
    window, work, library = open_window(qtbot, tmp_path)
    at(qtbot, work, 60)
    library.trouble = DiskTrouble("The library drive is full.")
    work.labels.point()
    qtbot.waitUntil(lambda: work.bench.unwritten)
    assert not window.close(), "the label would be gone without a word"
    assert window.status.notice is not None
    assert "do that again to lose it" in window.status.notice.text
    qtbot.waitUntil(lambda: work.bench.unwritten)
    library.trouble = None
    work.bench.retry()
    qtbot.waitUntil(lambda: len(labels(library)) == 1)
    library.trouble = DiskTrouble("The library drive is full.")
    work.labels.point()
    qtbot.waitUntil(lambda: work.bench.unwritten)
    assert not window.close(), "this is another one, so it is said again"
    assert window.close(), "who closes twice means it"
    assert library.closed


def test_open__another_library_waits_once_for_what_the_disk_has_refused(qtbot: QtBot, tmp_path: Path) -> None:
    window, work, library = open_window(qtbot, tmp_path)
    at(qtbot, work, 60)
    library.trouble = DiskTrouble("The library drive is full.")
    work.labels.point()
    qtbot.waitUntil(lambda: work.bench.unwritten)
    desk, other = memory_desk()
    assert window.open(desk) is work, "the label would be gone without a word"
    assert other.closed
    assert not library.closed
    qtbot.waitUntil(lambda: work.bench.unwritten)
    library.trouble = None
    work.bench.retry()
    qtbot.waitUntil(lambda: len(labels(library)) == 1)
    desk, other = memory_desk()
    assert window.open(desk).desk is desk
    assert library.closed
    window.close()


def test_close__closes_open_ranges_and_lets_go(qtbot: QtBot, tmp_path: Path) -> None:
    window, work, library = open_window(qtbot, tmp_path)
    at(qtbot, work, 60)
    press("2")
    qtbot.waitUntil(lambda: len(work.stage.labels) == 1)
    window.close()
    assert labels(library)[0].end == 61
    assert library.closed
    assert window.work is None


def test_layout__is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    window, work, _ = open_window(qtbot, tmp_path)
    at(qtbot, work, 77)
    press("\\")
    window.close()
    again, work, _ = open_window(qtbot, tmp_path)
    assert again.rooms is not None
    assert not again.rooms.logging.right.isVisible()
    assert work.stage.frame == 77
    again.close()


def test_keys__are_hidden_and_shown(opened: Opened) -> None:
    window, _, _ = opened
    assert window.rooms is not None
    frame = window.top._commands.findChildren(type(window.top._commands._label))[-1]
    assert frame.isVisible()
    window.actions_of.run("view.keys")
    assert not frame.isVisible()
    window.actions_of.run("view.keys")
    assert frame.isVisible()


def test_drop__reads_rushes_and_shows_a_list_first(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    window, work, _ = opened
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("A001", "report.ale")])
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    assert dropped(event) == [tmp_path / "A001", tmp_path / "report.ale"]
    with qtbot.waitSignal(work.files.ingested):
        window.dropEvent(event)
    qtbot.waitUntil(lambda: window.sheets.imports.isVisible())


def test_refusal__changes_nothing_and_is_a_notice(qtbot: QtBot, opened: Opened) -> None:
    window, work, library = opened
    work.takes.split()
    qtbot.waitUntil(lambda: len(library.edits) == 1)
    work.takes.split()
    qtbot.waitUntil(lambda: window.status.notice is not None and "nothing to split" in window.status.notice.text)
    assert len(library.edits) == 1
