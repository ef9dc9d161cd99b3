"""The hand knows what is looked at, and leaves it a step at a time."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.identity import new_id
from dailies_logger.ui.ask_sheet import AskSheet
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.commands.command import Situation
from dailies_logger.ui.panels.kept import KeptPanel
from dailies_logger.ui.panels.kept_rows import KeptRow
from dailies_logger.ui.version_hand import Page, VersionHand
from dailies_logger.workflow.versions import remove_version, save_version, versions_of
from tests.support.memory_desk import PERSON, memory_desk
from tests.support.memory_library import MemoryLibrary
from tests.workflow.test_offered import HERE, laid, moment

FIRST = moment(0, 10, 34)
Room = tuple[VersionHand, MemoryLibrary, Bench, AskSheet]


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    desk, library = memory_desk(HERE, FIRST, laid(FIRST, 1))
    for _ in range(2):
        time.sleep(0.002)  # so fine do ids tell them apart
        library.write(save_version(library, author=PERSON.id, stringout=HERE.id))
    bench, window = Bench(desk), QWidget()
    qtbot.addWidget(window)
    sheet, panel = AskSheet(window), KeptPanel()
    panel.setParent(window)
    hand = VersionHand(bench, sheet, panel, parent=window)
    hand.watch(HERE)
    qtbot.waitUntil(lambda: hand.book is not None)
    yield hand, library, bench, sheet
    bench.close()


def names(hand: VersionHand) -> list[tuple[str, str]]:
    return [(row.name, row.state) for row in hand.panel.list.rows.rows if isinstance(row, KeptRow)]


def state(hand: VersionHand) -> tuple[object, ...]:
    return hand.looked, hand.change.asked, hand.page


def test_look_at__shows_a_version_and_refuses_to_cut_in_it(room: Room) -> None:
    hand, library, _, _ = room
    wanted: list[int] = []
    hand.show_wanted.connect(lambda: wanted.append(1))
    hand.run("sequence.look_at")
    assert hand.looked is None, "no list, no version"
    hand.run("sequence.versions")
    hand.run("sequence.look_at")
    newest = versions_of(library, HERE.id)[-1]
    assert state(hand)[0] == hand.shown(HERE.id) == newest.id
    other = new_id()
    assert hand.shown(other) == other
    assert hand.refuses("sequence.lift") == f"{newest.name} is only looked at; Esc goes back."
    assert hand.refuses("sequence.around") == ""
    assert hand.words() == ("as it is now", f"{newest.name}, only looked at", "")
    assert names(hand)[0] == (newest.name, "looked at")
    hand.leave()
    assert state(hand) == (None, None, Page.VERSIONS)
    assert len(wanted) == 2
    assert hand.refuses("sequence.lift") == ""
    hand.leave()
    assert hand.page is None


def test_compare__two_looks_at_the_newer_and_esc_goes_back_a_step_at_a_time(qtbot: QtBot, room: Room) -> None:
    hand, library, _, _ = room
    older, newer = versions_of(library, HERE.id)
    hand.run("sequence.versions")
    hand.run("sequence.hold_version")
    assert hand.held == newer.id
    hand.panel.list.choose(older.id)
    hand.run("sequence.compare")
    qtbot.waitUntil(lambda: hand.change.change is not None)
    assert hand.panel.told.text() == f"{older.name} > {newer.name}"
    assert hand.looked == newer.id
    hand.leave()
    assert state(hand) == (None, None, Page.VERSIONS)
    hand.panel.list.choose(newer.id)
    hand.run("sequence.hold_version")
    assert hand.held is None
    hand.run("sequence.compare")
    qtbot.waitUntil(lambda: hand.change.change is not None)
    assert hand.panel.told.text() == f"{newer.name} > now"
    hand.run("sequence.versions")
    assert state(hand) == (None, None, None)


def test_take__a_version_that_is_gone_is_looked_at_no_more(qtbot: QtBot, room: Room) -> None:
    hand, library, bench, _ = room
    hand.run("sequence.versions")
    hand.run("sequence.hold_version")
    hand.run("sequence.look_at")
    gone = hand.looked
    assert gone is not None
    bench.write(lambda: remove_version(library, author=PERSON.id, version=gone))
    qtbot.waitUntil(lambda: hand.looked is None)
    assert hand.held is None
    assert len(names(hand)) == 1


def test_watch__another_stringout_forgets_what_was_looked_at(room: Room) -> None:
    hand, _, _, _ = room
    hand.run("sequence.versions")
    hand.run("sequence.look_at")
    hand.watch(HERE)
    assert hand.looked is not None
    hand.watch(None)
    assert state(hand)[0] is hand.book is None
    assert hand.words() == ("", "", "")


def test_tells__what_decides_over_the_commands(room: Room) -> None:
    hand, library, _, _ = room
    now = hand.tells(Situation(stringout=True))
    assert (now.stringout, now.version, now.kept_shown, now.looked_at, now.combing, now.pass_free) == (True, False, False, "", False, True)
    hand.run("sequence.versions")
    hand.run("sequence.look_at")
    now = hand.tells(Situation())
    assert (now.version, now.kept_shown, now.looked_at) == (True, True, versions_of(library, HERE.id)[-1].name)


def test_passes__begin_once_and_end_in_the_pass_book(qtbot: QtBot, room: Room) -> None:
    hand, _, bench, sheet = room
    notices: list[str] = []
    bench.notice.connect(lambda notice: notices.append(notice.text))
    hand.run("sequence.begin_pass")
    sheet.fields["note"].setText("more moment")
    sheet._take(sheet.answer())
    qtbot.waitUntil(lambda: hand.words()[1] == "Pass 1, more moment")
    assert hand.tells(Situation()).combing
    hand.run("sequence.begin_pass")
    assert notices[-1] == "You are combing through it already: Shift+N ends that pass."
    hand.run("sequence.end_pass")
    qtbot.waitUntil(lambda: hand.page is Page.PASSES and hand.change.change is not None)
    qtbot.waitUntil(lambda: names(hand) == [("Pass 1, more moment", "")])
    assert hand.panel.same.text() == "Nothing differs."
    hand.run("sequence.restore")
    hand.run("sequence.compare")
    assert hand.change.asked is not None
    assert hand.change.asked.of_pass
    hand.run("sequence.pass_book")
    assert hand.page is None


def test_names__are_asked_with_what_is_taken(qtbot: QtBot, room: Room) -> None:
    hand, library, _, sheet = room
    hand.run("sequence.save_version")
    assert sheet.answer()["name"] == "v3"
    sheet.dismiss()
    hand.run("sequence.versions")
    hand.run("sequence.name_version")
    sheet.fields["name"].setText("locked")
    sheet._take(sheet.answer())
    qtbot.waitUntil(lambda: versions_of(library, HERE.id)[-1].name == "locked")
    qtbot.waitUntil(lambda: names(hand)[0] == ("locked", ""))
    hand.run("sequence.remove_version")
    qtbot.waitUntil(lambda: len(versions_of(library, HERE.id)) == 1)


def test_refuses__what_is_offered_while_something_else_stands_in_its_place(room: Room) -> None:
    hand, _, _, _ = room
    assert hand.refuses("sequence.apply_all") == ""
    hand.run("sequence.versions")
    assert hand.refuses("sequence.apply_all") == "What is offered is not shown; Esc goes back to it."
    assert not hand.tells(Situation(offered=True)).offers_shown
    assert hand.refuses("sequence.lift") == "", "the sequence as it is now is cut as ever"


def test_command__goes_before_the_room_while_something_kept_is_shown(room: Room) -> None:
    hand, _, _, _ = room
    escape = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    pin = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_P, Qt.KeyboardModifier.NoModifier)
    assert hand.command(escape, {"P": "sequence.pin"}) == ""
    hand.run("sequence.versions")
    assert hand.command(escape, {"P": "sequence.pin"}) == "sequence.leave_kept"
    assert hand.command(pin, {"P": "sequence.pin"}) == "sequence.pin"
