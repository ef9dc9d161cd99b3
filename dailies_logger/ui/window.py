"""Be the main window: top bar, rooms, status bar, and what lies over them. It holds no rule of the work itself."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dailies_logger.domain.timecode import rough_wait
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.asking import Asking
from dailies_logger.ui.bench import Job
from dailies_logger.ui.bindings import fold, label_by, runs
from dailies_logger.ui.commands.command import Room, Situation
from dailies_logger.ui.doors import Doors
from dailies_logger.ui.full_screen import FullScreen
from dailies_logger.ui.keys import unheard
from dailies_logger.ui.layout import Layout
from dailies_logger.ui.light import LightTheme
from dailies_logger.ui.own_keys import OwnKeys
from dailies_logger.ui.pages import LISTS, Pages
from dailies_logger.ui.panels.beat_keys import spelled_keys
from dailies_logger.ui.rooms import Rooms
from dailies_logger.ui.second_screen import SecondScreen
from dailies_logger.ui.sheets import Sheets
from dailies_logger.ui.shown_keys import ShownKeys
from dailies_logger.ui.status import StatusBar
from dailies_logger.ui.topbar import TopBar
from dailies_logger.ui.verbs_file import OTIO
from dailies_logger.ui.widgets import FocusRing
from dailies_logger.ui.work import Work
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.ports import Table

MINIMUM = (1024, 640)
USUAL = QSize(1600, 1000)
KEPT = {"view.keys": "keys", "transport.scrub": "scrub"}
"""The commands that are on or off, and the names under which that is kept."""


class MainWindow(QWidget):
    """Show one library at a time. `closed` comes when the window has gone."""

    closed = Signal()

    def __init__(self, doors: Doors) -> None:
        super().__init__()
        self.work: Work | None = None
        self.rooms: Rooms | None = None
        with unheard():
            self.layout_kept = Layout(doors.settings)
            self.actions_of = ActionSet(self)
            self.top = TopBar(self.actions_of)
            self.status = StatusBar(undo=self.actions_of["edit.undo"], cancel=self.actions_of["file.cancel"])
            self.stack = QStackedWidget()
            self.pages = Pages(self, doors, self.layout_kept)
            self.sheets = Sheets(self, self.actions_of, OwnKeys(self.actions_of, self.layout_kept), self._lanes_top)
            self.ring = FocusRing(self)
            self.full_screen = FullScreen(self)
            self.second_screen = SecondScreen(self)
            self.shown_keys = ShownKeys(self, self.actions_of["view.keys"], self.layout_kept)
            self.light = LightTheme(self.actions_of["view.light"], self.layout_kept, self.status.show_notice)
            self.asking = Asking(self, self.sheets.ask, self.layout_kept)
            self._build()
            self.actions_of.bind(runs(self))
            self.actions_of.bind_kinds(lambda kind: label_by(self, kind))
            self.actions_of.bind_lanes(lambda lane: fold(self, lane))
            self.pages.show_recent()
            self.update_actions()

    def _build(self) -> None:
        self.setWindowTitle("Dailies Logger")
        self.setAcceptDrops(True)
        self.setMinimumSize(*MINIMUM)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.top, self.stack, self.status):
            column.addWidget(widget)
        column.setStretchFactor(self.stack, 1)
        self.stack.addWidget(self.pages.first_run)
        self.sheets.merge_wanted.connect(self._merge)
        self.sheets.clip_wanted.connect(self._show_clip)
        self.sheets.sync.accepted.connect(lambda take, offsets: self.work.takes.sync(take, offsets) if self.work else None)
        for command, name in KEPT.items():
            self.actions_of[command].setChecked(self.layout_kept.flag(name, default=True))
        self.shown_keys.dress()
        self.layout_kept.restore(self, usual=USUAL)

    def show_first_run(self) -> None:
        """Show the first page; an open library is closed, but not where the disk has refused something of it."""
        if self.work is not None and not self.work.may_close():
            return
        self.close_work()
        self.status.set_day("")
        self.status.set_acts(0)
        self.stack.setCurrentWidget(self.pages.first_run)
        self.top.set_production("")
        self.pages.show_recent()
        self.update_actions()

    def open(self, desk: Desk) -> Work:
        """Show a library in place of the open one, which stays where the disk has refused something of it."""
        if self.work is not None and not self.work.may_close():
            desk.library.close()
            return self.work
        self.close_work()
        self.work = work = Work(desk, self)
        with unheard():
            self.actions_of.set_vocabulary(work.stage.kinds.vocabulary)
            self.rooms = Rooms(work, self.actions_of, self.layout_kept, self.sheets.ask, self.stack)
            self.stack.addWidget(self.rooms)
        self.rooms.stop_key.listen()
        self.stack.setCurrentWidget(self.rooms)
        self.top.set_production(desk.library.production().title)
        self.pages.show_recent()
        self.setWindowTitle(f"{desk.library.production().title} – Dailies Logger")
        self._wire(work, self.rooms)
        self.shown_keys.dress()
        self.status.set_written(None)
        self.show_room(Room.LOGGING)
        self.full_screen.lie()
        self.second_screen.settle()
        work.count()
        return work

    def close_work(self) -> None:
        """Close the open library, if there is one; everything written is on disk then."""
        if self.work is None or self.rooms is None:
            return
        self.second_screen.end()
        self.rooms.logging.keep_layout()
        self.sheets.leave()
        self.rooms.close_players()
        self.actions_of.set_room_keys({})
        self.work.close()
        self.stack.removeWidget(self.rooms)
        for gone in (self.rooms, self.work):
            gone.deleteLater()
        self.work, self.rooms = None, None
        self.setWindowTitle("Dailies Logger")

    def show_room(self, room: Room) -> None:
        """Go to a room."""
        if self.rooms is not None:
            if room is not self.rooms.room:  # what was asked was asked of the room before
                self.sheets.ask.dismiss()
            self.rooms.show_room(room)
            self.top.set_room(room)
            self.actions_of.set_room_keys(spelled_keys() if room is Room.BEATS else {})
            self.update_actions()

    def in_rooms(self, verb: Callable[[Rooms], None]) -> None:
        """Do something in whichever room is on."""
        if self.rooms is not None:
            verb(self.rooms)

    def make_stringout(self) -> None:
        """Ask for the name of a stringout of what is found."""
        if self.work is not None and self.rooms is not None:
            self.asking.stringout(self.work, self.rooms.search.panel.query())

    def export_stringout(self) -> None:
        """Ask where the chosen stringout goes."""
        chosen = self.rooms.chosen_stringout() if self.rooms is not None else None
        if self.work is not None and chosen is not None:
            self.asking.export_stringout(self.work, chosen)

    def ask_command(self) -> None:
        """Open the palette."""
        self.sheets.ask_command(playing=self.work is not None and self.work.stage.playing)

    def _lanes_top(self) -> int:
        return self.rooms.lanes_top() if self.rooms is not None else 0

    def leave(self) -> None:
        """Put away what lies over the window; else go back to the picture."""
        if self.sheets.dismiss() or self.second_screen.leave() or self.full_screen.leave():
            return
        if self.status.notice is not None:
            self.status.clear_notice()
        if self.rooms is not None:
            self.rooms.focus_picture()

    def update_actions(self) -> None:
        """Switch every command by what is open, shown and chosen."""
        if self.work is None or self.rooms is None:
            self.actions_of.update(Situation(asking=True))
        else:
            here = replace(self.rooms.situation(), screens=len(self.second_screen.screens()))
            self.actions_of.update(self.work.situation(here))

    def _wire(self, work: Work, rooms: Rooms) -> None:
        bench = work.bench
        bench.notice.connect(self.status.show_notice)
        bench.writing.connect(self.status.set_writing)
        bench.written.connect(self.status.set_written)
        bench.failed.connect(self.status.set_failed)
        bench.job_started.connect(lambda job: self._job_moved(job, None))
        bench.job_moved.connect(self._job_moved)
        bench.job_ended.connect(self._job_ended)
        work.stage.kinds.changed.connect(self.actions_of.set_vocabulary)
        work.counted.connect(self._counted)
        work.moved.connect(self.update_actions)
        work.proxies.switched.connect(lambda: rooms.player.reopen())
        work.proxies.made.connect(rooms.player.reopen)
        work.proxies.changed.connect(lambda: self.actions_of["view.originals"].setChecked(work.proxies.originals))
        rooms.chosen.connect(self.update_actions)
        rooms.room_wanted.connect(self.show_room)
        work.files.table_read.connect(self.sheets.imports.ask)
        work.files.page_wanted.connect(self.sheets.page.show_page)
        work.takes.sync_heard.connect(self.sheets.sync.ask)
        work.files.merged.connect(lambda merged: self.sheets.disagreements.ask(bench) if merged.disagreements else None)
        work.files.stringout_made.connect(self._show_stringout)

    def _merge(self, table: Table, mapping: dict[str, str]) -> None:
        if self.work is not None:
            self.work.files.merge(table, mapping)

    def _show_clip(self, clip: UUID) -> None:
        if self.work is not None:
            self.show_room(Room.LOGGING)
            self.work.stage.show_clip(clip)

    def _show_stringout(self, stringout: object) -> None:
        self.show_room(Room.STRINGOUTS)
        if self.rooms is not None:
            self.rooms.show_stringout(stringout)

    def _counted(self) -> None:
        if self.work is not None and self.rooms is not None:
            self.status.set_day(self.rooms.day_words())
            self.status.set_acts(self.work.counts.acts_today)
            self.update_actions()

    def _job_moved(self, job: Job, progress: object) -> None:
        done, total = getattr(progress, "done", 0), getattr(progress, "total", 0)
        remaining = getattr(progress, "remaining", None)
        left = f", {rough_wait(remaining)} left" if remaining and remaining >= 1 else ""
        self.status.set_job(
            f"{job.name} {done:,} of {total:,}{left}" if total else job.name, getattr(progress, "share", done / total if total else 0.0)
        )
        self.update_actions()

    def _job_ended(self, _: Job) -> None:
        self.status.set_job("", None)
        self.update_actions()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the top bar and the rooms to the width."""
        super().resizeEvent(event)
        self.top.fit(self.width())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if self.rooms is not None and dropped(event):
            event.acceptProposedAction()
            self.rooms.set_drop_over(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show that nothing is held over the window any more."""
        if self.rooms is not None:
            self.rooms.set_drop_over(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped: reports as reports, an .otio as the stringout it holds, everything else as rushes."""
        paths = dropped(event)
        if self.work is None or self.rooms is None or not paths:
            return
        event.acceptProposedAction()
        self.rooms.set_drop_over(over=False)
        lists = [path for path in paths if path.suffix.lower() in LISTS | {OTIO}]
        self.work.files.ingest([path for path in paths if path not in lists])
        for path in lists[:1]:
            self.work.files.bring_in(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the layout, close the library, go; not yet where the disk has refused something."""
        if self.work is not None and not self.work.may_close():
            event.ignore()
            return
        self.layout_kept.keep(self)
        self.pages.wait()
        self.close_work()
        self.layout_kept.sync()
        self.closed.emit()
        super().closeEvent(event)


def dropped(event: QDropEvent) -> list[Path]:
    """Return the local files and folders of a drop."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
