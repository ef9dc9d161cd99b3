"""Test what both tables of the vocabulary do with keys and rows."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.label import DEFAULT_VOCABULARY, SHIPPED_LANES, Lane, Look
from dailies_logger.ui import theme
from dailies_logger.ui.ask_sheet import AskSheet
from dailies_logger.ui.models.lanes import LaneModel
from dailies_logger.ui.vocabulary_table import VocabularyTable


class Told(VocabularyTable):
    """Write down what the keys ask for."""

    def __init__(self, asks: AskSheet, told: list[str]) -> None:
        self._told = told
        super().__init__(LaneModel(), asks, name="Lanes")

    def add(self) -> None:
        self._told.append("add")

    def change(self) -> None:
        self._told.append(f"change {self.chosen()}")

    def remove(self) -> None:
        self._told.append(f"remove {self.chosen()}")

    def move_chosen(self, by: int) -> None:
        self._told.append(f"move {self.chosen()} {by}")


@pytest.fixture
def made(qtbot: QtBot) -> Callable[[list[str]], Told]:
    def make(told: list[str]) -> Told:
        window = QWidget()
        qtbot.addWidget(window)
        table = Told(AskSheet(window), told)
        table.setParent(window)
        table.resize(400, 400)
        window.resize(400, 400)
        window.show()
        table.show_vocabulary(DEFAULT_VOCABULARY)
        return table

    return make


def test_keys__mean_the_chosen_row(made: Callable[[list[str]], Told]) -> None:
    told: list[str] = []
    table = made(told)
    table.choose(1)
    for key, modifier in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier),
    ):
        QTest.keyClick(table, key, modifier)
    assert told == ["add", "change performance", "remove performance", "move performance -1"]


def test_show__the_same_row_stays_chosen_and_one_that_is_new_is(made: Callable[[list[str]], Told]) -> None:
    table = made([])
    table.choose(2)
    table.show_vocabulary(replace(DEFAULT_VOCABULARY, lanes=SHIPPED_LANES[::-1]))
    assert (table.chosen(), table.currentIndex().row()) == ("action", 5)
    songs = Lane(id="songs", name="Songs", look=Look.RING)
    table.show_vocabulary(replace(DEFAULT_VOCABULARY, lanes=(*SHIPPED_LANES, songs)))
    assert table.chosen() == "songs"
    table.show_vocabulary(DEFAULT_VOCABULARY)
    assert table.chosen() == "free"


def test_focus__is_told_and_the_bar_of_the_chosen_row_shows_it(qtbot: QtBot, made: Callable[[list[str]], Told]) -> None:
    table = made([])
    table.choose(0)
    row = table.visualRect(table.model().index(0, 0))
    with qtbot.waitSignal(table.entered):
        table.setFocus()
    at = row.left(), row.center().y()
    qtbot.waitUntil(table.hasFocus)
    assert table.viewport().grab().toImage().pixelColor(*at) == theme.color("bar")
    table.clearFocus()
    assert table.viewport().grab().toImage().pixelColor(*at) == theme.color("line2")
