from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import Facts, Said, Source
from dailies_logger.domain.identity import id_from
from dailies_logger.ui.disagreement_sheet import DisagreementSheet
from tests.support.bench_room import bench_room
from tests.support.memory_desk import CLIPS
from tests.support.window import open_window, press

CAMERA = Said(id=id_from(1), subject=CLIPS[3].id, source=Source.CAMERA_REPORT, facts=Facts(lens="75 mm"))
SUPERVISOR = Said(id=id_from(2), subject=CLIPS[3].id, source=Source.SUPERVISOR, facts=Facts(lens="135 mm"))


def test_ask__lists_both_words_and_leads_to_the_clip(qtbot: QtBot, tmp_path: Path) -> None:
    window, work, _ = open_window(qtbot, tmp_path, CAMERA, SUPERVISOR)
    window.actions_of.run("take.disagreements")
    qtbot.waitUntil(window.sheets.disagreements.isVisible)
    assert window.sheets.disagreements.panel.said() == "1 fact on which the sources differ"
    press("Enter")
    qtbot.waitUntil(lambda: work.stage.clip == CLIPS[3])
    assert not window.sheets.disagreements.isVisible()
    window.close()


def test_ask__says_so_where_all_agree(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    with bench_room(CAMERA) as room:
        sheet = DisagreementSheet(window)
        sheet.ask(room.bench)
        qtbot.waitUntil(sheet.isVisible)
        assert sheet.panel.said() == "The sources agree on every fact."
    window.close()
