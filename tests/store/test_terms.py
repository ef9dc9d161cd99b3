"""Test how terms become conditions: quoting, what is refused, and that indexes drive."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.dialects import sqlite

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import BadQuery
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.store.rows import catalogue
from dailies_logger.store.search import SqlSearch
from dailies_logger.store.terms import apart, asks_labels, fitting, labels, of_catalogue, of_labels, phrase
from dailies_logger.workflow.edit import Edit, made
from dailies_logger.workflow.finding import parse
from dailies_logger.workflow.framing import FRAMING, framing
from dailies_logger.workflow.query import AllOf, AnyOf, Field, Not, Term, Word
from tests.support.library_maker import Made, fill, make_clip, make_label, make_library, make_take


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
        (AllOf((Field("scene", "=", "1"), Not(AnyOf((Field("colour", "=", "50"),))))), "no field “colour”"),
        (Field("size", ">", "XS"), "no size “XS”"),
        (Field("lens", "=", "long"), "no lens"),
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


@pytest.fixture(scope="module")
def pushed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Made | Clip | Label]]:
    """A push-in from MS to CU with a reading over its end, a clip that the reports call a CU at 75 mm, and one that nobody has framed."""
    made_library = make_library(Path(tmp_path_factory.mktemp("pushed")) / "show.dailies")
    author = made_library.person.id
    takes = [make_take(number) for number in range(3)]
    clips = [make_clip(number, take=take) for number, take in enumerate(takes)]
    clips[0] = replace(clips[0], facts=replace(clips[0].facts, shot_size="MS 2S", lens="50 mm", eyeline="L-R"))
    clips[1] = replace(clips[1], facts=replace(clips[1].facts, shot_size="CU Mara", lens="75mm", eyeline="R>L"))
    labels = {
        "early": make_label(clips[0].id, author=author, start=0, end=40),
        "late": make_label(clips[0].id, author=author, start=80, end=160),
        "after": make_label(clips[0].id, author=author, start=200, end=None),
        "reported": make_label(clips[1].id, author=author, start=10, end=20),
        "unframed": make_label(clips[2].id, author=author, start=10, end=20),
        "wide": make_label(clips[0].id, author=author, kind="size", value="MS", start=0, end=100),
        "tight": make_label(clips[0].id, author=author, kind="size", value="CU", start=100, end=180),
        "unsaid": make_label(clips[1].id, author=author, kind="size", value="", start=0, end=30),
        "turned": make_label(clips[0].id, author=author, kind="eyeline", value="R>L", start=120, end=None),
        "zoomed": make_label(clips[0].id, author=author, kind="lens", value="100 mm", start=150, end=170),
    }
    made_library.library.write(Edit(name="Log", author=author, changes=made([*takes, *clips, *labels.values()])))
    yield {"made": made_library, **labels, **{f"clip {number}": clip for number, clip in enumerate(clips)}}
    made_library.library.close()


def _found(pushed: dict[str, Made | Clip | Label], query: str) -> set[str]:
    """Name the labels that a query finds, but those that frame."""
    known, made_library = {label.id: name for name, label in pushed.items() if isinstance(label, Label)}, pushed["made"]
    assert isinstance(made_library, Made)
    hits = SqlSearch(made_library.library).labels(parse(query)).hits
    return {known[hit.label.id] for hit in hits if hit.label.kind not in FRAMING}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("size:CU", {"late", "reported"}),
        ("size:MS", {"early", "late", "after"}),
        ("size:>MS", {"late", "reported"}),
        ('size:"tighter than MS"', {"late", "reported"}),
        ("size:<CU", {"early", "late", "after"}),
        ("size:MCU..BCU", {"late", "reported"}),
        ('size:"MS only"', {"early", "after"}),
        ('size:"CU only"', {"reported"}),
        ("size:!=MS", {"reported", "unframed"}),
        ("-size:*", {"unframed"}),
        ("size:CU size:MS", {"late"}),
        ("size:CU or size:MS", {"early", "late", "after", "reported"}),
        ("eyeline:L>R", {"early"}),
        ("eyeline:R>L", {"late", "after", "reported"}),
        ('eyeline:"R>L only"', {"late", "after", "reported"}),
        ("lens:75 mm", {"reported"}),
        ("lens:50", {"early", "after"}),
        ("lens:>=75", {"late", "reported"}),
        ("lens:60..80 size:CU", {"reported"}),
        ("lens:300", set()),
    ],
)
def test_framing__is_that_of_the_labels_on_the_frames_else_of_the_reports(
    pushed: dict[str, Made | Clip | Label], query: str, names: set[str]
) -> None:
    assert _found(pushed, query) == names


@pytest.mark.parametrize(
    ("query", "clips"),
    [
        ("size:CU", {0, 1}),
        ('size:"CU only"', {1}),
        ("size:!=CU", {2}),
        ("size:>CU", set()),
        ("lens:100", {0}),
        ("eyeline:L>R", {0}),
        ("kind:best_moment size:CU", {0, 1}),
        ("kind:problem size:CU", set()),
    ],
)
def test_framing__of_clips_is_that_of_some_of_their_frames(pushed: dict[str, Made | Clip | Label], query: str, clips: set[int]) -> None:
    made_library = pushed["made"]
    assert isinstance(made_library, Made)
    assert SqlSearch(made_library.library).clips(parse(query)) == [pushed[f"clip {number}"] for number in sorted(clips)]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """Make a library for ever more clips."""
    made_library = make_library(tmp_path_factory.mktemp("plain") / "plain.dailies")
    made_library.library.write(Edit(name="Log", author=made_library.person.id, changes=made([make_take()])))
    yield made_library
    made_library.library.close()


@given(
    spans=st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30), st.sampled_from(["", "MS", "CU", "ECU"])), max_size=5),
    fact=st.sampled_from([None, "MS", "CU 2S"]),
    asked=st.sampled_from([("=", "CU"), (">", "MS"), ("<=", "CU"), ("=", "MS only"), ("=", "*")]),
)
def test_framing__finds_what_a_plain_reading_finds(
    plain: Made, spans: list[tuple[int, int, str]], fact: str | None, asked: tuple[str, str]
) -> None:
    author = plain.person.id
    clip = make_clip(take=make_take())
    clip = replace(clip, id=new_id(), path=new_id().bytes, facts=replace(clip.facts, shot_size=fact))
    sizes = [make_label(clip.id, author=author, kind="size", value=value, start=start, end=start + long) for start, long, value in spans]
    readings = [make_label(clip.id, author=author, start=start, end=start + 7) for start in range(0, 90, 5)]
    plain.library.write(Edit(name="Log", author=author, changes=made([clip, *sizes, *readings])))
    wanted = framing("size", *asked)

    def fits(label: Label) -> bool:
        """Read the labels of the clip one by one."""
        here = [each.value for each in sizes if each.value and each.start < label.range().end and each.range().end > label.start]
        said = here or (["MS"] if fact == "MS" else ["CU"] if fact else [])
        return any(map(wanted.fits, said)) and (not wanted.only or all(map(wanted.fits, said)))

    found = {hit.label.id for hit in SqlSearch(plain.library).labels(Field("size", *asked)).hits}
    assert found & {label.id for label in readings} == {label.id for label in readings if fits(label)}
