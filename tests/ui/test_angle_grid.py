"""Lay angles side by side: 1, 2, 4, 9 and one large, none over another, and the caption of each legible."""

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import Clip, Facts
from dailies_logger.domain.label import DEFAULT_VOCABULARY, SHIPPED_LANES, Lane, Look
from dailies_logger.ui import theme
from dailies_logger.ui.angle_grid import CAPTION, AngleGrid, Tile, places
from dailies_logger.ui.player.surface import PictureView
from tests.support.made_media import made_clip

WELL = QSize(1038, 616)


def angle(letter: str) -> Clip:
    return replace(made_clip(f"{letter}001C001"), facts=Facts(camera=letter, lens="85mm", shot_size="CU", eyeline="L>R"))


@pytest.fixture
def grid(qtbot: QtBot) -> AngleGrid:
    made = AngleGrid()
    qtbot.addWidget(made)
    made.resize(WELL)
    made.borrow(PictureView())
    made.show()
    return made


def laid(grid: AngleGrid, letters: str, *, active: int = 0, large: bool = False) -> list[Tile]:
    clips = [angle(letter) for letter in letters]
    (picture,) = grid.findChildren(PictureView)
    views = [picture if k == active else PictureView() for k in range(len(clips))]
    tiles = [Tile(clip=clip, view=views[k], key=f"Alt {k + 1}", active=k == active) for k, clip in enumerate(clips)]
    grid.lay(tiles, large=large)
    return tiles


@pytest.mark.parametrize("size", [WELL, QSize(640, 440), QSize(1280, 720), QSize(2560, 900), QSize(500, 900)])
@pytest.mark.parametrize("large", [None, 0, 1])
@pytest.mark.parametrize("count", range(2, 11))
def test_places__are_of_16_to_9_inside_the_well_and_apart(size: QSize, count: int, large: int | None) -> None:
    laid = places(size, count, large=large)
    assert len(laid) == count
    for place in laid:
        assert abs(place.width() * 9 / 16 - (place.height() - theme.px(CAPTION))) <= 1
        assert place.left() >= 0
        assert place.top() >= 0
        assert place.right() < size.width()
        assert place.bottom() < size.height()
    assert not any(one.intersects(other) for one, other in combinations(laid, 2))


def test_places__the_large_one_is_the_active_one() -> None:
    for large in range(4):
        laid = places(WELL, 4, large=large)
        assert max(range(4), key=lambda k: laid[k].width()) == large


def test_places__two_four_and_nine_stand_in_rows() -> None:
    assert len({place.top() for place in places(WELL, 2)}) == 1
    assert [len({place.top() for place in places(WELL, count)}) for count in (4, 9)] == [2, 3]


def test_borrow__the_picture_alone_fills_the_well(grid: AngleGrid) -> None:
    (picture,) = grid.findChildren(PictureView)
    assert picture.geometry() == grid.rect()
    laid(grid, "AB")
    assert picture.width() < grid.width() / 2
    grid.lay(())
    grid.resize(800, 500)
    assert picture.geometry() == grid.rect()


def test_lay__each_view_lies_over_its_caption(grid: AngleGrid) -> None:
    tiles = laid(grid, "ABCD")
    for tile, place in zip(tiles, grid.places(), strict=True):
        assert tile.view.geometry() == place.adjusted(0, 0, 0, -theme.px(CAPTION))
        assert tile.active or tile.view.accessibleName() == f"Angle {tile.clip.facts.camera}"


def test_lay__only_the_active_angle_is_framed(grid: AngleGrid) -> None:
    laid(grid, "ABCD", active=2)
    image = grid.grab().toImage()
    strong = theme.color("strong")
    framed = [QColor(image.pixel(place.left() - 1, place.center().y())) == strong for place in grid.places()]
    assert framed == [False, False, True, False]


def test_lay__the_chosen_ranges_are_seen_where_they_are(grid: AngleGrid) -> None:
    tiles = [replace(tile, chosen=((0.25, 0.5),)) if k == 0 else tile for k, tile in enumerate(laid(grid, "AB"))]
    grid.lay(tiles)
    image, place = grid.grab().toImage(), grid.places()[0]
    row = place.bottom() + 1 - theme.px(CAPTION) + 1
    green = theme.lane(Lane.ANGLE).color
    at = {share: QColor(image.pixel(place.left() + round(share * place.width()), row)) == green for share in (0.1, 0.3, 0.45, 0.6)}
    assert at == {0.1: False, 0.3: True, 0.45: True, 0.6: False}


def test_lay__a_short_choice_of_an_hour_is_a_pixel_at_least(grid: AngleGrid) -> None:
    tiles = [replace(tile, chosen=((0.5, 0.50001),)) for tile in laid(grid, "AB")]
    grid.lay(tiles)
    image, place = grid.grab().toImage(), grid.places()[0]
    row = place.bottom() + 1 - theme.px(CAPTION) + 1
    colors = {QColor(image.pixel(x, row)).name() for x in range(place.left(), place.right())}
    assert theme.lane(Lane.ANGLE).color.name() in colors


def test_vocabulary__the_best_angle_has_the_look_of_its_lane(grid: AngleGrid) -> None:
    ring = replace(Lane.ANGLE, look=Look.RING)
    grid.lay([replace(tile, chosen=((0.0, 0.5),)) for tile in laid(grid, "AB")])
    grid.set_vocabulary(replace(DEFAULT_VOCABULARY, lanes=(*SHIPPED_LANES[:3], ring, *SHIPPED_LANES[4:])))
    image, place = grid.grab().toImage(), grid.places()[0]
    assert QColor(image.pixel(place.left() + 9, place.bottom() + 1 - theme.px(CAPTION) + 1)) == theme.lane(ring).color


def test_facts__are_those_that_are_known() -> None:
    clip = angle("A")
    assert Tile(clip=clip, view=None, active=True).facts.split() == ["85mm", "CU", "L>R"]  # type: ignore[arg-type]
    assert Tile(clip=replace(clip, facts=Facts(lens="32mm")), view=None).facts == "32mm"  # type: ignore[arg-type]


def test_press__picks_the_angle_under_the_pointer_on_picture_and_caption(qtbot: QtBot, grid: AngleGrid) -> None:
    tiles = laid(grid, "ABCD")
    picked: list[object] = []
    grid.picked.connect(picked.append)
    place = grid.places()[3]
    for at in (place.center(), QPoint(place.center().x(), place.bottom() - 4)):
        child = grid.childAt(at)
        QTest.mouseClick(child or grid, Qt.MouseButton.LeftButton, pos=child.mapFrom(grid, at) if child else at)
    assert picked == [tiles[3].clip.id] * 2
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert len(picked) == 2


def test_caption__the_name_of_the_clip_goes_before_lens_and_size(grid: AngleGrid, monkeypatch: pytest.MonkeyPatch) -> None:
    tiles = [replace(tile, best=True) for tile in laid(grid, "ABCD")]
    written: list[str] = []
    draw = QPainter.drawText

    def drawn(painter: QPainter, *what: Any) -> None:
        written.append(what[-1])
        draw(painter, *what)

    monkeypatch.setattr(QPainter, "drawText", drawn)
    said = {}
    for size in (WELL, QSize(520, 380)):
        grid.resize(size)
        grid.lay(tiles)
        written.clear()
        grid.grab()
        said[size.width()] = {words for words in written if words in {tiles[0].facts, tiles[0].clip.name, "best"}}
    assert said == {1038: {tiles[0].facts, tiles[0].clip.name, "best"}, 520: {tiles[0].facts, "best"}}
