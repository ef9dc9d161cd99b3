"""Show on the panels of the logging room what is on stage; the lanes have a feed of their own."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from dailies_logger.domain.label import Label
from dailies_logger.ui.feeds import About, about
from dailies_logger.ui.work import Work

if TYPE_CHECKING:
    from dailies_logger.ui.logging_room import LoggingRoom


class StageViews(QObject):
    """Follow the stage: clip, frame, labels, marks, selection, facts."""

    def __init__(self, room: "LoggingRoom", work: Work) -> None:
        super().__init__(room)
        self._room = room
        self._work = work
        self._wire()

    def _wire(self) -> None:
        stage = self._work.stage
        stage.clip_changed.connect(self._show_clip)
        stage.facts_changed.connect(self._show_clip_anew)
        stage.frame_changed.connect(self._room.transport.set_frame)
        stage.playing_changed.connect(self._room.transport.set_playing)
        stage.labels_changed.connect(self._show_labels)
        stage.marks_changed.connect(self._show_marks)
        stage.selection_changed.connect(self._show_selection)
        self._room.labels.label_requested.connect(self._go_to_label)
        self._work.labels.edit_wanted.connect(self._edit_label)

    def _show_clip(self) -> None:
        clip = self._work.stage.clip
        self._show_transport()
        self._show_facts()
        if clip is not None and clip.take_id is not None:
            self._room.tree.select(clip.take_id, clip.id)

    def _show_clip_anew(self) -> None:
        """Count by the start timecode in force; frame and marks stay."""
        self._show_transport()
        self._show_marks()
        self._show_facts()

    def _show_transport(self) -> None:
        self._room.transport.set_clip(self._work.stage.clip)
        self._room.transport.set_frame(self._work.stage.frame)

    def _show_facts(self) -> None:
        stage, library = self._work.stage, self._work.desk.library
        take, clip = stage.take, stage.clip
        self._room.inspector.set_shown(take, clip)
        if clip is None:
            return

        def told(more: About) -> None:
            """Show the facts of take and clip."""
            self._room.inspector.set_shown(take, clip, disagreements=more.disagreements, sound=more.sound, author=more.author)

        self._work.bench.read(lambda: about(library, take, clip), told, key="about")

    def _show_labels(self) -> None:
        stage = self._work.stage
        self._room.labels.set_labels(stage.labels, clip=stage.clip)
        self._show_selection()

    def _show_marks(self) -> None:
        self._room.transport.set_marks(self._work.stage.in_mark, self._work.stage.out_mark)

    def _show_selection(self) -> None:
        self._room.labels.set_chosen(self._work.stage.chosen_labels)

    def _go_to_label(self, label_id: UUID) -> None:
        stage = self._work.stage
        stage.select_label(label_id)
        label = stage.label()
        if label is not None:
            stage.go_to(label.start)

    def _edit_label(self, label: Label) -> None:
        if self._work.stage.clip is not None:
            self._room.editor.edit(label, clip=self._work.stage.clip)
