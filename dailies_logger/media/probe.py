"""Probe one media file: what it is, what it measures, what it says of itself, and what is wrong with it.

Runs in a child process (see ground/children.py), because a file from a card can make a decoder crash, hang or eat memory.
Nothing here reads a file whole: head, index, tail, and three samples for the fingerprint.
"""

import os
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

from dailies_logger.domain.clip import Facts, Measured, MediaKind
from dailies_logger.domain.errors import MediaError
from dailies_logger.domain.timecode import rough_length
from dailies_logger.ground.children import Json
from dailies_logger.media.boxes import Layout, read_layout
from dailies_logger.media.fingerprint import key_of, key_of_unreadable, sampled
from dailies_logger.media.kinds import HEAD_SIZE, Content, Named, content, named
from dailies_logger.media.movie import Movie, read_movie
from dailies_logger.media.mxf import footer_end
from dailies_logger.media.opening import file_shown
from dailies_logger.media.riff import Wave, read_wave
from dailies_logger.media.wire import to_json
from dailies_logger.workflow.ports import Probed

_AGAIN = "Copy it again from the card."
_KEPT = "Labels are kept; ask for a new copy."


def answer(request: Json) -> Json:
    """Answer a request `{"path": absolute path as text}`; this is the child's task `probe`."""
    assert isinstance(request, dict)  # noqa: S101 - our own protocol
    return to_json(probe(os.fsencode(str(request["path"]))))


def probe(path: bytes) -> Probed:
    """Probe a file in this process. Never raises for what the file holds."""
    promise = named(path)
    if promise is Named.BESIDE:
        return _not_media(path, size=0)
    try:
        with Path(os.fsdecode(path)).open("rb") as file:
            return _probe_open(path, file, promise)
    except FileNotFoundError:
        return _unreadable(path, 0, f"{file_shown(path)} is not where it was. Connect its drive, or ingest it where it is now.")
    except PermissionError:
        return _unreadable(path, 0, f"{file_shown(path)} may not be read by you. Change its permissions, or copy it again.")
    except OSError:
        return _unreadable(path, 0, f"{file_shown(path)} cannot be read from its drive. {_AGAIN}")


def _probe_open(path: bytes, file: BinaryIO, promise: Named) -> Probed:
    size = os.fstat(file.fileno()).st_size
    if promise is Named.CAMERA_RAW:
        return _unreadable(path, size, f"{file_shown(path)} is camera raw, which cannot be played here. Ingest its transcode.")
    head = file.read(HEAD_SIZE)
    found = content(head) if head else Content.UNKNOWN
    if promise is Named.NOTHING and found in {Content.TEXT, Content.UNKNOWN, Content.ZEROS}:
        return _not_media(path, size=size)
    if not head:
        return _unreadable(path, 0, f"{file_shown(path)} is empty. {_AGAIN}")
    if found in {Content.TEXT, Content.ZEROS}:
        return _unreadable(path, size, _sentence_of_content(path, found))
    reading = _wave(path, file, size) if found is Content.WAVE else _movie(path, file, size, found)
    if not reading.playable:
        return _unreadable(path, size, reading.trouble)
    key = key_of(size=size, sample=sampled(file, size=size), seconds=_seconds(reading.measured))
    return Probed(path=path, byte_size=size, modified=0, key=key, trouble=reading.trouble, measured=reading.measured, said=reading.said)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """Hold what was read, or the sentence on why nothing could be."""

    measured: Measured = Measured()
    said: Facts = Facts()
    trouble: str = ""
    playable: bool = True


def _not_media(path: bytes, *, size: int) -> Probed:
    return Probed(path=path, byte_size=size, modified=0, key=key_of_unreadable(path, size=size), is_media=False, playable=False)


def _unreadable(path: bytes, size: int, sentence: str) -> Probed:
    key = key_of_unreadable(path, size=size)
    return Probed(path=path, byte_size=size, modified=0, key=key, playable=False, trouble=sentence)


def _sentence_of_content(path: bytes, found: Content) -> str:
    file = file_shown(path)
    if found is Content.TEXT:
        return f"{file} is not a movie: it holds text."
    if found is Content.ZEROS:
        return f"{file} has lost its header: it begins with nothing but zeros. {_AGAIN}"
    return f"{file} is not a movie, or its header is lost. {_AGAIN}"


def _wave(path: bytes, file: BinaryIO, size: int) -> _Reading:
    wave = read_wave(file, size=size)
    if wave is None:
        return _Reading(playable=False, trouble=f"{file_shown(path)} is incomplete: it holds no sound. {_AGAIN}")
    seconds = Fraction(wave.samples, wave.sample_rate)
    start = None
    if wave.rate and wave.time_reference is not None:
        start = int(Fraction(wave.time_reference, wave.sample_rate) * wave.rate.fraction)
    measured = Measured(
        media=MediaKind.SOUND,
        container="WAV",
        codec=wave.codec,
        rate=wave.rate,
        frames=int(seconds * wave.rate.fraction) if wave.rate else 0,
        start=start,
        drop=wave.drop,
        tape=wave.said.sound_roll or "",
        recorded=wave.recorded,
        channels=wave.channels,
        sample_rate=wave.sample_rate,
        audio_layout={1: "mono", 2: "stereo"}.get(wave.channels, f"{wave.channels} channels"),
        samples=wave.samples,
        time_reference=wave.time_reference,
        tracks=wave.tracks,
    )
    return _Reading(measured=measured, said=wave.said, trouble=_short_sound(path, wave, size))


def _short_sound(path: bytes, wave: Wave, size: int) -> str:
    if wave.data_end <= size:
        return ""
    there = Fraction(max(0, size - wave.data_start), wave.block * wave.sample_rate)
    of = Fraction(wave.samples, wave.sample_rate)
    readable, whole = rough_length(float(there)), rough_length(float(of))
    told = f"{readable} of {whole} are readable" if readable != whole else f"the very end of its {whole} is missing"
    return f"{file_shown(path)} ends early: {told}. {_KEPT}"


def _movie(path: bytes, file: BinaryIO, size: int, found: Content) -> _Reading:
    layout = read_layout(file, size=size) if found is Content.MOVIE else Layout()
    if layout.index_cut:
        return _Reading(playable=False, trouble=f"{file_shown(path)} is incomplete: it ends inside its index. {_AGAIN}")
    try:
        movie = read_movie(path, content=found, layout=layout, size=size)
    except MediaError:
        return _Reading(playable=False, trouble=_why_not_open(path, found, layout))
    if movie.count is not None and found is Content.MXF:
        end = footer_end(file)
        if end > size:
            movie = replace(movie, count=replace(movie.count, readable=movie.count.frames * size // end))
    sentence = _why_not_playable(path, movie)
    if sentence:
        return _Reading(playable=False, trouble=sentence)
    about = "about " if found is Content.MXF else ""
    return _Reading(measured=movie.measured, said=movie.said, trouble=_short(path, movie, about) or _odd(path, movie.measured))


def _why_not_open(path: bytes, found: Content, layout: Layout) -> str:
    file = file_shown(path)
    if found is Content.UNKNOWN:
        return _sentence_of_content(path, found)
    if found is Content.MOVIE and not layout.index:
        return f"{file} is incomplete: its index is missing. {_AGAIN}"
    return f"{file} is damaged: its header cannot be read. {_AGAIN}"


def _why_not_playable(path: bytes, movie: Movie) -> str:
    file, measured = file_shown(path), movie.measured
    if movie.count is None:
        return "" if movie.codec_known else f"{file} holds neither picture nor sound. {_AGAIN}"
    if not movie.codec_known:
        return f"{file} is compressed in a way that cannot be played here ({measured.codec or 'unknown'}). Ingest its transcode."
    if measured.frames <= 0 or measured.rate is None:
        return f"{file} is incomplete: its index names no frames. {_AGAIN}"
    if movie.count.readable == 0:
        return f"{file} ends before its first frame. {_AGAIN}"
    return ""


def _short(path: bytes, movie: Movie, about: str) -> str:
    count = movie.count
    if count is None or (count.readable is None and not movie.sound_cut):
        return ""
    if count.readable is None:
        return f"{file_shown(path)} ends early: its {count.frames:,} frames are readable, its sound is not whole. {_KEPT}"
    return f"{file_shown(path)} ends early: {about}{count.readable:,} of {count.frames:,} frames are readable. {_KEPT}"


def _odd(path: bytes, measured: Measured) -> str:
    """Say what an editor must know of a clip that works all the same: a phone's, mostly."""
    if not measured.vfr:
        return ""
    lacks = "no timecode and a variable frame rate" if measured.start is None else "a variable frame rate"
    return f"{file_shown(path)} has {lacks}."


def _seconds(measured: Measured) -> Fraction:
    if measured.media is MediaKind.SOUND:
        return Fraction(measured.samples, measured.sample_rate or 1)
    return measured.frames / measured.rate.fraction if measured.rate else Fraction(0)
