"""Measure the beat grid: fetching and showing a scene of 40 beats and 60 columns in a library of 8,000 takes, an arrow step, a repaint."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.identity import new_id
from dailies_logger.ui import theme
from dailies_logger.ui.panels.beats import BeatTable
from dailies_logger.workflow.beat_grid import BeatGrid, beat_grid, scenes
from dailies_logger.workflow.edit import Edit, made
from tests.benchmarks.result import Result
from tests.support.library_maker import Made, fill, make_clip, make_label, make_library, make_take

FRAME = 16.0
"""Milliseconds that a frame of the screen lasts."""

SCENE = "A47"


def benches(takes: int = 8_000, beats: int = 40, setups: int = 30, steps: int = 200) -> list[Result]:
    """Measure all, in milliseconds, against a frame of the screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app)
    with tempfile.TemporaryDirectory() as folder:
        made_library = make_library(Path(folder) / "bench.dailies")
        fill(made_library, takes=takes)
        _scene(made_library, beats=beats, setups=setups, number=takes)
        library = made_library.library
        listed = _median(lambda: scenes(library), 5)
        fetched = _median(lambda: beat_grid(library, SCENE), 5)
        grid = beat_grid(library, SCENE)
        library.close()
    size = f"{beats} beats x {len(grid.columns)} columns"
    found = [(f"list the scenes of {takes:,} takes", listed), (f"fetch {size}", fetched)]
    return [_result(name, ours) for name, ours in (*found, *_shown(app, grid, size, steps))]


def _scene(made_library: Made, *, beats: int, setups: int, number: int) -> None:
    """Make a scene of so many setups with two cameras, each reading every third beat."""
    author = made_library.person.id
    story = [
        Beat(id=new_id(), scene=SCENE, name=f"beat {at + 1}", rank=1024 * (at + 1), whose="Grace", intensity=at % 6) for at in range(beats)
    ]
    takes = [replace(make_take(number + at), scene=SCENE, setup=f"{SCENE}-{at + 1}", take="1") for at in range(setups)]
    clips = [make_clip(2 * (number + at // 2) + at % 2, take=takes[at // 2]) for at in range(2 * setups)]
    readings = [
        make_label(clip.id, author=author, kind="emotional_beat", start=40 * row, beat=beat.id, rating=row % 6)
        for at, clip in enumerate(clips)
        for row, beat in enumerate(story)
        if (at + row) % 3 == 0
    ]
    made_library.library.write(Edit(name="Scene", author=author, changes=made([*takes, *clips, *story, *readings])))


def _shown(app: QApplication, grid: BeatGrid, size: str, steps: int) -> list[tuple[str, float]]:
    """Show a grid with stills that are at hand, 1600 by 1000."""
    table, still = BeatTable(), QPixmap(124, 70)
    still.fill(theme.color("panel"))
    table.cells.thumbnails = lambda _clip, _frame, _width: still
    table.resize(1600, 1000)
    table.show()
    app.processEvents()

    def show() -> None:
        """Show the grid anew, painted."""
        table.show_grid(grid, uncovered=False)
        table.grab()

    def paint() -> None:
        """Paint all that is seen."""
        table.grab()

    def step(at: int) -> None:
        """Walk to the next cell, row by row."""
        table.choose(at // len(grid.columns), at % len(grid.columns))
        app.processEvents()

    shown = _median(show, 5)
    painted = _p95([_ms(paint) for _ in range(steps)])
    walked = _p95([_ms(lambda at=at: step(at)) for at in range(steps)])  # type: ignore[misc]  # bound now
    table.close()
    return [(f"show {size}", shown), (f"repaint {size}, p95", painted), (f"arrow step in {size}, p95", walked)]


def _result(name: str, ours: float) -> Result:
    return Result(name=name, ours=ours, against=FRAME, against_name="a frame of the screen", unit="ms")


def _ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _median(work: Callable[[], object], times: int) -> float:
    return statistics.median(_ms(work) for _ in range(times))


def _p95(found: list[float]) -> float:
    return sorted(found)[int(0.95 * (len(found) - 1))]
