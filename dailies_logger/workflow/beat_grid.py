"""Lay out the coverage of a scene: its beats in story order against its setups and cameras.

A cell holds the readings of one beat from one camera of one setup. A beat without a reading is a hole. How much more was
shot than is needed is the surplus: readings shot, those selected (rated four or five, or the champion), those used in a stringout.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip, MediaKind
from dailies_logger.domain.label import SHOT_SIZES, Label
from dailies_logger.domain.stringout import Placement
from dailies_logger.domain.take import Take
from dailies_logger.workflow.beats import beats_of, readings_of
from dailies_logger.workflow.ordering import natural, shot_size
from dailies_logger.workflow.ports import Library

EMOTIONAL_BEAT = "emotional_beat"
"""The kind of label that waits to be bound to a beat."""

SELECTED = 4
"""From which rating on a reading counts as selected."""


class ColumnOrder(Enum):
    """Say how the columns stand."""

    SHOT = "as shot"
    SIZE = "wide to tight"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Hold one camera of one setup, with the size and lens that the reports give it first."""

    setup: str
    camera: str
    size: str
    lens: str

    @property
    def name(self) -> str:
        """Return the column's name: `24A B`."""
        return f"{self.setup} {self.camera}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Hold one reading with where it lies."""

    label: Label
    clip: Clip
    take: Take | None
    used: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Hold the readings of a beat from one camera of a setup, best first."""

    readings: tuple[Reading, ...]
    champion: bool

    @property
    def best(self) -> int:
        """Return the best rating."""
        return max(reading.label.rating for reading in self.readings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Hold one beat with its readings, best first, its champion first of all, and its cells by column; a column without a reading is not among them."""

    beat: Beat
    readings: tuple[Reading, ...]
    cells: Mapping[Column, Cell]
    champion: Reading | None

    @property
    def selected(self) -> int:
        """Count the readings that are rated as selects, or are the champion."""
        return sum(each.label.rating >= SELECTED or each == self.champion for each in self.readings)

    @property
    def used(self) -> int:
        """Count the readings that a stringout plays."""
        return sum(each.used for each in self.readings)


@dataclass(frozen=True, slots=True, kw_only=True)
class BeatGrid:
    """Hold the coverage of a scene. `free` are its emotional beats that are readings of no beat yet."""

    scene: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    free: tuple[Reading, ...]

    @property
    def holes(self) -> tuple[Beat, ...]:
        """List the beats that nothing shot covers."""
        return tuple(row.beat for row in self.rows if not row.readings)


def beat_grid(library: Library, scene: str, *, order: ColumnOrder = ColumnOrder.SHOT) -> BeatGrid:
    """Lay out a scene. Readings that lie in another scene's takes, or in no take, have columns too, since they are readings."""
    beats = beats_of(library, scene)
    read = readings_of(library, [beat.id for beat in beats])
    clips = {clip.id: clip for clip in _clips(library, scene, read)}
    takes = {take.id: take for take in _takes(library, clips.values())}
    heard = {label.clip for label in read}
    shot = [clip for clip in clips.values() if clip.measured.media is MediaKind.PICTURE or clip.id in heard]
    columns = _columns(shot, takes, order)
    of_beat: dict[UUID | None, list[Reading]] = {}
    for reading in _readings(library, read, clips, takes):
        of_beat.setdefault(reading.label.beat, []).append(reading)
    rows = tuple(_row(beat, of_beat.get(beat.id, ()), columns) for beat in beats)
    free = _readings(library, _free(library, [clip.id for clip in clips.values() if _scene(clip, takes) == scene]), clips, takes)
    return BeatGrid(scene=scene, columns=tuple(columns.values()), rows=rows, free=tuple(free))


def _clips(library: Library, scene: str, read: Iterable[Label]) -> list[Clip]:
    """List the clips of a scene's takes, and those on which its beats are read elsewhere."""
    takes = [take.id for take in library.where(Take, scene=scene)]
    own = library.where(Clip, take_id=takes) if takes else []
    elsewhere = {label.clip for label in read} - {clip.id for clip in own}
    return own + (library.where(Clip, id=list(elsewhere)) if elsewhere else [])


def _takes(library: Library, clips: Iterable[Clip]) -> list[Take]:
    wanted = {clip.take_id for clip in clips if clip.take_id is not None}
    return library.where(Take, id=list(wanted)) if wanted else []


def _scene(clip: Clip, takes: Mapping[UUID, Take]) -> str:
    take = takes.get(clip.take_id) if clip.take_id is not None else None
    return take.scene if take is not None else ""


def _free(library: Library, on: Sequence[UUID]) -> list[Label]:
    """List the emotional beats that are readings of none yet, or of one that has gone."""
    waiting = [label for label in library.where(Label, clip=on, kind=EMOTIONAL_BEAT) if not label.open] if on else []
    named = {label.beat for label in waiting if label.beat is not None}
    known = {beat.id for beat in library.where(Beat, id=list(named))} if named else set()
    return [label for label in waiting if label.beat not in known]


def scenes(library: Library) -> list[str]:
    """List the scenes that takes or beats name, as the script counts them."""
    return sorted(library.words(Take, "scene") | library.words(Beat, "scene"), key=natural)


def _readings(library: Library, labels: Iterable[Label], clips: Mapping[UUID, Clip], takes: Mapping[UUID, Take]) -> list[Reading]:
    lying = [label for label in labels if label.clip in clips]
    placed = library.where(Placement, label=[label.id for label in lying]) if lying else []
    used = {each.label for each in placed if each.plays and each.on is None and each.origin is None}
    return [_reading(label, clips[label.clip], takes, used=label.id in used) for label in lying]


def _reading(label: Label, clip: Clip, takes: Mapping[UUID, Take], *, used: bool) -> Reading:
    return Reading(label=label, clip=clip, take=takes.get(clip.take_id) if clip.take_id else None, used=used)


def _columns(clips: Iterable[Clip], takes: Mapping[UUID, Take], order: ColumnOrder) -> dict[tuple[str, str], Column]:
    """Return the columns by setup and camera, in order. The first clip that knows size and lens tells them."""
    found: dict[tuple[str, str], Column] = {}
    for clip in sorted(clips, key=lambda each: _shot(each, takes)):
        at = _at(clip, takes.get(clip.take_id) if clip.take_id else None)
        size, lens = clip.facts.shot_size or "", clip.facts.lens or ""
        known = found.get(at, Column(setup=at[0], camera=at[1], size="", lens=""))
        found[at] = Column(setup=known.setup, camera=known.camera, size=known.size or size, lens=known.lens or lens)
    ranked = sorted(found.items(), key=lambda pair: (natural(pair[0][0]), natural(pair[0][1])))
    if order is ColumnOrder.SIZE:
        ranked.sort(key=lambda pair: _width(pair[1].size))
    return dict(ranked)


def _at(clip: Clip, take: Take | None) -> tuple[str, str]:
    board = (take.setup or take.slate or take.scene) if take is not None else ""
    return (board or clip.name, clip.facts.camera or ("sound" if clip.measured.media is MediaKind.SOUND else ""))


def _shot(clip: Clip, takes: Mapping[UUID, Take]) -> tuple[str, str]:
    take = takes.get(clip.take_id) if clip.take_id else None
    return (take.day if take is not None else clip.facts.day or "", clip.file)


def _width(size: str) -> int:
    found = shot_size(size)
    return SHOT_SIZES.index(found) if found in SHOT_SIZES else len(SHOT_SIZES)


def _row(beat: Beat, readings: Sequence[Reading], columns: Mapping[tuple[str, str], Column]) -> Row:
    champion = next((each for each in readings if each.label.id == beat.champion), None)
    best_first = sorted(readings, key=lambda each: (each != champion, -each.label.rating, each.clip.file, each.label.start))
    cells: dict[Column, list[Reading]] = {}
    for reading in best_first:
        column = columns.get(_at(reading.clip, reading.take))
        if column is not None:
            cells.setdefault(column, []).append(reading)
    laid = {column: Cell(readings=tuple(there), champion=champion in there) for column, there in cells.items()}
    return Row(beat=beat, readings=tuple(best_first), cells=laid, champion=champion)
