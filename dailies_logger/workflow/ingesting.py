"""Take a day's files into the library: read them, know them again, file them, form the takes.

Results are taken in the order in which the files were found, so the first of two copies is the same each time. What was
read is written about once a second; a cancelled ingest keeps what was read, and undo takes back all of it at once.
"""

import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

from dailies_logger.domain.clip import Clip, ClipStatus, Facts, MediaKind, Said, Source
from dailies_logger.domain.identity import id_from, new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.production import Slating
from dailies_logger.domain.timecode import Timecode
from dailies_logger.workflow.draft import Draft
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.facts import in_force
from dailies_logger.workflow.grouping import regroup
from dailies_logger.workflow.naming import filled, read_name, read_setup, read_take, typed_day
from dailies_logger.workflow.ports import Library, Probed, Prober
from dailies_logger.workflow.walking import files_under, shown

_BATCH = 200
_SECONDS = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Hold how far the ingest is: files done and in all, files a second, seconds that remain (None: not known yet)."""

    done: int
    total: int
    rate: float
    remaining: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Hold a file and the sentence on it."""

    file: str
    reason: str


@dataclass(slots=True, kw_only=True)
class Ingested:
    """Hold what became of the files, each list in the order they were found.

    A damaged but playable file is in `added` and in `problems`; an unreadable one in `problems` only, though it is
    listed as a clip.
    """

    added: list[str] = field(default_factory=list)
    already: list[str] = field(default_factory=list)
    copies: list[str] = field(default_factory=list)
    relinked: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    cancelled: bool = False


def ingest(
    library: Library,
    prober: Prober,
    *,
    author: UUID,
    paths: Sequence[Path],
    day: str = "",
    unit: str = "",
    write: Callable[[Edit], None],
    progress: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Ingested:
    """Ingest files and folders and say what became of each file.

    `day` and `unit` are the editor's word on all of them; without a day the date in the camera file's name counts, else
    the creation time. `write` is called with Edits of about a second each, all of one act. Raises Refused for a day that is none.
    """
    day = typed_day(day, slating=library.production().slating)
    files = list(files_under(paths))
    paths_named = frozenset(os.fsencode(os.path.abspath(path)) for path in paths)  # noqa: PTH100 - as the walk names them
    intake = _Intake(library, files=files, author=author, typed=Facts(day=day or None, unit=unit or None), named=paths_named)
    began = time.monotonic()
    unknown = [path for path in files if intake.is_there(path) and not intake.knows(path)]
    done = len(files) - len(unknown)
    written = time.monotonic()
    for probed in _in_order(unknown, prober, cancelled):
        intake.take_in(probed)
        done += 1
        if intake.waiting >= _BATCH or time.monotonic() - written > _SECONDS:
            intake.flush(write)
            written = time.monotonic()
        progress(_progress(done, len(files), len(files) - len(unknown), time.monotonic() - began))
    intake.flush(write)
    intake.result.cancelled = cancelled()
    return intake.result


def _progress(done: int, total: int, known: int, seconds: float) -> Progress:
    rate = (done - known) / seconds if seconds > 0 else 0.0
    return Progress(done=done, total=total, rate=rate, remaining=(total - done) / rate if rate else None)


def _in_order(paths: Sequence[bytes], prober: Prober, cancelled: Callable[[], bool]) -> Iterator[Probed]:
    waiting: dict[bytes, Probed] = {}
    turn = iter(paths)
    due = next(turn, None)
    for probed in prober.probe(paths, cancelled=cancelled):
        waiting[probed.path] = probed
        while due is not None and due in waiting:
            yield waiting.pop(due)
            due = next(turn, None)
    yield from waiting.values()


class _Intake:
    """Decide for each probed file what it is to the library, and gather the changes of one Edit."""

    def __init__(self, library: Library, *, files: Sequence[bytes], author: UUID, typed: Facts, named: frozenset[bytes]) -> None:
        self._at: dict[bytes, list[Clip]] = defaultdict(list)
        for clip in library.where(Clip, path=files):
            self._at[clip.path].append(clip)
        self._library = library
        self._author = author
        self._typed = typed
        self._named = named
        self._slating = library.production().slating
        self._act = new_id()
        self._draft = Draft(library)
        self._touched: list[UUID] = []
        self.result = Ingested()

    @property
    def waiting(self) -> int:
        """Count the clips that are not written yet."""
        return len(self._touched)

    def is_there(self, path: bytes) -> bool:
        """Say whether there is a file, and note a problem where there is none, or a folder that stays shut."""
        if os.path.isdir(path):  # noqa: PTH112 - bytes
            self._trouble(shown(path), f"{shown(path)} cannot be looked into. Ask for the right to read it, then ingest it again.")
            return False
        there = os.path.exists(path)  # noqa: PTH110 - bytes
        if not there:
            self._trouble(shown(path), f"{shown(path)} is not there. Connect its drive or choose another file.")
        return there

    def knows(self, path: bytes) -> bool:
        """Say whether a file is in the library just as it lies there, so that it need not be read again."""
        lies = os.stat(path)  # noqa: PTH116 - bytes
        online = (clip for clip in self._at.get(path, ()) if clip.status is ClipStatus.ONLINE)
        known = any((clip.byte_size, clip.modified) == (lies.st_size, lies.st_mtime_ns) for clip in online)
        if known:
            self.result.already.append(shown(path))
        return known

    def take_in(self, probed: Probed) -> None:
        """Decide about one file."""
        file = shown(probed.path)
        if not probed.is_media:
            if probed.path in self._named:
                self._trouble(file, probed.trouble or f"{file} is no media file.")
            return
        known = self._draft.get(Clip, probed.key)
        self._make_way(probed)
        if known is None:
            self._add(probed)
        elif known.path == probed.path:
            self._again(known, probed)
        elif known.status is ClipStatus.OFFLINE or not os.path.exists(known.path):  # noqa: PTH110 - bytes
            self._relink(known, probed)
        elif probed.playable:
            self.result.copies.append(file)
        else:
            self._trouble(file, probed.trouble)

    def _trouble(self, file: str, reason: str) -> None:
        self.result.problems.append(Problem(file=file, reason=reason))

    def _again(self, known: Clip, probed: Probed) -> None:
        if probed.playable:
            self.result.already.append(known.file)
        else:
            self._trouble(known.file, probed.trouble)
        self._put(replace(known, modified=probed.modified, status=_status(probed), reason=probed.trouble))

    def _relink(self, known: Clip, probed: Probed) -> None:
        file = shown(probed.path)
        was, found = known.measured, probed.measured
        if (was.frames, was.rate, was.start) != (found.frames, found.rate, found.start):
            self._trouble(file, f"{file} does not fit {known.file}: frames, rate or start differ. It was left alone.")
            return
        if probed.playable:
            self.result.relinked.append(file)
        else:
            self._trouble(file, probed.trouble)
        self._put(replace(known, path=probed.path, file=file, modified=probed.modified, status=_status(probed), reason=probed.trouble))

    def _add(self, probed: Probed) -> None:
        file = shown(probed.path)
        rows = self._words(probed)
        clip = Clip(
            id=probed.key,
            path=probed.path,
            file=file,
            byte_size=probed.byte_size,
            modified=probed.modified,
            status=_status(probed),
            reason=probed.trouble,
            measured=probed.measured,
            facts=in_force(rows),
            start=probed.measured.start,
            drop=probed.measured.drop,
        )
        for row in rows:
            self._draft.put(row)
        self._put(clip)
        if probed.playable:
            self.result.added.append(file)
        if probed.trouble:
            self._trouble(file, probed.trouble)

    def _make_way(self, probed: Probed) -> None:
        """Let go of what else lay at this path before: an unreadable clip without labels goes, any other is offline.

        So no clip ever shows the frames of a file that was copied over its own.
        """
        for old in self._at.get(probed.path, ()):
            if old.id == probed.key:
                continue
            if old.status is ClipStatus.UNREADABLE and not self._library.where(Label, clip=old.id):
                for row in self._draft.where(Said, subject=old.id):
                    self._draft.drop(row)
                self._draft.drop(old)
                self._touched.append(old.id)
            else:
                self._put(replace(old, status=ClipStatus.OFFLINE, reason=f"Another file lies at {old.file} now."))

    def _words(self, probed: Probed) -> list[Said]:
        facts = media_facts(probed, slating=self._slating, day_typed=self._typed.day is not None)
        rows = [_row(probed.key, Source.MEDIA, facts)]
        if self._typed != Facts():
            rows.append(_row(probed.key, Source.EDITOR, self._typed))
        return rows

    def _put(self, clip: Clip) -> None:
        self._draft.put(clip)
        self._touched.append(clip.id)

    def flush(self, write: Callable[[Edit], None]) -> None:
        """Form the takes of what was read and write it."""
        if self._touched:
            regroup(self._draft, set(self._touched))
            edit = self._draft.edit("Ingest clips", author=self._author, act=self._act)
            if edit is not None:
                write(edit)
        self._draft = Draft(self._library)
        self._touched = []


def _status(probed: Probed) -> ClipStatus:
    return ClipStatus.ONLINE if probed.playable else ClipStatus.UNREADABLE


def _row(key: UUID, source: Source, facts: Facts) -> Said:
    return Said(id=id_from(key, source.value), subject=key, source=source, facts=facts)


def media_facts(probed: Probed, *, slating: Slating, day_typed: bool = False) -> Facts:
    """Return what a file says of itself: its metadata first, then its name, then its creation time.

    A typed day silences the file's own, for a night's work goes on after midnight.
    """
    said, measured = _slated(probed.said, slating=slating), probed.measured
    if measured.media is MediaKind.SOUND:
        said = replace(said, sound_roll=said.sound_roll or said.tape or measured.tape or None)
    start = str(Timecode(measured.start, measured.rate, measured.drop)) if measured.start is not None and measured.rate else None
    day = measured.recorded.date().isoformat() if measured.recorded else None
    facts = filled(said, Facts(tape=measured.tape or None, start_tc=start), read_name(shown(probed.path), slating=slating), Facts(day=day))
    return replace(facts, note=None, day=None if day_typed else facts.day)


def _slated(said: Facts, *, slating: Slating) -> Facts:
    """Read what a camera or recorder wrote as scene and take: often a whole slate, and flags behind the number."""
    if said.scene and not (said.setup or said.slate):
        board = read_setup(said.scene, slating=slating)
        said = replace(said, scene=board.scene, setup=board.setup, slate=board.slate)
    if said.take:
        take, flags = read_take(said.take)
        said = replace(said, take=take or None, flags=said.flags or flags or None)
    return said
