"""Ask of which scene, day, beat or character a ready-made stringout is to be, and make it."""

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.label import Label
from dailies_logger.domain.take import Take
from dailies_logger.ui.ask_sheet import AskSheet, Line
from dailies_logger.ui.work import Work
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.ready_made import Of, Ready, known


def ask(sheet: AskSheet, work: Work, ready: Ready) -> None:
    """Ask for what a ready-made stringout is of, beginning with what the shown take and its newest label say."""
    library, stage = work.desk.library, work.stage
    take, label = stage.take, max(stage.labels, key=lambda each: each.at, default=None)

    def look() -> tuple[tuple[str, ...], str]:
        """Return what there is, and what to begin with."""
        there = known(library, ready.of)
        first = _first(library, ready.of, take, label)
        return there, first if first in there else ""

    def show(found: tuple[tuple[str, ...], str]) -> None:
        """Ask, with what there is to choose from."""
        there, first = found
        name = "Character" if ready.of is Of.WHO else ready.of.value.capitalize()
        line = Line(key="of", name=name, value=first, example=", ".join(there[:6]), known=there)
        sheet.ask(ready.name.format("…"), [line], lambda answer: work.files.make_ready(ready, answer["of"]))

    work.bench.read_behind(look, show)


def _first(library: Library, of: Of, take: Take | None, label: Label | None) -> str:
    if of in (Of.SCENE, Of.DAY):
        return getattr(take, of.value) if take is not None else ""
    if of is Of.WHO:
        return label.who if label is not None else ""
    beat = library.get(Beat, label.beat) if label is not None and label.beat is not None else None
    return beat.name if beat is not None else ""
