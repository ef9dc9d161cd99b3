"""Prove that keys follow content."""

import io
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.media.fingerprint import key_of, key_of_unreadable, sampled

LARGE = bytes(range(256)) * 4096


class _Counting(io.BytesIO):
    """Count the bytes that are read."""

    taken = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.taken += len(data)
        return data


def _of(data: bytes) -> str:
    return sampled(io.BytesIO(data), size=len(data))


@given(place=st.sampled_from([0, 100, 65_535, len(LARGE) // 2, len(LARGE) - 65_536, len(LARGE) - 1]))
def test_sampled__head_middle_and_tail_count(place: int) -> None:
    changed = bytearray(LARGE)
    changed[place] ^= 1
    assert _of(bytes(changed)) != _of(LARGE)


def test_sampled__reads_little_of_a_large_file() -> None:
    file = _Counting(LARGE)
    sampled(file, size=len(LARGE))
    assert file.taken == 3 * 65_536


@given(st.binary(max_size=2000), st.binary(max_size=2000))
def test_sampled__small_files__are_read_whole(one: bytes, other: bytes) -> None:
    assert (_of(one) == _of(other)) == (one == other)


def test_key_of__size_content_and_duration_all_count() -> None:
    key = key_of(size=1, sample="a", seconds=Fraction(1001, 24000))
    others = [(2, "a", Fraction(1001, 24000)), (1, "b", Fraction(1001, 24000)), (1, "a", Fraction(1, 24))]
    assert all(key_of(size=size, sample=sample, seconds=seconds) != key for size, sample, seconds in others)
    assert key_of(size=1, sample="a", seconds=Fraction(2002, 48000)) == key


def test_key_of_unreadable__is_of_name_and_size_not_folder() -> None:
    key = key_of_unreadable(b"/a/x.mov", size=3)
    assert key == key_of_unreadable(b"/b/x.mov", size=3)
    assert (
        len({key, key_of_unreadable(b"/a/y.mov", size=3), key_of_unreadable(b"/a/x.mov", size=4), key_of_unreadable(b"\xff.mov", size=3)})
        == 4
    )
