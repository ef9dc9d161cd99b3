"""Prove that in every way of playing the frame shown is the frame due: forward, backward, slow, shuttled, and on all angles."""

import os
from fractions import Fraction

import pytest

from dailies_logger.domain.clip import Clip
from tests.support.ways import ANGLE_SPEEDS, ANGLES, FRAMES, SHOTS, SPEEDS, Desk, Shot, made, stride_of, walk, walk_angles


@pytest.fixture(scope="module")
def rushes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Clip]:
    """Make every clip once."""
    return made(SHOTS, tmp_path_factory.mktemp("ways"))


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.file)
def test_play__shows_at_every_speed_the_frame_that_is_due(rushes: dict[str, Clip], shot: Shot) -> None:
    clip = rushes[shot.file]
    assert clip.frames == FRAMES
    desk = Desk(clip)
    wrong = []
    for speed in SPEEDS:
        done = walk(desk, shot, speed)
        wrong += done.wrong
        assert len(set(done.seen)) >= FRAMES // stride_of(speed) * 3 // 4
        assert done.seen == sorted(done.seen, reverse=speed < 0)
        assert abs(done.seen[-1] - (FRAMES - 1 if speed > 0 else 0)) < stride_of(speed), "to the very end"
    desk.close()
    assert wrong == []


@pytest.mark.parametrize("speed", ANGLE_SPEEDS)
@pytest.mark.parametrize("files", ANGLES, ids=lambda files: files[0])
def test_angles__show_the_moment_of_the_frame_that_is_due(rushes: dict[str, Clip], files: tuple[str, ...], speed: Fraction) -> None:
    done = walk_angles(rushes, files, speed)
    assert len(done.seen) * abs(speed) >= FRAMES
    assert done.wrong == []


def test_claims__every_rate_and_codec_is_among_them(rushes: dict[str, Clip]) -> None:
    rates = {f"{float(clip.rate.fraction):.3f}{' drop' * clip.drop}" for clip in rushes.values() if not clip.measured.vfr}
    assert rates == {
        *("23.976", "24.000", "25.000", "29.970", "29.970 drop", "30.000", "47.952", "48.000", "50.000", "59.940 drop", "60.000")
    }
    assert {clip.measured.codec for clip in rushes.values()} == {"h264", "hevc", "dnxhd", "prores", "mpeg2video", "mjpeg", "mpeg4"}
    assert {os.path.splitext(clip.path)[1] for clip in rushes.values()} == {b".mp4", b".mov", b".mxf", b".ts"}  # noqa: PTH122 - bytes
    assert {file for file, angles in ((file, angles) for angles in ANGLES for file in angles)} == {shot.file for shot in SHOTS}
