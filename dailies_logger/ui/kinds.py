"""Know the kinds of label that the open production uses, and tell when somebody has changed them."""

from PySide6.QtCore import QObject, Signal

from dailies_logger.domain.label import Vocabulary
from dailies_logger.domain.production import Production
from dailies_logger.ui.bench import Bench
from dailies_logger.workflow.edit import Edit


class Kinds(QObject):
    """Hold the vocabulary as it is now. `changed` carries the new one."""

    changed = Signal(object)

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.vocabulary = bench.desk.library.production().vocabulary
        bench.changed.connect(self._follow)
        bench.refreshed.connect(self._read)

    def _follow(self, edit: Edit) -> None:
        if any(isinstance(change.value, Production) for change in edit.changes):
            self._read()

    def _read(self) -> None:
        library = self._bench.desk.library
        self._bench.read(lambda: library.production().vocabulary, self._take, key="vocabulary")

    def _take(self, vocabulary: Vocabulary) -> None:
        if vocabulary != self.vocabulary:
            self.vocabulary = vocabulary
            self.changed.emit(vocabulary)
