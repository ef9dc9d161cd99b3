"""Test that the lanes are listed as they lie."""

from dataclasses import replace

from PySide6.QtCore import Qt

from dailies_logger.domain.label import DEFAULT_VOCABULARY, SHIPPED_LANES, Lane, Look
from dailies_logger.ui.models.lanes import LaneColumn, LaneModel, look_name


def test_model__shows_name_look_and_letter_in_their_order(qapp: object) -> None:
    model = LaneModel()
    songs = Lane(id="songs", name="Songs", look=Look.HALF_CIRCLE)
    model.set_vocabulary(replace(DEFAULT_VOCABULARY, lanes=(songs, *SHIPPED_LANES)))
    assert (model.rowCount(), model.ids()[:2]) == (9, ("songs", "beat"))
    assert [model.index(0, column).data() for column in LaneColumn] == ["Songs", "Half circle", "D"]
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "Songs"
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is not None
    assert model.index(0, 1).data(Qt.ItemDataRole.DecorationRole) is None
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in LaneColumn] == ["Lane", "Look", "Letter"]
    assert (model.lane(0), model.lane(99), look_name(Look.STAR)) == (songs, None, "Star")
