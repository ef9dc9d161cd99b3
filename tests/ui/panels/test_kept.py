"""The panel lists what is kept, says in a sentence that nothing is, and shows a change list below."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dailies_logger.domain.identity import new_id
from dailies_logger.ui import theme
from dailies_logger.ui.panels.kept import NO_CHANGES, NO_PASSES, NO_VERSIONS, KeptPanel
from dailies_logger.ui.widgets import KeyFrame
from tests.support.window import dressed
from tests.ui.panels.test_kept_rows import LINE, RATED, V1, V2
from tests.ui.test_looks import cut


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


def test_tell_passes__only_in_the_pass_book(panel: KeptPanel) -> None:
    panel.show_list("Versions", "Best", (V2, V1), empty=NO_VERSIONS)
    panel.tell_passes("24A-3 A over the passes", "Pass 1: ★3 > 5")
    assert panel.passes.isHidden()
    panel.show_list("Pass book", "Best", (V1,), empty=NO_PASSES)
    panel.tell_passes("24A-3 A over the passes", "Pass 1: ★3 > 5")
    assert panel.passes.isVisible()
    assert panel.passes.words.text() == "Pass 1: ★3 > 5"
    panel.show_list("Versions", "Best", (V2, V1), empty=NO_VERSIONS)
    assert panel.passes.isHidden()


def test_show_lines__keep_the_chosen_version_in_view(panel: KeptPanel) -> None:
    many = [replace(V2, key=new_id(), name=f"v{number}") for number in range(9)]
    panel.show_list("Versions", "Best", many, empty=NO_VERSIONS)
    panel.list.choose(many[3].key)
    panel.show_lines("v3 > now", "+1", (LINE,) * 5)
    panel.grab()
    row = panel.list.visualRect(panel.list.currentIndex())
    assert panel.list.viewport().rect().contains(row)


@pytest.mark.parametrize("percent", [100, 150])
def test_panel__cuts_no_words_at_any_scale(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    dressed(qapp)
    theme.set_scale(percent)
    theme.apply(qapp)
    try:
        made = KeptPanel()
        qtbot.addWidget(made)
        made.resize(made.width(), theme.px(420))
        made.show()
        for title, empty in (("Versions", NO_VERSIONS), ("Pass book", NO_PASSES)):
            for found in ((), (V2, V1)):
                made.show_list(title, "24 the lie, tight", found, empty=empty)
                qtbot.wait(30)
                assert cut(made) == []
        made.show_lines("before pass 2 > now", "+123 −45 ~67, 1:06:12:10 shorter", (LINE, RATED))
        qtbot.wait(30)
        assert cut(made) == []
    finally:
        theme.set_scale(100)
        theme.apply(qapp)
