"""Do what is asked of beats: read the choice, build the request, hand it to the bench."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.errors import Refused
from dailies_logger.ui.bench import Bench
from dailies_logger.workflow import beats
from dailies_logger.workflow.beats import BeatFields, BeatWords
from dailies_logger.workflow.edit import Edit


class BeatVerbs(QObject):
    """Make, change, order and take away beats, and bind labels to them. Fields come as they were typed, all as text."""

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._library, self._me = bench.desk.library, bench.desk.person.id

    def read_as(self, labels: Sequence[UUID], name: str) -> None:
        """Make labels readings of the beat of that name, made where the scene has none; an empty name frees them."""
        self._bench.write(lambda: beats.read_as(self._library, author=self._me, labels=labels, name=name), self._tell)

    def add(self, scene: str, typed: dict[str, str], *, after: UUID | None, then: Callable[[UUID], None]) -> None:
        """Make a beat after another one; `then` gets its id."""
        words = _words(typed)
        self._bench.write(
            lambda: beats.add_beat(self._library, author=self._me, scene=scene, name=typed["name"], after=after, **words),
            lambda edit: then(edit.changes[-1].value.id),
        )

    def change(self, beat: UUID, typed: dict[str, str]) -> None:
        """Say what was typed of a beat."""
        fields = BeatFields(name=typed["name"], scene=typed["scene"], **_words(typed))
        self._bench.write(lambda: beats.change_beat(self._library, author=self._me, beat=beat, **fields))

    def move(self, beat: UUID, by: int) -> None:
        """Move a beat by places of its scene."""
        self._bench.write(lambda: beats.step_beat(self._library, author=self._me, beat=beat, by=by))

    def put(self, beat: UUID, to: int) -> None:
        """Move a beat so that it becomes number `to` (0-based) of its scene."""
        self._bench.write(lambda: beats.move_beat(self._library, author=self._me, beat=beat, to=to))

    def merge(self, beat: UUID, into: str) -> None:
        """Give the readings of a beat to the beat of a name in the same scene."""
        self._bench.write(lambda: beats.merge_beats(self._library, author=self._me, beat=beat, into=self._named(beat, into)), self._tell)

    def split(self, beat: UUID, labels: Sequence[UUID], name: str) -> None:
        """Make a second beat of some readings of a beat."""
        self._bench.write(lambda: beats.split_beat(self._library, author=self._me, beat=beat, labels=labels, name=name), self._tell)

    def remove(self, beat: UUID) -> None:
        """Take a beat away; its readings stay as free labels."""
        self._bench.write(lambda: beats.remove_beat(self._library, author=self._me, beat=beat), self._tell)

    def free(self, label: UUID, name: str) -> None:
        """Let a reading, named by its take, be a reading of none."""
        self._bench.write(
            lambda: beats.bind(self._library, author=self._me, labels=[label], beat=None), lambda edit: self._tell(edit, name)
        )

    def crown(self, label: UUID, name: str) -> None:
        """Make a reading, named by its take, the champion of its beat; where it is, let the beat have none."""
        self._bench.write(lambda: beats.toggle_crown(self._library, author=self._me, label=label), lambda edit: self._tell(edit, name))

    def decide(self, label: UUID, name: str) -> None:
        """Make a reading that was judged, named by its take, the champion of its beat."""
        self._bench.write(lambda: beats.crown(self._library, author=self._me, label=label), lambda edit: self._tell(edit, name))

    def reason(self, beat: UUID, said: str) -> None:
        """Keep why the champion of a beat is it."""
        if said:
            self._bench.write(lambda: beats.change_beat(self._library, author=self._me, beat=beat, reason=said))

    def _named(self, beat: UUID, name: str) -> UUID:
        """Return the beat of a name in the scene of another. Raises Refused where there is none."""
        known = self._library.get(Beat, beat)
        scene = known.scene if known is not None else ""
        found = beats.beat_named(self._library, scene, name)
        if found is None:
            msg = f"Scene {scene} has no beat “{name}”."
            raise Refused(msg)
        return found.id

    def _tell(self, edit: Edit, name: str = "") -> None:
        self._bench.say(f"{edit.name}{': ' + name if name else ''}.", undo=True)


def trouble(typed: dict[str, str]) -> str:
    """Say what is wrong with what was typed of a beat; empty where nothing is."""
    if not typed["name"].strip():
        return "A beat needs a name."
    strong = typed.get("intensity", "").strip()
    return "" if strong in {"", "0", "1", "2", "3", "4", "5"} else "Intensity goes from 0 to 5."


def _words(typed: dict[str, str]) -> BeatWords:
    words = BeatWords(whose=typed["whose"], feeling=typed["feeling"], intensity=int(typed["intensity"] or 0), note=typed["note"])
    if "reason" in typed:
        words["reason"] = typed["reason"]
    return words
