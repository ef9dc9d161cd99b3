"""Test the table of what a search found."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import Facts
from dailies_logger.ui.models.hits import HEADINGS, HIT, HitColumn, HitModel
from dailies_logger.workflow.ports import Found, Hit
from tests.support.rooms import make_clip, make_label, make_take

TAKE = make_take(editor_note="one tear\nleft eye", rating=2)
CLIP = make_clip(facts=Facts(camera="A", shot_size="MCU", eyeline="L>R"), take=TAKE)


def hit(kind: str = "emotional_beat", text: str = "the lie lands", *, start: int = 24, rating: int = 0, value: str = "") -> Hit:
    return Hit(label=make_label(kind, start, start + 48, text, clip=CLIP, rating=rating, value=value), clip=CLIP, take=TAKE)


def made(qtbot: QtBot, *hits: Hit, total: int | None = None) -> HitModel:
    model = HitModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_found(Found(hits=hits, total=len(hits) if total is None else total))
    return model


def row(model: HitModel, number: int = 0) -> list[str]:
    return [str(model.index(number, column).data()) for column in range(model.columnCount())]


def test_row__says_all_of_a_hit(qtbot: QtBot) -> None:
    model = made(qtbot, hit(rating=5))
    assert row(model) == ["", "24A-3 A", "10:37:42:10", "02:00", "the lie lands", "one tear", "MCU L>R", "5"]
    assert model.index(0, 0).data(HIT) == hit(rating=5)
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(8)] == list(HEADINGS)


def test_row__a_label_of_size_or_eyeline_is_what_it_says(qtbot: QtBot) -> None:
    model = made(qtbot, hit("size", "", value="BCU"), hit("eyeline", "", value="cross"))
    assert [row(model, number)[HitColumn.SIZE] for number in (0, 1)] == ["BCU L>R", "MCU cross"]
    assert row(model)[HitColumn.RATING] == "2"


def test_row__a_clip_without_take_has_its_name(qtbot: QtBot) -> None:
    lonely = Hit(label=make_label("reaction", 0, None, clip=CLIP), clip=CLIP, take=None)
    assert row(made(qtbot, lonely))[1:6] == ["A001C005 A", "10:37:41:10", "open", "reaction", ""]


def test_length__of_all_and_in_how_many_takes(qtbot: QtBot) -> None:
    assert made(qtbot, hit(), hit(start=100)).length() == "4 s, in 1 take"
    assert made(qtbot, hit(), total=9).length() == "at least 2 s, in 1 take"


def test_scroll_down__asks_for_the_next_page_once(qtbot: QtBot) -> None:
    model = HitModel()
    model.set_found(Found(hits=(hit(), hit(start=100)), total=5))
    wanted: list[int] = []
    model.page_wanted.connect(wanted.append)
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert not model.canFetchMore(QModelIndex())
    model.add_page(Found(hits=(hit(start=200), hit(start=300), hit(start=400)), total=5))
    assert (wanted, model.rowCount(), model.canFetchMore(QModelIndex())) == ([2], 5, False)
    assert len(model.hits) == model.total == 5


def test_scroll_down__an_empty_page_ends_the_list(qtbot: QtBot) -> None:
    model = made(qtbot, hit(), total=5)
    model.fetchMore(QModelIndex())
    model.add_page(Found(hits=(), total=1))
    assert (model.total, model.canFetchMore(QModelIndex())) == (1, False)
    assert model.hit(QModelIndex()) is None
