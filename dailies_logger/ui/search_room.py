"""Be the room where moments are found: one box, the hits, and the picture of the chosen one."""

from dataclasses import dataclass
from datetime import timedelta
from time import perf_counter
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dailies_logger.domain.errors import BadQuery
from dailies_logger.domain.label import Label
from dailies_logger.ui import theme
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.away import LINE, Well
from dailies_logger.ui.feeds import Pictures
from dailies_logger.ui.panels.search import SearchPanel
from dailies_logger.ui.player.player import Player
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.ui.work import Work
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.finding import asked, tokens
from dailies_logger.workflow.playing import Stretch
from dailies_logger.workflow.ports import Found, Hit

PAGE = 200
"""How many hits are fetched at once."""

PICTURE = ((1440, 432), (1200, 320), (0, 288))
"""From which width of the room on the picture is how wide."""

NOTHING = Found(hits=(), total=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Hold what a query came to: what was found of so many labels, or the sentence why it cannot be read."""

    query: str
    found: Found = NOTHING
    labels: int = 0
    took: timedelta = timedelta()
    without: tuple[str, int] | None = None
    trouble: str = ""


class SearchRoom(QWidget):
    """Search while somebody types. `opened` carries the Hit to go to in Logging, `left` that the room is left."""

    opened = Signal(object)
    left = Signal()
    chosen = Signal()

    def __init__(self, work: Work, actions: ActionSet, pictures: Pictures, player: Player, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self._player = player
        self._quiet = False
        self.panel = SearchPanel(self)
        self.panel.set_actions(actions.every())
        self.panel.set_thumbnails(pictures.picture)
        pictures.came.connect(self.panel.refresh_pictures)
        self.well = Well(actions["view.second_screen"])
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addWidget(self.well)
        side.addWidget(self.panel.facts, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.panel, 1)
        row.addLayout(side)
        self._wire()

    def _wire(self) -> None:
        self.panel.asked.connect(self.ask)
        self.panel.page_wanted.connect(self._ask_page)
        self.panel.chosen.connect(self._choose)
        self.panel.opened.connect(self.opened)
        self.panel.escaped.connect(self.left)
        self._work.bench.changed.connect(self._follow)

    def borrow(self, picture: PictureView | None) -> None:
        """Take the picture, if it is not on the second screen, and look again: labels may have changed."""
        self.well.hold(picture)
        self._lie()
        self.ask(self.panel.query())

    def ask(self, query: str) -> None:
        """Look for moments; only the newest question is answered."""
        desk = self._work.desk
        self._work.bench.read(lambda: look_for(desk, query), self._answer, key="search")

    def hits(self) -> int:
        """Count what is found."""
        return self.panel.model.total

    def _answer(self, answer: Answer) -> None:
        if answer.trouble:
            self.panel.set_trouble(answer.trouble)
            return
        before = self.panel.current()
        self._quiet = before is not None
        self.panel.set_found(answer.found, query=answer.query, labels=answer.labels, took=answer.took, without=answer.without)
        self._choose_again(before.label.id if before else None)
        self._quiet = False
        now = self.panel.current()
        if before is not None and now is not None and now.label.id != before.label.id:
            self._show(now)
        self.chosen.emit()

    def _choose_again(self, label: UUID | None) -> None:
        row = next((k for k, hit in enumerate(self.panel.model.hits) if hit.label.id == label), None)
        if row is not None:
            self.panel.table.choose(row)

    def _ask_page(self, have: int) -> None:
        desk, query = self._work.desk, self.panel.query()
        self._work.bench.read(
            lambda: desk.search.labels(asked(desk.library, query, typing=True), limit=PAGE, offset=have), self.panel.add_page, key="page"
        )

    def _choose(self, hit: Hit) -> None:
        if self._quiet:
            return
        if self.panel.table.hasFocus():
            self._player.play_list([Stretch(clip=hit.clip.id, range=hit.label.range())])
        else:
            self._show(hit)

    def _show(self, hit: Hit) -> None:
        if not self._work.stage.playing:
            self._work.stage.show_clip(hit.clip.id, hit.label.start)

    def _follow(self, edit: Edit) -> None:
        if self.isVisible() and any(isinstance(change.value, Label) for change in edit.changes):
            self.ask(self.panel.query())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lie anew."""
        super().resizeEvent(event)
        self._lie()

    def _lie(self) -> None:
        """Give the picture 16:9 at the right; while it is away, its room to the facts."""
        width = theme.px(next(wide for least, wide in PICTURE if self.width() >= theme.px(least)))
        self.well.setFixedSize(width, theme.px(LINE) if self.well.away else round(width * 9 / 16))
        self.panel.facts.setFixedWidth(width)


def look_for(desk: Desk, query: str) -> Answer:
    """Find labels, and where there are none say what would be found without the last term."""
    began = perf_counter()
    try:
        found = desk.search.labels(asked(desk.library, query, typing=True), limit=PAGE)
    except BadQuery as error:
        return Answer(query=query, trouble=str(error))
    took = timedelta(seconds=perf_counter() - began)
    without = None if found.total else _without_last(desk, query)
    return Answer(query=query, found=found, labels=desk.library.count(Label), took=took, without=without)


def _without_last(desk: Desk, query: str) -> tuple[str, int] | None:
    terms = tokens(query)
    if len(terms) < 2:
        return None
    last = terms[-1]
    try:
        total = desk.search.labels(asked(desk.library, query[: last.start].strip(), typing=True), limit=1).total
    except BadQuery:
        return None
    return (query[last.start : last.end].strip(), total) if total else None
