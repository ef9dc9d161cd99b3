"""Decide who gets a proxy, and tell how far building is."""

from dataclasses import replace

import pytest

from dailies_logger.workflow import proxying
from dailies_logger.workflow.ports import ProxyState
from dailies_logger.workflow.proxying import Progress, Tally, size_words
from tests.support.hand_proxies import HandProxies
from tests.support.memory_desk import CLIPS, PERSON, PRODUCTION, TAKES
from tests.support.memory_library import MemoryLibrary


@pytest.fixture
def library() -> MemoryLibrary:
    later = replace(TAKES[2], day="2026-11-17")
    return MemoryLibrary(PRODUCTION, (PERSON, *TAKES[:2], later, *CLIPS))


def test_unasked__takes_groups_and_what_it_helps_newest_day_first(library: MemoryLibrary) -> None:
    proxies = HandProxies(helped={CLIPS[3].id})
    assert [clip.name for clip in proxying.unasked(library, proxies)] == ["A001C005", "A001C003", "B001C003"]
    proxies.states = {CLIPS[3].id: ProxyState.FAILED, CLIPS[0].id: ProxyState.READY, CLIPS[1].id: ProxyState.OFFLINE}
    assert proxying.unasked(library, proxies) == []


def test_tally__counts_ready_wanted_and_failed(library: MemoryLibrary) -> None:
    proxies = HandProxies(states={CLIPS[0].id: ProxyState.READY, CLIPS[3].id: ProxyState.FAILED}, helped={CLIPS[3].id})
    found = proxying.tally(library, proxies)
    assert replace(found, failed=()) == Tally(ready=1, clips=4, wanted=1, taken=1 << 20)
    assert [stand.clip for stand in found.failed] == [CLIPS[3]]


def test_build__takes_what_is_missing_or_failed_and_tells_how_far_it_is() -> None:
    proxies = HandProxies(
        states={CLIPS[0].id: ProxyState.READY, CLIPS[1].id: ProxyState.FAILED, CLIPS[3].id: ProxyState.OFFLINE}, failing={CLIPS[2].id}
    )
    told: list[Progress] = []
    built = proxying.build(proxies, CLIPS, progress=told.append)
    assert [stand.clip for stand in built.made] == [CLIPS[1]]
    assert [stand.reason for stand in built.failed] == ["It is damaged."]
    assert (built.stopped, built.cancelled, proxies.asked) == ("", False, [False])
    assert [(one.done, one.total) for one in told] == [(0, 2), (1, 2), (1, 2), (2, 2)]
    assert [round(one.share, 2) for one in told] == [0.39, 0.78, 0.89, 1.0]
    assert told[0].remaining is not None


def test_build__keeps_what_is_made_when_the_folder_is_full_or_somebody_cancels() -> None:
    full = proxying.build(HandProxies(room=2), CLIPS, unasked=True)
    assert (len(full.made), full.stopped, full.cancelled) == (2, "The folder is full.", False)
    ended: list[Progress] = []
    stopped = proxying.build(HandProxies(), CLIPS, progress=ended.append, cancelled=lambda: any(one.done for one in ended))
    assert (len(stopped.made), stopped.stopped, stopped.cancelled) == (1, "", True)
    assert proxying.build(HandProxies(), []) == proxying.Built()


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 MB"), (340 << 20, "340 MB"), (1 << 30, "1 GB"), (50 << 30, "50 GB"), (7 << 29, "3.5 GB")]
)
def test_size_words__are_short(size: int, words: str) -> None:
    assert size_words(size) == words
