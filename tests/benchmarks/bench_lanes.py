"""Measure the lanes: laying, painting and scrolling 100,000 labels, as of a day of ten hours."""

import os
import random
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from dailies_logger.domain.clip import Clip, Measured
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.label import DEFAULT_VOCABULARY, Label
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.ui import theme
from dailies_logger.ui.timeline.lanes import LanesView
from tests.benchmarks.result import Result

FRAMES = 24 * 3600 * 10
WIDTH = 1600
NOTCH = 120


def benches(labels: int = 100_000, steps: int = 100) -> list[Result]:
    """Show the labels in lanes 1600 wide, whole, by the hour and by the minute, and scroll through them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app)
    view = LanesView()
    view.resize(WIDTH, view.height())
    view.show()
    app.processEvents()
    clip = Clip(id=id_from("long"), path=b"", file="long.mov", measured=Measured(rate=FrameRate.of(24), frames=FRAMES), start=0)
    view.set_clip(clip)
    empty = _scrolled(view, steps)
    made = _labels(clip, labels)
    laid = _ms(lambda: view.set_labels(made))
    found = [Result(name=f"lay {labels:,} labels on the lanes", ours=laid, against=0, against_name="", unit="ms")]
    for name, times in (("whole day", 0.0), ("an hour", 10.0), ("a minute", 60.0)):
        if times:
            view.zoom_by(times)
            found.append(
                _result(f"scroll by a notch of the wheel through {labels:,} labels, {name} in view, p95", _wheeled(view, steps), empty)
            )
        found.append(_result(f"jump through {labels:,} labels, {name} in view, p95", _scrolled(view, steps), empty))
    found.append(_result(f"play through {labels:,} labels, p95", _played(view, steps), empty))
    view.close()
    return found


def _labels(clip: Clip, many: int) -> list[Label]:
    dice = random.Random(1)
    kinds = [kind.id for kind in DEFAULT_VOCABULARY.kinds]
    starts = sorted(dice.randrange(clip.frames - 300) for _ in range(many))
    noon, author = datetime(2026, 11, 16, 12, tzinfo=UTC), id_from("author")
    return [
        Label(
            id=UUID(int=k + 1),
            clip=clip.id,
            kind=dice.choice(kinds),
            start=start,
            end=start + dice.randrange(1, 300),
            text=dice.choice(("", "", "the lie lands")),
            author=author,
            at=noon,
        )
        for k, start in enumerate(starts)
    ]


def _scrolled(view: LanesView, steps: int) -> float:
    """Look at one place after the other, each painted anew, and return the p95 of a step in milliseconds."""
    took = []
    for k in range(steps):
        view.set_frame(FRAMES * k // steps)
        view.refresh()
        took.append(_ms(view.viewport().grab))
    return statistics.quantiles(took, n=20)[-1]


def _wheeled(view: LanesView, steps: int) -> float:
    """Scroll on by the wheel, notch by notch, from the head, and return the p95 of a step in milliseconds."""
    view.set_frame(0)
    view.viewport().grab()
    took = []
    for _ in range(steps):
        scroll = view.sheet.scale.scroll
        took.append(_ms(lambda: _notch(view)))
        assert view.sheet.scale.scroll == scroll + NOTCH
    return statistics.quantiles(took, n=20)[-1]


def _notch(view: LanesView) -> None:
    """Turn the wheel by a notch, and paint."""
    at, none = QPointF(9, 9), Qt.MouseButton.NoButton
    phase, inverted = Qt.ScrollPhase.NoScrollPhase, False
    turned = QWheelEvent(at, at, QPoint(), QPoint(0, -NOTCH), none, Qt.KeyboardModifier.NoModifier, phase, inverted)
    QApplication.sendEvent(view.viewport(), turned)
    view.viewport().grab()


def _played(view: LanesView, steps: int) -> float:
    """Show frame after frame and return the p95 of painting one in milliseconds."""
    took = []
    for k in range(steps):
        view.set_frame(FRAMES // 2 + k)
        took.append(_ms(view.viewport().grab))
    return statistics.quantiles(took, n=20)[-1]


def _ms(run: Callable[[], object]) -> float:
    """Return the milliseconds of this thread's CPU that it takes."""
    began = time.thread_time()
    run()
    return (time.thread_time() - began) * 1000


def _result(name: str, ours: float, against: float) -> Result:
    return Result(name=name, ours=ours, against=against, against_name="the same lanes without a label", unit="ms")
