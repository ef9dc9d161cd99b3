"""Rows are given whole to the painter, and in words to those who listen."""

from PySide6.QtCore import QModelIndex, Qt

from dailies_logger.ui.models.told_rows import ROW, ToldRows


def test_rows__are_told_whole_and_in_words() -> None:
    model: ToldRows[tuple[str, int]] = ToldRows(lambda row: f"{row[0]} {row[1]}")
    model.set_rows((("tears", 3), ("runs", 5)))
    index = model.index(1, 0)
    assert (model.rowCount(), model.rowCount(index)) == (2, 0)
    assert index.data(ROW) == ("runs", 5)
    assert {index.data(role) for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)} == {"runs 5"}
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "runs 5"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    model.set_rows(())
    assert model.data(QModelIndex()) is None
