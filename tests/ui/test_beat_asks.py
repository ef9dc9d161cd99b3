"""What is asked of a beat: as many lines as can be answered."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.identity import new_id
from dailies_logger.ui.ask_sheet import AskSheet
from dailies_logger.ui.beat_asks import BeatAsks
from dailies_logger.ui.verbs_beats import BeatVerbs
from tests.support.bench_room import bench_room


def test_change__asks_why_only_of_a_beat_with_a_champion(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    sheet = AskSheet(window)
    plain = Beat(id=new_id(), scene="24", name="the lie lands", rank=1, intensity=4)
    crowned = Beat(id=new_id(), scene="24", name="she sits", rank=2, champion=new_id(), reason="the breath")
    with bench_room() as room:
        asks = BeatAsks(BeatVerbs(room.bench), sheet)
        asks.change(plain)
        assert list(sheet.fields) == ["name", "whose", "feeling", "intensity", "note", "scene"]
        assert sheet.answer()["intensity"] == "4"
        asks.change(crowned)
        assert (sheet.fields["reason"].text(), sheet.answer()["intensity"]) == ("the breath", "")
        asks.merge(plain, [plain, crowned])
        assert sheet.fields["into"].placeholderText() == "she sits"
