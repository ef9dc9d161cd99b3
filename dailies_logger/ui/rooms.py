"""Hold the rooms of one open library, and lend the one picture to whichever is on."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.angles import Angles
from dailies_logger.ui.ask_sheet import AskSheet
from dailies_logger.ui.audition import Audition
from dailies_logger.ui.beats_room import BeatsRoom
from dailies_logger.ui.channel_menu import ChannelMenu
from dailies_logger.ui.commands.command import Room, Situation
from dailies_logger.ui.feeds import Pictures
from dailies_logger.ui.held_key import HeldKey
from dailies_logger.ui.judging import Judging
from dailies_logger.ui.layout import Layout
from dailies_logger.ui.listening import Listening
from dailies_logger.ui.logging_room import LoggingRoom
from dailies_logger.ui.models.words import day_words
from dailies_logger.ui.picture_menu import PictureMenu
from dailies_logger.ui.player.player import Player
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.ui.reaction import Reaction
from dailies_logger.ui.rolls import Rolls
from dailies_logger.ui.search_room import SearchRoom
from dailies_logger.ui.stringout_room import StringoutRoom
from dailies_logger.ui.watching import Watching
from dailies_logger.ui.work import Work
from dailies_logger.workflow.beat_grid import Reading
from dailies_logger.workflow.ports import Hit


class Rooms(QStackedWidget):
    """Switch rooms. `chosen` comes when what is chosen in a room has changed, `room_wanted` carries the room to go to."""

    chosen = Signal()
    room_wanted = Signal(object)

    def __init__(self, work: Work, actions: ActionSet, layout: Layout, asks: AskSheet, parent: QWidget) -> None:
        super().__init__(parent)
        self._work, self._layout = work, layout
        self.room = self._before = Room.LOGGING
        self._away = False
        # Before the logging room hears of it: a note is typed under the lanes, and its field must have the focus last.
        work.labels.note_wanted.connect(self._go_to_lanes)
        work.labels.edit_wanted.connect(self._go_to_lanes)
        self.picture = PictureView()
        for nothing_to_ring in (self, self.picture):
            nothing_to_ring.setProperty("bare", True)
        self.picture_menu = PictureMenu(actions, layout, self.picture, self)
        self.player = Player(work.bench, work.stage, self.picture, self)
        self.player.scrubs = layout.flag("scrub", default=True)
        self.rolls = Rolls(work, self.player, self)
        self.audition = Audition(work, self.player, actions, self)
        self.reaction = Reaction(work, self.player, layout, self)
        self.listening = Listening(actions, layout, work, self.player.sound.speaker, self)
        self._channels = ChannelMenu(actions, self.listening, self)
        self.watching = Watching(work.bench, work.stage, self.player)
        self.pictures = Pictures(work.bench, self)
        self.logging = LoggingRoom(work, actions, layout, self.pictures, parent=self)
        self.angles = Angles(work, self.player, self.logging.grid, picture=self.picture, actions=actions, layout=layout)
        self.search = SearchRoom(work, actions, self.pictures, self.player, parent=self)
        self.stringouts = StringoutRoom(work, actions, self.pictures, self.player, asks, parent=self)
        self.judging = Judging(work.stage, self.player, self.angles)
        self.beats = BeatsRoom(work, actions, self.pictures, self.player, asks, audition=self.audition, judging=self.judging, parent=self)
        self._widgets: dict[Room, LoggingRoom | BeatsRoom | SearchRoom | StringoutRoom] = {
            Room.LOGGING: self.logging,
            Room.BEATS: self.beats,
            Room.STRINGOUTS: self.stringouts,
            Room.SEARCH: self.search,
        }
        for widget in self._widgets.values():
            self.addWidget(widget)
        self.stop_key = HeldKey(actions["transport.stop"], self)
        work.stage.key_down = self.stop_key.moment.down
        self._wire()

    def _wire(self) -> None:
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)  # noqa: S101 - there is no widget without one
        app.applicationStateChanged.connect(self._come_back)
        self.player.speed_changed.connect(self.logging.transport.set_speed)
        self.watching.kept.connect(self.logging.seen.ask_again)
        kinds = self._work.stage.kinds
        for view in (
            self.logging.habits,
            self.logging.grid,
            self.logging.labels,
            self.logging.editor,
            self.search.panel,
            self.stringouts,
        ):
            view.set_vocabulary(kinds.vocabulary)
            kinds.changed.connect(view.set_vocabulary)
        self.search.panel.set_seen(self.logging.seen.ranges)
        self.logging.seen.came.connect(self.search.panel.refresh_pictures)
        for room in (self.logging, self.stringouts):
            room.transport.follow_sound(self.listening)
            room.transport.level.clicked.connect(self.choose_channels)
        self.audition.changed.connect(self.chosen)
        self.search.chosen.connect(self.chosen)
        self.stringouts.chosen.connect(self.chosen)
        self.stringouts.chosen.connect(lambda: self.focus_picture() if self.picture.hasFocus() else None)
        self.search.opened.connect(self._open_hit)
        self.stringouts.room_wanted.connect(self.room_wanted)
        self.beats.chosen.connect(self.chosen)
        self.judging.changed.connect(self._lend_both)
        self.beats.opened.connect(self._open_hit)
        self.search.left.connect(lambda: self.room_wanted.emit(self._before))

    def _come_back(self, state: Qt.ApplicationState) -> None:
        """Look again when the window comes to the front: a drive may have been connected or taken away meanwhile."""
        if state is Qt.ApplicationState.ApplicationActive:
            self._work.bench.refreshed.emit()

    def show_room(self, room: Room) -> None:
        """Go to a room; the picture comes along and goes on, but two that are judged stay behind."""
        self.judging.end()
        if room is not self.room:
            self._before = self.room
        self.room = room
        self.angles.set_seen(seen=room is Room.LOGGING)
        self._widgets[room].borrow(None if self._away else self.picture)
        self.setCurrentWidget(self._widgets[room])
        self.focus_search() if room is Room.SEARCH else self.focus_picture()

    def set_away(self, *, away: bool) -> None:
        """Lend the picture to nobody, for it is on another screen; or to the room that is on, as before."""
        self.judging.end()
        self._away, focused = away, self.window().focusWidget()
        if away:
            self.logging.grid.borrow(self.picture)
        self.logging.set_away(away=away)
        self._widgets[self.room].borrow(None if away else self.picture)
        if focused is not None and not focused.hasFocus():  # what is moved loses the focus
            focused.setFocus() if self.isAncestorOf(focused) else self.focus_picture()

    def _lend_both(self) -> None:
        """Lend the picture among its angles for judging, and take both back after it; on the second screen they are at hand anyway."""
        if self._away:
            self.beats.show_judged(None)
        elif self.judging.running:
            self.logging.grid.borrow(self.picture)
            self.beats.show_judged(self.logging.grid)
        else:
            self.logging.set_away(away=False)
            self.beats.side.well.hold(self.picture)
            self.beats.show_judged(None)

    def situation(self) -> Situation:
        """Return what the rooms know of what is chosen."""
        now = Situation(
            room=self.room,
            hits=self.search.hits(),
            stringout=self.chosen_stringout() is not None,
            placed=self.stringouts.placements.current() is not None,
            offered=bool((answer := self.stringouts.answer()) and answer.changes),
            touched=bool(answer and answer.kept),
            beat=self.beats.current() is not None,
            reading=self.beats.readings.current() is not None,
            auditioning=self.audition.running,
        )
        return self.stringouts.kept.tells(now)

    def turn(self, way: int) -> None:
        """Go to the next or previous label; in an audition, to the next or previous piece."""
        if self.audition.running:
            self.audition.turn(way)
        else:
            self._work.play.next_label() if way > 0 else self._work.play.previous_label()

    def go_to_edit(self, way: int) -> None:
        """Go to the next or previous edit: of the labels, in Stringouts of the list."""
        if self.room is Room.STRINGOUTS:
            table = self.stringouts.placements.table
            table.choose(table.currentIndex().row() + way)
        else:
            self._work.play.go_to_edit(way)

    def keep_or_edit(self) -> None:
        """Keep the piece of an audition, else ask for the words of a label."""
        self.audition.keep() if self.audition.running else self._work.labels.begin_edit()

    def focus_search(self) -> None:
        """Go to the search box or filter of the room that is on."""
        self.search.panel.focus_box() if self.room is Room.SEARCH else self.logging.focus_filter()

    def focus_picture(self) -> None:
        """Put the focus where every key is a command."""
        views: dict[Room, QWidget] = {
            Room.LOGGING: self.logging.lanes,
            Room.BEATS: self.beats.table,
            Room.STRINGOUTS: self.stringouts.deck.shown(),
            Room.SEARCH: self.search.panel.table,
        }
        view = views[self.room]
        (view if view.isVisibleTo(self) else self if self._away else self.picture).setFocus()

    def play(self) -> None:
        """Play: in Stringouts the list from the chosen clip on, elsewhere the clip."""
        if self.room is Room.STRINGOUTS and not self.player.playing and self.stringouts.placements.current() is not None:
            self.stringouts.player.play()
        else:
            self.player.play()

    def shuttle(self, way: int, *, slowly: bool = False) -> None:
        """Play on or back, faster with each press, or slowly; while the key that stops is held down, one frame."""
        if self.stop_key.down:
            self.player.step(way)
        elif way > 0 and not slowly and not self.player.playing:
            self.play()
        else:
            self.player.shuttle(way, slowly=slowly)

    def play_or_stop(self) -> None:
        """Stop what plays, else play."""
        self.player.stop() if self.player.playing else self.play()

    def set_scrub(self, *, sounds: bool) -> None:
        """Sound what is stepped to, or do not; remembered."""
        self.player.scrubs = sounds
        self._layout.keep_flag("scrub", value=sounds)

    def choose_channels(self) -> None:
        """Open the menu of channels above the meter, in rooms without one in the middle."""
        levels = (self.logging.transport.level, self.stringouts.transport.level)
        level = next((level for level in levels if level.isVisible()), None)
        self._channels.open(level.mapToGlobal(level.rect().topRight()) if level else self.mapToGlobal(self.rect().center()))

    def chosen_stringout(self) -> UUID | None:
        """Return the stringout that is chosen."""
        return self.stringouts.current()

    def show_stringout(self, stringout: object) -> None:
        """Choose a stringout in its room."""
        if isinstance(stringout, UUID):
            self.stringouts.show_stringout(stringout)

    def day_words(self) -> str:
        """Say what the library has, in the status bar."""
        counts, take = self._work.counts, self._work.stage.take
        if not counts.clips:
            return "No takes"
        counted = (("take", counts.takes), ("clip", counts.clips), ("label", counts.labels))
        parts = [
            day_words(take.day) if take and take.day else "",
            *(f"{count:,} {noun}{'' if count == 1 else 's'}" for noun, count in counted),
        ]
        return " · ".join(part for part in parts if part)

    def lanes_top(self) -> int:
        """Return where the lanes begin, in the window; 0 where the room has none."""
        return self.logging.lanes_top() if self.room is Room.LOGGING else 0

    def set_drop_over(self, *, over: bool) -> None:
        """Show that something is held over the window."""
        self.logging.empty.area.set_over(over=over)

    def close_players(self) -> None:
        """Stop playing and let go of media."""
        self.player.close()
        self.watching.close()

    def _go_to_lanes(self) -> None:
        if self.room is not Room.LOGGING:
            self.room_wanted.emit(Room.LOGGING)

    def _open_hit(self, hit: Hit | Reading) -> None:
        self.room_wanted.emit(Room.LOGGING)
        self._work.stage.show_clip(hit.clip.id, hit.label.start, label=hit.label.id)
