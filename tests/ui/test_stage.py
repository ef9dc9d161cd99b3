from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.ui import stage as stage_module
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.stage import Stage
from dailies_logger.workflow.edit import Change, Edit, gone, made
from tests.support.memory_desk import CLIPS, PERSON, TAKES, memory_desk

LABEL = Label(id=new_id(), clip=CLIPS[0].id, kind="best_moment", start=30, end=60, author=PERSON.id, at=datetime(2026, 11, 16, tzinfo=UTC))


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    desk, _ = memory_desk(LABEL)
    bench = Bench(desk)
    stage = Stage(bench, bench)
    yield stage
    bench.close()
    bench.deleteLater()


def shown(qtbot: QtBot, stage: Stage, frame: int = 0) -> Stage:
    with qtbot.waitSignal(stage.clip_changed):
        stage.show_clip(CLIPS[0].id, frame)
    return stage


def write(stage: Stage, *changes: Change) -> None:
    stage._bench.write(lambda: Edit(name="Edit", author=PERSON.id, changes=changes))


def test_show_clip__brings_take_labels_and_frame(qtbot: QtBot, stage: Stage) -> None:
    shown(qtbot, stage, 44)
    assert stage.clip == CLIPS[0]
    assert stage.take == TAKES[0]
    assert stage.labels == (LABEL,)
    assert stage.frame == 44


def test_show_clip__holds_the_frame_inside_the_clip(qtbot: QtBot, stage: Stage) -> None:
    assert shown(qtbot, stage, 999_999).frame == 1727


def test_show_clip__again_asks_for_the_frame_only(qtbot: QtBot, stage: Stage) -> None:
    shown(qtbot, stage)
    with qtbot.assertNotEmitted(stage.clip_changed), qtbot.waitSignal(stage.go_wanted) as caught:
        stage.show_clip(CLIPS[0].id, 12)
    assert caught.args == [12]


def test_show_clip__again_at_another_place_leaves_the_last_one_first(qtbot: QtBot, stage: Stage) -> None:
    shown(qtbot, stage, 44)
    with qtbot.waitSignal(stage.clip_left) as caught:
        stage.show_clip(CLIPS[0].id, 12)
    assert caught.args == [CLIPS[0], 44]


def test_show_clip__again_at_the_same_place_leaves_nothing(qtbot: QtBot, stage: Stage) -> None:
    shown(qtbot, stage, 44)
    with qtbot.assertNotEmitted(stage.clip_left), qtbot.waitSignal(stage.go_wanted):
        stage.show_clip(CLIPS[0].id, 44)


def test_show_clip__drops_marks_and_selection_of_the_last_one(qtbot: QtBot, stage: Stage) -> None:
    shown(qtbot, stage).set_marks(3, 9)
    stage.select_label(LABEL.id)
    with qtbot.waitSignal(stage.clip_changed):
        stage.show_clip(CLIPS[2].id)
    assert (stage.in_mark, stage.out_mark, stage.selected_label) == (None, None, None)


def test_show_clip__says_which_one_was_left_and_where(qtbot: QtBot, stage: Stage) -> None:
    shown(qtbot, stage).set_frame(77)
    with qtbot.waitSignal(stage.clip_left) as caught:
        stage.show_clip(CLIPS[2].id)
    assert caught.args == [CLIPS[0], 77]


@pytest.mark.parametrize(("asked", "wanted"), [(-4, 0), (17, 17), (5000, 1727)])
def test_go_to__asks_for_a_frame_inside_the_clip(qtbot: QtBot, stage: Stage, asked: int, wanted: int) -> None:
    shown(qtbot, stage)
    with qtbot.waitSignal(stage.go_wanted) as caught:
        stage.go_to(asked)
    assert caught.args == [wanted]
    assert stage.frame == 0, "only the player says what is shown"


def test_set_frame__tells_once(qtbot: QtBot, stage: Stage) -> None:
    frames: list[int] = []
    stage.frame_changed.connect(frames.append)
    for frame in (5, 5, 6):
        stage.set_frame(frame)
    assert frames == [5, 6]


def test_set_playing__tells_once(qtbot: QtBot, stage: Stage) -> None:
    told: list[bool] = []
    stage.playing_changed.connect(told.append)
    for playing in (True, True, False):
        stage.set_playing(playing)
    assert told == [True, False]


def test_set_marks__drops_the_older_where_they_contradict(qtbot: QtBot, stage: Stage) -> None:
    stage.set_marks(10, 20)
    stage.set_marks(30, 20)
    assert (stage.in_mark, stage.out_mark) == (30, None)
    stage.set_marks(30, 40)
    stage.set_marks(30, 5)
    assert (stage.in_mark, stage.out_mark) == (None, 5)


def test_follow__sees_new_labels(qtbot: QtBot, stage: Stage) -> None:
    shown(qtbot, stage)
    label = replace(LABEL, id=new_id(), start=90, end=None)
    with qtbot.waitSignal(stage.labels_changed):
        write(stage, *made([label]))
    assert stage.labels == (LABEL, label)


def test_labels__of_another_angle_lie_where_its_sync_puts_them(qtbot: QtBot, stage: Stage) -> None:
    shown(qtbot, stage)
    label = replace(LABEL, id=new_id(), clip=CLIPS[1].id, start=100, end=110, all_angles=True)
    with qtbot.waitSignal(stage.labels_changed):
        write(stage, *made([label]))
    assert stage.labels[1] == replace(label, start=112, end=122), "the B camera started 12 frames later"


def test_follow__lets_go_of_a_selected_label_that_is_gone(qtbot: QtBot, stage: Stage) -> None:
    shown(qtbot, stage).select_label(LABEL.id)
    assert stage.label() == LABEL
    with qtbot.waitSignal(stage.selection_changed):
        write(stage, *gone([LABEL]))
    assert stage.labels == ()
    assert stage.selected_label is None


def test_follow__a_circled_take_stops_no_picture(qtbot: QtBot, stage: Stage) -> None:
    shown(qtbot, stage)
    with qtbot.assertNotEmitted(stage.clip_changed, wait=50), qtbot.waitSignal(stage.facts_changed):
        write(stage, Change(before=TAKES[0], after=replace(TAKES[0], circled=True)))
    assert stage.take is not None
    assert stage.take.circled


def test_follow__a_relinked_clip_is_opened_again(qtbot: QtBot, stage: Stage) -> None:
    shown(qtbot, stage)
    with qtbot.waitSignal(stage.clip_changed):
        write(stage, Change(before=CLIPS[0], after=replace(CLIPS[0], path=b"/other/A001C003.mov")))


def test_clear__shows_nothing(qtbot: QtBot, stage: Stage) -> None:
    shown(qtbot, stage, 8)
    stage.clear()
    assert (stage.clip, stage.take, stage.labels, stage.frame) == (None, None, (), 0)


def test_pressed__is_the_frame_that_was_on_screen_when_the_key_went_down(
    qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(qtbot, stage, 10)
    stage.set_playing(True)
    for frame in range(20, 25):
        monkeypatch.setattr(stage_module, "perf_counter", lambda at=frame / 10: at)
        stage.set_frame(frame)
    assert stage.pressed == 24, "no key is being done"
    stage.key_down = lambda: 2.25
    assert stage.pressed == 22
    stage.key_down = lambda: 1.0
    assert stage.pressed == 20, "nothing of this clip was seen earlier"
    stage.set_playing(False)
    assert stage.pressed == 24, "standing still, keys are done in the order in which they were pressed"


def test_stay__gives_up_a_clip_that_is_on_its_way(qtbot: QtBot, stage: Stage) -> None:
    shown(qtbot, stage, 10)
    stage.show_clip(CLIPS[1].id, 0)
    with qtbot.waitSignal(stage.labels_changed):
        stage.stay()
    qtbot.wait(30)
    assert (stage.clip, stage.frame, stage.coming) == (CLIPS[0], 10, False)
