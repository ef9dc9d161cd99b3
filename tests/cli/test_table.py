"""Test that columns stay in line for every script of the world."""

from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.cli.table import aligned, counted, width


def test_aligned__columns_begin_below_each_other() -> None:
    lines = aligned(("take", "note"), [("24A-1", "good"), ("9", "two\nlines")])
    assert lines == ["TAKE   NOTE", "24A-1  good", "9      two / lines"]


def test_aligned__wide_letters_take_two_columns() -> None:
    assert aligned(("a", "b"), [("駅", 1), ("ab", 2)]) == ["A   B", "駅  1", "ab  2"]


def test_aligned__nothing_has_no_head() -> None:
    assert aligned(("a",), []) == []


@given(st.lists(st.tuples(st.text("ab駅é ", max_size=6), st.integers()), min_size=1))
def test_aligned__the_last_column_begins_at_one_place(rows: list[tuple[str, int]]) -> None:
    lines = aligned(("name", "count"), rows)
    starts = {width(line) - width(str(row[1])) for line, row in zip(lines[1:], rows, strict=True)}
    assert len(starts) == 1


def test_width__accents_of_their_own_take_none() -> None:
    assert (width("e\u0301"), width("é"), width("駅")) == (1, 1, 2)


def test_counted__one_and_many() -> None:
    assert (counted(1, "clip"), counted(0, "clip"), counted(1200, "copy", "copies")) == ("1 clip", "0 clips", "1,200 copies")
