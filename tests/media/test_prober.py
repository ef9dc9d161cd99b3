"""Prove that files are probed in parallel children, and that one bad file never stops the rest."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dailies_logger.ground.children import ChildFailed, Failure, Json, Limits
from dailies_logger.media import prober
from dailies_logger.media.prober import ChildProber
from dailies_logger.workflow.ports import Probed, Prober
from tests.support.clips import make_clip


@pytest.fixture(scope="module")
def card(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a card with twelve clips, two bad ones and what lies beside them."""
    folder = tmp_path_factory.mktemp("card")
    for number in range(12):
        make_clip(folder / f"A001C{number:03d}.mov", frames=24 + number)
    (folder / "A001C050.mov").write_bytes(b"")
    (folder / "notes.mov").write_text("Sorry.\n")
    (folder / "._A001C000.mov").write_bytes(b"\0\5\x16\7")
    (folder / "A001.xml").write_text("<xml/>")
    return folder


def _paths(folder: Path) -> list[bytes]:
    return [os.fsencode(path) for path in sorted(folder.iterdir())]


def test_probe__a_card__each_file_once(card: Path) -> None:
    port: Prober = ChildProber(workers=2)
    found = {os.path.basename(probed.path).decode(): probed for probed in port.probe(_paths(card))}  # noqa: PTH119 - bytes
    assert len(found) == 16
    assert [found[f"A001C{n:03d}.mov"].measured.frames for n in range(12)] == [24 + n for n in range(12)]
    assert {name for name, probed in found.items() if not probed.is_media} == {"._A001C000.mov", "A001.xml"}
    assert {name for name, probed in found.items() if probed.trouble} == {"A001C050.mov", "notes.mov"}
    for name, probed in found.items():
        state = (card / name).stat()
        assert (probed.path, probed.byte_size, probed.modified) == (os.fsencode(card / name), state.st_size, state.st_mtime_ns)


def test_probe__keys__differ_and_stay(card: Path) -> None:
    once, again = ({probed.path: probed.key for probed in ChildProber().probe(_paths(card))} for _ in range(2))
    assert once == again
    assert len(set(once.values())) == len(once)


def test_probe__relative_path__comes_back_absolute(card: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(card)
    assert [probed.path for probed in ChildProber(workers=1).probe([b"A001C003.mov"])] == [os.fsencode(card / "A001C003.mov")]


def test_probe__gone_and_folders_and_pipes__are_no_trouble(card: Path, tmp_path: Path) -> None:
    (tmp_path / "folder.mov").mkdir()
    strange = [tmp_path / "folder.mov", tmp_path / "gone.mov", card / "A001C001.mov"]
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe.mov")  # opening it would wait for ever
        strange.append(tmp_path / "pipe.mov")
    found = {os.path.basename(one.path): one for one in ChildProber(workers=1).probe([os.fsencode(path) for path in strange])}  # noqa: PTH119
    assert found[b"A001C001.mov"].playable
    assert found[b"gone.mov"].trouble.startswith("gone.mov is not where it was")
    assert not found[b"folder.mov"].is_media
    assert sys.platform == "win32" or not found[b"pipe.mov"].is_media


def test_probe__nothing__starts_no_child() -> None:
    assert list(ChildProber().probe([])) == []


def test_probe__cancelled__keeps_what_was_read(card: Path) -> None:
    found: list[Probed] = []
    for probed in ChildProber(workers=1).probe(_paths(card), cancelled=lambda: len(found) >= 6):
        found.append(probed)
    assert 6 <= len(found) <= 8


class _Failing:
    """Stand for children of whom one fails in each way."""

    def __init__(self, _task: str, *, workers: int, limits: Limits) -> None:
        assert workers == 3
        assert limits.seconds > 0

    def __enter__(self) -> "_Failing":
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def ask_many(self, requests: Iterator[Json], **_: object) -> Iterator[tuple[Json, ChildFailed]]:
        yield from zip(requests, map(ChildFailed, Failure), strict=True)


def test_probe__child_fails__the_file_gets_the_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prober, "Children", _Failing)
    paths = [tmp_path / f"{failure.name}.mov" for failure in Failure]
    for path in paths:
        path.write_bytes(b"x" * 10)
    found = list(ChildProber(workers=3).probe([os.fsencode(path) for path in paths]))
    assert [probed.trouble.split(" ")[0] for probed in found] == ["TIMEOUT.mov", "CRASHED.mov", "TOO_MUCH.mov"]
    assert len({probed.trouble.partition(" ")[2] for probed in found}) == 3
    assert all(probed.is_media and not probed.playable and probed.byte_size == 10 for probed in found)


def test_probe__child_that_is_too_slow__loses_only_its_file(card: Path) -> None:
    found = list(ChildProber(workers=1, limits=Limits(seconds=0.0)).probe(_paths(card)[2:5]))
    assert len(found) == 3
    assert "takes too long" in found[0].trouble
