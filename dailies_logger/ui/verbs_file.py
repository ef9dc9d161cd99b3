"""Do what brings things in and sends them out: ingest, reports, stringouts, OTIO, undo, history, health."""

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from dailies_logger.domain import sequence
from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.stringout import DEFAULT_HANDLES, Placement, Stringout
from dailies_logger.ui.bench import Bench, Job, NoticeKind
from dailies_logger.ui.stage import Stage
from dailies_logger.workflow import assembling, bringing_in, exporting, history, matching
from dailies_logger.workflow.edit import Act, Edit
from dailies_logger.workflow.ingesting import Ingested, ingest
from dailies_logger.workflow.ports import Table
from dailies_logger.workflow.ready_made import Ready, make

OTIO = ".otio"
"""The ending of what may hold a stringout."""


class FileVerbs(QObject):
    """Read rushes and reports, make stringouts, write files for other programs, take acts back.

    `table_read` carries a Table whose columns should be shown before it is merged; `merged` what an import came to,
    `ingested` what an ingest came to, `page_wanted` a title and a Markdown page to read, `stringout_made` its id.
    """

    table_read = Signal(object)
    merged = Signal(object)
    ingested = Signal(object)
    page_wanted = Signal(str, str)
    stringout_made = Signal(object)

    def __init__(self, bench: Bench, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._stage = stage
        self._desk = bench.desk
        self._library = bench.desk.library
        self._me = bench.desk.person.id

    def ingest(self, paths: Sequence[Path], *, reports: Sequence[Path] = ()) -> None:
        """Read files and folders, then merge reports as their columns are guessed; what is read shows up as it is written."""
        if not paths:
            return

        def work(job: Job) -> Ingested:
            """Ingest the rushes, then merge the reports."""
            read = self._ingest(paths, job)
            for report in reports:
                merged = matching.merge_table(self._library, self._desk.exchange.read_table(report), author=self._me)
                if merged.edit is not None:
                    job.write(merged.edit)
            return read

        self._bench.run(work, name="Reading", then=self._tell_ingested)

    def _ingest(self, paths: Sequence[Path], job: Job) -> Ingested:
        return ingest(
            self._library,
            self._desk.prober,
            author=self._me,
            paths=paths,
            write=job.write,
            progress=job.progress,
            cancelled=job.cancelled,
        )

    def bring_in(self, path: Path) -> None:
        """Read an ALE or CSV, so that its columns can be shown, or bring in the stringout that an .otio of ours holds."""
        if path.suffix.lower() == OTIO:
            self._bench.read(lambda: self._desk.exchange.read_stringout(path), self._bring_in)
        else:
            self.read_table(path)

    def _bring_in(self, read: tuple[Stringout, tuple[Placement, ...]]) -> None:
        """Put a stringout into the library; one that is here gives way to it, and one undo brings it back."""

        def make() -> Edit | None:
            """Compare it with the library as it is when it is written."""
            brought = bringing_in.bring_in(self._library, author=self._me, stringout=read[0], placements=read[1], replace_own=True)
            return brought.edit

        self._bench.write(make, lambda edit: self._tell_brought(edit, read[0].id))

    def read_table(self, path: Path) -> None:
        """Read an ALE or CSV, so that its columns can be shown."""
        self._bench.read(lambda: self._desk.exchange.read_table(path), self.table_read.emit)

    def merge(self, table: Table, mapping: dict[str, str]) -> None:
        """Merge a table onto the clips as its columns were mapped."""

        def work(job: Job) -> matching.Merged:
            """Merge and write."""
            merged = matching.merge_table(self._library, table, author=self._me, mapping=mapping)
            if merged.edit is not None:
                job.write(merged.edit)
            return merged

        self._bench.run(work, name="Merging", then=lambda merged: self._tell_merged(table, merged))

    def make_stringout(self, name: str, query: str, order: str, *, handles: str = "") -> None:
        """Make a stringout of all that a query finds; `handles` is a number of frames as typed, empty for the usual."""

        def make() -> Edit:
            """Ask the library as it is when the stringout is written."""
            return assembling.make_stringout(
                self._library, self._desk.search, author=self._me, name=name, query=query, order=order, handles=_frames(handles)
            )

        self._bench.write(make, self._tell_stringout)

    def make_ready(self, ready: Ready, of: str) -> None:
        """Make a ready-made stringout of a scene, day, beat or character."""
        self._bench.write(lambda: make(self._library, self._desk.search, author=self._me, ready=ready, of=of), self._tell_stringout)

    def export_stringout(self, stringout: UUID, path: Path) -> None:
        """Write a stringout as OTIO and read it back."""

        def make() -> sequence.Sequence:
            """Lay out the stringout as it is now."""
            return exporting.of_stringout(
                self._library, _there(self._library.get(Stringout, stringout)), times=self._desk.media.frame_times
            )

        self._export(make, path)

    def export_take(self, path: Path) -> None:
        """Write the shown take with all its angles as OTIO and read it back."""
        take = self._stage.take
        if take is not None:
            self._export(lambda: exporting.of_take(self._library, take, times=self._desk.media.frame_times), path)

    def export_day(self, path: Path) -> None:
        """Write the log of the shown take's day as OTIO and read it back."""
        take = self._stage.take
        if take is not None:
            self._export(lambda: exporting.of_day(self._library, take.day, times=self._desk.media.frame_times), path)

    def undo(self) -> None:
        """Take this person's last act back."""
        self._bench.write(lambda: history.undo(self._library, author=self._me), self._tell_edit)

    def redo(self) -> None:
        """Bring back what was last taken back."""
        self._bench.write(lambda: history.redo(self._library, author=self._me), self._tell_edit)

    def show_history(self) -> None:
        """Show the newest acts as a page."""
        self._bench.read(lambda: self._library.acts(limit=200), lambda acts: self.page_wanted.emit("History", history_page(acts)))

    def check(self) -> None:
        """Check the library and show what was found."""

        def tell(faults: list[str]) -> None:
            """Show the faults, or that there are none."""
            self.page_wanted.emit(
                "Check of the library", "\n".join(f"- {fault}" for fault in faults) or "All is well: the file and everything in it."
            )

        self._bench.run(lambda _: self._library.check(), name="Checking the library", then=tell)

    def _export(self, make: Callable[[], sequence.Sequence], path: Path) -> None:
        def work(_: Job) -> sequence.Sequence:
            """Write the file and read it back."""
            cutlist = make()
            self._desk.exchange.write_otio(cutlist, path, overwrite=True)
            return cutlist

        self._bench.run(work, name="Writing", then=lambda cutlist: self._bench.say(exported_words(path.name, cutlist), NoticeKind.DONE))

    def _tell_edit(self, edit: Edit) -> None:
        self._bench.say(edit.name, NoticeKind.DONE)

    def _tell_stringout(self, edit: Edit) -> None:
        made = next((change.after for change in edit.changes if isinstance(change.after, Stringout)), None)
        if made is not None:
            self._bench.say(edit.name, undo=True)
            self.stringout_made.emit(made.id)

    def _tell_brought(self, edit: Edit, stringout: UUID) -> None:
        self._bench.say(edit.name, undo=True)
        self.stringout_made.emit(stringout)

    def _tell_ingested(self, result: Ingested) -> None:
        self._bench.say(ingested_words(result), NoticeKind.ERROR if result.problems else NoticeKind.DONE)
        self.ingested.emit(result)

    def _tell_merged(self, table: Table, merged: matching.Merged) -> None:
        self._bench.say(merged_words(table.document, merged), NoticeKind.ERROR if merged.unmatched else NoticeKind.DONE)
        self.merged.emit(merged)


def ingested_words(result: Ingested) -> str:
    """Say in one sentence what an ingest came to."""
    counts = (
        (len(result.added), "clip read", "clips read"),
        (len(result.already), "already here", "already here"),
        (len(result.relinked), "found again", "found again"),
        (len(result.copies), "second copy left out", "second copies left out"),
    )
    said = ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts if count) or "No clips found"
    stopped = " Cancelled: what was read stays." if result.cancelled else ""
    if not result.problems:
        return f"{said}.{stopped}"
    first = result.problems[0]
    more = f" (and {len(result.problems) - 1} more)" if len(result.problems) > 1 else ""
    return f"{said}.{stopped} {first.reason}{more}"


def exported_words(file: str, cutlist: sequence.Sequence) -> str:
    """Say in a sentence what an export came to, and in another what of it is otherwise than in the library."""
    changed = [each.reason for each in cutlist.changed]
    first = f" {changed[0]}" if changed else ""
    more = f" (and {len(changed) - 1} more)" if len(changed) > 1 else ""
    return f"{file} is written and reads back the same, frame by frame.{first}{more}"


def merged_words(document: str, merged: matching.Merged) -> str:
    """Say in one sentence what an import came to."""
    rows = len(merged.matched)
    parts = [f"{document}: {rows} row{'' if rows == 1 else 's'} matched"]
    if merged.unmatched:
        parts.append(f"{len(merged.unmatched)} not (row {merged.unmatched[0].row}: {merged.unmatched[0].reason.rstrip('.')})")
    if merged.disagreements:
        parts.append(f"{len(merged.disagreements)} fact{'' if len(merged.disagreements) == 1 else 's'} told differently")
    return ", ".join(parts) + "."


def history_page(acts: Sequence[Act]) -> str:
    """Write the newest acts as a list: when and what."""
    lines = (f"- {act.at.astimezone():%d %b %H:%M:%S} · {act.name}" for act in acts)
    return "\n".join(lines) or "Nothing has been done yet."


def _there(stringout: Stringout | None) -> Stringout:
    if stringout is None:
        msg = "This stringout is no longer there; it has been removed."
        raise NotFound(msg)
    return stringout


def _frames(typed: str) -> int:
    """Read a number of frames as typed; raises Refused."""
    if typed and not (typed.isascii() and typed.isdigit()):
        msg = f"“{typed}” is no number of frames. Write 8, 12 or 24."
        raise Refused(msg)
    return int(typed) if typed else DEFAULT_HANDLES
