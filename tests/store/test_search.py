"""Test searches against a plain reading of the same questions, and by the questions an editor asks."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import DEFAULT_VOCABULARY, Label
from dailies_logger.domain.take import Take
from dailies_logger.store import search as search_module
from dailies_logger.store.catalogue import folded, natural
from dailies_logger.store.search import SqlSearch
from dailies_logger.workflow.edit import Change, Edit, made
from dailies_logger.workflow.ports import Hit
from dailies_logger.workflow.query import AllOf, AnyOf, Field, Not, Term, Word
from tests.support.library_maker import Made, fill, make_clip, make_label, make_library, make_take

COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


@pytest.fixture(scope="module")
def shoot(tmp_path_factory: pytest.TempPathFactory) -> Made:
    made_library = make_library(Path(tmp_path_factory.mktemp("search")) / "show.dailies")
    fill(made_library, takes=24, labels=240)
    return made_library


@cache
def _tokens(text: str) -> list[str]:
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(sign))
    return re.findall(r"[^\W_]+", plain)


def _has_phrase(texts: list[str], word: Word) -> bool:
    wanted = _tokens(word.text)
    for tokens in map(_tokens, texts):
        for at in range(len(tokens) - len(wanted) + 1):
            piece = tokens[at : at + len(wanted)]
            last = piece[-1].startswith(wanted[-1]) if word.prefix else piece[-1] == wanted[-1]
            if piece[:-1] == wanted[:-1] and last:
                return True
    return False


def _texts(hit: Hit) -> list[str]:
    label, clip, take = hit.label, hit.clip, hit.take
    assert take is not None
    facts = [take.scene, take.setup, take.take, take.day, take.shown, clip.facts.camera, clip.facts.roll, clip.facts.tape]
    return [
        label.text,
        label.who,
        label.value,
        label.kind,
        take.editor_note,
        take.supervisor_note,
        clip.name,
        *(fact or "" for fact in facts),
    ]


def _names(hit: Hit, name: str) -> list[str]:
    take, kind = hit.take, DEFAULT_VOCABULARY.kind(hit.label.kind)
    assert take is not None
    assert kind is not None
    return {
        "scene": [take.scene],
        "setup": [take.setup],
        "slate": [take.slate, take.setup],
        "take": [take.take, take.shown],
        "day": [take.day],
        "camera": [hit.clip.facts.camera or ""],
        "roll": [hit.clip.facts.roll or ""],
        "tape": [hit.clip.facts.tape or ""],
        "who": [hit.label.who],
        "kind": [kind.id, kind.name],
        "lane": [kind.lane],
    }[name]


def _fits(hit: Hit, term: Term) -> bool:
    """Answer a term by reading the hit, with no index and no SQL."""
    match term:
        case Not():
            return not _fits(hit, term.term)
        case AnyOf():
            return any(_fits(hit, part) for part in term.terms)
        case AllOf():
            return all(_fits(hit, part) for part in term.terms)
        case Word():
            return _has_phrase(_texts(hit), term)
        case Field():
            return _field_fits(hit, term)


def _field_fits(hit: Hit, term: Field) -> bool:
    if term.op == "!=":
        return not _field_fits(hit, replace(term, op="="))
    if term.name == "rating":
        return hit.label.rating == int(term.value) if term.op == "=" else COMPARE[term.op](hit.label.rating, int(term.value))
    if term.name == "circled":
        return (hit.take is not None and hit.take.circled) is (term.value == "yes")
    if term.name == "text":
        return _has_phrase([hit.label.text], Word(term.value))
    names = _names(hit, term.name)
    if term.op == "=" and term.value.endswith("*"):
        return any(name and folded(name).startswith(folded(term.value)[:-1]) for name in names)
    if term.op == "=":
        return any(natural(name) == natural(term.value) for name in names if name)
    return any(COMPARE[term.op](natural(name), natural(term.value)) for name in (names[:1] if term.name == "take" else names) if name)


words = st.builds(
    Word,
    st.sampled_from(["tears", "t", "zoe", "off-axis", "lav", "before the", "A001C002", "1A-3", "best moment", "50%", "light"]),
    st.booleans(),
)
compared = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
fields = st.one_of(
    st.builds(
        Field,
        st.sampled_from(["scene", "setup", "slate", "take", "day"]),
        compared,
        st.sampled_from(["1", "2", "02", "1A", "1b", "3", "1A-3", "2026-01-02", "1*"]),
    ),
    st.builds(
        Field,
        st.sampled_from(["camera", "roll", "tape"]),
        st.sampled_from(["=", "!="]),
        st.sampled_from(["a", "B", "A001", "a001*", "B002*", "x"]),
    ),
    st.builds(Field, st.just("rating"), compared, st.sampled_from(["0", "3", "4", "5"])),
    st.builds(Field, st.just("who"), st.sampled_from(["=", "!="]), st.sampled_from(["ZOË", "anna", "d*", "nobody"])),
    st.builds(Field, st.just("kind"), st.sampled_from(["=", "!="]), st.sampled_from(["best_moment", "Best Moment", "stunt", "best*"])),
    st.builds(Field, st.just("lane"), st.sampled_from(["=", "!="]), st.sampled_from(["performance", "BEAT", "free"])),
    st.builds(Field, st.just("circled"), st.sampled_from(["=", "!="]), st.sampled_from(["yes", "no"])),
    st.builds(Field, st.just("text"), st.just("="), st.sampled_from(["hand", "the pause", "off-axis"])),
)
terms: st.SearchStrategy[Term] = st.recursive(
    st.one_of(words, fields),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(AnyOf, st.lists(inner, max_size=3).map(tuple)),
        st.builds(AllOf, st.lists(inner, max_size=3).map(tuple)),
    ),
    max_leaves=5,
)


@settings(max_examples=100)
@given(term=terms, few=st.sampled_from([0, 5000]))
def test_labels__are_those_that_a_plain_reading_finds(shoot: Made, term: Term, few: int) -> None:
    """Both ways of walking give the same hits, in the same order, whole and in pages."""
    search = SqlSearch(shoot.library)
    everything = search.labels(AllOf()).hits
    expected = tuple(hit for hit in everything if _fits(hit, term))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_module, "_FEW", few)
        found = search.labels(term)
        page = search.labels(term, limit=3, offset=2)
    assert found.hits == expected
    assert found.total == page.total == len(expected)
    assert page.hits == expected[2:5]


@settings(max_examples=60)
@given(term=fields)
def test_clips_and_takes__are_those_of_the_labels_found(shoot: Made, term: Field) -> None:
    search = SqlSearch(shoot.library)
    if term.op == "!=" and term.name in ("rating", "who", "kind", "lane"):
        return
    hits = [hit for hit in search.labels(AllOf()).hits if _fits(hit, term)]
    assert search.clips(term) == list(dict.fromkeys(hit.clip for hit in hits))
    assert search.takes(term) == list(dict.fromkeys(hit.take for hit in hits))


def test_clips__fit_where_one_label_fits_all(shoot: Made) -> None:
    search = SqlSearch(shoot.library)
    together = AllOf((Field("kind", "=", "stunt"), Field("rating", "=", "5"), Field("camera", "=", "A")))
    labels = search.labels(together).hits
    assert {clip.id for clip in search.clips(together)} == {hit.clip.id for hit in labels}
    nothing_there = Not(Field("kind", "=", "stunt"))
    assert {clip.id for clip in search.clips(nothing_there)} == {clip.id for clip in search.clips(AllOf())} - {
        hit.clip.id for hit in search.labels(Field("kind", "=", "stunt")).hits
    }


def test_labels__for_all_angles_are_one_hit(tmp_path: Path) -> None:
    made_library = make_library(tmp_path / "show.dailies")
    fill(made_library, takes=1, angles=3)
    clip = made_library.library.where(Clip)[0]
    label = make_label(clip.id, author=made_library.person.id, text="all of them", all_angles=True)
    made_library.library.write(Edit(name="Label", author=made_library.person.id, changes=made([label])))
    found = SqlSearch(made_library.library).labels(Word("all of them"))
    assert (found.total, [hit.label for hit in found.hits]) == (1, [label])


def test_search__answers_as_the_cutting_room_asks(tmp_path: Path) -> None:
    made_library = make_library(tmp_path / "show.dailies")
    takes = [
        replace(make_take(number), scene=scene, setup=setup, slate=slate, take=take, name="")
        for number, (scene, setup, slate, take) in enumerate(
            [("47", "47", "", "3"), ("47A", "47AB", "", "10"), ("5", "", "212", "3PU"), ("", "", "", "")]
        )
    ]
    clips = [make_clip(number, take=take) for number, take in enumerate(takes)]
    made_library.library.write(Edit(name="Ingest", author=made_library.person.id, changes=made([*takes, *clips])))
    search = SqlSearch(made_library.library)

    def found(name: str, op: str, value: str) -> list[int]:
        return sorted(takes.index(take) for take in search.takes(Field(name, op, value)))

    assert found("scene", "=", "47") == [0]
    assert found("scene", "=", "47a") == [1]
    assert found("scene", "=", "47*") == [0, 1]
    assert found("scene", "=", "") == [3]
    assert found("scene", "!=", "47") == [1, 2, 3]
    assert found("scene", ">=", "47") == [0, 1]
    assert found("scene", "<", "47") == [2]
    assert found("take", ">=", "3") == [0, 1, 2]
    assert found("take", ">", "3") == [1, 2]
    assert found("take", "=", "47-3") == [0]
    assert found("take", "=", "212 t3pu") == [2]
    assert found("slate", "=", "212") == [2]
    assert found("slate", "=", "47ab") == [1]
    assert search.takes(Word("212 T3")) == [takes[2]]


def test_kind__may_be_begun(shoot: Made) -> None:
    search = SqlSearch(shoot.library)
    kinds = {hit.label.kind for hit in search.labels(Field("kind", "=", "best")).hits}
    assert kinds == {"best_moment", "best_angle"}
    assert {hit.label.kind for hit in search.labels(Field("lane", "=", "perf")).hits} == {
        "best_moment",
        "line_reading",
        "reaction",
        "comedy",
    }
    assert search.labels(Field("kind", "=", "whistle")).total == 0


def test_search__without_labels_or_clips_is_empty(tmp_path: Path) -> None:
    search = SqlSearch(make_library(tmp_path / "show.dailies").library)
    assert (search.labels(AllOf()).hits, search.labels(Word("a")).total, search.clips(AllOf()), search.takes(Word("a"))) == ((), 0, [], [])


def test_labels__come_in_order_however_they_were_made(tmp_path: Path) -> None:
    made_library = make_library(tmp_path / "show.dailies")
    fill(made_library, takes=2)
    library, author = made_library.library, made_library.person.id
    clips = [clip.id for clip in SqlSearch(library).clips(AllOf())]
    labels = [make_label(clip, author=author, start=start) for clip in reversed(clips) for start in (9, 3)]
    library.write(Edit(name="Label", author=author, changes=made(labels)))
    found = [(clips.index(hit.clip.id), hit.label.start) for hit in SqlSearch(library).labels(AllOf()).hits]
    assert found == [(clip, start) for clip in range(4) for start in (3, 9)]
    take = library.where(Take)[0]
    library.write(Edit(name="Day", author=author, changes=(Change(before=take, after=replace(take, day="2026-12-31")),)))
    hits = SqlSearch(library).labels(AllOf()).hits
    assert [hit.take.day for hit in hits if hit.take][-1] == "2026-12-31"


def test_beat__is_found_by_its_name_or_how_that_begins(tmp_path: Path) -> None:
    made_library = make_library(tmp_path / "beats.dailies")
    fill(made_library, takes=2, labels=6)
    library, author = made_library.library, made_library.person.id
    lie, laugh = (Beat(id=new_id(), scene="1", name=name, rank=rank) for rank, name in enumerate(("The lie lands", "the laugh")))
    labels = library.where(Label)
    bound = [Change(before=label, after=replace(label, beat=beat.id)) for label, beat in zip(labels, (lie, lie, laugh), strict=False)]
    library.write(Edit(name="Bind", author=author, changes=(*made((lie, laugh)), *bound)))
    search = SqlSearch(library)

    def found(query: Term) -> set[UUID]:
        """Return the labels that a query finds."""
        return {hit.label.id for hit in search.labels(query).hits}

    assert found(Field("beat", "=", "the lie lands")) == {label.id for label in labels[:2]}
    assert found(Field("beat", "=", "the la")) == {labels[2].id}
    assert found(Field("beat", "=", "*")) == {label.id for label in labels[:3]}
    assert found(Not(Field("beat", "=", "*"))) == {label.id for label in labels[3:]}
    assert found(Field("beat", "!=", "the laugh")) == {label.id for label in labels} - {labels[2].id}
    assert found(Field("beat", "=", "nothing")) == set()
    assert {clip.id for clip in search.clips(Field("beat", "=", "the laugh"))} == {labels[2].clip}
    library.close()
