"""Pull the start of a range back by the time it takes to press a key, by as much as the editor has said, never unasked."""

from datetime import UTC, datetime

from PySide6.QtCore import QObject

from dailies_logger.ui.bench import NoticeKind
from dailies_logger.ui.layout import Layout
from dailies_logger.ui.player.player import Player
from dailies_logger.ui.work import Work
from dailies_logger.workflow import reaction
from dailies_logger.workflow.reaction import MOST_FRAMES, Habit


class Reaction(QObject):
    """Keep the offset, in frames at the speed as shot. It holds while the picture plays; standing, the frame shown is meant."""

    def __init__(self, work: Work, player: Player, layout: Layout, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._layout = layout
        self._speed = 0.0
        kept = layout.word("reaction/frames")
        self.frames = min(int(kept), MOST_FRAMES) if kept.isascii() and kept.isdigit() else 0
        player.speed_changed.connect(self._follow)
        work.labels.pulled = self.pulled

    def pulled(self, frame: int) -> int:
        """Return the frame on which a range opens while this one is shown: at twice the speed twice as far back, in reverse on."""
        clip = self._work.stage.clip
        last = clip.frames - 1 if clip is not None else frame
        return min(max(0, frame - round(self.frames * self._speed)), max(last, frame))

    def habit(self) -> Habit | None:
        """Return how this person has trimmed what was made since the offset was set. For another thread."""
        return reaction.habit(self._work.desk.library, author=self._work.desk.person.id, since=self._since())

    def proposed(self, habit: Habit) -> int:
        """Return the offset that trims speak for: the one in force, and what is pulled back besides."""
        return min(max(0, self.frames + habit.frames), MOST_FRAMES)

    def keep(self, typed: str) -> None:
        """Take a typed offset; say so where it is none."""
        words = typed.strip() or "0"
        if not (words.isascii() and words.isdigit() and int(words) <= MOST_FRAMES):
            self._work.bench.say(f"{typed} is no reaction offset: type whole frames, from 0 to {MOST_FRAMES}.", NoticeKind.ERROR)
            return
        if int(words) != self.frames:
            self._layout.keep_word("reaction/since", datetime.now(UTC).isoformat())
        self.frames = int(words)
        self._layout.keep_word("reaction/frames", words)
        unit = "frame" if self.frames == 1 else "frames"
        told = f"Ranges opened while it plays begin {self.frames} {unit} earlier." if self.frames else "Ranges begin on the frame shown."
        self._work.bench.say(told)

    def _follow(self, speed: float) -> None:
        self._speed = speed

    def _since(self) -> datetime | None:
        try:
            kept = datetime.fromisoformat(self._layout.word("reaction/since"))
        except ValueError:
            return None
        return kept if kept.tzinfo is not None else None
