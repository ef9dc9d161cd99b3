"""Tell one key in full words: what it does alone and with others held, and what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from dailies_logger.ui import theme
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.key_faces import Face, Look, layers
from dailies_logger.ui.key_words import key_name
from dailies_logger.ui.widgets import ElidedText, KeyCap, text, tint

ROWS = 8
"""There are no more layers than these: Ctrl, Alt and Shift, each held or not."""


class KeyCard(QWidget):
    """Show a key. `change`, `free` and `back` carry what its buttons are for: the key, the key, the command."""

    change = Signal(str)
    free = Signal(str)
    back = Signal(str)

    def __init__(self, actions: ActionSet) -> None:
        super().__init__()
        self._actions = actions
        self._face: Face | None = None
        self.title = text("", "lead_bold", ink="strong")
        self.what = ElidedText("small")
        tint(self.what, "text2")
        self._rows = [(KeyCap(""), ElidedText("small")) for _ in range(ROWS)]
        self.buttons = {
            "change": _button("Change", "Choose the command that this key does (Enter)"),
            "free": _button("Free", "Take the command off this key (Delete)"),
            "back": _button("As it was", "Give the command the keys of the preset again (Ctrl Backspace)"),
        }
        self.buttons["change"].clicked.connect(lambda: self.change.emit(self._face.key if self._face else ""))
        self.buttons["free"].clicked.connect(lambda: self.free.emit(self._face.key if self._face else ""))
        self.buttons["back"].clicked.connect(lambda: self.back.emit(self._face.command if self._face else ""))
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # the list says how high it is

    def show_key(self, key: str) -> None:
        """Show a key as it is spelled; nothing changes where there is none."""
        if not key:
            return
        found = list(layers(self._actions, key))
        self._face = shown = next(face for face in found if face.key == key)
        self.title.setText(key_name(key))
        self.what.setText(self._words(shown))
        for (cap, words), face in zip(self._rows, [*found, *[None] * (ROWS - len(found))], strict=True):
            cap.set_key(face.key if face is not None else "")
            words.setVisible(face is not None)
            words.setText("" if face is None else face.told or "Free")
            words.setFont(theme.font("small_bold" if face is shown else "small"))
            tint(words, "text" if face is shown else "text2")
        mine = self._actions.keymap.is_own(shown.command)
        self.buttons["change"].setEnabled(shown.look is not Look.FIXED)
        self.buttons["free"].setEnabled(bool(shown.command) and shown.look is not Look.FIXED)
        self.buttons["back"].setEnabled(mine)

    def _words(self, shown: Face) -> str:
        if not shown.command:
            return shown.told or "Free for your own"
        command = self._actions.command(shown.command)
        return command.short + (f": {command.hint[0].lower()}{command.hint[1:]}" if command.hint else "")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(4))
        head.addWidget(self.title)
        head.addStretch(1)
        for button in self.buttons.values():
            head.addWidget(button)
        rows = QGridLayout()
        rows.setHorizontalSpacing(theme.px(8))
        rows.setVerticalSpacing(theme.px(2))
        rows.setColumnStretch(1, 1)
        for place, (cap, words) in enumerate(self._rows):
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            rows.addWidget(cap, place, 0)
            rows.addWidget(words, place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(6), theme.px(24), 0)
        column.setSpacing(theme.px(6))
        column.addLayout(head)
        column.addWidget(self.what)
        column.addLayout(rows)
        column.addStretch(1)


def _button(words: str, tip: str) -> QToolButton:
    made = QToolButton()
    made.setText(words)
    made.setToolTip(tip)
    made.setProperty("framed", True)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAccessibleName(words)
    return made
