"""Join a library: write a person down before the first thing he or she says."""

from dailies_logger.domain.production import Person
from dailies_logger.workflow.edit import Edit, made
from dailies_logger.workflow.ports import Library


def join(library: Library, person: Person) -> Edit | None:
    """Return the Edit that makes a person known to a library; None where he or she is known. It is no act that undo takes back."""
    if library.get(Person, person.id) is not None:
        return None
    return Edit(name=f"Welcome {person.name}", author=person.id, changes=made([person]))
