"""Do what changes the kinds of label that a production uses, each as one act that undo takes back."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject

from dailies_logger.domain.errors import Refused
from dailies_logger.domain.label import Lane
from dailies_logger.ui.bench import Bench, NoticeKind
from dailies_logger.workflow import vocabularies
from dailies_logger.workflow.edit import Edit


class VocabularyVerbs(QObject):
    """Add, change, leave out and move kinds; write them to a file and take them from one."""

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._library = bench.desk.library
        self._me = bench.desk.person.id

    def add(self, *, name: str, lane: str, key: str, values: str) -> None:
        """Add a kind; the lane by its name or the beginning of it, the values parted by commas."""
        self._write(
            lambda: vocabularies.add_kind(
                self._library, author=self._me, name=name, lane=lane_named(lane), key=key, values=values.split(",")
            )
        )

    def change(self, kind: str, said: Mapping[str, str]) -> None:
        """Change what is said of a kind: `name`, `lane`, `key` or `values`; its labels are of it still."""

        def changed() -> Edit | None:
            """Change what is named, and leave the rest as it is by then."""
            fields: vocabularies.KindFields = {}
            if "name" in said:
                fields["name"] = said["name"]
            if "lane" in said:
                fields["lane"] = lane_named(said["lane"])
            if "key" in said:
                fields["key"] = said["key"]
            if "values" in said:
                fields["values"] = said["values"].split(",")
            return vocabularies.change_kind(self._library, author=self._me, kind=kind, **fields)

        self._write(changed)

    def remove(self, kind: str) -> None:
        """Leave a kind out from now on."""
        self._write(lambda: vocabularies.remove_kind(self._library, author=self._me, kind=kind))

    def move(self, kind: str, by: int) -> None:
        """Move a kind up or down."""
        self._write(lambda: vocabularies.move_kind(self._library, author=self._me, kind=kind, by=by))

    def take_in(self, path: Path) -> None:
        """Use the kinds of a file from now on."""

        def taken() -> Edit | None:
            """Read the file, and say that its kinds are used."""
            read = self._bench.desk.exchange.read_vocabulary(path)
            return vocabularies.set_kinds(self._library, author=self._me, kinds=read.used, name=f"Take in {path.name}")

        self._write(taken)

    def write(self, path: Path) -> None:
        """Write the kinds to a file."""

        def written() -> None:
            """Write what is used now."""
            self._bench.desk.exchange.write_vocabulary(self._library.production().vocabulary, path, overwrite=True)

        self._bench.read(written, lambda _: self._bench.say(f"{path.name} is written.", NoticeKind.DONE))

    def _write(self, verb: Callable[[], Edit | None]) -> None:
        self._bench.write(verb, lambda edit: self._bench.say(edit.name, undo=True))


def lane_named(typed: str) -> Lane:
    """Return the lane of a name or of the beginning of one. Raises Refused."""
    wanted = typed.strip().casefold()
    found = [lane for lane in Lane if lane.value.startswith(wanted)] if wanted else []
    if not found:
        msg = f"There is no lane “{typed.strip()}”. Choose from {', '.join(lane.value for lane in Lane)}."
        raise Refused(msg)
    return found[0]
