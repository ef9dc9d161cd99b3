"""The lanes show the clip on stage, and farther out its day: a press there goes to the take and the frame."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label, Lane
from dailies_logger.ui.lane_feed import DAY
from dailies_logger.ui.timeline.lanes import LanesView
from dailies_logger.ui.work import Work
from dailies_logger.workflow import labelling
from tests.support.lanes import click, drag, point
from tests.support.memory_desk import CLIPS, PERSON
from tests.support.window import open_window

HERE = Label(id=new_id(), clip=CLIPS[0].id, kind="best_moment", start=30, end=600, author=PERSON.id, at=datetime(2026, 11, 16, tzinfo=UTC))
THERE = replace(HERE, id=new_id(), clip=CLIPS[2].id, kind="emotional_beat", start=100, end=300)


@pytest.fixture
def day(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Work, LanesView]]:
    """Show the whole day, by zooming out once more where the whole clip is shown."""
    window, work, _ = open_window(qtbot, tmp_path, HERE, THERE)
    assert window.rooms is not None
    lanes = window.rooms.logging.lanes
    qtbot.waitUntil(lambda: len(lanes.sheet.index) == 1)
    QTest.keyClicks(lanes, "-")
    qtbot.waitUntil(lambda: bool(lanes.sheet.parts))
    yield work, lanes
    window.close()


def at_clip(work: Work, number: int) -> bool:
    return work.stage.clip is not None and work.stage.clip.id == CLIPS[number].id


def test_day__holds_every_take_and_every_label_and_the_playhead(day: tuple[Work, LanesView]) -> None:
    work, lanes = day
    assert [part.clip.id for part in lanes.sheet.parts][:2] == [CLIPS[0].id, CLIPS[2].id]
    assert lanes.sheet.scale.frames == sum(part.clip.frames for part in lanes.sheet.parts)
    assert {HERE.id, THERE.id} == set(lanes.sheet.index)
    assert lanes.sheet.index[THERE.id][1].start == CLIPS[0].frames + 100
    work.stage.set_frame(50)
    assert lanes.sheet.frame == 50


def test_press__goes_to_the_take_and_the_frame_and_the_day_stays(qtbot: QtBot, day: tuple[Work, LanesView]) -> None:
    work, lanes = day
    click(lanes, point(lanes, CLIPS[0].frames + 400, Lane.SIZE))
    qtbot.waitUntil(lambda: at_clip(work, 2))
    assert abs(work.stage.frame - 400) <= 2
    qtbot.waitUntil(lambda: lanes.sheet.frame == CLIPS[0].frames + work.stage.frame)
    assert lanes.sheet.parts
    click(lanes, point(lanes, 90, Lane.SIZE))
    qtbot.waitUntil(lambda: at_clip(work, 0))


def test_press_on_a_label__goes_to_where_it_begins_to_the_frame(qtbot: QtBot, day: tuple[Work, LanesView]) -> None:
    work, lanes = day
    click(lanes, point(lanes, CLIPS[0].frames + 200, Lane.BEAT))
    qtbot.waitUntil(lambda: at_clip(work, 2) and work.stage.selected_label == THERE.id)
    assert work.stage.frame == 100
    qtbot.waitUntil(lambda: THERE.id in lanes.sheet.chosen)
    click(lanes, point(lanes, CLIPS[0].frames + 400, Lane.SIZE))
    click(lanes, point(lanes, CLIPS[0].frames + 200, Lane.BEAT))
    qtbot.waitUntil(lambda: work.stage.frame == 100)


def test_drag__moves_nothing_in_the_day(qtbot: QtBot, day: tuple[Work, LanesView]) -> None:
    work, lanes = day
    with qtbot.assertNotEmitted(lanes.label_change_requested), qtbot.assertNotEmitted(lanes.labels_move_requested):
        drag(lanes, point(lanes, 300, Lane.PERFORMANCE), point(lanes, 900, Lane.PERFORMANCE))
    assert work.desk.library.get(Label, HERE.id) == HERE


def test_label__made_while_the_day_is_shown_is_seen_in_it(qtbot: QtBot, day: tuple[Work, LanesView]) -> None:
    work, lanes = day
    work.labels.keep_note(CLIPS[0].id, 40, "here")
    qtbot.waitUntil(lambda: len(lanes.sheet.index) == 3)
    work.bench.write(lambda: labelling.remove_labels(work.desk.library, author=PERSON.id, labels=[HERE.id]))
    qtbot.waitUntil(lambda: HERE.id not in lanes.sheet.index)


def test_zoom_in__until_the_clip_fills_the_view_and_further_shows_it_alone(qtbot: QtBot, day: tuple[Work, LanesView]) -> None:
    work, lanes = day
    work.stage.go_to(900)
    qtbot.waitUntil(lambda: lanes.sheet.frame == 900)
    for _ in range(30):
        if lanes.sheet.clip is not None and lanes.sheet.clip.id != DAY:
            break
        QTest.keyClicks(lanes, "+")
    assert lanes.sheet.clip == work.stage.clip
    assert lanes.sheet.parts == ()
    assert set(lanes.sheet.index) == {HERE.id}
    assert lanes.sheet.frame == 900
    assert lanes.sheet.scale.zoom == lanes.sheet.scale.widest
    QTest.keyClicks(lanes, "+")
    assert lanes.sheet.scale.zoom > lanes.sheet.scale.widest


def test_whole_clip__comes_back_with_labels_marks_and_choice(qtbot: QtBot, day: tuple[Work, LanesView]) -> None:
    work, lanes = day
    work.stage.set_marks(10, 20)
    work.stage.select_label(HERE.id)
    assert (lanes.sheet.in_mark, lanes.sheet.out_mark) == (10, 20)
    QTest.keyClick(lanes, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: lanes.sheet.clip == work.stage.clip)
    assert (lanes.sheet.in_mark, lanes.sheet.out_mark, lanes.sheet.chosen) == (10, 20, frozenset({HERE.id}))
    assert set(lanes.sheet.index) == {HERE.id}


def test_whole_clip__asked_for_while_the_day_is_read_is_what_is_shown(qtbot: QtBot, day: tuple[Work, LanesView]) -> None:
    work, lanes = day
    QTest.keyClick(lanes, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(lanes, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(lanes, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    qtbot.wait(200)
    assert lanes.sheet.clip == work.stage.clip
    assert lanes.sheet.parts == ()


def test_ctrl_press__in_the_day_goes_there_like_any_other(qtbot: QtBot, day: tuple[Work, LanesView]) -> None:
    work, lanes = day
    QTest.mouseClick(
        lanes.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, point(lanes, CLIPS[0].frames + 200, Lane.BEAT)
    )
    qtbot.waitUntil(lambda: at_clip(work, 2) and work.stage.chosen_labels == (THERE.id,))
