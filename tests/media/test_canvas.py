"""Prove that shapes are painted where they should be, in their colours, and stay inside the picture."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dailies_logger.media.canvas import Canvas, Colour

RED = Colour(80, 90, 200)
places = st.floats(-200, 300, allow_nan=False)


def test_shade__goes_from_top_to_bottom() -> None:
    canvas = Canvas(64, 48)
    canvas.shade(Colour(20, 100, 140), Colour(200, 160, 120))
    assert canvas.luma[0, 0] == 20
    assert canvas.luma[-1, 0] == 200
    assert (np.diff(canvas.luma[:, 5].astype(int)) >= 0).all()
    assert canvas.planes.shape == (72, 64)


def test_ellipse__is_filled_inside_and_leaves_the_outside() -> None:
    canvas = Canvas(100, 80)
    before = canvas.copy()
    canvas.ellipse(50, 40, 20, 10, RED)
    assert canvas.luma[40, 50] == 80
    assert (canvas.luma[:28] == before.luma[:28]).all()
    assert (canvas.planes != before.planes).any()
    assert canvas.planes[80:].max() > 190


def test_box__covers_exactly_its_even_pixels() -> None:
    canvas = Canvas(40, 40)
    canvas.box(10, 12, 20, 22, RED)
    rows, columns = np.nonzero(canvas.luma == 80)
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (12, 21, 10, 19)


def test_box__half_strength__lies_between() -> None:
    canvas = Canvas(40, 40)
    canvas.box(0, 0, 40, 40, Colour(228), strength=0.5)
    assert set(canvas.luma.ravel().tolist()) == {178}


def test_ellipse__darker_than_what_is_under__does_not_wrap_round() -> None:
    canvas = Canvas(40, 40)
    canvas.shade(Colour(200), Colour(200))
    canvas.ellipse(20, 20, 10, 10, Colour(20), soft=1)
    assert canvas.luma.max() == 200
    assert canvas.luma[20, 20] < 60


@settings(max_examples=40)
@given(x=places, y=places, rx=st.floats(0.5, 300), ry=st.floats(0.5, 300))
def test_shapes__anywhere__stay_inside(x: float, y: float, rx: float, ry: float) -> None:
    canvas = Canvas(64, 48)
    canvas.ellipse(x, y, rx, ry, Colour(16, 16, 16))
    canvas.box(x, y, x + rx, y + ry, Colour(235, 240, 240))
    assert canvas.planes.shape == (72, 64)
    assert canvas.luma.min() >= 16


def test_copy__is_its_own() -> None:
    canvas = Canvas(8, 8)
    canvas.copy().shade(Colour(20), Colour(20))
    assert (canvas.luma == 128).all()
