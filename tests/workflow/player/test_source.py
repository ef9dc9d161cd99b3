"""Await only what was asked for last, and let several sources read side by side."""

import time
from collections.abc import Callable
from queue import Queue

import pytest

from dailies_logger.domain.clip import MediaKind
from dailies_logger.workflow.player.reader import AHEAD, Answer, Lost, Opened, Shown
from dailies_logger.workflow.player.source import Source
from tests.support.made_media import MadeMedia, made_clip


def _next(answers: "Queue[Answer]", kind: type[Answer]) -> Answer:
    while True:
        answer = answers.get(timeout=10)
        if isinstance(answer, kind):
            return answer


def test_awaits__only_the_latest_era() -> None:
    answers: Queue[Answer] = Queue()
    source = Source(MadeMedia(), answers.put)
    source.load(made_clip())
    source.show(5, width=320)
    shown = _next(answers, Shown)
    assert source.awaits(shown)
    source.halt()
    assert not source.awaits(shown)
    source.close()


def test_awaits__nothing_of_the_clip_before() -> None:
    answers: Queue[Answer] = Queue()
    source = Source(MadeMedia(), answers.put)
    source.load(made_clip())
    source.show(5, width=320)
    opened = _next(answers, Opened)
    assert source.awaits(opened)
    source.load(made_clip("B001C001"))
    assert not source.awaits(opened)
    source.close()


def test_awaits__a_loss() -> None:
    answers: Queue[Answer] = Queue()
    source = Source(MadeMedia(damaged={7}), answers.put)
    source.load(made_clip())
    source.show(7, width=320)
    lost = _next(answers, Lost)
    assert source.awaits(lost)
    source.close()


def test_sources__run_side_by_side() -> None:
    answers: Queue[Answer] = Queue()
    media = MadeMedia()
    sources = [Source(media, answers.put) for _ in range(4)]
    for number, source in enumerate(sources):
        source.load(made_clip(f"{number}"))
        source.show(10 + number, width=320)
    shown: dict[int, int] = {}
    while len(shown) < len(sources):
        answer = _next(answers, Shown)
        assert isinstance(answer, Shown)
        owner = next(place for place, source in enumerate(sources) if source.awaits(answer))
        shown[owner] = answer.picture.frame
    assert shown == {0: 10, 1: 11, 2: 12, 3: 13}
    for source in sources:
        source.close()
    assert media.closed == 4


@pytest.mark.parametrize("loaded", [False, True])
def test_blind__without_a_picture(*, loaded: bool) -> None:
    source = Source(MadeMedia(), lambda _: None)
    if loaded:
        source.load(made_clip(media=MediaKind.SOUND))
    assert source.blind
    assert source.cued()
    source.show(3, width=320)
    source.play(range(3), width=320)
    assert source.take(3) is None
    source.close()


def test_release__a_reader_goes_on_at_another_source_as_it_runs() -> None:
    mine: Queue[Answer] = Queue()
    theirs: Queue[Answer] = Queue()
    media = MadeMedia()
    one, two = Source(media, mine.put), Source(media, theirs.put)
    one.load(made_clip())
    two.load(made_clip("B001C001"))
    one.show(5, width=320)
    _next(mine, Shown)
    running, other = one.release(), two.release()
    one.adopt(other)
    two.adopt(running)
    assert two.pace is not None
    assert two.pace.frames == 200
    two.show(7, width=320)
    shown = _next(theirs, Shown)
    assert isinstance(shown, Shown)
    assert shown.picture.frame == 7
    assert two.awaits(shown)
    assert not one.awaits(shown)
    assert mine.empty() or not isinstance(mine.get(), Shown)
    for source in (one, two):
        source.close()


def test_go_on__fills_the_place_of_what_was_taken() -> None:
    media = MadeMedia()
    source = Source(media, lambda _: None)
    source.load(made_clip())
    source.play(range(100), width=320)
    _until(lambda: len(media.asked) == AHEAD)
    assert source.take(0) is not None
    source.go_on()
    _until(lambda: len(media.asked) == AHEAD + 1)
    source.close()
    source.go_on()


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 5
    while not true():
        assert time.monotonic() < end
        time.sleep(0.002)


def test_release__leaves_nothing_behind() -> None:
    source = Source(MadeMedia(), lambda _: None)
    source.load(made_clip())
    running = source.release()
    assert source.pace is None
    assert source.take(0) is None
    source.adopt(running)
    source.close()
