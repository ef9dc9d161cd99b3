"""Do the main job in a real X window with the keyboard alone, and believe only the disk and the screen.

The program runs as a process with a home of its own. The sample's frames carry their numbers, so the frame on the glass is
read from the screen's pixels and compared with what the library says was labelled.

`DAILIES_JOURNEY_MINUTES` sets for how long a take of two cameras is logged while it plays (half a minute where it is not set):
sixty are a test of an hour.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from functools import partial
from pathlib import Path

import pytest

from dailies_logger.app.compose import open_desk
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Stringout
from dailies_logger.domain.take import Take
from dailies_logger.workflow.ports import Library
from tests.support.clips import Codec, make_clip
from tests.support.command import asked
from tests.support.cuts import cuts
from tests.support.xscreen import XScreen, insist, missing, until, x_screen

pytestmark = [pytest.mark.x11, pytest.mark.skipif(bool(missing()), reason=missing())]

TITLE = "Harbour Lights"


class Journey:
    """Hold the screen, the program's home, and the library as another process reads it."""

    def __init__(self, screen: XScreen, home: Path) -> None:
        self.screen, self.home = screen, home
        self.library: Library

    @contextmanager
    def program(self, *words: str) -> Iterator[int]:
        """Run the program and yield its process; it must go by its own key, without a word of complaint."""
        folders = {name: str(self.home / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")}
        env = {**os.environ, **folders, **self.screen.env, "HOME": str(self.home), "XDG_DOCUMENTS_DIR": str(self.home / "Documents")}
        with subprocess.Popen(
            [sys.executable, "-m", "dailies_logger", "--as", "E. Marsh", *words], env=env, stderr=subprocess.PIPE, encoding="utf-8"
        ) as running:
            try:
                yield running.pid
                self.screen.press("ctrl+q")
                assert running.wait(20) == 0
            finally:
                running.kill()
            assert running.stderr is not None
            assert "Traceback" not in running.stderr.read()
        assert not list(self.home.rglob("crash-*.txt"))

    def open_library(self) -> None:
        """Read along in the library that the program makes."""
        path = until(lambda: next(self.home.rglob("*.dailies"), None), what="no library was made")
        self.library = until(lambda: open_desk(path, join=False), what="the library does not open").library

    def labels(self) -> list[Label]:
        """List the labels on disk, oldest first."""
        return sorted(self.library.where(Label), key=lambda label: label.id)

    def shows(self, right: Callable[[int], bool], *, what: str) -> int:
        """Wait until the number on the screen is right, and return it."""

        seen: list[int | None] = [None]

        def look() -> tuple[int] | None:
            number = self.screen.number()
            if number != seen[-1]:
                seen.append(number)
            return (number,) if number is not None and right(number) else None

        return until(look, what=lambda: f"{what}; the screen showed {seen[1:]}, with {self.screen.windows()}")[0]

    def logged(self, count: int, *, open_ones: int = 0) -> list[Label]:
        """Wait until so many labels are on disk, so many of them open, and return them."""

        def look() -> list[Label] | None:
            found = self.labels()
            return found if (len(found), sum(label.open for label in found)) == (count, open_ones) else None

        return until(
            look,
            what=lambda: (
                f"not {count} labels, {open_ones} of them open: {[(one.kind, one.start, one.end, one.text) for one in self.labels()]}"
            ),
        )

    def ask(self, key: str, title: str, answer: str) -> None:
        """Open a file dialog by its key and type a path into it."""
        insist(lambda: self.screen.press(key), lambda: self.screen.has(title), what=f"no dialog “{title}”")
        self.screen.wait_for(title)
        self.screen.type(answer)
        self.screen.press("Return")
        self.screen.wait_for(TITLE)


@pytest.fixture
def journey(tmp_path: Path) -> Iterator[Journey]:
    (tmp_path / "screen").mkdir()
    (tmp_path / "home" / "Documents").mkdir(parents=True)
    with x_screen(tmp_path / "screen") as screen:
        yield Journey(screen, tmp_path / "home")


def test_journey__from_first_run_to_the_otio_and_back_by_keys_alone(journey: Journey, sample_shoot: Path) -> None:
    with journey.program():
        make_a_library(journey, sample_shoot)
        label_frame_by_frame(journey)
        label_while_it_plays(journey)
        take_back_and_circle(journey)
        cut = make_a_stringout_and_export(journey)
        last = go_back_to_the_label(journey)
    best = journey.labels()[0]
    clip = journey.library.get(Clip, best.clip)
    assert clip is not None
    assert cut == ((clip.start or 0) + best.start, (best.end or 0) - best.start)
    before = journey.labels()
    with journey.program():
        journey.screen.wait_for(TITLE)
        journey.shows(lambda number: number == last, what="the frame is not the one that was left")
        journey.screen.press("ctrl+z")
        until(lambda: not journey.library.where(Stringout), what="undo does not outlive a restart")
    assert journey.labels() == before


def make_a_library(journey: Journey, rushes: Path) -> None:
    """Answer the first page, read a folder whose path is typed, and import both reports."""
    screen = journey.screen
    screen.wait_for("Dailies Logger")
    screen.type(TITLE)
    screen.press("Return")
    screen.wait_for(TITLE)
    journey.open_library()
    journey.ask("ctrl+o", "Read a folder of rushes", str(rushes))
    until(lambda: len(journey.library.where(Take)) == 5, what="the rushes are not read")
    journey.shows(lambda number: number == 0, what="the first take is not on the screen")
    for report in sorted((rushes / "REPORTS").iterdir()):
        acts = len(journey.library.acts(limit=50))
        journey.ask("ctrl+i", "Import a list", str(report))
        merged = partial(more_acts, journey, acts)
        insist(lambda: screen.press("Return"), merged, what=f"{report.name} is not merged")
        screen.press("Escape")
    assert sum(bool(take.supervisor_note) for take in journey.library.where(Take)) > 0


def more_acts(journey: Journey, acts: int) -> bool:
    """Say whether there are more acts on disk than there were."""
    return len(journey.library.acts(limit=50)) > acts


def label_frame_by_frame(journey: Journey) -> None:
    """Step to a frame, open and close a range: the frames logged are the frames on the screen."""
    screen = journey.screen
    screen.press("Home")
    journey.shows(lambda number: number == 0, what="Home is not the first frame")
    screen.press("shift+Right", "Right", "Right", "Right")
    first = journey.shows(lambda number: number == 13, what="ten and three frames on is not 13")
    screen.press("2")
    (opened,) = journey.logged(1, open_ones=1)
    assert (opened.kind, opened.start) == ("best_moment", first)
    screen.press("Right", "Right")
    last = journey.shows(lambda number: number == 15, what="two frames on is not 15")
    screen.press("2")
    (closed,) = journey.logged(1)
    assert (closed.start, closed.end) == (first, last + 1)


def label_while_it_plays(journey: Journey) -> None:
    """Play, open two ranges that overlap, type a note, close both: nothing stops, and a key's frame was on the screen."""
    screen = journey.screen
    screen.press("space")
    before = journey.shows(lambda number: number > 15, what="it does not play")
    screen.press("1", "5")
    after = journey.shows(lambda number: number > before + 1, what="a label stopped the picture")
    screen.press("1", "0")
    screen.type("ok 2")
    typed = journey.shows(lambda number: number > after, what="typing stopped the picture")
    screen.press("Return", "5", "k")
    _, beat, action, note = journey.logged(4)
    still = journey.shows(lambda number: number == screen.number(), what="it does not stop")
    assert before <= beat.start <= action.start < (beat.end or 0)
    assert (note.kind, note.text) == ("note", "ok 2")
    assert (beat.end or 0) - 1 <= note.start <= typed <= (action.end or 0) <= still + 1, "a note is pinned to where typing began"
    screen.press("m")
    point = journey.logged(5)[4]
    assert point.start == journey.shows(lambda number: number >= still, what="no picture")
    assert point.end == point.start + 1


def take_back_and_circle(journey: Journey) -> None:
    """Take the last label back, undo and redo that, write its words, circle and rate."""
    screen = journey.screen
    screen.press("BackSpace")
    journey.logged(4)
    screen.press("ctrl+z")
    journey.logged(5)
    screen.press("ctrl+shift+z")
    kept = journey.logged(4)
    circled = {take.id for take in journey.library.where(Take) if take.circled}
    screen.press("shift+c")
    until(lambda: {take.id for take in journey.library.where(Take) if take.circled} != circled, what="no take is circled otherwise")
    screen.press("ctrl+z")
    until(lambda: {take.id for take in journey.library.where(Take) if take.circled} == circled, what="the circle is not undone")
    assert journey.labels() == kept


def make_a_stringout_and_export(journey: Journey) -> tuple[int, int]:
    """Search, make a stringout of the hit, export it; return where its cut starts and how long it is, in the file."""
    screen = journey.screen
    screen.press("ctrl+6")
    screen.type("kind:best_moment")
    insist(lambda: screen.press("ctrl+e", "Return"), lambda: bool(journey.library.where(Stringout)), what="no stringout is made")
    path = journey.home / "best.otio"
    journey.ask("ctrl+shift+e", "Export as OTIO", str(path))
    until(path.exists, what="nothing is exported")
    # Which take is shown first is a matter of which was read first; some have the camera's sound beside the picture, some the recorder's.
    tracks = json.loads(path.read_text("utf-8"))["tracks"]["children"]
    (cut,) = cuts([track for track in tracks if track["kind"] == "Video"])
    return round(cut["source_range"]["start_time"]["value"]), round(cut["source_range"]["duration"]["value"])


def go_back_to_the_label(journey: Journey) -> int:
    """Open the hit from the search: the screen shows the label's very frame. Return it."""
    screen = journey.screen
    best = journey.labels()[0]
    screen.press("ctrl+6", "Down", "Return")
    return journey.shows(lambda number: number == best.start, what=f"recalling the label does not show {best.start}")


MINUTES = float(os.environ.get("DAILIES_JOURNEY_MINUTES", "0.5"))
RATE, LATE = 25, 250
"""Camera B rolls so many frames after A."""

HELD_MB, HANDLES = 200, 40
"""What a long take may hold more after its first half than before, and how many files and sockets it may have open."""


@pytest.mark.slow
def test_journey__a_long_take_of_two_cameras_is_logged_while_it_plays(journey: Journey, tmp_path: Path) -> None:
    path = make_long_take(tmp_path, seconds=round(MINUTES * 60) + 60)
    journey.library = open_desk(path, join=False).library
    screen = journey.screen
    with journey.program(str(path)) as process:
        screen.wait_for("A Long Take")
        journey.shows(lambda number: number == 0, what="the head of the take is not on the screen")
        screen.press("alt+1", "Home", *["ctrl+Right"] * 12)
        journey.shows(lambda number: number == 12 * RATE, what="the frame at which both cameras roll is not on the screen")
        screen.press("space")
        begun, held, seen = time.monotonic(), 0, []
        while time.monotonic() < begun + MINUTES * 60:
            seen += a_round(journey)
            held = held or (resident(process) if time.monotonic() > begun + MINUTES * 30 else 0)
        screen.press("k")
        assert resident(process) - held < HELD_MB
        assert len(list(Path(f"/proc/{process}/fd").iterdir())) < HANDLES
    cameras = {clip.id: clip.facts.camera for clip in journey.library.where(Clip)}
    logged = [(label.kind, cameras[label.clip], label.start, (label.end or 0) - 1) for label in journey.labels()]
    assert [(kind, camera) for kind, camera, _, _ in logged] == [(kind, camera) for kind, camera, _, _ in seen]
    wrong = [(is_, was) for is_, was in zip(logged, seen, strict=True) if not (is_[2] in was[2] and is_[3] in was[3])]
    assert not wrong, f"{len(wrong)} of {len(seen)} labels are not where the keys were pressed"


def make_long_take(folder: Path, *, seconds: int) -> Path:
    """Make two cameras of a take in long groups of pictures, and read them into a library; return its path."""
    for camera, late in (("A", 0), ("B", LATE)):
        card = folder / "rushes" / f"{camera}001"
        card.mkdir(parents=True)
        name, start = f"{camera}001C001_261120_R1AB.mov", f"10:00:{late // RATE:02d}:{late % RATE:02d}"
        make_clip(card / name, codec=Codec.H264, rate=Fraction(RATE), frames=seconds * RATE - late, start_tc=start, gop=50, sound=True)
    path = folder / "long.dailies"
    asked("new", path, "--title", "A Long Take", "--rate", str(RATE), "--as", "E. Marsh")
    asked("ingest", path, folder / "rushes", "--as", "E. Marsh")
    return path


Pressed = tuple[str, str, range, range]
"""A label as it was pressed: kind, camera, and the frames that were on the screen round its first and its last key."""


def a_round(journey: Journey) -> list[Pressed]:
    """Log ranges that overlap, an angle cut and a point, looking at the screen round each key; return what is to be found."""

    def pressed(key: str) -> range:
        """Press a key, and return the frames from the one before it to the next one that is new after it."""
        before = journey.shows(lambda _: True, what="there is no picture")
        journey.screen.press(key)
        then = journey.shows(lambda _: True, what="there is no picture")
        return range(before, journey.shows(lambda number: number > then, what="a label stopped the picture") + 1)

    beat = pressed("1")
    moment = pressed("2")
    ranges: list[Pressed] = [("emotional_beat", "A", beat, pressed("1")), ("best_moment", "A", moment, pressed("2"))]
    best = pressed("6")
    journey.screen.press("alt+2")
    journey.shows(lambda number: number < best.start - LATE // 2, what="camera B does not come")
    reaction = pressed("4")
    ranges += [
        ("best_angle", "A", best, range(10**9)),
        ("best_angle", "B", range(10**9), pressed("6")),
        ("reaction", "B", reaction, pressed("4")),
    ]
    journey.screen.press("alt+1")
    journey.shows(lambda number: number > reaction.start + LATE // 2, what="camera A does not come again")
    point = pressed("m")
    return [*ranges, ("note", "A", point, point)]


def resident(process: int) -> int:
    """Return the megabytes that a process holds."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") >> 20
