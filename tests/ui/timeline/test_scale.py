"""Test that columns of pixels and media frames are mapped exactly, at every zoom and scroll."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.ui.timeline.scale import CLOSEST, Scale


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    frames = draw(st.integers(1, 400_000))
    scale = Scale.fit(frames=frames, width=draw(st.integers(1, 3840)))
    around = draw(st.integers(0, frames - 1))
    times = draw(st.fractions(Fraction(1), Fraction(20_000), max_denominator=997))
    return scale.zoomed(scale.zoom * times, around=around).scrolled(draw(st.integers(0, 10_000_000)))


@given(scale=scales(), data=st.data())
def test_go_to_column__a_frame_that_has_columns_of_its_own_is_found_in_each_of_them(scale: Scale, data: st.DataObject) -> None:
    frame = data.draw(st.integers(0, scale.frames - 1))
    left, right = scale.x(frame), scale.x(frame + 1)
    for x in {left, max(left, right - 1), (left + right) // 2} if scale.zoom >= 1 else ():
        assert scale.frame(x) == frame


@given(scale=scales(), data=st.data())
def test_go_to_column__where_frames_share_a_column_its_first_is_meant(scale: Scale, data: st.DataObject) -> None:
    x = data.draw(st.integers(0, scale.width - 1))
    frame = scale.frame(x)
    if scale.zoom < 1 and x + scale.scroll < scale.length and 0 < frame < scale.frames - 1:
        assert scale.x(frame) == x
        assert scale.x(frame - 1) < x


@given(scale=scales())
def test_go_to_column__never_leaves_the_clip(scale: Scale) -> None:
    assert scale.frame(-10_000) >= 0
    assert scale.frame(10_000_000) == scale.frames - 1


@given(scale=scales())
def test_fit__the_whole_clip_lies_in_the_view(scale: Scale) -> None:
    whole = Scale.fit(frames=scale.frames, width=scale.width)
    assert whole.x(0) == 0
    assert whole.x(whole.frames) <= whole.width
    assert whole.x(whole.frames) == min(whole.width, whole.frames * CLOSEST)
    assert whole.span() == (0, whole.frames) if whole.zoom >= 1 else whole.span()[0] == 0


@given(scale=scales(), times=st.fractions(Fraction(1, 8), Fraction(8), max_denominator=64), data=st.data())
def test_zoom__keeps_the_playhead_in_its_column_where_the_ends_allow(scale: Scale, times: Fraction, data: st.DataObject) -> None:
    first, last = scale.span()
    around = data.draw(st.integers(first, max(first, last - 1)))
    column = min(max(0, scale.x(around)), scale.width - 1)
    near = scale.zoomed(scale.zoom * times, around=around)
    if 0 < near.scroll < near.farthest:
        assert near.x(around) == column
    assert near.widest <= near.zoom <= CLOSEST


@given(scale=scales())
def test_scroll__never_shows_beyond_the_ends(scale: Scale) -> None:
    assert scale.scrolled(-5).scroll == 0
    end = scale.scrolled(10**9)
    assert end.x(end.frames) <= end.width
    assert end.scroll == end.farthest


def test_follow__turns_the_page_only_when_the_playhead_leaves() -> None:
    scale = Scale(frames=10_000, width=1000, zoom=Fraction(2), scroll=4000)
    assert scale.following(2100) is scale
    turned = scale.following(2500)
    assert turned.x(2500) == 100
    assert scale.following(9_999).scroll == scale.farthest


def test_resize__a_view_of_the_whole_clip_stays_one() -> None:
    scale = Scale.fit(frames=1728, width=1432)
    assert scale.resized(1136, around=5).zoom == Fraction(1136, 1728)
    near = scale.zoomed(Fraction(4), around=800)
    assert near.resized(1136, around=800).zoom == 4


def test_centred__lays_the_frame_in_the_middle_as_far_as_the_ends_allow() -> None:
    scale = Scale(frames=1000, width=200, zoom=Fraction(2))
    assert scale.centred(500).x(500) == 100
    assert (scale.centred(3).scroll, scale.centred(999).scroll) == (0, 1800)


def test_closest__bounds_the_zoom_and_the_slider() -> None:
    scale = Scale.fit(frames=10_000, width=1000, closest=Fraction(1))
    assert scale.at_closeness(1, around=0).zoom == scale.zoomed(Fraction(5), around=0).zoom == 1
    assert scale.at_closeness(1, around=0).closeness == 1
    assert scale.resized(500, around=0).closest == 1
