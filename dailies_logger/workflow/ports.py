"""Say what the workflow needs of the outer layers: the Library, Search, media, and other programs' files.

Every method may be called from any thread but `Library.write`, which one writer at a time calls. All block; none knows Qt.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar
from uuid import UUID

from dailies_logger.domain import sequence
from dailies_logger.domain.clip import Clip, Facts, Measured
from dailies_logger.domain.label import Label, Vocabulary
from dailies_logger.domain.picture import Picture, SoundBlock
from dailies_logger.domain.production import Production
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.domain.take import Take
from dailies_logger.domain.viewing import Viewing
from dailies_logger.workflow.edit import Act, Edit, Step, Value
from dailies_logger.workflow.player.mix import Mix
from dailies_logger.workflow.query import Term

V = TypeVar("V", bound=Value)


class Library(Protocol):
    """Keep one production's values and the journal of Edits, in one file or server."""

    @property
    def path(self) -> Path:
        """Return the library file."""

    def production(self) -> Production:
        """Return the one production."""

    def get(self, noun: type[V], key: UUID) -> V | None:
        """Return the value with this key."""

    def where(self, noun: type[V], **fields: object) -> list[V]:
        """List values whose fields equal these; a list, set or tuple means any of its members; no fields: all.

        Order: Placement by rank, Beat by (scene, rank), Label by (clip, start), Clip by file, others by key. Field names are those of the
        dataclass; a nested fact is written `facts_scene`. May be asked for any stored field.
        """

    def count(self, noun: type[V]) -> int:
        """Count the values of a noun."""

    def words(self, noun: type[V], field: str) -> set[str]:
        """Return the different texts that a field has, but the empty one, without making the values."""

    def write(self, edit: Edit) -> None:
        """Apply an Edit and append it to the journal, whole, on disk when this returns.

        Raises Stale where a changed field is no longer what `before` says (nothing is written), DiskTrouble where the
        disk will not take it.
        """

    def undoable(self, author: UUID) -> Act | None:
        """Return the act that undo would take back next, of this author's own acts."""

    def redoable(self, author: UUID) -> Act | None:
        """Return the act that redo would bring back next."""

    def edits_of(self, act: UUID) -> list[Edit]:
        """List the Edits of an act in the order they were written; a Change holds whole values as they were then."""

    def acts(self, *, limit: int = 100, before: int | None = None) -> list[Act]:
        """List acts, newest first; `before` is a `seq` to go on from."""

    def steps(self, key: UUID) -> list[Step]:
        """Return the life of one value, oldest first."""

    def steps_between(self, noun: type[Value], since: datetime, until: datetime) -> list[tuple[UUID, Step]]:
        """Return what became of the values of a noun in a stretch of time, both ends included, each step with the key of its value."""

    def version(self) -> int:
        """Return the newest journal place (`seq`); it rises when anybody, in any process, has written."""

    def derived(self, subject: UUID, kind: str) -> bytes | None:
        """Return data that can be rebuilt (pts table, peaks, thumbnail), if it is kept."""

    def all_derived(self, kind: str) -> dict[UUID, bytes]:
        """Return all data of a kind that is kept, by subject: one look where each would be thousands."""

    def keep_derived(self, subject: UUID, kind: str, data: bytes) -> None:
        """Keep data that can be rebuilt. No Edit, not in the journal."""

    def viewings(self, clips: Collection[UUID]) -> list[Viewing]:
        """List the runs of frames that were watched of clips, by whomever, by clip and start."""

    def keep_viewings(self, seen: Iterable[Viewing]) -> None:
        """Add runs that were watched; a run known already is joined with what is known. No Edit, not undone."""

    def check(self) -> list[str]:
        """Check the file and what it holds; return a sentence for each fault, none where all is well."""

    def close(self) -> None:
        """Let go of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Hold a label that was found, with the clip and take it lies on."""

    label: Label
    clip: Clip
    take: Take | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Hold a page of hits and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int


class Piece(NamedTuple):
    """Hold what a rule needs of a closed label that was found: its key, its frames `start` to `end`, and how many its clip has in all.

    `facts` are those that were asked for, in that order: see `pieces.FACTS`. A tuple, since a rule may find tens of thousands.
    """

    key: UUID
    clip: UUID
    start: int
    end: int
    length: int
    facts: tuple[object, ...] = ()


class Search(Protocol):
    """Find values by a query."""

    def labels(self, query: Term, *, limit: int | None = None, offset: int = 0) -> Found:
        """Find labels in the order: shoot day, take, clip, start."""

    def pieces(self, query: Term, *, facts: Sequence[str] = ()) -> list[Piece]:
        """Find the closed labels that `labels` finds, in its order, each no more than a rule needs."""

    def clips(self, query: Term) -> list[Clip]:
        """Find clips; fields of labels match a clip that has such a label."""

    def takes(self, query: Term) -> list[Take]:
        """Find takes; fields of labels match a take that has such a label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probed:
    """Hold what a probe says of one file.

    `is_media` False: a file that is no clip at all (sidecar, system file, folder junk). `trouble` is the sentence
    where it is unreadable or damaged; `playable` says that frames can be shown all the same. `key` is made of the
    fingerprint (size, sampled xxh3, duration), for an unreadable file of its name and size. `said` is what metadata
    inside the file says (reel name, scene and take of iXML); names of files are read elsewhere.
    """

    path: bytes
    byte_size: int
    modified: int
    key: UUID
    is_media: bool = True
    playable: bool = True
    trouble: str = ""
    measured: Measured = Measured()
    said: Facts = Facts()


class Prober(Protocol):
    """Probe media files in child processes with limits."""

    def probe(self, paths: Sequence[bytes], *, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Probed]:
        """Probe files in parallel and yield each as it is done, in any order. Never raises for a bad file."""


class Frames(Protocol):
    """Give the frames of one clip. One instance belongs to one thread."""

    frames: int

    def picture(self, frame: int, *, width: int = 0) -> Picture:
        """Return media frame `frame`, upright; `width` > 0 scales down to at most that width. Raises MediaError."""

    def times(self) -> tuple[Fraction, ...] | None:
        """Return the seconds of each frame since the first where the rate varies; None where it is constant."""

    def close(self) -> None:
        """Let go of the file."""


class Sound(Protocol):
    """Give the sound of one clip or sound file. One instance belongs to one thread."""

    sample_rate: int
    channels: int

    def block(self, start: int, samples: int, *, stride: int = 1) -> SoundBlock:
        """Return so many samples from the edge before media sample `start` on, 16-bit, all channels interleaved; silence beyond the ends.

        With a `stride` of 2 each stands for two of the media, as at double speed; with a negative one they run backward from that edge.
        Raises MediaError where the file can no longer be read: it must be opened anew.
        """

    def close(self) -> None:
        """Let go of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Hold by how many seconds a clip begins after another, as heard, and by which ratio that place stands out.

    `trouble` is the sentence where nothing could be compared.
    """

    clip: UUID
    seconds: Fraction = Fraction(0)
    ratio: float = 1.0
    trouble: str = ""


class Media(Protocol):
    """Open media for watching and listening."""

    def frames(self, clip: Clip) -> Frames:
        """Open a clip's picture. Raises MediaError with a sentence."""

    def frame_times(self, clip: Clip) -> tuple[Fraction, ...] | None:
        """Do what `Frames.times` does, also for media that is away if it was once read. Raises MediaError."""

    def sound(self, clip: Clip) -> Sound | None:
        """Open a clip's sound; None where it has none. Raises MediaError."""

    def thumbnail(self, clip: Clip, frame: int, *, width: int) -> Picture:
        """Return a small JPEG near a frame, kept in the library once made. Raises MediaError."""

    def glimpses(self, clip: Clip, frames: Sequence[int], *, width: int, exact: bool) -> Iterator[Picture]:
        """Yield small JPEGs of frames, one each in their order, kept nowhere; from the proxy where there is one.

        `exact`: the very frames; else each is the key frame at or before. Raises MediaError.
        """

    def still(self, clip: Clip, frame: int) -> Picture:
        """Return the very frame, full size and upright, as a PNG. Raises MediaError."""

    def peaks(self, clip: Clip) -> bytes:
        """Return 100 peaks a second, one byte each (0 to 255), the highest of all channels; kept once made. Raises MediaError."""

    def sounds_apart(self, first: Clip, others: Sequence[Clip], *, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Apart]:
        """Compare the sound of clips with that of the first; one answer each. Raises MediaError where the first cannot be heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProxySettings:
    """Hold what this machine does about proxies: where they lie, the bytes they may take in all.

    `automatic`: build them unasked where they help. `play`: play them where they help; else originals, while those are there.
    """

    folder: Path
    limit: int = 50 << 30
    automatic: bool = True
    play: bool = True


class ProxyState(Enum):
    """Say how it stands with the proxy of a clip: FAILED was tried in vain, OFFLINE has none and no original to build from."""

    READY = "ready"
    MISSING = "missing"
    FAILED = "failed"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProxyStand:
    """Hold how it stands with the proxy of one clip: its bytes, why there is none, and whether it helps to have one (long GOP)."""

    clip: Clip
    state: ProxyState
    byte_size: int = 0
    reason: str = ""
    helps: bool = False


class Proxies(Protocol):
    """Build small all-intra copies of clips in the background and look after their folder. Originals are only read."""

    def settings(self) -> ProxySettings:
        """Return the settings of this machine."""

    def change(self, settings: ProxySettings) -> None:
        """Keep other settings; where the limit is lower, drop those used longest ago. Raises ProxyTrouble where the folder takes nothing."""

    def taken(self) -> int:
        """Return the bytes that all proxies in the folder take, those of other libraries too."""

    def stand(self, clips: Sequence[Clip]) -> list[ProxyStand]:
        """Say how it stands with the clips that can have a proxy, in their order; sound files and unreadable ones are left out."""

    def build(
        self,
        clips: Sequence[Clip],
        *,
        unasked: bool = False,
        progress: Callable[[Clip, int, int], None] = lambda clip, done, frames: None,
        cancelled: Callable[[], bool] = lambda: False,
        paused: Callable[[], bool] = lambda: False,
    ) -> Iterator[ProxyStand]:
        """Build one after the other and yield how it stands after each; those that are ready are left alone.

        `unasked` drops no proxy that was used in the last days. A clip that cannot be read never stops the others.
        Raises ProxyTrouble where the folder can take no more.
        """


class SoundOut(Protocol):
    """Play sound, mixed from all channels of a clip at the last moment. Without a device `open` returns False and everything runs on the wall clock."""

    def open(self, *, sample_rate: int, channels: int) -> bool:
        """Open the default device for sound of so many channels; say whether there is one."""

    def play(self, fill: Callable[[int], bytes]) -> None:
        """Begin to play: `fill(samples)` is called on the sound thread for each next block, all channels interleaved."""

    def set_mix(self, mix: Mix) -> None:
        """Take what is heard of each channel, from the next block on; may be called from any thread, before `open` too."""

    def peaks(self) -> tuple[float, ...]:
        """Return the highest sample of each channel heard since this was last asked, 0 to 1, as recorded; none where nothing was."""

    def played(self) -> int:
        """Return how many samples have been heard since `play`."""

    def stop(self) -> None:
        """Fall silent at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Hold a report as it was read: title rows left out, `columns` as written, one tuple of cells a row.

    `heading` keeps what the file says of itself (ALE: FPS, VIDEO_FORMAT), `encoding` what it was read as.
    `notes` are sentences on what was not understood, with the line.
    """

    document: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    heading: tuple[tuple[str, str], ...] = ()
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()


class Exchange(Protocol):
    """Read and write files of other programs."""

    def read_table(self, path: Path) -> Table:
        """Read an ALE or CSV, whatever its encoding and line ends. Raises ExchangeError."""

    def read_vocabulary(self, path: Path) -> Vocabulary:
        """Read a vocabulary that `write_vocabulary` wrote, here or elsewhere. Raises ExchangeError."""

    def write_vocabulary(self, vocabulary: Vocabulary, path: Path, *, overwrite: bool = False) -> None:
        """Write the kinds in use. Raises Refused where the file exists and `overwrite` is not set, ExchangeError."""

    def read_stringout(self, path: Path) -> tuple[Stringout, tuple[Placement, ...]]:
        """Read the stringout that an .otio of ours holds, rule, placements and all that hands did. Raises ExchangeError."""

    def write_otio(self, cutlist: sequence.Sequence, path: Path, *, overwrite: bool = False, relative: bool = False) -> None:
        """Write an .otio, read it back in a child process, and compare it frame by frame.

        Raises Refused where the file exists and `overwrite` is not set, ReadBackDiffers where a frame differs,
        ExchangeError where it cannot be written. A failed write leaves an existing file as it was.
        """
