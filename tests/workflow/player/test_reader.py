"""Decode on a thread: the latest wish wins, playing stays ahead of the clock, what is late is left out."""

import time
from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest

from dailies_logger.domain.picture import Picture
from dailies_logger.workflow.player.reader import AHEAD, GIVE_UP, Answer, Lost, Opened, Reader, Shown
from tests.support.made_media import MadeMedia, made_clip
from tests.support.strips import strip_of


class Post:
    """Collect answers."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []

    def shown(self) -> list[int]:
        return [answer.picture.frame for answer in self.answers if isinstance(answer, Shown)]

    def lost(self) -> list[Lost]:
        return [answer for answer in self.answers if isinstance(answer, Lost)]


@pytest.fixture
def media() -> MadeMedia:
    return MadeMedia()


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def reader(media: MadeMedia, post: Post) -> Iterator[Reader]:
    made = Reader(media, made_clip(), post.answers.append)
    yield made
    media.gate.set()
    made.close(wait=5)


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 5
    while not true():
        assert time.monotonic() < end
        time.sleep(0.002)


def _taken(reader: Reader, due: int) -> Picture:
    found: list[Picture] = []

    def take() -> bool:
        picture = reader.take(due)
        found.extend([picture] if picture else [])
        reader.go_on()
        return picture is not None and picture.frame == due

    _until(take)
    return found[-1]


def test_show__answers_with_the_frame(reader: Reader, post: Post, media: MadeMedia) -> None:
    reader.show(77, width=640, era=3)
    _until(lambda: bool(post.shown()))
    answer = post.answers[-1]
    assert isinstance(answer, Shown)
    assert (answer.era, answer.picture.frame, strip_of(answer.picture)) == (3, 77, 77)
    assert media.asked == [(made_clip().id, 77, 640)]


def test_show__forgets_wishes_that_were_overtaken(reader: Reader, post: Post, media: MadeMedia) -> None:
    media.gate.clear()
    for frame in range(50):
        reader.show(frame, width=320, era=frame)
    media.gate.set()
    _until(lambda: 49 in post.shown())
    assert len(media.asked) <= 2


def test_opened__says_when_frames_are_due(media: MadeMedia, post: Post) -> None:
    media.times = tuple(Fraction(frame, 10) for frame in range(200))
    reader = Reader(media, made_clip(), post.answers.append)
    _until(lambda: bool(post.answers))
    answer = post.answers[0]
    assert isinstance(answer, Opened)
    assert (answer.pace.frames, answer.pace.times) == (200, media.times)
    reader.close(wait=5)
    assert media.closed == 1


def test_play__gives_every_frame_in_order(reader: Reader) -> None:
    reader.play(range(10, 60), width=320, era=1)
    assert [strip_of(_taken(reader, due)) for due in range(10, 60)] == list(range(10, 60))
    assert reader.take(60) is None


@pytest.mark.parametrize("step", [-1, -2, 4, -8])
def test_play__gives_back_and_every_so_many(reader: Reader, step: int) -> None:
    coming = range(60, 10, step) if step < 0 else range(10, 60, step)
    reader.play(coming, width=320, era=1)
    assert [strip_of(_taken(reader, due)) for due in coming] == list(coming)
    assert reader.take(coming[-1] + step) is None


def test_take__leaves_out_what_is_late_backward(reader: Reader, media: MadeMedia) -> None:
    reader.play(range(199, -1, -1), width=320, era=1)
    _until(lambda: len(media.asked) == AHEAD)
    assert reader.take(200) is None
    assert _taken(reader, 100).frame == 100
    asked = {frame for _, frame, _ in media.asked}
    assert not asked & set(range(101, 199 - AHEAD))


def test_play__backward_over_lost_media_tells_from_where(reader: Reader, post: Post, media: MadeMedia) -> None:
    media.damaged = set(range(51))
    reader.play(range(52, -1, -1), width=320, era=4)
    _until(lambda: bool(post.lost()))
    assert (post.lost()[0].frame, post.lost()[0].era) == (50, 4)


def test_play__decodes_no_further_ahead_than_needed(reader: Reader, media: MadeMedia) -> None:
    reader.play(range(0, 200), width=320, era=1)
    _until(lambda: len(media.asked) == AHEAD)
    time.sleep(0.05)
    assert len(media.asked) == AHEAD
    assert reader.cued()


def test_go_on__only_then_the_place_of_what_was_taken_is_filled(reader: Reader, media: MadeMedia) -> None:
    reader.play(range(0, 200), width=320, era=1)
    _until(lambda: len(reader._ready) == AHEAD)
    assert reader.take(2) is not None
    time.sleep(0.05)
    assert len(media.asked) == AHEAD
    reader.go_on()
    _until(lambda: len(media.asked) == AHEAD + 3)


def test_take__leaves_out_what_is_late(reader: Reader, media: MadeMedia) -> None:
    reader.play(range(0, 200), width=320, era=1)
    _until(lambda: len(media.asked) == AHEAD)
    assert _taken(reader, 100).frame == 100
    asked = {frame for _, frame, _ in media.asked}
    assert not asked & set(range(AHEAD + 1, 100))


def test_take__never_gives_a_frame_before_it_is_due(reader: Reader) -> None:
    reader.play(range(20, 60), width=320, era=1)
    _until(reader.cued)
    assert reader.take(19) is None
    assert _taken(reader, 20).frame == 20


def test_show__ends_playing(reader: Reader, post: Post) -> None:
    reader.play(range(0, 200), width=320, era=1)
    _until(reader.cued)
    reader.show(150, width=320, era=2)
    _until(lambda: post.shown() == [150])
    assert reader.take(5) is None


def test_show__says_what_is_damaged_and_shows_the_next(reader: Reader, post: Post, media: MadeMedia) -> None:
    media.damaged = {40}
    reader.show(40, width=320, era=1)
    _until(lambda: bool(post.lost()))
    assert (post.lost()[0].frame, post.lost()[0].sentence) == (40, "Frame 40 of A001C001 is damaged.")
    reader.show(41, width=320, era=2)
    _until(lambda: post.shown() == [41])


def test_play__passes_over_single_damaged_frames(reader: Reader, post: Post, media: MadeMedia) -> None:
    media.damaged = {5, 6}
    reader.play(range(4, 12), width=320, era=1)
    assert _taken(reader, 4).frame == 4
    assert _taken(reader, 7).frame == 7
    assert post.lost() == []


def test_play__gives_up_where_nothing_comes_any_more(reader: Reader, post: Post, media: MadeMedia) -> None:
    media.damaged = set(range(8, 200))
    reader.play(range(4, 200), width=320, era=6)
    for due in range(4, 8):
        assert _taken(reader, due).frame == due
    _until(lambda: bool(post.lost()))
    assert (post.lost()[0].frame, post.lost()[0].era) == (8, 6)
    assert len(media.asked) == 4 + GIVE_UP


def test_play__of_offline_media_is_lost_at_its_first_frame(media: MadeMedia, post: Post) -> None:
    media.gone = True
    reader = Reader(media, made_clip(), post.answers.append)
    reader.play(range(30, 200), width=320, era=1)
    _until(lambda: bool(post.lost()))
    assert (post.lost()[0].frame, post.lost()[0].sentence) == (30, "A001C001 is not where it was.")
    media.gone = False
    reader.show(31, width=320, era=2)
    _until(lambda: post.shown() == [31])
    reader.close(wait=5)


def test_resize__changes_what_follows(reader: Reader, media: MadeMedia) -> None:
    reader.play(range(0, 200), width=320, era=1)
    _until(lambda: len(media.asked) == AHEAD)
    reader.resize(640)
    _taken(reader, AHEAD)
    assert {width for _, frame, width in media.asked if frame >= AHEAD} == {640}


def test_close__answers_nothing_more(media: MadeMedia, post: Post) -> None:
    media.gate.clear()
    reader = Reader(media, made_clip(), post.answers.append)
    reader.show(3, width=320, era=1)
    _until(lambda: bool(post.answers))
    reader.close()
    media.gate.set()
    reader.close(wait=5)
    assert post.shown() == []
    assert media.closed == 1
