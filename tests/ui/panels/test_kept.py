"""The panel lists what is kept, says in a sentence that nothing is, and shows a change list below."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dailies_logger.ui.panels.kept import NO_CHANGES, NO_PASSES, NO_VERSIONS, KeptPanel
from dailies_logger.ui.widgets import KeyFrame
from tests.ui.panels.test_kept_rows import LINE, RATED, V1, V2


@pytest.fixture
def panel(qtbot: QtBot) -> KeptPanel:
    made = KeptPanel()
    qtbot.addWidget(made)
    made.resize(320, 420)
    made.show()
    return made


def keys(panel: KeptPanel) -> list[str]:
    return [each.accessibleName() or each.text() for each in panel._hints.findChildren(KeyFrame)]


def test_show_list__says_so_where_nothing_is_kept(panel: KeptPanel) -> None:
    panel.show_list("Versions", "Best", (), empty=NO_VERSIONS)
    assert panel.empty.text() == NO_VERSIONS
    assert panel.empty.isVisible()
    assert len(keys(panel)) == 2
    panel.show_list("Pass book", "Best", (), empty=NO_PASSES)
    assert (panel.title.text(), panel.list.accessibleName()) == ("Pass book", "Pass book")
    assert panel.empty.text() == NO_PASSES


def test_show_list__names_the_keys_that_work_there(panel: KeptPanel) -> None:
    panel.show_list("Versions", "Best", (V2, V1), empty=NO_VERSIONS)
    assert panel.empty.isHidden()
    assert panel.list.current() == V2
    assert len(keys(panel)) == 8
    said = {label.text() for label in panel._hints.findChildren(QLabel)}
    assert {"compare", "look at", "go back to it", "keep now", "back"} <= said


def test_show_lines__below_the_list_to_be_copied(panel: KeptPanel) -> None:
    panel.show_list("Versions", "Best", (V2, V1), empty=NO_VERSIONS)
    panel.show_lines("v1 > now", "+1 −1, as long", (LINE, RATED))
    assert panel.below.isVisible()
    assert panel.same.isHidden()
    assert panel.lines.copied.splitlines() == ["v1 > now: +1 −1, as long", LINE.text, RATED.text]
    panel.show_lines("v2 > now", "", ())
    assert panel.same.isVisible()
    assert panel.same.text() == NO_CHANGES
    assert panel.lines.copied == "v2 > now"
    panel.hide_lines()
    assert panel.below.isHidden()
    assert panel.lines.copied == ""


def test_hints__fit_the_panel(panel: KeptPanel) -> None:
    panel.show_list("Versions", "Best", (V2, V1), empty=NO_VERSIONS)
    assert panel._hints.minimumSizeHint().width() <= panel.width()
    panel.show_lines("v1 > now", "+1", (LINE,))
    assert panel._hints.minimumSizeHint().width() <= panel.width()
