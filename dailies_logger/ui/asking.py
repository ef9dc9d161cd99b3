"""Ask what a command needs to know (a folder, a file name, a timecode, facts) and hand the answer to the verbs."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import DiskTrouble
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import DEFAULT_HANDLES, Stringout
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.ask_sheet import AskSheet, Line
from dailies_logger.ui.bench import Notice, NoticeKind
from dailies_logger.ui.choosing import ask_files, ask_folder, ask_save, file_name
from dailies_logger.ui.layout import Layout
from dailies_logger.ui.printed_keys import print_keys
from dailies_logger.ui.reaction import Reaction
from dailies_logger.ui.work import Work
from dailies_logger.workflow import beats, lookup
from dailies_logger.workflow.reaction import Habit

LISTS = "Lists and stringouts (*.ale *.ALE *.csv *.CSV *.txt *.tsv *.otio)"
FACTS = (
    ("scene", "Scene", "24"),
    ("setup", "Setup", "24A"),
    ("slate", "Slate (UK)", "212"),
    ("take", "Take", "3 or 3PU"),
    ("camera", "Camera", "A"),
    ("roll", "Camera roll", "A001"),
    ("lens", "Lens", "75 mm"),
    ("shot_size", "Shot size", "MCU"),
    ("eyeline", "Eyeline", "L>R"),
    ("day", "Shoot day", "2026-11-20"),
    ("unit", "Unit", "1"),
    ("start_tc", "Start timecode", "10:38:22:22"),
)


class Asking(QObject):
    """Ask over the window. The window's library at the time of the answer gets it."""

    def __init__(self, window: QWidget, sheet: AskSheet, layout: Layout) -> None:
        super().__init__(window)
        self._window = window
        self._sheet = sheet
        self._layout = layout

    def ingest_folder(self, work: Work) -> None:
        """Ask for a folder of rushes."""

        def chosen(path: Path) -> None:
            """Keep the folder, and ingest it."""
            self._layout.keep_word("rushes/folder", str(path.parent))
            work.files.ingest([path])

        ask_folder(self._window, "Read a folder of rushes", chosen, start=self._folder("rushes"))

    def ingest_files(self, work: Work) -> None:
        """Ask for clips."""

        def chosen(paths: list[Path]) -> None:
            """Keep the folder, and ingest the clips."""
            self._layout.keep_word("rushes/folder", str(paths[0].parent))
            work.files.ingest(paths)

        ask_files(self._window, "Read single clips", chosen, start=self._folder("rushes"))

    def import_list(self, work: Work) -> None:
        """Ask for an ALE, a CSV, or a stringout of ours."""

        def chosen(paths: list[Path]) -> None:
            """Keep the folder, and read what was chosen."""
            self._layout.keep_word("lists/folder", str(paths[0].parent))
            for path in paths:
                work.files.bring_in(path)

        ask_files(self._window, "Import a list", chosen, start=self._folder("lists"), kinds=LISTS)

    def timecode(self, work: Work) -> None:
        """Ask for a timecode to go to."""
        clip = work.stage.clip
        if clip is not None:
            line = Line(key="at", name="Timecode", example=str(clip.timecode(work.stage.frame)))
            self._sheet.ask("Go to", [line], lambda answer: work.play.go_to_timecode(answer["at"]))

    def reaction(self, work: Work, reaction: Reaction) -> None:
        """Ask by how much the starts of ranges are pulled back, and say what this person's own trims say."""

        def ask(found: Habit | None) -> None:
            """Show the value in force and the one that trims speak for; nothing is set unasked."""
            said = f": your last {found.trims} trims say {reaction.proposed(found)}" if found is not None else ""
            line = Line(key="frames", name="Frames", value=str(reaction.frames), example="0")
            self._sheet.ask(f"Reaction offset{said}", [line], lambda answer: reaction.keep(answer["frames"]))

        work.bench.read(reaction.habit, ask, key="reaction")

    def beat(self, work: Work) -> None:
        """Ask for the beat that the labels chosen now are readings of, whatever is chosen by the time of the answer."""
        chosen, library = work.labels.aim.taken(), work.desk.library

        def look() -> tuple[tuple[UUID, ...], str, tuple[str, ...], str]:
            """Return the labels, the scene, the names of its beats, and the name to begin with."""
            labels = chosen()
            first = library.get(Label, labels[0]) if labels else None
            if first is None:
                return (), "", (), ""
            scene = beats.scene_of(library, first)
            known = beats.beats_of(library, scene)
            return (
                labels,
                scene,
                tuple(beat.name for beat in known),
                next((beat.name for beat in known if beat.id == first.beat), first.text),
            )

        def ask(found: tuple[tuple[UUID, ...], str, tuple[str, ...], str]) -> None:
            """Show the beat they are bound to, else what the first of them says."""
            labels, scene, known, name = found
            line = Line(key="name", name="Beat", value=name, example=", ".join(known) or "the lie lands", known=known)
            what = f"{len(labels)} labels" if len(labels) > 1 else "the label"
            if labels:
                self._sheet.ask(
                    f"Beat of {what}, scene {scene or 'unknown'}", [line], lambda typed: work.beats.read_as(labels, typed["name"])
                )

        work.bench.read_behind(look, ask)

    def facts(self, work: Work) -> None:
        """Ask for facts of the shown clip; an emptied line takes the editor's word back."""
        clip = work.stage.clip
        if clip is None:
            return
        now = dict(clip.facts.items()) | {"start_tc": str(clip.timecode(0)) if clip.start is not None else ""}
        lines = [Line(key=key, name=name, value=now.get(key) or "", example=example) for key, name, example in FACTS]
        self._sheet.ask(f"Facts of {clip.name}", lines, lambda answer: _type_changed(work, clip, now, answer))

    def join(self, work: Work) -> None:
        """Ask for the take to join with the shown one."""
        take = work.stage.take
        if take is not None:
            line = Line(key="take", name="Join with take", example="24A-3")
            self._sheet.ask(f"Join with {take.shown}", [line], lambda answer: self._join(work, take.id, answer["take"]))

    def stringout(self, work: Work, query: str) -> None:
        """Ask for a stringout's name, order and handles."""
        lines = (
            Line(key="name", name="Name", value=query.strip()[:60] or "Everything"),
            Line(key="order", name="Order", example="scene take rating, or size:wide>tight"),
            Line(key="handles", name="Handles", value=str(DEFAULT_HANDLES), example="8, 12 or 24 frames each side"),
        )

        def make(answer: dict[str, str]) -> None:
            """Make the stringout as it was asked for."""
            work.files.make_stringout(answer["name"] or query, query, answer["order"], handles=answer["handles"])

        self._sheet.ask("Make a stringout", lines, make)

    def export_stringout(self, work: Work, stringout: UUID) -> None:
        """Ask where a stringout goes."""

        def save(found: Stringout | None) -> None:
            """Ask for the file, where the stringout is still there."""
            if found is not None:
                self._save(found.name, lambda path: work.files.export_stringout(stringout, path))

        work.bench.read(lambda: work.desk.library.get(Stringout, stringout), save)

    def export_take(self, work: Work) -> None:
        """Ask where the take goes."""
        if work.stage.take is not None:
            self._save(work.stage.take.shown, work.files.export_take)

    def export_day(self, work: Work) -> None:
        """Ask where the day's log goes."""
        if work.stage.take is not None:
            self._save(f"{work.stage.take.day or 'Day'} log", work.files.export_day)

    def import_vocabulary(self, work: Work) -> None:
        """Ask for the file of a vocabulary."""

        def chosen(paths: list[Path]) -> None:
            """Keep the folder, and take the kinds in."""
            self._layout.keep_word("vocabulary/folder", str(paths[0].parent))
            work.vocabulary.take_in(paths[0])

        ask_files(self._window, "Take in a vocabulary", chosen, start=self._folder("vocabulary"), kinds="Vocabularies (*.json)")

    def export_vocabulary(self, work: Work) -> None:
        """Ask where the vocabulary goes."""

        def chosen(path: Path) -> None:
            """Keep the folder, and write the kinds."""
            self._layout.keep_word("vocabulary/folder", str(path.parent))
            work.vocabulary.write(path)

        title = work.desk.library.production().title
        ask_save(self._window, "Write the vocabulary", self._folder("vocabulary") / f"{file_name(title)} vocabulary.json", chosen)

    def printed_keys(self, actions: ActionSet, say: Callable[[Notice], None]) -> None:
        """Ask where the keyboard is printed to."""
        preset = actions.keymap.preset
        title = f"Keys as in {preset}" if preset else "Keys of Dailies Logger"

        def chosen(path: Path) -> None:
            """Keep the folder, and print."""
            self._layout.keep_word("export/folder", str(path.parent))
            try:
                print_keys(path, actions, title=title)
            except DiskTrouble as trouble:
                say(Notice(text=str(trouble), kind=NoticeKind.ERROR))
            else:
                say(Notice(text=f"{path.name} is written: two pages to print.", kind=NoticeKind.DONE))

        ask_save(self._window, "Print the keyboard", self._folder("export") / f"{title}.pdf", chosen)

    def _join(self, work: Work, take: UUID, name: str) -> None:
        work.bench.read(lambda: lookup.take(work.desk.library, name, beside=take), lambda other: work.takes.join(other.id))

    def _save(self, name: str, then: Callable[[Path], None]) -> None:
        def chosen(path: Path) -> None:
            """Keep the folder, and go on with the file."""
            self._layout.keep_word("export/folder", str(path.parent))
            then(path)

        ask_save(self._window, "Export as OTIO", self._folder("export") / f"{file_name(name)}.otio", chosen)

    def _folder(self, use: str) -> Path:
        """Return where something was chosen the last time, else the documents folder."""
        kept = self._layout.word(f"{use}/folder")
        if kept and Path(kept).is_dir():
            return Path(kept)
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _type_changed(work: Work, clip: Clip, now: dict[str, str | None], answer: dict[str, str]) -> None:
    changed = {key: value for key, value in answer.items() if value != (now.get(key) or "")}
    if changed:
        work.takes.type_facts((clip.id,), changed)
