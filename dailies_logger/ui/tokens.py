"""Hold the colours by name, dark and light: greys, states, lanes.

The light theme is a middle grey for bright rooms, not white. What lies on the picture and the well round it stay dark in both.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dailies_logger.domain.label import Look

DARK: Mapping[str, str] = {
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
"""The dark theme, which grading demands."""

LIGHT: Mapping[str, str] = {
    "well": "#0C0C0C",
    "window": "#C4C4C4",
    "lane": "#CBCBCB",
    "panel": "#D2D2D2",
    "raised": "#DEDEDE",
    "hover": "#C8C8C8",
    "sel": "#B2B2B2",
    "line": "#B4B4B4",
    "line2": "#8A8A8A",
    "edge": "#6A6A6A",
    "dis": "#7E7E7E",
    "text3": "#4A4A4A",
    "text2": "#3A3A3A",
    "text": "#161616",
    "strong": "#000000",
    "bar": "#2C2C2C",
    "playhead": "#000000",
    "unseen": "#1E1E1E",
    "seen": "#A8A8A8",
    "wave": "#7A7A7A",
    "primary": "#262626",
    "on_primary": "#F0F0F0",
    "error": "#9C1B12",
    "warning": "#6E4A00",
    "done": "#14582F",
    "overlay": "#0C0C0C",
    "overlay_text": "#E8E8E8",
}
"""The light theme."""

HATCH = {False: 87, True: 26}
"""The opacity of the hatch of problems, dark and light: 34 % and 10 % of 255."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneTokens:
    """Hold how a lane is told apart: its colour in both themes, and its letter. The shape bears the look's name."""

    dark: str
    light: str
    letter: str


LOOKS: Mapping[Look, LaneTokens] = {
    Look.DIAMOND: LaneTokens(dark="#FC7BB9", light="#B4157A", letter="B"),
    Look.STAR: LaneTokens(dark="#BDB62E", light="#766E00", letter="P"),
    Look.TRIANGLE: LaneTokens(dark="#E2670D", light="#7E2600", letter="A"),
    Look.SQUARE: LaneTokens(dark="#4CA672", light="#147246", letter="G"),
    Look.ARROW: LaneTokens(dark="#2CBDF2", light="#0070B4", letter="E"),
    Look.CORNERS: LaneTokens(dark="#9F85EA", light="#4A22D0", letter="S"),
    Look.CROSS: LaneTokens(dark="#F3AE93", light="#9C5848", letter="X"),
    Look.FLAG: LaneTokens(dark="#D0D0D0", light="#2E2E2E", letter="N"),
    Look.HEXAGON: LaneTokens(dark="#7AA9A4", light="#014657", letter="H"),
    Look.RING: LaneTokens(dark="#EBD15F", light="#571904", letter="R"),
    Look.HALF_CIRCLE: LaneTokens(dark="#78C76D", light="#3F543A", letter="D"),
    Look.CHEVRON: LaneTokens(dark="#CC6DC2", light="#5C1E91", letter="V"),
}
"""The looks of lanes."""
