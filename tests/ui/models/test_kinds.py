from PySide6.QtCore import Qt

from dailies_logger.domain.label import DEFAULT_VOCABULARY, LabelKind, Lane, Vocabulary
from dailies_logger.ui.models.kinds import KindColumn, KindModel


def test_model__shows_name_lane_key_and_values_of_what_is_used(qapp: object) -> None:
    gone = LabelKind(id="gone", name="Gone", lane=Lane.FREE.id, key="", retired=True)
    model = KindModel(lambda kind: f"<{kind.key}>")
    model.set_vocabulary(Vocabulary(kinds=(*DEFAULT_VOCABULARY.kinds, gone)))
    assert model.rowCount() == len(DEFAULT_VOCABULARY.kinds)
    row = model.row_of("problem")
    assert [model.index(row, column).data() for column in KindColumn] == ["Problem", "Problem", "<9>", "soft, boom, continuity, NG"]
    assert model.index(row, 0).data(Qt.ItemDataRole.DecorationRole) is not None
    assert (model.row_of("gone"), model.kind(99)) == (-1, None)
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in KindColumn] == ["Kind", "Lane", "Key", "Values"]
