"""Ask what a beat is called, and what is said of it, over the beat grid."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject

from dailies_logger.domain.beat import Beat
from dailies_logger.ui.ask_sheet import AskSheet, Line
from dailies_logger.ui.verbs_beats import BeatVerbs, trouble
from dailies_logger.workflow.beat_grid import Reading


class BeatAsks(QObject):
    """Ask, and hand the answers to the verbs."""

    def __init__(self, verbs: BeatVerbs, sheet: AskSheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._verbs, self._sheet = verbs, sheet

    def new(self, scene: str, *, after: Beat | None, then: Callable[[UUID], None]) -> None:
        """Ask for a beat that comes after another one; `then` gets its id."""
        behind = after.id if after is not None else None
        self._sheet.ask(
            f"New beat in scene {scene}", _lines(None), lambda typed: self._verbs.add(scene, typed, after=behind, then=then), check=trouble
        )

    def change(self, beat: Beat) -> None:
        """Ask for what is said of a beat."""
        self._sheet.ask(f"Beat “{beat.name}”", _lines(beat), lambda typed: self._verbs.change(beat.id, typed), check=trouble)

    def reason(self, beat: Beat, name: str) -> None:
        """Ask why a reading, named by its take, is the champion now; nothing typed says nothing."""
        line = Line(key="reason", name="Because", example="the breath before the line; Enter leaves it open")
        self._sheet.ask(f"{name} is champion of “{beat.name}”", [line], lambda typed: self._verbs.reason(beat.id, typed["reason"]))

    def merge(self, beat: Beat, beats: Sequence[Beat]) -> None:
        """Ask for the beat, of all those of its scene, that gets the readings of one."""
        others = tuple(each.name for each in beats if each.id != beat.id)
        line = Line(key="into", name="Into", example=", ".join(others), known=others)
        known = {name.casefold() for name in others}

        def wrong(typed: dict[str, str]) -> str:
            """Say that there is no beat of that name."""
            return "" if " ".join(typed["into"].split()).casefold() in known else f"Scene {beat.scene} has no other beat “{typed['into']}”."

        self._sheet.ask(f"Merge “{beat.name}” into", [line], lambda typed: self._verbs.merge(beat.id, typed["into"]), check=wrong)

    def split(self, beat: Beat, readings: Sequence[Reading]) -> None:
        """Ask for the name of a beat that some readings of one become."""
        labels = [reading.label.id for reading in readings]
        said = f"Split {len(labels)} reading{'' if len(labels) == 1 else 's'} off “{beat.name}”"
        line = Line(key="name", name="Beat", example=f"{beat.name}, again")
        self._sheet.ask(said, [line], lambda typed: self._verbs.split(beat.id, labels, typed["name"]))


def _lines(beat: Beat | None) -> tuple[Line, ...]:
    said: tuple[Line, ...] = (
        Line(key="name", name="Beat", value=beat.name if beat else "", example="the lie lands"),
        Line(key="whose", name="Whose", value=beat.whose if beat else "", example="Grace"),
        Line(key="feeling", name="Feeling", value=beat.feeling if beat else "", example="caught out"),
        Line(key="intensity", name="Intensity", value=str(beat.intensity or "") if beat else "", example="0 to 5"),
        Line(key="note", name="Note", value=beat.note if beat else "", example="page 32, line 3"),
    )
    if beat is None:
        return said
    said = (*said, Line(key="scene", name="Scene", value=beat.scene, example="24"))
    if beat.champion is None:
        return said
    return (*said, Line(key="reason", name="Champion because", value=beat.reason, example="the breath before the line"))
