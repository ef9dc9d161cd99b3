"""A desk for tests of the window: a memory library of one scene, and ports that say there is no media."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path

from dailies_logger.domain import sequence
from dailies_logger.domain.clip import Clip, ClipStatus, Facts, Measured
from dailies_logger.domain.errors import MediaError
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.label import Label, Vocabulary
from dailies_logger.domain.picture import Picture
from dailies_logger.domain.production import Person, Production
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.interchange.exchange import FileExchange
from dailies_logger.interchange.vocabulary_json import read_vocabulary, vocabulary_text
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.edit import Value
from dailies_logger.workflow.pieces import pieces_of
from dailies_logger.workflow.player.mix import Mix
from dailies_logger.workflow.ports import Apart, Found, Frames, Hit, Piece, Probed, Sound, Table
from dailies_logger.workflow.query import Term
from tests.support.hand_proxies import HandProxies
from tests.support.memory_library import MemoryLibrary

RATE = FrameRate(Fraction(24000, 1001))
PRODUCTION = Production(id=id_from("production"), title="The Night Ferry", rate=RATE)
PERSON = Person(id=id_from("person"), name="E. Marsh")


def clip(name: str, *, take: Take | None = None, frames: int = 1728, camera: str = "A", **more: object) -> Clip:
    facts = Facts(scene="24", setup="24A", take=take.take if take else None, camera=camera, roll="A001", lens="75 mm", shot_size="MCU")
    return Clip(
        id=id_from("clip", name),
        path=f"/rushes/{name}.mov".encode(),
        file=f"/rushes/{name}.mov",
        measured=Measured(rate=RATE, frames=frames, start=918_994, width=1920, height=1080, codec="h264", tape=name),
        start=918_994,
        facts=facts,
        take_id=take.id if take else None,
        status=ClipStatus.OFFLINE,
        **more,  # type: ignore[arg-type]
    )


TAKES = tuple(
    Take(
        id=id_from("take", number),
        day="2026-11-16",
        unit="1",
        scene="24",
        setup="24A",
        take=str(number),
        supervisor_note="Settles late." if number == 1 else "",
    )
    for number in (1, 2, 3)
)
CLIPS = (
    clip("A001C003", take=TAKES[0]),
    clip("B001C003", take=TAKES[0], camera="B", sync=Fraction(1001, 24000) * 12),
    clip("A001C004", take=TAKES[1], frames=500),
    clip("A001C005", take=TAKES[2]),
)


class NoProber:
    def probe(self, paths: Sequence[bytes], *, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Probed]:
        return iter(())


class NoMedia:
    def frames(self, clip: Clip) -> Frames:
        raise MediaError(f"{clip.name} is offline.")

    def frame_times(self, clip: Clip) -> tuple[Fraction, ...] | None:
        raise MediaError(f"{clip.name} is offline.")

    def sound(self, clip: Clip) -> Sound | None:
        return None

    def thumbnail(self, clip: Clip, frame: int, *, width: int) -> Picture:
        raise MediaError(f"{clip.name} is offline.")

    def glimpses(self, clip: Clip, frames: Sequence[int], *, width: int, exact: bool) -> Iterator[Picture]:
        raise MediaError(f"{clip.name} is offline.")
        yield

    def still(self, clip: Clip, frame: int) -> Picture:
        raise MediaError(f"{clip.name} is offline.")

    def peaks(self, clip: Clip) -> bytes:
        raise MediaError(f"{clip.name} is offline.")

    def sounds_apart(self, first: Clip, others: Sequence[Clip], *, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Apart]:
        raise MediaError(f"{first.name} is offline.")


class NoSoundOut:
    def open(self, *, sample_rate: int, channels: int) -> bool:
        return False

    def play(self, fill: Callable[[int], bytes]) -> None:
        return None

    def set_mix(self, mix: Mix) -> None:
        return None

    def peaks(self) -> tuple[float, ...]:
        return ()

    def played(self) -> int:
        return 0

    def stop(self) -> None:
        return None


class NoExchange:
    def read_table(self, path: Path) -> Table:
        return Table(document=path.name, columns=(), rows=())

    def read_vocabulary(self, path: Path) -> Vocabulary:
        return read_vocabulary(path)

    def write_vocabulary(self, vocabulary: Vocabulary, path: Path, *, overwrite: bool = False) -> None:
        path.write_text(vocabulary_text(vocabulary), "utf-8")

    def read_stringout(self, path: Path) -> tuple[Stringout, tuple[Placement, ...]]:
        return FileExchange().read_stringout(path)

    def write_otio(self, cutlist: sequence.Sequence, path: Path, *, overwrite: bool = False, relative: bool = False) -> None:
        path.write_text(cutlist.name)


class MemorySearch:
    """Answer every query with every label."""

    def __init__(self, library: MemoryLibrary) -> None:
        self.library = library

    def labels(self, query: Term, *, limit: int | None = None, offset: int = 0) -> Found:
        hits = tuple(
            Hit(label=label, clip=owner, take=self.library.get(Take, owner.take_id) if owner.take_id else None)
            for label in self.library.where(Label)
            if (owner := self.library.get(Clip, label.clip)) is not None
        )
        return Found(hits=hits[offset:][:limit], total=len(hits))

    def pieces(self, query: Term, *, facts: Sequence[str] = ()) -> list[Piece]:
        return pieces_of(self.labels(query).hits, facts)

    def clips(self, query: Term) -> list[Clip]:
        return self.library.where(Clip)

    def takes(self, query: Term) -> list[Take]:
        return self.library.where(Take)


def memory_desk(*values: Value, empty: bool = False) -> tuple[Desk, MemoryLibrary]:
    """Make a desk over three takes (one with two angles) and the values given, or over nothing at all."""
    scene: tuple[Value, ...] = () if empty else (*TAKES, *CLIPS)
    library = MemoryLibrary(PRODUCTION, (PERSON, *scene, *values))
    desk = Desk(
        library=library,
        search=MemorySearch(library),
        person=PERSON,
        prober=NoProber(),
        media=NoMedia(),
        proxies=HandProxies(),
        sound_out=NoSoundOut(),
        exchange=NoExchange(),
    )
    return desk, library
