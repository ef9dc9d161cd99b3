"""Paint pictures into the well; read the strip back from what is on the widget."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtGui import QColor, QImage, QPaintEvent, QRegion
from pytestqt.qtbot import QtBot

from dailies_logger.domain.label import Lane
from dailies_logger.ui import theme
from dailies_logger.ui.player.layers import Layer
from dailies_logger.ui.player.overlay import Marked, Overlay
from dailies_logger.ui.player.surface import PictureView
from tests.support.made_media import made_picture
from tests.support.strips import strip_of_image

Made = Callable[[int, int], PictureView]


@pytest.fixture
def make_view(qtbot: QtBot) -> Made:
    def make(width: int, height: int) -> PictureView:
        view = PictureView()
        qtbot.addWidget(view)
        view.resize(width, height)
        view.show()
        return view

    return make


def _grab(view: PictureView) -> QImage:
    return view.grab().toImage()


def _area(view: PictureView) -> QRect:
    return view.picture_area().toRect()


@pytest.mark.parametrize(
    ("well", "area"),
    [((320, 180), (0, 0, 320, 180)), ((640, 400), (0, 20, 640, 360)), ((500, 180), (90, 0, 320, 180)), ((160, 200), (0, 55, 160, 90))],
)
def test_present__fits_the_picture_in_the_well(make_view: Made, well: tuple[int, int], area: tuple[int, int, int, int]) -> None:
    view = make_view(*well)
    view.present(made_picture(4711), Overlay())
    assert _area(view).getRect() == area
    assert strip_of_image(_grab(view), _area(view)) == 4711
    assert view.shown == 4711
    assert view.wanted_width() == area[2]


def test_present__leaves_the_well_dark_around_the_picture(make_view: Made) -> None:
    view = make_view(640, 400)
    view.present(made_picture(1), Overlay())
    image = _grab(view)
    for x, y in ((320, 5), (320, 395)):
        assert QColor(image.pixel(x, y)) == QColor("#0C0C0C")
    assert QColor(image.pixel(320, 200)).red() == 100


class NotedView(PictureView):
    """Note which frame is held each time it paints."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[int | None] = []
        self.regions: list[QRegion] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.append(self.shown)
        self.regions.append(event.region())

    def on_screen(self) -> QImage:
        """Return what has been painted, without painting anything."""
        return self.screen().grabWindow(self.winId()).toImage()


def test_present__has_painted_when_it_returns(qtbot: QtBot) -> None:
    view = NotedView()
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: bool(view.painted))
    view.painted.clear()
    view.present(made_picture(7), Overlay())
    assert view.painted == [7]


def test_overlay__stands_in_three_corners(make_view: Made) -> None:
    view = make_view(640, 360)
    view.present(made_picture(5, width=640, height=360), Overlay())
    bare = _grab(view)
    overlay = Overlay(
        timecode="10:38:22:22", take="24A-3", clip="A001C005", open_ranges=(Marked(lane=Lane.BEAT, text="Emotional beat  05:07"),)
    )
    view.set_overlay(overlay)
    shown = _grab(view)
    assert view.overlay == overlay
    corners = {"tc": QRect(8, 8, 100, 24), "title": QRect(520, 8, 112, 20), "open": QRect(8, 328, 150, 24)}
    assert all(shown.copy(corner) != bare.copy(corner) for corner in corners.values())
    middle = QRect(170, 100, 300, 200)
    assert shown.copy(middle) == bare.copy(middle)
    tint = theme.lane(Lane.BEAT).color
    assert any(QColor(shown.pixel(x, y)) == tint for x in range(12, 34) for y in range(330, 352))


def test_set_overlay__paints_the_bands_it_stands_in_and_leaves_nothing_of_the_one_before(qtbot: QtBot) -> None:
    view = NotedView()
    qtbot.addWidget(view)
    view.resize(640, 400)
    view.show()
    qtbot.waitUntil(lambda: bool(view.painted))
    line = Marked(lane=Lane.BEAT, text="Emotional beat  05:07")
    view.present(made_picture(5, width=640, height=360), Overlay(timecode="10:38:22:22", open_ranges=(line, line, line)))
    before = view.on_screen()
    view.regions.clear()
    view.set_overlay(Overlay(timecode="10:38:22:23", closed=(line,)))
    qtbot.waitUntil(lambda: bool(view.regions))
    assert not view.regions[0].intersects(QRect(0, 60, 640, 200))
    shown = view.on_screen()
    view.repaint()
    assert shown == view.on_screen() != before


def test_set_message__greys_the_last_picture_and_says_why(make_view: Made) -> None:
    view = make_view(640, 360)
    view.present(made_picture(5), Overlay())
    before = QColor(_grab(view).pixel(320, 40)).red()
    view.set_message("A001C005.mov is not where it was. Connect its drive, or ingest it where it is now.")
    after = _grab(view)
    assert QColor(after.pixel(320, 40)).red() < before * 0.6
    row = [QColor(after.pixel(x, y)).red() for x in range(200, 440) for y in range(160, 200)]
    assert max(row) > 150
    assert view.accessibleDescription().startswith("A001C005.mov is not")
    view.present(made_picture(6), Overlay())
    assert view.message == ""
    assert strip_of_image(_grab(view), _area(view)) == 6


def test_clear__shows_an_empty_well(make_view: Made) -> None:
    view = make_view(320, 180)
    view.present(made_picture(5), Overlay(timecode="01:00:00:00"))
    view.clear()
    image = _grab(view)
    assert {image.pixel(x, y) for x in range(0, 320, 8) for y in range(0, 180, 8)} == {QColor("#0C0C0C").rgb()}
    assert view.shown is None
    assert view.wanted_width() == 320


def test_resize__asks_for_another_width(make_view: Made, qtbot: QtBot) -> None:
    view = make_view(320, 180)
    view.present(made_picture(5), Overlay())
    with qtbot.waitSignal(view.resized):
        view.resize(640, 360)
    assert view.wanted_width() == 640


def test_proxy__is_said_in_the_corner_and_to_who_cannot_see(make_view: Made) -> None:
    view = make_view(640, 400)
    view.present(made_picture(12), Overlay(timecode="01:00:00:12", take="24A-1"))
    plain = _grab(view)
    view.present(replace(made_picture(12), from_proxy=True), Overlay(timecode="01:00:00:12", take="24A-1"))
    marked = _grab(view)
    changed = [(x, y) for x in range(640) for y in range(0, 400, 2) if plain.pixel(x, y) != marked.pixel(x, y)]
    assert changed
    assert min(x for x, _ in changed) > 560
    assert min(y for _, y in changed) > 370
    assert strip_of_image(marked, _area(view)) == 12
    assert view.accessibleDescription() == "01:00:00:12 24A-1 from the proxy"


def test_layers__take_away_what_is_off_and_leave_open_ranges(make_view: Made) -> None:
    view = make_view(640, 360)
    view.set_layers(frozenset())
    view.present(made_picture(5, width=640, height=360), Overlay())
    bare = _grab(view)
    view.set_overlay(Overlay(timecode="10:38:22:22", take="24A-3", clip="A001C005", closed=(Marked(lane=Lane.SIZE, text="CU"),)))
    assert _grab(view) == bare
    view.set_layers(frozenset({Layer.LABELS}))
    assert _grab(view).copy(QRect(8, 320, 120, 40)) != bare.copy(QRect(8, 320, 120, 40))
    view.set_overlay(Overlay(open_ranges=(Marked(lane=Lane.BEAT, text="Emotional beat  05:07"),)))
    view.set_layers(frozenset())
    assert _grab(view) != bare
    view.set_layers(None)
    assert _grab(view) == bare


def test_layers__labels_that_do_not_fit_are_not_drawn(make_view: Made) -> None:
    view = make_view(200, 90)
    view.set_layers(frozenset({Layer.LABELS}))
    view.present(made_picture(5), Overlay())
    bare = _grab(view)
    many = tuple(Marked(lane=Lane.FREE, text="a note that is far longer than this small picture is wide") for _ in range(9))
    view.set_overlay(Overlay(closed=many))
    image = _grab(view)
    changed = [(x, y) for x in range(200) for y in range(90) if image.pixel(x, y) != bare.pixel(x, y)]
    assert min(y for _, y in changed) >= 40
    assert max(x for x, _ in changed) < 196


def test_resized__comes_too_where_the_pixels_are_others(qtbot: QtBot, make_view: Made) -> None:
    view = make_view(320, 180)
    with qtbot.waitSignal(view.resized):
        QCoreApplication.sendEvent(view, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert view.wanted_width() == 320
