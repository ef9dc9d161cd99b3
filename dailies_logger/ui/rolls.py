"""Play what has an end of its own: round a frame, between the marks, round and round, or takes as one roll."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject

from dailies_logger.ui.player.player import Player
from dailies_logger.ui.work import Work
from dailies_logger.workflow.playing import Stretch
from dailies_logger.workflow.rolling import Roll, kem_roll


class Rolls(QObject):
    """Make lists of what is on the stage, and let the player play them."""

    def __init__(self, work: Work, player: Player, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._player = player

    def around(self) -> None:
        """Play what lies round the frame shown, and stand on it again."""
        verbs = self._work.play
        self._player.play_list(verbs.stretches(verbs.around()), rest=self._work.stage.frame)

    def marks(self) -> None:
        """Play from in to out."""
        verbs = self._work.play
        self._player.play_list(verbs.stretches(verbs.marked()))

    def loop(self) -> None:
        """Play the chosen label, what is marked, or the clip, round and round."""
        verbs = self._work.play
        self._player.play_list(verbs.stretches(verbs.looped()), endless=True)

    def takes(self, roll: Roll, order: Sequence[UUID]) -> None:
        """Play from the frame shown through the takes of its setup or scene that follow in this order."""
        library, clip, frame, bench = self._work.desk.library, self._work.stage.clip, self._work.stage.frame, self._work.bench
        if clip is None:
            return

        def play(stretches: list[Stretch]) -> None:
            """Say how much it is, and play it."""
            more = len(stretches) > 1
            bench.say(f"KEM roll: {len(stretches)} takes." if more else f"No take of this {roll.value} follows: this one plays.")
            self._player.play_list(stretches)

        bench.read(lambda: kem_roll(library, order, roll=roll, clip=clip, frame=frame), play, key="roll")
