"""Make a stringout by a rule on a library in memory."""

import random

from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.workflow.assembling import make_stringout
from tests.support.memory_library import MemoryLibrary
from tests.support.rushes import AUTHOR, GivenSearch, library


def make(shelf: MemoryLibrary, order: str = "", **more: object) -> list[Placement]:
    """Make the stringout "Best" of the best moments and return what it lays."""
    edit = make_stringout(shelf, GivenSearch(shelf), author=AUTHOR, name="Best", query="kind:best_moment", order=order, **more)  # type: ignore[arg-type]
    shelf.write(edit)
    (made,) = shelf.where(Stringout)
    return shelf.where(Placement, stringout=made.id)


def order_of(order: str, *values: object) -> list[Label]:
    """Return the labels in the order a stringout lays them; `values` are given mixed."""
    labels = [each for each in values if isinstance(each, Label)]
    shelf = library(*random.Random(4).sample(values, len(values)))  # type: ignore[arg-type]
    by_id = {each.id: each for each in labels}
    return [by_id[each.label] for each in make(shelf, order) if each.label]
