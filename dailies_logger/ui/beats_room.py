"""Be the room of the beat grid: what covers each beat of a scene, and every reading of it back to back."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Placement
from dailies_logger.domain.take import Take
from dailies_logger.ui import theme
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.ask_sheet import AskSheet
from dailies_logger.ui.audition import Audition
from dailies_logger.ui.away import Well
from dailies_logger.ui.beat_acts import BeatActs
from dailies_logger.ui.beat_asks import BeatAsks
from dailies_logger.ui.beat_player import BeatPlayer
from dailies_logger.ui.feeds import Pictures
from dailies_logger.ui.finder import hints
from dailies_logger.ui.judging import Judging
from dailies_logger.ui.models.beat_grid import NOTHING
from dailies_logger.ui.panels.beat_keys import REPEATING, command_of
from dailies_logger.ui.panels.beat_side import BeatSide
from dailies_logger.ui.panels.beats import BeatTable
from dailies_logger.ui.panels.judge_view import JudgeView
from dailies_logger.ui.player.player import Player
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.ui.widgets import Hairline, text
from dailies_logger.ui.work import Work
from dailies_logger.workflow.beat_grid import EMOTIONAL_BEAT, BeatGrid, ColumnOrder, Reading, beat_grid, scenes
from dailies_logger.workflow.edit import Edit, Value
from dailies_logger.workflow.ports import Library

PICTURE = ((1500, 438), (1200, 360), (0, 288))
"""From which width of the room on the picture is how wide."""

NO_BEATS = "No beats in this scene yet. N makes one here; in Logging, Make a beat of the label binds what you have just logged."
NO_SCENES = "No scenes yet. Scenes appear here as takes are read, and each has its beats in story order."

_HINTS = (
    ("Return", "play all"),
    ("Shift+Return", "the cell"),
    ("H", "A/B"),
    ("P", "champion"),
    ("Alt+A", "audition"),
    ("N", "new"),
    ("F2", "change"),
    ("PgDown", "next scene"),
)


class SceneBox(QComboBox):
    """Choose a scene."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Scene")
        self.view().installEventFilter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters to the room: a scene is chosen by the arrows."""
        if event.text().strip() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the keys of the open list to the list: it lies over the window, whose commands would have them first."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def scene(self) -> str:
        """Return the chosen scene; empty where there is none."""
        return str(self.currentData() or "")

    def show_scenes(self, known: Sequence[str], chosen: str) -> None:
        """Offer scenes, with one of them chosen; a list that is open under the hand is left alone where it is the same."""
        if [self.itemData(at) for at in range(self.count())] != list(known):
            self.clear()
            for scene in known:
                self.addItem(f"Scene {scene}", scene)
        self.setCurrentIndex(self.findData(chosen))


class BeatsRoom(QWidget):
    """Show the grid of one scene. `chosen` comes when another beat or reading is chosen, `opened` carries the Reading to go to in Logging."""

    chosen = Signal()
    opened = Signal(object)

    def __init__(
        self,
        work: Work,
        actions: ActionSet,
        pictures: Pictures,
        player: Player,
        asks: AskSheet,
        *,
        audition: Audition,
        judging: Judging,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._wanted: UUID | None = None
        self._soon = QTimer(self, interval=80, singleShot=True)
        self.player = BeatPlayer(work.stage, player, self)
        self.asks = BeatAsks(work.beats, asks, self)
        self.scene = SceneBox()
        self.order, self.uncovered = QPushButton("Wide to tight"), QPushButton("Only uncovered")
        for button in (self.order, self.uncovered):
            button.setCheckable(True)
        self.table, self.side = BeatTable(), BeatSide(Well(actions["view.second_screen"]))
        self.readings = self.side.readings
        self.judge, self.pages = JudgeView(), QStackedWidget()
        self.judging, self.acts = judging, BeatActs(work, self, audition)
        audition.changed.connect(lambda: self.table.set_walked(walked=not audition.running))
        self.told, self.empty = text("", "small", ink="text2"), text(NO_SCENES, ink="text2", wrap=True)
        for cells in (self.table.cells, self.readings.cells):
            cells.thumbnails = pictures.picture
        for view in (self.table, self.readings):
            pictures.came.connect(view.viewport().update)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        pad = theme.px(12)
        head = QHBoxLayout()
        head.setContentsMargins(pad, theme.px(6), pad, theme.px(6))
        head.setSpacing(theme.px(8))
        for widget in (self.scene, self.order, self.uncovered, self.told):
            head.addWidget(widget)
        head.addStretch(1)
        self.empty.setContentsMargins(pad, pad, pad, pad)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, theme.px(8))
        left.setSpacing(0)
        left.addLayout(head)
        left.addWidget(Hairline())
        left.addWidget(self.empty)
        left.addWidget(self.table, 1)
        left.addSpacing(theme.px(8))
        left.addLayout(hints(_HINTS))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        grid = QWidget()
        grid.setLayout(left)
        for page in (grid, self.judge):
            self.pages.addWidget(page)
        row.addWidget(self.pages, 1)
        row.addWidget(self.side)

    def _wire(self) -> None:
        bench = self._work.bench
        self.scene.activated.connect(lambda _: self.load())
        self.order.toggled.connect(lambda _: self.load())
        self.uncovered.toggled.connect(lambda _: self._show(self.table.grid.grid))
        self.table.walked.connect(self._walk)
        self.table.heads.dropped.connect(self._work.beats.put)
        self.table.doubleClicked.connect(lambda _: self.run("beats.play_cell"))
        self.readings.chosen.connect(self._show_reading)
        self.readings.opened.connect(self.opened)
        self.player.reached.connect(self._choose)
        bench.changed.connect(self._follow)
        bench.refreshed.connect(self._soon.start)
        self._soon.timeout.connect(lambda: self.load() if self.isVisible() else None)

    def borrow(self, picture: PictureView | None) -> None:
        """Take the picture, and look again, at the scene on stage and the beat of the label that is chosen there."""
        label, take = self._work.stage.label(), self._work.stage.take
        self._wanted = label.beat if label is not None else None
        self.side.well.hold(picture)
        self._lie()
        self.load(take.scene if take is not None else "")

    def show_judged(self, pictures: QWidget | None) -> None:
        """Show two readings in the place of the grid, in what is lent for it (nothing while that is on the second screen), or the grid again."""
        row, pair = self.table.row(), self.judging.pair
        if pair is not None:
            self.judge.tell(*pair, reason=row.beat.reason if row is not None else "")
            if pictures is not None:
                self.judge.hold(pictures)
        self.side.setVisible(pair is None)
        self.pages.setCurrentIndex(0 if pair is None else 1)
        (self.table if pair is None else self.judge).setFocus()

    def event(self, event: QEvent) -> bool:
        """Take the keys of the room before the window's commands have them, wherever in the room the focus is."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and command_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key of the room does; held down it does it once, or moves a beat on and on."""
        command = command_of(event)
        if command and (not event.isAutoRepeat() or command in REPEATING):
            self.run(command)
        elif not command:
            event.ignore()

    def load(self, scene: str = "") -> None:
        """Fetch the scenes, and the grid of a scene; left out, of the one shown."""
        library, wanted = self._work.desk.library, scene or self.scene.scene()
        order = ColumnOrder.SIZE if self.order.isChecked() else ColumnOrder.SHOT
        self._work.bench.read(lambda: _look(library, wanted, order), lambda found: self._loaded(*found), key="beats")

    def current(self) -> Beat | None:
        """Return the chosen beat."""
        row = self.table.row()
        return row.beat if row is not None else None

    def run(self, command: str) -> None:
        """Do what a command of the room does."""
        self.acts.run(command)

    def turn(self, way: int) -> None:
        """Go to the next or previous scene, as the script counts them."""
        to = self.scene.currentIndex() + way
        if 0 <= to < self.scene.count():
            self.scene.setCurrentIndex(to)
            self.load()
        else:
            self._work.bench.say(f"This is the {'last' if way > 0 else 'first'} scene.")

    def want(self, beat: UUID) -> None:
        """Choose a beat once it is there."""
        self._wanted = beat
        self.load()

    def cell(self) -> Sequence[Reading]:
        """Return the readings of the chosen cell."""
        cell = self.table.cell()
        return cell.readings if cell is not None else ()

    def _loaded(self, known: list[str], grid: BeatGrid) -> None:
        self.scene.show_scenes(known, grid.scene)
        self._show(grid)

    def _show(self, grid: BeatGrid) -> None:
        """Show a grid; what is chosen stays chosen, and the stage is left as it is, whoever has changed what."""
        reading, wanted, self._wanted = self.readings.current(), self._wanted, None
        label = self._work.stage.selected_label if wanted is not None else None
        self.table.show_grid(grid, uncovered=self.uncovered.isChecked(), wanted=wanted, label=label)
        self.told.setText(scene_words(grid))
        self.uncovered.setText(f"Only uncovered  {len(grid.holes)}" if grid.holes else "Only uncovered")
        self.empty.setText(NO_BEATS if grid.scene else NO_SCENES)
        self.empty.setVisible(not grid.rows)
        chosen = label if wanted is not None else reading.label.id if reading is not None else None
        kept = [each for each in self.table.readings() if each.label.id == chosen]
        self._show_row(next(iter([*kept, *self.cell()]), None))

    def _walk(self) -> None:
        """Show the readings of the beat walked to, and where nothing plays the best one of the cell."""
        self._show_row(next(iter(self.cell()), None))
        reading = self.readings.current()
        if reading is not None and self.table.hasFocus() and not self._work.stage.playing:
            self._show_reading(reading)

    def _show_row(self, reading: Reading | None) -> None:
        self.side.show_row(self.table.row(), reading)
        self.chosen.emit()

    def _choose(self, reading: Reading | None) -> None:
        """Choose the reading that plays, where its beat is the one shown, and say which of them it is."""
        self.table.mark_playing(reading.label.id if reading is not None else None)
        self.side.tell_playing(self.player.told)
        if reading is None:
            return
        if any(each.label.id == reading.label.id for each in self.readings.readings.readings):
            self.readings.choose(reading)
        self.chosen.emit()

    def _show_reading(self, reading: Reading) -> None:
        """Show the first frame of a reading; while readings play, go on with it."""
        if self.player.current is not None:
            self.player.play_from(reading)
        elif not self._work.stage.playing:
            self._work.stage.show_clip(reading.clip.id, reading.label.start, label=reading.label.id)
        self.chosen.emit()

    def _follow(self, edit: Edit) -> None:
        if any(_concerns(side) for change in edit.changes for side in (change.before, change.after)):
            self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lie anew."""
        super().resizeEvent(event)
        self._lie()

    def _lie(self) -> None:
        self.side.lie(theme.px(next(wide for least, wide in PICTURE if self.width() >= theme.px(least))))


def scene_words(grid: BeatGrid) -> str:
    """Say how many beats a scene has, how many readings, and how many emotional beats are bound to none."""
    counts = (
        (len(grid.rows), "beat", ""),
        (sum(len(row.readings) for row in grid.rows), "reading", ""),
        (len(grid.free), "emotional beat", " bound to none"),
    )
    said = [f"{count} {noun}{'' if count == 1 else 's'}{more}" for count, noun, more in counts if count or not more]
    return ", ".join(said) if grid.scene else ""


def _concerns(value: Value | None) -> bool:
    """Say whether a value may be in a grid: of labels those that are readings, or could be bound."""
    if isinstance(value, Label):
        return value.beat is not None or value.kind == EMOTIONAL_BEAT
    return isinstance(value, Beat | Take | Clip | Placement)


def _look(library: Library, wanted: str, order: ColumnOrder) -> tuple[list[str], BeatGrid]:
    """Return the scenes, and the grid of the one wanted, else of the first."""
    known = scenes(library)
    scene = wanted if wanted in known else next(iter(known), "")
    return known, beat_grid(library, scene, order=order) if scene else NOTHING
