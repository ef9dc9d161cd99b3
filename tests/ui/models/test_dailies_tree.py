"""Test the tree model: it asks for what is looked at, once, and moves no row without need."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import Clip, ClipStatus
from dailies_logger.domain.take import Take
from dailies_logger.ui.models import dailies_tree
from dailies_logger.ui.models.dailies_nodes import Tree, grow
from dailies_logger.ui.models.dailies_tree import DailiesModel
from tests.support.rooms import make_clip, make_take

TAKES = [make_take("1"), make_take("2"), make_take("1", setup="31", scene="31")]


def made(qtbot: QtBot, takes: list[Take]) -> DailiesModel:
    model = DailiesModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_takes(takes)
    return model


def shown(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[str]:
    above = parent or QModelIndex()
    rows = [model.index(row, 0, above) for row in range(model.rowCount(above))]
    return [line for index in rows for line in (str(index.data()), *shown(model, index))]


def angles(take: Take, *letters: str) -> tuple[Clip, ...]:
    return tuple(make_clip(f"{letter}00{take.take}C001", frames=240, take=take) for letter in letters)


def test_rows__are_those_of_the_takes(qtbot: QtBot) -> None:
    model = made(qtbot, TAKES)
    assert shown(model) == ["Mon 16 Nov", "24", "24A", "Take 24A-1", "Take 24A-2", "31", "31", "Take 31-1"]
    assert not model.empty


def test_angles__are_asked_for_once_for_what_is_looked_at(qtbot: QtBot) -> None:
    model = made(qtbot, TAKES)
    wanted: list[tuple[object, ...]] = []
    model.angles_wanted.connect(wanted.append)
    for _ in range(3):
        assert model.angles(TAKES[0].id) == ()
    qtbot.waitUntil(lambda: bool(wanted))
    model.set_angles({TAKES[0].id: angles(TAKES[0], "A", "B")})
    assert len(model.angles(TAKES[0].id)) == 2
    qtbot.wait(10)
    assert wanted == [(TAKES[0].id,)]
    model.forget_angles([TAKES[0].id])
    qtbot.waitUntil(lambda: len(wanted) == 2)


def test_forget_angles__asks_again_only_for_what_was_looked_at(qtbot: QtBot) -> None:
    model = made(qtbot, TAKES)
    model.angles(TAKES[1].id)
    asked: list[object] = []
    model.angles_wanted.connect(asked.append)
    qtbot.waitUntil(lambda: asked == [(TAKES[1].id,)])
    model.forget_angles([take.id for take in TAKES])
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked[1] == (TAKES[1].id,), "another's label must not have 25,000 clips read"
    model.angles(TAKES[0].id)
    qtbot.waitUntil(lambda: asked[2:] == [(TAKES[0].id,)])


def test_angles__of_a_long_day_are_asked_for_in_portions(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dailies_tree, "CHUNK", 20)
    takes = [make_take(str(number)) for number in range(25)]
    model = made(qtbot, takes)
    wanted: list[tuple[object, ...]] = []
    model.angles_wanted.connect(wanted.append)
    assert model.seconds(model.node(model.index(0, 0))) is None
    qtbot.waitUntil(lambda: len(wanted) == 2)
    assert [len(portion) for portion in wanted] == [20, 5]


def test_length__of_a_scene_is_that_of_its_takes(qtbot: QtBot) -> None:
    model = made(qtbot, TAKES)
    scene = model.node(model.parent(model.parent(model.index_of(TAKES[0].id))))
    model.set_angles({TAKES[0].id: angles(TAKES[0], "A", "B")})
    assert model.seconds(scene) is None
    model.set_angles({TAKES[1].id: angles(TAKES[1], "A")})
    assert model.seconds(scene) == 2 * 240 * 1001 / 24000


def test_open_a_take__shows_its_angles(qtbot: QtBot) -> None:
    model = made(qtbot, TAKES)
    model.set_angles({TAKES[0].id: angles(TAKES[0], "A", "B"), TAKES[1].id: angles(TAKES[1], "A")})
    first, second = model.index_of(TAKES[0].id), model.index_of(TAKES[1].id)
    assert (model.hasChildren(first), model.hasChildren(second)) == (True, False)
    assert shown(model, first) == ["A001C001", "B001C001"]
    model.set_angles({TAKES[0].id: angles(TAKES[0], "A", "B")})
    assert model.rowCount(first) == 2
    model.set_angles({TAKES[0].id: angles(TAKES[0], "A", "B", "C")})
    assert shown(model, first) == ["A001C001", "B001C001", "C001C001"]
    model.set_angles({TAKES[0].id: angles(TAKES[0], "A")})
    assert model.rowCount(first) == 0
    model.set_angles({TAKES[0].id: angles(TAKES[0], "A", "B")})
    model.set_filter("24a")
    assert model.rowCount(model.index_of(TAKES[0].id)) == 2


def test_change_a_take__touches_its_row_and_resets_nothing(qtbot: QtBot) -> None:
    model = made(qtbot, TAKES)
    changed: list[QModelIndex] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first))
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_takes([make_take("1", circled=True), *TAKES[1:]])
    assert [str(index.data()) for index in changed] == ["Take 24A-1, circled", "24A", "24", "Mon 16 Nov"]
    assert not model.index_of(TAKES[0].id).data(Qt.ItemDataRole.ToolTipRole)


def test_change_a_take__grows_the_tree_anew_only_where_its_place_changes(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    model = made(qtbot, TAKES)
    grown: list[int] = []

    def count(takes: Iterable[Take], loose: Iterable[Clip]) -> Tree:
        grown.append(1)
        return grow(takes, loose)

    monkeypatch.setattr(dailies_tree, "grow", count)
    model.set_takes([make_take("1", circled=True), *TAKES[1:]])
    assert not grown, "a circle on one of 25,000 takes must not hold the picture up"
    moved = [replace(TAKES[0], scene="99"), *TAKES[1:]]
    model.set_takes(moved)
    assert grown
    assert shown(model)[-3:] == ["99", "24A", "Take 24A-1"]
    model.set_takes([replace(moved[0], rating=4), *TAKES[1:]])
    assert shown(model)[-1] == "Take 24A-1, rating 4"


def test_filter__shows_what_fits(qtbot: QtBot) -> None:
    model = made(qtbot, TAKES)
    model.set_filter("31")
    assert shown(model) == ["Mon 16 Nov", "31", "31", "Take 31-1"]
    model.set_filter("nothing like it")
    assert shown(model) == []
    assert not model.empty
    model.set_filter("")
    assert len(shown(model)) == 8


def test_offline__where_nothing_can_be_played(qtbot: QtBot) -> None:
    model = made(qtbot, TAKES)
    gone = [make_clip(f"{letter}001C001", status=ClipStatus.OFFLINE) for letter in "AB"]
    model.set_angles({TAKES[0].id: gone, TAKES[1].id: [gone[0], make_clip("C001C001")]})
    first, second = (model.node(model.index_of(take.id)) for take in TAKES[:2])
    assert (model.offline(first), model.offline(second)) == (True, False)
    assert not model.offline(model.node(QModelIndex()))


def test_unreadable__is_listed_with_its_reason(qtbot: QtBot) -> None:
    model = made(qtbot, [])
    assert model.empty
    bad = make_clip("A001C009", status=ClipStatus.UNREADABLE, reason="A001C009.mov is empty.")
    model.set_takes(TAKES, [bad])
    index = model.index_of(bad.id)
    assert shown(model)[-2:] == ["Unreadable", "A001C009, A001C009.mov is empty."]
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "A001C009<br>A001C009.mov is empty."
    model.set_filter("unreadable")
    assert shown(model) == ["Unreadable", "A001C009, A001C009.mov is empty."]
    model.set_filter("")
    other = make_clip("A001C009", status=ClipStatus.UNREADABLE, reason="A001C009.mov has lost its header.")
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_takes(TAKES, [other])
    assert model.node(model.index_of(bad.id)).clip == other
    model.set_takes([], [bad])
    assert not model.empty
