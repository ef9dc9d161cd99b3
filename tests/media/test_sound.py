"""Prove that the samples heard are the samples asked for: sample n of the made sound is worth `n % RAMP`."""

import random
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from dailies_logger.domain.errors import MediaError
from dailies_logger.media.sound import ClipSound
from tests.support.clips import RAMP, Codec, make_clip
from tests.support.pulling import Drive

SECONDS = 4


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sound")


def _open(path: Path, *, origin: Fraction | None = None) -> ClipSound:
    return ClipSound(str(path).encode(), origin=origin)


def _heard(sound: ClipSound, start: int, samples: int) -> NDArray[np.int16]:
    block = sound.block(start, samples)
    assert (block.start, block.sample_rate, block.channels) == (start, sound.sample_rate, sound.channels)
    return np.frombuffer(block.data, "<i2").reshape(-1, sound.channels)


def _expected(start: int, samples: int, *, end: int) -> NDArray[np.int64]:
    places = np.arange(start, start + samples)
    return np.where((places >= 0) & (places < end), places % RAMP, 0)


def _wav(path: Path, channels: NDArray[np.int16], *, rate: int = 48_000) -> Path:
    with av.open(str(path), "w") as movie:
        layout = {1: "mono", 2: "stereo", 4: "4.0"}[len(channels)]
        stream = movie.add_stream("pcm_s16le", rate=rate, layout=layout)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(channels.T.reshape(1, -1)), format="s16", layout=layout)
        frame.sample_rate = rate
        movie.mux(stream.encode(frame))
        movie.mux(stream.encode(None))
    return path


@pytest.mark.parametrize(("name", "codec"), [("s.mov", Codec.MPEG4), ("s.mxf", Codec.MPEG2)])
def test_block__gives_the_samples_asked_for(folder: Path, name: str, codec: Codec) -> None:
    path = make_clip(folder / name, codec=codec, rate=Fraction(25), frames=25 * SECONDS, sound=True)
    sound = _open(path)
    end = SECONDS * 48_000
    assert (sound.sample_rate, sound.channels, sound.samples) == (48_000, 1, end)
    chosen = random.Random(7)
    for start in [0, end - 100, -50, end + 10, *(chosen.randrange(-3000, end + 3000) for _ in range(60))]:
        samples = chosen.randrange(1, 5000)
        assert np.array_equal(_heard(sound, start, samples)[:, 0], _expected(start, samples, end=end)), start
    sound.close()


def test_block__goes_on_without_a_gap(folder: Path) -> None:
    path = make_clip(folder / "on.mov", rate=Fraction(24000, 1001), frames=96, sound=True)
    sound = _open(path)
    pieces = [_heard(sound, start, 2002)[:, 0] for start in range(1000, 180_000, 2002)]
    together = np.concatenate(pieces)
    assert np.array_equal(together, _expected(1000, len(together), end=round(Fraction(96 * 1001, 24000) * 48_000)))
    sound.close()


def test_block__is_the_same_after_a_seek_in_compressed_sound(folder: Path) -> None:
    path = make_clip(folder / "aac.mp4", codec=Codec.H264, rate=Fraction(25), frames=75, sound=True)
    straight, jumping = _open(path), _open(path)
    whole = np.concatenate([_heard(straight, start, 4800) for start in range(0, 144_000, 4800)])
    for start in (100_000, 30_000, 131_072, 1, 77_777, 60_000):
        difference = np.abs(_heard(jumping, start, 3000).astype(int) - whole[start : start + 3000])
        assert difference.max() <= 16, start
    straight.close()
    jumping.close()


def test_block__runs_backward_and_at_double_speed(folder: Path) -> None:
    sound = _open(make_clip(folder / "s.mov", codec=Codec.MPEG4, rate=Fraction(25), frames=25 * SECONDS, sound=True))
    end = SECONDS * 48_000
    for start in (RAMP + 5000, 60_000, 100, end + 50):
        back = np.frombuffer(sound.block(start, 480, stride=-1).data, "<i2")
        assert np.array_equal(back, _expected(start - 480, 480, end=end)[::-1]), start
    for stride, first in ((2, 4000), (-2, 4000 - 960)):
        fast = np.frombuffer(sound.block(4000, 480, stride=stride).data, "<i2")
        pairs = _expected(first, 960, end=end)[:: 1 if stride > 0 else -1].reshape(480, 2).mean(axis=1)
        assert np.abs(fast - pairs).max() <= 0.5
    sound.close()


def test_block__begins_with_the_picture(folder: Path) -> None:
    path = make_clip(folder / "origin.mov", rate=Fraction(25), frames=50, sound=True)
    sound = _open(path, origin=Fraction(1, 2))
    assert list(_heard(sound, 0, 3)[:, 0]) == [24_000 % RAMP, 24_001 % RAMP, 24_002 % RAMP]
    assert sound.samples == 72_000
    sound.close()


def test_block__keeps_left_and_right_and_the_files_rate(folder: Path) -> None:
    stereo = np.stack([np.arange(8820), -np.arange(8820)]).astype(np.int16)
    sound = _open(_wav(folder / "stereo.wav", stereo, rate=44_100))
    assert (sound.sample_rate, sound.channels, sound.samples) == (44_100, 2, 8820)
    assert _heard(sound, 500, 2).tolist() == [[500, -500], [501, -501]]
    sound.close()


def test_block__gives_every_channel(folder: Path) -> None:
    four = np.stack([np.full(4800, value) for value in (1000, 2000, 3000, -2000)]).astype(np.int16)
    sound = _open(_wav(folder / "four.wav", four))
    assert sound.channels == 4
    assert _heard(sound, 100, 1).tolist() == [[1000, 2000, 3000, -2000]]
    sound.close()


def test_opens__nothing_where_there_is_no_sound(folder: Path) -> None:
    path = make_clip(folder / "mute.mov", frames=3)
    with pytest.raises(MediaError, match=r"^mute\.mov has no sound\.$"):
        _open(path)


def _on_a_drive(folder: Path) -> tuple[Drive, Path]:
    folder.mkdir()
    size = (640, 360)
    return Drive(folder), make_clip(folder / "s.mov", codec=Codec.MPEG4, rate=Fraction(25), frames=25 * SECONDS, sound=True, size=size)


def test_block__of_a_drive_that_was_pulled_out_is_refused_until_it_is_opened_anew(tmp_path: Path) -> None:
    drive, path = _on_a_drive(tmp_path / "rushes")
    sound = _open(path)
    assert _heard(sound, 100, 10)[0, 0] == 100
    drive.pull()
    with pytest.raises(MediaError, match=r"s\.mov is not where it was"):
        sound.block(2 * 48_000, 4800)
    drive.put_back()
    with pytest.raises(MediaError, match="cannot be read from its drive"):
        sound.block(3 * 48_000, 4800)
    sound.close()
    assert drive.open_files() == 0
    again = _open(path)
    assert _heard(again, 3 * 48_000, 10)[0, 0] == 3 * 48_000 % RAMP
    again.close()


def test_block__of_a_file_that_was_cut_off_is_refused_where_nothing_comes(tmp_path: Path) -> None:
    _, path = _on_a_drive(tmp_path / "rushes")
    sound, data = _open(path), path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(MediaError, match=r"s\.mov has changed on its drive"):
        sound.block(3 * 48_000, 4800)
    assert set(sound.block(SECONDS * 48_000 + 100, 10).data) == {0}, "silence beyond the end"
    sound.close()
