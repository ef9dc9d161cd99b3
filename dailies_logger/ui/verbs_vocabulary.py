"""Do what changes the kinds of label and the lanes of a production, each as one act that undo takes back."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject

from dailies_logger.domain.errors import Refused
from dailies_logger.domain.label import Lane, Look, Vocabulary
from dailies_logger.ui.bench import Bench, NoticeKind
from dailies_logger.workflow import own_lanes, vocabularies
from dailies_logger.workflow.edit import Edit


class VocabularyVerbs(QObject):
    """Add, change, leave out and move kinds and lanes; write them to a file and take them from one."""

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._library = bench.desk.library
        self._me = bench.desk.person.id

    def add(self, *, name: str, lane: str, key: str, values: str) -> None:
        """Add a kind; the lane by its name or the beginning of it, the values parted by commas."""
        self._write(
            lambda: vocabularies.add_kind(
                self._library, author=self._me, name=name, lane=self._lane(lane), key=key, values=values.split(",")
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
                fields["lane"] = self._lane(said["lane"])
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

    def add_lane(self, *, name: str, look: Look) -> None:
        """Add a lane of the production's own."""
        self._write(lambda: own_lanes.add_lane(self._library, author=self._me, name=name, look=look))

    def change_lane(self, lane: str, fields: own_lanes.LaneFields) -> None:
        """Change the name or the look of a lane; its kinds lie on it still."""
        self._write(lambda: own_lanes.change_lane(self._library, author=self._me, lane=lane, **fields))

    def remove_lane(self, lane: str) -> None:
        """Take a lane of the production's own away; its kinds lie on the free lane then."""
        self._write(lambda: own_lanes.remove_lane(self._library, author=self._me, lane=lane))

    def move_lane(self, lane: str, by: int) -> None:
        """Move a lane up or down under the picture."""
        self._write(lambda: own_lanes.move_lane(self._library, author=self._me, lane=lane, by=by))

    def take_in(self, path: Path) -> None:
        """Use the lanes and kinds of a file from now on."""

        def taken() -> Edit | None:
            """Read the file, and say that what it holds is used."""
            read = self._bench.desk.exchange.read_vocabulary(path)
            return vocabularies.take_in(self._library, author=self._me, read=read, name=f"Take in {path.name}")

        self._write(taken)

    def write(self, path: Path) -> None:
        """Write the lanes and kinds to a file."""

        def written() -> None:
            """Write what is used now."""
            self._bench.desk.exchange.write_vocabulary(self._library.production().vocabulary, path, overwrite=True)

        self._bench.read(written, lambda _: self._bench.say(f"{path.name} is written.", NoticeKind.DONE))

    def _lane(self, typed: str) -> str:
        return lane_named(typed, self._library.production().vocabulary).id

    def _write(self, verb: Callable[[], Edit | None]) -> None:
        self._bench.write(verb, lambda edit: self._bench.say(edit.name, undo=True))


def lane_named(typed: str, vocabulary: Vocabulary) -> Lane:
    """Return the lane of a name or of the beginning of one; its first name is known still. Raises Refused."""
    wanted = " ".join(typed.split()).casefold()
    lanes = [lane for lane in vocabulary.lanes if wanted]
    whole = [lane for lane in lanes if lane.name.casefold() == wanted]
    begun = [lane for lane in lanes if lane.name.casefold().startswith(wanted)] + [lane for lane in lanes if lane.id.startswith(wanted)]
    found = next(iter(whole + begun), None)
    if found is None:
        msg = f"There is no lane “{typed.strip()}”. Choose from {', '.join(lane.name for lane in vocabulary.lanes)}."
        raise Refused(msg)
    return found
