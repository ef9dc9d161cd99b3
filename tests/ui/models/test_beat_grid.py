"""What the grid tells a table, and those who listen."""

from PySide6.QtCore import Qt

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.identity import id_from
from dailies_logger.ui.models.beat_grid import NOTHING, BeatGridModel, BeatRole
from dailies_logger.workflow.beat_grid import beat_grid
from tests.support.memory_library import MemoryLibrary
from tests.support.rushes import camera_clip, label, library, slated

LIE, COAT = (
    Beat(id=id_from("beat", name), scene="24", name=name, rank=at) for at, name in enumerate(("the lie lands", "he takes the coat"))
)
CLIP = camera_clip(take=slated("24"), shot_size="CU", lens="75")


def shelf() -> MemoryLibrary:
    return library(slated("24"), CLIP, LIE, COAT, label(CLIP, 1, 9, beat=LIE.id, rating=4))


def test_model__tells_rows_cells_and_words() -> None:
    model = BeatGridModel()
    model.set_grid(beat_grid(shelf(), "24"))
    assert (model.rowCount(), model.columnCount(), model.rowCount(model.index(0, 0))) == (2, 1, 0)
    first, second = model.index(0, 0), model.index(1, 0)
    assert first.data(BeatRole.ROW).beat == LIE
    assert (len(first.data(BeatRole.CELL).readings), second.data(BeatRole.CELL)) == (1, None)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "the lie lands, 24 A: 1 reading, best 4 of 5"
    assert second.data(Qt.ItemDataRole.ToolTipRole) == "24 A has no reading of “he takes the coat”."
    assert model.headerData(0, Qt.Orientation.Horizontal) == "24 A"
    assert model.headerData(1, Qt.Orientation.Vertical) == "he takes the coat"
    assert (model.row_of(COAT.id), model.row_of(None), model.row(7), model.column(7)) == (1, -1, None, None)


def test_model__only_uncovered() -> None:
    model = BeatGridModel()
    model.set_grid(beat_grid(shelf(), "24"), uncovered=True)
    assert [row.beat for row in model.rows] == [COAT]


def test_model__without_takes_has_a_blank_column_so_that_beats_can_be_chosen() -> None:
    model = BeatGridModel()
    model.set_grid(beat_grid(library(LIE), "24"))
    assert (model.rowCount(), model.columnCount()) == (1, 1)
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "the lie lands: no takes of this scene yet."
    assert model.headerData(0, Qt.Orientation.Horizontal) == "No takes yet"
    model.set_grid(NOTHING)
    assert model.rowCount() == 0
