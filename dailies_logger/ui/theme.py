"""Hold the look: greys, states, lane colours, fonts by role, and the user's scale.

Windows, panels and focus are pure grey, so that no tint lies beside the picture; colour means a lane or one of three
states. Everything is asked by name: `theme.color("panel")`, `theme.font("body")`, `theme.lane(Lane.BEAT).color`,
`theme.px(28)`.
"""

from dataclasses import dataclass
from functools import lru_cache
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from dailies_logger.domain.label import Lane
from dailies_logger.ground.resources import resource

TOKENS = {
    "well": "#0C0C0C",
    "window": "#161616",
    "lane": "#191919",
    "panel": "#1C1C1C",
    "raised": "#262626",
    "hover": "#2E2E2E",
    "sel": "#3A3A3A",
    "line": "#303030",
    "line2": "#4A4A4A",
    "edge": "#707070",
    "dis": "#6A6A6A",
    "text3": "#8E8E8E",
    "text2": "#ABABAB",
    "text": "#DEDEDE",
    "strong": "#F0F0F0",
    "bar": "#C8C8C8",
    "playhead": "#F0F0F0",
    "unseen": "#D8D8D8",
    "seen": "#474747",
    "wave": "#6C6C6C",
    "primary": "#D2D2D2",
    "on_primary": "#141414",
    "error": "#FF8A80",
    "warning": "#E9B65C",
    "done": "#8FCBA5",
    "overlay": "#0C0C0C",
    "overlay_text": "#E8E8E8",
}
"""The dark theme."""

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
    """Hold how a lane is told apart: colour, opaque fills, letter, and the name of its shape."""

    color: QColor
    fill: QColor
    open_fill: QColor
    letter: str
    shape: str
    title: str


_LANES = {
    Lane.BEAT: ("#FC7BB9", "B", "diamond", "Beat"),
    Lane.PERFORMANCE: ("#BDB62E", "P", "star", "Performance"),
    Lane.ACTION: ("#E2670D", "A", "triangle", "Action"),
    Lane.ANGLE: ("#4CA672", "G", "square", "Angle"),
    Lane.EYELINE: ("#2CBDF2", "E", "arrow_right", "Eyeline"),
    Lane.SIZE: ("#9F85EA", "S", "corners", "Size"),
    Lane.PROBLEM: ("#F3AE93", "X", "cross", "Problem"),
    Lane.FREE: ("#D0D0D0", "N", "flag", "Free"),
}


class _Scale:
    percent = 100


def set_scale(percent: int) -> None:
    """Set the user's scale; fonts and `px` follow from then on."""
    _Scale.percent = percent


def scale() -> int:
    """Return the user's scale in per cent."""
    return _Scale.percent


def px(size: float) -> int:
    """Return a length of the design in logical pixels at the user's scale, never less than one pixel for a line."""
    return max(1, round(size * _Scale.percent / 100)) if size else 0


def color(token: str) -> QColor:
    """Return a token's colour, the caller's to change; `overlay` is seen through."""
    value = QColor(TOKENS[token])
    if token == "overlay":  # noqa: S105 - a colour's name
        value.setAlpha(OVERLAY_ALPHA)
    return value


def font(role: str) -> QFont:
    """Return the system's font at a role's size, the caller's to change; figures of equal width where the role asks for them."""
    return QFont(_font(role, _Scale.percent))


def line_height(role: str) -> int:
    """Return the line height of a role."""
    return px(ROLES[role].line)


@lru_cache(maxsize=16)
def lane(which: Lane) -> LaneLook:
    """Return a lane's look: fill is 30 % of its colour over panel, open fill 45 %; the free lane has none."""
    name, letter, shape, title = _LANES[which]
    own, panel = QColor(name), color("panel")
    if which is Lane.FREE:
        return LaneLook(color=own, fill=color("lane"), open_fill=color("lane"), letter=letter, shape=shape, title=title)
    return LaneLook(color=own, fill=mix(own, panel, 0.30), open_fill=mix(own, panel, 0.45), letter=letter, shape=shape, title=title)


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
    app.styleHints().setColorScheme(Qt.ColorScheme.Dark)
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
    arrows = {"chevron_down": resource("icons", "qss_chevron_down.svg").as_posix(), "check": resource("icons", "qss_check.svg").as_posix()}
    return Template(resource("qss", "window.qss").read_text("utf-8")).substitute(TOKENS | sizes | arrows)


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
