from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.support.window import open_window


def test_light_theme__is_kept_for_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    window, _, _ = open_window(qtbot, tmp_path)
    window.actions_of["view.light"].trigger()
    assert window.status.notice is not None
    assert window.status.notice.text == "The light theme comes with the next start."
    assert window.layout_kept.flag("light", default=False)
    window.close()
    again, _, _ = open_window(qtbot, tmp_path)
    assert again.actions_of["view.light"].isChecked()
    again.actions_of["view.light"].trigger()
    assert not again.layout_kept.flag("light", default=True)
