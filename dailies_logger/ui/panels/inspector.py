"""Show what is known of the take on screen: facts, the supervisor's note, the editor's note, rating, circle."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from dailies_logger.domain.clip import Clip, ClipStatus, Source
from dailies_logger.domain.take import Take
from dailies_logger.ui import icons, theme
from dailies_logger.ui.models import words
from dailies_logger.ui.models.dailies_nodes import take_number
from dailies_logger.ui.panels.note_field import NoteField
from dailies_logger.ui.panels.stars import Stars, TakeRing
from dailies_logger.ui.widgets import ElidedText, Hairline, text
from dailies_logger.workflow.facts import Disagreement

SOURCES = {Source.MEDIA: "file", Source.CAMERA_REPORT: "camera report", Source.SUPERVISOR: "supervisor", Source.EDITOR: "editor"}
"""What the sources of facts are called on screen."""

ROWS = ("Clip", "Source TC", "Rate", "Lens, size", "Eyeline", "Sound", "Roll", "Day", "Status")
_ASKED = {"Clip": ("tape", "number"), "Source TC": ("start_tc",), "Lens, size": ("lens", "shot_size"), "Eyeline": ("eyeline",)}
_ASKED |= {"Sound": ("sound_roll",), "Roll": ("roll", "camera"), "Day": ("day", "unit")}


class InspectorPanel(QScrollArea):
    """Show one take and clip, and ask for changes of what people say of them.

    `rating_requested` carries 0 to 5, `circle_requested` True or False, `note_kept` the take's id and the text;
    `facts_requested` wants to type facts (a double click on them); `left` says that the hand has left the note.
    """

    rating_requested = Signal(int)
    circle_requested = Signal(bool)
    note_kept = Signal(object, str)
    facts_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ring, self.stars, self.note = TakeRing(), Stars(), NoteField()
        self._name, self._camera = ElidedText("body_bold"), text("", ink="text2")
        self._facts = FactRows()
        self._empty = text("Facts, notes and labels of the take you are watching.", ink="text2", wrap=True)
        self._supervisor = text("", "small", wrap=True)
        self._unsaid = text("No note", "small", ink="text3")
        self._author = text("", "small", ink="text2")
        self._inside = QWidget()
        self._inside.setObjectName("panel")
        self._inside.installEventFilter(self)
        self._build()
        self._wire()
        self.set_shown(None, None)

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Set the window's commands, whose keys the tooltips name."""
        self.ring.set_action(actions["take.circle"])
        self.stars.set_actions(actions["label.rate_1"], actions["label.rate_5"])

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setWidget(self._inside)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = QWidget()
        self._head.setFixedHeight(theme.px(36))
        head = QHBoxLayout(self._head)
        head.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        for part in (self.ring, self._name, self._camera):
            head.addWidget(part)
        head.addStretch()
        head.addWidget(self.stars)
        self._empty.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12))
        self._notes = self._note_parts()
        parts: tuple[QWidget, ...] = (self._head, Hairline(), self._empty, self._facts, Hairline(), self._notes, Hairline())
        for piece in parts:
            column.addWidget(piece)
        column.addStretch()

    def _note_parts(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        column.setSpacing(theme.px(6))
        locked = QLabel()
        locked.setPixmap(icons.pixmap("lock", "text2", theme.px(12), self.devicePixelRatioF()))
        locked.setToolTip("The supervisor’s words come from the reports and are not changed here")
        ruled = _Ruled(self._supervisor, self._unsaid)
        parts: tuple[tuple[str, QWidget, QWidget], ...] = (("Supervisor’s note", locked, ruled), ("Editor’s note", self._author, self.note))
        for title, beside, below in parts:
            row = QHBoxLayout()
            row.addWidget(text(title, "mini_bold", ink="text2"))
            row.addStretch()
            row.addWidget(beside)
            column.addLayout(row)
            column.addWidget(below)
        return box

    def _wire(self) -> None:
        self.stars.rating_requested.connect(self.rating_requested)
        self.ring.circle_requested.connect(self.circle_requested)
        self.note.kept.connect(self.note_kept)
        self.note.left.connect(self.left)
        self._facts.clicked.connect(self.facts_requested)

    def set_shown(
        self, take: Take | None, clip: Clip | None, *, disagreements: Sequence[Disagreement] = (), sound: str = "", author: str = ""
    ) -> None:
        """Show a take and one of its clips; `sound` says what sound it has, `author` whose the editor's note is."""
        self._empty.setVisible(clip is None)
        for part in (self._head, self._facts, self._notes):
            part.setVisible(clip is not None)
        self._name.setText(take.shown if take else clip.name if clip else "")
        self._camera.setText(f"{clip.facts.camera} camera" if clip and clip.facts.camera else "")
        self._show_take(take, author)
        if clip is not None:
            self._facts.show_facts(clip, sound=sound, disagreements=disagreements)

    def _show_take(self, take: Take | None, author: str) -> None:
        for part in (self.stars, self.ring):
            part.setVisible(take is not None)
        if take is not None:
            self.ring.set_take("" if take.name else take_number(take), circled=take.circled)
            self.stars.set_rating(take.rating)
        said = take.supervisor_note if take else ""
        self._supervisor.setText(said)
        self._supervisor.setVisible(bool(said))
        self._unsaid.setVisible(not said)
        self._author.setText(author if take and take.editor_note else "")
        self.note.set_note(take.id if take else None, take.editor_note if take else "")

    def sizeHint(self) -> QSize:
        """Be as high as what is known needs, so that the labels below have the rest."""
        wide = self.width()
        return QSize(wide, self._inside.heightForWidth(wide) if self._inside.hasHeightForWidth() else self._inside.sizeHint().height())

    def _fit(self) -> None:
        """Ask for the height needed; have a scroll bar only where it is not given, or the bar makes words wrap that need it."""
        self.updateGeometry()
        never, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(never if self.height() >= self.sizeHint().height() else needed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lie anew when there is more or less to tell."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lie anew where words wrap otherwise."""
        super().resizeEvent(event)
        self._fit()

    def fact(self, name: str) -> str:
        """Return what stands beside a fact's name, for instance `Source TC`."""
        return self._facts.said(name)


class FactRows(QWidget):
    """Show facts as name and value; where sources disagree, a sign and every value with who says it."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, theme.px(64))
        self._rows: dict[str, tuple[QLabel, QLabel, QLabel, QLabel]] = {}
        for row, name in enumerate(ROWS):
            parts = (
                text(name, "small", ink="text2"),
                text("", "small_figures", ink="warning" if name == "Status" else "text", wrap=True),
                QLabel(),
                text("", "small", ink="text2", wrap=True),
            )
            parts[2].setPixmap(icons.pixmap("warning", "warning", theme.px(14), self.devicePixelRatioF()))
            parts[2].setToolTip("The sources disagree")
            parts[2].setAccessibleName(f"{name}: the sources disagree")
            top, right = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignRight
            for column, part in enumerate(parts[:2]):
                grid.addWidget(part, 2 * row, column, top)
            grid.addWidget(parts[2], 2 * row + 1, 0, top | right)
            grid.addWidget(parts[3], 2 * row + 1, 1, top)
            self._rows[name] = parts

    def show_facts(self, clip: Clip, *, sound: str, disagreements: Sequence[Disagreement]) -> None:
        """Show the facts of a clip."""
        values = _values(clip, sound)
        for name, (title, value, sign, others) in self._rows.items():
            said = values.get(name, "")
            disputed = [one for one in disagreements if one.field in _ASKED.get(name, ())]
            value.setText(said)
            others.setText("\n".join(_others(one) for one in disputed))
            for part in (title, value):
                part.setVisible(bool(said or disputed))
            for part in (sign, others):
                part.setVisible(bool(disputed))

    def said(self, name: str) -> str:
        """Return what is shown of a fact, disagreement and all."""
        _, value, _, others = self._rows[name]
        return "\n".join(part for part in (value.text(), others.text()) if part)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask to type facts."""
        self.clicked.emit()


class _Ruled(QWidget):
    """Hold a locked text with a rule at its left."""

    def __init__(self, *labels: QLabel) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(10), theme.px(2), 0, theme.px(2))
        for label in labels:
            row.addWidget(label)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rule."""
        QPainter(self).fillRect(0, 0, 2, self.height(), theme.color("line2"))


def _values(clip: Clip, sound: str) -> dict[str, str]:
    """Write the facts of a clip."""
    facts, measured = clip.facts, clip.measured
    has_timecode = clip.start is not None
    day = [words.day_words(facts.day) if facts.day else "", f"unit {facts.unit}" if facts.unit else ""]
    status = "" if clip.status is ClipStatus.ONLINE else clip.status.value.capitalize()
    return {
        "Clip": clip.name.replace("_", "_\u200b"),  # where a long name may wrap
        "Source TC": words.timecode_range(clip, 0, clip.frames) if has_timecode else "none in the file; counted from 00:00:00:00",
        "Rate": words.rate_words(clip),
        "Lens, size": ", ".join(filter(None, (facts.lens, facts.shot_size))),
        "Eyeline": facts.eyeline or "",
        "Sound": sound or words.channels(measured.channels),
        "Roll": " ".join(filter(None, (facts.roll, facts.number))),
        "Day": ", ".join(filter(None, day)),
        "Status": ": ".join(filter(None, (status, clip.reason))),
    }


def _others(one: Disagreement) -> str:
    """Write a disagreement: the value in force first, each with who says it."""
    return " · ".join(f"{value} ({SOURCES[source]})" for source, value in one.values)
