"""What a source position counts, and how a file is named."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dailies_logger.domain.label import SHIPPED_LANES, Look
from dailies_logger.domain.sequence import Cut
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.interchange.otio_terms import (
    LANE_COLOURS,
    marked_range,
    media_length,
    media_start,
    own_range,
    readable,
    source_range,
    target_url,
)
from tests.support.rushes import NTSC, camera_clip, label, sound_clip
from tests.support.sequences import mark, marked

OF_MARKER_2 = {"RED", "ORANGE", "YELLOW", "GREEN", "CYAN", "BLUE", "PURPLE", "MAGENTA", "PINK", "BLACK", "WHITE"}


def test_lane_colours__every_look_has_one_and_every_lane_that_we_ship_its_own() -> None:
    assert set(LANE_COLOURS) == set(Look)
    assert set(LANE_COLOURS.values()) <= OF_MARKER_2
    assert len({LANE_COLOURS[lane.look] for lane in SHIPPED_LANES}) == len(SHIPPED_LANES)


def test_media_start__is_the_source_timecode_in_force() -> None:
    clip = camera_clip(rate=NTSC, start="10:00:59;28", frames=90)
    assert media_start(clip) == 1_078_920 + 1798
    assert media_start(replace(clip, start=5)) == 5
    assert media_start(camera_clip(start=None)) == 0
    cut = Cut(clip=clip, name="x", source_range=FrameRange(2, 9))
    assert source_range(cut) == FrameRange(1_080_720, 1_080_727)
    assert marked_range(cut, mark(clip, 4, 5)) == FrameRange(1_080_722, 1_080_723)


def test_media_start__of_a_recorder_file_counts_samples() -> None:
    sound = sound_clip(samples=96_000)
    reference = sound.measured.time_reference
    assert reference is not None
    assert (media_start(sound), media_length(sound)) == (reference, 96_000)
    assert media_start(replace(sound, start=1024)) == reference + 24 * 2002
    assert media_start(replace(sound, measured=replace(sound.measured, time_reference=None))) == 1000 * 2002
    cut = Cut(clip=sound, name="x", source_range=FrameRange(0, 96_000))
    assert marked_range(cut, mark(sound, 10, 12)) == FrameRange(reference + 20_020, reference + 24_024)


@pytest.mark.parametrize(
    ("said", "seen"), [((50, 60), (50, 60)), ((10, 60), (40, 60)), ((50, 99), (50, 80)), ((0, 240), (40, 80)), ((79, 80), (79, 80))]
)
def test_marked_range__is_the_part_of_a_label_that_lies_in_the_cut(said: tuple[int, int], seen: tuple[int, int]) -> None:
    clip = camera_clip(start=None)
    cut = Cut(clip=clip, name="x", source_range=FrameRange(40, 80))
    assert marked_range(cut, mark(clip, *said)) == FrameRange(*seen)
    assert own_range(mark(clip, *said)) == [*said]


def test_marked_range__is_never_empty_where_sound_is_cut_within_a_frame() -> None:
    sound = sound_clip(samples=96_000)
    base = media_start(sound)
    cut = Cut(clip=sound, name="x", source_range=FrameRange(2000, 20_020))
    assert marked_range(cut, mark(sound, 0, 1)) == FrameRange(base + 2000, base + 2002)
    assert marked_range(cut, mark(sound, 10, 11)) == FrameRange(base + 20_019, base + 20_020)


def test_own_range__of_a_label_for_all_angles_is_that_on_its_own_clip() -> None:
    a, b = camera_clip("A1"), camera_clip("B1")
    mapped = replace(mark(a, 100, 120), range=FrameRange(52, 72))
    assert marked_range(Cut(clip=b, name="B1", source_range=FrameRange(0, 240)), mapped) == FrameRange(864_052, 864_072)
    assert own_range(mapped) == [100, 120]
    assert own_range(marked(label(a, 7, None))) == [7, None]


def test_target_url__is_a_plain_path() -> None:
    clip = replace(camera_clip(), path="/rushes/day 3/A #2 100% – ü.mov".encode())
    assert target_url(clip) == "/rushes/day 3/A #2 100% – ü.mov"
    assert target_url(clip, beside=Path("/rushes/cuts")) == "../day 3/A #2 100% – ü.mov"


def test_target_url__keeps_decomposed_letters_as_they_are() -> None:
    clip = replace(camera_clip(), path="/r/Ü.mov".encode())
    assert target_url(clip) == "/r/Ü.mov"


@pytest.mark.skipif(sys.platform == "win32", reason="names are UTF-16 there")
def test_target_url__of_bytes_that_are_no_utf8_can_still_be_written() -> None:
    clip = replace(camera_clip(), path=b"/rushes/ann\xe9e.mov")
    assert target_url(clip) == "/rushes/ann\ufffde.mov"
    assert os.fsdecode(clip.path).encode("utf-8", "surrogateescape") == clip.path


def test_target_url__stays_absolute_where_there_is_no_way_from_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def other_drive(path: str, start: object) -> str:
        raise ValueError

    monkeypatch.setattr(os.path, "relpath", other_drive)
    assert target_url(camera_clip(), beside=Path("/cuts")) == "/rushes/A001C001_261120_R1AB.mov"


@pytest.mark.parametrize(("text", "read"), [("plain", "plain"), ("a\0b", "ab"), ("half \ud800", "half \ufffd"), ("駅 \0", "駅 ")])
def test_readable__is_what_utf8_holds(text: str, read: str) -> None:
    assert readable(text) == read
    readable(text).encode()
