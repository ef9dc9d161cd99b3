"""Test the tables."""

import pytest
from sqlalchemy import ForeignKeyConstraint

from dailies_logger.domain.label import Label
from dailies_logger.store.rows import APPLICATION, CODES, LABEL_WORDS, NOUN_OF, SCHEMA, TABLES, metadata
from dailies_logger.store.translate import columns
from dailies_logger.workflow.edit import NOUNS, POINTS_TO, Value


def test_codes__are_as_in_libraries_already_written() -> None:
    assert {noun.__name__: code for noun, code in CODES.items()} == {
        "Production": 1,
        "Person": 2,
        "Take": 3,
        "Clip": 4,
        "Said": 5,
        "Label": 6,
        "Stringout": 7,
        "Placement": 8,
        "Beat": 9,
        "Pass": 10,
    }
    assert {NOUN_OF[code] for code in CODES.values()} == set(NOUNS)


def test_file_marks__are_ours() -> None:
    assert (APPLICATION.to_bytes(4, "big"), SCHEMA) == (b"DLYS", 5)


@pytest.mark.parametrize("noun", NOUNS)
def test_table__has_a_column_for_each_field(noun: type[Value]) -> None:
    assert list(TABLES[noun].c.keys()) == ["row", *(column.name for column in columns(noun))]


@pytest.mark.parametrize("noun", NOUNS)
def test_table__points_where_the_values_do_and_waits_until_the_end(noun: type[Value]) -> None:
    links = [each for each in TABLES[noun].constraints if isinstance(each, ForeignKeyConstraint)]
    assert all(each.deferrable and each.initially == "DEFERRED" for each in links)
    found = {each.column_keys[0]: each.referred_table for each in links}
    assert found == {name: TABLES[parent] for name, parent in POINTS_TO.get(noun, {}).items()}


def test_foreign_keys__are_indexed_so_that_removing_is_not_slow() -> None:
    for noun, links in POINTS_TO.items():
        firsts = {next(iter(index.columns)).name for index in TABLES[noun].indexes}
        assert set(links) <= firsts


def test_label_words__are_fields_of_a_label() -> None:
    assert set(LABEL_WORDS) <= {column.name for column in columns(Label)}
    assert {"authors", "edits", "changes", "acts", "derived", "catalogue", "catalogue_facts", "viewings"} <= set(metadata.tables)
