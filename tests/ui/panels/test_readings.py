"""The readings of a beat: best first, chosen by hand or by what plays."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.identity import id_from
from dailies_logger.ui.panels.readings import ReadingList, reading_words, take_words
from dailies_logger.workflow.beat_grid import Row, beat_grid
from tests.support.rushes import camera_clip, label, library, slated

CLIP = camera_clip(take=slated("24"))
LIE = Beat(id=id_from("beat"), scene="24", name="the lie lands", rank=1)
READ = [label(CLIP, 10, 20, beat=LIE.id, rating=2, text="late"), label(CLIP, 40, 50, beat=LIE.id, rating=5)]


def row() -> Row:
    (row,) = beat_grid(library(slated("24"), CLIP, LIE, *READ), "24").rows
    return row


def test_list__chooses_walks_and_opens(qtbot: QtBot) -> None:
    view = ReadingList()
    qtbot.addWidget(view)
    view.readings.set_row(row())
    view.choose(row().readings[1])
    assert view.current() == row().readings[1]
    with qtbot.waitSignal(view.chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Up)
    assert chosen.args == [row().readings[0]]
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [row().readings[0]]
    view.readings.set_row(None)
    assert (view.current(), view.readings.rowCount()) == (None, 0)
    view.grab()


def test_words__name_take_camera_stars_and_text() -> None:
    best, late = row().readings
    assert (take_words(best), reading_words(best), reading_words(late)) == ("24-1 A", "24-1 A, 5 of 5", "24-1 A, 2 of 5, late")
