"""Measure how fast an .otio is laid out as text and written, against the library writing a timeline that is built already."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import opentimelineio as otio

from dailies_logger.domain.sequence import Cut, Sequence
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.interchange.exchange import FileExchange
from dailies_logger.interchange.otio_write import as_text
from tests.benchmarks.result import Result
from tests.support.rushes import camera_clip, slated
from tests.support.sequences import mark, picture, sequence


def benches(clips: int = 10_000) -> list[Result]:
    """Write so many clips with two labels each."""
    cutlist = long_cutlist(clips)
    return [written(cutlist, clips), _read_back(cutlist, clips)]


def written(cutlist: Sequence, clips: int) -> Result:
    """Lay out and write, without reading back."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cut.otio"
        ours = _spent(lambda: path.write_text(as_text(cutlist), encoding="utf-8"))
        built = otio.core.deserialize_json_from_string(path.read_text(encoding="utf-8"))
        plain = _spent(lambda: otio.adapters.write_to_file(built, str(path)))  # type: ignore[no-untyped-call]
    return Result(
        name=f"build and write an .otio of {clips:,} clips",
        ours=ours,
        against=plain,
        against_name="otio.adapters.write_to_file alone, of a timeline built before",
        unit="s CPU",
        note="2 labels a clip",
    )


def _read_back(cutlist: Sequence, clips: int) -> Result:
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        FileExchange().write_otio(cutlist, Path(folder) / "cut.otio")
        spent = time.perf_counter() - began
    return Result(
        name=f"the same, read back and compared ({clips:,} clips)",
        ours=spent,
        against=0,
        against_name="",
        unit="s",
        note="wall clock, with the child's start",
    )


def _spent(work: Callable[[], object]) -> float:
    """Return the processor seconds of the better of two runs."""
    times = []
    for _ in range(2):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def long_cutlist(clips: int) -> Sequence:
    take = slated()
    rolls = [camera_clip(f"A{number:03d}C001_261120_R1AB", frames=500, take=take) for number in range(min(clips, 1000))]
    cuts = []
    for number in range(clips):
        clip = rolls[number % len(rolls)]
        marks = (mark(clip, 10, 34, text="the lie lands", who="Mara", rating=4), mark(clip, 50, 51, "note", text="breath before the turn"))
        cuts.append(Cut(clip=clip, name=clip.name, source_range=FrameRange(10, 58), marks=marks, handles=(10, 12), take=take))
    return sequence(picture(*cuts))
