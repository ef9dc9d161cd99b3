"""Find which frames the filmstrip shows and where: far out a picture every so many seconds, close in every so many frames."""

from dataclasses import dataclass

from dailies_logger.ui.timeline.scale import Scale

SHAPE = (16, 9)
"""Width to height of the place that each picture has."""

_SECONDS = tuple(many * unit for unit in (1, 60, 3600) for many in (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 40))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """Hold one picture of the strip: its media frame, the column it begins at, and the pixels up to the next one.

    `exact` is set where the pictures lie less than a second apart: there the very frame is meant, not one near it.
    """

    frame: int
    x: int
    room: int
    exact: bool


def tiles(scale: Scale, *, nominal: int, wide: int) -> list[Tile]:
    """List the pictures in view of a clip of `nominal` frames a second, each at least `wide` pixels from the next."""
    step = next((step for step in _steps(nominal) if step * scale.zoom >= wide), max(1, scale.frames))
    first, last = scale.span()
    found = []
    for frame in range(first // step * step, min(last, scale.frames), step):
        x = scale.x(frame)
        found.append(Tile(frame=frame, x=x, room=scale.x(min(frame + step, scale.frames)) - x, exact=step < nominal))
    return found


def _steps(nominal: int) -> list[int]:
    """List the steps between pictures in frames, small to large: so many that hardly a gap is left, and still the same ones come back."""
    return [*range(1, nominal), *(seconds * nominal for seconds in _SECONDS)]
