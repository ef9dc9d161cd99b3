"""Do what the commands of the beat grid are, with the beat, the cell and the reading that are chosen there."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from dailies_logger.domain.beat import Beat
from dailies_logger.ui.audition import Audition
from dailies_logger.ui.panels.readings import take_words
from dailies_logger.ui.work import Work
from dailies_logger.workflow.beat_grid import Reading

if TYPE_CHECKING:
    from dailies_logger.ui.beats_room import BeatsRoom


class BeatActs:
    """Run the commands of the menu Beats in their room."""

    def __init__(self, work: Work, room: "BeatsRoom", audition: Audition) -> None:
        self._work, self._room, self._audition = work, room, audition

    def run(self, command: str) -> None:
        """Do what a command does."""
        room, verbs = self._room, self._work.beats
        runs: Mapping[str, Callable[[], object]] = {
            "beats.new": self._ask_new,
            "beats.change": lambda: self._with_beat(room.asks.change),
            "beats.merge": lambda: self._with_beat(lambda beat: room.asks.merge(beat, [row.beat for row in room.table.grid.grid.rows])),
            "beats.split": lambda: self._with_beat(lambda beat: room.asks.split(beat, room.cell())),
            "beats.remove": lambda: self._with_beat(lambda beat: verbs.remove(beat.id)),
            "beats.up": lambda: self._with_beat(lambda beat: verbs.move(beat.id, -1)),
            "beats.down": lambda: self._with_beat(lambda beat: verbs.move(beat.id, 1)),
            "beats.next_scene": lambda: room.turn(1),
            "beats.previous_scene": lambda: room.turn(-1),
            "beats.play": self._play_all,
            "beats.play_cell": lambda: self._play(room.cell()),
            "beats.judge": self._judge,
            "beats.audition": lambda: self._with_beat(self._audition.start_beat),
            "beats.crown": self._crown,
            "beats.free": lambda: self._with_reading(lambda reading: verbs.free(reading.label.id, take_words(reading))),
        }
        runs[command]()

    def _play_all(self) -> None:
        """Play every reading of the beat; in an audition keep the piece, as the same key does elsewhere, and two that are judged play again."""
        if self._audition.running:
            self._audition.keep()
        elif self._room.judging.running:
            self._room.judging.again()
        else:
            self._play(self._room.readings.readings.readings)

    def _play(self, readings: Sequence[Reading]) -> None:
        if readings:
            self._room.player.play(readings)
        else:
            self._work.bench.say("There is no reading to play.")

    def _judge(self) -> None:
        """Play champion and chosen reading side by side, or where they lie on one clip in turn; again, end it, and the champion stays."""
        row, reading = self._room.table.row(), self._room.readings.current()
        champion = row.champion if row is not None else None
        if self._room.judging.running:
            self._room.judging.end()
        elif champion is None or reading is None:
            self._work.bench.say("This beat has no champion yet: P makes one.")
        elif reading == champion:
            self._work.bench.say("Choose another reading to judge against it.")
        elif reading.clip.id == champion.clip.id:
            self._room.player.play([champion, reading], endless=True)
        else:
            self._room.judging.begin(champion, reading)

    def _crown(self) -> None:
        """Make the reading champion, or no more; of two that are judged the candidate, and then ask why."""
        verbs, pair, beat = self._work.beats, self._room.judging.pair, self._room.current()
        if pair is None or beat is None:
            self._with_reading(lambda reading: verbs.crown(reading.label.id, take_words(reading)))
            return
        candidate = pair[1]
        self._room.judging.end()
        verbs.decide(candidate.label.id, take_words(candidate))
        self._room.asks.reason(beat, take_words(candidate))

    def _ask_new(self) -> None:
        scene = self._room.scene.scene()
        if scene:
            self._room.asks.new(scene, after=self._room.current(), then=self._room.want)

    def _with_beat(self, verb: Callable[[Beat], None]) -> None:
        """Do something to the chosen beat."""
        beat = self._room.current()
        if beat is not None:
            verb(beat)

    def _with_reading(self, verb: Callable[[Reading], None]) -> None:
        """Do something to the reading that plays, else to the chosen one."""
        reading = self._room.player.current or self._room.readings.current()
        if reading is not None:
            verb(reading)
        else:
            self._work.bench.say("No reading is chosen here.")
