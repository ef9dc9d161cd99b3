"""Test what the strips over the lanes show: the pictures that are there, each in its place, and the takes of a day."""

from PySide6.QtGui import QColor, QPixmap
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Lane
from dailies_logger.ui import theme
from dailies_logger.ui.timeline.lanes import LanesView
from dailies_logger.ui.timeline.layout import Density, Grid
from dailies_logger.workflow.day_line import Piece
from tests.support.lanes import image, show_lanes
from tests.support.rooms import make_clip

CLIP = make_clip(frames=2400)
SECOND = make_clip("A001C002", frames=600)
GRID = Grid.of(Density.NORMAL, film=True)
ROW = GRID.ruler + 15


class Strip:
    """Give a red picture for each frame asked for, once `there`; keep what was asked."""

    def __init__(self, width: int = 160, height: int = 90) -> None:
        self.there = True
        self.asked: list[tuple[str, int, bool]] = []
        self._size = (width, height)

    def __call__(self, clip: Clip, frame: int, *, exact: bool) -> QPixmap | None:
        self.asked.append((clip.name, frame, exact))
        picture = QPixmap(*self._size)
        picture.fill(QColor("red"))
        return picture if self.there else None


def shown(qtbot: QtBot, strip: Strip) -> LanesView:
    view = show_lanes(qtbot, [], clip=CLIP)
    view.sheet.film = strip
    view.set_grid(GRID)
    return view


def test_film__shows_pictures_on_round_seconds_and_close_in_the_very_frames(qtbot: QtBot) -> None:
    strip = Strip()
    view = shown(qtbot, strip)
    picture = image(view)
    far = list(strip.asked)
    assert all(frame % 24 == 0 and not exact for _, frame, exact in far)
    assert all(picture.pixelColor(view.sheet.scale.x(frame) + 2, ROW) == QColor("red") for _, frame, _ in far)
    strip.asked.clear()
    view.zoom_by(30)
    image(view)
    assert strip.asked
    assert all(exact for *_, exact in strip.asked)


def test_film__a_place_waits_dark_and_refresh_fills_it(qtbot: QtBot) -> None:
    strip = Strip()
    strip.there = False
    view = shown(qtbot, strip)
    assert image(view).pixelColor(5, ROW) == theme.color("well")
    strip.there = True
    view.refresh()
    assert image(view).pixelColor(5, ROW) == QColor("red")


def test_film__a_narrow_picture_stands_in_the_middle_of_its_place(qtbot: QtBot) -> None:
    view = shown(qtbot, Strip(45, 90))
    found = image(view)
    assert found.pixelColor(3, ROW) == theme.color("well")
    assert found.pixelColor(25, ROW) == QColor("red")


def test_film__none_where_there_is_no_room(qtbot: QtBot) -> None:
    strip = Strip()
    view = shown(qtbot, strip)
    strip.asked.clear()
    view.set_grid(Grid.of(Density.DENSE, film=True))
    image(view)
    assert strip.asked == []


def test_day__has_a_line_where_a_take_begins_and_pictures_of_each(qtbot: QtBot) -> None:
    strip = Strip()
    view = shown(qtbot, strip)
    parts = [Piece(clip=CLIP, start=0, end=2400, name="24-1"), Piece(clip=SECOND, start=2400, end=3000, name="24-2")]
    view.set_parts(parts)
    view.set_clip(make_clip("day", frames=3000))
    strip.asked.clear()
    found = image(view)
    border = view.sheet.scale.x(2400)
    y = GRID.lane_top(Lane.ACTION) + 5
    assert found.pixelColor(border, y) == theme.color("line2")
    assert found.pixelColor(border + 2, y) != theme.color("line2")
    assert {name for name, *_ in strip.asked} == {CLIP.name, SECOND.name}
    assert all(not exact for *_, exact in strip.asked)
    assert next((name, frame) for name, frame, _ in strip.asked if name == SECOND.name) == (SECOND.name, 0)
    assert (view.sheet.name_at(2399), view.sheet.name_at(2400)) == ("24-1", "24-2")
