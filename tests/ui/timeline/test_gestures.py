"""Test what a press on the lanes takes hold of, and what dragging an edge asks for."""

from fractions import Fraction
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.label import DEFAULT_VOCABULARY, Label, Lane
from dailies_logger.ui.timeline.gestures import Band, Held, Part, Trim, banded, held, trim
from dailies_logger.ui.timeline.layout import Density, Grid, LaneBars, lay
from dailies_logger.ui.timeline.scale import Scale
from tests.support.rooms import make_clip, make_label

SCALE = Scale(frames=1728, width=1432, zoom=Fraction(2), scroll=100)
GRID = Grid.of(Density.NORMAL)
BEAT_Y = GRID.lane_top(Lane.BEAT) + 11


def press(labels: list[Label], frame: int, *, dx: int = 0, y: int = BEAT_Y) -> Held | None:
    lanes = lay(labels, DEFAULT_VOCABULARY, frames=1728)
    return held(lanes, x=SCALE.x(frame) + dx, y=y, scale=SCALE, grid=GRID, now=1727)


def test_press__names_head_body_and_tail() -> None:
    labels = [make_label("emotional_beat", 200, 300)]
    assert [press(labels, frame).part for frame in (200, 250, 299)] == [Part.HEAD, Part.BODY, Part.TAIL]  # type: ignore[union-attr]
    assert press(labels, 301) is None
    assert press(labels, 190) is None


def test_press__beside_the_lane_holds_nothing() -> None:
    labels = [make_label("emotional_beat", 200, 300)]
    assert press(labels, 250, y=10) is None
    assert press(labels, 250, y=BEAT_Y + 22) is None


def test_press__of_overlapping_bars_the_upper_is_held_and_the_lower_by_its_strip() -> None:
    long, short = make_label("emotional_beat", 200, 300, "long"), make_label("emotional_beat", 220, 260, "short")
    on_top = press([long, short], 240)
    strip = press([long, short], 240, y=BEAT_Y - 8)
    assert on_top is not None
    assert strip is not None
    assert (on_top.bar.label.text, strip.bar.label.text) == ("short", "long")


def test_press__a_single_frame_can_be_hit_on_its_shape() -> None:
    labels = [make_label("emotional_beat", 200, 201)]
    found = press(labels, 200, dx=12)
    assert found is not None
    assert found.part is Part.BODY


def test_drag__an_open_range_or_another_angles_label_has_no_edges() -> None:
    clip = make_clip()
    found = press([make_label("emotional_beat", 200, None)], 200)
    assert found is not None
    assert trim(found, Lane.BEAT, clip=clip, frame=250) is None
    foreign = press([make_label("emotional_beat", 200, 300, clip=make_clip("B001C005"))], 200)
    assert foreign is not None
    assert trim(foreign, Lane.BEAT, clip=clip, frame=250) is None


def test_drag__a_press_without_a_move_changes_nothing() -> None:
    label = make_label("emotional_beat", 200, 300)
    for frame, shown in ((200, 200), (299, 299)):
        found = press([label], frame)
        assert found is not None
        begun = trim(found, Lane.BEAT, clip=make_clip(), frame=frame)
        assert begun is not None
        assert begun.shown == shown
        assert begun.moved(frame) == begun


@given(part=st.sampled_from([Part.HEAD, Part.TAIL]), frames=st.lists(st.integers(0, 1727), min_size=1))
def test_drag__keeps_the_frame_under_the_hand_in_the_range(part: Part, frames: list[int]) -> None:
    moved = Trim(
        label=make_label("reaction", 0, 1).id, lane=Lane.BEAT, part=part, start=200, end=300, first=200, last=300, held=250, frames=1728,
        back=200, on=1428,
    )  # fmt: skip
    for frame in frames:
        moved = moved.moved(frame)
        assert 0 <= moved.start < moved.end <= 1728
        assert moved.start == 200 if part is Part.TAIL else moved.end == 300
    wanted = min(frames[-1], 299) if part is Part.HEAD else max(frames[-1], 200)
    assert moved.shown == wanted


def taken(part: Part, *, start: int = 200, end: int = 300) -> Trim:
    return Trim(
        label=make_label("reaction", start, end).id, lane=Lane.BEAT, part=part, start=start, end=end, first=start, last=end, held=250,
        frames=1728, back=start, on=1728 - end,
    )  # fmt: skip


def test_move__keeps_the_length_and_stays_in_the_clip() -> None:
    moved = [taken(Part.BODY).moved(frame) for frame in (261, 0, 1727)]
    assert [(each.start, each.end, each.by) for each in moved] == [(211, 311, 11), (0, 100, -200), (1628, 1728, 1428)]


def test_snap__takes_the_nearest_target_in_reach_and_no_other() -> None:
    targets = [0, 190, 315, 1728]
    assert taken(Part.HEAD).moved(192).snapped(targets, reach=5).start == 190
    assert taken(Part.HEAD).moved(196).snapped(targets, reach=5).start == 196
    assert taken(Part.TAIL).moved(312).snapped(targets, reach=5).end == 315
    nearer_tail = taken(Part.BODY).moved(263).snapped(targets, reach=5)
    assert (nearer_tail.start, nearer_tail.end) == (215, 315)
    assert taken(Part.BODY).snapped([], reach=5) == taken(Part.BODY)


def test_several__go_by_the_same_as_far_as_the_one_nearest_an_end() -> None:
    bars = [LaneBars([make_label("reaction", start, start + 50)], frames=1728).bars[0] for start in (200, 30, 1600)]
    foreign = LaneBars([make_label("reaction", 0, 50, clip=make_clip("B001C001"))], frames=1728).bars[0]
    opened = LaneBars([make_label("reaction", 5, None)], frames=1728).bars[0]
    begun = trim(Held(bar=bars[0], part=Part.BODY), Lane.PERFORMANCE, clip=make_clip(), frame=210, others=[*bars, foreign, opened])
    assert begun is not None
    assert begun.along == {bars[1].label.id, bars[2].label.id}
    assert (begun.moved(0).by, begun.moved(1727).by) == (-30, 78)
    edge = trim(Held(bar=bars[0], part=Part.HEAD), Lane.PERFORMANCE, clip=make_clip(), frame=200, others=bars)
    assert edge is not None
    assert edge.along == frozenset()


def test_band__touches_what_lies_in_it_and_nothing_beside() -> None:
    labels = [make_label("emotional_beat", 100, 200), make_label("reaction", 150, 160), make_label("note", 150, 151)]
    lanes, grid = lay(labels, DEFAULT_VOCABULARY, frames=1728), Grid.of(Density.NORMAL)
    scale = Scale(frames=1728, width=1432, zoom=Fraction(1))
    top = grid.lane_top(Lane.BEAT)

    def over(left: int, right: int, bottom: int) -> list[UUID]:
        return banded(lanes, Band(left=left, right=right, top=top + 5, bottom=bottom), scale=scale, grid=grid, now=0)

    assert over(199, 300, top + 6) == [labels[0].id]
    assert over(200, 300, top + 6) == []
    assert over(0, 150, grid.lane_top(Lane.ACTION)) == [labels[0].id, labels[1].id]
