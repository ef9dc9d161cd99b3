"""Hold a search as a tree, made by `finding.parse` and answered by the Search port.

all of:  Word("tears")   Field("scene", "=", "24")   Field("rating", ">=", "4")   Not(Word("dry"))
"""

from dataclasses import dataclass
from typing import Union


@dataclass(frozen=True, slots=True)
class Word:
    """Ask for a word, or several in a row, anywhere in a label's or its take's text. `prefix`: the last word may go on."""

    text: str
    prefix: bool = True


@dataclass(frozen=True, slots=True)
class Field:
    """Ask for a field: `op` is one of `= != < <= > >=`; `value` is text as typed; `=` on text is case-blind, `*` ends a prefix."""

    name: str
    op: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """Ask for what does not fit a term."""

    term: "Term"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Ask for what fits one term or another."""

    terms: tuple["Term", ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Ask for what fits every term; no terms = everything."""

    terms: tuple["Term", ...] = ()


Term = Union[Word, Field, Not, AnyOf, AllOf]  # noqa: UP007 - the strings above need the name first
