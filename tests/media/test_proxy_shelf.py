"""Prove that a proxy is found only for the very source it was made of, and that the one used longest ago goes first."""

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import MediaError
from dailies_logger.media.proxy_shelf import ProxyShelf, sample_of
from tests.support.clips import make_clip
from tests.support.proxies import clip_of


@pytest.fixture
def clip(tmp_path: Path) -> Clip:
    return clip_of(make_clip(tmp_path / "a.mov", frames=3))


@pytest.fixture
def shelf(tmp_path: Path) -> ProxyShelf:
    return ProxyShelf(tmp_path / "proxies")


def _put(shelf: ProxyShelf, clip: Clip, *, size: int = 100, ago: float = 0) -> Path:
    draft = shelf.draft()
    draft.write_bytes(b"x" * size)
    path = shelf.put(draft, shelf.name(clip)).path
    os.utime(path, (time.time() - ago,) * 2)
    return path


def test_find__what_was_put(shelf: ProxyShelf, clip: Clip) -> None:
    assert shelf.find(clip) is None
    path = _put(shelf, clip)
    found = shelf.find(clip)
    assert found is not None
    assert (found.path, found.byte_size, found.clip) == (path, 100, clip.id)
    assert list(shelf.folder.iterdir()) == [path]


def test_find__nothing_for_a_source_that_changed(shelf: ProxyShelf, clip: Clip) -> None:
    _put(shelf, clip)
    file = Path(os.fsdecode(clip.path))
    data = file.read_bytes()
    file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    os.utime(file, ns=(clip.modified + 10**9,) * 2)
    assert shelf.find(clip) is None
    file.write_bytes(data + b"more")
    assert shelf.find(clip) is None


def test_find__the_proxy_of_a_source_that_was_only_copied(shelf: ProxyShelf, clip: Clip) -> None:
    path = _put(shelf, clip)
    os.utime(os.fsdecode(clip.path), ns=(1, 1))
    found = shelf.find(clip)
    assert found is not None
    assert found.path == path


def test_find__the_proxy_of_a_clip_whose_drive_is_away(shelf: ProxyShelf, clip: Clip) -> None:
    path = _put(shelf, clip)
    Path(os.fsdecode(clip.path)).unlink()
    found = shelf.find(clip)
    assert found is not None
    assert found.path == path


def test_put__takes_the_place_of_older_ones_of_the_clip(shelf: ProxyShelf, clip: Clip) -> None:
    old = _put(shelf, clip)
    Path(os.fsdecode(clip.path)).write_bytes(b"another source")
    new = _put(shelf, clip)
    assert new != old
    assert list(shelf.folder.iterdir()) == [new]


def test_shrink__drops_what_was_used_longest_ago(shelf: ProxyShelf, tmp_path: Path) -> None:
    clips = [clip_of(make_clip(tmp_path / f"{name}.mov", frames=3 + place)) for place, name in enumerate("abc")]
    paths = [_put(shelf, clip, ago=ago) for clip, ago in zip(clips, (50, 5000, 500), strict=True)]
    shelf.use(shelf.every()[0])
    assert [one.path for one in shelf.every()] == [paths[2], paths[0], paths[1]]
    assert shelf.shrink(250) == 200
    assert shelf.find(clips[2]) is None
    assert shelf.find(clips[1]) is not None
    assert shelf.shrink(0, used_before=time.time() - 30) == 100
    assert [one.path for one in shelf.every()] == [paths[1]]


def test_draft__sweeps_what_a_killed_process_left(shelf: ProxyShelf, clip: Clip) -> None:
    old, young = shelf.draft(), shelf.draft()
    for path, ago in ((old, 7200), (young, 60)):
        path.write_bytes(b"half a proxy")
        os.utime(path, (time.time() - ago,) * 2)
    mine = shelf.folder / "holiday.mov"
    mine.write_bytes(b"mine")
    os.utime(mine, (1, 1))
    shelf.draft()
    assert sorted(shelf.folder.iterdir()) == sorted([young, mine])
    assert shelf.every() == []
    assert shelf.find(clip) is None
    assert shelf.shrink(0) == 0
    assert mine.exists()


def test_sample_of__differs_by_content(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"a" * 1000)
    other.write_bytes(b"b" * 1000)
    assert len(sample_of(os.fsencode(one))) == 16
    assert sample_of(os.fsencode(one)) != sample_of(os.fsencode(other))


def test_name__of_a_source_that_is_away_is_a_sentence(shelf: ProxyShelf, clip: Clip) -> None:
    Path(os.fsdecode(clip.path)).unlink()
    with pytest.raises(MediaError, match=r"^a cannot be read: No such file or directory\. Connect its drive"):
        shelf.name(clip)


def test_draft__makes_no_folder_on_a_drive_that_is_away(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        ProxyShelf(tmp_path / "away" / "proxies").draft()
    assert not (tmp_path / "away").exists()


def test_find__of_another_clip_is_nothing(shelf: ProxyShelf, clip: Clip, tmp_path: Path) -> None:
    _put(shelf, clip)
    assert shelf.find(replace(clip, id=clip_of(make_clip(tmp_path / "b.mov", frames=9)).id)) is None
