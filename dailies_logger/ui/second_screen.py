"""Show the picture on a screen of its own; rooms, lanes and every key stay in the main window.

What is wanted and what is there are two things. The editor wants the picture on a screen, by name, until he brings it back;
that is remembered. Whenever a library opens, or a screen comes or goes, it is looked whether it can be there, and it goes
or comes by itself: a screen that was asleep for the night has the picture again in the morning.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QActionEvent, QCloseEvent, QCursor, QGuiApplication, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dailies_logger.ui.bench import NoticeKind
from dailies_logger.ui.keys import types

if TYPE_CHECKING:
    from dailies_logger.ui.window import MainWindow

COMMAND = "view.second_screen"
ON, NAME = "second_screen/on", "second_screen/name"
"""Under what it is kept that the picture is wanted on another screen, and on which one."""

ASKS, PAUSE = 20, 100
"""How often the keyboard is asked for, every so many milliseconds: window managers refuse it while they are still placing a window."""


class PictureWindow(QWidget):
    """Fill a screen with the picture, without a frame. `left` comes when it is closed by the system's own way.

    It has the main window's commands, so that each key does there what it does here.
    """

    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("well")
        self.setWindowTitle("Picture – Dailies Logger")
        self.setAccessibleName("Picture on the second screen")
        for attribute in (Qt.WidgetAttribute.WA_StyledBackground, Qt.WidgetAttribute.WA_ShowWithoutActivating):
            self.setAttribute(attribute)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self.addActions(window.actions())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def hold(self, picture: QWidget) -> None:
        """Take what is to be shown."""
        self._column.addWidget(picture)
        picture.show()

    def fill(self, screen: QScreen) -> None:
        """Fill this screen."""
        self.hide()  # what fills one screen is not moved to another by the system
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Go, and leave the picture behind; to refuse would keep the whole program from being closed."""
        self.left.emit()
        super().closeEvent(event)


class SecondScreen(QObject):
    """Follow what is wanted and which screens there are; `screens` tells them."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._layout = window, window.layout_kept
        self.screens: Callable[[], Sequence[QScreen]] = QGuiApplication.screens
        self.shown: PictureWindow | None = None
        self._met = False
        window.installEventFilter(self)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)  # noqa: S101 - there is no window without one
        app.screenAdded.connect(self._look_again)
        app.screenRemoved.connect(self._look_again)

    @property
    def on(self) -> bool:
        """Say whether the picture is on another screen."""
        return self.shown is not None

    def toggle(self) -> None:
        """Put the picture on another screen, or bring it back; remembered."""
        screens = self._others()
        self._layout.keep_flag(ON, value=not self.on and bool(screens))
        if not self.on and screens:
            self._layout.keep_word(NAME, name_of(self._wanted() or max(screens, key=_area)))
        self.settle()

    def leave(self) -> bool:
        """Bring the picture back where its own window has the keyboard; say whether it was so."""
        left = self.shown is not None and self.shown.isActiveWindow()
        if left:
            self.toggle()
        return left

    def settle(self) -> None:
        """Have the picture where it is wanted, if that screen is there and a library is open."""
        if self._window.rooms is not None and self._window.isVisible():
            screen = self._wanted() if self._layout.flag(ON, default=False) else None
            self._put(screen) if screen is not None else self._bring_back()
        self._window.update_actions()

    def end(self) -> None:
        """Bring the picture back because its library closes; it stays wanted where it was."""
        if self.shown is not None:
            self._layout.keep_word(NAME, name_of(self.shown.screen()))
            self._bring_back()

    def _close(self) -> None:
        """Bring the picture back; it is wanted there no more, unless the whole program is being closed."""
        self._bring_back()
        QTimer.singleShot(0, self, lambda: self._layout.keep_flag(ON, value=not self._window.isVisible()))

    def _look_again(self) -> None:
        """Settle after a screen has come or gone; where the picture comes or goes with it, say so."""
        was = self.on
        self.settle()
        if was != self.on and self._window.work is not None:
            here, there = "The second screen is gone. The picture is here again.", "The second screen is back, and the picture is on it."
            self._window.work.bench.say(there if self.on else here, NoticeKind.INFO)

    def _follow(self) -> None:
        """Give way when the main window is moved onto the screen of the picture."""
        if self.shown is not None and self.shown.screen() is self._window.screen():
            others = self._others()
            self._put(max(others, key=_area)) if others else self._bring_back()

    def _others(self) -> list[QScreen]:
        """List the screens that the main window is not on."""
        here = self._window.screen()
        return [screen for screen in self.screens() if screen is not here]

    def _wanted(self) -> QScreen | None:
        """Return the screen on which the picture is, wherever it was moved, or was last, if it is there and free."""
        name, at = self._layout.word(NAME), self.shown.screen() if self.shown is not None else None  # `at` may be gone: ask it nothing
        others = self._others()
        return at if any(screen is at for screen in others) else next((screen for screen in others if name_of(screen) == name), None)

    def _put(self, screen: QScreen) -> None:
        """Show the picture, among its angles where these are shown, on a screen."""
        rooms = self._window.rooms
        if rooms is None or (self.shown is not None and self.shown.screen() is screen):
            return
        if self.shown is None:
            self.shown = PictureWindow(self._window)
            self.shown.left.connect(self._close)
            rooms.set_away(away=True)
            self.shown.hold(rooms.logging.grid)
            self.shown.installEventFilter(self)
        active = self._window.isActiveWindow()
        self.shown.fill(screen)
        self._window.actions_of[COMMAND].setChecked(True)
        if active:
            self._window.activateWindow()  # some systems give the keyboard to whatever is new

    def _bring_back(self) -> None:
        """Give the picture back to the room that is on, and the keyboard to the main window."""
        window, self.shown = self.shown, None
        self._window.actions_of[COMMAND].setChecked(False)
        if window is None or self._window.rooms is None:
            return
        active = window.isActiveWindow()
        self._window.rooms.set_away(away=False)
        window.removeEventFilter(self)
        window.hide()
        window.deleteLater()
        if active:
            self._window.activateWindow()

    def _hand_over(self, *, given: bool = False, asks: int = ASKS) -> None:
        """Let the main window have the keyboard where somebody types, or is asked, there; or the other was `given` it without a click.

        It is asked for again, `asks` times at most, until it has been given.
        """
        window, shown = self._window, self.shown
        if shown is None or not shown.isActiveWindow() or not asks:
            return
        if types(window.focusWidget()) or window.sheets.shown() or (given and not shown.geometry().contains(QCursor.pos())):
            window.activateWindow()
            QTimer.singleShot(PAUSE, self, lambda: self._hand_over(given=given, asks=asks - 1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch both windows, and keep nothing from anybody."""
        kind = event.type()
        if watched is self.shown and kind is QEvent.Type.WindowActivate:
            self._hand_over(given=True)
        elif watched is self._window and kind is QEvent.Type.ActionAdded and isinstance(event, QActionEvent) and self.shown is not None:
            self.shown.addAction(event.action())
        elif watched is self._window and kind is QEvent.Type.Show and not self._met:
            self._met = True
            self._window.windowHandle().screenChanged.connect(self._follow)
            self._window.windowHandle().focusObjectChanged.connect(lambda _: self._hand_over())
            self.settle()
        return False


def name_of(screen: QScreen) -> str:
    """Return by what a screen is known again: maker, model and number where it tells them, else the name of its socket."""
    told = " ".join(word for word in (screen.manufacturer(), screen.model(), screen.serialNumber()) if word)
    return told if screen.serialNumber() else f"{told} {screen.name()}".strip()


def _area(screen: QScreen) -> float:
    """Return how many device pixels a screen has."""
    size = screen.geometry().size()
    return size.width() * size.height() * screen.devicePixelRatio() ** 2
