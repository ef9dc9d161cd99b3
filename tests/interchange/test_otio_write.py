"""The text of an .otio: the same every time, right in the eyes of OpenTimelineIO's own tool."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import opentimelineio as otio
import pytest

from dailies_logger.domain.sequence import Cut, Sequence
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.interchange.otio_write import as_text
from tests.support.rushes import camera_clip, sound_clip
from tests.support.sequences import mark, picture, sequence, small

GOLDEN = Path(__file__).parent / "golden" / "small.otio"


def read(cutlist: Sequence) -> Any:
    return otio.core.deserialize_json_from_string(as_text(cutlist))


def timecode(time: Any, rate: float, *, drop_frame: bool) -> str:
    return str(otio.opentime.to_timecode(time, rate, drop_frame=drop_frame))  # type: ignore[no-untyped-call]


def test_as_text__is_the_golden_file() -> None:
    """Where a change is wanted: run with WRITE_GOLDEN=1 and read the difference."""
    text = as_text(small())
    if os.environ.get("WRITE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_as_text__loses_nothing_when_the_library_writes_it_again() -> None:
    text = as_text(small())
    again = otio.core.serialize_json_to_string(otio.core.deserialize_json_from_string(text))  # type: ignore[no-untyped-call]
    assert _kept(json.loads(text), json.loads(again)) == []


def _kept(ours: Any, theirs: Any, path: str = "") -> list[str]:
    """List where the library reads something else than what was written, or nothing; what it adds is its own."""
    if isinstance(ours, dict):
        return [wrong for key, value in ours.items() for wrong in _kept(value, theirs.get(key, "missing"), f"{path}/{key}")]
    if isinstance(ours, list):
        pairs = zip(ours, theirs, strict=True)
        return [wrong for place, (one, two) in enumerate(pairs) for wrong in _kept(one, two, f"{path}/{place}")]
    return [] if ours == theirs else [f"{path}: {ours} became {theirs}"]


def test_as_text__ranges_are_in_source_timecode_and_the_exact_rate() -> None:
    clip = read(small()).tracks[0][0]
    rate = 24000 / 1001
    time = otio.opentime.RationalTime
    assert clip.source_range == otio.opentime.TimeRange(time(864_024, rate), time(24, rate))
    assert clip.media_reference.available_range == otio.opentime.TimeRange(time(864_000, rate), time(240, rate))
    assert clip.markers[0].marked_range == clip.source_range
    assert timecode(clip.source_range.start_time, rate, drop_frame=False) == "10:00:01:00"


def test_as_text__drop_frame_counts_as_the_camera_does() -> None:
    clip = read(small()).tracks[0][1]
    assert timecode(clip.source_range.start_time, 30000 / 1001, drop_frame=True) == "10:00:59;28"
    assert timecode(clip.markers[0].marked_range.start_time, 30000 / 1001, drop_frame=True) == "10:01:00;02"
    assert clip.metadata["dailies_logger"]["drop_frame"] is True


def test_as_text__labels_are_markers_that_say_it_to_everybody() -> None:
    first, size, note = read(small()).tracks[0][0].markers
    assert (first.name, first.comment, first.color) == ("Best moment", "the lie lands", "YELLOW")
    assert first.metadata["Resolve_OTIO"]["Note"] == "the lie lands"
    said = first.metadata["dailies_logger"]
    assert (said["kind"], said["who"], said["rating"], said["version"]) == ("best_moment", "Mara", 5, 1)
    assert (size.name, size.color, note.comment) == ("Size CU", "PURPLE", 'two\nlines, "quoted" – ü 駅')


def test_as_text__keeps_what_the_schema_has_no_place_for() -> None:
    timeline = read(small())
    said = timeline.metadata["dailies_logger"]
    assert (said["rate"], said["start_tc"], said["stringout"]["query"]) == ("24000/1001", "01:00:00:00", "scene:24 kind:best_moment")
    clip = timeline.tracks[0][0].metadata["dailies_logger"]
    assert (clip["take"]["name"], clip["take"]["circled"], list(clip["handles"]), clip["rate"]) == ("24A-3", True, [12, 12], "24000/1001")
    assert timeline.tracks[0][2].metadata["dailies_logger"]["start_tc"] is None


def test_as_text__production_sound_is_exact_to_the_sample() -> None:
    under = read(small()).tracks[1][0]
    assert under.source_range.duration == otio.opentime.RationalTime(48_048, 48_000)
    assert under.available_range().start_time == otio.opentime.RationalTime(2_002_000, 48_000)


@pytest.mark.skipif(sys.platform == "win32", reason="names are UTF-16 there")
def test_as_text__keeps_the_bytes_of_a_name_that_is_no_utf8() -> None:
    clip = replace(camera_clip(), path=b"/rushes/ann\xe9e.mov")
    (cut,) = read(sequence(picture(Cut(clip=clip, name=clip.name, source_range=FrameRange(0, 9))))).tracks[0]
    assert cut.media_reference.target_url == "/rushes/ann\ufffde.mov"
    assert cut.metadata["dailies_logger"]["path"] == "/rushes/ann%E9e.mov"


def otiotool(path: Path, *words: str) -> str:
    tool = [sys.executable, "-m", "opentimelineio.console.otiotool", "-i", str(path), *words]
    return subprocess.run(tool, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def test_as_text__otiotool_finds_all_ranges_in_bounds(tmp_path: Path) -> None:
    path = tmp_path / "small.otio"
    path.write_text(as_text(small()), encoding="utf-8")
    said = otiotool(path, "--verify-ranges")
    assert said.count("IN BOUNDS") == 5
    assert said.count("OUT OF BOUNDS") == 0


def test_as_text__otiotool_finds_a_marker_where_the_label_lies_in_the_sequence(tmp_path: Path) -> None:
    a, b = camera_clip("A1", start="10:00:00:00"), camera_clip("B1", start="23:59:59:00")
    cuts = (
        Cut(clip=a, name="A1", source_range=FrameRange(100, 124), marks=(mark(a, 110, 120),)),
        Cut(clip=b, name="B1", source_range=FrameRange(20, 40), marks=(mark(b, 30, 31, text="over midnight"),)),
    )
    path = tmp_path / "two.otio"
    path.write_text(as_text(sequence(picture(*cuts))), encoding="utf-8")
    listed = [line.split() for line in otiotool(path, "--list-markers").splitlines() if "MARKER" in line]
    assert [line[1:3] for line in listed] == [["global:", "00:00:00:10"], ["global:", "00:00:01:10"]]


def test_as_text__otiotool_lists_a_label_that_begins_before_the_first_cut_at_its_head(tmp_path: Path) -> None:
    """The tool stops with an error where a marker comes out before the sequence; others hide it."""
    clip = camera_clip()
    cut = Cut(clip=clip, name="A1", source_range=FrameRange(100, 124), marks=(mark(clip, 90, 110), mark(clip, 120, 200)))
    path = tmp_path / "head.otio"
    path.write_text(as_text(sequence(picture(cut))), encoding="utf-8")
    listed = [line.split() for line in otiotool(path, "--list-markers", "--verify-ranges").splitlines() if "MARKER" in line]
    assert [line[1:3] for line in listed] == [["global:", "00:00:00:00"], ["global:", "00:00:00:20"]]
    markers = read(sequence(picture(cut))).tracks[0][0].markers
    assert [list(marker.metadata["dailies_logger"]["range"]) for marker in markers] == [[90, 110], [120, 200]]


def test_as_text__a_wild_track_alone_is_a_file_too() -> None:
    sound = sound_clip()
    cut = Cut(clip=sound, name=sound.name, source_range=FrameRange(0, 48_000), marks=(mark(sound, 0, 24),))
    (marker,) = read(sequence(picture(cut))).tracks[0][0].markers
    assert marker.marked_range.start_time.rate == 48_000
