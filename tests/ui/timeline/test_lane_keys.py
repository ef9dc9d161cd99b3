from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.label import DEFAULT_VOCABULARY, SHIPPED_LANES, Lane
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.timeline.headers import LaneHeaders
from dailies_logger.ui.timeline.lane_keys import LaneKeys, lane_keys


def test_lane_keys__stand_beside_their_lane() -> None:
    own = {kind.id: kind.key for kind in DEFAULT_VOCABULARY.kinds}
    keys = lane_keys(DEFAULT_VOCABULARY, lambda kind: own[kind])
    assert [keys[lane] for lane in SHIPPED_LANES] == ["1", "2-4", "5", "6", "7", "8", "9", "0"]
    own["best_moment"] = "G"
    keys = lane_keys(DEFAULT_VOCABULARY, lambda kind: own.get(kind, ""))
    assert (keys[Lane.PERFORMANCE], keys[Lane.BEAT]) == ("G 3-4", "1")
    assert lane_keys(DEFAULT_VOCABULARY, lambda _: "")[Lane.BEAT] == ""


def test_follow__keys_that_change_and_keys_that_are_hidden(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions, headers = ActionSet(window), LaneHeaders(window)
    actions["view.keys"].setChecked(False)
    LaneKeys(headers, actions)
    assert (headers._keys[Lane.BEAT], headers._keys_shown) == ("1", False)
    actions["view.keys"].setChecked(True)
    actions.keymap.give("kind.emotional_beat", "G")
    actions.lay_keys()
    assert (headers._keys[Lane.BEAT], headers._keys_shown) == ("G", True)
