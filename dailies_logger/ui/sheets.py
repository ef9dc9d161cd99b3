"""Hold what may lie over the window: commands, questions, keys, pages, imports. One at a time; Esc puts it away."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.ask_sheet import AskSheet
from dailies_logger.ui.disagreement_sheet import DisagreementSheet
from dailies_logger.ui.help import Page, about, shipped
from dailies_logger.ui.import_sheet import ImportSheet
from dailies_logger.ui.key_sheet import KeySheet
from dailies_logger.ui.overlay import Overlay
from dailies_logger.ui.own_keys import OwnKeys
from dailies_logger.ui.palette import Palette
from dailies_logger.ui.proxy_sheet import ProxySheet
from dailies_logger.ui.sync_sheet import SyncSheet
from dailies_logger.ui.vocabulary_sheet import VocabularySheet


class Sheets(QObject):
    """Make the overlays of a window. `merge_wanted` carries a Table and its mapping, `clip_wanted` a clip to show.

    `lanes_top` tells where the lanes begin in the window (0: there are none), so that nothing small lies on the picture.
    """

    merge_wanted = Signal(object, object)
    clip_wanted = Signal(object)

    def __init__(self, window: QWidget, actions: ActionSet, own: OwnKeys, lanes_top: Callable[[], int]) -> None:
        super().__init__(window)
        self.palette = Palette(window, actions)
        self.ask = AskSheet(window)
        self._make_keys = partial(KeySheet, window, actions, own)
        self._keys: KeySheet | None = None
        self.imports = ImportSheet(window)
        self.disagreements = DisagreementSheet(window)
        self.page = Page(window)
        self.proxies = ProxySheet(window)
        self.sync = SyncSheet(window)
        self.vocabulary = VocabularySheet(window, actions, self.ask)
        for sheet in (self.palette, self.ask, self.sync):
            sheet.lanes_top = lanes_top
        self.imports.accepted.connect(self.merge_wanted)
        self.disagreements.clip_requested.connect(self.clip_wanted)

    @property
    def keys(self) -> KeySheet:
        """Return the sheet of keys, made when it is first looked at: it is costly, and many a start never shows it."""
        if self._keys is None:
            self._keys = self._make_keys()
        return self._keys

    def every(self) -> tuple[Overlay, ...]:
        """List the overlays that are made by now."""
        return (
            *([self._keys] if self._keys is not None else []),
            self.page,
            self.proxies,
            self.sync,
            self.disagreements,
            self.imports,
            self.ask,
            self.vocabulary,
            self.palette,
        )

    def shown(self) -> Overlay | None:
        """Return the one that is open."""
        return next((sheet for sheet in self.every() if sheet.isVisible()), None)

    def dismiss(self) -> bool:
        """Put away what is open; say whether there was anything."""
        sheet = self.shown()
        if sheet is not None:
            sheet.dismiss()
        return sheet is not None

    def leave(self) -> None:
        """Let go of a library that closes, and put away what is open over it."""
        self.proxies.leave()
        self.vocabulary.leave()
        for sheet in self.every():
            if sheet is not self.page:
                sheet.dismiss()

    def ask_command(self, *, playing: bool) -> None:
        """Open the palette."""
        self.palette.ask_command(playing=playing)

    def toggle_keys(self) -> None:
        """Show the keyboard, or put it away."""
        self.keys.dismiss() if self.keys.isVisible() else self.keys.show_board()

    def change_keys(self) -> None:
        """Show the keyboard, to find a command and change its key."""
        self.keys.ask()

    def show_guide(self) -> None:
        """Show the user guide."""
        self.page.show_page("User guide", shipped("guide"))

    def show_whats_new(self) -> None:
        """Show what is new."""
        self.page.show_page("What’s new", shipped("whats_new"))

    def show_about(self) -> None:
        """Show version and licences."""
        self.page.show_page("About", about())
