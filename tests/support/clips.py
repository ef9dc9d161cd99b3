"""Make small clips whose every frame carries its own number, in the codecs, containers and rates of real shoots.

`CLIPS` is the family that frame-exact tests run over; `make_clip` makes any other. `read_strip` of
`dailies_logger.media.burn` reads a frame's number back.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dailies_logger.domain.timecode import FrameRate, Timecode
from dailies_logger.media.burn import burn
from dailies_logger.media.writing import Recipe, Slate, Track, write_movie

SAMPLE_RATE = 48_000
RAMP = 20_011
"""Sound of the test clips counts: sample n is worth `n % RAMP`, so a block tells where it comes from."""

RECORDED = datetime(2026, 11, 20, 9, 12, 4, tzinfo=UTC)


class Codec(Enum):
    """Name a way of compressing; the value is (encoder, pixel format, options)."""

    H264 = ("libx264", "yuv420p", (("preset", "ultrafast"), ("bf", "2"), ("sc_threshold", "0")))
    HEVC = (
        "libx265",
        "yuv420p",
        (("preset", "ultrafast"), ("x265-params", "log-level=none:pools=none:frame-threads=1:bframes=3:b-adapt=0:scenecut=0:open-gop=1")),
    )
    PRORES = ("prores_ks", "yuv422p10le", (("profile", "0"),))
    DNXHD = ("dnxhd", "yuv422p", (("profile", "dnxhr_lb"),))
    MPEG4 = ("mpeg4", "yuv420p", (("qscale", "4"),))
    MPEG2 = ("mpeg2video", "yuv420p", (("b", "4000000"), ("bf", "2")))
    XDCAM = ("mpeg2video", "yuv422p", (("b", "50000000"), ("bf", "2")))
    MJPEG = ("mjpeg", "yuvj420p", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Hold a test clip's making: file name (the ending is the container), codec, exact rate, and what it should say."""

    name: str
    codec: Codec
    rate: Fraction
    start_tc: str = "01:00:00:00"
    frames: int = 60
    gop: int = 12
    reel: str = ""
    ticks: tuple[int, ...] = ()
    sound: bool = False

    @property
    def drop(self) -> bool:
        """Say whether the start timecode is drop-frame."""
        return ";" in self.start_tc

    @property
    def start(self) -> int | None:
        """Return the frames from midnight to the first frame; None without timecode."""
        return Timecode.parse(self.start_tc, rate=FrameRate(self.rate)).frame if self.start_tc else None

    def make(self, folder: Path) -> Path:
        """Write the clip into a folder and return its path."""
        return make_clip(
            folder / self.name,
            codec=self.codec,
            rate=self.rate,
            frames=self.frames,
            start_tc=self.start_tc,
            gop=self.gop,
            reel=self.reel,
            ticks=self.ticks,
            sound=self.sound,
        )


NTSC24, NTSC30, NTSC48, NTSC60 = Fraction(24000, 1001), Fraction(30000, 1001), Fraction(48000, 1001), Fraction(60000, 1001)

RATES = {
    "23.976": NTSC24,
    "24": Fraction(24),
    "25": Fraction(25),
    "29.97DF": NTSC30,
    "50": Fraction(50),
    "59.94DF": NTSC60,
}
"""The rates that we claim, by the names of the tests."""

FAMILY = {
    "h264_long_gop": (Codec.H264, "mp4", 40),
    "prores": (Codec.PRORES, "mov", 1),
    "dnxhd": (Codec.DNXHD, "mxf", 1),
    "mpeg4": (Codec.MPEG4, "mov", 12),
    "mpeg2": (Codec.MPEG2, "mxf", 12),
}
"""The codecs that are proven at every rate all the way to an export: codec, container, length of a group of pictures."""

HEVC = (Codec.HEVC, "mp4", 30)
"""The costliest one to make: sought at every rate, exported at one."""

CLIPS = (
    Made(name="h264_2398_g250.mp4", codec=Codec.H264, rate=NTSC24, frames=280, gop=250, start_tc="10:38:22:22"),
    Made(name="h264_2997df.mov", codec=Codec.H264, rate=NTSC30, frames=150, gop=15, start_tc="00:59:58;20", reel="A003R1XY", sound=True),
    Made(name="h264_50.mov", codec=Codec.H264, rate=Fraction(50), frames=120, gop=48, start_tc="23:59:59:10"),
    Made(name="h264_5994df.mov", codec=Codec.H264, rate=NTSC60, frames=120, gop=60, start_tc="09:59:59;30"),
    Made(name="prores_24.mov", codec=Codec.PRORES, rate=Fraction(24), start_tc="14:00:10:00", reel="B014C002_261120_R7TM", sound=True),
    Made(name="prores_2398.mov", codec=Codec.PRORES, rate=NTSC24, start_tc="09:12:04:10"),
    Made(name="dnxhd_25.mxf", codec=Codec.DNXHD, rate=Fraction(25), start_tc="10:00:00:00", reel="C011R4WD", sound=True),
    Made(name="dnxhd_2398.mov", codec=Codec.DNXHD, rate=NTSC24, start_tc="12:34:56:07"),
    Made(name="mpeg2_2398.mxf", codec=Codec.MPEG2, rate=NTSC24, frames=96, start_tc="15:05:00:00", reel="A011R2QK"),
    Made(name="mpeg2_2997df.mxf", codec=Codec.MPEG2, rate=NTSC30, frames=96, start_tc="01:08:59;10", reel="A012R2QK"),
    Made(name="mpeg4_25.mov", codec=Codec.MPEG4, rate=Fraction(25), start_tc="11:11:11:11", sound=True),
    Made(name="mpeg4_5994.mov", codec=Codec.MPEG4, rate=NTSC60, start_tc="01:00:00:00"),
    Made(name="hevc_47952.mov", codec=Codec.HEVC, rate=NTSC48, frames=96, gop=36, start_tc="02:00:00:00"),
    Made(name="xdcam_2997.mxf", codec=Codec.XDCAM, rate=NTSC30, frames=60, gop=15, start_tc="00:59:59:20", reel="A013R2QK"),
    Made(name="mjpeg_24.mov", codec=Codec.MJPEG, rate=Fraction(24), start_tc="00:00:00:00"),
    Made(
        name="vfr.mp4",
        codec=Codec.H264,
        rate=Fraction(30),
        frames=90,
        gop=30,
        start_tc="",
        ticks=(20,) * 40 + (40,) * 30 + (60,) * 20,
        sound=True,
    ),
)
"""Every codec and rate that must be exact, small enough to make in a second or two each."""


def make_clip(
    path: Path,
    *,
    codec: Codec = Codec.MPEG4,
    rate: Fraction = NTSC24,
    frames: int = 48,
    start_tc: str = "01:00:00:00",
    gop: int = 12,
    reel: str = "",
    ticks: Sequence[int] = (),
    sound: bool = False,
    size: tuple[int, int] = (320, 180),
    recorded: datetime | None = RECORDED,
) -> Path:
    """Write a clip whose frames carry their numbers, and return its path.

    `start_tc` with `;` is drop-frame, empty means none. `ticks` (1/600 s each picture stands) makes the rate variable.
    `sound` adds a mono track that counts its samples (see RAMP): PCM, in .mp4 AAC (which cannot count).
    """
    encoder, pixels, options = codec.value
    seconds = Fraction(sum(ticks), 600) if ticks else frames / rate
    track = Track(samples=ramp(round(seconds * SAMPLE_RATE)), codec="aac" if path.suffix == ".mp4" else "pcm_s16le") if sound else None
    write_movie(
        path,
        pictures(frames, size=size),
        rate=rate,
        recipe=Recipe(codec=encoder, pixels=pixels, gop=gop, options=options),
        slate=Slate(timecode=start_tc, reel=reel, recorded=recorded),
        sound=track,
        ticks=ticks,
    )
    return path


def cut_head(whole: Path, cut: Path, *, first: int, rate: Fraction) -> Path:
    """Write a copy whose edit list leaves out the first frames, as a player's trim does, and return its path: frame 0 is number `first`."""
    data = bytearray(whole.read_bytes())
    at = data.index(b"elst") + 4
    scale, movie_scale = (int.from_bytes(data[place + 16 : place + 20]) for place in (data.index(b"mdhd"), data.index(b"mvhd")))
    length, begin = struct.unpack(">Ii", data[at + 8 : at + 16])
    gone = first / rate
    data[at + 8 : at + 16] = struct.pack(">Ii", length - int(gone * movie_scale), begin + int(gone * scale))
    cut.write_bytes(data)
    return cut


def pictures(frames: int, *, size: tuple[int, int]) -> Iterator[NDArray[np.uint8]]:
    """Yield grey pictures with a wandering bar and the strip of their number."""
    width, height = size
    for number in range(frames):
        planes = np.full((height * 3 // 2, width), 128, dtype=np.uint8)
        luma = planes[:height]
        luma[:] = np.linspace(40, 180, width, dtype=np.uint8)
        left = number * 5 % (width - 16)
        luma[:, left : left + 16] = 210
        burn(luma, frame=number)
        yield planes


def ramp(samples: int) -> NDArray[np.int16]:
    """Return one channel of sound in which sample n is worth `n % RAMP`."""
    return (np.arange(samples) % RAMP).astype(np.int16).reshape(1, -1)
