"""Read broadcast WAV files: the format, where the sound lies, the time reference, and the recorder's iXML.

Formats: RIFF/WAVE; EBU Tech 3285 (bext); EBU Tech 3306 (RF64, ds64); iXML 3.01 (gallery.co.uk/ixml). Recorders write iXML
that no strict parser takes, so its elements are found one by one.
"""

import html
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import BinaryIO

from dailies_logger.domain.clip import Facts
from dailies_logger.domain.errors import BadTimecode
from dailies_logger.domain.timecode import FrameRate

_UNKNOWN = 0xFFFFFFFF
_TEXT_LIMIT = 1 << 20
_CODECS = {1: "pcm", 3: "float", 0xFFFE: "pcm", 2: "adpcm", 85: "mp3"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wave:
    """Hold what the chunks of a wave file say. `data_end` is where the sound should end, by the header."""

    codec: str = ""
    channels: int = 0
    sample_rate: int = 0
    samples: int = 0
    block: int = 0
    data_start: int = 0
    data_end: int = 0
    time_reference: int | None = None
    recorded: datetime | None = None
    rate: FrameRate | None = None
    drop: bool = False
    tracks: tuple[str, ...] = ()
    said: Facts = Facts()


def read_wave(file: BinaryIO, *, size: int) -> Wave | None:
    """Read the chunks of a wave file of `size` bytes; None where format or sound is missing.

    A recorder that lost power leaves the length of the sound open (0 or all ones): it then lasts to the end of the file.
    """
    chunks: dict[bytes, tuple[int, int]] = {}
    for name, start, length in _chunks(file, size):
        chunks.setdefault(name, (start, length))
    form = _read(file, chunks.get(b"fmt "), 40)
    if len(form) < 16 or b"data" not in chunks:
        return None
    kind, channels, sample_rate, _, block, bits = struct.unpack_from("<HHIIHH", form)
    if not (channels and sample_rate and block):
        return None
    start, length = chunks[b"data"]
    sender = _Bext.read(_read(file, chunks.get(b"bext"), 602 + _TEXT_LIMIT))
    notes = _Notes.read(_read(file, chunks.get(b"iXML"), _TEXT_LIMIT), sender.description)
    return Wave(
        codec=_codec(kind, bits, form),
        channels=channels,
        sample_rate=sample_rate,
        samples=length // block,
        block=block,
        data_start=start,
        data_end=start + length,
        time_reference=sender.time_reference,
        recorded=sender.recorded,
        rate=notes.rate,
        drop=notes.drop,
        tracks=notes.tracks,
        said=notes.said,
    )


def _codec(kind: int, bits: int, form: bytes) -> str:
    if kind == 0xFFFE and len(form) >= 26:  # extensible: the true kind begins the sub-format
        kind = struct.unpack_from("<H", form, 24)[0]
    return f"{_CODECS.get(kind, f'wave {kind}')}_{bits}" if bits else _CODECS.get(kind, f"wave {kind}")


def _chunks(file: BinaryIO, size: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield (name, start, length); RF64 lengths are looked up in ds64."""
    at, long_data = 12, None
    while at + 8 <= size:
        file.seek(at)
        name, length = struct.unpack("<4sI", file.read(8).ljust(8, b"\0"))
        start = at + 8
        if name == b"ds64":
            long_data = struct.unpack("<QQ", file.read(16).ljust(16, b"\0"))[1]
        if name == b"data" and length == _UNKNOWN and long_data is not None:
            length = long_data
        if name == b"data" and length in (0, _UNKNOWN):
            length = size - start
        yield name, start, length
        at = start + length + length % 2


def _read(file: BinaryIO, chunk: tuple[int, int] | None, most: int) -> bytes:
    if chunk is None:
        return b""
    file.seek(chunk[0])
    return file.read(min(chunk[1], most))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bext:
    description: str = ""
    recorded: datetime | None = None
    time_reference: int | None = None

    @classmethod
    def read(cls, data: bytes) -> "_Bext":
        """Read a bext chunk: description 256, originator 32, its reference 32, date 10, time 8, time reference 8 bytes."""
        if len(data) < 346:
            return cls()
        text = data[320:338].decode("ascii", "replace")
        try:
            recorded = datetime.fromisoformat(f"{text[:4]}-{text[5:7]}-{text[8:10]}T{text[10:12]}:{text[13:15]}:{text[16:18]}")
        except ValueError:
            recorded = None
        return cls(
            description=data[:256].split(b"\0")[0].decode("utf-8", "replace"),
            recorded=recorded,
            time_reference=struct.unpack_from("<Q", data, 338)[0],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Notes:
    rate: FrameRate | None = None
    drop: bool = False
    tracks: tuple[str, ...] = ()
    said: Facts = Facts()

    @classmethod
    def read(cls, ixml: bytes, description: str) -> "_Notes":
        """Read the recorder's notes: iXML, else the `sSCENE=` lines that recorders put into the bext description."""
        text = ixml.decode("utf-8", "replace")
        lines = dict(re.findall(r"(?m)^[a-z]?([A-Z]+)=([^\r\n]*)", description))

        def word(name: str) -> str | None:
            """Return what the recorder wrote under a name."""
            return _element(text, name) or lines.get(name, "").strip() or None

        speed, flag = word("TIMECODE_RATE") or lines.get("SPEED", ""), word("TIMECODE_FLAG") or lines.get("SPEED", "")
        rate = _rate(speed.partition("-")[0])
        return cls(
            rate=rate,
            drop=bool(rate and rate.may_drop and re.search(r"(?i)(^|-)DF?$", flag)),
            tracks=_tracks(text),
            said=Facts(
                scene=word("SCENE"),
                take=_plain(word("TAKE")),
                sound_roll=word("TAPE"),
                note=word("NOTE"),
                circled="yes" if (word("CIRCLED") or "").upper() == "TRUE" else None,
                flags=_flags(text),
            ),
        )


_FLAGS = {"NO_GOOD": "NG", "FALSE_START": "FS", "WILD_TRACK": "WT"}


def _flags(text: str) -> str | None:
    """Read the flags of a take: three elements, or the TAKE_TYPE list of iXML 1.6, which took their place."""
    types = {kind.strip().upper() for kind in (_element(text, "TAKE_TYPE") or "").split(",")}
    flags = [short for name, short in _FLAGS.items() if name in types or (_element(text, name) or "").upper() == "TRUE"]
    return " ".join(flags) or None


def _element(text: str, name: str) -> str | None:
    match = re.search(rf"<{name}>\s*([^<]*?)\s*</{name}>", text)
    return html.unescape(match[1]) if match and match[1] else None


def _tracks(text: str) -> tuple[str, ...]:
    found: list[tuple[int, str]] = []
    for track in re.findall(r"(?s)<TRACK>(.*?)</TRACK>", text):
        place = _element(track, "CHANNEL_INDEX") or ""
        found.append((int(place) if place.isdecimal() else len(found) + 1, _element(track, "NAME") or ""))
    names = tuple(name for _, name in sorted(found))
    return names if any(names) else ()


def _plain(number: str | None) -> str | None:
    """Write a take number without leading zeros; anything else as it stands."""
    return str(int(number)) if number and number.isdecimal() and number.isascii() else number


def _rate(text: str) -> FrameRate | None:
    try:
        return FrameRate.nearest(Fraction(text.strip())) if text.strip() else None
    except (ValueError, ZeroDivisionError, BadTimecode):
        return None
