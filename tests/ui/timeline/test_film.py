"""Test which frames the filmstrip shows."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.ui.timeline.film import tiles
from dailies_logger.ui.timeline.scale import Scale


@given(frames=st.integers(1, 200_000), width=st.integers(50, 4000), closeness=st.floats(0, 1), nominal=st.sampled_from([24, 25, 30, 60]))
def test_tiles__have_room_and_fill_the_view(frames: int, width: int, closeness: float, nominal: int) -> None:
    scale = Scale.fit(frames=frames, width=width).at_closeness(closeness, around=frames // 2)
    found = tiles(scale, nominal=nominal, wide=64)
    assert found[0].x <= 0
    assert all(tile.x == scale.x(tile.frame) for tile in found)
    assert all(after.x - tile.x == tile.room >= 63 for tile, after in pairwise(found))
    assert found[-1].x + found[-1].room >= min(width, scale.x(frames)) - 1


@pytest.mark.parametrize(
    ("zoom", "step", "exact"),
    [(24, 3, True), (6, 11, True), (Fraction(5, 2), 48, False), (Fraction(1, 100), 7200, False), (Fraction(1, 10), 720, False)],
)
def test_tiles__lie_on_round_steps_and_say_whether_the_very_frame_is_meant(zoom: Fraction | int, step: int, exact: bool) -> None:
    scale = Scale(frames=100_000, width=1400, zoom=Fraction(zoom))
    found = tiles(scale, nominal=24, wide=64)
    assert {tile.frame % step for tile in found} == {0}
    assert found[1].frame - found[0].frame == step
    assert {tile.exact for tile in found} == {exact}
