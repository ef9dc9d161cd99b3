"""Count time as the cutting room does: whole frames at an exact rate.

A `Timecode` is a number of frames since 00:00:00:00, a rate, and a display flag for drop-frame. Drop-frame counting
follows SMPTE ST 12-1: at 29.97 the numbers 00 and 01 (59.94: 00 to 03) are left out at each minute but every tenth;
no frame is dropped, only numbers.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from dailies_logger.domain.errors import BadTimecode

_TC = re.compile(r"(\d{1,2})[:.;](\d{2})[:.;](\d{2})([:.;])(\d{2,3})")
_RATE = re.compile(r"\d{1,9}(\.\d{0,12}|/\d{1,9})?")
_NTSC = {
    24: Fraction(24000, 1001),
    30: Fraction(30000, 1001),
    48: Fraction(48000, 1001),
    60: Fraction(60000, 1001),
    120: Fraction(120000, 1001),
}


@dataclass(frozen=True, slots=True, order=True)
class FrameRate:
    """Hold an exact number of frames a second, greater than zero."""

    fraction: Fraction

    def __post_init__(self) -> None:
        if self.fraction <= 0:
            msg = f"{self.fraction} is no frame rate."
            raise BadTimecode(msg)

    @classmethod
    def of(cls, numerator: int, denominator: int = 1) -> "FrameRate":
        """Make a rate of two whole numbers."""
        return cls(Fraction(numerator, denominator))

    @classmethod
    def parse(cls, text: str) -> "FrameRate":
        """Read `24000/1001`, `25`, `23.976`, `23.98`, `29.97 DF`, `59.94`; the decimal forms mean the exact NTSC rates."""
        cleaned = re.sub(r"(?i)\s*(fps|ndf|df|nd|non-drop|drop)\s*$", "", text.strip())
        try:
            value = Fraction(cleaned) if _RATE.fullmatch(cleaned) else Fraction(0)
        except ZeroDivisionError:
            value = Fraction(0)
        if not value:
            msg = f"“{text}” is no frame rate. Write 24000/1001, 23.976 or 25."
            raise BadTimecode(msg)
        return cls.nearest(value)

    @classmethod
    def nearest(cls, value: Fraction) -> "FrameRate":
        """Snap a measured rate to the exact standard rate within 0.02 %, else keep it."""
        for whole in (*_NTSC.values(), *(Fraction(n) for n in (12, 15, 24, 25, 30, 48, 50, 60, 90, 96, 100, 120))):
            if value > 0 and abs(value - whole) / whole < Fraction(1, 5000):
                return cls(whole)
        return cls(value)

    @property
    def nominal(self) -> int:
        """Return the whole number of frame numbers in a second of timecode (24 for 23.976)."""
        return max(1, round(self.fraction))

    @property
    def may_drop(self) -> bool:
        """Say whether drop-frame timecode is defined at this rate (29.97, 59.94, 119.88)."""
        return self.fraction.denominator == 1001 and self.nominal % 30 == 0

    @property
    def dropped(self) -> int:
        """Return how many numbers drop-frame leaves out at a minute. Raises BadTimecode where it is not defined."""
        if not self.may_drop:
            msg = f"There is no drop-frame timecode at {self.spoken()} frames a second."
            raise BadTimecode(msg)
        return self.nominal // 15

    def __str__(self) -> str:
        """Write `24000/1001` or `25`."""
        return str(self.fraction)

    def __float__(self) -> float:
        """Return the rate for libraries that demand a float."""
        return float(self.fraction)

    def spoken(self) -> str:
        """Write the rate as the field says it: `23.976`, `25`."""
        if self.fraction.denominator == 1:
            return str(self.fraction)
        return f"{float(self.fraction):.3f}".rstrip("0").rstrip(".") if self.nominal != 24 else f"{float(self.fraction):.3f}"


def _counted(timecode: re.Match[str], rate: FrameRate, *, drop: bool) -> int:
    """Count the frames from 00:00:00:00 to a written timecode. Raises BadTimecode where there is no such number."""
    hours, minutes, seconds, frames = map(int, timecode.group(1, 2, 3, 5))
    if hours > 23 or minutes > 59 or seconds > 59 or frames >= rate.nominal:
        msg = f"{timecode.string} does not exist at {rate.spoken()} frames a second."
        raise BadTimecode(msg)
    dropped = rate.dropped if drop else 0
    if minutes % 10 and seconds == 0 and frames < dropped:
        msg = f"{timecode.string} is one of the numbers that drop-frame leaves out."
        raise BadTimecode(msg)
    total = hours * 60 + minutes
    return (total * 60 + seconds) * rate.nominal + frames - dropped * (total - total // 10)


@dataclass(frozen=True, slots=True)
class Timecode:
    """Name a frame by its count since 00:00:00:00; the display wraps at 24 hours."""

    frame: int
    rate: FrameRate
    drop: bool = False

    @classmethod
    def parse(cls, text: str, *, rate: FrameRate, drop: bool | None = None) -> "Timecode":
        """Read `10:38:22:22`; a `;` or `.` before the frames means drop-frame where the rate has it, unless `drop` says otherwise."""
        match = _TC.fullmatch(text.strip())
        if match is None:
            msg = f"“{text}” is no timecode. Write it as 10:38:22:22."
            raise BadTimecode(msg)
        if drop is None:
            drop = match[4] != ":" and rate.may_drop
        return cls(_counted(match, rate, drop=drop), rate, drop)

    def __str__(self) -> str:
        """Write `10:38:22:22`, with `;` before the frames in drop-frame."""
        nominal = self.rate.nominal
        frame = self.frame % self.day
        if self.drop:
            skipped = nominal // 15
            tens, rest = divmod(frame, nominal * 600 - skipped * 9)
            frame += skipped * 9 * tens
            if rest >= nominal * 60:
                frame += skipped * (1 + (rest - nominal * 60) // (nominal * 60 - skipped))
        seconds, frames = divmod(frame, nominal)
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}{';' if self.drop else ':'}{frames:02d}"

    @property
    def day(self) -> int:
        """Count the frames of 24 hours of timecode."""
        nominal = self.rate.nominal
        return nominal * 86_400 - (nominal // 15 * 1296 if self.drop else 0)

    def __add__(self, frames: int) -> "Timecode":
        """Go forward by frames."""
        return Timecode(self.frame + frames, self.rate, self.drop)

    def __sub__(self, frames: int) -> "Timecode":
        """Go back by frames."""
        return Timecode(self.frame - frames, self.rate, self.drop)


@dataclass(frozen=True, slots=True, order=True)
class FrameRange:
    """Hold a half-open range of frames: `start` is in it, `end` is not."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.end < self.start:
            msg = f"A range cannot end ({self.end}) before it starts ({self.start})."
            raise BadTimecode(msg)

    def __len__(self) -> int:
        """Count the frames."""
        return self.end - self.start

    def __contains__(self, frame: int) -> bool:
        """Say whether a frame is in the range."""
        return self.start <= frame < self.end

    def overlaps(self, other: "FrameRange") -> bool:
        """Say whether the two share a frame."""
        return self.start < other.end and other.start < self.end

    def moved(self, frames: int) -> "FrameRange":
        """Shift both ends."""
        return FrameRange(self.start + frames, self.end + frames)

    def clamped(self, frames: int) -> "FrameRange":
        """Cut the range to a clip of so many frames; it may become empty."""
        start = min(max(0, self.start), frames)
        return FrameRange(start, max(start, min(self.end, frames)))


def spoken_length(frames: int, rate: FrameRate) -> str:
    """Write a length exactly: `05:07` is s:ff, `06:12:10` is m:ss:ff, `1:06:12:10` is h:mm:ss:ff."""
    seconds, rest = divmod(frames, rate.nominal)
    if seconds < 60:
        return f"{seconds:02d}:{rest:02d}"
    if seconds < 3600:
        return f"{seconds // 60:02d}:{seconds % 60:02d}:{rest:02d}"
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}:{rest:02d}"


def rough_length(seconds: float) -> str:
    """Write a length in words: `58 s`, `1 m 12`, `2 h 14 m`."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} m {whole % 60:02d}"
    return f"{whole // 3600} h {whole // 60 % 60:02d} m"


def rough_wait(seconds: float) -> str:
    """Write how long something still takes: `42 s`, `10 min`, `2 h 14 m`."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min" if seconds < 3570 else rough_length(round(seconds / 60) * 60)
