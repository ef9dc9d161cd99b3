"""Read what a movie file says of itself: QuickTime, MP4, MXF, MPEG-TS, AVI, Matroska, and sound in any of them.

FFmpeg opens a file by decoding its first pictures, which costs 100 ms and more for H.264. QuickTime, MP4 and MXF say all
that is wanted in their headers, so decoding is switched off for them.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import TypedDict

import av
from av.container import InputContainer
from av.stream import Disposition
from av.video.stream import VideoStream

from dailies_logger.domain.clip import Facts, Measured, MediaKind
from dailies_logger.domain.errors import BadTimecode
from dailies_logger.domain.timecode import FrameRate, Timecode
from dailies_logger.media.boxes import Layout
from dailies_logger.media.counting import Count, count_said, count_table
from dailies_logger.media.kinds import Content
from dailies_logger.media.opening import open_container

_FROM_HEADER = {
    Content.MOVIE: {"skip_frame": "all", "probesize": "32", "analyzeduration": "0"},
    Content.MXF: {"skip_frame": "all"},
}
_SQUEEZED = {(720, 480), (720, 486), (720, 576), (720, 512), (720, 608), (704, 480), (704, 576), (1440, 1080), (1280, 1080), (960, 720)}
_CONTAINERS = {"mov": "QuickTime", "mxf": "MXF", "mpegts": "MPEG-TS", "matroska": "Matroska", "avi": "AVI", "wav": "WAV"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Movie:
    """Hold what was read.

    `count` is None for a file of sound alone; `codec_known` says that its pictures can be decoded; `sound_cut` that a sound
    track reaches beyond the end of the file.
    """

    measured: Measured
    said: Facts
    count: Count | None = None
    codec_known: bool = True
    sound_cut: bool = False


def read_movie(path: bytes, *, content: Content, layout: Layout, size: int) -> Movie:
    """Read a movie or sound file of `size` bytes. Raises MediaError where FFmpeg cannot open it."""
    with open_container(path, options=_FROM_HEADER.get(content, {})) as container:
        video = _picture(container)
        if video is None:
            return _sound_only(container)
        if content is Content.MOVIE and _aspect_may_hide(video):
            with open_container(path) as slowly:
                shown = _picture(slowly)
                aspect = _aspect(shown) if shown else Fraction(1)
        else:
            aspect = _aspect(video)
        tabled = content is Content.MOVIE and not layout.fragmented
        count = count_table(video, size=size) if tabled else count_said(container, video)
        return replace(_movie(container, video, count, layout, aspect), sound_cut=tabled and _sound_cut(container, size))


def _movie(container: InputContainer, video: VideoStream, count: Count, layout: Layout, aspect: Fraction) -> Movie:
    rate = count.rate
    start, drop = _start(_timecode(container), rate, layout.timecode_rate)
    tape = _tape(container)
    codec = video.codec_context
    measured = Measured(
        media=MediaKind.PICTURE,
        container=_container(container),
        codec=codec.name if codec else "",
        width=codec.width if codec else 0,
        height=codec.height if codec else 0,
        pixel_aspect=aspect,
        rotation=layout.rotation,
        rate=rate,
        vfr=count.vfr,
        frames=count.frames,
        frames_exact=count.exact,
        start=start,
        drop=drop,
        tape=tape,
        recorded=_recorded(container),
        **_voices(container),
    )
    return Movie(measured=measured, said=_said(container, tape), count=count, codec_known=_can_decode(video))


def _sound_only(container: InputContainer) -> Movie:
    sound = next(iter(container.streams.audio), None)
    if sound is None:
        return Movie(measured=Measured(container=_container(container)), said=Facts(), codec_known=False)
    seconds = Fraction(container.duration or 0, 1_000_000)
    if sound.duration is not None and sound.time_base is not None:
        seconds = sound.duration * sound.time_base
    measured = Measured(
        media=MediaKind.SOUND,
        container=_container(container),
        codec=sound.codec_context.name,
        tape=_tape(container),
        recorded=_recorded(container),
        samples=round(seconds * sound.codec_context.sample_rate),
        **_voices(container),
    )
    return Movie(measured=measured, said=_said(container, measured.tape))


def _picture(container: InputContainer) -> VideoStream | None:
    """Return the first moving picture; a poster frame is none."""
    return next((stream for stream in container.streams.video if not stream.disposition & Disposition.attached_pic), None)


def _sound_cut(container: InputContainer, size: int) -> bool:
    tables = [stream.index_entries for stream in container.streams.audio if len(stream.index_entries)]
    return any((last := table[len(table) - 1]).pos + last.size > size for table in tables)


def _can_decode(video: VideoStream) -> bool:
    name = video.codec_context.name if video.codec_context else ""
    try:
        return bool(av.codec.Codec(name, "r"))
    except (av.codec.codec.UnknownCodecError, ValueError):
        return False


def _aspect_may_hide(video: VideoStream) -> bool:
    """Say whether the shape of a pixel may stand only inside the pictures: not in the header, and a size that is squeezed."""
    return not video.sample_aspect_ratio and (video.codec_context.width, video.codec_context.height) in _SQUEEZED


def _aspect(video: VideoStream) -> Fraction:
    aspect = video.sample_aspect_ratio
    return Fraction(aspect) if aspect and aspect > 0 else Fraction(1)


def _container(container: InputContainer) -> str:
    name = container.format.name.split(",")[0]
    if name == "mov" and container.metadata.get("major_brand", "qt").strip() != "qt":
        return "MP4"
    return _CONTAINERS.get(name, name.upper())


def _timecode(container: InputContainer) -> str:
    """Find the start timecode: QuickTime puts it on the picture and on the timecode track, MXF on the file."""
    places: list[Mapping[str, str]] = [stream.metadata for stream in (*container.streams.video, *container.streams.data)]
    return next((place["timecode"] for place in (*places, container.metadata) if place.get("timecode")), "")


def _tape(container: InputContainer) -> str:
    for place in (*(stream.metadata for stream in container.streams), container.metadata):
        for key in ("reel_name", "com.apple.proapps.reel", "com.apple.proapps.studio.reel"):
            if place.get(key, "").strip():
                return place[key].strip()
    return ""


def _start(text: str, rate: FrameRate | None, counted: Fraction | None) -> tuple[int | None, bool]:
    """Count the start in frames of the clip. A timecode track may count at half the rate of the pictures (30 for 59.94)."""
    if not text or rate is None:
        return None, False
    counting = FrameRate.nearest(counted) if counted and counted > 0 else rate
    times, rest = divmod(rate.nominal, counting.nominal)
    if rest or times < 1 or counting.nominal == rate.nominal:
        counting, times = rate, 1
    try:
        start = Timecode.parse(text, rate=counting)
    except BadTimecode:
        return None, False
    return start.frame * times, start.drop


def _recorded(container: InputContainer) -> datetime | None:
    """Read when it was recorded; the phone's local time with its zone comes before the header's world time."""
    places: tuple[Mapping[str, str], ...] = (container.metadata, *(stream.metadata for stream in container.streams))
    for key in ("com.apple.quicktime.creationdate", "creation_time", "modification_date"):
        for place in places:
            moment = _moment(place.get(key, ""))
            if moment is not None:
                return moment
    return None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment if moment.year >= 1990 else None  # cameras without a set clock write 1904 or 1970


def _said(container: InputContainer, tape: str) -> Facts:
    def word(name: str) -> str | None:
        """Return what the camera wrote under a name."""
        for prefix in ("com.apple.proapps.", "com.apple.proapps.studio."):
            if container.metadata.get(prefix + name, "").strip():
                return container.metadata[prefix + name].strip()
        return None

    return Facts(scene=word("scene"), take=word("shot"), tape=tape or None)


class _Voices(TypedDict):
    channels: int
    sample_rate: int
    audio_layout: str


def _voices(container: InputContainer) -> _Voices:
    """Sum up the sound streams; equal layouts are counted: `4 × mono`."""
    known = [stream.codec_context for stream in container.streams.audio if stream.codec_context is not None]
    names = Counter("mono" if codec.layout.nb_channels == 1 else codec.layout.name for codec in known)
    return _Voices(
        channels=sum(codec.layout.nb_channels for codec in known),
        sample_rate=known[0].sample_rate if known else 0,
        audio_layout=" + ".join(name if times == 1 else f"{times} × {name}" for name, times in names.items()),
    )
