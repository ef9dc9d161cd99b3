"""Be the room where rushes are watched and labelled: dailies left, picture, facts and labels right, lanes below."""

from enum import Enum
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from dailies_logger.domain.clip import Clip
from dailies_logger.ui import theme
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.actions import COMMANDS
from dailies_logger.ui.angle_grid import AngleGrid
from dailies_logger.ui.away import AwayLine
from dailies_logger.ui.commands.command import Menu
from dailies_logger.ui.empty import Empty
from dailies_logger.ui.feeds import DailiesFeed, Pictures, angles_of
from dailies_logger.ui.lane_feed import LaneFeed, Sources
from dailies_logger.ui.layout import Layout
from dailies_logger.ui.panels.inspector import InspectorPanel
from dailies_logger.ui.panels.label_editor import LabelEditor
from dailies_logger.ui.panels.labels import LabelsPanel
from dailies_logger.ui.panels.note_line import NoteLine
from dailies_logger.ui.panels.transport import TransportBar
from dailies_logger.ui.panels.tree import TreePanel
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.ui.seen import Seen
from dailies_logger.ui.stage_views import StageViews
from dailies_logger.ui.timeline.habits import LaneHabits
from dailies_logger.ui.timeline.hand import ZOOM_STEP
from dailies_logger.ui.timeline.lane_keys import LaneKeys
from dailies_logger.ui.timeline.lanes import LanesView
from dailies_logger.ui.timeline.layout import Density
from dailies_logger.ui.widgets import text
from dailies_logger.ui.work import Work

NARROW = 1360
LOW = 860
HIGH = 1300
"""Window sizes at 100 % below and above which the room lies otherwise. A screen of 1440, or 1366 without a frame, is not narrow."""

DENSITIES = (Density.DENSE, Density.NORMAL, Density.TALL, Density.TALL)
"""How high the lanes are, in the order of the window's height."""

LEAST_LABELS = 132
"""How high the list of labels stays, however much is known of the take."""


ON_LABEL = ("edit", "step_back", "step", "all_angles", *(f"rate_{stars}" for stars in range(1, 6)), "remove")
"""What the menu on a label offers."""


class Panels(Enum):
    """Name which side panels are shown."""

    BOTH = "both"
    TREE = "tree"
    FACTS = "facts"
    NONE = "none"


class LoggingRoom(QWidget):
    """Put the panels together and carry their requests to the verbs. The picture is lent by `Rooms`."""

    def __init__(self, work: Work, actions: ActionSet, layout: Layout, pictures: Pictures, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self._layout = layout
        self.tree = TreePanel()
        self.inspector = InspectorPanel()
        self.labels = LabelsPanel()
        self.transport = TransportBar()
        self.note_line = NoteLine()
        self.editor = LabelEditor()
        self.lanes = LanesView()
        self.empty = Empty(actions)
        self.well = QStackedWidget()
        self.grid = AngleGrid()
        self.well.addWidget(self.empty)
        self._elsewhere = _topped(AwayLine(actions["view.second_screen"]))
        for page in (self.grid, self._elsewhere):
            self.well.addWidget(page)
        self._big = self._alone = self._away = False
        self._panels = {wide: _panels(layout, wide=wide) for wide in (True, False)}
        self._first = True
        self.seen = Seen(work.bench, self)
        self.tree.set_seen(self.seen.ranges)
        self.seen.came.connect(self.tree.refresh_pictures)
        self.feed = DailiesFeed(work.bench, self.tree, pictures)
        self._build(actions)
        self.habits = LaneHabits(self.lanes, layout, actions)
        self.lane_feed = LaneFeed(self.lanes, work, Sources(seen=self.seen, takes=self.tree.takes))
        self._views = StageViews(self, work)
        self._wire_panels()
        self.feed.load()

    def _build(self, actions: ActionSet) -> None:
        self.right = _topped(self.inspector)
        _put_under(self.right, self.labels)
        self.right.setObjectName("panel")
        self.right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.labels.setMinimumHeight(theme.px(LEAST_LABELS))
        self.top = QSplitter(Qt.Orientation.Horizontal, self)
        self._left = _headed("Dailies", self.tree)
        for widget, least, most in ((self._left, 200, 400), (self.well, 320, 0), (self.right, 240, 480)):
            widget.setMinimumWidth(theme.px(least))
            if most:
                widget.setMaximumWidth(theme.px(most))
            self.top.addWidget(widget)
        self.top.setHandleWidth(1)
        self.top.setChildrenCollapsible(False)
        self.top.setSizes(self._layout.sizes("logging", [theme.px(size) for size in (272, 1040, 288)]))
        self.top.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.top, self.transport, self.note_line, self.editor, self.lanes):
            column.addWidget(widget)
        column.setStretchFactor(self.top, 1)
        every = actions.every()
        self.transport.set_actions(every)
        self.note_line.set_actions(every)
        LaneKeys(self.lanes.headers, actions)
        self.tree.set_find(actions["edit.find"])
        self.inspector.set_actions(every)
        self._on_label = [actions[f"label.{name}"] for name in ON_LABEL]
        self.tree.set_actions([actions[command.id] for command in COMMANDS if command.menu is Menu.TAKE])
        for before, after in ((self.tree.view, self.lanes), (self.lanes, self.inspector)):
            QWidget.setTabOrder(before, after)

    def _wire_panels(self) -> None:
        work, verbs, takes = self._work, self._work.labels, self._work.takes
        self.feed.loaded.connect(self._show_first)
        self.tree.take_requested.connect(self.show_take)
        self.tree.clip_requested.connect(work.stage.show_clip)
        self.tree.entered.connect(self.focus_picture)
        self.lanes.label_edit_requested.connect(verbs.begin_edit)
        self.lanes.label_removal_requested.connect(lambda _: work.chosen.remove())
        self.lanes.label_change_requested.connect(work.chosen.trim)
        self.lanes.labels_move_requested.connect(work.chosen.move)
        for panel in (self.lanes, self.labels):
            panel.menu_requested.connect(self._offer)
        self.labels.labels_chosen.connect(work.stage.choose_labels)
        self.labels.edit_requested.connect(verbs.begin_edit)
        self.labels.removal_requested.connect(work.chosen.remove)
        self.inspector.rating_requested.connect(takes.rate)
        self.inspector.circle_requested.connect(lambda _: takes.circle())
        self.inspector.note_kept.connect(takes.note)
        verbs.note_wanted.connect(self.note_line.begin)
        self.note_line.kept.connect(verbs.keep_note)
        self.editor.kept.connect(lambda label, fields: work.chosen.change(label, **fields))
        for signal in (self.note_line.kept, self.note_line.dropped, self.editor.kept, self.editor.dropped, self.inspector.left):
            signal.connect(self.focus_picture)

    def borrow(self, picture: PictureView | None) -> None:
        """Take the picture into the well, if it is not on the second screen."""
        if picture is not None:
            self.grid.borrow(picture)
        self._show_well()

    def set_away(self, *, away: bool) -> None:
        """Let the labels have the room of picture and angles, which somebody takes to the second screen; or lay all as before."""
        self._away = away
        if not away:
            self.well.addWidget(self.grid)
        _put_under(self._elsewhere if away else self.right, self.labels)
        self._show_well()
        self._lie()

    def show_take(self, take: UUID) -> None:
        """Show a take by its first angle."""
        library, stage = self._work.desk.library, self._work.stage
        self._work.bench.read(
            lambda: angles_of(library, [take])[take], lambda clips: stage.show_clip(clips[0].id) if clips else None, key="stage take"
        )

    def step_take(self, way: int) -> None:
        """Go to the next (1) or previous (-1) take of the tree."""
        self.tree.step(way)

    def takes_from_here(self) -> list[UUID]:
        """List the takes of the tree in order, the shown one first, and after the last those from the first on."""
        takes = self.tree.takes()
        here = self._work.stage.take
        at = takes.index(here.id) if here is not None and here.id in takes else 0
        return takes[at:] + takes[:at]

    def write_note(self) -> None:
        """Go into the editor's note, or back to the picture, which keeps it."""
        if self.inspector.note.hasFocus():
            self.focus_picture()
            return
        self._need(Panels.FACTS)
        self.inspector.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.inspector.ensureWidgetVisible(self.inspector.note)

    def focus_filter(self) -> None:
        """Go into the filter of takes."""
        self._need(Panels.TREE)
        self.tree.focus_filter()

    def focus_picture(self) -> None:
        """Put the focus where every key is a command."""
        self.lanes.setFocus(Qt.FocusReason.OtherFocusReason)

    def zoom(self, way: int) -> None:
        """Zoom the lanes in (1), out (-1), or show the whole clip (0)."""
        self.lanes.zoom_by(ZOOM_STEP**way) if way else self.lane_feed.show_clip()

    def step_panels(self) -> None:
        """Step through what stands beside the picture."""
        wide = self._wide()
        steps = [Panels.BOTH, Panels.NONE, Panels.TREE, Panels.FACTS] if wide else [Panels.FACTS, Panels.TREE, Panels.NONE]
        self._set_panels(steps[(steps.index(self._panels[wide]) + 1) % len(steps)])

    def toggle_big_picture(self) -> None:
        """Give the whole window to the picture, or go back."""
        self._big = not self._big
        self._lie()

    def set_alone(self, *, alone: bool) -> None:
        """Show the picture with nothing round it, or as before."""
        self._alone = alone
        self._lie()

    def keep_layout(self) -> None:
        """Remember splitters, panels, and what is on stage."""
        if all(self.top.sizes()):  # a hidden panel has no width to remember
            self._layout.keep_sizes("logging", self.top.sizes())
        for wide, panels in self._panels.items():
            self._layout.keep_word(f"logging/panels_{'wide' if wide else 'narrow'}", panels.value)
        clip = self._work.stage.clip
        if clip is not None:
            self._layout.keep_word("stage/last", f"{clip.id} {self._work.stage.frame}")

    def lanes_top(self) -> int:
        """Return where the lanes begin, in the window; 0 where they are not to be seen."""
        return 0 if self.lanes.isHidden() else self.lanes.mapTo(self.window(), QPoint(0, 0)).y()

    def _offer(self, at: QPoint) -> None:
        """Open the menu of the chosen label."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._on_label)
        menu.popup(at)

    def _need(self, panel: Panels) -> None:
        """Show a panel that is about to get the focus."""
        self._big = self._alone = False
        if self._panels[self._wide()] not in {Panels.BOTH, panel}:
            self._set_panels(panel)
        self._lie()

    def _set_panels(self, panels: Panels) -> None:
        self._panels[self._wide()] = panels
        self._lie()

    def _wide(self) -> bool:
        return self.width() >= theme.px(NARROW)

    def _lie(self) -> None:
        """Lie as the size of the window and the editor's choice demand."""
        alone, big = self._alone and not self._away, self._big and not self._away
        panels = Panels.NONE if big or alone else self._panels[self._wide()]
        for widget in (self.transport, self.lanes):
            widget.setVisible(not alone)
        self._left.setVisible(panels in {Panels.BOTH, Panels.TREE})
        self.right.setVisible(panels in {Panels.BOTH, Panels.FACTS})
        height = self.window().height()
        density = (height >= theme.px(LOW)) + (height >= theme.px(HIGH)) + self._away  # without the picture there is room for more
        self.habits.lie(Density.FOLDED if big else DENSITIES[density])
        self.transport.set_compact(compact=height < theme.px(LOW))

    def _show_first(self) -> None:
        """Show a clip as soon as there is one: the last one shown here, else the first."""
        self._show_well()
        if not self._first or self.tree.model.empty or self._work.stage.clip is not None:
            return
        self._first = False
        library, word = self._work.desk.library, self._layout.word("stage/last").split()
        kept = UUID(word[0]) if len(word) == 2 else None

        def found(clip: Clip | None) -> None:
            """Go to where the editor was, or to the first clip; stay where somebody has gone meanwhile."""
            if self._work.stage.clip is not None:
                return
            if clip is not None:
                self._work.stage.show_clip(clip.id, int(word[1]))
            else:
                self.tree.step(1)

        self._work.bench.read(lambda: library.get(Clip, kept) if kept else None, found)

    def _show_well(self) -> None:
        self.well.setCurrentWidget(self.empty if self.tree.model.empty else self._elsewhere if self._away else self.grid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lie anew."""
        super().resizeEvent(event)
        self._lie()


def _panels(layout: Layout, *, wide: bool) -> Panels:
    kept = layout.word(f"logging/panels_{'wide' if wide else 'narrow'}")
    usual = Panels.BOTH if wide else Panels.FACTS
    return Panels(kept) if kept in {panels.value for panels in Panels} and (wide or kept != "both") else usual


def _topped(widget: QWidget) -> QWidget:
    """Lay a widget at the top; under it is room for another (`_put_under`)."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(widget)
    column.addStretch()
    return holder


def _put_under(holder: QWidget, widget: QWidget) -> None:
    """Give the room under the top to a widget, wherever it was before."""
    column = holder.layout()
    assert isinstance(column, QVBoxLayout)  # noqa: S101 - as `_topped` made it
    column.insertWidget(1, widget, 1)


def _headed(title: str, panel: QWidget) -> QWidget:
    holder = QWidget()
    holder.setObjectName("panel")
    holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    head = text(title, "body_bold")
    head.setFixedHeight(theme.px(36))
    head.setContentsMargins(theme.px(12), 0, 0, 0)
    column.addWidget(head)
    column.addWidget(panel, 1)
    return holder
