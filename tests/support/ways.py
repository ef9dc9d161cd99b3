"""Walk through clips in every way of playing, and tell which frames were shown wrong: forward, backward, slow, shuttled, and on all angles.

Every rate and every codec that we claim is driven through the player's own parts (transport, source, reader, decoder), on a clock that
is turned by hand, so that nothing depends on how quick this machine is. The number burnt into the picture is the witness; what is due
is reckoned anew here.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import ceil, floor
from pathlib import Path

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.picture import Picture
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.media.drive import MediaDrive
from dailies_logger.media.writing import Recipe, write_movie
from dailies_logger.workflow.moments import same_moment
from dailies_logger.workflow.player.source import Source
from dailies_logger.workflow.playing import FASTEST, SLOWEST, PlayClock, Transport, wanted
from tests.support.clips import NTSC24, NTSC30, NTSC48, NTSC60, Codec, cut_head, make_clip, pictures
from tests.support.proxies import clip_of, memory_library
from tests.support.strips import strip_of

FRAMES = 72
SPEEDS = (
    Fraction(1),
    Fraction(-1),
    SLOWEST,
    Fraction(-1, 2),
    Fraction(2),
    Fraction(-2),
    Fraction(4),
    Fraction(-4),
    Fraction(FASTEST),
    Fraction(-FASTEST),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """Hold a clip of the test; `head` is the number on its first frame, more than 0 where an edit list leaves frames out."""

    file: str
    codec: Codec
    rate: Fraction
    start: str = "01:00:00:00"
    gop: int = 15
    head: int = 0
    ticks: tuple[int, ...] = ()

    def make(self, folder: Path) -> Path:
        """Write it."""
        path = folder / self.file
        if path.suffix == ".ts":
            recipe = Recipe(codec="libx264", gop=self.gop, options=(("bf", "3"), ("preset", "veryfast"), ("x264-params", "open-gop=1")))
            write_movie(path, pictures(FRAMES, size=(320, 180)), rate=self.rate, recipe=recipe)
            return path
        frames = FRAMES + self.head
        made = make_clip(path, codec=self.codec, rate=self.rate, frames=frames, start_tc=self.start, gop=self.gop, ticks=self.ticks)
        return cut_head(made, folder / f"cut {self.file}", first=self.head, rate=self.rate) if self.head else made


SHOTS = (
    Shot(file="h264_2398.mp4", codec=Codec.H264, rate=NTSC24, gop=48),
    Shot(file="hevc_24.mov", codec=Codec.HEVC, rate=Fraction(24), gop=36),
    Shot(file="dnxhr_25.mxf", codec=Codec.DNXHD, rate=Fraction(25)),
    Shot(file="xdcam_2997df.mxf", codec=Codec.XDCAM, rate=NTSC30, start="00:59:59;20"),
    Shot(file="prores_2997.mov", codec=Codec.PRORES, rate=NTSC30),
    Shot(file="mjpeg_30.mov", codec=Codec.MJPEG, rate=Fraction(30)),
    Shot(file="hevc_47952.mp4", codec=Codec.HEVC, rate=NTSC48, gop=24),
    Shot(file="dnxhr_48.mov", codec=Codec.DNXHD, rate=Fraction(48)),
    Shot(file="xdcam_50.mxf", codec=Codec.XDCAM, rate=Fraction(50), gop=12),
    Shot(file="h264_5994df.mov", codec=Codec.H264, rate=NTSC60, start="09:59:59;40", gop=60),
    Shot(file="mpeg4_60.mov", codec=Codec.MPEG4, rate=Fraction(60)),
    Shot(file="stream_25.ts", codec=Codec.H264, rate=Fraction(25), gop=25),
    Shot(file="edit_list_2398.mov", codec=Codec.H264, rate=NTSC24, gop=24, head=10),
    Shot(file="vfr.mp4", codec=Codec.H264, rate=Fraction(30), start="", gop=24, ticks=(20,) * 30 + (40,) * 24 + (60,) * 18),
)


ANGLES = (
    ("h264_2398.mp4", "hevc_47952.mp4", "prores_2997.mov"),
    ("xdcam_50.mxf", "stream_25.ts", "h264_5994df.mov"),
    ("dnxhr_48.mov", "edit_list_2398.mov", "xdcam_2997df.mxf"),
    ("hevc_24.mov", "mjpeg_30.mov", "mpeg4_60.mov"),
    ("dnxhr_25.mxf", "vfr.mp4", "h264_2398.mp4"),
)
LATE = (Fraction(0), Fraction(1001, 8000), Fraction(-1, 3))
"""By how many seconds the angles began after the first."""

ANGLE_SPEEDS = (Fraction(1), Fraction(-1), Fraction(-4), Fraction(FASTEST))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """Hold a picture that was not the one due: of which clip, at which speed, what was due, what came as which frame, and its number."""

    file: str
    speed: Fraction
    due: int
    came: int
    number: int | None


@dataclass(slots=True, kw_only=True)
class Walk:
    """Hold how a clip was walked through: each frame that came for a look of the clock, and the wrong ones."""

    seen: list[int] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)


def made(shots: tuple[Shot, ...], folder: Path) -> dict[str, Clip]:
    """Make the clips of shots, as they are ingested."""
    return {shot.file: replace(clip_of(shot.make(folder)), id=id_from("ways", shot.file)) for shot in shots}


class Desk:
    """Drive the clip of a shot, and other angles beside it, as the player does; `now` is the clock, in seconds since playing began."""

    def __init__(self, *clips: Clip) -> None:
        media = MediaDrive(memory_library())
        self.clips = clips
        self.sources = [Source(media, lambda _: None) for _ in clips]
        for source, clip in zip(self.sources, clips, strict=True):
            source.load(clip)
        _until(lambda: all(source.pace is not None for source in self.sources))
        self.transport = Transport()
        self.now = Fraction(0)
        self._coming: list[list[int]] = []
        self._last: list[Picture | None] = []

    def play(self, speed: Fraction) -> FrameRange:
        """Play the whole first clip at a speed, and on the others what lies at its moments; return what plays."""
        pace = self.sources[0].pace
        assert pace is not None
        self.now, self._last = Fraction(0), [None] * len(self.clips)
        self.transport.load(pace, frame=0 if speed > 0 else pace.frames - 1)
        cued = self.transport.cue(FrameRange(0, pace.frames), speed=speed)
        self._coming = []
        for source, clip in zip(self.sources, self.clips, strict=True):
            moved = FrameRange(*(max(0, same_moment(edge, self.clips[0], clip)) for edge in (cued.start, cued.end)))
            self._coming.append(list(wanted(moved.clamped(clip.frames), speed)))
            source.play(wanted(moved.clamped(clip.frames), speed), width=160)
        _until(lambda: all(source.cued() for source in self.sources))
        self.transport.play(cued, PlayClock(lambda: float(self.now), lambda: self.now))
        return cued

    def due(self) -> int:
        """Return the frame that is due on the first clip."""
        return self.transport.due()

    def shown(self, which: int, due: int) -> tuple[int, int | None] | None:
        """Return the frame that a clip shows when one is due, and the number in its picture; None where none of it was due yet.

        At more than the speed as shot not every frame is decoded: the newest one that is due is less than one such stride away.
        """
        way, stride = (1 if self.transport.speed > 0 else -1), stride_of(self.transport.speed)
        if not self._coming[which] or (due - self._coming[which][0]) * way < 0:
            return None

        def there() -> bool:
            """Take what is due, until it is there."""
            self._last[which] = self.sources[which].take(due) or self._last[which]
            self.sources[which].go_on()
            last = self._last[which]
            return last is not None and (due - last.frame) * way in range(stride)

        _until(there)
        last = self._last[which]
        assert last is not None
        return last.frame, strip_of(last)

    def close(self) -> None:
        """Let go of all files."""
        for source in self.sources:
            source.close()


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.0005)


def stride_of(speed: Fraction) -> int:
    """Return how many frames lie between those that are decoded at a speed."""
    return max(1, int(abs(speed)))


def _reckoned(clip: Clip, times: tuple[Fraction, ...] | None, passed: Fraction, speed: Fraction) -> int:
    """Return the frame that is due so many seconds after playing began at one end of a clip."""
    edges = times or tuple(frame / clip.rate.fraction for frame in range(clip.frames))
    if speed > 0:
        return max(frame for frame, edge in enumerate(edges) if edge <= passed * speed)
    place = edges[-1] + 1 / clip.rate.fraction + passed * speed
    if times is None:
        return max(0, min(clip.frames - 1, ceil(place * clip.rate.fraction) - 1))
    return max([frame for frame, edge in enumerate(edges) if edge < place], default=0)


def _looks(clip: Clip, speed: Fraction, desk: Desk) -> Iterator[int]:
    """Turn the clock on by about a frame's time on the screen, unevenly, and yield what is due each time."""
    step = max(Fraction(1), abs(speed)) / abs(speed) / clip.rate.fraction
    for look in range(10_000):
        desk.now = step * (look + Fraction(look * 7 % 5, 11))
        yield desk.due()
        if not desk.transport.playing:
            return


def walk(desk: Desk, shot: Shot, speed: Fraction) -> Walk:
    """Play the whole clip of a shot at a speed, and look at the picture of each look of the clock."""
    done, clip, pace = Walk(), desk.clips[0], desk.sources[0].pace
    assert pace is not None
    desk.play(speed)
    for due in _looks(clip, speed, desk):
        shown = desk.shown(0, due)
        assert shown is not None
        came, number = shown
        late = due != _reckoned(clip, pace.times, desk.now, speed) and desk.transport.playing
        if late or number != came + shot.head:
            done.wrong.append(Wrong(file=shot.file, speed=speed, due=due, came=came, number=number))
        done.seen.append(came)
    return done


def walk_angles(rushes: dict[str, Clip], files: tuple[str, ...], speed: Fraction) -> Walk:
    """Play clips as angles of one take, that began apart by `LATE`, and look at all of them at each look of the clock."""
    clips = [replace(rushes[file], sync=late) for file, late in zip(files, LATE, strict=True)]
    heads = {shot.file: shot.head for shot in SHOTS}
    done, desk = Walk(), Desk(*clips)
    desk.play(speed)
    for due in _looks(clips[0], speed, desk):
        for which, (file, clip) in enumerate(zip(files, clips, strict=True)):
            moment = floor((due / clips[0].rate.fraction - clip.sync) * clip.rate.fraction + Fraction(1, 2))
            shown = desk.shown(which, moment) if 0 <= moment < clip.frames else None
            if shown is None:
                continue
            came, number = shown
            done.seen.append(came)
            if number != came + heads[file]:
                done.wrong.append(Wrong(file=file, speed=speed, due=moment, came=came, number=number))
    desk.close()
    return done
