"""Number frames from the header only where it cannot be wrong, and then exactly as the packets do."""

from fractions import Fraction
from pathlib import Path

import pytest

from dailies_logger.media.header_table import stamps_of
from dailies_logger.media.opening import open_container
from dailies_logger.media.pts_table import picture_stream, read_packets, read_table
from tests.support.clips import Codec, make_clip


def _from_header(path: Path) -> list[int] | None:
    with open_container(str(path).encode()) as container:
        found = stamps_of(container, picture_stream(container), byte_size=path.stat().st_size)
        return list(found) if found is not None else None


def _from_packets(path: Path) -> list[int]:
    with open_container(str(path).encode()) as container:
        return list(read_packets(container, byte_size=0).pts)


@pytest.mark.parametrize(
    ("name", "codec", "ticks"),
    [
        ("a.mov", Codec.PRORES, ()),
        ("a.mov", Codec.DNXHD, ()),
        ("a.mov", Codec.MJPEG, ()),
        ("a.mxf", Codec.DNXHD, ()),
        ("v.mov", Codec.PRORES, (20, 25, 30) * 10),
    ],
)
def test_stamps_of__agrees_with_the_packets(tmp_path: Path, name: str, codec: Codec, ticks: tuple[int, ...]) -> None:
    path = make_clip(tmp_path / name, codec=codec, rate=Fraction(24000, 1001), frames=30, sound=True, ticks=ticks)
    assert _from_header(path) == _from_packets(path)
    table = read_table(str(path).encode())
    assert (len(table), table.intra) == (30, True)


@pytest.mark.parametrize(("name", "codec"), [("a.mp4", Codec.H264), ("a.mov", Codec.MPEG4), ("a.mxf", Codec.MPEG2), ("a.mkv", Codec.MJPEG)])
def test_stamps_of__leaves_the_rest_to_the_packets(tmp_path: Path, name: str, codec: Codec) -> None:
    path = make_clip(tmp_path / name, codec=codec, rate=Fraction(25), frames=30, start_tc="")
    assert _from_header(path) is None
    assert len(read_table(str(path).encode())) == 30


def test_stamps_of__leaves_out_what_lies_beyond_the_end(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "whole.mov", codec=Codec.PRORES, rate=Fraction(25), frames=30)
    with open_container(str(path).encode()) as container:
        stream = picture_stream(container)
        entries = list(stream.index_entries)
        cut = entries[19].pos + entries[19].size
        stamps = stamps_of(container, stream, byte_size=cut)
    assert stamps is not None
    assert len(stamps) == 20


def test_stamps_of__does_not_believe_an_mxf_that_ends_early(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "whole.mxf", codec=Codec.DNXHD, rate=Fraction(25), frames=30)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    assert _from_header(path) is None
    assert 10 <= len(read_table(str(path).encode())) <= 16
