"""Build proxies beside the editor's work: unasked, asked, paused, stopped."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.ui.bench import NoticeKind
from dailies_logger.ui.proxy_work import ProxyWork, built_words
from dailies_logger.workflow.ports import ProxyStand, ProxyState
from dailies_logger.workflow.proxying import Built
from tests.support.bench_room import BenchRoom, bench_room
from tests.support.hand_proxies import HandProxies
from tests.support.memory_desk import CLIPS, TAKES


class Hand:
    """Hold the work, the proxies in hand, and what was said."""

    def __init__(self, room: BenchRoom) -> None:
        port = room.bench.desk.proxies
        assert isinstance(port, HandProxies)
        self.port = port
        self.room = room
        self.work = ProxyWork(room.bench, room.bench)

    def ready(self) -> int:
        return sum(state is ProxyState.READY for state in self.port.states.values())

    def said(self) -> list[tuple[str, NoticeKind]]:
        return [(notice.text, notice.kind) for notice in self.room.notices]


@pytest.fixture
def hand(qtbot: QtBot) -> Iterator[Hand]:
    with bench_room() as room:
        made = Hand(room)
        qtbot.waitUntil(lambda: made.work.tally.clips == 4)
        yield made
        made.port.gate.set()


def test_unasked__builds_groups_and_says_nothing(qtbot: QtBot, hand: Hand) -> None:
    hand.work.build_unasked()
    qtbot.wait(50)
    assert hand.port.asked == []
    hand.port.kept = replace(hand.port.kept, automatic=True)
    hand.work.build_unasked()
    qtbot.waitUntil(lambda: hand.work.tally.ready == 2 and not hand.work.building)
    assert (hand.port.asked, hand.said(), hand.work.tally.wanted) == ([True], [], 0)


def test_asked__tells_progress_and_what_came_of_it(qtbot: QtBot, hand: Hand) -> None:
    hand.port.gate.clear()
    hand.work.build_take(TAKES[0].id)
    qtbot.waitUntil(lambda: hand.work.progress is not None)
    assert hand.work.building
    assert hand.room.bench.jobs[0].name == "Proxies"
    assert hand.work.progress is not None
    assert hand.work.progress.total == 2
    with qtbot.waitSignal(hand.work.made) as made:
        hand.port.gate.set()
    assert made.args == [{CLIPS[0].id, CLIPS[1].id}]
    qtbot.waitUntil(lambda: not hand.work.building and hand.work.tally.ready == 2)
    assert hand.said() == [("2 proxies built.", NoticeKind.DONE)]
    assert hand.work.progress is None


def test_pause__stands_still_and_goes_on(qtbot: QtBot, hand: Hand) -> None:
    hand.port.gate.clear()
    hand.work.build_wanted()
    qtbot.waitUntil(lambda: hand.work.progress is not None)
    with qtbot.waitSignal(hand.room.bench.job_moved) as moved:
        hand.work.toggle_pause()
    assert moved.args[0].name == "Proxies, paused"
    hand.port.gate.set()
    qtbot.wait(60)
    assert (hand.work.paused, hand.ready()) == (True, 0)
    hand.work.toggle_pause()
    qtbot.waitUntil(lambda: hand.ready() == 2 and not hand.work.building)
    assert not hand.work.paused


def test_stop__keeps_what_is_made_and_says_nothing(qtbot: QtBot, hand: Hand) -> None:
    hand.port.gate.clear()
    hand.work.build_wanted()
    hand.work.build_take(TAKES[1].id)
    qtbot.waitUntil(lambda: hand.work.progress is not None)
    hand.work.stop()
    qtbot.waitUntil(lambda: not hand.work.building)
    assert (hand.ready(), hand.said(), hand.work.trouble) == (0, [], "")


def test_asked__goes_before_what_nobody_asked_for(qtbot: QtBot, hand: Hand) -> None:
    hand.port.kept = replace(hand.port.kept, automatic=True)
    hand.port.gate.clear()
    hand.work.build_unasked()
    qtbot.waitUntil(lambda: hand.work.progress is not None)
    hand.work.build_take(TAKES[1].id)
    qtbot.waitUntil(lambda: hand.port.asked == [True, False])
    hand.port.gate.set()
    qtbot.waitUntil(lambda: not hand.work.building)
    assert [clip for clip, state in hand.port.states.items() if state is ProxyState.READY] == [CLIPS[2].id]


def test_asked__waits_behind_what_was_asked_for(qtbot: QtBot, hand: Hand) -> None:
    hand.port.gate.clear()
    hand.work.build_take(TAKES[0].id)
    hand.work.build_take(TAKES[1].id)
    hand.port.gate.set()
    qtbot.waitUntil(lambda: hand.ready() == 3 and not hand.work.building)
    assert hand.port.asked == [False, False]


def test_full__says_why_once_also_unasked(qtbot: QtBot, hand: Hand) -> None:
    hand.port.kept = replace(hand.port.kept, automatic=True)
    hand.port.room = 1
    hand.work.build_unasked()
    qtbot.waitUntil(lambda: bool(hand.said()))
    assert hand.said() == [("The folder is full.", NoticeKind.ERROR)]
    assert hand.work.trouble == "The folder is full."


def test_change__holds_or_is_refused_in_a_sentence(qtbot: QtBot, hand: Hand) -> None:
    assert hand.work.settings is not None
    with qtbot.waitSignal(hand.work.switched):
        hand.work.change(replace(hand.work.settings, play=False))
    assert not hand.port.kept.play
    with qtbot.waitSignal(hand.work.changed), qtbot.assertNotEmitted(hand.work.switched):
        hand.work.change(replace(hand.work.settings, automatic=True))
    hand.work.change(replace(hand.work.settings, folder=Path("/nowhere")))
    qtbot.waitUntil(lambda: bool(hand.said()))
    assert hand.said() == [("Proxies cannot lie in /nowhere.", NoticeKind.ERROR)]
    assert hand.work.settings.folder == hand.port.kept.folder == Path("/proxies")


def test_close__in_the_middle_ends_building(qtbot: QtBot) -> None:
    with bench_room() as room:
        hand = Hand(room)
        hand.port.gate.clear()
        hand.work.build_wanted()
        qtbot.waitUntil(lambda: hand.work.progress is not None)
    assert hand.ready() == 0


def test_built_words__are_about_what_matters_most() -> None:
    made = ProxyStand(clip=CLIPS[0], state=ProxyState.READY)
    failed = ProxyStand(clip=CLIPS[1], state=ProxyState.FAILED, reason="B is damaged.")
    away = ProxyStand(clip=CLIPS[2], state=ProxyState.OFFLINE)
    assert built_words(Built()) == ("No proxy was missing.", NoticeKind.DONE)
    assert built_words(Built(made=(made,))) == ("1 proxy built.", NoticeKind.DONE)
    assert built_words(Built(made=(made,), failed=(failed, away))) == ("B is damaged. (and 1 more)", NoticeKind.ERROR)
    assert built_words(Built(failed=(away,))) == ("A001C004 is not there.", NoticeKind.ERROR)
    assert built_words(Built(failed=(failed,), stopped="Full.")) == ("Full.", NoticeKind.ERROR)
