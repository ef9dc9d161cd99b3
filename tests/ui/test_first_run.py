from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.production import Slating
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.commands.command import Situation
from dailies_logger.ui.first_run import RATES, Answers, FirstRun
from tests.support.window import dressed


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[FirstRun]:
    window = QWidget()
    qtbot.addWidget(window)
    actions = ActionSet(window)
    actions.update(Situation(asking=True))
    page = FirstRun(actions, person="E. Marsh")
    QVBoxLayout(window).addWidget(page)
    window.show()
    window.activateWindow()
    page.title.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.title)
    yield page
    window.close()


def test_enter__makes_the_library(qtbot: QtBot, page: FirstRun) -> None:
    QTest.keyClicks(page.title, "  The Night   Ferry ")
    with qtbot.waitSignal(page.answered) as caught:
        QTest.keyClick(page.title, Qt.Key.Key_Return)
    assert caught.args == [Answers(title="The Night Ferry", rate=FrameRate.of(24000, 1001), person="E. Marsh", slating=Slating.US)]


def test_enter__on_a_choice_makes_the_library_too(qtbot: QtBot, qapp: QApplication, page: FirstRun) -> None:
    dressed(qapp)
    page.title.setText("Harbour")
    for field in (page.rate, page.us, page.uk):
        field.setFocus()
        with qtbot.waitSignal(page.answered):
            QTest.keyClick(field, Qt.Key.Key_Return)


def test_answers__are_those_chosen(page: FirstRun) -> None:
    page.title.setText("Harbour")
    page.rate.setCurrentText("25")
    page.uk.setChecked(True)
    page.person.setText("A. Lead")
    assert page.answers() == Answers(title="Harbour", rate=FrameRate.of(25), person="A. Lead", slating=Slating.UK)


def test_submit__goes_to_what_is_missing(qtbot: QtBot, page: FirstRun) -> None:
    with qtbot.assertNotEmitted(page.answered):
        page.submit()
        assert page.title.hasFocus()
        page.title.setText("Harbour")
        page.person.clear()
        page.submit()
    assert page.person.hasFocus()


def test_rates__are_all_those_of_the_field() -> None:
    assert [name for name, _ in RATES] == ["23.976", "24", "25", "29.97", "30", "48", "50", "59.94", "60"]
    assert all(FrameRate.parse(name) == rate for name, rate in RATES)


def test_fields__have_names(page: FirstRun) -> None:
    assert [field.accessibleName() for field in (page.title, page.rate, page.person)] == [
        "Production",
        "Frame rate of the show",
        "Your name on labels",
    ]
