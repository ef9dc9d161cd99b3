"""Do what a command of the room of stringouts does, to what is chosen there."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol
from uuid import UUID

from dailies_logger.domain.stringout import Stringout
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.commands.sequence import TRIMS
from dailies_logger.ui.panels.changes import ChangeList
from dailies_logger.ui.panels.stringouts import PlacementsPanel, StringoutList
from dailies_logger.ui.sequence_asks import SequenceAsks
from dailies_logger.ui.sequence_offers import labels_of
from dailies_logger.ui.verbs_sequence import SequenceVerbs
from dailies_logger.workflow.continuity import Cutting, Shot, source_frame
from dailies_logger.workflow.offered import Offered


class Playhead(Protocol):
    """Be where the sequence stands, and play round a record frame of it."""

    record: int

    @property
    def running(self) -> bool:
        """Say whether the sequence plays."""

    def go_to(self, record: int) -> None:
        """Stand on a record frame."""

    def play_around(self, record: int) -> None:
        """Play round a record frame."""


class SequenceHand:
    """Know what is chosen in the room: the stringout, the clip of it, the change that is offered, the hand edit; and which edge was trimmed last."""

    def __init__(
        self,
        bench: Bench,
        asks: SequenceAsks,
        *,
        stringouts: StringoutList,
        placements: PlacementsPanel,
        changes: ChangeList,
        kept: ChangeList,
    ) -> None:
        self.verbs = SequenceVerbs(bench)
        self._say, self._asks = bench.say, asks
        self._stringouts, self._placements = stringouts, placements
        self._changes, self._kept = changes, kept
        self._cutting: Cutting | None = None
        self._playhead: Playhead | None = None
        self._tail: UUID | None = None
        self._moved: UUID | None = None
        self.toggle_table: Callable[[], None] = lambda: None
        self.refuses: Callable[[str], str] = lambda _: ""

    def show(self, cutting: Cutting | None, playhead: Playhead) -> None:
        """Take the sequence as it is cut now, and stand on the edge that was moved, so that the new cut is seen."""
        self._cutting, self._playhead = cutting, playhead
        moved, self._moved = self._moved, None
        place = cutting.place(moved) if cutting is not None else None
        if cutting is not None and place is not None and not playhead.running:
            lies = cutting.shots[place].laid.record
            playhead.go_to(lies.end - 1 if self.trimmed_tail(moved) else lies.start)

    def run(self, command: str) -> None:
        """Do what a command does, where a stringout is chosen; say why not, where the sequence is only looked at."""
        here, refusal = self._stringouts.stringout(), self.refuses(command)
        if refusal:
            self._say(refusal)
        elif here is not None:
            self._runs()[command](here)

    def trim(self, placement: UUID, head: int, tail: int) -> None:
        """Trim by the mouse: an edge was let go."""
        self._tail, self._moved = placement if tail else None, placement
        self.verbs.trim(placement, head=head, tail=tail)

    def trimmed_tail(self, placement: UUID | None) -> bool:
        """Say whether the tail of a placement is what was trimmed last, so that the cut to look at is there."""
        return placement is not None and self._tail == placement

    def _runs(self) -> Mapping[str, Callable[[Stringout], object]]:
        verbs = self.verbs
        on_clip: Mapping[str, Callable[[UUID], object]] = {
            **{name: partial(self._nudge, what=what, by=by) for name, (_, what, by) in TRIMS.items()},
            "earlier": lambda placement: self._move(placement, -1),
            "later": lambda placement: self._move(placement, 1),
            "lift": verbs.lift,
            "extract": verbs.extract,
            "pin": verbs.pin,
            "lock": verbs.lock,
            "angle_back": lambda placement: verbs.swap(placement, -1),
            "angle_on": lambda placement: verbs.swap(placement, 1),
            "reading_back": lambda placement: verbs.reading(placement, -1),
            "reading_on": lambda placement: verbs.reading(placement, 1),
            "champion": verbs.champion,
            "around": self._around,
        }
        return {
            "sequence.apply": lambda here: self._with_change(lambda change: verbs.accept(here.id, only=labels_of([change]))),
            "sequence.apply_all": lambda here: verbs.accept(here.id),
            "sequence.decline": lambda here: self._with_change(lambda change: verbs.decline(here.id, labels_of([change]))),
            "sequence.rule": self._asks.rule,
            "sequence.as_ruled": lambda _: self._with_hand_edit(verbs.as_ruled),
            "sequence.put_back": lambda _: self._with_hand_edit(verbs.put_back),
            **{f"sequence.{name}": lambda _, verb=verb: self._with_clip(verb) for name, verb in on_clip.items()},  # type: ignore[misc]
            "sequence.head_here": lambda _: self._here(lambda shot, at: verbs.trim(shot.placement.id, head=at - shot.placement.start)),
            "sequence.tail_here": lambda _: self._here(lambda shot, at: self.trim(shot.placement.id, 0, at + 1 - shot.placement.end)),
            "sequence.split": lambda _: self._here(lambda shot, at: verbs.split(shot.placement.id, at)),
            "sequence.previous": lambda _: self._walk(-1),
            "sequence.next": lambda _: self._walk(1),
            "sequence.table": lambda _: self.toggle_table(),
        }

    def _with_clip(self, verb: Callable[[UUID], object]) -> None:
        """Do something to the chosen clip."""
        placement = self._placements.current()
        if placement is not None:
            verb(placement)

    def _nudge(self, placement: UUID, *, what: str, by: int) -> None:
        """Move an edge, or what it shows, by frames."""
        self._tail, self._moved = placement if what == "tail" else None, placement
        verbs: Mapping[str, Callable[[], None]] = {
            "head": lambda: self.verbs.trim(placement, head=by),
            "tail": lambda: self.verbs.trim(placement, tail=by),
            "roll": lambda: self.verbs.roll(placement, by),
            "slip": lambda: self.verbs.slip(placement, by),
            "slide": lambda: self.verbs.slide(placement, by),
        }
        verbs[what]()

    def _move(self, placement: UUID, way: int) -> None:
        place = self._cutting.place(placement) if self._cutting is not None else None
        if place is not None and self._cutting is not None and 0 <= place + way < len(self._cutting.shots):
            self.verbs.move(placement, place + way)

    def _here(self, verb: Callable[[Shot, int], None]) -> None:
        """Do something to the shot under the playhead, at the media frame that is there."""
        cut, playhead = self._cutting, self._playhead
        shot = cut.at(playhead.record) if cut is not None and playhead is not None else None
        if cut is None or playhead is None or shot is None:
            self._say("The playhead is in black.")
            return
        self._tail = None
        verb(shot, source_frame(shot.laid, playhead.record, cut.layout.rate.fraction))

    def _around(self, placement: UUID) -> None:
        """Play round the edge that was trimmed last, else the head."""
        cut, playhead = self._cutting, self._playhead
        place = cut.place(placement) if cut is not None else None
        if cut is not None and playhead is not None and place is not None:
            lies = cut.shots[place].laid.record
            playhead.play_around(lies.end if self.trimmed_tail(placement) else lies.start)

    def _walk(self, way: int) -> None:
        table = self._placements.table
        table.choose(table.currentIndex().row() + way)

    def _with_change(self, verb: Callable[[Offered], None]) -> None:
        """Do something to the chosen change."""
        change = self._changes.current()
        if isinstance(change, Offered):
            verb(change)
        else:
            self._say("Nothing is offered here.")

    def _with_hand_edit(self, verb: Callable[[UUID], None]) -> None:
        """Do something to the chosen clip; to the hand edit chosen in its list where that has the focus, or is of a clip that does not play."""
        edit, clip = self._kept.current(), self._placements.current()
        if edit is not None and (self._kept.hasFocus() or clip is None or not edit.placement.plays):
            verb(edit.placement.id)
        elif clip is not None:
            verb(clip)
