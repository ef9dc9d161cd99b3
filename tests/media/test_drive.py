"""Open clips, and serve from the library what was once found out, with the media away."""

import os
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from uuid import UUID

import pytest

from dailies_logger.domain.clip import Clip, ClipStatus, Measured
from dailies_logger.domain.errors import DiskTrouble, MediaError
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.picture import PixelFormat
from dailies_logger.domain.production import Production
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.media import pts_table
from dailies_logger.media.drive import MediaDrive
from dailies_logger.media.frames import ClipFrames
from dailies_logger.media.proxies import ClipProxies
from dailies_logger.workflow.ports import ProxyState
from tests.support.clips import Codec, make_clip
from tests.support.memory_library import MemoryLibrary
from tests.support.proxies import clip_of, memory_library, proxies_in
from tests.support.strips import strip_of
from tests.support.turned import make_turned


class FullLibrary(MemoryLibrary):
    """Be a library on a full drive."""

    def keep_derived(self, subject: UUID, kind: str, data: bytes) -> None:
        msg = "The library drive is full."
        raise DiskTrouble(msg)


def _library(kind: type[MemoryLibrary] = MemoryLibrary) -> MemoryLibrary:
    return kind(Production(id=new_id(), title="T", rate=FrameRate.of(25)))


def _clip(path: Path, *, channels: int = 1, frames: int = 50, status: ClipStatus = ClipStatus.ONLINE, reason: str = "") -> Clip:
    measured = Measured(rate=FrameRate.of(25), frames=frames, channels=channels, sample_rate=48_000)
    return Clip(id=new_id(), path=os.fsencode(path), file=path.name, measured=measured, status=status, reason=reason)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_clip(tmp_path / "a.mov", codec=Codec.MPEG4, rate=Fraction(25), frames=50, gop=10, sound=True)


def test_frames__keeps_the_table_and_uses_it_again(path: Path) -> None:
    library, clip = _library(), _clip(path)
    frames = MediaDrive(library).frames(clip)
    assert strip_of(frames.picture(33)) == 33
    data = library.derived(clip.id, "pts")
    assert data is not None
    assert isinstance(frames, ClipFrames)
    assert pts_table.decode(data) == frames.table
    again = MediaDrive(library).frames(clip)
    assert isinstance(again, ClipFrames)
    assert again.table == frames.table
    assert strip_of(again.picture(49)) == 49
    frames.close()
    again.close()


def test_frames__makes_a_new_table_where_the_kept_one_is_of_another_file(path: Path, tmp_path: Path) -> None:
    library, clip = _library(), _clip(path)
    other = make_clip(tmp_path / "b.mov", codec=Codec.MPEG4, rate=Fraction(25), frames=20, gop=10)
    for damaged in (b"nonsense", _table_of(other)):
        library.keep_derived(clip.id, "pts", damaged)
        frames = MediaDrive(library).frames(clip)
        assert strip_of(frames.picture(41)) == 41
        assert isinstance(frames, ClipFrames)
        assert library.derived(clip.id, "pts") == pts_table.encode(frames.table)
        frames.close()


def _table_of(path: Path) -> bytes:
    library, clip = _library(), _clip(path)
    MediaDrive(library).frames(clip).close()
    data = library.derived(clip.id, "pts")
    assert data is not None
    return data


def test_frames__counts_what_the_clip_should_have(path: Path) -> None:
    frames = MediaDrive(_library()).frames(_clip(path, frames=80))
    assert frames.frames == 80
    with pytest.raises(MediaError, match="ends early: 50 of 80 frames are there"):
        frames.picture(70)
    frames.close()


def test_frames__can_be_watched_on_a_full_drive(path: Path) -> None:
    drive = MediaDrive(_library(FullLibrary))
    frames = drive.frames(_clip(path))
    assert strip_of(frames.picture(12)) == 12
    assert drive.thumbnail(_clip(path), 12, width=64).data
    frames.close()


def test_frame_times__are_the_files_own_and_outlive_it(tmp_path: Path) -> None:
    ticks = (20,) * 4 + (40,) * 3 + (60,) * 3
    path = make_clip(tmp_path / "vfr.mov", codec=Codec.MPEG4, rate=Fraction(30), frames=10, ticks=ticks)
    library, clip = _library(), _clip(path, frames=10)
    path.rename(tmp_path / "away.mov")
    with pytest.raises(MediaError, match=r"vfr\.mov is not where it was"):
        MediaDrive(library).frame_times(clip)
    (tmp_path / "away.mov").rename(path)
    times = MediaDrive(library).frame_times(clip)
    assert times == tuple(Fraction(sum(ticks[:place]), 600) for place in range(10))
    path.unlink()
    assert MediaDrive(library).frame_times(clip) == times


def test_frame_times__are_none_at_a_constant_rate(path: Path) -> None:
    library, clip = _library(), _clip(path)
    assert MediaDrive(library).frame_times(clip) is None
    path.unlink()
    assert MediaDrive(library).frame_times(clip) is None


def test_sound__begins_at_the_first_frame_and_is_none_without_channels(path: Path) -> None:
    drive = MediaDrive(_library())
    sound = drive.sound(_clip(path))
    assert sound is not None
    assert sound.samples == 96_000
    sound.close()
    assert drive.sound(_clip(path, channels=0)) is None


def test_sounds_apart__that_is_stopped_calls_nothing_silent(path: Path) -> None:
    drive, clip = MediaDrive(_library()), _clip(path)
    assert [one.trouble for one in drive.sounds_apart(clip, [clip])] == [""]
    assert list(drive.sounds_apart(clip, [clip], cancelled=lambda: True)) == []


def test_thumbnail_and_peaks__still_serve_with_the_media_away(path: Path) -> None:
    library, clip = _library(), _clip(path)
    drive = MediaDrive(library)
    picture, loud = drive.thumbnail(clip, 25, width=96), drive.peaks(clip)
    assert (picture.format, picture.width, picture.frame) == (PixelFormat.JPEG, 96, 20)
    assert len(loud) == 200
    path.unlink()
    assert drive.thumbnail(clip, 25, width=96) == picture
    assert drive.peaks(clip) == loud
    for verb in (lambda: drive.frames(clip), lambda: drive.sound(clip), lambda: drive.thumbnail(clip, 0, width=96)):
        with pytest.raises(MediaError, match=r"a\.mov is not where it was"):
            verb()


def test_peaks__are_none_without_sound(path: Path) -> None:
    assert MediaDrive(_library()).peaks(_clip(path, channels=0)) == b""


def test_opens__nothing_unreadable_and_says_the_clips_reason(path: Path) -> None:
    drive = MediaDrive(_library())
    clip = _clip(path, status=ClipStatus.UNREADABLE, reason="a.mov has lost its header. Ask for a new copy.")
    for verb in (lambda: drive.frames(clip), lambda: drive.sound(clip), lambda: drive.peaks(clip)):
        with pytest.raises(MediaError, match="has lost its header"):
            verb()


class LostLibrary(FullLibrary):
    """Be a library on a drive that was pulled out."""

    def derived(self, subject: UUID, kind: str) -> bytes | None:
        msg = "The library drive is gone."
        raise DiskTrouble(msg)


def test_media__is_shown_and_heard_though_the_library_cannot_be_read(path: Path) -> None:
    drive, clip = MediaDrive(_library(LostLibrary)), _clip(path)
    frames, sound = drive.frames(clip), drive.sound(clip)
    assert strip_of(frames.picture(7)) == 7
    assert sound is not None
    assert len(drive.peaks(clip)) == 200
    assert drive.thumbnail(clip, 0, width=64).width == 64
    for opened in (frames, sound):
        opened.close()


def _proxied(path: Path, tmp_path: Path) -> tuple[MediaDrive, ClipProxies, Clip]:
    library, clip = memory_library(), clip_of(path)
    proxies = proxies_in(tmp_path, library)
    assert [one.state for one in proxies.build([clip])] == [ProxyState.READY]
    return MediaDrive(library, proxies=proxies), proxies, clip


def _sources(drive: MediaDrive, clip: Clip) -> tuple[bool, bool]:
    """Say of a frame and of a still whether they come from the proxy, after seeing that they are the right ones."""
    frames = drive.frames(clip)
    shown = frames.picture(33)
    assert strip_of(shown) == 33
    assert frames.frames == 50
    frames.close()
    return shown.from_proxy, drive.still(clip, 33).from_proxy


def test_proxy__plays_what_it_helps_unless_the_original_is_wanted(path: Path, tmp_path: Path) -> None:
    drive, proxies, clip = _proxied(path, tmp_path)
    assert _sources(drive, clip) == (True, False)
    proxies.change(replace(proxies.settings(), play=False))
    assert _sources(drive, clip) == (False, False)


def test_proxy__plays_and_sounds_with_the_media_away(path: Path, tmp_path: Path) -> None:
    drive, proxies, clip = _proxied(path, tmp_path)
    proxies.change(replace(proxies.settings(), play=False))
    path.unlink()
    assert _sources(drive, clip) == (True, True)
    sound = drive.sound(clip)
    assert sound is not None
    assert sound.samples == 96_000
    sound.close()
    assert drive.thumbnail(clip, 25, width=96).width == 96
    assert len(drive.peaks(clip)) == 200
    assert drive.frame_times(clip) is None


def test_proxy__takes_over_when_the_media_goes_while_it_plays(path: Path, tmp_path: Path) -> None:
    drive, proxies, clip = _proxied(path, tmp_path)
    proxies.change(replace(proxies.settings(), play=False))
    frames = drive.frames(clip)
    assert not frames.picture(3).from_proxy
    frames.close()
    path.unlink()
    again = frames.picture(4)
    assert again.from_proxy
    assert strip_of(again) == 4


def test_proxy__that_goes_gives_way_to_the_original(path: Path, tmp_path: Path) -> None:
    drive, _, clip = _proxied(path, tmp_path)
    for file in (tmp_path / "proxies").iterdir():
        file.write_bytes(b"no movie")
    assert _sources(drive, clip) == (False, False)


def test_proxy__of_a_source_that_changed_is_not_used(path: Path, tmp_path: Path) -> None:
    drive, _, clip = _proxied(path, tmp_path)
    make_clip(path, codec=Codec.MPEG4, rate=Fraction(25), frames=50, gop=10, sound=True, recorded=None)
    assert _sources(drive, clip) == (False, False)


def test_proxy__with_other_frames_than_the_table_is_not_used(path: Path, tmp_path: Path) -> None:
    drive, _, clip = _proxied(path, tmp_path)
    other = make_clip(tmp_path / "other.mov", codec=Codec.MJPEG, rate=Fraction(25), frames=40)
    for file in (tmp_path / "proxies").iterdir():
        other.replace(file)
    assert _sources(drive, clip) == (False, False)


def test_proxy__of_a_clip_that_steps_well_shows_small_pictures_only(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "intra.mov", codec=Codec.PRORES, rate=Fraction(25), frames=20, size=(1280, 720))
    drive, proxies, clip = _proxied(path, tmp_path)
    frames = drive.frames(clip)
    shown = [frames.picture(7, width=width) for width in (640, 1040, 0)]
    assert [(strip_of(one), one.from_proxy, one.width) for one in shown] == [(7, True, 640), (7, False, 1040), (7, False, 1280)]
    frames.close()
    proxies.change(replace(proxies.settings(), play=False))
    frames = drive.frames(clip)
    assert not frames.picture(7, width=640).from_proxy
    frames.close()


def test_proxy__of_a_clip_that_stands_shows_pictures_small_by_their_height(tmp_path: Path) -> None:
    path = make_turned(tmp_path / "standing.mov", clockwise=90, shape=(720, 1280), codec=Codec.DNXHD, frames=4)
    drive, _, clip = _proxied(path, tmp_path)
    frames = drive.frames(clip)
    shown = [frames.picture(2, width=width) for width in (360, 400)]
    assert [(strip_of(one), one.from_proxy, one.width, one.height) for one in shown] == [(2, True, 360, 640), (2, False, 400, 711)]
    frames.close()
