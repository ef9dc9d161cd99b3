"""Ask for the name and note of a version, and for what a pass is."""

from collections.abc import Collection
from uuid import UUID

from dailies_logger.domain.stringout import Stringout
from dailies_logger.ui.ask_sheet import AskSheet, Line
from dailies_logger.ui.verbs_versions import VersionVerbs


class VersionAsks:
    """Ask, and hand the answers to the verbs."""

    def __init__(self, verbs: VersionVerbs, sheet: AskSheet) -> None:
        self._verbs, self._sheet = verbs, sheet

    def save(self, stringout: Stringout, *, proposed: str, taken: Collection[str]) -> None:
        """Ask what to keep a stringout as."""
        self._sheet.ask(
            f"Save a version of “{stringout.name}”",
            _lines(proposed, ""),
            lambda typed: self._verbs.save(stringout.id, name=typed["name"], note=typed["note"]),
            check=lambda typed: name_trouble(typed["name"], taken),
        )

    def rename(self, version: Stringout, *, taken: Collection[str]) -> None:
        """Ask for another name and note of a version."""
        self._sheet.ask(
            f"Name and note of {version.name}",
            _lines(version.name, version.note),
            lambda typed: self._verbs.rename(version.id, name=typed["name"], note=typed["note"]),
            check=lambda typed: name_trouble(
                typed["name"], [each for each in taken if each != version.name], empty="Give the version a name."
            ),
        )

    def begin_pass(self, stringout: UUID, number: int) -> None:
        """Ask what a pass looks for."""
        line = Line(key="note", name="It looks for", example="moments with more moment")
        self._sheet.ask(f"Begin pass {number}", [line], lambda typed: self._verbs.begin_pass(stringout, note=typed["note"]))


def name_trouble(name: str, taken: Collection[str], *, empty: str = "") -> str:
    """Say what is wrong with the name of a version; `empty` where none is given."""
    plain = " ".join(name.split()).casefold()
    if plain == "now":
        return "“now” is the stringout as it is: choose another name."
    there = next((each for each in taken if each.casefold() == plain), "")
    return f"There is a version “{there}” already. Choose another name." if there else "" if plain else empty


def _lines(name: str, note: str) -> tuple[Line, Line]:
    return Line(key="name", name="Name", value=name), Line(key="note", name="Note", value=note, example="before the producer’s notes")
