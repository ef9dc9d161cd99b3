"""Look at clips of cameras that lay on their side or squeezed: alone, beside each other, compared; from the original and from the proxy."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from dailies_logger.domain.clip import Clip
from dailies_logger.media.drive import MediaDrive
from dailies_logger.store.library import open_library
from dailies_logger.ui.player.surface import PictureView
from tests.acts.conftest import Sit
from tests.support.acts import TAKES, Seat, angle, lay_library
from tests.support.clips import Codec
from tests.support.intake import heard
from tests.support.proxies import clip_of, proxies_in
from tests.support.strips import strip_of_image
from tests.support.turned import LYING, STANDING, make_turned

SHAPES = {"A": LYING, "B": STANDING, "C": LYING}


@pytest.fixture(scope="module")
def turned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Clip, ...]:
    """Make a squeezed angle, one that stands and is squeezed, and in another take one on its head. Intra: a proxy shows small pictures only."""
    folder = tmp_path_factory.mktemp("turned")
    made = []
    for name, take, clockwise, aspect, codec in (
        ("A", 0, 0, Fraction(2), Codec.H264),
        ("B", 0, 90, Fraction(4, 3), Codec.H264),
        ("C", 1, 180, Fraction(2), Codec.DNXHD),
    ):
        path = folder / f"{name}001C001.mov"
        make_turned(path, clockwise=clockwise, aspect=aspect, shape=SHAPES[name], codec=codec)
        found = clip_of(path)
        said = angle(path.stem, TAKES[take], frames=found.frames, rate=found.rate)
        made.append(replace(found, facts=said.facts, take_id=said.take_id))
    return tuple(made)


def _sit(sit: Sit, folder: Path, clips: tuple[Clip, ...], *, proxies: bool) -> Seat:
    """Sit down over the clips, with proxies of all of them or of none."""
    path = lay_library(folder / "ferry.dailies", (*TAKES[:2], *clips, *map(heard, clips)))
    if not proxies:
        return sit(media=MediaDrive)
    library = open_library(path)
    assert len(list(proxies_in(folder, library).build(clips))) == len(clips)
    library.close()
    return sit(media=lambda library: MediaDrive(library, proxies=proxies_in(folder, library)))


def _seen(view: PictureView, camera: str) -> int | None:
    """Read the number off a view, where its picture has the true shape to the pixel."""
    area = view.picture_area().toRect()
    wide, high = SHAPES[camera]
    fits = abs(area.width() * high - area.height() * wide) <= max(wide, high)
    return strip_of_image(view.grab().toImage(), area) if fits and not view.message else None


def _tiles(seat: Seat) -> dict[str, int | None]:
    return {tile.clip.name[0]: _seen(tile.view, tile.clip.name[0]) for tile in seat.rooms.logging.grid.tiles}


@pytest.mark.parametrize("proxies", [False, True], ids=["original", "proxy"])
def test_turned_clips__are_upright_and_in_shape_everywhere(sit: Sit, tmp_path: Path, turned: tuple[Clip, ...], proxies: bool) -> None:
    seat = _sit(sit, tmp_path, turned, proxies=proxies)
    first, second, other = turned
    for clip in turned:
        seat.stage.show_clip(clip.id, 7)
        seat.shows(clip)
        seat.until(lambda clip=clip: _seen(seat.rooms.picture, clip.name[0]) == 7)  # type: ignore[misc]
        from_proxy = seat.rooms.picture.held()[0]
        assert from_proxy is not None
        assert from_proxy.from_proxy == (proxies and clip is not other)
    seat.stage.show_clip(first.id, 9)
    seat.shows(first)
    seat.press("y")
    seat.until(lambda: _tiles(seat) == {"A": 9, "B": 9})
    seat.press("y", "u")
    seat.stage.show_clip(other.id, 4)
    seat.shows(other)
    seat.press("u")
    seat.until(lambda: _tiles(seat) == {"A": 9, "C": 4})
    seat.press("Right")
    seat.until(lambda: _tiles(seat) == {"A": 10, "C": 5})
    assert second.name[0] not in _tiles(seat)
