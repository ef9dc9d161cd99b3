"""Test how bars lie on lanes: none is lost, overlapping ones are all seen, heights hold."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.label import DEFAULT_VOCABULARY, SHIPPED_LANES, Label, LabelKind, Lane, Look, Vocabulary
from dailies_logger.ui.timeline.layout import Bar, Density, Grid, LaneBars, lay
from tests.support.rooms import make_label

FRAMES = 600


@st.composite
def labels(draw: st.DrawFn) -> list[Label]:
    spans = draw(st.lists(st.tuples(st.integers(0, FRAMES - 1), st.integers(1, 200)), max_size=40))
    return [make_label("best_moment", start, min(FRAMES, start + length), age=k) for k, (start, length) in enumerate(spans)]


def overlap(a: Bar, b: Bar) -> bool:
    return a.start < b.end and b.start < a.end


@given(found=labels(), first=st.integers(0, FRAMES), length=st.integers(1, FRAMES))
def test_find_in_view__misses_no_bar(found: list[Label], first: int, length: int) -> None:
    lane = LaneBars(found, frames=FRAMES)
    last = first + length
    wanted = {bar.label.id for bar in lane.bars if bar.start < last and bar.end > first}
    assert wanted <= {bar.label.id for bar in lane.between(first, last)}
    assert wanted == {bar.label.id for bar in lane.at(first, last)}


@given(found=labels())
def test_lay__overlapping_bars_take_different_steps(found: list[Label]) -> None:
    bars = LaneBars(found, frames=FRAMES).bars
    for k, bar in enumerate(bars):
        assert 0 <= bar.row < bar.rows
        for other in bars[k + 1 :]:
            assert not overlap(bar, other) or (bar.row != other.row and bar.rows == other.rows)


@given(found=labels())
def test_lay__text_has_room_only_where_no_bar_lies_over_it(found: list[Label]) -> None:
    bars = LaneBars(found, frames=FRAMES).bars
    for bar in bars:
        over = [other.start for other in bars if other.row > bar.row and overlap(bar, other)]
        assert bar.clear == max(bar.start, min([bar.end, *over]))


def test_lay__a_bar_alone_has_the_full_height() -> None:
    (bar,) = LaneBars([make_label("reaction", 10, 20)], frames=FRAMES).bars
    assert (bar.row, bar.rows, bar.clear) == (0, 1, 20)
    assert Grid.of(Density.NORMAL).bar(Lane.BEAT, bar.row, bar.rows) == (2, 18)
    assert Grid.of(Density.DENSE).bar(Lane.BEAT, bar.row, bar.rows) == (2, 12)


def test_lay__an_open_label_reaches_the_end_of_the_clip() -> None:
    (bar,) = LaneBars([make_label("reaction", 10, None)], frames=FRAMES).bars
    assert bar.end == FRAMES


@pytest.mark.parametrize("density", list(Density))
@pytest.mark.parametrize("percent", [90, 100, 150])
@pytest.mark.parametrize("rows", [1, 2, 3, 5, 40])
def test_lay__every_step_stays_in_its_lane(density: Density, rows: int, percent: int) -> None:
    for row in range(rows):
        grid = Grid.of(density, percent=percent)
        top, height = grid.bar(Lane.FREE, row, rows)
        assert top >= 0
        assert height >= 1
        assert top + height <= grid.lane


def test_lay__labels_go_to_the_lane_of_their_kind_and_unknown_ones_to_the_free_lane() -> None:
    found = lay([make_label("eyeline", 0, 5), make_label("comedy", 0, 5), make_label("gone_kind", 0, 5)], DEFAULT_VOCABULARY, frames=FRAMES)
    assert [len(found[lane].bars) for lane in SHIPPED_LANES] == [0, 1, 0, 0, 1, 0, 0, 1]


def test_find_lane__by_height() -> None:
    assert Grid.of(Density.NORMAL).height == 24 + 28 + 8 * 22
    assert Grid.of(Density.NORMAL).lane_at(51) is None
    assert Grid.of(Density.NORMAL).lane_at(52) is Lane.BEAT
    assert Grid.of(Density.NORMAL).lane_at(52 + 8 * 22 - 1) is Lane.FREE
    assert Grid.of(Density.NORMAL).lane_at(52 + 8 * 22) is None
    assert Grid.of(Density.DENSE).lane_top(Lane.ACTION) == 24 + 22 + 2 * 16


def test_fold__a_lane_is_low_and_those_below_move_up() -> None:
    grid = Grid.of(Density.NORMAL, low={Lane.PERFORMANCE.id})
    assert grid.lanes[Lane.PERFORMANCE] == (52 + 22, 7)
    assert grid.lane_top(Lane.ACTION) == 52 + 22 + 7
    assert (grid.lane_at(52 + 22 + 6), grid.lane_at(52 + 22 + 7)) == (Lane.PERFORMANCE, Lane.ACTION)
    assert grid.height == Grid.of(Density.NORMAL).height - 15
    assert (grid.low(Lane.PERFORMANCE), grid.low(Lane.ACTION)) == (True, False)
    assert Grid.of(Density.FOLDED, low={Lane.PERFORMANCE.id}).lanes[Lane.PERFORMANCE][1] == 5


def test_relaid__lanes_that_stay_are_as_high_as_before_and_others_are_open() -> None:
    grid = Grid.of(Density.NORMAL, low={Lane.PERFORMANCE.id})
    songs = Lane(id="songs", name="Songs", look=Look.RING)
    acting = replace(Lane.PERFORMANCE, name="Acting")
    other = grid.relaid((songs, acting, Lane.FREE))
    assert other.lanes == {songs: (52, 22), acting: (52 + 22, 7), Lane.FREE: (52 + 29, 22)}
    assert other.height == 52 + 51
    assert grid.relaid(SHIPPED_LANES) == grid


def test_lay__lies_on_the_lanes_of_the_vocabulary_and_where_one_is_gone_on_free() -> None:
    songs = Lane(id="songs", name="Songs", look=Look.RING)
    kinds = tuple(LabelKind(id=name, name=name, lane=name, key="") for name in ("songs", "gone"))
    vocabulary = Vocabulary(kinds=kinds, lanes=(songs, replace(Lane.FREE, name="Anything")))
    found = lay([make_label(name, 0, 5) for name in ("songs", "gone", "gone_kind")], vocabulary, frames=FRAMES)
    assert {lane.name: [bar.label.kind for bar in bars.bars] for lane, bars in found.items()} == {
        "Songs": ["songs"],
        "Anything": ["gone", "gone_kind"],
    }


@pytest.mark.parametrize(("density", "height"), [(Density.TALL, 56), (Density.NORMAL, 36), (Density.DENSE, 0), (Density.FOLDED, 0)])
def test_film__has_a_strip_where_there_is_room_for_it(density: Density, height: int) -> None:
    assert Grid.of(density, film=True).top - Grid.of(density).top == Grid.of(density, film=True).film == height


@given(found=labels(), frames=st.integers(1, 300), first=st.integers(0, FRAMES), length=st.integers(1, FRAMES))
def test_at_least__leaves_out_no_long_bar_and_firsts_finds_the_first(found: list[Label], frames: int, first: int, length: int) -> None:
    lane = LaneBars(found, frames=FRAMES)
    long = lane.at_least(frames)
    assert {bar.label.id for bar in lane.bars if bar.end - bar.start >= frames} <= {bar.label.id for bar in long.bars}
    assert all(2 * (bar.end - bar.start) > frames for bar in long.bars)
    inside = [bar for bar in lane.bars if first <= bar.start < first + length]
    assert list(lane.firsts([first, first + length])) == [(0, bar) for bar in inside[:1]]
    assert [place for place, _ in lane.firsts(range(FRAMES + 1))] == sorted({bar.start for bar in lane.bars})
    assert lane.crowded(first, first + length, most=3) is (len(inside) > 3)
