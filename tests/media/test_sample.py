"""Prove that the sample shoot is what it says: frames, timecode, claps, sound and papers agree."""

import csv
import io
import os
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from dailies_logger.domain.clip import MediaKind
from dailies_logger.domain.timecode import Timecode
from dailies_logger.media import sample
from dailies_logger.media.burn import read_strip
from dailies_logger.media.probe import probe
from dailies_logger.media.sample import DAY, RATE, TITLE, make_sample
from dailies_logger.workflow.ports import Probed


@pytest.fixture(scope="module")
def shoot(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    told: list[tuple[int, int]] = []
    made = make_sample(tmp_path_factory.mktemp("sample"), progress=lambda done, total: told.append((done, total)))
    assert told == [(done, len(made)) for done in range(1, len(made) + 1)]
    return made


@pytest.fixture(scope="module")
def clips(shoot: list[Path]) -> dict[str, Probed]:
    return {path.name: probe(os.fsencode(path)) for path in shoot if path.suffix in {".mov", ".WAV"}}


def _luma(frame: av.VideoFrame) -> NDArray[np.uint8]:
    return np.asarray(frame.to_ndarray(format="yuv420p")[: frame.height], dtype=np.uint8)


def test_make_sample__two_cameras_five_takes_a_recorder_and_papers(shoot: list[Path]) -> None:
    kinds = sorted(f"{path.parent.name[0]}{path.suffix}" for path in shoot)
    assert kinds == ["A.mov"] * 5 + ["B.mov"] * 5 + ["R.ale", "R.csv", "S.WAV"]
    assert sum(path.stat().st_size for path in shoot) < 20 << 20


def test_make_sample__every_clip__is_sound_in_every_way(clips: dict[str, Probed]) -> None:
    assert {(one.playable, one.trouble) for one in clips.values()} == {(True, "")}
    assert {one.measured.rate for one in clips.values()} == {RATE}
    pictures = [one.measured for one in clips.values() if one.measured.media is MediaKind.PICTURE]
    assert {(one.width, one.height, one.channels) for one in pictures} == {(640, 360, 1)}
    assert {one.tape for one in pictures} == {"A001R1AB", "B001R2CD"}
    assert all(one.recorded is not None and one.recorded.date().isoformat() == DAY for one in pictures)
    assert all(138 <= one.frames <= 240 for one in pictures)


def test_make_sample__frames_carry_their_numbers_and_the_clap_is_white(shoot: list[Path]) -> None:
    for path, clap in ((shoot[0], 36), (shoot[1], 24)):
        with av.open(str(path)) as movie:
            frames = [_luma(frame) for frame in movie.decode(video=0)]
        assert [read_strip(luma) for luma in frames] == list(range(len(frames)))
        white = [number for number, luma in enumerate(frames) if luma[60:300].mean() > 220]
        assert white == [clap]
        moved = np.abs(frames[70].astype(int) - frames[90].astype(int))[40:300]
        assert moved.max() > 40


def test_make_sample__angles_overlap__and_the_clap_lies_on_one_timecode(clips: dict[str, Probed]) -> None:
    for number in range(1, 6):
        a, b = (clips[f"{reel[:4]}C{number:03d}_261116_{reel[4:]}.mov"].measured for reel in ("A001R1AB", "B001R2CD"))
        assert a.start is not None
        assert b.start == a.start + 12
        assert b.start + b.frames == a.start + a.frames


def _heard(path: Path) -> NDArray[np.int16]:
    with av.open(str(path)) as movie:
        return np.concatenate([frame.to_ndarray().reshape(-1, frame.layout.nb_channels)[:, 0] for frame in movie.decode(audio=0)])


def test_make_sample__clap__is_heard_where_it_is_seen(shoot: list[Path]) -> None:
    by_name = {path.name: path for path in shoot}
    a, b = _heard(by_name["A001C004_261116_R1AB.mov"]), _heard(by_name["B001C004_261116_R2CD.mov"])
    recorder = _heard(by_name["24A-T02.WAV"])
    for sound, level, first in ((a, 15_000, 36 * 2002), (b, 8_000, 24 * 2002), (recorder, 15_000, 36 * 2002 + 96_000)):
        loud = int(np.argmax(np.abs(sound.astype(int)) > level))
        assert first <= loud < first + 48
    assert (recorder[96_000 : 96_000 + len(a)] == a).all()


def test_make_sample__recorder__is_placed_two_seconds_before_camera_a(clips: dict[str, Probed]) -> None:
    recorder, camera = clips["24A-T02.WAV"], clips["A001C004_261116_R1AB.mov"].measured
    assert camera.start is not None
    assert recorder.measured.time_reference == camera.start * 2002 - 96_000
    assert (recorder.said.scene, recorder.said.take, recorder.said.circled) == ("24A", "2", "yes")
    assert recorder.measured.tracks == ("Boom", "Nell")


def test_make_sample__camera_report__agrees_with_the_clips(shoot: list[Path], clips: dict[str, Probed]) -> None:
    ale = next(path for path in shoot if path.suffix == ".ale").read_bytes().decode()
    columns, rows = (part.strip("\r\n").split("\r\n") for part in ale.split("Column\r\n")[1].split("\r\n\r\nData\r\n"))
    assert len(rows) == 5
    for row in rows:
        said = dict(zip(columns[0].split("\t"), row.split("\t"), strict=True))
        measured = clips[said["Name"] + ".mov"].measured
        assert Timecode.parse(said["Start"], rate=RATE).frame == measured.start
        assert Timecode.parse(said["Duration"], rate=RATE).frame == measured.frames
        assert said["Tape"] == measured.tape


def test_make_sample__supervisor__circles_two_takes(shoot: list[Path]) -> None:
    text = next(path for path in shoot if path.suffix == ".csv").read_text(encoding="utf-8-sig")
    title, columns, *rows = csv.reader(io.StringIO(text))
    assert title[0] == TITLE
    said = [dict(zip(columns, row, strict=True)) for row in rows]
    assert [f"{one['Setup']}-{one['Take']}" for one in said if one["Circled"]] == ["24-2", "24A-2"]
    assert all(one["Comments"] for one in said)


def test_make_sample__again__gives_the_same_bytes(shoot: list[Path], tmp_path: Path) -> None:
    for folder in ("B001R2CD", "SOUND"):
        (tmp_path / folder).mkdir()
    again = [sample._movie(tmp_path, sample._SHOTS[-1]), sample._recording(tmp_path, sample._TAKES[3])]
    by_name = {path.name: path for path in shoot}
    assert [path.read_bytes() for path in again] == [by_name[path.name].read_bytes() for path in again]
