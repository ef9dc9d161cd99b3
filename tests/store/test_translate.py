"""Test that every value comes back from its cells as it was."""

import json
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta, timezone
from enum import Enum
from fractions import Fraction
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.clip import Clip, Facts, Measured, Said
from dailies_logger.domain.label import DEFAULT_VOCABULARY, SHIPPED_LANES, Label, LabelKind, Lane, Look, Vocabulary
from dailies_logger.domain.production import Production
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.store.translate import cells, column, columns, partial, some, thick, thin, value_at, value_of, words
from dailies_logger.workflow.edit import NOUNS, Value
from tests.support.library_maker import make_clip, make_label

text = st.text(st.characters(codec="utf-8"), max_size=12)
plain: dict[object, st.SearchStrategy[Any]] = {
    str: text,
    int: st.integers(-(2**63), 2**63 - 1),
    bytes: st.binary(max_size=12),
    bool: st.booleans(),
    type(None): st.none(),
    UUID: st.uuids(),
    Fraction: st.fractions(),
    FrameRate: st.fractions(Fraction(1, 1000), 1000).map(FrameRate),
    datetime: st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=-5))])),
}


def _of(hint: Any) -> st.SearchStrategy[Any]:
    """Make values of a type by its hint, down to nested dataclasses."""
    if hint in plain:
        return plain[hint]
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(hint, **{field.name: _of(hints[field.name]) for field in fields(hint)})  # type: ignore[arg-type]  # it is a class
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    inner = get_args(hint)
    if get_origin(hint) is tuple:
        return st.lists(_of(inner[0]), max_size=3).map(tuple) if inner[-1] is Ellipsis else st.tuples(*map(_of, inner))
    return st.one_of(*map(_of, inner))


values: st.SearchStrategy[Value] = st.one_of(*map(_of, NOUNS))


@given(values)
def test_cells__turn_back_into_the_same_value(value: Value) -> None:
    row = cells(value)
    assert all(cell is None or isinstance(cell, column(type(value), name).codec.cell) for name, cell in row.items())
    assert value_of(type(value), row) == value
    assert value_at(type(value), list(row.values())) == value


@given(values)
def test_thin__turns_back_into_the_same_cells(value: Value) -> None:
    row = cells(value)
    assert thick(type(value), thin(type(value), row)) == row


@given(values, st.data())
def test_some__keeps_blank_cells_too(value: Value, data: st.DataObject) -> None:
    row = cells(value)
    chosen = {name: row[name] for name in data.draw(st.sets(st.sampled_from(sorted(row))))}
    assert partial(type(value), some(type(value), chosen)) == chosen


@pytest.mark.parametrize("noun", NOUNS)
def test_columns__hold_every_field(noun: type[Value]) -> None:
    named = {one.name for one in columns(noun)}
    for field in fields(noun):
        assert field.name in named or (field.name == "facts" and "facts_scene" in named)


def test_columns__flatten_facts() -> None:
    assert column(Clip, "facts_scene").get(make_clip(1)) is None
    assert {f"facts_{field.name}" for field in fields(Facts)} <= {one.name for one in columns(Said)}


def test_column__refuses_a_field_that_there_is_not() -> None:
    with pytest.raises(ValueError, match="no stored field colour"):
        column(Take, "colour")


def test_measured__keeps_a_naive_recording_time_naive() -> None:
    naive = datetime(2026, 11, 20, 10)  # noqa: DTZ001 - the file gave no zone
    clip = Clip(id=uuid4(), path=b"a", file="a", measured=Measured(recorded=naive, tracks=("boom", "lav"), frames_exact=False))
    assert value_of(Clip, cells(clip)) == clip


def test_path__keeps_bytes_that_are_no_unicode() -> None:
    clip = Clip(id=uuid4(), path=b"/r/caf\xe9\xff.mov", file="/r/caf\ufffd.mov")
    assert thick(Clip, thin(Clip, cells(clip)))["path"] == b"/r/caf\xe9\xff.mov"


def test_thin__is_short() -> None:
    label = make_label(uuid4(), author=uuid4())
    assert len(thin(Label, cells(label))) < 250


@pytest.mark.parametrize(
    ("noun", "name", "cell", "told"),
    [
        (Label, "end", None, ""),
        (Label, "rating", 3, "3"),
        (Take, "circled", 1, "True"),
        (Take, "status", "hold", "hold"),
        (Clip, "path", b"/a\xff", "/a\ufffd"),
        (Production, "rate", "24000/1001", "24000/1001"),
        (Clip, "facts_scene", "24", "24"),
    ],
)
def test_words__are_for_people(noun: type[Value], name: str, cell: str | int | bytes | None, told: str) -> None:
    assert words(noun, name, cell) == told


def test_vocabulary__lies_as_it_always_did_until_its_lanes_are_others() -> None:
    pack, unpack = column(Production, "vocabulary").codec.pack, column(Production, "vocabulary").codec.unpack
    kinds = (LabelKind(id="song", name="Song", lane="beat", key="Q", values=("verse",)),)
    assert pack(DEFAULT_VOCABULARY) == ""
    assert unpack("") == DEFAULT_VOCABULARY
    assert pack(Vocabulary(kinds=kinds)) == '[["song","Song","beat","Q",["verse"],0]]'
    assert unpack('[["song","Song","beat","Q",["verse"],0]]') == Vocabulary(kinds=kinds)
    ours = Vocabulary(kinds=kinds, lanes=(Lane(id="songs", name="Songs", look=Look.HALF_CIRCLE),))
    assert pack(ours) == '{"kinds":[["song","Song","beat","Q",["verse"],0]],"lanes":[["songs","Songs","half circle"]]}'
    assert unpack(pack(ours)) == ours
    moved = Vocabulary(kinds=DEFAULT_VOCABULARY.kinds, lanes=SHIPPED_LANES[::-1])
    assert unpack(pack(moved)) == moved


def test_value_at__of_the_same_key_is_the_same_key() -> None:
    """Thousands of labels of one clip and author share their keys."""
    first, second = (value_at(Label, list(cells(make_label(uuid4(), author=UUID(int=7), text=word)).values())) for word in ("one", "two"))
    assert first.author is second.author
    assert first.clip != second.clip


@given(text)
def test_thin__is_written_as_json_is(said: str) -> None:
    row = cells(make_label(UUID(int=1), author=UUID(int=2), text=said, end=None, rating=3))
    spelled = {name: cell.hex() if isinstance(cell, bytes) else cell for name, cell in row.items() if cell not in ("", 0, None)}
    assert thin(Label, row) == json.dumps(spelled, ensure_ascii=False, separators=(",", ":"))
