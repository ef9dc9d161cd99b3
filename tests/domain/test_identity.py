"""Test the keys of values."""

import time
from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.identity import id_from, key_of, new_id


def test_new_id__is_a_version_7_uuid_of_now() -> None:
    before = time.time_ns() // 1_000_000
    key = new_id()
    after = time.time_ns() // 1_000_000
    assert (key.version, key.variant) == (7, RFC_4122)
    assert before <= key.int >> 80 <= after


def test_new_id__sorts_by_the_time_it_was_made() -> None:
    first = new_id()
    time.sleep(0.002)
    assert first < new_id()


def test_new_id__never_repeats() -> None:
    assert len({new_id() for _ in range(20_000)}) == 20_000


@given(st.binary(min_size=16, max_size=16))
def test_key_of__is_the_uuid_of_its_bytes(cell: bytes) -> None:
    key = key_of(cell)
    assert (key, hash(key), repr(key), key.is_safe) == (
        UUID(bytes=cell),
        hash(UUID(bytes=cell)),
        repr(UUID(bytes=cell)),
        UUID(bytes=cell).is_safe,
    )
    assert key.bytes == cell


@given(st.lists(st.one_of(st.text(), st.integers(), st.binary()), max_size=4))
def test_id_from__is_the_same_for_the_same_parts(parts: list[object]) -> None:
    key = id_from(*parts)
    assert key == id_from(*parts)
    assert (key.version, key.variant) == (8, RFC_4122)


def test_id_from__differs_with_parts_and_their_order() -> None:
    assert len({id_from("a", "b"), id_from("b", "a"), id_from("ab"), id_from("a", "b", ""), id_from("a")}) == 5


def test_id_from__takes_names_that_are_no_unicode() -> None:
    name = b"A001\xff.mov".decode("utf-8", "surrogateescape")
    assert isinstance(id_from(name, 12), UUID)


def test_id_from__stays_as_it_was_in_libraries_already_written() -> None:
    assert id_from("clip", 1) == UUID("d2681bbf-1748-8cb0-9593-ad43d7292631")
