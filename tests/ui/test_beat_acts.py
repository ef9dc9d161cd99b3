"""What the commands of the beat grid do with what is chosen, and what they say where nothing is."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.identity import id_from
from tests.support.window import open_window, press


def test_acts__without_a_reading_say_so_and_change_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window, _, library = open_window(qtbot, tmp_path, Beat(id=id_from("beat"), scene="24", name="the laugh", rank=1))
    assert window.rooms is not None
    press("Ctrl+4")
    room = window.rooms.beats
    qtbot.waitUntil(lambda: room.table.grid.rowCount() == 1)
    for command, sentence in (
        ("beats.play", "There is no reading to play."),
        ("beats.play_cell", "There is no reading to play."),
        ("beats.judge", "This beat has no champion yet: P makes one."),
        ("beats.crown", "No reading is chosen here."),
        ("beats.free", "No reading is chosen here."),
    ):
        room.acts.run(command)
        assert window.status.notice is not None
        assert window.status.notice.text == sentence
    assert not library.edits
    window.close()
