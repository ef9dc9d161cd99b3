"""Test how terms become conditions: quoting, what is refused, and that indexes drive."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.dialects import sqlite

from dailies_logger.domain.errors import BadQuery
from dailies_logger.store.rows import catalogue
from dailies_logger.store.search import SqlSearch
from dailies_logger.store.terms import apart, asks_labels, fitting, labels, of_catalogue, of_labels, phrase
from dailies_logger.workflow.query import AllOf, AnyOf, Field, Not, Term, Word
from tests.support.library_maker import Made, fill, make_library


@pytest.fixture(scope="module")
def shoot(tmp_path_factory: pytest.TempPathFactory) -> Made:
    made = make_library(Path(tmp_path_factory.mktemp("terms")) / "show.dailies")
    fill(made, takes=4, labels=40)
    return made


@pytest.mark.parametrize(
    ("word", "quoted"),
    [
        (Word("tears"), '"tears"*'),
        (Word("off-axis", prefix=False), '"off-axis"'),
        (Word('say "no"'), '"say ""no"""*'),
        (Word("a\x00b"), '"a b"*'),
        (Word('"'), ""),
        (Word("?!"), ""),
        (Word(""), ""),
        (Word("50%"), '"50%"*'),
    ],
)
def test_phrase__quotes_what_the_user_typed(word: Word, quoted: str) -> None:
    assert phrase(word) == quoted


@given(text=st.text(max_size=20), prefix=st.booleans(), name=st.sampled_from(["text", "who", "kind", "scene", "tape", "lane"]))
def test_any_text__can_be_searched_for(shoot: Made, text: str, name: str, *, prefix: bool) -> None:
    searchable = text.encode("utf-8", "replace").decode()
    search = SqlSearch(shoot.library)
    for term in (Word(searchable, prefix=prefix), Field(name, "=", searchable), Not(Field(name, "=", searchable))):
        assert search.labels(term, limit=3).total <= 40
        assert len(search.clips(term)) <= 8


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (Field("colour", "=", "red"), "no field “colour”"),
        (Field("rating", "=", "many"), "no rating"),
        (Field("rating", ">", "-1"), "no rating"),
        (Field("circled", "=", "maybe"), "circled:yes"),
        (Field("circled", ">", "yes"), "circled:yes"),
        (Field("text", ">", "a"), "cannot be compared"),
        (AllOf((Field("scene", "=", "1"), Not(AnyOf((Field("lens", "=", "50"),))))), "no field “lens”"),
    ],
)
def test_bad_terms__are_refused_with_a_sentence(shoot: Made, term: Term, words: str) -> None:
    search = SqlSearch(shoot.library)
    for ask in (search.labels, search.clips, search.takes):
        with pytest.raises(BadQuery, match=words):
            ask(term)


def test_asks_labels__tells_the_two_apart() -> None:
    assert asks_labels(Word("a"))
    assert asks_labels(AllOf((Field("scene", "=", "1"), Not(Field("who", "=", "Anna")))))
    assert not asks_labels(AnyOf((Field("scene", "=", "1"), Field("circled", "=", "yes"))))
    assert not asks_labels(AllOf())


def test_fitting__goes_by_case_blind_names_beginnings_and_numbers() -> None:
    named = [(name, (name,)) for name in ("47", "47A", "9", "", "Zoë")]
    assert fitting(Field("x", "=", "ZOË"), named) == ["Zoë"]
    assert fitting(Field("x", "=", "47*"), named) == ["47", "47A"]
    assert fitting(Field("x", ">", "9"), named) == ["47", "47A", "Zoë"]
    assert fitting(Field("x", "<=", "47"), named) == ["47", "9"]


def _plan(shoot: Made, condition: object) -> str:
    with shoot.library.engines.reading() as connection:
        query = select(labels.c.clip).where(condition)  # type: ignore[arg-type]  # a condition
        sql = str(query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
        return "\n".join(row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}"))


@pytest.mark.parametrize(
    ("term", "index"),
    [
        (Field("kind", "=", "best moment"), "labels_by_kind"),
        (Field("who", "=", "anna"), "labels_by_who"),
        (Field("rating", ">=", "4"), "labels_by_rating"),
        (Field("scene", "=", "1"), "labels_by_clip"),
        (Word("hand on"), "INTEGER PRIMARY KEY"),
        (Field("text", "=", "hand"), "INTEGER PRIMARY KEY"),
    ],
)
def test_of_labels__is_driven_by_an_index(shoot: Made, term: Term, index: str) -> None:
    with shoot.library.engines.reading() as connection:
        plan = _plan(shoot, of_labels(connection, term))
    assert index in plan
    assert "SCAN labels" not in plan


def test_apart__says_the_same_in_two_conditions(shoot: Made) -> None:
    term = AllOf((Field("camera", "=", "a"), Field("rating", ">=", "3"), Not(Field("scene", "=", "2"))))
    with shoot.library.engines.reading() as connection:
        on_clips, on_labels = apart(connection, term)
        joined = select(labels.c.id).join_from(catalogue, labels, labels.c.clip == catalogue.c.clip).where(on_clips, on_labels)
        whole = select(labels.c.id).where(of_labels(connection, term))
        one, other = (set(connection.execute(query).scalars()) for query in (joined, whole))
        clips = set(connection.execute(select(catalogue.c.clip).where(of_catalogue(connection, term))).scalars())
        on_them = set(connection.execute(select(labels.c.clip).where(of_labels(connection, term))).scalars())
    assert one == other != set()
    assert clips == on_them
