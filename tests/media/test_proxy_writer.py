"""Prove that frame n of a proxy is frame n of its source, in every codec, rate and container that we claim."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from dailies_logger.domain.errors import MediaError, ProxyTrouble
from dailies_logger.media.frames import ClipFrames
from dailies_logger.media.probe import probe
from dailies_logger.media.proxy_check import check
from dailies_logger.media.proxy_writer import cannot_write
from dailies_logger.media.writing import Recipe, write_movie
from tests.support.clips import CLIPS, Codec, Made, make_clip, pictures
from tests.support.proxies import source_of, written
from tests.support.shoot import MATERIAL
from tests.support.strips import strip_of


def _wrong(target: Path, frames: Sequence[int]) -> list[tuple[int, int | None]]:
    """List the frames of a proxy that show another number."""
    opened = ClipFrames(os.fsencode(target))
    assert opened.table.intra
    found = [(frame, strip_of(opened.picture(frame))) for frame in frames]
    opened.close()
    return [(frame, number) for frame, number in found if number != frame]


@pytest.mark.parametrize("made", CLIPS, ids=lambda made: made.name)
def test_every_frame__is_the_sources_own(made: Made, tmp_path: Path) -> None:
    path = made.make(tmp_path)
    source, target = source_of(path), tmp_path / "proxy.mov"
    writer = written(source, target)
    assert writer.done == made.frames
    assert _wrong(target, range(made.frames)) == []
    check(target, source, marks=writer.marks)
    found = probe(os.fsencode(target)).measured
    assert found.frames == made.frames
    if not made.ticks:
        assert found.rate is not None
        assert (found.rate.fraction, found.start, found.drop) == (made.rate, made.start, made.drop)


@pytest.mark.parametrize("options", [(), (("x264-params", "open-gop=1"),)], ids=["closed_gop", "open_gop"])
def test_every_frame__of_a_transport_stream(tmp_path: Path, options: tuple[tuple[str, str], ...]) -> None:
    path = tmp_path / "stream.ts"
    recipe = Recipe(codec="libx264", gop=25, options=(("bf", "3"), ("preset", "veryfast"), ("sc_threshold", "0"), *options))
    write_movie(path, pictures(90, size=(320, 180)), rate=Fraction(25), recipe=recipe)
    source, target = source_of(path), tmp_path / "proxy.mov"
    assert source.table.pts[0] > 0
    check(target, source, marks=written(source, target).marks)
    assert _wrong(target, range(90)) == []


def test_a_damaged_frame__gets_no_proxy_and_is_named(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "damaged.mov", codec=Codec.MPEG4, rate=Fraction(25), frames=30, gop=10)
    source = source_of(path)
    longer = replace(source.table, pts=source.table.pts + type(source.table.pts)("q", [source.table.pts[-1] + 512]))
    with pytest.raises(MediaError, match=r"Frame 30 of damaged\.mov is damaged"):
        written(replace(source, table=longer), tmp_path / "proxy.mov")


def test_a_folder_that_is_not_there__is_a_sentence(tmp_path: Path) -> None:
    source = source_of(make_clip(tmp_path / "a.mov", frames=3))
    with pytest.raises(ProxyTrouble, match=r"cannot be written to .*none: No such file or directory"):
        written(source, tmp_path / "none" / "proxy.mov")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of files")
def test_a_full_drive__is_a_sentence(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "a.mov", frames=60)
    code = (
        "import resource, signal, sys; from pathlib import Path; from tests.support.proxies import source_of, written\n"
        "source = source_of(Path(sys.argv[1])); signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))\n"
        "try: written(source, Path(sys.argv[2]))\n"
        "except Exception as trouble: print(type(trouble).__name__, trouble)"
    )
    command = [sys.executable, "-c", code, str(path), str(tmp_path / "proxy.mov")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.startswith("ProxyTrouble Proxies cannot be written to "), done.stderr


def test_cannot_write__says_where_why_and_what_to_do() -> None:
    sentence = cannot_write(Path("/px/a.mov"), OSError(28, "x"))
    assert sentence == f"Proxies cannot be written to {Path('/px')}: No space left on device. Make room there, or choose another folder."


@pytest.mark.material
@pytest.mark.skipif(not MATERIAL.exists(), reason="the shared material is absent")
@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("mediabunny__rotate-buck-bunny.mp4", (540, 960)),
        ("otio-aaf-adapter__misc_speed_effects_aaf.mov", (720, 540)),
        ("bmx__sample.mxf", (720, 540)),
        ("mediabunny__cursed-vfr.mp4", (960, 440)),
        ("mediabunny__edts.mp4", (854, 480)),
    ],
)
def test_picture__of_others_files_is_as_the_source_is_shown(tmp_path: Path, name: str, size: tuple[int, int]) -> None:
    path, target = MATERIAL / "media" / name, tmp_path / "proxy.mov"
    source = source_of(path)
    check(target, source, marks=written(source, target).marks)
    original, proxy = ClipFrames(os.fsencode(path)), ClipFrames(os.fsencode(target))
    assert (proxy.picture(0).width, proxy.picture(0).height) == size
    for frame in (0, len(source.table) - 1):
        one, other = (np.frombuffer(frames.picture(frame, width=160).data, np.uint8).astype(int) for frames in (original, proxy))
        assert np.abs(one - other).mean() < 3
    original.close()
    proxy.close()
