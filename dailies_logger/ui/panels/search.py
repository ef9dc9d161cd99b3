"""The search room: one box, what it finds, and the facts of the chosen row."""

from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dailies_logger.domain.label import Vocabulary
from dailies_logger.ui import theme
from dailies_logger.ui.icons import paint_shape
from dailies_logger.ui.models.hits import HitColumn, HitModel
from dailies_logger.ui.panels.hit_row import WIDTHS, HitRow, wanted_words
from dailies_logger.ui.panels.rows import SeenRanges, Thumbnails
from dailies_logger.ui.panels.search_box import SearchBox
from dailies_logger.ui.panels.stars import Stars
from dailies_logger.ui.panels.tables import RowTable
from dailies_logger.ui.widgets import CommandButton, CommandKey, KeyFrame, text
from dailies_logger.workflow.ports import Found, Hit

ALL = "Type to search. Nothing typed finds every label."


class SearchPanel(QWidget):
    """Ask for moments and show them.

    `asked` carries the query when typing rests, `page_wanted` how many hits there are already, `chosen` and `opened` the
    Hit of the row (opened: show it in Logging at its first frame), `escaped` that Esc was pressed in the empty box.
    """

    asked = Signal(str)
    page_wanted = Signal(int)
    chosen = Signal(object)
    opened = Signal(object)
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = SearchBox()
        self.model = HitModel(self)
        self.table = RowTable(name="Moments found", height=54)
        self.facts = HitFacts()
        self._row = HitRow(self.table)
        self._count, self._length, self._time = text("", "lead_bold"), text("", ink="text2"), text("", ink="text2")
        self._empty = text("", ink="text2", wrap=True)
        self._top = QHBoxLayout()
        self._build()
        self._wire()

    def _build(self) -> None:
        self._top.setContentsMargins(theme.px(14), theme.px(14), theme.px(16), theme.px(14))
        self._top.setSpacing(theme.px(10))
        self._top.addWidget(self.box, 1)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        head.setSpacing(theme.px(16))
        for part in (self._count, self._length):
            head.addWidget(part)
        head.addStretch()
        head.addWidget(self._time)
        self.table.setModel(self.model)
        self.table.setItemDelegate(self._row)
        self.table.set_widths({int(column): width for column, width in WIDTHS.items()}, stretch=HitColumn.NOTE)
        self._empty.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), 0)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(head)
        middle.addWidget(self._empty)
        middle.addWidget(self.table, 1)
        middle.addStretch()
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addLayout(middle, 1)
        below.addWidget(self.facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addLayout(below, 1)

    def _wire(self) -> None:
        self.box.asked.connect(self.asked)
        self.box.left.connect(self._leave_box)
        self.box.returnPressed.connect(self._leave_box)
        self.box.escaped.connect(self.escaped)
        self.model.page_wanted.connect(self.page_wanted)
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._choose)

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Set the window's commands; `stringout.make` gets the button beside the box."""
        self._top.addWidget(CommandButton(actions["stringout.make"], "Make a stringout", primary=True))
        self.facts.set_actions(actions)

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Set the kinds of labels."""
        self.model.vocabulary = vocabulary

    def set_seen(self, seen: SeenRanges) -> None:
        """Set who knows what was watched."""
        self._row.seen = seen

    def set_thumbnails(self, thumbnails: Thumbnails) -> None:
        """Set who gives the pictures."""
        self._row.thumbnails = thumbnails

    def refresh_pictures(self) -> None:
        """Paint again, because a picture has come."""
        self.table.viewport().update()

    def query(self) -> str:
        """Return what is typed."""
        return self.box.text()

    def set_found(self, found: Found, *, query: str, labels: int, took: timedelta, without: tuple[str, int] | None = None) -> None:
        """Show what a query found of so many labels, and how long it took.

        `without` says of an empty answer which last term, left out, would find how many.
        """
        self._row.found = wanted_words(query)
        self.model.set_found(found)
        self._count.setText(f"{found.total:,} moment{'' if found.total == 1 else 's'}")
        self._length.setText(self.model.length() if found.hits else "")
        self._time.setText(f"of {labels:,} labels in {max(1, round(took.total_seconds() * 1000))} ms")
        self._show_emptiness(self._nothing(query, labels, without))
        self.table.choose(0)
        if not found.hits:
            self.facts.show_hit(None, self.model)

    def add_page(self, found: Found) -> None:
        """Show the next page of the same query."""
        self.model.add_page(found)
        self._length.setText(self.model.length())

    def set_trouble(self, sentence: str) -> None:
        """Say why a query cannot be understood; what was found before stays."""
        self._time.setText("")
        self._empty.setText(sentence)
        self._empty.setVisible(True)

    def current(self) -> Hit | None:
        """Return the hit of the chosen row."""
        return self.model.hit(self.table.currentIndex())

    def focus_box(self) -> None:
        """Go into the box."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def _nothing(self, query: str, labels: int, without: tuple[str, int] | None) -> str:
        if self.model.total:
            return ""
        if not labels:
            return "No labels yet. They appear here as takes are labelled."
        hint = f" Without {without[0]} there are {without[1]:,}." if without else ""
        return f"No moment matches.{hint}" if query.strip() else ALL

    def _show_emptiness(self, sentence: str) -> None:
        self._empty.setText(sentence)
        self._empty.setVisible(bool(sentence))
        self.table.setVisible(self.model.total > 0)

    def _leave_box(self) -> None:
        if self.model.total:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._choose(self.table.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        hit = self.model.hit(index)
        self.facts.show_hit(hit, self.model)
        if hit is not None:
            self.chosen.emit(hit)

    def _open(self) -> None:
        hit = self.current()
        if hit is not None:
            self.opened.emit(hit)


class HitFacts(QWidget):
    """Show what is known of one hit."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(theme.px(320))
        self._hit: Hit | None = None
        self._model: HitModel | None = None
        self.stars = Stars()
        self.stars.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title = text("", "lead_bold", wrap=True)
        self._body = QWidget()
        self._values: dict[str, tuple[QLabel, QLabel]] = {}
        self._keys = QHBoxLayout()
        self._build()
        self.show_hit(None, None)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(24), 0, 0, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self.stars)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(1, 1)
        for row, name in enumerate(("Range", "Take", "Clip", "Whose", "Lens, size", "Supervisor", "Editor")):
            self._values[name] = text(name, "small", ink="text2"), text("", "small_figures", wrap=True)
            for place, part in enumerate(self._values[name]):
                grid.addWidget(part, row, place, Qt.AlignmentFlag.AlignTop)
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(12))
        inside.addLayout(head)
        inside.addLayout(grid)
        self._keys.addWidget(KeyFrame("Return"))
        self._keys.addWidget(text("open", "small", ink="text2"))
        inside.addLayout(self._keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(12), theme.px(12))
        column.addWidget(self._body)
        column.addStretch()

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Set the window's commands; `stringout.make` shows its key."""
        self._keys.addWidget(CommandKey(actions["stringout.make"]))
        self._keys.addWidget(text("stringout", "small", ink="text2"))
        self._keys.addStretch()

    def show_hit(self, hit: Hit | None, model: HitModel | None) -> None:
        """Show a hit, or nothing."""
        self._hit, self._model = hit, model
        self._body.setVisible(hit is not None)
        if hit is None or model is None:
            self.update()
            return
        self._title.setText(model.text(hit, HitColumn.LABEL))
        self.stars.set_rating(int(model.text(hit, HitColumn.RATING)))
        said = _values(hit, framing=model.text(hit, HitColumn.SIZE))
        for name, (title, value) in self._values.items():
            value.setText(said[name])
            for part in (title, value):
                part.setVisible(bool(said[name]))
        self.update()

    def said(self, name: str) -> str:
        """Return what is shown of a fact."""
        return self._values[name][1].text()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the shape of the label's lane."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("panel"))
        painter.fillRect(0, 0, 1, self.height(), theme.color("line"))
        if self._hit is not None and self._model is not None:
            lane, size = self._model.vocabulary.lane(self._hit.label.kind), theme.px(14)
            at = QRectF(theme.px(16), self._title.mapTo(self, self._title.rect().center()).y() - size / 2, size, size)
            paint_shape(painter, lane, at, theme.lane(lane).color, value=self._hit.label.value)


def _values(hit: Hit, *, framing: str) -> dict[str, str]:
    """Write the facts of a hit; `framing` is its shot size and eyeline."""
    label, clip, take = hit.label, hit.clip, hit.take
    end = clip.timecode(label.end) if label.end is not None else "open"
    return {
        "Range": f"{clip.timecode(label.start)} – {end}",
        "Take": take.shown if take else "",
        "Clip": clip.name.replace("_", "_\u200b"),  # where a long name may wrap
        "Whose": label.who,
        "Lens, size": ", ".join(filter(None, (clip.facts.lens, framing))),
        "Supervisor": take.supervisor_note if take else "",
        "Editor": take.editor_note if take else "",
    }
