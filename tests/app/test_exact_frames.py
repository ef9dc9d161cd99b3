"""Prove that one frame stays one frame: shown = asked = logged = recalled = exported = read back.

Every codec at every rate that we claim is ingested into one library; at 200 random places of each clip the frame's source
timecode is typed, the label is written, found again, strung out and exported; OpenTimelineIO reads the file, and a fresh
reader decodes the frame it names. The number burnt into the picture is the witness.
"""

import random
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from uuid import UUID

import opentimelineio as otio
import pytest

from dailies_logger.app.compose import make_library
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label
from dailies_logger.domain.picture import Picture
from dailies_logger.domain.stringout import Stringout
from dailies_logger.media.frames import ClipFrames
from dailies_logger.workflow import assembling, exporting, finding, ingesting, labelling
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.edit import Edit
from tests.support.clips import FAMILY, HEVC, RATES, Codec, make_clip
from tests.support.strips import strip_of

VARIABLE = "vfr_h264"
FRAMES = 72
PLACES = 200


def make_rushes(folder: Path) -> list[str]:
    """Make a clip of each codec at each rate (of HEVC at one), and one of variable rate; no two share a minute of timecode."""
    names = [VARIABLE]
    ticks = (20,) * 30 + (40,) * 24 + (60,) * 18
    make_clip(folder / f"{VARIABLE}.mp4", codec=Codec.H264, rate=Fraction(30), frames=FRAMES, gop=24, start_tc="", ticks=ticks)
    made = [(name, RATES) for name in FAMILY] + [("hevc", {"23.976": RATES["23.976"]})]
    for codec_name, rates in made:
        codec, ending, gop = FAMILY.get(codec_name, HEVC)
        for rate_name, rate in rates.items():
            start = f"{(len(names) - 1) // 2:02d}:{28 + len(names) % 2 * 30}:59{';' if rate_name.endswith('DF') else ':'}04"
            name = f"{codec_name}_{rate_name}"
            make_clip(folder / f"{name}.{ending}", codec=codec, rate=rate, frames=FRAMES, start_tc=start, gop=gop)
            names.append(name)
    return names


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """Hold what was logged: for each label, on which clip and at which frame the editor stood."""

    desk: Desk
    clips: dict[str, Clip]
    asked: dict[UUID, tuple[str, int]]
    export: Path


def log_places(desk: Desk, clip: Clip) -> Edit:
    """Log a frame at 200 random places, each given as the editor would type it."""
    chosen = random.Random(clip.name)
    places = [0, FRAMES - 1, *(chosen.randrange(FRAMES) for _ in range(PLACES - 2))]
    edits = []
    for place in places:
        typed = str(clip.timecode(place)) if clip.start is not None else str(place)
        at = labelling.position(clip, typed)
        edits.append(labelling.add_label(desk.library, author=desk.person.id, clip=clip.id, kind="note", start=at, text=f"asked {place}"))
    return replace(edits[0], changes=tuple(change for edit in edits for change in edit.changes))


@pytest.fixture(scope="module")
def logged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Logged]:
    """Ingest, log, string out and export."""
    folder = tmp_path_factory.mktemp("exact")
    names = make_rushes(folder)
    desk = make_library(folder / "exact.dailies", title="Exact")
    library, author = desk.library, desk.person.id
    answer = ingesting.ingest(library, desk.prober, author=author, paths=[folder], write=library.write)
    assert [problem.file for problem in answer.problems if VARIABLE not in problem.file] == []
    clips = {clip.name: clip for clip in library.where(Clip)}
    assert set(clips) == set(names)
    for clip in clips.values():
        library.write(log_places(desk, clip))
    asked = {label.id: (_name(clips, label.clip), int(label.text.split()[1])) for label in library.where(Label)}
    library.write(assembling.make_stringout(library, desk.search, author=author, name="All", query="kind:note", order="timecode"))
    cutlist = exporting.of_stringout(library, library.where(Stringout)[0], times=desk.media.frame_times)
    desk.exchange.write_otio(cutlist, folder / "all.otio")
    yield Logged(desk=desk, clips=clips, asked=asked, export=folder / "all.otio")
    library.close()


def _name(clips: dict[str, Clip], key: UUID) -> str:
    return next(name for name, clip in clips.items() if clip.id == key)


def _number(picture: Picture) -> int | None:
    return strip_of(picture)


def test_log__every_claimed_clip_is_there_with_its_frames(logged: Logged) -> None:
    assert len(logged.clips) == len(FAMILY) * len(RATES) + 2, "HEVC, and one of variable rate"
    assert {clip.frames for clip in logged.clips.values()} == {FRAMES}
    assert {str(clip.rate) for name, clip in logged.clips.items() if name != VARIABLE} == {str(rate) for rate in RATES.values()}
    assert {name for name, clip in logged.clips.items() if clip.drop} == {name for name in logged.clips if name.endswith("DF")}


def test_log__recalled_is_asked_is_shown(logged: Logged) -> None:
    hits = logged.desk.search.labels(finding.parse("kind:note")).hits
    assert len(hits) == len(logged.clips) * PLACES
    wrong = [(hit.clip.name, hit.label.start) for hit in hits if logged.asked[hit.label.id] != (hit.clip.name, hit.label.start)]
    assert wrong == []
    unlike: list[tuple[str, int, int | None]] = []
    for clip in logged.clips.values():
        frames = logged.desk.media.frames(clip)
        for hit in hits:
            if hit.clip.id == clip.id and (shown := _number(frames.picture(hit.label.start))) != hit.label.start:
                unlike.append((clip.name, hit.label.start, shown))
        frames.close()
    assert unlike == []


def test_export__the_frame_named_is_the_frame_logged(logged: Logged) -> None:
    timeline = otio.schema.Timeline.from_json_file(str(logged.export))
    cuts = [cut for track in timeline.tracks if track.kind == otio.schema.TrackKind.Video for cut in track]
    assert len(cuts) == len(logged.asked)
    readers: dict[str, ClipFrames] = {}
    wrong: list[tuple[str, int, int | None]] = []
    for cut in cuts:
        url = cut.media_reference.target_url
        if url not in readers:
            readers[url] = ClipFrames(url.encode())
        reader = readers[url]
        for name, place in {logged.asked[UUID(_label_at(cut))]}:
            shown = _number(reader.picture(_media_frame(cut, reader)))
            if (name, place) != (cut.name, shown):
                wrong.append((name, place, shown))
    for reader in readers.values():
        reader.close()
    assert wrong == []


def _label_at(cut: otio.schema.Clip) -> str:
    """Return the id of the label that the cut was made of: the one marker over exactly its frames."""
    here = [marker for marker in cut.markers if marker.marked_range == cut.source_range]
    assert here
    return str(here[0].metadata["dailies_logger"]["label"])


def _media_frame(cut: otio.schema.Clip, reader: ClipFrames) -> int:
    """Reckon which frame of the file an NLE would show: by its place in the media, of variable rate by the clock."""
    start = cut.source_range.start_time
    place = round(start.value - cut.media_reference.available_range.start_time.value)
    times = reader.times()
    return place if times is None else bisect_right(times, Fraction(place) / Fraction(start.rate).limit_denominator(1001)) - 1


def test_export__each_cut_is_at_its_own_rate_and_source_timecode(logged: Logged) -> None:
    timeline = otio.schema.Timeline.from_json_file(str(logged.export))
    for cut in (cut for track in timeline.tracks if track.kind == otio.schema.TrackKind.Video for cut in track):
        clip, start = logged.clips[cut.name], cut.source_range.start_time
        assert start.rate == float(clip.rate)
        if cut.name != VARIABLE:
            _, place = logged.asked[UUID(_label_at(cut))]
            shown = otio.opentime.to_timecode(start, start.rate, clip.drop)  # type: ignore[no-untyped-call]  # theirs
            assert shown == str(clip.timecode(place))
