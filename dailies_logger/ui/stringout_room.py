"""Be the room where stringouts are: the list of them, the picture, what is offered, and one of them as a sequence in record time."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dailies_logger.domain.label import Label, Vocabulary
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.ui import theme
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.ask_sheet import AskSheet
from dailies_logger.ui.away import Well
from dailies_logger.ui.commands.command import Room
from dailies_logger.ui.commands.keeping import OF_VERSIONS
from dailies_logger.ui.commands.sequence import EVERYWHERE, OWN_KEYS, REPEATING, STEPS
from dailies_logger.ui.feeds import Pictures
from dailies_logger.ui.kept_words import history_words
from dailies_logger.ui.models.placements import PlacementRow, StringoutRow, total_length
from dailies_logger.ui.panels.kept import KeptPanel
from dailies_logger.ui.panels.offers import OffersPanel
from dailies_logger.ui.panels.rule import RulePanel
from dailies_logger.ui.panels.sequence_deck import SequenceDeck
from dailies_logger.ui.panels.sequence_line import SequenceLine
from dailies_logger.ui.panels.stringouts import PlacementsPanel, StringoutList
from dailies_logger.ui.panels.transport import TransportBar
from dailies_logger.ui.player.player import Player
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.ui.sequence_asks import SequenceAsks
from dailies_logger.ui.sequence_hand import SequenceHand
from dailies_logger.ui.sequence_offers import Answer, Offers
from dailies_logger.ui.sequence_player import SequencePlayer
from dailies_logger.ui.sequence_source import SequenceSource
from dailies_logger.ui.timeline.sequence import SequenceView
from dailies_logger.ui.verbs_sequence import SequenceVerbs
from dailies_logger.ui.version_hand import VersionHand
from dailies_logger.ui.widgets import Hairline
from dailies_logger.ui.work import Work
from dailies_logger.workflow.continuity import Cutting, cutting_of
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.laying import layout
from dailies_logger.workflow.ports import Library

LEAST = QSize(320, 180)
"""How small the picture may be."""

LOW = 860
"""The height of the room at 100 % below which the strips are the lower ones."""

CLAIMED = {**OWN_KEYS, **{key: key for key in STEPS}}
"""The keys that the room takes: those of its commands, and those that step."""


class StringoutRoom(QWidget):
    """Show one stringout and play it in order.

    `chosen` comes when another stringout or clip of it is chosen, `room_wanted` carries the room to be on.
    """

    chosen = Signal()
    room_wanted = Signal(object)

    def __init__(self, work: Work, actions: ActionSet, pictures: Pictures, player: Player, asks: AskSheet, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self.offers = Offers(work.bench, self)
        self.player = SequencePlayer(work.stage, player, self)
        self.rule, self.changes = RulePanel(), OffersPanel()
        self.list = StringoutList(self)
        self.placements, self.timeline = PlacementsPanel(), SequenceView()
        self.transport, self.line = TransportBar(), SequenceLine()
        self.deck = SequenceDeck(self.timeline, self.placements)
        self.hand = SequenceHand(
            work.bench,
            SequenceAsks(SequenceVerbs(work.bench), asks),
            stringouts=self.list,
            placements=self.placements,
            changes=self.changes.list,
            kept=self.rule.kept,
        )
        self.kept = VersionHand(work.bench, asks, KeptPanel(), parent=self)
        self.source = SequenceSource(work, self.player, self.hand.verbs, go=self.room_wanted.emit)
        every = actions.every()
        for panel in (self.placements, self.transport, self.rule, self.changes):
            panel.set_actions(every)
        for rows in (self.changes.list, self.rule.kept):
            rows.cells.thumbnails = pictures.picture
            pictures.came.connect(rows.viewport().update)
        self.timeline.painter.thumbnails = pictures.picture
        pictures.came.connect(self.timeline.refresh)
        self.well = Well(actions["view.second_screen"])
        self.well.setMinimumSize(LEAST)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        left = QWidget()
        left.setObjectName("panel")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        left.setFixedWidth(theme.px(288))
        column = _column(left)
        self.list.setMinimumHeight(theme.px(124))
        column.addWidget(self.list, 2)
        column.addWidget(self.rule, 3)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        middle = QWidget()
        self._middle = _column(middle)
        self._middle.addWidget(self.well)
        for widget in (left, Hairline(upright=True), middle, Hairline(upright=True), self.changes, self.kept.panel):
            row.addWidget(widget, 1 if widget is middle else 0)
        whole = _column(self)
        whole.addLayout(row, 1)
        for widget in (self.transport, self.line, Hairline(), self.deck):
            whole.addWidget(widget)

    def _wire(self) -> None:
        stage, bench, line = self._work.stage, self._work.bench, self.timeline
        self.list.stringout_requested.connect(self.show_stringout)
        self.placements.play_requested.connect(self._enter)
        self.placements.table.doubleClicked.disconnect(self.placements.table.opened)  # a double click applies nothing
        self.placements.table.doubleClicked.connect(lambda _: self.player.play())
        self.placements.chosen.connect(self._choose)
        line.chosen.connect(lambda placement: self._choose(placement, moves=False))
        line.record_requested.connect(self.player.go_to)
        line.trim_requested.connect(self.hand.trim)
        line.move_requested.connect(self.hand.verbs.move)
        line.opened.connect(lambda _: self.source.match(Room.STRINGOUTS))
        self.hand.toggle_table, self.hand.refuses = self.deck.toggle, self.kept.refuses
        self.placements.move_requested.connect(lambda _, way: self.hand.run("sequence.later" if way > 0 else "sequence.earlier"))
        self.placements.removal_requested.connect(lambda _: self.hand.run("sequence.lift"))
        self.player.moved.connect(line.set_record)
        self.player.moved.connect(self.line.show_record)
        self.player.reached.connect(lambda placement: self._choose(placement, moves=False))
        self.changes.list.chosen.connect(lambda row: self._show_change(row.placement))
        self.rule.kept.chosen.connect(lambda row: self._show_change(row.placement))
        self.offers.came.connect(self._answered)
        self.kept.changed.connect(self._show_kept)
        self.kept.show_wanted.connect(lambda: self.show_stringout(current) if (current := self.current()) is not None else None)
        self.kept.left.connect(lambda: self.deck.shown().setFocus())
        self.kept.change.place_wanted.connect(self._choose)
        bench.changed.connect(self._follow)
        bench.refreshed.connect(self.load)
        stage.clip_changed.connect(lambda: self.transport.set_clip(stage.clip))
        stage.clip_changed.connect(lambda: self.transport.set_frame(stage.frame))
        stage.frame_changed.connect(self.transport.set_frame)
        stage.playing_changed.connect(self.transport.set_playing)
        stage.playing_changed.connect(self._mark_playing)
        stage.marks_changed.connect(lambda: self.transport.set_marks(stage.in_mark, stage.out_mark))

    def borrow(self, picture: PictureView | None) -> None:
        """Take the picture; None: it is on the second screen, and the table of the clips has its place."""
        self.well.hold(picture)
        self.well.setMinimumSize(LEAST if picture is not None else QSize(0, 0))
        self.deck.join() if picture is not None else self.deck.part(self._middle)
        self.load()

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Set the kinds of labels."""
        self.placements.set_vocabulary(vocabulary)
        self.timeline.set_vocabulary(vocabulary)

    def event(self, event: QEvent) -> bool:
        """Take the keys of the room before the window's commands have them, wherever in the room the focus is."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.kept.command(event, CLAIMED):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key of the room does; what is applied, declined or asked is so once, however long the key is held."""
        command = self.kept.command(event, CLAIMED)
        if not command:
            event.ignore()
        elif command in STEPS:
            frames, seconds = STEPS[command]
            self.player.step(frames, seconds=seconds)
        elif command == "sequence.apply" and not event.isAutoRepeat():
            self._enter(self.placements.current())
        elif not event.isAutoRepeat() or command in REPEATING:
            self.run(command, room=Room.STRINGOUTS)

    def run(self, command: str, *, room: Room) -> None:
        """Do what a command of the menu Sequence does, in the room that is on."""
        if command == "sequence.match":
            self.source.match(room)
        elif command in OF_VERSIONS and not self.kept.refuses(command):
            self.kept.run(command)
        elif command in EVERYWHERE and not self.kept.refuses(command):
            self.source.lay(command, self.current())
        else:
            self.hand.run(command)

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask no rule while nobody looks."""
        self.offers.rest()
        if not event.spontaneous():
            self.kept.rest()
        self.kept.keeping.rest()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the lower strips where there is little room."""
        super().resizeEvent(event)
        self.timeline.set_low(low=self.height() < theme.px(LOW))
        self.transport.set_compact(compact=self.height() < theme.px(LOW))
        self.line.fit(self.width())
        self.deck.fit()

    def _enter(self, placement: UUID | None) -> None:
        """Apply the chosen change; where nothing is offered, play from a placement on."""
        answer = self.answer()
        if answer is not None and answer.changes and not self.kept.refuses("sequence.apply"):
            self.hand.run("sequence.apply")
        elif placement is not None:
            self.play_from(placement)

    def answer(self) -> Answer | None:
        """Return what the chosen stringout offers, as far as it is known."""
        return self.offers.of(self.current())

    def _answered(self, answer: Answer) -> None:
        """Show what a stringout offers."""
        self.list.model.set_offer(answer.stringout, answer.words)
        if answer.stringout == self.current():
            self._show_answer(answer)
            self.chosen.emit()

    def _show_answer(self, answer: Answer | None) -> None:
        self.changes.show_answer(answer)
        self.rule.show_answer(answer)
        names = {change.placement.id: change.name for change in answer.changes} if answer is not None else {}
        if not self.kept.marks(self.timeline):
            self.timeline.show_offer(answer.offer if answer is not None else None, names)
        self.deck.fit()

    def _show_kept(self) -> None:
        """Show what is kept: beside the picture, in the line, on the timeline; without it, what is offered."""
        since, words, tip = self.kept.words()
        self.line.show_kept(since, words, tip=tip)
        self.changes.setVisible(self.kept.page is None)
        self._show_answer(self.answer())
        placement = self.placements.current()
        self.chosen.emit() if placement is None else self._choose(placement, moves=False)

    def _show_change(self, placement: Placement) -> None:
        """Show the first frame of what is offered, or of what hands did."""
        cut = self.player.cutting
        if cut is not None and cut.place(placement.id) is not None:
            self._choose(placement.id)
        elif not self._work.stage.playing:
            self._work.stage.show_clip(placement.clip, placement.start)

    def load(self) -> None:
        """Fetch all stringouts, and the chosen one's placements."""
        library = self._work.desk.library
        self._work.bench.read(lambda: all_stringouts(library), self._loaded, key="stringouts")

    def current(self) -> UUID | None:
        """Return the chosen stringout."""
        return self.list.current()

    def show_stringout(self, stringout: UUID) -> None:
        """Choose a stringout and show what it holds."""
        library = self._work.desk.library
        self.list.select(stringout)
        self.kept.watch(self.list.stringout())
        shown = self.kept.shown(stringout)
        self._work.bench.read(lambda: cutting_of(library, shown), self._show, key="placements")

    def play_from(self, placement: UUID) -> None:
        """Play from a placement on, in order."""
        cut = self.player.cutting
        place = cut.place(placement) if cut is not None else None
        if cut is not None and place is not None:
            self.player.play(cut.shots[place].laid.record.start)

    def _loaded(self, rows: list[StringoutRow]) -> None:
        before = self.current()
        self.list.set_rows([replace(row, offer=known.words if (known := self.offers.of(row.stringout.id)) else "") for row in rows])
        wanted = before or (rows[-1].stringout.id if rows else None)
        if wanted is not None:
            self.show_stringout(wanted)
        else:
            self._show(None)
        self.offers.watch(self.list.model.ids(), first=wanted)

    def _show(self, cutting: Cutting | None) -> None:
        before = self.placements.current()
        stringout = cutting.stringout if cutting is not None else None
        self.placements.set_rows(stringout, placement_rows(cutting))
        self.rule.show_rule(stringout)
        self.timeline.show_cutting(cutting)
        self.line.show_cutting(cutting)
        self.player.show(cutting)
        self.line.show_record(self.player.record)
        self.hand.show(cutting, self.player)
        self._show_answer(self.answer())
        now = self.placements.current()
        if now is not None:
            self._choose(now, moves=now != before and not self._work.stage.playing)
        self.chosen.emit()

    def _choose(self, placement: UUID, *, moves: bool = True) -> None:
        """Choose a clip of the sequence, and stand on its first frame where the hand came from the table."""
        self.placements.select(placement)
        self.timeline.choose(placement)
        self.changes.tell_clip(self.player.cutting, placement)
        for tell in (self.changes.passes.tell, self.kept.panel.tell_passes):
            tell(*history_words(self.kept.book, self.player.cutting, placement))
        if moves:
            self.player.go_to_placement(placement)
        self.chosen.emit()

    def _mark_playing(self, playing: bool) -> None:
        self.placements.set_playing(self.placements.current() if playing and self.player.running else None)

    def _follow(self, edit: Edit) -> None:
        if self.isVisible() and any(isinstance(change.value, Stringout | Placement | Label) for change in edit.changes):
            self.load()


def all_stringouts(library: Library) -> list[StringoutRow]:
    """List the stringouts with how long each is, by name."""
    found = []
    for stringout in library.where(Stringout, version_of=None):
        rows = [PlacementRow(placement=each.placement, clip=each.clip) for each in layout(library, stringout.id).laid]
        found.append(StringoutRow(stringout=stringout, count=len(rows), length=total_length(rows) if rows else ""))
    return sorted(found, key=lambda row: row.stringout.name.casefold())


def placement_rows(cutting: Cutting | None) -> tuple[PlacementRow, ...]:
    """Return the clips of a sequence as rows of a table, those lifted among them."""
    shots = cutting.shots if cutting is not None else ()
    return tuple(PlacementRow(placement=shot.placement, clip=shot.laid.clip, take=shot.take, label=shot.label) for shot in shots)


def _column(holder: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
