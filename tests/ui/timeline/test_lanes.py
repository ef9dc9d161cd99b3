"""Test the view of the lanes as it is driven by the window."""

import random
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.label import DEFAULT_VOCABULARY
from dailies_logger.ui.timeline.lanes import LanesView
from dailies_logger.ui.timeline.layout import Density, Grid
from tests.support.lanes import image, show_lanes
from tests.support.rooms import make_clip, make_label

CLIP = make_clip(frames=1728)


class Regions(QObject):
    """Keep the rectangles that a widget paints."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.rects: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.rects += list(iter(event.region()))  # type: ignore[call-overload]  # regions can be walked
        return False


def test_show_clip__whole_and_without_the_labels_of_the_one_before(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [make_label("reaction", 0, 50, clip=CLIP)], clip=CLIP)
    view.zoom_by(8)
    view.set_clip(make_clip("B001C001", frames=900))
    scale = view.sheet.scale
    assert (scale.frames, scale.x(0), scale.x(900)) == (900, 0, view.viewport().width())
    assert view.sheet.index == {}


def test_show_clip__again_with_new_facts_keeps_zoom_and_labels(qtbot: QtBot) -> None:
    label = make_label("reaction", 0, 50, clip=CLIP)
    view = show_lanes(qtbot, [label], clip=CLIP)
    view.zoom_by(8)
    before = view.sheet.scale
    view.set_clip(make_clip(frames=1728, reason="seen again"))
    assert view.sheet.scale == before
    assert label.id in view.sheet.index


def test_play__repaints_only_the_columns_of_the_playhead(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [make_label("reaction", 0, 50, clip=CLIP)], clip=CLIP)
    view.set_frame(800)
    qtbot.waitExposed(view.window())
    painted = Regions(view.viewport())
    qtbot.wait(50)
    painted.rects.clear()
    view.set_frame(801)
    qtbot.waitUntil(lambda: bool(painted.rects))
    assert all(rect.width() <= 16 for rect in painted.rects)


def test_play__turns_the_page_when_the_playhead_leaves(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [], clip=CLIP)
    view.set_playing(True)
    view.zoom_by(10)
    for frame in range(0, 1728, 7):
        view.set_frame(frame)
        assert 0 <= view.sheet.scale.x(frame) < view.viewport().width()


def test_zoom__by_keys_slider_and_command_keeps_the_playhead(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [], clip=CLIP)
    view.set_frame(900)
    x = view.sheet.scale.x(900)
    QTest.keyClicks(view, "+++")
    assert view.sheet.scale.x(900) == x
    near = view.sheet.scale.zoom
    assert view.headers.slider.value() > 0
    QTest.keyClicks(view, "-")
    assert view.sheet.scale.zoom < near
    view.headers.slider.setValue(1000)
    assert view.sheet.scale.zoom == 24
    view.headers.slider.setValue(0)
    assert view.sheet.scale.x(1728) == view.viewport().width()


def test_keys__edit_and_remove_the_selected_and_leave_all_others_to_the_window(qtbot: QtBot) -> None:
    label = make_label("reaction", 0, 50, clip=CLIP)
    view = show_lanes(qtbot, [label], clip=CLIP)
    view.set_chosen([label.id])
    with qtbot.waitSignal(view.label_edit_requested) as edited:
        QTest.keyClick(view, Qt.Key.Key_F2)
    with qtbot.waitSignal(view.label_removal_requested) as removed:
        QTest.keyClick(view, Qt.Key.Key_Delete)
    assert edited.args == removed.args == [label.id]

    class Window(QWidget):
        """Keep the keys that reach it."""

        def __init__(self) -> None:
            super().__init__()
            self.keys: list[int] = []

        def keyPressEvent(self, event: object) -> None:
            self.keys.append(event.key())  # type: ignore[attr-defined]

    window = Window()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(view)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_Space, Qt.Key.Key_J):
        QTest.keyClick(view, key)
    assert window.keys == [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_Space, Qt.Key.Key_J]


def test_accessible__says_how_many_and_what_is_selected(qtbot: QtBot) -> None:
    label = make_label("emotional_beat", 0, None, "the lie lands", clip=CLIP)
    view = show_lanes(qtbot, [label], clip=CLIP)
    assert view.accessibleName() == "Label lanes"
    assert view.accessibleDescription() == "1 label"
    view.set_chosen([label.id])
    assert view.accessibleDescription() == "Beat, the lie lands, 10:37:41:10, open"
    assert view.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_density__takes_the_height_it_needs(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [], clip=CLIP)
    heights = []
    for density in (Density.NORMAL, Density.DENSE, Density.FOLDED):
        view.set_grid(Grid.of(density))
        heights.append(view.height())
    assert heights == [24 + 28 + 8 * 22, 24 + 22 + 8 * 16, 24 + 8 * 5]


def test_pulse__runs_only_with_an_open_range_and_not_when_calm(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [make_label("reaction", 0, 50, clip=CLIP)], clip=CLIP)
    assert not view._pulse.isActive()
    view.set_labels([make_label("reaction", 0, None, clip=CLIP)])
    assert view._pulse.isActive()
    view.set_frame(200)
    first = image(view)
    view._pulse.timeout.emit()
    assert image(view) != first
    view.set_calm(calm=True)
    assert not view._pulse.isActive()
    assert image(view) == first


def test_no_clip__lanes_are_there_and_empty(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    view = LanesView(host)
    view.resize(1280, view.height())
    view.set_vocabulary(DEFAULT_VOCABULARY)
    view.set_clip(None)
    view.set_frame(5)
    view.set_marks(3, None)
    assert not image(view).isNull()


def test_ten_thousand_labels__stay_fluid(qtbot: QtBot) -> None:
    long = make_clip("A009C001", frames=100_000)
    dice = random.Random(1)
    kinds = [kind.id for kind in DEFAULT_VOCABULARY.kinds]
    spans = [(dice.randrange(99_000), dice.randrange(1, 300)) for _ in range(10_000)]
    labels = [make_label(dice.choice(kinds), start, start + length, clip=long, age=k) for k, (start, length) in enumerate(spans)]
    view = show_lanes(qtbot, labels, clip=long)
    view.zoom_by(20)
    view.set_frame(500)
    view.viewport().repaint()
    began = perf_counter()
    for frame in range(501, 601):
        view.set_frame(frame)
        view.viewport().repaint()
    assert (perf_counter() - began) / 100 < 0.008
