from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.label import DEFAULT_VOCABULARY, LabelKind, Lane, Vocabulary
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.commands.command import Situation
from dailies_logger.ui.found import Found
from dailies_logger.ui.palette import Palette
from tests.support.window import dressed


@pytest.fixture
def palette(qtbot: QtBot, qapp: QApplication) -> Iterator[Palette]:
    dressed(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    actions = ActionSet(window)
    actions.update(Situation(library=True, takes=1, clip=True, frames=9))
    palette = Palette(window, actions)
    window.show()
    window.activateWindow()
    palette.ask_command(playing=True)
    yield palette
    window.close()


def names(palette: Palette) -> list[str]:
    return [str(palette.model.index(row, 0).data()) for row in range(palette.model.rowCount())]


def test_look__puts_those_that_are_off_last_and_says_why(qtbot: QtBot, palette: Palette) -> None:
    QTest.keyClicks(palette.box, "take")
    reasons = [str(palette.model.index(row, 0).data(Found.ReasonRole)) for row in range(palette.model.rowCount())]
    assert reasons == sorted(reasons, key=bool)
    assert "this clip is in no take" in reasons


def test_enter__does_it_and_closes(qtbot: QtBot, palette: Palette) -> None:
    ran: list[str] = []
    palette._actions.bind({"kind.best_moment": lambda: ran.append("best")})
    QTest.keyClicks(palette.box, "best mom")
    QTest.keyClick(palette.box, Qt.Key.Key_Return)
    assert ran == ["best"]
    assert not palette.isVisible()


def test_enter__with_ctrl_stays(qtbot: QtBot, palette: Palette) -> None:
    QTest.keyClicks(palette.box, "best mom")
    QTest.keyClick(palette.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert palette.isVisible()


def test_enter__on_what_is_off_does_nothing(qtbot: QtBot, palette: Palette) -> None:
    QTest.keyClicks(palette.box, "export stringout")
    QTest.keyClick(palette.box, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_arrows__move_and_stop_at_the_ends(qtbot: QtBot, palette: Palette) -> None:
    for key, row in ((Qt.Key.Key_Up, 0), (Qt.Key.Key_Down, 1), (Qt.Key.Key_PageDown, 7), (Qt.Key.Key_PageUp, 1)):
        QTest.keyClick(palette.box, key)
        assert palette.list.currentIndex().row() == row


def test_place__six_rows_over_the_lanes(palette: Palette) -> None:
    assert palette.width() == 640
    assert palette.list.height() == 6 * 32
    assert palette.geometry().bottom() < 720
    palette.lanes_top = lambda: 440
    assert palette.place(palette._parent.rect()).top() >= 360


def test_ask__tells_that_the_picture_goes_on(palette: Palette) -> None:
    assert palette._playing.text() == "The picture is playing"
    assert names(palette), "every command is listed before anything is typed"


def test_list__follows_a_vocabulary_that_changes_while_it_is_open(palette: Palette) -> None:
    QTest.keyClicks(palette.box, "label")
    palette._actions.set_vocabulary(
        Vocabulary(kinds=(*DEFAULT_VOCABULARY.kinds[:1], LabelKind(id="song", name="Song", lane=Lane.FREE.id, key="")))
    )
    assert "Label: song" in names(palette)
    assert "Label: comedy" not in names(palette)
