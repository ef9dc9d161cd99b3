"""Hold the clip: one media file, what was measured of it, what is said of it, and its place in a take."""

from dataclasses import dataclass, fields
from datetime import datetime
from enum import Enum
from fractions import Fraction
from uuid import UUID

from dailies_logger.domain.timecode import FrameRange, FrameRate, Timecode


class MediaKind(Enum):
    """Tell a camera's clip from the recorder's file."""

    PICTURE = "picture"
    SOUND = "sound"


class ClipStatus(Enum):
    """Say whether the media can be read now."""

    ONLINE = "online"
    OFFLINE = "offline"
    UNREADABLE = "unreadable"


class Source(Enum):
    """Name who says a fact. The name of a file and its metadata count as the media's own word."""

    MEDIA = "media"
    CAMERA_REPORT = "camera_report"
    SUPERVISOR = "supervisor"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Hold what a probe measures of a media file. Nothing here is an opinion.

    `frames` counts frames in display order (sound: whole frames at `rate`); `frames_exact` is False where no table gave
    the count and it was reckoned from the duration. `start` counts frames from 00:00:00:00 of source timecode, None
    where the file has none. `samples`, `time_reference` (samples since midnight, BWF) are for sound files.
    `rotation` is clockwise degrees to turn the stored picture upright. `recorded` is the creation time in the file,
    naive where the file gives no zone. `tracks` names sound channels where the file does.
    """

    media: MediaKind = MediaKind.PICTURE
    container: str = ""
    codec: str = ""
    width: int = 0
    height: int = 0
    pixel_aspect: Fraction = Fraction(1)
    rotation: int = 0
    rate: FrameRate | None = None
    vfr: bool = False
    frames: int = 0
    frames_exact: bool = True
    start: int | None = None
    drop: bool = False
    tape: str = ""
    recorded: datetime | None = None
    channels: int = 0
    sample_rate: int = 0
    audio_layout: str = ""
    samples: int = 0
    time_reference: int | None = None
    tracks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Hold what somebody says of a clip; None = says nothing, text is as the cutting room writes it.

    `flags` is space-separated out of PU SER FS NG INC MOS AFS WT TS; `circled` is `yes` or `no`; `day` is `2026-11-20`;
    `start_tc` a source timecode; `number` the clip number on its roll, `C005`.
    """

    scene: str | None = None
    setup: str | None = None
    slate: str | None = None
    take: str | None = None
    flags: str | None = None
    camera: str | None = None
    roll: str | None = None
    number: str | None = None
    tape: str | None = None
    sound_roll: str | None = None
    lens: str | None = None
    shot_size: str | None = None
    eyeline: str | None = None
    circled: str | None = None
    note: str | None = None
    day: str | None = None
    unit: str | None = None
    start_tc: str | None = None

    def items(self) -> tuple[tuple[str, str | None], ...]:
        """List (field, value) in the order above."""
        return tuple((field.name, getattr(self, field.name)) for field in fields(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Hold what one source says of one clip (or, for `circled`, of one take).

    `id` is `id_from(subject, source.value)`, so a source has one word a subject. `other` keeps custom columns of a
    report as (column, value); `document` names the file it came from.
    """

    id: UUID
    subject: UUID
    source: Source
    facts: Facts = Facts()
    other: tuple[tuple[str, str], ...] = ()
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """Hold one media file as the library knows it.

    `path` is the absolute path in the bytes of its file system, `file` the same as text to show. `id` is made from the
    media's fingerprint. `facts` are those in force (see workflow/facts.py for the rule); `facts.note` is never in force
    here: notes belong to takes. `take_id` and `sync` place it in a take: `sync` is seconds, positive = starts later than
    the take's first angle. `placed`: the editor has put the clip in its take (split, join), so grouping leaves it there.
    `start` is the start in force, `measured.start` what the file says.
    """

    id: UUID
    path: bytes
    file: str
    byte_size: int = 0
    modified: int = 0
    status: ClipStatus = ClipStatus.ONLINE
    reason: str = ""
    measured: Measured = Measured()
    facts: Facts = Facts()
    start: int | None = None
    drop: bool = False
    take_id: UUID | None = None
    sync: Fraction = Fraction(0)
    placed: bool = False

    @property
    def rate(self) -> FrameRate:
        """Return the exact rate; 24 for a clip whose rate is unknown, which has no frames."""
        return self.measured.rate or FrameRate.of(24)

    @property
    def frames(self) -> int:
        """Count the frames of the media."""
        return self.measured.frames

    @property
    def name(self) -> str:
        """Return the file's name without folder and ending."""
        base = self.file.replace("\\", "/").rpartition("/")[2]
        return base.rpartition(".")[0] or base

    @property
    def whole(self) -> FrameRange:
        """Return all media frames."""
        return FrameRange(0, self.frames)

    def timecode(self, frame: int) -> Timecode:
        """Return the source timecode of a media frame; counted from 00:00:00:00 where the clip has none."""
        return Timecode((self.start or 0) + frame, self.rate, self.drop)

    def frame_at(self, timecode: Timecode) -> int:
        """Return the media frame of a source timecode (not clamped; over midnight it goes on counting)."""
        frame = timecode.frame - (self.start or 0)
        return frame + timecode.day if frame < 0 and frame + timecode.day <= self.frames else frame
