"""Test what is kept of watching."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from dailies_logger.domain.identity import new_id
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.domain.viewing import Viewing
from dailies_logger.store.library import open_library
from tests.support.library_maker import make_library

AT = datetime(2026, 11, 27, 9, 30, 0, 250, tzinfo=UTC)


def test_viewings__are_kept_grow_and_are_joined(tmp_path: Path) -> None:
    library = make_library(tmp_path / "show.dailies").library
    clip, other, person = sorted(new_id() for _ in range(3))
    first = Viewing(id=new_id(), clip=clip, person=person, range=FrameRange(10, 20), at=AT)
    second = Viewing(id=new_id(), clip=clip, person=person, range=FrameRange(0, 5), at=AT)
    elsewhere = replace(first, id=new_id(), clip=other)
    library.keep_viewings([first, elsewhere])
    library.keep_viewings([replace(first, range=FrameRange(10, 44)), second])
    library.keep_viewings([replace(first, range=FrameRange(6, 12))])
    library.keep_viewings([])
    whole = replace(first, range=FrameRange(6, 44))
    assert library.viewings([clip]) == [second, whole]
    assert library.viewings([other, clip]) == [second, whole, elsewhere]
    assert library.viewings([]) == []
    assert library.version() == 1
    library.close()
    assert open_library(library.path).viewings([clip]) == [second, whole]
