"""Test the rows of search results."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import ClipStatus, Facts
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.ui import theme
from dailies_logger.ui.models.hits import HitColumn
from dailies_logger.ui.panels.hit_row import pieces, wanted_words
from dailies_logger.ui.panels.search import SearchPanel
from dailies_logger.workflow.ports import Found, Hit
from tests.support.rooms import make_clip, make_label, make_take


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tears", ("tears",)),
        ('scene:24 "the lie" -dry', ("the lie",)),
        ("scene:24 who:grace", ()),
        ("text:Tears", ("tears",)),
        ("", ()),
    ],
)
def test_wanted__words_that_are_looked_for_in_text(query: str, found: tuple[str, ...]) -> None:
    assert wanted_words(query) == found


def test_pieces__begin_where_words_begin() -> None:
    assert pieces("Tears, no tear; no Tearing up", ["tear"]) == [
        ("Tear", True),
        ("s, no ", False),
        ("tear", True),
        ("; no ", False),
        ("Tear", True),
        ("ing up", False),
    ]
    assert pieces("heart", ["art"]) == [("heart", False)]
    assert pieces("a+b (c", ["a+b"]) == [("a+b", True), (" (c", False)]


@given(said=st.text(), found=st.lists(st.text(min_size=1), max_size=4))
def test_pieces__lose_no_character(said: str, found: list[str]) -> None:
    assert "".join(piece for piece, _ in pieces(said, found)) == said


def cell(qtbot: QtBot, hit: Hit, column: HitColumn, *, query: str = "") -> QImage:
    panel = SearchPanel()
    qtbot.addWidget(panel)
    panel.resize(1280, 600)
    panel.set_found(Found(hits=(hit,), total=1), query=query, labels=1, took=timedelta(milliseconds=1))
    panel.grab()
    box = panel.table.visualRect(panel.model.index(0, column))
    assert box.height() >= 50
    return panel.table.viewport().grab(box).toImage()


def test_cells__show_what_differs(qtbot: QtBot) -> None:
    clip = make_clip(facts=Facts(camera="A", eyeline="L>R"))
    plain = Hit(label=make_label("emotional_beat", 0, 9, "one tear", clip=clip), clip=clip, take=make_take())
    circled = Hit(label=plain.label, clip=clip, take=make_take(circled=True))
    rated = Hit(label=make_label("emotional_beat", 0, 9, "one tear", clip=clip, rating=3), clip=clip, take=make_take())
    right = make_clip(facts=Facts(camera="A", eyeline="R>L"))
    turned = Hit(label=plain.label, clip=right, take=make_take())
    offline = make_clip(status=ClipStatus.OFFLINE, facts=clip.facts)
    gone = Hit(label=plain.label, clip=offline, take=make_take())
    for other, column in ((circled, HitColumn.TAKE), (rated, HitColumn.RATING), (turned, HitColumn.SIZE), (gone, HitColumn.PICTURE)):
        assert cell(qtbot, other, column) != cell(qtbot, plain, column)
    assert cell(qtbot, plain, HitColumn.LABEL, query="tear") != cell(qtbot, plain, HitColumn.LABEL)


def test_picture__has_under_it_what_was_watched(qtbot: QtBot) -> None:
    clip = make_clip()
    hit = Hit(label=make_label("emotional_beat", 0, 9, clip=clip), clip=clip, take=make_take())
    pictures = []
    for seen in (None, (), (FrameRange(0, clip.frames // 2),)):
        panel = SearchPanel()
        qtbot.addWidget(panel)
        panel.resize(1280, 600)
        panel.set_seen(lambda _, seen=seen: seen)  # type: ignore[misc]
        panel.set_found(Found(hits=(hit,), total=1), query="", labels=1, took=timedelta(milliseconds=1))
        panel.grab()
        box = panel.table.visualRect(panel.model.index(0, HitColumn.PICTURE))
        pictures.append(panel.table.viewport().grab(box).toImage())
    assert all(one != other for k, one in enumerate(pictures) for other in pictures[k + 1 :])
    strip = {pictures[2].pixelColor(x, y).name() for x in range(pictures[2].width()) for y in range(pictures[2].height())}
    assert {theme.color("seen").name(), theme.color("unseen").name()} <= strip
