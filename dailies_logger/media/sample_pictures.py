"""Draw the sample shoot: two people on a quay at night, seen by two cameras, from our own hand."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dailies_logger.domain.timecode import FrameRate, Timecode
from dailies_logger.media.burn import burn, write
from dailies_logger.media.canvas import Canvas, Colour

WIDTH, HEIGHT = 640, 360

NIGHT, DUSK = Colour(22, 140, 122), Colour(46, 138, 126)
WATER, QUAY = Colour(30, 138, 120), Colour(20, 130, 127)
LAMP, WINDOW = Colour(208, 96, 152), Colour(150, 104, 146)
BRICK, WOOD = Colour(30, 124, 134), Colour(40, 120, 138)
SKIN, HAIR, EYE = Colour(122, 112, 146), Colour(26, 126, 132), Colour(24, 128, 128)
COAT = {"NELL": Colour(52, 120, 150), "IVO": Colour(38, 142, 120)}

Speaking = Callable[[str, float], float]
"""How far somebody's mouth is open (0 to 1) at a second of the take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Hold what stands on the slate, and how a clip is framed: `frame` draws it; `clap` is the frame of the clap."""

    name: str
    setup: str
    take: str
    roll: str
    camera: str
    start: int
    frames: int
    clap: int
    framing: str
    pace: float
    late: float


def draw(board: Board, *, rate: FrameRate, title: str, speaking: Speaking) -> Iterator[NDArray[np.uint8]]:
    """Yield the clip's pictures: strip, name and timecode burnt in; slate and white clap frame at the head.

    `board.late` is how many seconds after the take's first camera the clip begins.
    """
    behind = _BEHIND[board.framing]()
    for number in range(board.frames):
        second = number / float(rate) + board.late
        canvas = behind.copy()
        _BEFORE[board.framing](canvas, second * board.pace, {who: speaking(who, second) for who in COAT})
        if number < board.clap + 14:
            _slate(canvas, board, title, closed=number >= board.clap)
        if number == board.clap:
            canvas.shade(Colour(235), Colour(235))
        burn(canvas.luma, frame=number, timecode=str(Timecode(board.start + number, rate)), name=board.name)
        yield canvas.planes


def _slate(canvas: Canvas, board: Board, title: str, *, closed: bool) -> None:
    canvas.box(170, 118, 470, 268, Colour(26))
    for stripe in range(10):
        lift = 0 if closed else 14 - stripe
        canvas.box(170 + stripe * 30, 96 - lift, 200 + stripe * 30, 114 - lift, Colour(210 if stripe % 2 else 30))
    for row, text in enumerate(
        (title, f"SCENE {board.setup}   TAKE {board.take}", f"ROLL {board.roll}  CAM {board.camera}", "2026-11-16  23.976")
    ):
        write(canvas.luma, text, left=184, top=130 + row * 34, dot=2)


def _quay() -> Canvas:
    """Draw the harbour: sky, far shore with lights, water, a lighthouse, the quay."""
    canvas = Canvas(WIDTH, HEIGHT)
    canvas.shade(NIGHT, DUSK, end=190)
    canvas.shade(WATER, NIGHT, start=190)
    canvas.box(0, 180, WIDTH, 192, Colour(18, 132, 126))
    canvas.box(520, 96, 536, 184, Colour(58, 132, 126))
    canvas.box(514, 84, 542, 96, Colour(34, 130, 130))
    for place in range(24):
        x, light = (place * 97) % WIDTH, 70 + (place * 53) % 90
        canvas.ellipse(x, 184, 4, 4, Colour(light, 104, 146), soft=1)
        canvas.ellipse(x, 206, 5, 22, Colour(light * 0.6, 112, 140), soft=1, strength=0.5)
    canvas.box(0, 300, WIDTH, HEIGHT, QUAY)
    return canvas


def _far_lights() -> Canvas:
    """Draw the harbour out of focus, behind a face."""
    canvas = Canvas(WIDTH, HEIGHT)
    canvas.shade(NIGHT, Colour(30, 138, 122))
    for place in range(14):
        x, y, size = (place * 151) % WIDTH, 60 + (place * 67) % 180, 16 + (place * 29) % 26
        canvas.ellipse(x, y, size, size, Colour(60 + (place * 31) % 70, 104 + place % 3 * 12, 146 - place % 4 * 8), soft=0.25, strength=0.5)
    return canvas


def _boathouse() -> Canvas:
    """Draw the inside of the boathouse: planks, a window, a hanging lamp's light."""
    canvas = Canvas(WIDTH, HEIGHT)
    canvas.shade(BRICK, WOOD)
    for plank in range(0, WIDTH, 64):
        canvas.box(plank, 0, plank + 4, HEIGHT, Colour(22, 126, 132), strength=0.7)
    canvas.box(430, 40, 590, 180, DUSK)
    canvas.box(506, 40, 514, 180, BRICK)
    canvas.box(430, 106, 590, 114, BRICK)
    canvas.ellipse(150, 40, 190, 150, WINDOW, soft=1, strength=0.5)
    return canvas


def _person(canvas: Canvas, who: str, *, x: float, y: float, size: float, look: float, open_: float) -> None:
    """Draw head and shoulders; `size` is half the height of the head, `look` -1 left to 1 right."""
    canvas.ellipse(x, y + size * 2.7, size * 1.7, size * 1.6, COAT[who], soft=0.06)
    canvas.box(x - size * 0.3, y + size * 0.6, x + size * 0.3, y + size * 1.3, Colour(84, 114, 144))
    canvas.ellipse(x - look * size * 0.12, y - size * 0.16, size * 0.86, size * 1.08, HAIR)
    canvas.ellipse(x + look * size * 0.08, y + size * 0.06, size * 0.7, size * 0.94, SKIN)
    canvas.ellipse(x + look * size * 0.45, y - size * 0.05, size * 0.5, size * 0.9, Colour(168, 106, 150), soft=1, strength=0.45)
    for side in (-1, 1):
        eye = x + look * size * 0.26 + side * size * 0.27
        canvas.ellipse(eye, y - size * 0.12, size * 0.11, size * 0.07, Colour(190), soft=0.3)
        canvas.ellipse(eye + look * size * 0.04, y - size * 0.12, size * 0.055, size * 0.07, EYE, soft=0.3)
    canvas.ellipse(x + look * size * 0.24, y + size * 0.5, size * 0.22, size * (0.04 + 0.16 * open_), Colour(40, 122, 150), soft=0.3)
    if who == "NELL":
        canvas.ellipse(x, y - size * 0.82, size * 0.8, size * 0.5, Colour(70, 118, 160))


Open = Mapping[str, float]


def _wide(canvas: Canvas, second: float, talk: Open) -> None:
    sweep = max(0.0, math.cos(second * 1.3)) ** 8
    canvas.ellipse(528, 90, 30 + 150 * sweep, 12 + 50 * sweep, LAMP, soft=1, strength=0.4 + 0.4 * sweep)
    for glint in range(16):
        x = (glint * 83 + second * (9 + glint % 5)) % WIDTH
        canvas.box(x, 214 + (glint * 37) % 80, x + 16, 216 + (glint * 37) % 80, Colour(74, 130, 130), strength=0.6)
    walk = 18 * math.sin(second * 0.5)
    _person(canvas, "NELL", x=236 + walk, y=212 + math.sin(second * 1.7), size=32, look=1, open_=talk["NELL"])
    _person(canvas, "IVO", x=392 - walk * 0.4, y=204 + math.sin(second * 1.3 + 1), size=34, look=-1, open_=talk["IVO"])


def _medium(canvas: Canvas, second: float, talk: Open) -> None:
    x = 290 + 14 * math.sin(second * 0.5)
    _person(canvas, "NELL", x=x, y=150 + 2 * math.sin(second * 1.7), size=72, look=0.9, open_=talk["NELL"])
    canvas.ellipse(600, 330, 150, 190, Colour(16, 132, 124), soft=0.2)


def _close_nell(canvas: Canvas, second: float, talk: Open) -> None:
    look = 0.5 + 0.4 * math.tanh(2 * math.sin(second * 0.8))
    _person(canvas, "NELL", x=320 + 6 * math.sin(second * 0.6), y=160 + 2 * math.sin(second * 1.4), size=104, look=look, open_=talk["NELL"])


def _close_ivo(canvas: Canvas, second: float, talk: Open) -> None:
    lamp = 0.5 + 0.2 * math.sin(second * 2.1)
    canvas.ellipse(520 + 30 * math.sin(second * 1.1), 60, 120, 100, LAMP, soft=1, strength=lamp * 0.6)
    _person(canvas, "IVO", x=300 - 8 * math.sin(second * 0.5), y=166 + 2 * math.sin(second * 1.2), size=96, look=-0.8, open_=talk["IVO"])


_BEHIND: dict[str, Callable[[], Canvas]] = {"wide": _quay, "medium": _far_lights, "nell": _boathouse, "ivo": _boathouse}
_BEFORE: dict[str, Callable[[Canvas, float, Open], None]] = {"wide": _wide, "medium": _medium, "nell": _close_nell, "ivo": _close_ivo}
