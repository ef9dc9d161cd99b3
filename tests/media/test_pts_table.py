"""Number frames by their time stamps, and keep the numbering in few bytes."""

from array import array
from fractions import Fraction
from pathlib import Path

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.errors import MediaError
from dailies_logger.media.pts_table import PtsTable, decode, encode, read_table, stands_alone
from tests.support.clips import Codec, make_clip

STAMPS = st.lists(st.integers(-(2**40), 2**40), unique=True, max_size=60).map(sorted)


def _table(pts: list[int], keys: list[int], *, base: Fraction = Fraction(1, 600)) -> PtsTable:
    return PtsTable(pts=array("q", pts), keys=array("q", keys), time_base=base, byte_size=1234)


@given(STAMPS, STAMPS, st.fractions(min_value=Fraction(1, 10**6), max_value=1, max_denominator=10**6))
def test_decode__returns_what_encode_wrote(pts: list[int], keys: list[int], base: Fraction) -> None:
    table = _table(pts, keys, base=base)
    assert decode(encode(table)) == table
    assert stands_alone(encode(table)) is table.intra


@given(st.binary(max_size=200))
def test_decode__refuses_other_bytes(data: bytes) -> None:
    assert decode(data) is None
    assert stands_alone(data) is None


@given(STAMPS.filter(bool), st.data())
def test_decode__refuses_damaged_tables_or_reads_them_whole(pts: list[int], data: st.DataObject) -> None:
    whole = encode(_table(pts, pts[:1]))
    cut = data.draw(st.integers(0, len(whole) - 1))
    assert decode(whole[:cut]) is None
    assert decode(b"PTS0" + whole[4:]) is None


@given(STAMPS.filter(bool))
def test_frame__is_the_inverse_of_pts(pts: list[int]) -> None:
    table = _table(pts, pts[:1])
    assert [table.frame(stamp) for stamp in pts] == list(range(len(pts)))
    assert table.frame(pts[-1] + 1) is None
    assert len(table) == len(pts)


def test_key_place__is_the_last_key_at_or_before() -> None:
    table = _table([0, 10, 20, 30, 40, 50], [0, 30])
    assert [table.key_place(stamp) for stamp in (-1, 0, 20, 30, 50)] == [-1, 0, 0, 1, 1]
    assert not table.intra
    assert _table([0, 10], [0, 10]).intra


def test_times__tells_a_varying_rate_from_rounding() -> None:
    assert _table([0, 33, 67, 100, 133], [0], base=Fraction(1, 1000)).times() is None
    assert _table([5], [5]).times() is None
    assert _table([], []).times() is None
    assert _table([600, 620, 660], [600]).times() == (Fraction(0), Fraction(20, 600), Fraction(60, 600))
    assert _table([600, 620], [600]).origin == 1


def test_read_table__counts_in_display_order_with_b_frames(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "b.mp4", codec=Codec.H264, frames=50, gop=20, rate=Fraction(25))
    table = read_table(str(path).encode())
    with av.open(str(path)) as container:
        decoded = [frame.pts for frame in container.decode(video=0)]
    assert list(table.pts) == decoded
    assert [table.frame(key) for key in table.keys] == [0, 20, 40]
    assert table.byte_size == path.stat().st_size
    assert len(encode(table)) < 150


def test_read_table__names_a_file_without_picture(tmp_path: Path) -> None:
    path = tmp_path / "tone.wav"
    with av.open(str(path), "w") as movie:
        stream = movie.add_stream("pcm_s16le", rate=48000, layout="mono")
        frame = av.AudioFrame(format="s16", layout="mono", samples=480)
        frame.sample_rate = 48000
        movie.mux(stream.encode(frame))
    with pytest.raises(MediaError, match=r"^tone\.wav has no picture\.$"):
        read_table(str(path).encode())
