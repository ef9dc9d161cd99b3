"""A range is inserted or laid over what is there, and what follows stays where it lay."""

from collections.abc import Iterable

import pytest

from dailies_logger.domain.errors import Refused
from dailies_logger.domain.stringout import Placement
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.continuity import Cutting, cutting_of
from dailies_logger.workflow.laying_in import Verb, insert_at, overwrite_at
from tests.support.memory_desk import CLIPS, PERSON, memory_desk
from tests.support.memory_library import MemoryLibrary
from tests.workflow.test_offered import HERE, laid, moment

MOMENTS = (moment(0, 10, 34), moment(2, 10, 34))
NEW = CLIPS[3]


def library_of(**second: int) -> tuple[MemoryLibrary, Cutting]:
    _, library = memory_desk(HERE, *MOMENTS, laid(MOMENTS[0], 1024), laid(MOMENTS[1], 2048, **second))
    cut = cutting_of(library, HERE.id)
    assert cut is not None
    return library, cut


def lies(library: MemoryLibrary, verbs: Iterable[Verb]) -> list[tuple[str, int, int]]:
    for verb in verbs:
        edit = verb()
        if edit is not None:
            library.write(edit)
    names = {clip.id: clip.name for clip in CLIPS}
    return [(names[each.clip], each.start, each.end) for each in library.where(Placement) if each.plays]


@pytest.mark.parametrize(
    ("record", "there"),
    [
        (0, [("A001C005", 5, 9), ("A001C003", 10, 34), ("A001C004", 10, 34)]),
        (10, [("A001C003", 10, 20), ("A001C005", 5, 9), ("A001C003", 20, 34), ("A001C004", 10, 34)]),
        (24, [("A001C003", 10, 34), ("A001C005", 5, 9), ("A001C004", 10, 34)]),
        (48, [("A001C003", 10, 34), ("A001C004", 10, 34), ("A001C005", 5, 9)]),
    ],
)
def test_insert_at__splits_what_lies_there(record: int, there: list[tuple[str, int, int]]) -> None:
    library, cut = library_of()
    assert lies(library, insert_at(library, cut, author=PERSON.id, clip=NEW.id, frames=FrameRange(5, 9), record=record)) == there


@pytest.mark.parametrize(
    ("record", "frames", "there"),
    [
        (4, 6, [("A001C003", 10, 14), ("A001C005", 5, 11), ("A001C003", 20, 34), ("A001C004", 10, 34)]),
        (20, 10, [("A001C003", 10, 30), ("A001C005", 5, 15), ("A001C004", 16, 34)]),
        (0, 24, [("A001C005", 5, 29), ("A001C004", 10, 34)]),
        (0, 30, [("A001C005", 5, 35), ("A001C004", 16, 34)]),
        (40, 20, [("A001C003", 10, 34), ("A001C004", 10, 26), ("A001C005", 5, 25)]),
        (48, 4, [("A001C003", 10, 34), ("A001C004", 10, 34), ("A001C005", 5, 9)]),
    ],
)
def test_overwrite_at__takes_the_time_of_what_lies_there(record: int, frames: int, there: list[tuple[str, int, int]]) -> None:
    library, cut = library_of()
    verbs = overwrite_at(library, cut, author=PERSON.id, clip=NEW, frames=FrameRange(5, 5 + frames), record=record)
    assert lies(library, verbs) == there


def test_overwrite_at__refuses_black_in_its_way() -> None:
    library, cut = library_of(gap=12)
    for record in (20, 30):
        with pytest.raises(Refused, match="Black lies in its way"):
            overwrite_at(library, cut, author=PERSON.id, clip=NEW, frames=FrameRange(0, 20), record=record)
