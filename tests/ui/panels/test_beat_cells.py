"""What the grid paints: heads, stills, stars, the champion's name, and dashes where nothing covers a beat."""

from dataclasses import replace

from PySide6.QtGui import QColor, QImage, QPixmap
from pytestqt.qtbot import QtBot

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.identity import id_from
from dailies_logger.ui import theme
from dailies_logger.ui.panels.beat_cells import COLUMN, HEAD, ROW, STILL, TOP, counted
from dailies_logger.ui.panels.beats import BeatTable
from dailies_logger.workflow.beat_grid import beat_grid
from tests.support.rushes import camera_clip, key, label, library, placements, slated, stringout

CLIP, OTHER = (camera_clip(f"{camera}001C001_261120_R1AB", take=slated("24")) for camera in "AB")
BEST, SECOND = label(CLIP, 10, 20, rating=5), label(CLIP, 40, 50, rating=1)
LIE = Beat(id=id_from("beat"), scene="24", name="the lie lands", rank=1, whose="Grace", feeling="caught out", intensity=3, champion=BEST.id)


def painted(qtbot: QtBot, asked: list[int]) -> QImage:
    """Paint a grid of one beat, covered by camera A alone, whose stills are all red."""
    table = BeatTable()
    qtbot.addWidget(table)

    def red(clip: Clip, frame: int, width: int) -> QPixmap:
        asked.append(frame)
        still = QPixmap(width, width)
        still.fill(QColor("#ff0000"))
        return still

    table.cells.thumbnails = red
    bound = [replace(each, beat=LIE.id) for each in (BEST, SECOND)]
    table.grid.set_grid(beat_grid(library(slated("24"), CLIP, OTHER, LIE, *bound), "24"))
    table.resize(800, 400)
    table.show()
    return table.grab().toImage()


def test_cell__shows_the_best_reading_and_dashes_where_nothing_covers(qtbot: QtBot) -> None:
    asked: list[int] = []
    image = painted(qtbot, asked)
    assert set(asked) == {10}
    middle = TOP + ROW // 2
    assert image.pixelColor(HEAD + 4 + STILL[0] // 2, middle).name() == "#ff0000"
    assert image.pixelColor(HEAD + COLUMN + STILL[0] // 2, middle) == theme.color("window")
    frame = [image.pixelColor(HEAD + COLUMN + 4 + x, TOP + 8).name() for x in range(STILL[0])]
    assert len(set(frame)) == 2
    assert image.pixelColor(HEAD + 4 + 70, TOP + 8 + 3) != QColor("#ff0000")


def test_counted__says_readings_selected_and_used() -> None:
    bound = [replace(each, beat=LIE.id) for each in (BEST, SECOND)]
    out = stringout()
    (row,) = beat_grid(library(slated("24"), CLIP, LIE, *bound, out, *placements(out, BEST)), "24").rows
    assert counted(row) == "2 readings, 1 selected, 1 used"
    (row,) = beat_grid(library(slated("24"), CLIP, replace(LIE, champion=key("none")), bound[1]), "24").rows
    assert counted(row) == "1 reading"
