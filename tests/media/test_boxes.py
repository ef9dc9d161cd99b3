"""Prove that the boxes of a movie file are read, and that nonsense in them does no harm."""

import io
import struct
from fractions import Fraction
from pathlib import Path

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.media.boxes import Layout, read_layout
from tests.support.clips import make_clip, pictures


def box(kind: bytes, body: bytes = b"") -> bytes:
    """Make a box."""
    return struct.pack(">I4s", 8 + len(body), kind) + body


def read(data: bytes) -> Layout:
    """Read the layout of bytes."""
    return read_layout(io.BytesIO(data), size=len(data))


def test_read_layout__of_a_clip(tmp_path: Path) -> None:
    data = make_clip(tmp_path / "a.mov", rate=Fraction(30000, 1001), start_tc="01:00:00;00").read_bytes()
    assert read(data) == Layout(index=True, timecode_rate=Fraction(30000, 1001))


def test_read_layout__index_in_front_of_large_media() -> None:
    large = struct.pack(">I4sQ", 1, b"mdat", 16 + 100) + bytes(100)
    assert read(box(b"ftyp") + large + box(b"moov")).index
    assert read(box(b"ftyp") + struct.pack(">I4s", 0, b"mdat") + bytes(500)) == Layout()


@pytest.mark.parametrize("there", [9, 40, 400])
def test_read_layout__index_cut(tmp_path: Path, there: int) -> None:
    data = make_clip(tmp_path / "a.mov").read_bytes()
    assert read(data[: data.index(b"moov") + there]).index_cut


def test_read_layout__version_one_head__has_its_matrix_further_on() -> None:
    matrix = struct.pack(">9i", 0, 1 << 16, 0, -1 << 16, 0, 0, 0, 0, 1 << 30)
    head = box(b"tkhd", b"\1" + bytes(51) + matrix + bytes(8))
    handler = box(b"mdia", box(b"hdlr", bytes(8) + b"vide" + bytes(12)))
    assert read(box(b"moov", box(b"trak", head + handler))).rotation == 90


def test_read_layout__rotation_is_the_pictures__not_the_sounds(tmp_path: Path) -> None:
    data = bytearray(make_clip(tmp_path / "a.mov", sound=True).read_bytes())
    at = data.rindex(b"tkhd") + 44
    data[at : at + 8] = struct.pack(">ii", 0, 1 << 16)
    assert read(bytes(data)).rotation == 0


def test_read_layout__fragmented(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    with av.open(str(path), "w", options={"movflags": "+frag_keyframe+empty_moov"}) as movie:
        stream = movie.add_stream("mpeg4", rate=24)
        stream.width, stream.height, stream.pix_fmt = 160, 96, "yuv420p"
        for planes in pictures(24, size=(160, 96)):
            movie.mux(stream.encode(av.VideoFrame.from_ndarray(planes, format="yuv420p")))
        movie.mux(stream.encode(None))
    assert read(path.read_bytes()).fragmented


@given(st.binary(max_size=400))
def test_read_layout__any_bytes__never_fails(data: bytes) -> None:
    read(box(b"moov", box(b"trak", data)))
    read(data)


@given(st.data())
def test_read_layout__any_damage__never_fails(data: st.DataObject) -> None:
    good = bytearray(CLIP)
    for place in data.draw(st.lists(st.integers(0, len(good) - 1), max_size=8)):
        good[place] = data.draw(st.integers(0, 255))
    read(bytes(good))


def _clip() -> bytes:
    handler = box(b"hdlr", bytes(8) + b"tmcd" + bytes(12))
    entry = struct.pack(">I4s6sHIIIIB", 37, b"tmcd", b"", 1, 0, 1, 30000, 1001, 30)
    table = box(b"minf", box(b"stbl", box(b"stsd", bytes(4) + struct.pack(">I", 1) + entry)))
    return box(b"ftyp", b"qt  ") + box(b"moov", box(b"trak", box(b"tkhd", bytes(84)) + box(b"mdia", handler + table)))


CLIP = _clip()


def test_read_layout__timecode_track() -> None:
    assert read(CLIP).timecode_rate == Fraction(30000, 1001)
