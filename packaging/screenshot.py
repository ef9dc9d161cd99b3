"""Make the picture of the logging room that README and help show: `python packaging/screenshot.py`.

The window itself is grabbed at 1600 by 1000, over the sample shoot that the application makes; nothing in it is drawn by
hand, and it needs no screen. The picture is written to resources/help/logging.png.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from dailies_logger.app.compose import make_library  # noqa: E402 - found by the line above
from dailies_logger.app.window import application, doors  # noqa: E402
from dailies_logger.domain.clip import Clip  # noqa: E402
from dailies_logger.media.sample import make_sample  # noqa: E402
from dailies_logger.ui.window import MainWindow  # noqa: E402
from dailies_logger.workflow import labelling, lookup, taking  # noqa: E402
from dailies_logger.workflow.desk import Desk  # noqa: E402
from dailies_logger.workflow.edit import Edit  # noqa: E402
from dailies_logger.workflow.ingesting import ingest  # noqa: E402
from dailies_logger.workflow.matching import merge_table  # noqa: E402

TARGET = ROOT / "resources" / "help" / "logging.png"
TAKE, AT = "24A-2", 151
"""The take that the picture shows, and the frame of its first angle."""

OPEN = (("emotional_beat", 122), ("best_moment", 133))
"""Ranges that are still open: kind and first frame."""

LABELS: tuple[tuple[str, int, int, dict[str, object]], ...] = (
    ("emotional_beat", 16, 58, {"text": "she sits", "intensity": 2}),
    ("emotional_beat", 64, 112, {"text": "the question", "intensity": 3}),
    ("line_reading", 66, 90, {"text": "dry", "rating": 3}),
    ("reaction", 96, 118, {"text": "he waits"}),
    ("dynamic_action", 40, 54, {}),
    ("best_angle", 16, 104, {"text": "best angle A"}),
    ("eyeline", 8, 84, {"value": "L>R"}),
    ("eyeline", 84, 120, {"value": "R>L"}),
    ("size", 8, 70, {"value": "MCU"}),
    ("size", 70, 140, {"value": "CU"}),
    ("problem", 52, 63, {"value": "soft"}),
    ("note", 28, 29, {"text": "wait for the blink"}),
    ("note", 100, 101, {"text": "she has decided before he finishes"}),
)
"""Kind, first frame, end and words of what lies on the lanes."""


def main() -> int:
    """Grab the window and write the picture; the exit code is 0 where that worked."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"XDG_CONFIG_HOME": folder, "APPDATA": folder, "HOME": folder}
        app = application()
        window = MainWindow(doors(person="E. Marsh"))
        window.resize(1600, 1000)
        desk = _desk(Path(folder))
        shown = _label(desk)
        work = window.open(desk)
        window.show()

        def settle(true: Callable[[], bool], *, seconds: float) -> bool:
            """Let the window work until something is so, and some seconds longer for what comes by itself."""
            end = time.monotonic() + 30
            while not true() and time.monotonic() < end:
                app.processEvents()
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                app.processEvents()
            return true()

        rooms = window.rooms
        settle(lambda: work.stage.clip is not None, seconds=0)
        work.stage.show_clip(shown, AT)
        settle(lambda: rooms is not None and rooms.picture.shown == AT, seconds=0)
        for kind, start in OPEN:  # now: what an earlier run left open is closed when a library is opened
            desk.library.write(labelling.open_label(desk.library, author=desk.person.id, clip=shown, kind=kind, frame=start))
        work.stage.reload()
        there = settle(lambda: len(work.stage.labels) == work.counts.labels == len(LABELS) + len(OPEN), seconds=0)
        there &= settle(lambda: rooms is not None and rooms.picture.shown == AT, seconds=3)
        if rooms is not None:
            rooms.focus_picture()
        there &= window.grab().toImage().save(str(TARGET), "PNG", 0)  # type: ignore[call-overload]  # the stub wants bytes
        window.close()
    return 0 if there else 1


def _desk(folder: Path) -> Desk:
    """Make a library of the sample shoot with its reports."""
    made = make_sample(folder / "rushes")
    desk = make_library(folder / "Harbour Lights.dailies", title="Harbour Lights", person_name="E. Marsh")
    ingest(desk.library, desk.prober, author=desk.person.id, paths=[folder / "rushes"], write=desk.library.write)
    for report in (path for path in made if path.parent.name == "REPORTS"):
        merged = merge_table(desk.library, desk.exchange.read_table(report), author=desk.person.id)
        if merged.edit is not None:
            desk.library.write(merged.edit)
    return desk


def _label(desk: Desk) -> UUID:
    """Label the shown take as an editor would; return its first angle."""
    library, me = desk.library, desk.person.id
    take = lookup.take(library, TAKE)

    def write(edit: Edit | None) -> None:
        """Write an act that changes something."""
        if edit is not None:
            library.write(edit)

    clip = min(library.where(Clip, take_id=take.id), key=lambda clip: clip.facts.camera or "~").id
    for kind, start, end, words in LABELS:
        write(labelling.add_label(library, author=me, clip=clip, kind=kind, start=start, end=end, **words))  # type: ignore[arg-type]
    write(taking.rate(library, author=me, take=take.id, rating=4))
    write(taking.note(library, author=me, take=take.id, text="Cries before the line, not after it."))
    return clip


if __name__ == "__main__":
    sys.exit(main())
