"""Carry pictures from the reader's thread to the GUI thread, and nothing that is over."""

from collections.abc import Iterator
from threading import get_ident

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.ui.player.feed import Feed
from tests.support.made_media import MadeMedia, made_clip


@pytest.fixture
def media() -> MadeMedia:
    return MadeMedia()


@pytest.fixture
def feed(qtbot: QtBot, media: MadeMedia) -> Iterator[Feed]:
    made = Feed(media)
    yield made
    media.gate.set()
    made.source.close()


def test_show__arrives_in_the_gui_thread(feed: Feed, qtbot: QtBot) -> None:
    threads: list[int] = []
    feed.shown.connect(lambda _: threads.append(get_ident()))
    feed.source.load(made_clip())
    with qtbot.waitSignals([feed.opened, feed.shown]):
        feed.source.show(12, width=320)
    assert threads == [get_ident()]


def test_show__of_an_earlier_wish_or_clip_never_arrives(feed: Feed, qtbot: QtBot, media: MadeMedia) -> None:
    shown: list[int] = []
    feed.shown.connect(lambda picture: shown.append(picture.frame))
    media.gate.clear()
    feed.source.load(made_clip())
    feed.source.show(1, width=320)
    feed.source.show(2, width=320)
    feed.source.load(made_clip("B001C001"))
    feed.source.show(3, width=320)
    feed.source.halt()
    feed.source.show(4, width=320)
    media.gate.set()
    qtbot.waitUntil(lambda: 4 in shown)
    qtbot.wait(30)
    assert shown == [4]


def test_lost__carries_the_sentence(feed: Feed, qtbot: QtBot, media: MadeMedia) -> None:
    media.gone = True
    feed.source.load(made_clip())
    with qtbot.waitSignal(feed.lost) as blocker:
        feed.source.show(9, width=320)
    assert blocker.args is not None
    assert blocker.args[0].sentence == "A001C001 is not where it was."


def test_take__gives_what_plays(feed: Feed, qtbot: QtBot) -> None:
    feed.source.load(made_clip())
    feed.source.play(range(50, 60), width=320)
    qtbot.waitUntil(feed.source.cued)
    qtbot.waitUntil(lambda: (picture := feed.source.take(52)) is not None and picture.frame == 52)
    feed.source.halt()
    assert feed.source.take(60) is None


def test_load__lets_go_of_the_clip_before(feed: Feed, qtbot: QtBot, media: MadeMedia) -> None:
    feed.source.load(made_clip())
    with qtbot.waitSignal(feed.shown):
        feed.source.show(3, width=320)
    feed.source.load(None)
    qtbot.waitUntil(lambda: media.closed == 1)
