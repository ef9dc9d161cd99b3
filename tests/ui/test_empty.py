from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.commands.command import Situation
from dailies_logger.ui.empty import Empty
from dailies_logger.ui.widgets import CommandButton


@pytest.fixture
def empty(qtbot: QtBot) -> Iterator[tuple[Empty, list[str]]]:
    window = QWidget()
    qtbot.addWidget(window)
    actions = ActionSet(window)
    actions.update(Situation(library=True))
    ran: list[str] = []
    actions.bind({name: (lambda name=name: ran.append(name)) for name in ("file.ingest_folder", "file.import", "file.sample")})  # type: ignore[misc]
    empty = Empty(actions)
    empty.setParent(window)
    yield empty, ran
    window.close()


def test_empty__leads_to_rushes_a_list_and_the_sample(empty: tuple[Empty, list[str]]) -> None:
    page, ran = empty
    for button in page.findChildren(CommandButton):
        button.click()
    assert ran == ["file.ingest_folder", "file.import", "file.sample"]


def test_empty__says_the_three_steps(empty: tuple[Empty, list[str]]) -> None:
    words = {label.text() for label in empty[0].findChildren(QLabel)}
    assert {"Drop a day’s rushes here", "Drop", "Play and press", "Ask"} <= words


def test_set_over__shows_that_something_is_held(empty: tuple[Empty, list[str]]) -> None:
    area = empty[0].area
    area.set_over(over=True)
    assert area.property("over") is True
    area.set_over(over=False)
    assert area.property("over") is False
