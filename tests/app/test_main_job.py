"""Do the main job from end to end on the sample shoot, and check every frame at its end with other eyes.

Sample, ingest, import, label, find, stringout, export; then the .otio is read with OpenTimelineIO itself, and the
frames it names are decoded and their burnt-in numbers read.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import opentimelineio as otio
import pytest

from dailies_logger.app.compose import open_desk
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.timecode import FrameRate, Timecode
from dailies_logger.workflow import lookup
from tests.support.command import asked
from tests.support.strips import strip_of

FILM = FrameRate.of(24000, 1001)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Hold a label as the editor gave it: clip, source timecodes (end exclusive), rating and words."""

    clip: str
    start: str
    end: str
    rating: int
    text: str


SAID = (
    Said(clip="A001C002_261116_R1AB", start="21:09:34:00", end="21:09:36:11", rating=4, text="she sees him"),
    Said(clip="B001C002_261116_R2CD", start="21:09:35:05", end="21:09:35:06", rating=5, text="one frame"),
    Said(clip="A001C004_261116_R1AB", start="21:46:22:00", end="21:46:25:23", rating=3, text="the look, before the line"),
    Said(clip="B001C004_261116_R2CD", start="21:46:23:12", end="21:46:24:00", rating=2, text="– 駅 –"),
    Said(clip="A001C001_261116_R1AB", start="21:04:13:00", end="21:04:14:00", rating=1, text="not this one"),
)


def frame(timecode: str) -> int:
    """Count the frames of a source timecode since midnight."""
    return Timecode.parse(timecode, rate=FILM).frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Hold where the job was done and what came of it."""

    library: Path
    export: Path
    timeline: Any

    def cuts(self, kind: str) -> list[Any]:
        """List the clips on the tracks of a kind, in order."""
        return [item for track in self.timeline.tracks if track.kind == kind for item in track if isinstance(item, otio.schema.Clip)]


@pytest.fixture(scope="module")
def job(sample_shoot: Path, tmp_path_factory: pytest.TempPathFactory) -> Job:
    """Do the main job."""
    folder = tmp_path_factory.mktemp("job")
    library, export = folder / "Harbour.dailies", folder / "Best.otio"
    asked("new", library, "--title", "Harbour Lights")
    assert asked("ingest", library, sample_shoot)["problems"] == []
    assert asked("import", library, *sorted((sample_shoot / "REPORTS").iterdir()))["unmatched"] == 0
    for said in SAID:
        words = ("--kind", "best_moment", "--from", said.start, "--to", said.end, "--rating", str(said.rating), "--text", said.text)
        asked("label", library, said.clip, *words)
    asked("take", library, "24A-1", "--circle")
    assert len(asked("find", library, "kind:best_moment", "rating:>=2")["hits"]) == 4
    asked("stringout", library, "Best", "--query", "kind:best_moment rating:>=2", "--order", "rating", "--handles", "8")
    asked("export", library, "Best", "-o", export)
    return Job(library=library, export=export, timeline=otio.schema.Timeline.from_json_file(str(export)))


def by_rating() -> list[Said]:
    """List what the stringout must hold, in its order."""
    return sorted((said for said in SAID if said.rating >= 2), key=lambda said: -said.rating)


def test_main_job__every_cut_is_on_the_frames_the_editor_said(job: Job) -> None:
    cuts = job.cuts(otio.schema.TrackKind.Video)
    ranges = [(cut.name, cut.source_range.start_time.value, cut.source_range.end_time_exclusive().value) for cut in cuts]
    assert ranges == [(said.clip, frame(said.start), frame(said.end)) for said in by_rating()]
    assert {FrameRate.nearest(FILM.fraction) for _ in cuts} == {FILM}
    assert all(cut.source_range.start_time.rate == float(FILM) for cut in cuts)


def test_main_job__every_label_is_a_marker_on_its_own_frames(job: Job) -> None:
    marked = [(marker.comment, marker.marked_range) for cut in job.cuts(otio.schema.TrackKind.Video) for marker in cut.markers]
    for said in by_rating():
        found = [where for comment, where in marked if said.text in comment]
        assert [(where.start_time.value, where.end_time_exclusive().value) for where in found] == [(frame(said.start), frame(said.end))]


def test_main_job__media_are_named_by_path_and_hold_the_cut_with_its_handles(job: Job) -> None:
    for cut in job.cuts(otio.schema.TrackKind.Video):
        assert Path(cut.media_reference.target_url).is_file()
        available = cut.media_reference.available_range
        assert available.start_time.value <= cut.source_range.start_time.value - 8
        assert available.end_time_exclusive().value >= cut.source_range.end_time_exclusive().value + 8


def test_main_job__sound_runs_as_long_as_the_picture(job: Job) -> None:
    lengths = {
        kind: sum(track.duration().to_seconds() for track in job.timeline.tracks if track.kind == kind)
        / sum(1 for track in job.timeline.tracks if track.kind == kind)
        for kind in (otio.schema.TrackKind.Video, otio.schema.TrackKind.Audio)
    }
    assert abs(lengths["Audio"] - lengths["Video"]) < 1 / 48000 * len(SAID)


def test_main_job__production_sound_starts_at_the_time_of_the_picture(job: Job) -> None:
    sound = [cut for cut in job.cuts(otio.schema.TrackKind.Audio) if cut.name.startswith("24A-T02")]
    picture = [cut for cut in job.cuts(otio.schema.TrackKind.Video) if "C004" in cut.name]
    assert len(sound) == len(picture) == 2
    for heard, seen in zip(sound, picture, strict=True):
        ratio = (heard.source_range.start_time.value / 48000) / (seen.source_range.start_time.value * 1001 / 24000)
        assert abs(ratio - 1) < 1e-6


def test_main_job__the_pictures_at_the_cuts_bear_the_numbers_of_the_frames(job: Job) -> None:
    desk = open_desk(job.library, join=False)
    for cut in job.cuts(otio.schema.TrackKind.Video):
        clip = lookup.clip(desk.library, cut.name)
        frames = desk.media.frames(clip)
        for value in (cut.source_range.start_time.value, cut.source_range.end_time_inclusive().value):
            shown = round(value) - (clip.start or 0)
            picture = frames.picture(shown)
            assert (picture.frame, strip_of(picture)) == (shown, shown)
        frames.close()
    desk.library.close()


def test_main_job__the_clips_of_the_library_agree_with_the_export(job: Job) -> None:
    desk = open_desk(job.library, join=False)
    known = {os.fsdecode(clip.path): clip for clip in desk.library.where(Clip)}
    desk.library.close()
    for cut in job.cuts(otio.schema.TrackKind.Video):
        clip = known[cut.media_reference.target_url]
        assert cut.media_reference.available_range.start_time.value == clip.start
        assert cut.media_reference.available_range.duration.value == clip.frames


def test_main_job__undo_goes_all_the_way_back(job: Job, tmp_path: Path) -> None:
    library = tmp_path / "copy.dailies"
    library.write_bytes(job.library.read_bytes())
    acts = len([act for act in asked("history", library)["acts"] if act["name"] != "New library"])
    for _ in range(acts):
        asked("undo", library)
    for what in ("clips", "takes", "labels", "stringouts"):
        assert asked("list", library, what) == {what: []}
    for _ in range(acts):
        asked("redo", library)
    for what in ("clips", "takes", "labels", "stringouts"):
        assert asked("list", library, what) == asked("list", job.library, what)
