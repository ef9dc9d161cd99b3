"""Hold the rooms of one open library, and lend the one picture to whichever is on."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.actions import Room, Situation
from dailies_logger.ui.feeds import Pictures
from dailies_logger.ui.layout import Layout
from dailies_logger.ui.logging_room import LoggingRoom
from dailies_logger.ui.models.words import day_words
from dailies_logger.ui.player.player import Player
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.ui.work import Work


class Rooms(QStackedWidget):
    """Switch rooms. `chosen` comes when what is chosen in a room has changed."""

    chosen = Signal()
    room_wanted = Signal(object)

    def __init__(self, work: Work, actions: ActionSet, layout: Layout) -> None:
        super().__init__()
        self._work = work
        self.picture = PictureView()
        self.player = Player(work.bench, work.stage, self.picture, self)
        self.pictures = Pictures(work.bench, self)
        self.logging = LoggingRoom(work, actions, layout, self.pictures)
        self.addWidget(self.logging)
        self.room = Room.LOGGING
        self.logging.borrow(self.picture)

    def show_room(self, room: Room) -> None:
        """Go to a room; the picture comes along."""
        self.room = room
        self.focus_picture()

    def situation(self) -> Situation:
        """Return what the rooms know of what is chosen."""
        return Situation(room=self.room)

    def focus_search(self) -> None:
        """Go to the search box or filter of the room that is on."""
        self.logging.focus_filter()

    def focus_picture(self) -> None:
        """Put the focus where every key is a command."""
        self.logging.focus_picture()

    def query(self) -> str:
        """Return what is searched for."""
        return ""

    def chosen_stringout(self) -> UUID | None:
        """Return the stringout that is chosen."""
        return None

    def show_stringout(self, stringout: object) -> None:
        """Choose a stringout in its room."""

    def day_words(self) -> str:
        """Say what the library has, in the status bar."""
        counts, take = self._work.counts, self._work.stage.take
        if not counts.clips:
            return "No takes"
        parts = [
            day_words(take.day) if take and take.day else "",
            f"{counts.takes:,} takes",
            f"{counts.clips:,} clips",
            f"{counts.labels:,} labels",
        ]
        return " · ".join(part for part in parts if part)

    def lanes_top(self) -> int:
        """Return where the lanes begin, in the window."""
        return self.logging.lanes_top()

    def set_drop_over(self, *, over: bool) -> None:
        """Show that something is held over the window."""
        self.logging.empty.area.set_over(over=over)

    def keep_layout(self) -> None:
        """Remember how the rooms lie."""
        self.logging.keep_layout()

    def close_players(self) -> None:
        """Stop playing and let go of media."""
        self.player.close()
