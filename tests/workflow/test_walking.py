"""Files and folders of a card."""

import os
import sys
from pathlib import Path

import pytest

from dailies_logger.workflow.walking import files_under, is_system, shown
from tests.support.intake import lay_files


def under(*paths: Path, root: Path) -> list[str]:
    return [os.path.relpath(os.fsdecode(path), root) for path in files_under(paths)]


def test_walk__in_order_of_names_without_what_systems_put_there(tmp_path: Path) -> None:
    lay_files(tmp_path, "B/b.mov", "A/a.mov", "A/._a.mov", "A/.DS_Store", ".Trashes/x.mov", "Thumbs.db", "$RECYCLE.BIN/y.mov", "z.mov")
    assert under(tmp_path, root=tmp_path) == ["A/a.mov", "B/b.mov", "z.mov"]


def test_walk__a_file_once_though_named_twice(tmp_path: Path) -> None:
    lay_files(tmp_path, "A/a.mov", "A/b.mov")
    assert under(tmp_path / "A/b.mov", tmp_path, tmp_path / "A", root=tmp_path) == ["A/b.mov", "A/a.mov"]


def test_walk__a_folder_that_links_to_itself_is_entered_once(tmp_path: Path) -> None:
    lay_files(tmp_path, "A/a.mov")
    (tmp_path / "A/loop").symlink_to(tmp_path, target_is_directory=True)
    assert under(tmp_path, root=tmp_path) == ["A/a.mov"]


def test_walk__a_link_that_goes_round_in_a_circle_stops_nothing(tmp_path: Path) -> None:
    lay_files(tmp_path, "a.mov", "z.mov")
    (tmp_path / "loop.mov").symlink_to(tmp_path / "loop.mov")
    assert under(tmp_path, root=tmp_path) == ["a.mov", "loop.mov", "z.mov"]


def test_walk__a_folder_that_stays_shut_is_yielded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_files(tmp_path, "a.mov", "shut/b.mov", "z.mov")
    look = os.scandir

    def scandir(folder: bytes) -> object:
        if folder.endswith(b"shut"):
            raise PermissionError(13, "Permission denied", folder)
        return look(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    assert under(tmp_path, root=tmp_path) == ["a.mov", "shut", "z.mov"]


def test_walk__what_is_named_but_not_there_is_yielded(tmp_path: Path) -> None:
    assert under(tmp_path / "gone.mov", root=tmp_path) == ["gone.mov"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_walk__names_that_are_no_text(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9 #1 100%.mov"
    Path(os.fsdecode(name)).write_bytes(b"x")
    assert list(files_under([tmp_path])) == [name]
    assert shown(name).endswith("/caf� #1 100%.mov")


def test_shown__letter_for_letter() -> None:
    decomposed = "/cards/arrivée 駅 #2.mov"
    assert shown(decomposed.encode()) == decomposed


@pytest.mark.parametrize(("name", "system"), [(b"._A001.mov", True), (b".DS_Store", True), (b"desktop.ini", True), (b"A001.mov", False)])
def test_is_system__by_name(name: bytes, system: bool) -> None:
    assert is_system(name) is system
