"""Test the tree of the world's errors."""

import inspect

from dailies_logger.domain import errors
from dailies_logger.domain.errors import BadQuery, DailiesError, DiskTrouble, LibraryError, NewerLibrary, Refused, Stale


def _all() -> list[type[object]]:
    return [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if kind.__module__ == errors.__name__]


def test_errors__are_one_tree_that_the_docstring_draws() -> None:
    drawn = errors.__doc__ or ""
    for kind in _all():
        assert issubclass(kind, DailiesError)
        assert kind.__name__ in drawn


def test_errors__of_requests_and_of_files_are_apart() -> None:
    assert issubclass(Stale, Refused)
    assert issubclass(NewerLibrary, LibraryError)
    assert not issubclass(DiskTrouble, Refused)


def test_bad_query__knows_where_the_trouble_begins() -> None:
    refusal = BadQuery("There is no field.", position=7)
    assert (str(refusal), refusal.position) == ("There is no field.", 7)
