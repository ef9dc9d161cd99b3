"""Tell values as JSON with stable keys, and as rows of a table.

Text that nobody has said is empty, a timecode that does not exist is null. Ends are exclusive. Every id can be given back
to a verb that asks for a CLIP, TAKE or LABEL.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from uuid import UUID

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip, MediaKind
from dailies_logger.domain.label import Label, LabelKind, Lane, Vocabulary
from dailies_logger.domain.production import Person
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.ground.children import Json
from dailies_logger.workflow.ports import Library

Row = dict[str, Json]

CLIP_HEAD = ("file", "kind", "camera", "roll", "scene", "setup", "take", "start", "end", "rate", "status")
TAKE_HEAD = ("take", "scene", "day", "circled", "rating", "angles", "editor's note", "supervisor's note")
LABEL_HEAD = ("id", "clip", "kind", "start", "end", "rating", "who", "beat", "text", "by")
LANE_HEAD = ("lane", "name", "look")
KIND_HEAD = ("kind", "name", "lane", "key", "values")
BEAT_HEAD = ("scene", "beat", "whose", "feeling", "intensity", "readings", "note")
STRINGOUT_HEAD = ("stringout", "clips", "query", "order", "handles")


def timecode(clip: Clip, frame: int | None) -> str | None:
    """Write the source timecode of a media frame; None where the clip has none or the range is open."""
    return None if clip.start is None or frame is None else str(clip.timecode(frame))


def rate(of: FrameRate) -> str:
    """Write a rate as a fraction in full, as 25/1, so that a script reads every rate in one way."""
    return f"{of.fraction.numerator}/{of.fraction.denominator}"


def clip_row(clip: Clip, take: Take | None) -> Row:
    """Tell a clip. Circled is the take's; `scene` to `take` are the facts in force."""
    facts = {name: value or "" for name, value in clip.facts.items()}
    told = ("camera", "roll", "tape", "scene", "setup", "slate", "take", "day", "unit", "lens", "shot_size", "eyeline")
    return {
        "id": str(clip.id),
        "file": clip.file,
        "kind": clip.measured.media.value,
        **{name: facts[name] for name in told},
        "start_tc": timecode(clip, 0),
        "end_tc": timecode(clip, clip.frames),
        "frames": clip.frames,
        "rate": rate(clip.measured.rate) if clip.measured.rate else None,
        "drop_frame": clip.drop,
        "circled": take.circled if take else facts["circled"] == "yes",
        "status": clip.status.value,
        "reason": clip.reason,
    }


def clip_cells(clip: Clip) -> tuple[object, ...]:
    """Tell a clip as cells under CLIP_HEAD."""
    facts = clip.facts
    where = (facts.camera, facts.roll, facts.scene, facts.setup or facts.slate, facts.take)
    span = (timecode(clip, 0), timecode(clip, clip.frames), clip.rate.spoken() if clip.measured.rate else "")
    status = f"{clip.status.value}: {clip.reason}" if clip.reason else clip.status.value
    return (short(clip), clip.measured.media.value, *(each or "" for each in (*where, *span)), status)


def short(clip: Clip) -> str:
    """Return the file's name without its folders."""
    return clip.file.replace("\\", "/").rpartition("/")[2]


def take_row(take: Take, clips: Sequence[Clip]) -> Row:
    """Tell a take with its angles and its sound; `offset_frames` counts in the first angle's rate, positive = starts later."""
    pictures = [clip for clip in clips if clip.measured.media is MediaKind.PICTURE]
    first = pictures[0] if pictures else next(iter(clips), None)
    return {
        "id": str(take.id),
        "name": take.shown,
        "day": take.day,
        "unit": take.unit,
        "scene": take.scene,
        "setup": take.setup,
        "slate": take.slate,
        "take": take.take,
        "flags": take.flags,
        "circled": take.circled,
        "rating": take.rating,
        "status": take.status.value,
        "editor_note": take.editor_note,
        "supervisor_note": take.supervisor_note,
        "angles": [_angle(clip, first) for clip in pictures],
        "sound": [_angle(clip, first) for clip in clips if clip.measured.media is MediaKind.SOUND],
    }


def _angle(clip: Clip, first: Clip | None) -> Row:
    frames = (clip.sync - first.sync) * first.rate.fraction if first else Fraction(0)
    return {"clip": str(clip.id), "file": clip.file, "camera": clip.facts.camera or "", "offset_frames": round(frames)}


def take_cells(take: Take, clips: Sequence[Clip]) -> tuple[object, ...]:
    """Tell a take as cells under TAKE_HEAD."""
    angles = " ".join(clip.facts.camera or clip.name for clip in clips if clip.measured.media is MediaKind.PICTURE)
    circled = "circled" if take.circled else take.status.value
    return (take.shown, take.scene, take.day, circled, take.rating or "", angles, take.editor_note, take.supervisor_note)


def angles_of(library: Library, takes: Sequence[Take]) -> Mapping[UUID, list[Clip]]:
    """Return each take's clips in the order of their cameras, recorder's files last."""
    ids = {take.id for take in takes}
    found: dict[UUID, list[Clip]] = {key: [] for key in ids}
    clips = library.where(Clip, take_id=next(iter(ids))) if len(ids) == 1 else library.where(Clip)
    for clip in clips:
        if clip.take_id in found:
            found[clip.take_id].append(clip)
    for angles in found.values():
        angles.sort(key=lambda clip: (clip.measured.media is MediaKind.SOUND, clip.facts.camera or "~", clip.file))
    return found


def label_row(label: Label, clip: Clip, people: Mapping[UUID, str], vocabulary: Vocabulary) -> Row:
    """Tell a label; `end` and `end_tc` are null while its range is open."""
    return {
        "id": str(label.id),
        "clip": str(label.clip),
        "file": clip.file,
        "kind": label.kind,
        "lane": vocabulary.lane(label.kind).id,
        "start": label.start,
        "end": label.end,
        "start_tc": timecode(clip, label.start),
        "end_tc": timecode(clip, label.end),
        "value": label.value,
        "text": label.text,
        "rating": label.rating,
        "intensity": label.intensity,
        "who": label.who,
        "all_angles": label.all_angles,
        "beat": str(label.beat) if label.beat else None,
        "author": people.get(label.author, ""),
        "at": label.at.isoformat(),
    }


def label_cells(label: Label, clip: Clip, people: Mapping[UUID, str], beats: Mapping[UUID, str]) -> tuple[object, ...]:
    """Tell a label as cells under LABEL_HEAD."""
    kind = f"{label.kind} {label.value}".rstrip()
    start = timecode(clip, label.start) or label.start
    end = "open" if label.end is None else timecode(clip, label.end) or label.end
    beat = beats.get(label.beat, "") if label.beat is not None else ""
    return (label.id, short(clip), kind, start, end, label.rating or "", label.who, beat, label.text, people.get(label.author, ""))


def people_in(library: Library) -> dict[UUID, str]:
    """Return the names of the people by id."""
    return {person.id: person.name for person in library.where(Person)}


def kind_row(kind: LabelKind) -> Row:
    """Tell a kind of label."""
    return {"id": kind.id, "name": kind.name, "lane": kind.lane, "key": kind.key, "values": list(kind.values)}


def lane_row(lane: Lane) -> Row:
    """Tell a lane."""
    return {"id": lane.id, "name": lane.name, "look": lane.look.value}


def beat_row(beat: Beat, readings: Iterable[Label]) -> Row:
    """Tell a beat with the ids of its readings."""
    return {
        "id": str(beat.id),
        "scene": beat.scene,
        "name": beat.name,
        "whose": beat.whose,
        "feeling": beat.feeling,
        "intensity": beat.intensity,
        "note": beat.note,
        "champion": str(beat.champion) if beat.champion else None,
        "reason": beat.reason,
        "readings": [str(label.id) for label in readings],
    }


def stringout_row(stringout: Stringout, placements: Iterable[Placement], clips: Mapping[UUID, Clip]) -> Row:
    """Tell a stringout with the ranges that play, in order."""
    return {
        "id": str(stringout.id),
        "name": stringout.name,
        "query": stringout.query,
        "order": stringout.order,
        "handles": stringout.handles,
        "placements": [_placement(each, clips[each.clip]) for each in placements],
    }


def _placement(placement: Placement, clip: Clip) -> Row:
    return {
        "clip": str(clip.id),
        "file": clip.file,
        "start": placement.start,
        "end": placement.end,
        "start_tc": timecode(clip, placement.start),
        "end_tc": timecode(clip, placement.end),
        "label": str(placement.label) if placement.label else None,
    }
