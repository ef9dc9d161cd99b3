"""Sit at the desk as the editor does: a whole window over a library file, pictures that carry their numbers, and keys."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import Clip, Facts, Measured
from dailies_logger.domain.errors import MediaError
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.label import Label
from dailies_logger.domain.picture import Picture
from dailies_logger.domain.production import Person, Production
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.interchange.exchange import FileExchange
from dailies_logger.store.library import SqlLibrary, create, open_library
from dailies_logger.store.search import SqlSearch
from dailies_logger.ui.rooms import Rooms
from dailies_logger.ui.stage import Stage
from dailies_logger.ui.window import MainWindow
from dailies_logger.ui.work import Work
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.edit import Edit, Value, made
from dailies_logger.workflow.ports import Media, Prober
from tests.support.hand_proxies import HandProxies
from tests.support.intake import heard
from tests.support.made_media import MadeMedia
from tests.support.memory_desk import NoProber, NoSoundOut
from tests.support.window import MemoryDoors, dressed, press

FILM = FrameRate.of(24000, 1001)
START = 918_994
PATIENCE_MS = 20_000
SOON_MS = (1, 1, 2, 3)
EDITOR = Person(id=id_from("person", "e. marsh"), name="E. Marsh")
ASSISTANT = Person(id=id_from("person", "b. ode"), name="B. Ode")


def angle(name: str, take: Take | None, *, frames: int, late: int = 0, rate: FrameRate = FILM, path: str = __file__, **facts: str) -> Clip:
    """Make a clip whose file is there (`path`), its camera the first letter of its name, rolling `late` frames after the take began."""
    said = {"scene": take.scene, "setup": take.setup, "take": take.take, "day": take.day} if take else {}
    start = round(START / FILM.nominal * rate.nominal) + late
    return Clip(
        id=id_from("acts", name),
        path=path.encode(),
        file=f"/rushes/{name}.mov",
        measured=Measured(rate=rate, frames=frames, start=start, width=1920, height=1080, codec="prores", tape=name),
        start=start,
        facts=Facts(**{"camera": name[0], "roll": name[:4], "number": name[4:], "tape": name} | said | facts),
        take_id=take.id if take else None,
        sync=late / rate.fraction if late else Fraction(0),
    )


TAKES = tuple(
    Take(id=id_from("acts", setup, number), day="2026-11-16", unit="1", scene=setup[:2], setup=setup, take=number, supervisor_note=note)
    for setup, number, note in (("24A", "1", "Settles late."), ("24A", "2", ""), ("24B", "1", ""))
)
A1 = angle("A001C001", TAKES[0], frames=240, lens="75 mm", shot_size="MCU")
B1 = angle("B001C001", TAKES[0], frames=200, late=12, lens="32 mm", shot_size="WS")
A2 = angle("A001C002", TAKES[1], frames=120)
A3 = angle("A001C003", TAKES[2], frames=96)
CLIPS = (A1, B1, A2, A3)
SCENE: tuple[Value, ...] = (*TAKES, *CLIPS, *map(heard, CLIPS))


def label(kind: str, start: int, end: int | None, *, on: Clip = A1, by: Person = EDITOR, **more: object) -> Label:
    """Make a label that is there before the editor sits down."""
    key = id_from("acts", kind, start, end, on.id, by.id)
    at = EPOCH.at
    return Label(id=key, clip=on.id, kind=kind, start=start, end=end, author=by.id, at=at, **more)  # type: ignore[arg-type]  # named by the test


EPOCH = Edit(name="Once", author=ASSISTANT.id, changes=())


class ActMedia(MadeMedia):
    """Give numbered pictures; thumbnails are left out, for no act here looks at them."""

    def thumbnail(self, clip: Clip, frame: int, *, width: int) -> Picture:
        raise MediaError(f"{clip.name} has no thumbnail here.")


LAID: dict[str, bytes] = {}
"""The library files made so far, by what they hold: most acts begin in the same one."""


def lay_library(path: Path, values: Iterable[Value] = SCENE) -> Path:
    """Make a library file of the production that holds these values, brought in by the assistant."""
    held = tuple(values)
    known = LAID.get(repr(held))
    if known is None:
        production = Production(id=id_from("acts"), title="The Night Ferry", rate=FILM)
        library = create(path, production=production, person=EDITOR)
        library.write(Edit(name="Read rushes", author=ASSISTANT.id, changes=made([ASSISTANT, *held])))
        library.close()
        LAID[repr(held)] = path.read_bytes()
    else:
        path.write_bytes(known)
        path.chmod(0o600)
    return path


class Seat:
    """Hold one window over a library file, with what the editor does and sees; pictures are made ones, or those of `media`."""

    def __init__(
        self,
        qtbot: QtBot,
        path: Path,
        *,
        person: Person = EDITOR,
        prober: Prober | None = None,
        media: Callable[[SqlLibrary], Media] | None = None,
        empty: bool = False,
    ) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        dressed(app)
        self.qtbot = qtbot
        self.path = path
        self.library: SqlLibrary = open_library(path)
        self.media = ActMedia()
        self.window = MainWindow(MemoryDoors(path.parent / f"seat {person.name}").doors)
        qtbot.addWidget(self.window)
        self.window.resize(1600, 1000)
        desk = Desk(
            library=self.library,
            search=SqlSearch(self.library),
            person=person,
            prober=prober or NoProber(),
            media=media(self.library) if media else self.media,
            proxies=HandProxies(),
            sound_out=NoSoundOut(),
            exchange=FileExchange(),
        )
        self.work: Work = self.window.open(desk)
        self.window.show()
        self.take_seat()
        if not empty:
            self.until(lambda: self.stage.clip is not None and self.work.counts.takes > 0)
            self.sees(self.stage.frame)
            self.settle()

    @property
    def stage(self) -> Stage:
        """Return what is looked at."""
        return self.work.stage

    @property
    def rooms(self) -> Rooms:
        """Return the rooms."""
        assert self.window.rooms is not None
        return self.window.rooms

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is so, with patience for a busy machine; look soon at first, for most of it is so in a moment."""
        for pause in SOON_MS:
            if true():
                return
            self.qtbot.wait(pause)
        self.qtbot.waitUntil(true, timeout=PATIENCE_MS)

    def take_seat(self) -> None:
        """Bring the window to the front, the focus where every key is a command."""
        self.window.activateWindow()
        self.rooms.focus_picture()
        self.until(lambda: QApplication.activeWindow() is self.window and QApplication.focusWidget() is not None)

    def press(self, *keys: str) -> None:
        """Press keys, and after each wait until what it asked for is written and seen."""
        for key in keys:
            press(key)
            self.settle()

    def type(self, words: str) -> None:
        """Type words where the focus is."""
        for letter in words:
            press(letter)

    def settle(self) -> None:
        """Wait until every act is on disk, and what was read after it is on screen."""
        bench = self.work.bench
        self.until(lambda: not bench.busy)
        answered: list[object] = []
        bench.read(lambda: None, answered.append)
        bench.read(lambda: None, answered.append)
        self.until(lambda: len(answered) == 2)
        with self.qtbot.waitSignal(self.work.counted, timeout=PATIENCE_MS):
            self.work.count()
        self.until(lambda: not self.work.settling)

    def sees(self, frame: int) -> None:
        """Wait until this frame is painted, and the stage says the same."""
        self.until(lambda: self.rooms.picture.shown == frame and self.stage.frame == frame)

    def at(self, frame: int) -> None:
        """Go to a frame and see it."""
        self.stage.go_to(frame)
        self.sees(frame)

    def plays_past(self, frame: int) -> int:
        """Wait until a frame after this one is on screen while the picture runs; return which."""
        self.until(lambda: self.stage.playing and self.stage.frame > frame)
        return self.stage.frame

    def shows(self, clip: Clip) -> None:
        """Wait until a clip is on stage."""
        self.until(lambda: self.stage.clip is not None and self.stage.clip.id == clip.id and not self.stage.playing)
        self.until(lambda: self.rooms.picture.shown == self.stage.frame)

    def runs(self, command: str) -> None:
        """Do a command as from its menu; one that is off does nothing."""
        self.window.update_actions()
        self.window.actions_of.run(command)
        self.settle()

    def off(self, command: str) -> str:
        """Return why a command is off."""
        self.window.update_actions()
        return self.window.actions_of.reason(command)

    def labels(self) -> list[Label]:
        """List the labels in the library, in the order they were made."""
        return sorted(self.library.where(Label), key=lambda each: (each.at, each.id))

    def ranges(self, kind: str = "") -> list[tuple[str, int, int | None]]:
        """List kind and range of the labels in the library."""
        return [(each.kind, each.start, each.end) for each in self.labels() if not kind or each.kind == kind]

    def listed(self) -> list[str]:
        """Return the labels as the list beside the picture shows them, newest first."""
        model = self.rooms.logging.labels.model
        return [str(model.index(row).data()) for row in range(model.rowCount())]

    def take(self, which: Take = TAKES[0]) -> Take:
        """Return a take as the library has it."""
        found = self.library.get(Take, which.id)
        assert found is not None
        return found

    def clip(self, which: Clip) -> Clip:
        """Return a clip as the library has it."""
        found = self.library.get(Clip, which.id)
        assert found is not None
        return found

    def notice(self) -> str:
        """Return the sentence in the status bar."""
        shown = self.window.status.notice
        return shown.text if shown else ""

    def reads(self, *words: str) -> None:
        """Wait until a notice says these words."""
        self.until(lambda: all(word in self.notice() for word in words))

    def answers(self, **lines: str) -> None:
        """Fill the lines of the question on screen and press Enter in the last."""
        sheet = self.window.sheets.ask
        self.until(sheet.isVisible)
        for key, words in lines.items():
            field = sheet.fields[key]
            field.setFocus()
            field.selectAll()
            self.type(words) if words else press("Delete")
        self.press("Enter")

    def close(self) -> None:
        """Close the window; the library is let go."""
        self.window.close()


def away(clip: Clip, folder: Path) -> Clip:
    """Return a clip whose file was in a folder and is there no more."""
    return replace(clip, path=str(folder / f"{clip.name}.mov").encode())


def ids(values: Iterable[Label]) -> list[UUID]:
    """List ids."""
    return [value.id for value in values]
