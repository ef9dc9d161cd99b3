"""Give those who cannot see the lanes the same labels as real parts of the window: a button that is not painted over each bar.

A screen reader finds widgets, not paint. So while one listens, each label in view has a button of its own: it says lane, words,
timecode and length, whether it is chosen, and pressing it chooses the label. The mouse goes through them, and Tab passes by.
"""

from heapq import nsmallest
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from dailies_logger.ui.timeline.sheet import Sheet

MOST = 200
"""How many labels have a button at once: those in view, from the left. Who listens goes through them one by one."""


class SpokenLabel(QPushButton):
    """Be one label for a screen reader."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.label: UUID | None = None
        self.setObjectName("spoken")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing: the lanes do."""


class SpokenLabels(QObject):
    """Keep the buttons true to the lanes while a screen reader listens. `pressed` carries the label's id."""

    pressed = Signal(object)

    def __init__(self, sheet: Sheet, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._sheet = sheet
        self._viewport = viewport
        self._buttons: list[SpokenLabel] = []
        self._soon = QTimer(self, interval=200, singleShot=True)
        self._soon.timeout.connect(self.tell)

    def follow(self) -> None:
        """Tell again soon, if anybody listens."""
        if QAccessible.isActive() and not self._soon.isActive():
            self._soon.start()

    def tell(self) -> None:
        """Lay a button over each label in view, in the order of time."""
        sheet = self._sheet
        in_view = ((lane, bar) for lane, bar in sheet.in_view() if sheet.box(lane, bar).right() >= 0)
        shown = nsmallest(MOST, in_view, key=lambda found: found[1].start)
        while len(self._buttons) < len(shown):
            button = SpokenLabel(self._viewport)
            button.clicked.connect(lambda *_, button=button: self.pressed.emit(button.label))
            self._buttons.append(button)
        for button, (lane, bar) in zip(self._buttons, shown, strict=False):
            button.label = bar.label.id
            button.setGeometry(sheet.box(lane, bar))
            button.setAccessibleName(sheet.says(bar.label) + (", chosen" if bar.label.id in sheet.chosen else ""))
            button.setAccessibleDescription(sheet.tip(bar))
            button.show()
        for button in self._buttons[len(shown) :]:
            button.hide()
