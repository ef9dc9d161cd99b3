"""Be the room where stringouts are: the list of them, the picture, and the clips of one in the order they play."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.domain.take import Take
from dailies_logger.ui import theme
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.ask_sheet import AskSheet
from dailies_logger.ui.away import Well
from dailies_logger.ui.commands.sequence import OWN_KEYS
from dailies_logger.ui.feeds import Pictures
from dailies_logger.ui.models.placements import PlacementRow, StringoutRow, total_length
from dailies_logger.ui.panels.offers import OffersPanel
from dailies_logger.ui.panels.own_keys import own_command
from dailies_logger.ui.panels.rule import RulePanel
from dailies_logger.ui.panels.stringouts import PlacementsPanel, StringoutList
from dailies_logger.ui.panels.transport import TransportBar
from dailies_logger.ui.player.player import Player
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.ui.sequence_asks import SequenceAsks
from dailies_logger.ui.sequence_hand import SequenceHand
from dailies_logger.ui.sequence_offers import Answer, Offers
from dailies_logger.ui.verbs_sequence import SequenceVerbs
from dailies_logger.ui.widgets import Hairline
from dailies_logger.ui.work import Work
from dailies_logger.workflow import cutting
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.playing import Stretch
from dailies_logger.workflow.ports import Library

LEAST = QSize(320, 180)
"""How small the picture may be."""

REPEATING: frozenset[str] = frozenset()
"""What a key that is held down does again and again."""


class StringoutRoom(QWidget):
    """Show one stringout and play it in order. `chosen` comes when another stringout is chosen."""

    chosen = Signal()

    def __init__(self, work: Work, actions: ActionSet, pictures: Pictures, player: Player, asks: AskSheet, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self._player = player
        self.offers = Offers(work.bench, self)
        self.rule, self.changes = RulePanel(), OffersPanel()
        self._rows: tuple[PlacementRow, ...] = ()
        self._playing: int | None = None
        self.list = StringoutList(self)
        self.placements = PlacementsPanel()
        self.transport = TransportBar()
        self.hand = SequenceHand(
            work.bench,
            SequenceAsks(SequenceVerbs(work.bench), asks),
            stringouts=self.list,
            placements=self.placements,
            changes=self.changes.list,
            kept=self.rule.kept,
        )
        every = actions.every()
        for panel in (self.placements, self.transport, self.rule, self.changes):
            panel.set_actions(every)
        for rows in (self.changes.list, self.rule.kept):
            rows.cells.thumbnails = pictures.picture
            pictures.came.connect(rows.viewport().update)
        self.well = Well(actions["view.second_screen"])
        self.well.setMinimumSize(LEAST)
        self.upper = QSplitter(Qt.Orientation.Vertical, self)
        self._sizes = [theme.px(520), theme.px(340)]
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        left = QWidget()
        left.setObjectName("panel")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        left.setFixedWidth(theme.px(288))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.list.setMinimumHeight(theme.px(124))
        column.addWidget(self.list, 2)
        column.addWidget(self.rule, 3)
        above = QWidget()
        row = QHBoxLayout(above)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (left, Hairline(upright=True), self.well, Hairline(upright=True), self.changes):
            row.addWidget(widget, 1 if widget is self.well else 0)
        upper = self.upper
        upper.setHandleWidth(1)
        upper.setChildrenCollapsible(False)
        for widget in (above, _stacked(self.transport, self.placements)):
            upper.addWidget(widget)
        upper.setSizes(self._sizes)
        upper.setStretchFactor(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(upper)

    def _wire(self) -> None:
        stage, bench = self._work.stage, self._work.bench
        self.list.stringout_requested.connect(self.show_stringout)
        self.placements.play_requested.connect(self._enter)
        self.placements.table.doubleClicked.disconnect(self.placements.table.opened)  # a double click applies nothing
        self.placements.table.doubleClicked.connect(lambda _: self.play())
        self.placements.chosen.connect(self._show_placement)
        self.placements.move_requested.connect(self._move)
        self.placements.removal_requested.connect(self._remove)
        self.changes.list.chosen.connect(lambda row: self._show_change(row.placement))
        self.rule.kept.chosen.connect(lambda row: self._show_change(row.placement))
        self.offers.came.connect(self._answered)
        bench.changed.connect(self._follow)
        bench.refreshed.connect(self.load)
        stage.clip_changed.connect(self._clip_changed)
        stage.frame_changed.connect(self.transport.set_frame)
        stage.frame_changed.connect(self._mark_playing)
        stage.playing_changed.connect(self.transport.set_playing)
        stage.playing_changed.connect(self._stopped)
        stage.marks_changed.connect(lambda: self.transport.set_marks(stage.in_mark, stage.out_mark))

    def borrow(self, picture: PictureView | None) -> None:
        """Take the picture; None: it is on the second screen."""
        self.well.hold(picture)
        self.load()

    def event(self, event: QEvent) -> bool:
        """Take the keys of the room before the window's commands have them, wherever in the room the focus is."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and own_command(event, OWN_KEYS):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key of the room does; what is applied, declined or asked is so once, however long the key is held."""
        command = own_command(event, OWN_KEYS)
        if not command:
            event.ignore()
        elif not event.isAutoRepeat() or command in REPEATING:
            self.hand.run(command)

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask no rule while nobody looks."""
        self.offers.rest()
        super().hideEvent(event)

    def _enter(self, placement: UUID) -> None:
        """Apply the chosen change; where nothing is offered, play from a placement on."""
        answer = self.answer()
        if answer is not None and answer.changes:
            self.hand.run("sequence.apply")
        else:
            self.play_from(placement)

    def answer(self) -> Answer | None:
        """Return what the chosen stringout offers, as far as it is known."""
        return self.offers.of(self.current())

    def _answered(self, answer: Answer) -> None:
        """Show what a stringout offers."""
        self.list.model.set_offer(answer.stringout, answer.words)
        if answer.stringout == self.current():
            self.changes.show_answer(answer)
            self.rule.show_answer(answer)
            self.chosen.emit()

    def _show_change(self, placement: Placement) -> None:
        """Show the first frame of what is offered, or of what hands did."""
        if not self._work.stage.playing:
            self._work.stage.show_clip(placement.clip, placement.start)
        self.placements.select(placement.id)

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
        self._work.bench.read(lambda: placed(library, stringout), lambda found: self._show(*found), key="placements")

    def play(self) -> None:
        """Play from the chosen placement on, in order."""
        chosen = self.placements.current()
        if chosen is not None:
            self.play_from(chosen)

    def play_from(self, placement: UUID) -> None:
        """Play from a placement on, in order."""
        first = next((k for k, row in enumerate(self._rows) if row.placement.id == placement), 0)
        self._player.play_list([Stretch(clip=row.clip.id, range=row.placement.range) for row in self._rows[first:]])
        self._playing = first
        self.placements.set_playing(placement)

    def _loaded(self, rows: list[StringoutRow]) -> None:
        before = self.current()
        self.list.set_rows([replace(row, offer=known.words if (known := self.offers.of(row.stringout.id)) else "") for row in rows])
        wanted = before or (rows[-1].stringout.id if rows else None)
        if wanted is not None:
            self.show_stringout(wanted)
        else:
            self._show(None, ())
        self.offers.watch(self.list.model.ids(), first=wanted)

    def _show(self, stringout: Stringout | None, rows: tuple[PlacementRow, ...]) -> None:
        self._rows = rows
        self.placements.set_rows(stringout, rows)
        self.rule.show_rule(stringout)
        answer = self.answer()
        self.changes.show_answer(answer)
        self.rule.show_answer(answer)
        self.chosen.emit()

    def _show_placement(self, placement: UUID) -> None:
        row = next((row for row in self._rows if row.placement.id == placement), None)
        if row is not None:
            self._work.stage.show_clip(row.clip.id, row.placement.start)

    def _move(self, placement: UUID, way: int) -> None:
        library, me = self._work.desk.library, self._work.desk.person.id
        place = next((k for k, row in enumerate(self._rows) if row.placement.id == placement), 0) + way
        if 0 <= place < len(self._rows):
            self._work.bench.write(lambda: cutting.move_placement(library, author=me, placement=placement, to=place))

    def _remove(self, placement: UUID) -> None:
        library, me = self._work.desk.library, self._work.desk.person.id
        self._work.bench.write(
            lambda: cutting.remove_placement(library, author=me, placement=placement),
            lambda edit: self._work.bench.say(edit.name, undo=True),
        )

    def _clip_changed(self) -> None:
        self.transport.set_clip(self._work.stage.clip)
        self.transport.set_frame(self._work.stage.frame)

    def _mark_playing(self, frame: int) -> None:
        """Follow the list as it plays: the placement now, else the next one that holds the frame shown."""
        clip = self._work.stage.clip
        if self._playing is None or clip is None:
            return
        for place in range(self._playing, len(self._rows)):
            row = self._rows[place]
            if row.clip.id == clip.id and frame in row.placement.range:
                self._playing = place
                self.placements.set_playing(row.placement.id)
                return

    def _stopped(self, playing: bool) -> None:
        if not playing:
            self._playing = None
            self.placements.set_playing(None)

    def _follow(self, edit: Edit) -> None:
        if self.isVisible() and any(isinstance(change.value, Stringout | Placement | Label) for change in edit.changes):
            self.load()


def all_stringouts(library: Library) -> list[StringoutRow]:
    """List the stringouts with how long each is, by name."""
    found = []
    for stringout in library.where(Stringout, version_of=None):
        _, rows = placed(library, stringout.id)
        found.append(StringoutRow(stringout=stringout, count=len(rows), length=total_length(rows) if rows else ""))
    return sorted(found, key=lambda row: row.stringout.name.casefold())


def placed(library: Library, stringout: UUID) -> tuple[Stringout | None, tuple[PlacementRow, ...]]:
    """Return a stringout and its placements in order, each with its clip, take and label."""
    placements = [each for each in library.where(Placement, stringout=stringout, on=None) if each.plays]
    clips = {clip.id: clip for clip in library.where(Clip, id=[placement.clip for placement in placements])}
    takes = {take.id: take for take in library.where(Take, id=[clip.take_id for clip in clips.values() if clip.take_id])}
    labels = {label.id: label for label in library.where(Label, id=[placement.label for placement in placements if placement.label])}
    lying = [(placement, clips[placement.clip]) for placement in placements if placement.clip in clips]
    rows = tuple(
        PlacementRow(placement=placement, clip=clip, take=takes.get(clip.take_id), label=labels.get(placement.label))  # type: ignore[arg-type]  # None is no key
        for placement, clip in lying
    )
    return library.get(Stringout, stringout), rows


def _stacked(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return holder
