"""Decide which frame is due: the transport, its clock, and playing ranges one after another.

Nothing here knows a screen, a decoder or a device: the clock is passed in. While playing, the frame due follows from the
clock alone (the frame it began at, plus the time since), so a late frame is skipped and nothing ever drifts. A speed is a
signed multiple of the clip's own: 1 as shot, -2 backward at twice that, 0 standing.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from dailies_logger.domain.timecode import FrameRange, FrameRate

AGAIN_SECONDS = 3
"""How far back "play again" goes where playing has not begun anywhere yet."""

NORMAL = Fraction(1)
"""The speed at which it was shot."""

STILL = Fraction(0)
"""The speed of a picture that stands."""

FASTEST, SLOWEST = 8, Fraction(1, 4)
"""How far the shuttle keys go."""

STALLED_SECONDS = 1.0
"""A sound clock that stands still for so long is no clock: the wall's takes over."""


def shuttled(speed: Fraction, way: int) -> Fraction:
    """Return the speed after L (`way` 1) or J (-1): as shot, then 2, 4 and 8 times; out of slow play or the other way, as shot."""
    return way * min(2 * speed * way, Fraction(FASTEST)) if speed * way >= 1 else NORMAL * way


def slowed(speed: Fraction, way: int) -> Fraction:
    """Return the speed after the key for slow play: half, then a quarter; from any other speed, half."""
    return way * max(speed * way / 2, SLOWEST) if 0 < speed * way < 1 else Fraction(way, 2)


def wanted(frames: FrameRange, speed: Fraction) -> range:
    """Return which frames of a range are to be decoded, in the order they are due.

    At more than the speed as shot every second, fourth or eighth is enough: more would not be on the screen for its time.
    """
    stride = max(1, int(abs(speed)))
    return range(frames.start, frames.end, stride) if speed > 0 else range(frames.end - 1, frames.start - 1, -stride)


def heard_stride(speed: Fraction) -> int:
    """Return the stride at which sound is heard at a speed: 1 or 2, on or back; 0 where it is not, slower or faster than that."""
    return int(speed) if abs(speed) in {1, 2} else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Hold when each frame of a clip is due: evenly at `rate`, or at `times` where the rate varies (seconds since frame 0)."""

    rate: FrameRate
    frames: int
    times: tuple[Fraction, ...] | None = None

    def seconds(self, frame: int) -> Fraction:
        """Return when a frame begins, in seconds since frame 0."""
        if self.times and frame < len(self.times):
            return self.times[frame]
        return frame / self.rate.fraction

    def over(self, frame: int) -> Fraction:
        """Return when a frame has been seen for its whole time."""
        return self.seconds(frame + 1) if frame + 1 < self.frames else self.seconds(frame) + 1 / self.rate.fraction

    def begin(self, frames: FrameRange, *, way: int) -> Fraction:
        """Return where a range of one frame or more begins, on (1) or back (-1)."""
        return self.seconds(frames.start) if way > 0 else self.over(frames.end - 1)

    def long(self, frames: FrameRange) -> Fraction:
        """Return how many seconds a range of one frame or more is seen."""
        return self.over(frames.end - 1) - self.seconds(frames.start)

    def frame_before(self, seconds: Fraction) -> int:
        """Return the frame that is due at a time when time runs backward: one lasts from its end down to just after its start."""
        due = self.frame_at(seconds)
        return max(0, due - 1) if self.seconds(due) >= seconds else due

    def frame_at(self, seconds: Fraction) -> int:
        """Return the frame that is due at a time, held inside the clip."""
        due = bisect_right(self.times, seconds) - 1 if self.times else seconds * self.rate.fraction // 1
        return min(max(0, due), max(0, self.frames - 1))


class PlayClock:
    """Tell the seconds since playing began: as they are heard where there is sound, else by the wall.

    `wall` counts seconds from anywhere; `heard` the seconds of sound heard since playing began, None once it is known that
    nothing will be heard. Time never runs back.
    """

    def __init__(self, wall: Callable[[], float], heard: Callable[[], Fraction | None] | None = None) -> None:
        self._wall = wall
        self._heard = heard
        self._began = wall()
        self._moved = self._began
        self._last = Fraction(0)

    @property
    def by_sound(self) -> bool:
        """Say whether the sound is the clock."""
        return self._heard is not None

    def now(self) -> Fraction:
        """Return the seconds since playing began."""
        wall = self._wall()
        if self._heard is None:
            self._last = max(self._last, Fraction(wall - self._began))
            return self._last
        heard = self._heard()
        if heard is not None and heard > self._last:
            self._last, self._moved = heard, wall
        elif heard is None or wall - self._moved > STALLED_SECONDS:
            self._heard, self._began = None, wall - float(self._last)
        return self._last


class Transport:
    """Keep the frame that should be shown, and whether it runs. Frames are media frames of the loaded clip."""

    def __init__(self) -> None:
        self.pace = Pace(rate=FrameRate.of(24), frames=0)
        self.frame = 0
        self.speed = NORMAL
        self._clock: PlayClock | None = None
        self._run_out: PlayClock | None = None
        self._since = Fraction(0)
        self._range = FrameRange(0, 0)
        self._from = Fraction(0)
        self._began_at: int | None = None

    @property
    def playing(self) -> bool:
        """Say whether frames run."""
        return self._clock is not None

    @property
    def way(self) -> int:
        """Return 1 where it plays on, -1 where it plays back."""
        return 1 if self.speed > 0 else -1

    @property
    def at_end(self) -> bool:
        """Say whether the last frame is due or shown, so that playing would begin again at the first."""
        return self.frame >= self.pace.frames - 1

    @property
    def began_at(self) -> int | None:
        """Return the frame at which playing last began on this clip."""
        return self._began_at

    def load(self, pace: Pace, *, frame: int = 0) -> None:
        """Take another clip, standing at a frame."""
        self.stop()
        self.pace = pace
        self._began_at = None
        self.go_to(frame)

    def repace(self, pace: Pace) -> None:
        """Take what opening the media has found out of the same clip; standing or running, the frame stays."""
        self.pace = pace

    def go_to(self, frame: int) -> None:
        """Stand at a frame, held inside the clip; playing stops."""
        self.stop()
        self.frame = min(max(0, frame), max(0, self.pace.frames - 1))

    def carry(self, pace: Pace, *, frame: int, later: Fraction, within: FrameRange) -> None:
        """Go on at the same moment of another angle, in a range of its frames; the clock runs on.

        `frame` is the one of that angle that is due; `later` is by how many seconds a moment is later in its own time. That is
        kept exactly: however often angles of odd rates are changed, picture and sound do not part.
        """
        self.pace, self.frame, self._range = pace, frame, within
        self._from += later
        if self._began_at is not None:
            self._began_at = pace.frame_at(max(Fraction(0), self._from))

    def step(self, frames: int) -> None:
        """Stand so many frames on or back from the frame due; playing stops."""
        self.go_to(self.frame + frames)

    def cue(self, within: FrameRange | None = None, *, speed: Fraction = NORMAL) -> FrameRange:
        """Stand where playing will begin, and return what will play.

        That is the range, else from this frame to the end, else (from the last frame) the whole clip; backward, from this
        frame to the first.
        """
        self.speed = speed
        if within is not None:
            coming = within.clamped(self.pace.frames)
        elif speed < 0:
            coming = FrameRange(0, min(self.frame + 1, self.pace.frames))
        else:
            start = 0 if self.at_end else self.frame
            coming = FrameRange(start, max(start, self.pace.frames))
        self.go_to(coming.start if speed > 0 else coming.end - 1)
        return coming

    def play(self, frames: FrameRange, clock: PlayClock) -> None:
        """Run through a range that was cued. The clock should begin now."""
        if len(frames):
            self._clock, self._since = clock, Fraction(0)
            self._begin(frames)

    @property
    def ran_out(self) -> bool:
        """Say whether what played has come to its end, and nothing was asked for since."""
        return self._run_out is not None

    @property
    def black_left(self) -> Fraction:
        """Return how many seconds of black still play before the range."""
        return max(Fraction(0), self._since - self._clock.now()) if self._clock is not None else Fraction(0)

    def follow(self, pace: Pace, frames: FrameRange, *, black: Fraction = Fraction(0)) -> None:
        """Run on through a range of the same or another clip from the very moment at which the one before has run out: the clock runs on.

        So many seconds of `black` lie between, which pass at the speed too.
        """
        self._since += self._left_at(self._from) + black / abs(self.speed)
        self._clock, self._run_out, self.pace = self._run_out, None, pace
        self._begin(frames)

    def _left_at(self, at: Fraction) -> Fraction:
        """Return how many seconds it takes from a time in the clip to the end of what plays, on or back."""
        end = self.pace.over(self._range.end - 1) if self.speed > 0 else self.pace.seconds(self._range.start)
        return (end - at) / self.speed

    @property
    def left(self) -> Fraction:
        """Return how many seconds of the range are still to play; 0 where nothing runs."""
        return self._left_at(self._from) - (self._clock.now() - self._since) if self._clock is not None else Fraction(0)

    def _begin(self, frames: FrameRange) -> None:
        self._range = frames
        self.frame = frames.start if self.speed > 0 else frames.end - 1
        self._began_at = self.frame
        self._from = self.pace.begin(frames, way=self.way)

    def stop(self) -> None:
        """Stand at the frame due last."""
        self._clock = self._run_out = None

    def again_from(self) -> int:
        """Return where "play again" begins: where playing last began, else three seconds back."""
        if self._began_at is not None and self._began_at < self.frame:
            return self._began_at
        back = self.pace.seconds(self.frame) - AGAIN_SECONDS
        return self.pace.frame_at(max(Fraction(0), back))

    def due(self) -> int:
        """Return the frame due now. At the end of what should play it stands on the last frame and stops."""
        if self._clock is None:
            return self.frame
        passed, first, last = (self._clock.now() - self._since) * self.speed, self._range.start, self._range.end - 1
        if self.speed > 0:
            now = self._from + passed
            self.frame, over = min(max(self.frame, self.pace.frame_at(now)), last), now >= self.pace.over(last)
        else:
            now = self._from + passed
            self.frame, over = max(min(self.frame, self.pace.frame_before(now)), first), now <= self.pace.seconds(first)
        if over:
            self._run_out, self._clock = self._clock, None
        return self.frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Hold one thing to play: a range of media frames of a clip, and the exact seconds of black before it."""

    clip: UUID
    range: FrameRange
    black: Fraction = Fraction(0)


class Playlist:
    """Play stretches in order, one after another (a stringout, the hits of a search).

    An `endless` one begins again after the last, and backward after the first; `rest` is the media frame to stand on at the end,
    where that is not the last one shown.
    """

    def __init__(self, stretches: Sequence[Stretch] = (), *, endless: bool = False, rest: int | None = None) -> None:
        self._stretches = tuple(stretch for stretch in stretches if len(stretch.range))
        self._endless = endless
        self.rest = rest
        self.place = 0
        self._passed = 0

    @property
    def current(self) -> Stretch | None:
        """Return the stretch that plays; None before the first and after the last."""
        return self._stretches[self.place] if 0 <= self.place < len(self._stretches) else None

    def advance(self, way: int = 1) -> Stretch | None:
        """Go to the next stretch (or, `way` -1, to the one before) and return it; None beyond the ends."""
        count = len(self._stretches)
        self.place = min(max(-1, self.place + way), count)
        if self._endless and count:
            self.place %= count
        return self.current

    def black(self, way: int) -> Fraction:
        """Return the seconds of black that lie before the stretch that plays, come to on (1) or back (-1)."""
        count, place = len(self._stretches), self.place if way > 0 else self.place + 1
        place = place % count if self._endless and count else place
        return self._stretches[place].black if 0 <= place < count else Fraction(0)

    def black_ahead(self, way: int) -> Fraction:
        """Return the seconds of black between the stretch that plays and the one that follows, on (1) or back (-1)."""
        place = self.place + 1 if way > 0 else self.place
        return self._stretches[place % len(self._stretches)].black if self.following(way) is not None else Fraction(0)

    def following(self, way: int = 1) -> Stretch | None:
        """Return what `advance` would go to; None beyond the ends."""
        count = len(self._stretches)
        there = (self.place + way) % count if self._endless and count else self.place + way
        return self._stretches[there] if self.current is not None and 0 <= there < count else None

    def see(self) -> None:
        """Note that a picture is shown."""
        self._passed = 0

    def pass_over(self, way: int) -> Stretch | None:
        """Go on past a stretch of which there is no picture at all; None beyond the ends, and after a whole round without a picture."""
        self._passed += 1
        if self._endless and self._passed >= len(self._stretches):
            return None
        return self.advance(way)

    def carry(self, moved: Callable[[Stretch], Stretch], rested: Callable[[int], int]) -> None:
        """Go on with the same moments of another angle, of stretches and of the frame to stand on."""
        self._stretches = tuple(moved(stretch) for stretch in self._stretches)
        self.rest = rested(self.rest) if self.rest is not None else None

    def left(self, frame: int, way: int) -> FrameRange | None:
        """Return what is left of the stretch that plays, from a frame of it on (1) or back (-1)."""
        if self.current is None:
            return None
        whole = self.current.range
        return FrameRange(min(frame, whole.end), whole.end) if way > 0 else FrameRange(whole.start, max(frame + 1, whole.start))
