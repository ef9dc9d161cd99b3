from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.layout import FRAME, RECENT, Layout, inside


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    return Layout(tmp_path / "window.ini")


def test_sizes__are_kept_across_restarts(layout: Layout, tmp_path: Path) -> None:
    layout.keep_sizes("logging", [272, 1040, 288])
    layout.sync()
    assert Layout(tmp_path / "window.ini").sizes("logging", [1, 2, 3]) == [272, 1040, 288]


@pytest.mark.parametrize("damaged", ["", "12", "1 2 x", "1 2 3 4", "ÿ"])
def test_sizes__that_are_damaged_are_as_if_never_set(layout: Layout, damaged: str) -> None:
    layout._settings.setValue("logging/sizes", damaged)
    assert layout.sizes("logging", [1, 2, 3]) == [1, 2, 3]


def test_flag_and_word__have_defaults(layout: Layout) -> None:
    assert layout.flag("keys", default=True)
    layout.keep_flag("keys", value=False)
    assert not layout.flag("keys", default=True)
    assert layout.word("x") == ""
    layout.keep_word("x", "y")
    assert layout.word("x") == "y"


def test_recent__newest_first_without_those_that_are_gone(layout: Layout, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.dailies" for number in range(RECENT + 2)]
    for path in paths:
        path.touch()
        layout.opened(path)
    layout.opened(paths[-3])
    assert layout.recent() == [paths[-3], paths[-1], paths[-2], *reversed(paths[2:-3])]
    paths[-1].unlink()
    assert paths[-1] not in layout.recent()


def test_restore__has_the_usual_size_at_first_as_far_as_the_screen_goes(layout: Layout, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    screen = window.screen().availableGeometry()
    layout.restore(window, usual=QSize(400, 300))
    assert window.size() == QSize(400, 300)
    window.setMinimumSize(screen.size())
    layout.restore(window, usual=screen.size() * 2)
    assert window.size() == screen.size() - FRAME, "whatever least size it would like to have"


def test_restore__lays_the_window_as_it_lay(layout: Layout, qtbot: QtBot) -> None:
    window, again = QWidget(), QWidget()
    for each in (window, again):
        qtbot.addWidget(each)
    window.setGeometry(100, 120, 500, 400)
    layout.keep(window)
    layout.restore(again, usual=QSize(300, 300))
    assert again.geometry() == QRect(100, 120, 500, 400)


@given(st.builds(QRect, *[st.integers(-4000, 4000)] * 2, *[st.integers(1, 6000)] * 2))
def test_inside__lies_on_the_screen_and_alters_nothing_that_does(wanted: QRect) -> None:
    screen = QRect(0, 27, 1600, 973)
    found = inside(wanted, screen)
    assert screen.contains(found)
    assert inside(found, screen) == found
    if screen.adjusted(40, 60, -40, -40).contains(wanted):
        assert found == wanted
