"""Prove what movie files say of themselves; most of it is proved in test_probe.py through whole files."""

from datetime import UTC, datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path

import av
import pytest

from dailies_logger.domain.clip import MediaKind
from dailies_logger.domain.errors import MediaError
from dailies_logger.media.boxes import Layout
from dailies_logger.media.kinds import Content
from dailies_logger.media.movie import Movie, read_movie
from tests.support.clips import Codec, make_clip, pictures, ramp


def _read(path: Path, *, content: Content = Content.MOVIE) -> Movie:
    return read_movie(bytes(path), content=content, layout=Layout(index=True), size=path.stat().st_size)


def _tagged(path: Path, tags: dict[str, str], *, voices: tuple[str, ...] = ()) -> Path:
    """Write a movie with metadata keys as cameras and phones write them, and silent sound tracks."""
    with av.open(str(path), "w", options={"movflags": "+use_metadata_tags"}) as movie:
        movie.metadata.update(tags)
        video = movie.add_stream("mpeg4", rate=25)
        video.width, video.height, video.pix_fmt = 160, 96, "yuv420p"
        tracks = [(movie.add_stream("pcm_s16le", rate=48_000, layout=voice), voice) for voice in voices]
        for planes in pictures(3, size=(160, 96)):
            movie.mux(video.encode(av.VideoFrame.from_ndarray(planes, format="yuv420p")))
        movie.mux(video.encode(None))
        for track, voice in tracks:
            frame = av.AudioFrame.from_ndarray(ramp(4800).repeat(2 if voice == "stereo" else 1, axis=1), format="s16", layout=voice)
            frame.sample_rate = 48_000
            movie.mux(track.encode(frame))
            movie.mux(track.encode(None))
    return path


@pytest.mark.parametrize(
    ("voices", "layout", "channels"),
    [((), "", 0), (("stereo",), "stereo", 2), (("mono",) * 4, "4 × mono", 4), (("stereo", "mono", "mono"), "stereo + 2 × mono", 4)],
)
def test_read_movie__sound_tracks__are_summed_up(tmp_path: Path, voices: tuple[str, ...], layout: str, channels: int) -> None:
    measured = _read(_tagged(tmp_path / "a.mov", {}, voices=voices)).measured
    assert (measured.audio_layout, measured.channels) == (layout, channels)


def test_read_movie__camera_that_knows_the_scene__is_heard(tmp_path: Path) -> None:
    tags = {"com.apple.proapps.scene": "24A", "com.apple.proapps.shot": "3", "com.apple.proapps.reel": "A001"}
    found = _read(_tagged(tmp_path / "a.mov", tags))
    assert (found.said.scene, found.said.take, found.said.tape, found.measured.tape) == ("24A", "3", "A001", "A001")


def test_read_movie__phones_local_time__comes_before_world_time(tmp_path: Path) -> None:
    tags = {"creation_time": "2026-11-20T23:30:00Z", "com.apple.quicktime.creationdate": "2026-11-21T00:30:00+0100"}
    recorded = _read(_tagged(tmp_path / "a.mov", tags)).measured.recorded
    assert recorded == datetime(2026, 11, 21, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    assert recorded.date().isoformat() == "2026-11-21"


@pytest.mark.parametrize("said", ["1904-01-01T00:00:00Z", "1970-01-01T00:00:00Z"])
def test_read_movie__clock_never_set__is_no_date(tmp_path: Path, said: str) -> None:
    assert _read(_tagged(tmp_path / "a.mov", {"com.apple.quicktime.creationdate": said})).measured.recorded is None


def test_read_movie__world_time__keeps_its_zone(tmp_path: Path) -> None:
    recorded = _read(_tagged(tmp_path / "a.mov", {"creation_time": "2026-11-20T23:30:00Z"})).measured.recorded
    assert recorded == datetime(2026, 11, 20, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(("name", "container"), [("a.mov", "QuickTime"), ("a.mp4", "MP4"), ("a.avi", "AVI"), ("a.mkv", "Matroska")])
def test_read_movie__names_the_container(tmp_path: Path, name: str, container: str) -> None:
    path = make_clip(tmp_path / name, frames=5, start_tc="")
    assert _read(path, content=Content.MOVIE if name[2:] in ("mov", "mp4") else Content.OTHER_MEDIA).measured.container == container


def test_read_movie__decoding_nothing__says_the_same(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "a.mxf", codec=Codec.MPEG2, rate=Fraction(25))
    assert _read(path, content=Content.MXF) == _read(path, content=Content.OTHER_MEDIA)


def test_read_movie__sound_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.flac"
    with av.open(str(path), "w") as movie:
        stream = movie.add_stream("flac", rate=48_000, layout="mono")
        frame = av.AudioFrame.from_ndarray(ramp(48_000), format="s16", layout="mono")
        frame.sample_rate = 48_000
        movie.mux(stream.encode(frame))
        movie.mux(stream.encode(None))
    found = _read(path, content=Content.OTHER_MEDIA)
    assert (found.measured.media, found.measured.samples, found.count) == (MediaKind.SOUND, 48_000, None)


def test_read_movie__no_media__raises(tmp_path: Path) -> None:
    path = tmp_path / "a.mov"
    path.write_bytes(b"\0\0\0\x08free" * 9)
    with pytest.raises(MediaError, match=r"a\.mov"):
        _read(path)


@pytest.mark.parametrize("text", ["#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "ffconcat version 1.0\nfile good.mov\n"])
def test_read_movie__playlist_in_disguise__opens_nothing(tmp_path: Path, text: str) -> None:
    make_clip(tmp_path / "good.mov", frames=3)
    path = tmp_path / "list.mov"
    path.write_text(text)
    with pytest.raises(MediaError):
        _read(path)
