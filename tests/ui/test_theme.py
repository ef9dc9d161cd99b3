from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dailies_logger.domain.label import Lane, Look
from dailies_logger.ui import theme

EVERY = [Lane(id=look.name, name=look.value, look=look) for look in Look]


@pytest.fixture(autouse=True)
def unscaled(qapp: QApplication) -> Iterator[None]:
    yield
    theme.set_scale(100)
    theme.set_light(light=False)


@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("text", "panel", 12.7),
        ("text", "sel", 8.4),
        ("text2", "panel", 7.4),
        ("text2", "raised", 6.6),
        ("text2", "sel", 4.9),
        ("text3", "window", 5.5),
        ("text3", "panel", 5.2),
        ("text3", "raised", 4.6),
        ("strong", "panel", 14.9),
        ("error", "panel", 7.5),
        ("warning", "panel", 9.2),
        ("done", "panel", 9.1),
        ("on_primary", "primary", 12.1),
        ("edge", "panel", 3.4),
        ("bar", "panel", 10.1),
    ],
)
def test_contrast__is_what_the_design_says(ink: str, ground: str, least: float) -> None:
    assert round(theme.contrast(theme.color(ink), theme.color(ground)), 1) >= least


@pytest.mark.parametrize("lane", EVERY, ids=lambda lane: lane.id)
def test_contrast__of_lanes(lane: Lane) -> None:
    look = theme.lane(lane)
    assert round(theme.contrast(look.color, theme.color("lane")), 1) >= 5.2
    assert round(theme.contrast(theme.color("text"), look.fill), 1) >= 5.8
    assert round(theme.contrast(theme.color("strong"), look.open_fill), 1) >= 4.5


@pytest.mark.parametrize(
    ("ink", "least"),
    [("text", 12.0), ("text2", 7.5), ("text3", 5.8), ("error", 5.4), ("warning", 5.2), ("done", 5.6), ("edge", 3.5), ("bar", 9.1)],
)
def test_contrast__in_the_light_theme_is_what_the_design_says(ink: str, least: float) -> None:
    theme.set_light(light=True)
    assert round(theme.contrast(theme.color(ink), theme.color("panel")), 1) >= least


@pytest.mark.parametrize("lane", EVERY, ids=lambda lane: lane.id)
def test_contrast__of_lanes_in_the_light_theme(lane: Lane) -> None:
    theme.set_light(light=True)
    look = theme.lane(lane)
    assert round(theme.contrast(look.color, theme.color("lane")), 1) >= 3.2
    assert round(theme.contrast(theme.color("text"), look.fill), 1) >= 4.5
    assert round(theme.contrast(theme.color("strong"), look.open_fill), 1) >= 4.5


def test_light__has_the_same_names_and_keeps_the_picture_dark() -> None:
    dark = dict(theme.tokens())
    on_picture = {lane: theme.lane_on_picture(lane) for lane in EVERY}
    assert on_picture == {lane: theme.lane(lane).color for lane in EVERY}
    theme.set_light(light=True)
    light = theme.tokens()
    assert light.keys() == dark.keys()
    assert {name for name in light if light[name] == dark[name]} == {"well", "overlay", "overlay_text"}
    assert {lane: theme.lane_on_picture(lane) for lane in EVERY} == on_picture
    assert "_light.svg" in theme.style_sheet()


def test_light__greys_are_pure() -> None:
    theme.set_light(light=True)
    for token in theme.tokens().keys() - {"error", "warning", "done"}:
        value = theme.color(token)
        assert value.red() == value.green() == value.blue(), token


def test_contrast__of_black_and_white() -> None:
    assert theme.contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)


def test_color__greys_are_pure() -> None:
    states = {"error", "warning", "done"}
    for token in theme.tokens().keys() - states:
        value = theme.color(token)
        assert value.red() == value.green() == value.blue(), token


def test_color__overlay_is_seen_through() -> None:
    assert theme.color("overlay").alpha() == theme.OVERLAY_ALPHA


@pytest.mark.parametrize(
    ("lane", "fill", "open_fill"),
    [(Lane.BEAT, "#5f384b", "#814763"), (Lane.EYELINE, "#214c5c", "#23647c"), (Lane.ACTION, "#573217", "#753e15")],
)
def test_lane__fills_are_mixed_as_drawn(lane: Lane, fill: str, open_fill: str) -> None:
    for got, wanted in ((theme.lane(lane).fill, fill), (theme.lane(lane).open_fill, open_fill)):
        expected = QColor(wanted)
        assert max(abs(got.red() - expected.red()), abs(got.green() - expected.green()), abs(got.blue() - expected.blue())) <= 1


def test_lane__letters_and_shapes_are_all_different() -> None:
    assert len({theme.lane(lane).letter for lane in EVERY}) == len({lane.look for lane in EVERY}) == len(EVERY)


@pytest.mark.parametrize("role", [name for name, role in theme.ROLES.items() if role.figures])
def test_font__figures_stand_in_columns(role: str) -> None:
    metrics = QFontMetrics(theme.font(role))
    assert metrics.horizontalAdvance("11:11:11:11") == metrics.horizontalAdvance("00:48:59:23")


def test_font__has_the_size_of_its_role() -> None:
    assert theme.font("body").pixelSize() == 13
    assert theme.font("body_bold").weight() == QFont.Weight.DemiBold


@pytest.mark.parametrize(("percent", "size", "bar"), [(90, 12, 36), (100, 13, 40), (150, 20, 60)])
def test_scale__multiplies_fonts_and_lengths(percent: int, size: int, bar: int) -> None:
    theme.set_scale(percent)
    assert theme.font("body").pixelSize() == size
    assert theme.px(40) == bar
    assert theme.scale() == percent


def test_px__a_line_never_vanishes() -> None:
    theme.set_scale(90)
    assert theme.px(1) == 1
    assert theme.px(0) == 0


def test_style_sheet__fills_every_token_and_stays_short(qtbot: QtBot) -> None:
    sheet = theme.style_sheet()
    assert "$" not in sheet
    assert len(sheet.splitlines()) < 150


def test_apply__dresses_the_application(qapp: QApplication) -> None:
    theme.apply(qapp)
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.color("window")
    assert qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == theme.color("dis")
    assert qapp.font().pixelSize() == 13
