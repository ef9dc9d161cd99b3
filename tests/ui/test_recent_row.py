from pathlib import Path

from pytestqt.qtbot import QtBot

from dailies_logger.ui.recent_row import SHOWN, RecentRow
from tests.support.window import open_window


def test_row__opens_what_was_opened_lately(qtbot: QtBot) -> None:
    row = RecentRow()
    qtbot.addWidget(row)
    opened: list[Path] = []
    row.set_recent([], opened.append)
    assert row.isHidden()
    paths = [Path(f"/films/{name}.dailies") for name in ("Harbour Lights", "R&D", "x" * 80, "Fourth")]
    row.set_recent(paths, opened.append)
    assert not row.isHidden()
    assert len(row.buttons) == SHOWN
    assert [button.text() for button in row.buttons[:2]] == ["Harbour Lights", "R&&D"]
    assert len(row.buttons[2].text()) < 40
    row.buttons[1].click()
    assert opened == [paths[1]]
    row.set_recent(paths[:1], opened.append)
    assert len(row.buttons) == 1


def test_first_page__shows_the_library_that_was_open(qtbot: QtBot, tmp_path: Path) -> None:
    window, _, _ = open_window(qtbot, tmp_path)
    library = tmp_path / "Harbour Lights.dailies"
    library.touch()
    window.layout_kept.opened(library)
    window.show_first_run()
    assert [button.text() for button in window.pages.first_run.recent.buttons] == ["Harbour Lights"]
