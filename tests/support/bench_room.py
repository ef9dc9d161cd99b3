"""A bench and a stage over a memory library, with everything the bench said."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from pytestqt.qtbot import QtBot

from dailies_logger.ui.bench import Bench, Notice
from dailies_logger.ui.stage import Stage
from dailies_logger.workflow.edit import Value
from tests.support.memory_desk import CLIPS, memory_desk


class BenchRoom:
    """Hold a bench, its stage and library; `notices` is what was said. The stage follows `go_to` as with a player."""

    def __init__(self, *values: Value) -> None:
        desk, self.library = memory_desk(*values)
        self.bench = Bench(desk)
        self.stage = Stage(self.bench, self.bench)
        self.stage.go_wanted.connect(self.stage.set_frame)
        self.notices: list[Notice] = []
        self.bench.notice.connect(self.notices.append)

    def show(self, qtbot: QtBot, clip: UUID = CLIPS[0].id, frame: int = 0) -> None:
        """Show a clip and wait for it."""
        self.stage.show_clip(clip, frame)
        qtbot.waitUntil(lambda: self.stage.clip is not None and self.stage.clip.id == clip)

    def written(self, qtbot: QtBot, edits: int) -> None:
        """Wait until so many Edits are written and told."""
        told: list[object] = []
        qtbot.waitUntil(lambda: len(self.library.edits) >= edits)
        self.bench.read(lambda: None, told.append)
        qtbot.waitUntil(lambda: bool(told))


@contextmanager
def bench_room(*values: Value) -> Iterator[BenchRoom]:
    """Open a room and close it."""
    room = BenchRoom(*values)
    try:
        yield room
    finally:
        room.bench.close()
        room.bench.deleteLater()
