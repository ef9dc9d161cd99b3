"""Hold the look: greys, states, lane colours, fonts by role, and the user's scale.

Windows, panels and focus are pure grey, so that no tint lies beside the picture; colour means a lane or one of three
states. Everything is asked by name: `theme.color("panel")`, `theme.font("body")`, `theme.lane(Lane.BEAT).color`,
`theme.px(28)`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from dailies_logger.domain.label import Lane, Look
from dailies_logger.ground.resources import resource
from dailies_logger.ui.tokens import DARK, LIGHT, LOOKS

OVERLAY_ALPHA = 184
"""The opacity of what lies on the picture: 72 % of 255."""

SCALES = (90, 100, 115, 130, 150)
"""The user's scales in per cent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Hold a kind of text: size and line height in logical pixels, weight, and whether figures must stand in columns."""

    size: int
    line: int
    weight: QFont.Weight = QFont.Weight.Normal
    figures: bool = False


ROLES = {
    "display": Role(size=28, line=36, weight=QFont.Weight.DemiBold),
    "title": Role(size=20, line=24, weight=QFont.Weight.DemiBold),
    "timecode": Role(size=22, line=28, weight=QFont.Weight.Medium, figures=True),
    "timecode_small": Role(size=18, line=24, weight=QFont.Weight.Medium, figures=True),
    "lead": Role(size=15, line=24),
    "lead_bold": Role(size=15, line=24, weight=QFont.Weight.DemiBold),
    "lead_figures": Role(size=15, line=24, weight=QFont.Weight.DemiBold, figures=True),
    "body": Role(size=13, line=16),
    "body_bold": Role(size=13, line=16, weight=QFont.Weight.DemiBold),
    "body_figures": Role(size=13, line=16, figures=True),
    "small": Role(size=12, line=16),
    "small_bold": Role(size=12, line=16, weight=QFont.Weight.DemiBold),
    "small_figures": Role(size=12, line=16, figures=True),
    "mini": Role(size=11, line=14),
    "mini_bold": Role(size=11, line=14, weight=QFont.Weight.DemiBold),
    "mini_figures": Role(size=11, line=14, figures=True),
}
"""Every kind of text there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneLook:
    """Hold how a lane is told apart: colour, opaque fills, letter."""

    color: QColor
    fill: QColor
    open_fill: QColor
    letter: str


class _Look:
    percent = 100
    light = False


def set_light(*, light: bool) -> None:
    """Take the light theme, or the dark one: before the application is dressed, for what is drawn keeps its colours."""
    _Look.light = light
    lane.cache_clear()


def is_light() -> bool:
    """Say whether the light theme is on."""
    return _Look.light


def tokens() -> Mapping[str, str]:
    """Return the colours of the theme that is on."""
    return LIGHT if _Look.light else DARK


def set_scale(percent: int) -> None:
    """Set the user's scale; fonts and `px` follow from then on."""
    _Look.percent = percent


def scale() -> int:
    """Return the user's scale in per cent."""
    return _Look.percent


def px(size: float) -> int:
    """Return a length of the design in logical pixels at the user's scale, never less than one pixel for a line."""
    return max(1, round(size * _Look.percent / 100)) if size else 0


def color(token: str) -> QColor:
    """Return a token's colour, the caller's to change; `overlay` is seen through."""
    value = QColor(tokens()[token])
    if token == "overlay":  # noqa: S105 - a colour's name
        value.setAlpha(OVERLAY_ALPHA)
    return value


def font(role: str) -> QFont:
    """Return the system's font at a role's size, the caller's to change; figures of equal width where the role asks for them."""
    return QFont(_font(role, _Look.percent))


def line_height(role: str) -> int:
    """Return the line height of a role."""
    return px(ROLES[role].line)


@lru_cache(maxsize=64)
def lane(which: Lane) -> LaneLook:
    """Return a lane's look: fill is 30 % of its colour over panel, open fill 45 %; that of the flag has none."""
    told = LOOKS[which.look]
    own, panel, bare = QColor(told.light if _Look.light else told.dark), color("panel"), color("lane")
    fills = (bare, bare) if which.look is Look.FLAG else (mix(own, panel, 0.30), mix(own, panel, 0.45))
    return LaneLook(color=own, fill=fills[0], open_fill=fills[1], letter=told.letter)


def lane_on_picture(which: Lane) -> QColor:
    """Return a lane's colour on the picture, which stays dark in both themes."""
    return QColor(LOOKS[which.look].dark)


def mix(over: QColor, under: QColor, share: float) -> QColor:
    """Mix `share` (0 to 1) of a colour over another to an opaque one."""
    channels = ((over.red(), under.red()), (over.green(), under.green()), (over.blue(), under.blue()))
    return QColor(*(round(top * share + bottom * (1 - share)) for top, bottom in channels))


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two opaque colours (WCAG 2.2, 1 to 21)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def apply(app: QApplication) -> None:
    """Dress the application: Fusion, our palette, our style sheet, our font; nothing slides or fades."""
    app.setStyle("Fusion")
    for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_AnimateTooltip, Qt.UIEffect.UI_AnimateToolBox):
        app.setEffectEnabled(effect, False)
    app.styleHints().setColorScheme(Qt.ColorScheme.Light if _Look.light else Qt.ColorScheme.Dark)
    app.setPalette(palette())
    app.setFont(font("body"))
    app.setStyleSheet(style_sheet())


def palette() -> QPalette:
    """Return the palette made of the tokens."""
    made = QPalette()
    for role, token in _PALETTE.items():
        made.setColor(role, color(token))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, color("dis"))
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, color("hover"))
    return made


def style_sheet() -> str:
    """Return the style sheet with colours, sizes in pixels (`$p12`) and font sizes (`$f13`) filled in."""
    sizes = {f"p{size}": f"{px(size)}px" for size in range(1, 401)}
    # A style sheet takes paths with forward slashes on every system.
    ending = "_light.svg" if _Look.light else ".svg"
    arrows = {name: resource("icons", f"qss_{name}{ending}").as_posix() for name in ("chevron_down", "check")}
    return Template(resource("qss", "window.qss").read_text("utf-8")).substitute(dict(tokens()) | sizes | arrows)


_PALETTE = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.Base: "window",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.ToolTipBase: "panel",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.Highlight: "sel",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.BrightText: "strong",
    QPalette.ColorRole.HighlightedText: "strong",
    QPalette.ColorRole.Accent: "bar",
    QPalette.ColorRole.Link: "text",
    QPalette.ColorRole.LinkVisited: "text2",
    QPalette.ColorRole.Light: "line2",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "well",
    QPalette.ColorRole.Shadow: "well",
}


@lru_cache(maxsize=128)
def _font(role: str, _percent: int) -> QFont:
    wanted = ROLES[role]
    made = _sized(QFontDatabase.SystemFont.GeneralFont, wanted)
    if wanted.figures:
        made.setFeature(QFont.Tag("tnum"), 1)
        metrics = QFontMetrics(made)
        if metrics.horizontalAdvance("1" * 8) != metrics.horizontalAdvance("0" * 8):
            made = _sized(QFontDatabase.SystemFont.FixedFont, wanted)
    return made


def _sized(which: QFontDatabase.SystemFont, role: Role) -> QFont:
    made = QFontDatabase.systemFont(which)
    made.setPixelSize(px(role.size))
    made.setWeight(role.weight)
    return made


def _luminance(value: QColor) -> float:
    def linear(part: float) -> float:
        """Undo the gamma of sRGB."""
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(value.redF()) + 0.7152 * linear(value.greenF()) + 0.0722 * linear(value.blueF())
