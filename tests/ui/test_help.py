from importlib.metadata import version

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.ui.help import PARTS, Page, about, shipped


def test_about__names_version_and_licence_of_every_part() -> None:
    page = about()
    assert version("dailies-logger") in page
    for name, licence in PARTS:
        assert f"**{name}** {version(name)}: {licence}" in page


@pytest.mark.parametrize("name", ["guide", "whats_new"])
def test_shipped__pages_are_there(name: str) -> None:
    assert len(shipped(name)) > 200


def test_show_page__is_read_and_put_away(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    page = Page(window)
    window.show()
    window.activateWindow()
    page.show_page("About", "**Dailies** Logger")
    assert page.browser.toPlainText() == "Dailies Logger"
    assert page.accessibleName() == "About"
    assert window.rect().contains(page.geometry())
    QTest.keyClick(page.browser, Qt.Key.Key_Escape)
    assert not page.isVisible()
    window.close()
