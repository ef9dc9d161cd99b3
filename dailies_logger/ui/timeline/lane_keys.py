"""Tell the headers of the lanes which keys open labels there, whichever those are by now."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from dailies_logger.domain.label import Lane, Vocabulary
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.commands.takes import KIND
from dailies_logger.ui.timeline.headers import LaneHeaders


class LaneKeys(QObject):
    """Follow the keys of the labels' commands, and whether keys are shown beside things."""

    def __init__(self, headers: LaneHeaders, actions: ActionSet) -> None:
        super().__init__(headers)
        self._headers, self._actions = headers, actions
        actions.keys_changed.connect(self._tell)
        actions["view.keys"].toggled.connect(self._show)
        self._show(shown=actions["view.keys"].isChecked())
        self._tell()

    def _tell(self) -> None:
        self._headers.set_keys(lane_keys(self._actions.vocabulary, lambda kind: self._actions.key(f"{KIND}{kind}")))

    def _show(self, shown: bool) -> None:
        self._headers.set_keys_shown(shown=shown)


def lane_keys(vocabulary: Vocabulary, key_of: Callable[[str], str]) -> dict[Lane, str]:
    """Return the single keys that open labels on each lane: `1`, `2-4` where they lie side by side, `2-4 Q`."""
    found: dict[Lane, list[str]] = {lane: [] for lane in vocabulary.lanes}
    for kind in vocabulary.used:
        if len(key := key_of(kind.id)) == 1:
            found[vocabulary.lane_with(kind.lane)].append(key)
    return {lane: _shortened(keys) for lane, keys in found.items()}


def _shortened(keys: list[str]) -> str:
    runs: list[str] = []
    for key in keys:
        if runs and runs[-1] + key in "1234567890":
            runs[-1] += key
        else:
            runs.append(key)
    return " ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else run for run in runs)
