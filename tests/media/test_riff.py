"""Prove that recorders' files are read, also those that break the rules."""

import io
import struct
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.timecode import FrameRate
from dailies_logger.media.riff import Wave, read_wave
from dailies_logger.media.sample_sound import write_wave
from tests.support.clips import ramp

PCM = struct.pack("<HHIIHH", 1, 1, 48_000, 96_000, 2, 16)


def chunk(name: bytes, body: bytes, *, length: int | None = None) -> bytes:
    """Make a chunk, with a false length where one is given."""
    return name + struct.pack("<I", len(body) if length is None else length) + body + b"\0" * (len(body) % 2)


def read(*chunks: bytes, head: bytes = b"RIFF") -> Wave | None:
    """Read a wave file made of chunks."""
    data = head + bytes(4) + b"WAVE" + b"".join(chunks)
    return read_wave(io.BytesIO(data), size=len(data))


def notes(ixml: str, *, description: str = "") -> Wave:
    """Read a file with these notes of the recorder."""
    bext = struct.pack("<256s32s32s18sQH", description.encode(), b"", b"", b"2026-11-2009:16:29", 48_000, 1).ljust(602, b"\0")
    found = read(chunk(b"fmt ", PCM), chunk(b"bext", bext), chunk(b"data", bytes(9600)), chunk(b"iXML", ixml.encode()))
    assert found is not None
    return found


def test_read_wave__what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    when = datetime(2026, 11, 20, 9, 16, 29)  # noqa: DTZ001 - a recorder knows no zone
    write_wave(path, ramp(1001), time_reference=5_000_000_000, recorded=when)
    with path.open("rb") as file:
        found = read_wave(file, size=path.stat().st_size)
    assert found is not None
    assert (found.codec, found.channels, found.samples, found.time_reference, found.recorded) == ("pcm_16", 1, 1001, 5_000_000_000, when)
    assert found.data_end <= path.stat().st_size


def test_read_wave__tracks__in_the_order_of_their_channels() -> None:
    track = "<TRACK><CHANNEL_INDEX>{}</CHANNEL_INDEX><NAME>{}</NAME></TRACK>"
    ixml = f"<BWFXML><TRACK_LIST>{track.format(2, 'Nell &lt;lav&gt;')}{track.format(1, 'Boom')}</TRACK_LIST></BWFXML>"
    assert notes(ixml).tracks == ("Boom", "Nell <lav>")


@pytest.mark.parametrize(
    ("rate", "flag", "expected"),
    [
        ("24000/1001", "NDF", ("24000/1001", False)),
        ("30000/1001", "DF", ("30000/1001", True)),
        ("25/1", "NDF", ("25", False)),
        ("24000/1001", "DF", ("24000/1001", False)),  # there is no such thing
        ("0/0", "NDF", ("None", False)),
        ("soon", "DF", ("None", False)),
    ],
)
def test_read_wave__timecode_rate(rate: str, flag: str, expected: tuple[str, bool]) -> None:
    found = notes(f"<TIMECODE_RATE>{rate}</TIMECODE_RATE><TIMECODE_FLAG>{flag}</TIMECODE_FLAG>")
    assert (str(found.rate), found.drop) == expected


def test_read_wave__description_lines__stand_in_for_ixml() -> None:
    found = notes("", description="sSPEED=029.97-DF\r\nsTAKE=07\r\nsSCENE=47A\r\nsTAPE=S012\r\nsNOTE=plane")
    assert (found.rate, found.drop) == (FrameRate.of(30000, 1001), True)
    assert (found.said.scene, found.said.take, found.said.sound_roll, found.said.note) == ("47A", "7", "S012", "plane")
    assert notes("<SCENE>48</SCENE>", description="sSCENE=47A").said.scene == "48"


@pytest.mark.parametrize(
    ("ixml", "flags"),
    [
        ("<NO_GOOD>TRUE</NO_GOOD>", "NG"),
        ("<FALSE_START>TRUE</FALSE_START><NO_GOOD>FALSE</NO_GOOD>", "FS"),
        ("<TAKE_TYPE>WILD_TRACK,NO_GOOD</TAKE_TYPE>", "NG WT"),
        ("<TAKE_TYPE>DEFAULT</TAKE_TYPE>", None),
    ],
)
def test_read_wave__flags(ixml: str, flags: str | None) -> None:
    assert notes(ixml).said.flags == flags


@pytest.mark.parametrize(("ixml", "circled"), [("<CIRCLED>TRUE</CIRCLED>", "yes"), ("<CIRCLED>FALSE</CIRCLED>", None), ("", None)])
def test_read_wave__not_circled_by_the_recorder__says_nothing(ixml: str, circled: str | None) -> None:
    assert notes(ixml).said.circled == circled


def test_read_wave__large_file__takes_its_length_from_ds64() -> None:
    sizes = struct.pack("<QQQI", 0, 10_000_000_000, 0, 0)
    found = read(chunk(b"ds64", sizes), chunk(b"fmt ", PCM), chunk(b"data", bytes(96), length=0xFFFFFFFF), head=b"RF64")
    assert found is not None
    assert found.samples == 5_000_000_000
    assert found.data_end > 10_000_000_000


@pytest.mark.parametrize("length", [0, 0xFFFFFFFF])
def test_read_wave__recorder_lost_power__lasts_to_the_end(length: int) -> None:
    found = read(chunk(b"fmt ", PCM), chunk(b"data", bytes(9600), length=length))
    assert found is not None
    assert found.samples == 4800


def test_read_wave__without_format_or_sound__is_none() -> None:
    assert read(chunk(b"fmt ", PCM)) is None
    assert read(chunk(b"data", bytes(100))) is None
    assert read(chunk(b"fmt ", bytes(16)), chunk(b"data", bytes(100))) is None


def test_read_wave__extensible__says_what_it_holds() -> None:
    form = struct.pack("<HHIIHHHHIH14s", 0xFFFE, 2, 48_000, 384_000, 8, 32, 22, 32, 3, 3, b"")
    found = read(chunk(b"fmt ", form), chunk(b"data", bytes(80)))
    assert found is not None
    assert (found.codec, found.channels, found.samples) == ("float_32", 2, 10)


@given(st.binary(max_size=200), st.binary(max_size=700))
def test_read_wave__any_bytes__never_fails(tail: bytes, said: bytes) -> None:
    read(tail)
    read(chunk(b"fmt ", PCM), chunk(b"bext", said), chunk(b"iXML", said), chunk(b"data", b"xx"), tail)
