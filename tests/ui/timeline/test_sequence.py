"""The mouse on the strips asks for frames, trims and moves; keys are left to the room."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dailies_logger.ui.timeline.sequence import SequenceView, offered_words
from dailies_logger.workflow.comparing import told
from tests.ui.timeline.test_sequence_sheet import offer
from tests.workflow.test_continuity import LOOKS, SECOND, seen
from tests.workflow.test_offered import laid, moment


@pytest.fixture
def view(qtbot: QtBot) -> SequenceView:
    made = SequenceView()
    qtbot.addWidget(made)
    made.resize(144 + 480, 300)
    made.show()
    made.show_cutting(seen(*LOOKS))
    return made


def drag(view: SequenceView, start: int, end: int) -> None:
    y = view.sheet.strips.tops["clips"] + 40
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(start, y))
    for x in (start + (end - start) // 2, end):
        QTest.mouseMove(port, QPoint(x, y))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(end, y))


def test_press__chooses_a_shot_and_goes_to_its_frame_and_the_ruler_scrubs(view: SequenceView) -> None:
    chosen: list[object] = []
    records: list[int] = []
    view.chosen.connect(chosen.append)
    view.record_requested.connect(records.append)
    drag(view, 300, 300)
    assert chosen == [laid(SECOND, 2).id]
    assert records == [30]
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 5))
    QTest.mouseMove(view.viewport(), QPoint(120, 5))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(120, 5))
    assert records[1:] == [10, 12]


def test_drag__trims_an_edge_and_moves_a_shot(view: SequenceView) -> None:
    trims: list[tuple[object, int, int]] = []
    moves: list[tuple[object, int]] = []
    view.trim_requested.connect(lambda *asked: trims.append(asked))
    view.move_requested.connect(lambda *asked: moves.append(asked))
    first = seen().shots[0].placement.id
    drag(view, 236, 206)
    drag(view, 2, 42)
    assert trims == [(first, 0, -3), (first, 4, 0)]
    drag(view, 100, 460)
    assert moves == [(first, 1)]


def test_escape__lets_go_without_a_change(view: SequenceView) -> None:
    trims: list[object] = []
    view.trim_requested.connect(lambda *asked: trims.append(asked))
    y = view.sheet.strips.tops["clips"] + 40
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(236, y))
    QTest.mouseMove(view.viewport(), QPoint(200, y))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, y))
    assert trims == []


def test_zoom__goes_in_round_the_playhead_and_fits_again(view: SequenceView) -> None:
    view.set_record(24)
    for _ in range(6):
        view.zoom(1)
    assert view.sheet.scale.zoom > view.sheet.scale.widest
    assert 0 <= view.sheet.scale.x(24) < 480
    view.zoom(-1)
    view.zoom(0)
    assert view.sheet.scale.zoom == view.sheet.scale.widest


def test_offer__makes_room_for_what_would_come_and_the_rest_is_said_aloud(view: SequenceView) -> None:
    before = view.height()
    view.show_offer(offer(laid(moment(3, 20, 40), 5)), {})
    assert view.height() > before
    view.show_offer(None, {})
    view.set_low(low=True)
    assert view.height() < before
    view.choose(laid(SECOND, 2).id)
    assert view.accessibleDescription().startswith("24A-2 A, 2 of 2, 01:00:01:00")
    view.show_cutting(None)
    assert view.sheet.frames == 0


def test_show_offer__of_an_older_version_names_what_went_out(view: SequenceView) -> None:
    fuller = seen()
    view.show_cutting(fuller)
    low = view.height()
    shorter = replace(fuller, layout=replace(fuller.layout, laid=fuller.layout.laid[:1]))
    view.show_offer(told(fuller.layout, shorter.layout), {fuller.shots[1].placement.id: "24A-2 A  she waits"})
    assert view.height() > low, "what went out has a strip of its own"
    assert offered_words(view.sheet.ghosts) == ("Went out", "−1")
    before = view.grab().toImage()
    view.show_offer(told(fuller.layout, fuller.layout), {})
    assert view.height() == low
    assert view.grab().toImage() != before
    assert offered_words(view.sheet.ghosts) == ("Offered", "+0")


def test_press__on_what_is_only_looked_at_goes_to_its_frame_and_drags_nothing(view: SequenceView) -> None:
    asked: list[object] = []
    for signal in (view.trim_requested, view.move_requested):
        signal.connect(lambda *what: asked.append(what))
    records: list[int] = []
    view.record_requested.connect(records.append)
    view.sheet.locked = True
    drag(view, 2, 60)
    assert asked == []
    assert records
