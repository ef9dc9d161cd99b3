"""Lay rows out in aligned columns for people to read."""

from collections.abc import Iterable, Sequence
from unicodedata import combining, east_asian_width


def width(text: str) -> int:
    """Count the columns that a text takes in a terminal; wide letters take two, accents of their own none."""
    return sum(0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def aligned(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Return a line for the head and one a row, columns two blanks apart; nothing where there are no rows."""
    cells = [[str(cell).replace("\n", " / ") for cell in row] for row in rows]
    if not cells:
        return []
    cells.insert(0, [title.upper() for title in head])
    widths = [max(width(row[place]) for row in cells) for place in range(len(head))]
    return ["  ".join(cell + " " * (widths[place] - width(cell)) for place, cell in enumerate(row)).rstrip() for row in cells]


def counted(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun: `1 clip`, `2 clips`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
