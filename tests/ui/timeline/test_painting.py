"""Test by their pixels that bars, marks and playhead are painted on their frames, in their colours."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.label import Lane
from dailies_logger.ui import theme
from tests.support.lanes import columns_of, image, point, show_lanes
from tests.support.rooms import make_clip, make_label

CLIP = make_clip(frames=716)


def test_bar__begins_and_ends_on_its_frames(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [make_label("dynamic_action", 100, 200, clip=CLIP)], clip=CLIP)
    look, y = theme.lane(Lane.ACTION), point(view, 0, Lane.ACTION).y()
    picture = image(view)
    left, right = view.sheet.scale.x(100), view.sheet.scale.x(200)
    assert columns_of(picture, look.color, y)[:3] == [left, left + 1, left + 2]
    assert columns_of(picture, look.fill, y)[-1] == right - 1
    assert picture.pixelColor(right + 1, y) == theme.color("lane")


def test_bar__a_single_frame_is_three_pixels_and_its_shape(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [make_label("reaction", 300, 301, clip=CLIP)], clip=CLIP)
    color = theme.lane(Lane.PERFORMANCE).color
    columns = columns_of(image(view), color, point(view, 0, Lane.PERFORMANCE).y())
    left = view.sheet.scale.x(300)
    assert columns[:3] == [left, left + 1, left + 2]
    assert max(columns) < left + 20
    assert len(columns) > 6


def test_bar__text_is_drawn_only_if_it_fits_whole(qtbot: QtBot) -> None:
    words = "a rather long thing to say about this"
    short = show_lanes(qtbot, [make_label("emotional_beat", 100, 130, words, clip=CLIP)], clip=CLIP)
    bare = show_lanes(qtbot, [make_label("emotional_beat", 100, 130, "", clip=CLIP)], clip=CLIP)
    assert image(short) == image(bare)
    long = show_lanes(qtbot, [make_label("emotional_beat", 100, 400, words, clip=CLIP)], clip=CLIP)
    named = show_lanes(qtbot, [make_label("emotional_beat", 100, 400, words[::-1], clip=CLIP)], clip=CLIP)
    assert image(long) != image(named)


def test_bar__intensity_is_drawn_as_pips(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [make_label("emotional_beat", 100, 400, "x", clip=CLIP, intensity=2)], clip=CLIP)
    y = point(view, 0, Lane.BEAT).y() + 2
    right = view.sheet.scale.x(400)
    assert len([x for x in columns_of(image(view), theme.color("text"), y) if x > right - 40]) == 8
    assert len([x for x in columns_of(image(view), theme.color("well"), y) if x > right - 40]) == 12


def test_bars__of_overlapping_ones_both_are_seen(qtbot: QtBot) -> None:
    labels = [make_label("reaction", 100, 300, clip=CLIP), make_label("best_moment", 150, 250, clip=CLIP, age=1)]
    view = show_lanes(qtbot, labels, clip=CLIP)
    look, picture = theme.lane(Lane.PERFORMANCE), image(view)
    top = view.sheet.grid.lane_top(Lane.PERFORMANCE)
    strip = columns_of(picture, look.fill, top + 4)
    assert (min(strip), max(strip)) == (view.sheet.scale.x(100) + 3, view.sheet.scale.x(300) - 1)
    assert view.sheet.scale.x(150) in columns_of(picture, look.color, top + 12)


def test_problem__is_hatched(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [make_label("problem", 100, 300, clip=CLIP)], clip=CLIP)
    y, picture = point(view, 0, Lane.PROBLEM).y(), image(view)
    colors = {picture.pixelColor(x, y).rgb() for x in range(view.sheet.scale.x(200), view.sheet.scale.x(250))}
    assert theme.lane(Lane.PROBLEM).fill.rgb() in colors
    assert len(colors) == 2


def test_open_range__ends_at_the_playhead_in_the_open_fill(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [make_label("emotional_beat", 100, None, clip=CLIP)], clip=CLIP)
    view.set_frame(200)
    y = point(view, 0, Lane.BEAT).y() + 5
    columns = columns_of(image(view), theme.lane(Lane.BEAT).open_fill, y)
    assert max(columns) == view.sheet.scale.x(201) - 1
    view.set_frame(260)
    assert max(columns_of(image(view), theme.lane(Lane.BEAT).open_fill, y)) == view.sheet.scale.x(261) - 1


def test_playhead__is_one_column_on_its_frame(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [], clip=CLIP)
    view.set_frame(321)
    assert columns_of(image(view), theme.color("playhead"), view.sheet.grid.height - 5) == [view.sheet.scale.x(321)]


def test_marks__lie_from_in_to_the_last_frame_that_plays(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [], clip=CLIP)
    view.set_marks(100, 199)
    columns = columns_of(image(view), theme.color("bar"), 1)
    assert (min(columns), max(columns)) == (view.sheet.scale.x(100), view.sheet.scale.x(200) - 1)


def test_selected__has_an_outline(qtbot: QtBot) -> None:
    label = make_label("dynamic_action", 100, 200, clip=CLIP)
    view = show_lanes(qtbot, [label], clip=CLIP)
    view.set_chosen([label.id])
    y = point(view, 0, Lane.ACTION).y()
    assert view.sheet.scale.x(100) in columns_of(image(view), theme.color("strong"), y)


def test_sound__peaks_stand_where_they_are_heard(qtbot: QtBot) -> None:
    view = show_lanes(qtbot, [], clip=CLIP)
    seconds = float(CLIP.frames / CLIP.rate.fraction)
    quiet = bytearray(round(seconds * 100))
    quiet[1000:1100] = b"\xff" * 100
    view.set_peaks(bytes(quiet))
    columns = columns_of(image(view), theme.color("wave"), view.sheet.grid.ruler + 5)
    one = view.viewport().width() / seconds
    assert abs(min(columns) - 10 * one) <= 2
    assert abs(max(columns) - 11 * one) <= 2


def test_scrolled__a_bar_that_began_before_the_view_keeps_its_words_in_sight(qtbot: QtBot) -> None:
    with_words = show_lanes(qtbot, [make_label("emotional_beat", 0, 716, "the lie lands", clip=CLIP)], clip=CLIP)
    with_words.zoom_by(4)
    with_words.set_frame(400)
    assert with_words.sheet.scale.scroll > 0
    strong = columns_of(image(with_words), theme.lane(Lane.BEAT).color, point(with_words, 0, Lane.BEAT).y())
    assert strong
    assert max(strong) < 25


def test_readout__is_on_a_ground_on_which_it_can_be_read(qtbot: QtBot) -> None:
    label = make_label("emotional_beat", 100, 200, clip=CLIP)
    view = show_lanes(qtbot, [label], clip=CLIP)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point(view, 150, Lane.BEAT))
    QTest.mouseMove(view.viewport(), point(view, 300, Lane.BEAT))
    box = image(view).copy(view.sheet.scale.x(250) - 100, view.sheet.grid.lane_top(Lane.BEAT) - 16, 90, 1)
    colors = {box.pixelColor(x, 0).name() for x in range(box.width())}
    assert theme.color("panel").name() in colors
    assert theme.color("playhead").name() not in colors
