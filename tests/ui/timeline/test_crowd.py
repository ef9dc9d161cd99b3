"""Test that of very many labels every one leaves its mark."""

import random

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.label import Lane
from dailies_logger.ui import theme
from dailies_logger.ui.timeline import painting
from tests.support.lanes import columns_of, image, show_lanes
from tests.support.rooms import make_clip, make_label


def test_crowd__painted_by_the_column_leaves_no_label_unseen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(3)
    long = make_clip("A009C001", frames=90_000)
    starts = sorted(dice.randrange(89_000) for _ in range(300))
    labels = [make_label("reaction", at, at + dice.choice((1, 1, 30, 900)), clip=long, age=k) for k, at in enumerate(starts)]
    view = show_lanes(qtbot, labels, clip=long)
    y = view.sheet.grid.lane_top(Lane.PERFORMANCE)
    ground = theme.color("lane")

    def filled() -> set[int]:
        """List the columns of the lane in which something is to be seen."""
        picture = image(view)
        rows = range(y + 2, y + 18)
        return {x for x in range(3, picture.width()) if any(picture.pixelColor(x, row) != ground for row in rows)}

    monkeypatch.setattr(painting, "CROWD", 50)
    view.refresh()
    by_the_column = filled()
    assert [at for at in starts if view.sheet.scale.x(at) >= 3 and view.sheet.scale.x(at) not in by_the_column] == []
    long_ones = [label for label in labels if label.end is not None and label.end - label.start == 900]
    assert all(view.sheet.scale.x(label.start + 800) in by_the_column for label in long_ones)


def test_crowd__is_painted_as_one_by_one_but_for_the_shapes(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    long = make_clip("A009C001", frames=90_000)
    labels = [make_label("reaction", at, at + 600, clip=long) for at in range(0, 90_000, 900)]
    view = show_lanes(qtbot, labels, clip=long)
    y = view.sheet.grid.lane_top(Lane.PERFORMANCE) + 3
    one_by_one = image(view)
    monkeypatch.setattr(painting, "CROWD", 50)
    view.refresh()
    assert columns_of(image(view), theme.lane(Lane.PERFORMANCE).color, y) == columns_of(one_by_one, theme.lane(Lane.PERFORMANCE).color, y)
    fills = [set(columns_of(picture, theme.lane(Lane.PERFORMANCE).fill, y)) for picture in (one_by_one, image(view))]
    assert fills[0] <= fills[1]


@pytest.mark.parametrize("times", [1.5, 4, 20])
def test_crowd__scrolled_is_to_the_pixel_as_painted_for_the_first_time(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, times: float) -> None:
    monkeypatch.setattr(painting, "CROWD", 5)
    dice, long = random.Random(5), make_clip("A009C001", frames=90_000)
    kinds = ("reaction", "best", "problem", "line")
    labels = [
        make_label(dice.choice(kinds), at, at + dice.choice((1, 40, 300, 900, 4000)), clip=long, age=k)
        for k, at in enumerate(sorted(dice.randrange(85_000) for _ in range(600)))
    ]
    view = show_lanes(qtbot, labels, clip=long)
    view.zoom_by(times)
    for step in (120, 120, 1, 255, 256, -37, -360, 700):
        view._hand.scrolled.emit(step)
        fresh = show_lanes(qtbot, labels, clip=long)
        fresh.zoom_by(times)
        fresh._hand.scrolled.emit(view.sheet.scale.scroll - fresh.sheet.scale.scroll)
        assert fresh.sheet.scale == view.sheet.scale
        assert image(view) == image(fresh)
