"""Show the keyboard with what every key does, and change it: `?`. It is made from the commands, so it cannot be wrong."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from dailies_logger.ui import theme
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.board import ROW, Board
from dailies_logger.ui.commands.command import Command
from dailies_logger.ui.finder import Finder, hints
from dailies_logger.ui.found import ROW as LINE
from dailies_logger.ui.found import Found, Match, match
from dailies_logger.ui.held_key import HeldTogether
from dailies_logger.ui.key_card import KeyCard
from dailies_logger.ui.key_catcher import ALONE, KeyCatcher, key_of
from dailies_logger.ui.key_change import NOTHING, KeyChange
from dailies_logger.ui.key_head import PresetRow, legend
from dailies_logger.ui.key_words import key_name
from dailies_logger.ui.keyboard import HIGH
from dailies_logger.ui.keys import ENTER
from dailies_logger.ui.own_keys import OwnKeys
from dailies_logger.ui.widgets import Hairline, text, tint
from dailies_logger.workflow.keymap import Keys

WIDTH = 1200
ROWS = 7
_FEWEST = 4
_HINTS = (("Enter", "change"), ("Del", "free"), ("Ctrl+Backspace", "as it was"), ("Ctrl+Z", "undo"), ("Tab", "keys, list"), ("Esc", "back"))
_CTRL = Qt.KeyboardModifier.ControlModifier
_CTRL_SHIFT = _CTRL | Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier


class KeyRows(Found):
    """List every command with all its keys, found by its name or by a key; what the editor has changed is marked."""

    LEFT_OUT = frozenset()

    def fit(self, typed: str, command: Command) -> Match | None:
        """Fit what was typed to the keys as they are shown, else to the name."""
        wanted = typed.casefold().replace("+", " ").split()
        if wanted and any(key_name(key).casefold().split() == wanted for key in self.keys(command)):
            return Match(score=2000)
        return match(typed, self.name(command))

    def name(self, command: Command) -> str:
        """Return a command's name, whatever it would undo just now."""
        return command.name

    def off(self, command: Command) -> bool:
        """Every command can have a key."""
        return False

    def remark(self, command: Command) -> str:
        """Mark what was changed."""
        return "yours" if self._actions.keymap.is_own(command.id) else ""

    def keys(self, command: Command) -> Keys:
        """Show all its keys."""
        return self._actions.keymap.keys(command.id)


class KeySheet(Finder):
    """Lie over the window as the one overlay that may cover the picture: the keyboard, every command under it, the key looked at.

    On the keyboard a key is shown, not done. Enter there asks for a command of the key, in the list for a key of the command.
    """

    def __init__(self, parent: QWidget, actions: ActionSet, own: OwnKeys) -> None:
        super().__init__(parent, KeyRows(actions, parent), name="Keys", asks="Find a command, or a key such as Shift C", rows=ROWS)
        self._actions, self._own = actions, own
        self.held = HeldTogether(self)
        self.held.watch_while_shown(self)
        self.presets = PresetRow(own)
        self.board = Board(actions, self.held)
        self.card = KeyCard(actions)
        self.line = text("", "small", wrap=True)
        self.line.setMinimumHeight(theme.px(34))
        self.change = KeyChange(own, self._say)
        self.catcher = KeyCatcher(self)
        self.setProperty("holds", True)
        self._lay()
        self._wire()

    def _wire(self) -> None:
        self.catcher.caught.connect(self._catch)
        self.presets.chosen.connect(self.change.preset)
        self.board.shown.connect(self.card.show_key)
        self.board.pointed.connect(self._pointed)
        self.board.asked.connect(self._ask_command)
        self.card.change.connect(self._ask_command)
        self.card.free.connect(self.change.free)
        self.card.back.connect(self.change.back)
        self.list.doubleClicked.connect(lambda _: self._enter(more=False))
        self.list.clicked.connect(lambda _: self._point())
        self.box.installEventFilter(self)
        self.card.show_key(self.board.key)

    def _lay(self) -> None:
        """Put the keyboard above, the list and the key that is looked at side by side under it."""
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), theme.px(12))
        column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.addWidget(text("Keys", "title", ink="strong"))
        head.addSpacing(theme.px(16))
        head.addWidget(self.presets)
        head.addStretch(1)
        head.addLayout(legend())
        column.addLayout(head)
        column.addWidget(self.board)
        column.addWidget(text("Hold or click Shift, Ctrl, Alt to see what the keys do with them.", "small", ink="text2"))
        column.addWidget(Hairline())
        below = QHBoxLayout()
        below.setSpacing(theme.px(16))
        finds = QVBoxLayout()
        finds.setSpacing(0)
        finds.addLayout(self.head())
        finds.addWidget(Hairline())
        finds.addWidget(self.list)
        below.addLayout(finds, 1)
        below.addWidget(self.card, 1)
        column.addLayout(below)
        column.addWidget(Hairline())
        column.addWidget(self.line)
        drop = _button("Back to the preset", "Drop what you have changed; Ctrl Z brings it back", self.change.drop_changes)
        column.addLayout(_foot(drop, _button("Print…", "A PDF of every key and what it does", self._print)))

    def ask(self) -> None:
        """Open to find a command and change its key."""
        self._begin()
        self.open(self.box)

    def show_board(self) -> None:
        """Open to look at the keys."""
        self._begin()
        self.open()
        self._back_to_board()

    def _begin(self) -> None:
        self.box.clear()
        self.look()
        self.board.hold()
        self.presets.mark()
        self.change.say_preset()

    def sizeHint(self) -> QSize:
        """Ask for 1200 wide, and for the height of what lies inside."""
        return QSize(theme.px(WIDTH), super().sizeHint().height())

    def place(self, inside: QRect) -> QRect:
        """Lie in the middle, a little inside the window; where there is no room the list gives way, then the keyboard."""
        margin = theme.px(16)
        free = inside.adjusted(margin, margin, -margin, -margin)
        self._fit(rows=ROWS, lower=0)
        over = self.sizeHint().height() - free.height()
        rows = min(ROWS, max(_FEWEST, ROWS - -(-over // theme.px(LINE))))
        self._fit(rows=rows, lower=max(0, over - theme.px(LINE) * (ROWS - rows)))
        return super(Finder, self).place(free)

    def _fit(self, *, rows: int, lower: int) -> None:
        self.list.setFixedHeight(theme.px(LINE) * rows)
        self.board.setFixedHeight(round(theme.px(ROW) * HIGH) - lower)
        layout = self.layout()
        assert layout is not None  # noqa: S101 - made in __init__
        layout.activate()  # else it goes on asking for the height before

    def dismiss(self) -> None:
        """Put the sheet away, and whatever was asked."""
        self.change.rest()
        super().dismiss()

    def look(self, typed: str = "") -> None:
        """List what fits, and show where the best of it lies."""
        if self.change.command:
            self.change.rest()
        super().look(typed)
        if typed:
            self._point()

    def again(self, wanted: str = "") -> None:
        """List anew, and show what was changed."""
        super().again(wanted)
        self.presets.mark()
        self.change.look_again()
        self.card.show_key(self.board.key)

    def _point(self) -> None:
        """Show where the chosen command lies, or say what it would do to the key that waits for one."""
        command = self.chosen()
        if command is None:
            return
        keys = self._own.map.keys(command.id)
        if self.change.key:
            self.change.weigh(command.id)
        elif keys:
            self.board.show_key(keys[0])

    def _pointed(self, key: str) -> None:
        """Take a key that the hand has pointed at, if a command waits for one; a key that waits does so no more."""
        if self.change.command and key:
            self._catch(key)
        elif self.change.key:
            self.change.rest(NOTHING)

    def _enter(self, *, more: bool) -> None:
        """Ask for a key of the chosen command, or give it the one that waits."""
        command = self.chosen()
        if command is None:
            return
        if self.change.key:
            if self.change.put(command.id, more=more):
                self._back_to_board()
        elif self.change.ask_key(command.id, more=more):
            self.catcher.setFocus()

    def _ask_command(self, key: str) -> None:
        if key and self.change.ask_command(key):
            self.board.show_key(key)
            self.box.clear()
            self.look()
            self.list.setCurrentIndex(self.model.index(-1, 0))
            self.box.setFocus()

    def _catch(self, key: str) -> None:
        command = self.change.command
        self.change.catch(key)
        if not self.change.open:
            self.again(command)
            self._point()
            self.box.setFocus()

    def _back_to_board(self) -> None:
        self.box.clear()
        self.look()
        self.list.setCurrentIndex(self.model.index(-1, 0))
        self.board.take_focus()

    def _print(self) -> None:
        self.dismiss()
        self._actions.run("view.print_keys")

    def _say(self, words: str, ink: str) -> None:
        self.line.setText(words)
        self.line.setAccessibleName(words)
        tint(self.line, ink)

    def _leave(self) -> None:
        """Leave the question first, then the sheet."""
        if not self.change.open:
            self.dismiss()
        elif self.change.key:
            self.change.rest(NOTHING)
            self._back_to_board()
        else:
            self.change.rest(NOTHING)

    def _change(self, event: QKeyEvent, *, command: str) -> bool:
        """Do what the sheet's own keys with Ctrl do, with a command; say whether this was one."""
        does: dict[tuple[int, Qt.KeyboardModifier], Callable[[], object]] = {
            (Qt.Key.Key_Z, _CTRL): self.change.turn_back,
            (Qt.Key.Key_Z, _CTRL_SHIFT): self.change.turn_on,
            **dict.fromkeys(((enter, _CTRL) for enter in ENTER), lambda: self._enter(more=True)),
        }
        if command:
            does[Qt.Key.Key_Delete, _CTRL] = lambda: self.change.clear(command)
            does[Qt.Key.Key_Backspace, _CTRL] = lambda: self.change.back(command)
        found = does.get((event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier))
        if found is not None:
            found()
        return found is not None

    def _on_board(self, event: QKeyEvent) -> None:
        """Free a key, or show the one that was pressed."""
        shown = self.board.key
        if event.modifiers() == _NONE and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            if shown:
                self.change.free(shown)
        elif event.key() not in ALONE and not self._change(event, command=self.board.command):
            key = key_of(event)
            if key in self._own.map.keys("help.keys"):
                self.dismiss()
            elif key:
                self.board.show_key(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have the sheet's keys before the box edits its text with them."""
        if watched is not self.box or not isinstance(event, QKeyEvent) or not event.modifiers() & _CTRL:
            return super().eventFilter(watched, event)
        own = event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Z, *ENTER}
        if own and event.type() is QEvent.Type.KeyPress:
            command = self.chosen()
            self._change(event, command=command.id if command else "")
        event.setAccepted(own)
        return own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for a key or a command on Enter; walk the list, and show where each command lies."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif self.board.has_focus():
            self._on_board(event)
        elif event.key() in ENTER:
            self._enter(more=False)
        else:
            before = self.list.currentIndex()
            super().keyPressEvent(event)
            if self.list.currentIndex() != before:
                self._point()


def _foot(*buttons: QToolButton) -> QHBoxLayout:
    """Say which keys do what, and lay buttons at the right."""
    foot = QHBoxLayout()
    said = hints(_HINTS)
    said.setContentsMargins(0, 0, 0, 0)
    foot.addLayout(said, 1)
    for button in buttons:
        foot.addWidget(button)
    return foot


def _button(words: str, tip: str, does: Callable[[], object]) -> QToolButton:
    made = QToolButton()
    made.setText(words)
    made.setToolTip(tip)
    made.setProperty("framed", True)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.clicked.connect(does)
    return made
