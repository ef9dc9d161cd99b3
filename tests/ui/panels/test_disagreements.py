"""Test the table of disagreements."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import Source
from dailies_logger.ui.panels.disagreements import HEADINGS, DisagreementsPanel
from dailies_logger.workflow.facts import Disagreement
from tests.support.rooms import make_clip

CLIP = make_clip()
LENS = Disagreement(clip=CLIP.id, field="lens", values=((Source.CAMERA_REPORT, "75 mm"), (Source.SUPERVISOR, "100 <mm>")))


def shown(qtbot: QtBot) -> DisagreementsPanel:
    panel = DisagreementsPanel()
    qtbot.addWidget(panel)
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal, panel)
    panel.set_rows([LENS], clips={CLIP.id: CLIP})
    return panel


def test_row__has_each_sources_word_in_its_column(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    model = panel.model
    assert list(HEADINGS) == ["Clip", "Fact", "In force", "Editor", "Supervisor", "Camera report", "File"]
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(7)] == list(HEADINGS)
    assert [model.index(0, column).data() for column in range(7)] == ["A001C005", "Lens", "75 mm", "", "100 <mm>", "75 mm", ""]
    assert model.index(0, 4).data(Qt.ItemDataRole.ToolTipRole) == "100 &lt;mm&gt;"


def test_enter__asks_for_the_clip(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    with qtbot.waitSignal(panel.clip_requested) as asked:
        QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert asked.args == [CLIP.id]


def test_count__is_said(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    assert panel.said() == "1 fact on which the sources differ"
    panel.set_rows([], clips={})
    assert panel.said() == "The sources agree on every fact."
    assert panel.table.isHidden()
