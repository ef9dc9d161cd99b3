"""Measure how fast a card is probed, against a loop of ffprobe."""

import os
import shutil
import subprocess
import tempfile
import time
from fractions import Fraction
from pathlib import Path

from dailies_logger.media.prober import ChildProber
from tests.benchmarks.result import Result
from tests.support.clips import CLIPS, NTSC24, Codec, make_clip

_COMPARED = 100


def benches(files: int = 1000) -> list[Result]:
    """Probe so many files of every codec and rate, half of them 1080p H.264 and ProRes."""
    with tempfile.TemporaryDirectory() as folder:
        paths = _card(Path(folder), files)
        began = time.perf_counter()
        found = list(ChildProber().probe(paths))
        ours = time.perf_counter() - began
        assert len(found) == files
        assert all(probed.playable for probed in found)
        against, note = _ffprobe(paths)
    return [Result(name=f"probe {files:,} files", ours=ours, against=against, against_name="a loop of ffprobe", unit="s", note=note)]


def _ffprobe(paths: list[bytes]) -> tuple[float, str]:
    """Time ffprobe over the first hundred files, each of which stands for as many others."""
    if shutil.which("ffprobe") is None:
        return 0.0, "ffprobe is not installed"
    some = paths[:_COMPARED]
    began = time.perf_counter()
    for path in some:
        subprocess.run(
            ["ffprobe", "-v", "error", "-show_format", "-show_streams", "-of", "json", os.fsdecode(path)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    spent = time.perf_counter() - began
    return spent * len(paths) / len(
        some
    ), f"ffprobe over {len(some)} of them, times {len(paths) / len(some):g}; {os.cpu_count()} cores, files cached"


def _card(folder: Path, files: int) -> list[bytes]:
    large = [
        make_clip(folder / "large.mov", codec=Codec.H264, rate=NTSC24, size=(1920, 1080), frames=48, gop=24, reel="A001"),
        make_clip(folder / "large_prores.mov", codec=Codec.PRORES, rate=Fraction(25), size=(1920, 1080), frames=12),
    ]
    small = [made.make(folder) for made in CLIPS]
    paths = []
    for number in range(files):
        source = large[number // 2 % 2] if number % 2 else small[number // 2 % len(small)]
        path = folder / f"A001C{number:05d}{source.suffix}"
        try:
            os.link(source, path)
        except OSError:  # a file system without links
            shutil.copyfile(source, path)
        paths.append(os.fsencode(path))
    return paths
