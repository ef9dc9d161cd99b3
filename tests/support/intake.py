"""Helpers for tests of intake: clips as a card gives them, a prober that knows its answers, reports as tables."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any
from uuid import UUID

from dailies_logger.domain.clip import Clip, Facts, Measured, MediaKind, Said, Source
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.production import Production, Slating
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRate, Timecode
from dailies_logger.workflow.draft import Draft
from dailies_logger.workflow.edit import Edit, Value
from dailies_logger.workflow.ports import Library, Probed, Table
from tests.support.memory_library import MemoryLibrary

FILM = FrameRate.of(24000, 1001)
NTSC = FrameRate.of(30000, 1001)
PAL = FrameRate.of(25)
AUTHOR = id_from("person", "ann")
DAY = "2026-11-20"


def library(*values: Value, slating: Slating = Slating.US) -> MemoryLibrary:
    return MemoryLibrary(Production(id=id_from("production"), title="The Night Ferry", rate=FILM, slating=slating), values)


def picture(
    name: str,
    start: str | None = "10:00:00:00",
    *,
    frames: int = 240,
    rate: FrameRate = FILM,
    day: str | None = DAY,
    take_id: UUID | None = None,
    **facts: Any,
) -> Clip:
    """Return a camera's clip; its camera is the first letter of the name unless it is given."""
    timecode = Timecode.parse(start, rate=rate) if start else None
    frame, drop = (timecode.frame, timecode.drop) if timecode else (None, False)
    return Clip(
        id=id_from("clip", name),
        path=f"/rushes/{name}.mov".encode(),
        file=f"/rushes/{name}.mov",
        measured=Measured(rate=rate, frames=frames, start=frame, drop=drop),
        facts=replace(Facts(camera=name[0], day=day), **facts),
        start=frame,
        drop=drop,
        take_id=take_id,
    )


def sound(name: str, seconds: Fraction | int | None, *, lasts: int = 12, rate: FrameRate | None = FILM, **facts: Any) -> Clip:
    """Return a recorder's file that starts so many seconds after midnight."""
    return Clip(
        id=id_from("clip", name),
        path=f"/rushes/{name}.wav".encode(),
        file=f"/rushes/{name}.wav",
        measured=Measured(
            media=MediaKind.SOUND,
            rate=rate,
            sample_rate=48000,
            samples=48000 * lasts,
            time_reference=None if seconds is None else int(seconds * 48000),
        ),
        facts=replace(Facts(day=DAY), **facts),
    )


def said(clip: Clip | Take, source: Source, **facts: Any) -> Said:
    return Said(id=id_from(clip.id, source.value), subject=clip.id, source=source, facts=Facts(**facts))


def heard(clip: Clip) -> Said:
    """Return the media's word that gives a clip the facts it has."""
    return Said(id=id_from(clip.id, "media"), subject=clip.id, source=Source.MEDIA, facts=clip.facts)


def write(target: Library, edit: Edit | None) -> None:
    """Write an Edit that must change something."""
    assert edit is not None
    target.write(edit)


def put(target: Library, *values: Value) -> None:
    """Set values by one Edit."""
    draft = Draft(target)
    for value in values:
        draft.put(value)
    write(target, draft.edit("Set up", author=AUTHOR))


def table(text: str, *, ale: bool = False) -> Table:
    """Make a table of lines with `|` between the cells; the first line names the columns."""
    first, *rows = ([cell.strip() for cell in line.split("|")] for line in text.strip().splitlines())
    heading = (("FIELD_DELIM", "TABS"), ("FPS", "23.976")) if ale else ()
    document = "A011.ale" if ale else "supervisor.csv"
    return Table(document=document, columns=tuple(first), rows=tuple(tuple(row) for row in rows), heading=heading)


class KnowingProber:
    """Answer from a table of file names; a file that is not in it is no media. Answers come in reverse order."""

    def __init__(self, answers: Mapping[str, Probed]) -> None:
        self.answers = dict(answers)
        self.asked: list[str] = []

    def probe(self, paths: Sequence[bytes], *, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Probed]:
        for path in reversed(paths):
            if cancelled():
                return
            name = os.fsdecode(os.path.basename(path))  # noqa: PTH119 - bytes
            self.asked.append(name)
            size, modified = os.stat(path).st_size, os.stat(path).st_mtime_ns  # noqa: PTH116 - bytes
            known = self.answers.get(name)
            if known is None:
                yield Probed(path=path, byte_size=size, modified=modified, key=id_from(name), is_media=False, playable=False)
            else:
                yield replace(known, path=path, byte_size=size, modified=modified)


def probed(name: str, *, start: str | None = "10:00:00:00", frames: int = 240, recorded: datetime | None = None, **facts: Any) -> Probed:
    """Return what a probe says of a camera's clip at 23.976."""
    frame = Timecode.parse(start, rate=FILM).frame if start else None
    return Probed(
        path=b"",
        byte_size=0,
        modified=0,
        key=id_from("media", name),
        measured=Measured(rate=FILM, frames=frames, start=frame, recorded=recorded),
        said=Facts(**facts),
    )


def unreadable(name: str, reason: str) -> Probed:
    return Probed(path=b"", byte_size=0, modified=0, key=id_from("unreadable", name), playable=False, trouble=reason)


def lay_files(folder: Path, *names: str) -> None:
    """Write small files, making their folders."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
