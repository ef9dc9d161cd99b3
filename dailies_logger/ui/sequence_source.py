"""Carry frames between a source and the sequence: match frame there and back, and lay what is marked in."""

from collections.abc import Callable
from uuid import UUID

from dailies_logger.domain.timecode import FrameRange
from dailies_logger.ui.commands.command import Room
from dailies_logger.ui.sequence_player import SequencePlayer
from dailies_logger.ui.verbs_sequence import SequenceVerbs
from dailies_logger.ui.work import Work


class SequenceSource:
    """Know the source on the stage and the playhead of the sequence. `go` goes to a room."""

    def __init__(self, work: Work, player: SequencePlayer, verbs: SequenceVerbs, *, go: Callable[[Room], object]) -> None:
        self._work, self._player, self._verbs, self._go = work, player, verbs, go

    def match(self, room: Room) -> None:
        """Go from the sequence to its source in Logging, or from a source to where it is in the sequence."""
        shot, stage, cut = self._player.shot, self._work.stage, self._player.cutting
        if room is Room.STRINGOUTS and shot is not None:
            frame = self._player.media_frame
            self._go(Room.LOGGING)
            stage.show_clip(shot.laid.clip.id, frame)
            return
        record = cut.record_of(stage.clip.id, stage.frame) if cut is not None and stage.clip is not None else None
        if record is None:
            self._work.bench.say(f"This frame is not in “{cut.stringout.name}”." if cut is not None else "No stringout is open yet.")
            return
        self._go(Room.STRINGOUTS)
        self._player.go_to(record)

    def lay(self, command: str, stringout: UUID | None) -> None:
        """Append, insert or overwrite what is marked in the source, else the chosen label."""
        clip, cut = self._work.stage.clip, self._player.cutting
        found = self._frames()
        if clip is None or stringout is None or found is None:
            return
        frames, label = found
        if command == "sequence.append" or cut is None:
            self._verbs.append(stringout, clip.id, frames, label=label)
        else:
            self._verbs.lay_in(cut, clip, frames, record=self._player.record, over=command == "sequence.overwrite")

    def _frames(self) -> tuple[FrameRange, UUID | None] | None:
        """Return what is marked, else the chosen label and its frames."""
        stage = self._work.stage
        label = stage.label()
        if stage.in_mark is not None or stage.out_mark is not None:
            return self._work.play.marked(), None
        if label is None or stage.clip is None:
            return None
        return label.range(stage.frame).clamped(stage.clip.frames), label.id
