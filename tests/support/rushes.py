"""Made rushes as values: clips, takes, labels and a library in memory to find, assemble and export from."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from dailies_logger.domain.clip import Clip, Facts, Measured, MediaKind
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.label import Label
from dailies_logger.domain.production import Production
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRate, Timecode
from dailies_logger.workflow.edit import Value
from dailies_logger.workflow.pieces import pieces_of
from dailies_logger.workflow.ports import Found, Hit, Library, Piece
from dailies_logger.workflow.query import Term
from tests.support.memory_library import MemoryLibrary

FILM = FrameRate.of(24000, 1001)
NTSC = FrameRate.of(30000, 1001)
PAL = FrameRate.of(25)
RATES = (FILM, FrameRate.of(24), PAL, NTSC, FrameRate.of(48000, 1001), FrameRate.of(50), FrameRate.of(60000, 1001), FrameRate.of(60))
AUTHOR = id_from("person", "ann")
WHEN = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
PRODUCTION = Production(id=id_from("production"), title="The Night Ferry", rate=FILM)


def key(*parts: object) -> UUID:
    """Make the same key in every run, so that golden files stay."""
    return id_from("rushes", *parts)


def library(*values: Value, production: Production = PRODUCTION) -> MemoryLibrary:
    return MemoryLibrary(production, values)


def camera_clip(
    name: str = "A001C001_261120_R1AB",
    *,
    frames: int = 240,
    rate: FrameRate = FILM,
    start: str | None = "10:00:00:00",
    take: Take | None = None,
    sync: Fraction = Fraction(0),
    channels: int = 2,
    **facts: Any,
) -> Clip:
    timecode = Timecode.parse(start, rate=rate) if start else None
    measured = Measured(
        container="mov",
        codec="prores",
        width=1920,
        height=1080,
        rate=rate,
        frames=frames,
        start=timecode.frame if timecode else None,
        drop=bool(timecode and timecode.drop),
        tape=name,
        channels=channels,
        sample_rate=48000 if channels else 0,
    )
    said = Facts(camera=name[0], roll=name[:4], tape=name, day="2026-11-20")
    return Clip(
        id=key("clip", name),
        path=f"/rushes/{name}.mov".encode(),
        file=f"/rushes/{name}.mov",
        measured=measured,
        facts=replace(said, **facts),
        start=measured.start,
        drop=measured.drop,
        take_id=take.id if take else None,
        sync=sync,
    )


def sound_clip(
    name: str = "12-T02", *, samples: int = 48000 * 20, take: Take | None = None, sync: Fraction = Fraction(0), rate: FrameRate = FILM
) -> Clip:
    frames = int(Fraction(samples, 48000) * rate.fraction)
    measured = Measured(
        media=MediaKind.SOUND,
        container="wav",
        codec="pcm_s24le",
        rate=rate,
        frames=frames,
        start=1000,
        samples=samples,
        sample_rate=48000,
        channels=4,
        time_reference=int(1000 / rate.fraction * 48000),
    )
    return Clip(
        id=key("sound", name),
        path=f"/sound/{name}.WAV".encode(),
        file=f"/sound/{name}.WAV",
        measured=measured,
        start=1000,
        take_id=take.id if take else None,
        sync=sync,
    )


def slated(scene: str = "12", take: str = "1", **fields: Any) -> Take:
    return Take(id=key("take", scene, take), day="2026-11-20", scene=scene, setup=scene, take=take, **fields)


def label(clip: Clip, start: int, end: int | None, kind: str = "best_moment", **fields: Any) -> Label:
    return Label(
        id=key("label", clip.id, start, end, kind), clip=clip.id, kind=kind, start=start, end=end, author=AUTHOR, at=WHEN, **fields
    )


def stringout(name: str = "Best", *, handles: int = 12, query: str = "kind:best_moment", order: str = "") -> Stringout:
    return Stringout(id=key("stringout", name), name=name, query=query, order=order, handles=handles)


def placements(of: Stringout, *labels: Label) -> list[Placement]:
    return [
        Placement(
            id=key("placement", of.id, place),
            stringout=of.id,
            clip=each.clip,
            start=each.start,
            end=each.end or each.start + 1,
            rank=(place + 1) * 1024,
            label=each.id,
            ruled_clip=each.clip,
            ruled_start=each.start,
            ruled_end=each.end or each.start + 1,
        )
        for place, each in enumerate(labels)
    ]


class GivenSearch:
    """Answer every query with all labels of a library, in its order, and remember the query."""

    def __init__(self, of: Library) -> None:
        self._library = of
        self.asked: list[Term] = []

    def labels(self, query: Term, *, limit: int | None = None, offset: int = 0) -> Found:
        self.asked.append(query)
        hits = tuple(self._hit(each) for each in self._library.where(Label))
        return Found(hits=hits[offset:][:limit], total=len(hits))

    def pieces(self, query: Term, *, facts: Sequence[str] = ()) -> list[Piece]:
        return pieces_of(self.labels(query).hits, facts)

    def clips(self, query: Term) -> list[Clip]:
        return self._library.where(Clip)

    def takes(self, query: Term) -> list[Take]:
        return self._library.where(Take)

    def _hit(self, each: Label) -> Hit:
        clip = self._library.get(Clip, each.clip)
        assert clip is not None
        return Hit(label=each, clip=clip, take=self._library.get(Take, clip.take_id) if clip.take_id else None)
