"""Count the frames that are shown wrong, over all codecs and rates, in every way of playing; the aim is none."""

import tempfile
from pathlib import Path

from tests.benchmarks.result import Result
from tests.support.ways import ANGLE_SPEEDS, ANGLES, SHOTS, SPEEDS, Desk, Shot, Walk, made, walk, walk_angles


def benches(shots: tuple[Shot, ...] = SHOTS, angles: tuple[tuple[str, ...], ...] = ANGLES) -> list[Result]:
    """Walk through every clip at every speed, and through clips as angles of one take, and read the number burnt into each picture."""
    walks: list[Walk] = []
    with tempfile.TemporaryDirectory() as folder:
        rushes = made(shots, Path(folder))
        for shot in shots:
            desk = Desk(rushes[shot.file])
            walks += [walk(desk, shot, speed) for speed in SPEEDS]
            desk.close()
        walks += [walk_angles(rushes, files, speed) for files in angles for speed in ANGLE_SPEEDS]
    return [_summed(walks, shots=len(shots), angles=len(angles))]


def _summed(walks: list[Walk], *, shots: int, angles: int) -> Result:
    looked = sum(len(done.seen) for done in walks)
    wrong = [each for done in walks for each in done.wrong]
    note = (
        f"of {looked:,} looked at: {shots} clips at {len(SPEEDS)} speeds on and back, {angles} takes of three angles at {len(ANGLE_SPEEDS)}"
    )
    first = f"; the first: {wrong[0]}" if wrong else ""
    return Result(name="frames shown wrong", ours=len(wrong), against=0, against_name="", unit="frames", note=note + first)
