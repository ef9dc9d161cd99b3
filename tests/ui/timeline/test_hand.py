"""Test what the mouse asks for on the lanes."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from dailies_logger.domain.label import Lane
from dailies_logger.ui.timeline.lanes import LanesView
from tests.support.lanes import LEFT, click, drag, point, show_lanes
from tests.support.rooms import make_clip, make_label

CLIP = make_clip(frames=240)
NONE = Qt.KeyboardModifier.NoModifier


def wheel(view: LanesView, turned: int, *, modifiers: Qt.KeyboardModifier = NONE) -> None:
    at = QPointF(300, 60)
    spun = QWheelEvent(
        at,
        view.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), spun)


@pytest.mark.parametrize("frame", [0, 1, 77, 238, 239])
@pytest.mark.parametrize("lane", [None, Lane.BEAT, Lane.FREE])
def test_click__goes_to_the_very_frame(qtbot: QtBot, frame: int, lane: Lane | None) -> None:
    view = show_lanes(qtbot, [], clip=CLIP)
    asked: list[int] = []
    view.frame_requested.connect(asked.append)
    click(view, point(view, frame, lane))
    click(view, point(view, frame + 1, lane, dx=-1))
    assert asked == [frame, frame]


def test_drag_on_the_ruler__goes_along(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [], clip=CLIP)
    asked: list[int] = []
    view.frame_requested.connect(asked.append)
    drag(view, point(view, 10), point(view, 50))
    assert (asked[0], asked[-1]) == (10, 50)


def test_click__on_a_label_selects_it_and_does_not_move_the_picture(qtbot: QtBot) -> None:
    label = make_label("emotional_beat", 50, 90, clip=CLIP)
    view = show_lanes(qtbot, [label], clip=CLIP)
    chosen: list[object] = []
    asked: list[int] = []
    view.label_selected.connect(chosen.append)
    view.frame_requested.connect(asked.append)
    click(view, point(view, 70, Lane.BEAT))
    assert chosen == [label.id]
    assert asked == []


def test_double_click__asks_to_edit_the_label(qtbot: QtBot) -> None:
    label = make_label("emotional_beat", 50, 90, clip=CLIP)
    view = show_lanes(qtbot, [label], clip=CLIP)
    with qtbot.waitSignal(view.label_edit_requested) as asked:
        QTest.mouseDClick(view.viewport(), LEFT, NONE, point(view, 70, Lane.BEAT))
    assert asked.args == [label.id]


def test_drag_an_edge__asks_once_and_shows_the_edge_frame_meanwhile(qtbot: QtBot) -> None:
    label = make_label("emotional_beat", 50, 90, clip=CLIP)
    view = show_lanes(qtbot, [label], clip=CLIP)
    changes: list[tuple[object, ...]] = []
    frames: list[int] = []
    view.label_change_requested.connect(lambda *change: changes.append(change))
    view.frame_requested.connect(frames.append)
    drag(view, point(view, 90, Lane.BEAT, dx=-2), point(view, 120, Lane.BEAT, dx=1))
    drag(view, point(view, 50, Lane.BEAT, dx=1), point(view, 40, Lane.BEAT, dx=1))
    assert changes == [(label.id, None, 121), (label.id, 40, None)]
    assert 120 in frames
    assert frames[-1] == 40


def test_drag_an_edge__let_go_where_it_was_asks_for_nothing(qtbot: QtBot) -> None:
    label = make_label("emotional_beat", 50, 90, clip=CLIP)
    view = show_lanes(qtbot, [label], clip=CLIP)
    with qtbot.assertNotEmitted(view.label_change_requested):
        drag(view, point(view, 90, Lane.BEAT, dx=-2), point(view, 90, Lane.BEAT, dx=-1))


def test_escape__lets_go_of_an_edge_without_a_change(qtbot: QtBot) -> None:
    label = make_label("emotional_beat", 50, 90, clip=CLIP)
    view = show_lanes(qtbot, [label], clip=CLIP)
    with qtbot.assertNotEmitted(view.label_change_requested):
        QTest.mousePress(view.viewport(), LEFT, NONE, point(view, 90, Lane.BEAT, dx=-2))
        QTest.mouseMove(view.viewport(), point(view, 150, Lane.BEAT))
        QTest.keyClick(view, Qt.Key.Key_Escape)
        QTest.mouseRelease(view.viewport(), LEFT, NONE, point(view, 150, Lane.BEAT))


def test_drag_an_edge__a_label_that_is_removed_meanwhile_is_let_go(qtbot: QtBot) -> None:
    label = make_label("emotional_beat", 50, 90, clip=CLIP)
    view = show_lanes(qtbot, [label], clip=CLIP)
    QTest.mousePress(view.viewport(), LEFT, NONE, point(view, 90, Lane.BEAT, dx=-2))
    QTest.mouseMove(view.viewport(), point(view, 150, Lane.BEAT))
    view.set_labels([])
    with qtbot.assertNotEmitted(view.label_change_requested):
        QTest.mouseRelease(view.viewport(), LEFT, NONE, point(view, 150, Lane.BEAT))


def test_wheel__scrolls_and_with_ctrl_zooms(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [], clip=make_clip(frames=5000))
    whole = view.sheet.scale
    wheel(view, 120, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert view.sheet.scale.zoom > whole.zoom
    wheel(view, -120)
    assert view.sheet.scale.scroll == 120
    wheel(view, -120, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert view.sheet.scale == whole


def test_tooltip__says_the_label_as_text_but_not_while_playing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    view = show_lanes(qtbot, [make_label("emotional_beat", 50, 90, "<b>so</b>", clip=CLIP)], clip=CLIP)
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: said.append(text))
    monkeypatch.setattr(QToolTip, "hideText", lambda: said.append(""))
    at = point(view, 70, Lane.BEAT)
    ask = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), ask)
    assert said[0].startswith("Emotional beat · &lt;b&gt;so&lt;/b&gt;<br>10:37:43:12 –")
    view.set_playing(True)
    QApplication.sendEvent(view.viewport(), ask)
    assert said[1:] == [""]


def test_cursor__shows_which_edges_can_be_dragged(qtbot: QtBot) -> None:
    own = make_label("emotional_beat", 50, 90, clip=CLIP)
    foreign = make_label("reaction", 50, 90, clip=make_clip("B001C001"))
    view = show_lanes(qtbot, [own, foreign], clip=CLIP)
    shapes = []
    for lane in (Lane.BEAT, Lane.PERFORMANCE):
        QTest.mouseMove(view.viewport(), point(view, 90, lane, dx=-2))
        shapes.append(view.viewport().cursor().shape())
    assert shapes == [Qt.CursorShape.SplitHCursor, Qt.CursorShape.ArrowCursor]


def test_right_click__on_a_label_chooses_it_and_asks_for_its_menu(qtbot: QtBot) -> None:
    label = make_label("emotional_beat", 50, 90, clip=CLIP)
    view = show_lanes(qtbot, [label], clip=CLIP)
    asked: list[object] = []
    view.label_selected.connect(asked.append)
    view.menu_requested.connect(asked.append)
    for frame in (120, 70):
        at = point(view, frame, Lane.BEAT)
        there = view.viewport().mapToGlobal(at)
        QApplication.sendEvent(view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, there))
    assert asked == [label.id, there]


def test_drag_a_label__moves_it_whole_and_reads_out_how_far(qtbot: QtBot) -> None:
    label = make_label("emotional_beat", 50, 90, clip=CLIP)
    view = show_lanes(qtbot, [label], clip=CLIP)
    QTest.mousePress(view.viewport(), LEFT, NONE, point(view, 70, Lane.BEAT, dx=1))
    QTest.mouseMove(view.viewport(), point(view, 70, Lane.BEAT, dx=3))
    assert view.sheet.readout() == ""
    QTest.mouseMove(view.viewport(), point(view, 64, Lane.BEAT, dx=1))
    assert view.sheet.readout() == "10:37:43:06  −6 frames"
    with qtbot.waitSignal(view.labels_move_requested) as asked:
        QTest.mouseRelease(view.viewport(), LEFT, NONE, point(view, 64, Lane.BEAT, dx=1))
    assert asked.args == [(label.id,), -6]


def test_escape__goes_back_to_the_frame_that_was_shown(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [make_label("emotional_beat", 50, 90, clip=CLIP)], clip=CLIP)
    view.frame_requested.connect(view.set_frame)
    view.set_frame(33)
    QTest.mousePress(view.viewport(), LEFT, NONE, point(view, 70, Lane.BEAT, dx=1))
    QTest.mouseMove(view.viewport(), point(view, 120, Lane.BEAT))
    assert view.sheet.frame == 100
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert (view.sheet.frame, view.sheet.trim) == (33, None)


def test_snap__only_where_it_is_on_and_to_the_playhead_as_it_was(qtbot: QtBot) -> None:
    label = make_label("emotional_beat", 50, 90, clip=CLIP)
    view = show_lanes(qtbot, [label], clip=CLIP)
    changes: list[int] = []
    view.frame_requested.connect(view.set_frame)
    view.label_change_requested.connect(lambda _label, _start, end: changes.append(end))
    for snaps in (False, True):
        view.sheet.snaps = snaps
        view.set_frame(100)
        drag(view, point(view, 90, Lane.BEAT, dx=-2), point(view, 100, Lane.BEAT, dx=1))
    assert changes == [101, 100]


BEAT, LINE = make_label("emotional_beat", 50, 90, clip=CLIP), make_label("line_reading", 60, 70, clip=CLIP)
CTRL = Qt.KeyboardModifier.ControlModifier


def test_rubber_band__chooses_what_it_touches_and_does_not_move_the_picture(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [BEAT, LINE], clip=CLIP)
    chosen: list[object] = []
    view.labels_chosen.connect(chosen.append)
    with qtbot.assertNotEmitted(view.frame_requested):
        drag(view, point(view, 95, Lane.BEAT), point(view, 85, Lane.BEAT))
        drag(view, point(view, 95, Lane.BEAT), point(view, 65, Lane.PERFORMANCE))
    assert chosen == [(BEAT.id,), (BEAT.id, LINE.id)]
    assert view.sheet.band is None


def test_rubber_band__is_dropped_by_escape(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [BEAT, LINE], clip=CLIP)
    with qtbot.assertNotEmitted(view.labels_chosen), qtbot.assertNotEmitted(view.frame_requested):
        QTest.mousePress(view.viewport(), LEFT, NONE, point(view, 95, Lane.BEAT))
        QTest.mouseMove(view.viewport(), point(view, 65, Lane.PERFORMANCE))
        assert view.sheet.band is not None
        QTest.keyClick(view, Qt.Key.Key_Escape)
        assert view.sheet.band is None
        QTest.mouseRelease(view.viewport(), LEFT, NONE, point(view, 65, Lane.PERFORMANCE))


def test_ctrl_click__adds_to_what_is_chosen_and_takes_out_again(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [BEAT, LINE], clip=CLIP)
    view.labels_chosen.connect(view.set_chosen)
    view.set_chosen([BEAT.id])
    QTest.mouseClick(view.viewport(), LEFT, CTRL, point(view, 65, Lane.PERFORMANCE))
    assert (view.sheet.chosen, view.sheet.selected) == (frozenset({BEAT.id, LINE.id}), LINE.id)
    QTest.mouseClick(view.viewport(), LEFT, CTRL, point(view, 65, Lane.PERFORMANCE))
    assert (view.sheet.chosen, view.sheet.selected) == (frozenset({BEAT.id}), BEAT.id)


def test_drag_one_of_several__moves_all_of_them_by_the_same(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [BEAT, LINE], clip=CLIP)
    view.set_chosen([LINE.id, BEAT.id])
    QTest.mousePress(view.viewport(), LEFT, NONE, point(view, 70, Lane.BEAT, dx=1))
    QTest.mouseMove(view.viewport(), point(view, 64, Lane.BEAT, dx=1))
    assert view.sheet.readout() == "10:37:43:06  −6 frames  2 labels"
    assert [view.sheet.box(*view.sheet.index[label.id]).left() for label in (BEAT, LINE)] == [
        view.sheet.scale.x(44),
        view.sheet.scale.x(54),
    ]
    with qtbot.waitSignal(view.labels_move_requested) as asked:
        QTest.mouseRelease(view.viewport(), LEFT, NONE, point(view, 64, Lane.BEAT, dx=1))
    assert asked.args == [(LINE.id, BEAT.id), -6]


def test_click_one_of_several__chooses_it_alone_and_beside_them_none(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [BEAT, LINE], clip=CLIP)
    view.set_chosen([LINE.id, BEAT.id])
    with qtbot.waitSignal(view.label_selected) as one:
        click(view, point(view, 65, Lane.PERFORMANCE))
    with qtbot.waitSignal(view.labels_chosen) as none:
        click(view, point(view, 200, Lane.BEAT))
    assert (one.args, none.args) == ([LINE.id], [()])
    with qtbot.waitSignal(view.labels_chosen) as escaped:
        QTest.keyClick(view, Qt.Key.Key_Escape)
    assert escaped.args == [()]


def test_rubber_band__leaves_an_open_range_alone_that_it_does_not_reach(qtbot: QtBot) -> None:
    grown = make_label("emotional_beat", 50, None, clip=CLIP)
    view = show_lanes(qtbot, [grown], clip=CLIP)
    view.set_frame(100)
    with qtbot.waitSignal(view.labels_chosen) as beside:
        drag(view, point(view, 150, Lane.BEAT), point(view, 200, Lane.BEAT))
    with qtbot.waitSignal(view.labels_chosen) as over:
        drag(view, point(view, 120, Lane.BEAT), point(view, 98, Lane.BEAT))
    assert (beside.args, over.args) == ([()], [(grown.id,)])


def test_drag__ends_without_a_change_where_the_release_was_never_heard(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [BEAT], clip=CLIP)
    with qtbot.assertNotEmitted(view.labels_move_requested), qtbot.assertNotEmitted(view.labels_chosen):
        for start in (point(view, 70, Lane.BEAT), point(view, 150, Lane.BEAT)):
            QTest.mousePress(view.viewport(), LEFT, NONE, start)
            QTest.mouseMove(view.viewport(), start + QPoint(60, 0))
            QTest.mouseRelease(view.viewport(), Qt.MouseButton.RightButton, NONE, start)
            at = QPointF(start)
            moved = QMouseEvent(
                QEvent.Type.MouseMove, at, view.viewport().mapToGlobal(at), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, NONE
            )
            QApplication.sendEvent(view.viewport(), moved)
            assert (view.sheet.trim, view.sheet.band) == (None, None)


def test_right_click__on_one_of_several_keeps_them(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [BEAT, LINE], clip=CLIP)
    view.set_chosen([LINE.id, BEAT.id])
    at = point(view, 70, Lane.BEAT)
    with qtbot.assertNotEmitted(view.label_selected), qtbot.waitSignal(view.menu_requested):
        QApplication.sendEvent(view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at)))
