"""Do what is asked of a stringout's versions and passes: build the request, hand it to the bench, say what was done with Undo."""

from collections.abc import Callable
from uuid import UUID

from dailies_logger.domain.errors import Refused
from dailies_logger.ui.bench import Bench
from dailies_logger.workflow import passes, versions
from dailies_logger.workflow.edit import Edit


class VersionVerbs:
    """Keep versions, go back to one, name and remove them; begin and end passes. `then` gets the Edit once it is written."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._library, self._me = bench.desk.library, bench.desk.person.id

    def save(self, stringout: UUID, *, name: str, note: str) -> None:
        """Keep a stringout as it is."""
        self._tell(lambda: versions.save_version(self._library, author=self._me, stringout=stringout, name=name, note=note))

    def restore(self, version: UUID, *, then: Callable[[Edit], None]) -> None:
        """Let the stringout lie again as it did in a version."""

        def verb() -> Edit:
            """Go back, or say that it lies so already."""
            edit = versions.restore_version(self._library, author=self._me, version=version)
            if edit is None:
                msg = "The sequence lies as it does in this version."
                raise Refused(msg)
            return edit

        self._tell(verb, then)

    def rename(self, version: UUID, *, name: str, note: str) -> None:
        """Give a version another name or note."""
        self._tell(lambda: versions.rename_version(self._library, author=self._me, version=version, name=name, note=note))

    def remove(self, version: UUID) -> None:
        """Take a version away."""
        self._tell(lambda: versions.remove_version(self._library, author=self._me, version=version))

    def begin_pass(self, stringout: UUID, *, note: str) -> None:
        """Begin to comb through a stringout."""
        self._tell(lambda: passes.begin_pass(self._library, author=self._me, stringout=stringout, note=note))

    def end_pass(self, stringout: UUID, *, then: Callable[[Edit], None]) -> None:
        """End one's pass through it."""
        self._tell(lambda: passes.end_pass(self._library, author=self._me, stringout=stringout), then)

    def _tell(self, verb: Callable[[], Edit | None], then: Callable[[Edit], None] | None = None) -> None:
        """Write, and say so with Undo."""

        def told(edit: Edit) -> None:
            """Say what was done."""
            self._bench.say(f"{edit.name}.", undo=True)
            if then is not None:
                then(edit)

        self._bench.write(verb, told)
