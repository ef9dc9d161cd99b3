"""Test which media is there now."""

import os
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from dailies_logger.domain.clip import Clip, ClipStatus, Measured
from dailies_logger.workflow.presence import another_file, seen_now


def clip(path: Path, *, status: ClipStatus = ClipStatus.ONLINE) -> Clip:
    return Clip(id=uuid4(), path=os.fsencode(path), file=str(path), status=status)


def test_seen_now__a_file_in_its_folder_is_online(tmp_path: Path) -> None:
    (tmp_path / "A001C001.mov").write_bytes(b"x")
    here = clip(tmp_path / "A001C001.mov")
    assert seen_now([here]) == [here]


def test_seen_now__a_file_that_went_is_offline_and_says_where_it_was(tmp_path: Path) -> None:
    (tmp_path / "A001C001.mov").write_bytes(b"x")
    gone = clip(tmp_path / "A001C002.mov")
    [seen] = seen_now([gone])
    assert seen.status is ClipStatus.OFFLINE
    assert str(tmp_path / "A001C002.mov") in seen.reason
    assert gone.status is ClipStatus.ONLINE


def test_seen_now__a_folder_that_went_takes_all_its_clips(tmp_path: Path) -> None:
    both = [clip(tmp_path / "away" / name) for name in ("A001C001.mov", "A001C002.mov")]
    assert [each.status for each in seen_now(both)] == [ClipStatus.OFFLINE] * 2


def test_seen_now__names_of_any_bytes(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/A001C001 \xff #1.mov"
    with open(name, "wb") as file:  # noqa: PTH123 - the name is bytes
        file.write(b"x")
    odd = Clip(id=uuid4(), path=name, file="odd")
    assert seen_now([odd]) == [odd]


def test_seen_now__unreadable_stays_unreadable(tmp_path: Path) -> None:
    bad = clip(tmp_path / "gone.mov", status=ClipStatus.UNREADABLE)
    assert seen_now([bad]) == [bad]


def test_another_file__one_that_has_gone_is_none_but_its_own_come_back_is(tmp_path: Path) -> None:
    there = clip(tmp_path / "A001C001.mov")
    away = replace(there, status=ClipStatus.OFFLINE)
    assert not another_file(away, there)
    assert not another_file(there, there)
    assert another_file(there, away)
    assert another_file(replace(there, path=b"/elsewhere/A001C001.mov"), there)
    assert another_file(replace(there, measured=Measured(frames=3)), there)
