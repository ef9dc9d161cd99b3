"""The change list as the cutting room writes it."""

from dailies_logger.domain.timecode import FrameRate
from dailies_logger.workflow import cutting
from dailies_logger.workflow.change_list import change_list, counted, listed, long
from tests.support.rushes import AUTHOR, FILM, PAL
from tests.workflow.test_comparing import Room
from tests.workflow.test_versions import write


def lines(room: Room) -> list[str]:
    return change_list(room.shelf, room.now())


def test_change_list__a_line_for_each_thing_that_happened() -> None:
    room = Room()
    for act in (("remove", 0, 0), ("trim", 0, 6), ("swap", 1, 0), ("lift", 2, 0), ("insert", 4, 0)):
        room.do(*act)
    assert lines(room) == [
        "− 24A-3 A  line 40  01:00:00:00  20 frames",
        "~ 24A-3 A  line 80  01:00:00:00  head +6 frames, tail −12 frames",
        "~ 24A-3 B  line 120  01:00:00:02  camera A > B",
        "− 24A-3 A  line 160  01:00:00:22  20 frames, black in its place",
        "+ 24A-3 B  01:00:02:12  20 frames",
    ]


def test_change_list__moved_and_black() -> None:
    room = Room()
    room.do("move", 0, 4)
    write(room.shelf, cutting.trim(room.shelf, author=AUTHOR, placement=room.lying()[0].id, head=-1, tail=-1))
    room.do("tight", 1, 1)
    assert lines(room) == [
        "~ 24A-3 A  line 80  01:00:00:00  head −1 frame, tail −1 frame",
        "~ 24A-3 A  line 120  01:00:00:21  head +1 frame",
        "~ 24A-3 A  line 120  01:00:00:21  black +1 frame",
        "~ 24A-3 A  line 40  01:00:03:05  moved from 1 to 5",
    ]


def test_change_list__is_empty_where_nothing_differs() -> None:
    assert lines(Room()) == []


def test_counted__has_a_true_minus() -> None:
    assert [counted(frames) for frames in (6, -1, -12)] == ["+6 frames", "−1 frame", "−12 frames"]


def test_long__seconds_from_one_on() -> None:
    def written(frames: int, rate: FrameRate) -> str:
        return long(frames, rate)

    assert [written(frames, PAL) for frames in (1, 24, 25, 50, 63)] == ["1 frame", "24 frames", "1 s", "2 s", "2.5 s"]
    assert written(48, FILM) == "2 s"


def test_listed__holds_the_parts_of_a_line() -> None:
    room = Room()
    room.do("move", 0, 4)
    (one,) = listed(room.shelf, room.now())
    assert (one.sign, one.name, one.by) == ("~", "24A-3 A  line 40", "moved from 1 to 5")
    assert one.difference.after is not None
    assert [one.text] == lines(room)
