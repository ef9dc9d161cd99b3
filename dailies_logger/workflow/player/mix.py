"""Say what is heard of a clip's channels, and how a meter shows it.

Volume is half a decibel for each per cent, so that every step sounds as large as the last; 0 is silence.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dailies_logger.domain.clip import Clip

STEP = 10
"""How much louder or softer one press makes it, in per cent: 5 dB."""

_DB_A_PERCENT = 0.5
_LOWEST_DB = -48.0
_FALL_A_SECOND = 0.6
_HELD_SECONDS = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """Hold the volume in per cent, whether all is muted, and the channels (0 = the first) that are muted one by one."""

    volume: int = 100
    mute: bool = False
    muted: frozenset[int] = frozenset()

    @property
    def gain(self) -> float:
        """Return what samples are multiplied by."""
        return 0.0 if self.mute or not self.volume else 10 ** ((self.volume - 100) * _DB_A_PERCENT / 20)

    def heard(self, channels: int) -> tuple[int, ...]:
        """List which of so many channels are heard."""
        return () if self.mute else tuple(channel for channel in range(channels) if channel not in self.muted)

    def stepped(self, way: int) -> "Mix":
        """Return it a step louder (1) or softer (-1); a step louder is heard."""
        return replace(self, volume=min(100, max(0, self.volume + way * STEP)), mute=self.mute and way < 0)

    def toggled(self, channel: int) -> "Mix":
        """Return it with one channel muted, or heard again."""
        return replace(self, muted=self.muted ^ {channel})

    def only(self, channel: int, *, of: int) -> "Mix":
        """Return it with one channel of so many heard and no other."""
        return replace(self, mute=False, muted=frozenset(range(of)) - {channel})


def channel_names(clip: Clip) -> tuple[str, ...]:
    """Name a clip's channels as the recorder does (Boom, Nell), else by their number."""
    said = clip.measured.tracks if len(clip.measured.tracks) == clip.measured.channels else ()
    return tuple(said[place] if said and said[place] else f"Track {place + 1}" for place in range(clip.measured.channels))


def height(peak: float) -> float:
    """Return how high a meter shows a peak: 0 at -48 dB and below, 1 at full scale."""
    return max(0.0, 1 - 20 * math.log10(peak) / _LOWEST_DB) if peak > 0 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Hold how high a bar stands and the highest that is still held, both 0 to 1, and for how long that has been."""

    height: float = 0.0
    held: float = 0.0
    age: float = 0.0

    def after(self, new: float, seconds: float) -> "Bar":
        """Return it as it stands so many seconds later, when so much was heard meanwhile."""
        risen = max(new, self.height - _FALL_A_SECOND * seconds, 0.0)
        if risen >= self.held:
            return Bar(height=risen, held=risen)
        age = self.age + seconds
        return Bar(height=risen, held=risen if age > _HELD_SECONDS else self.held, age=age)


class Meter:
    """Keep what the bars of a meter show: they rise at once and fall slowly, and the highest is held for a while."""

    def __init__(self, channels: int = 0) -> None:
        self.bars = (Bar(),) * channels

    @property
    def still(self) -> bool:
        """Say whether there is nothing left to fall."""
        return not any(bar.held for bar in self.bars)

    def take(self, peaks: Sequence[float], *, seconds: float) -> None:
        """Take the peaks heard in the seconds gone by; a channel without one is silent."""
        silent = (0.0,) * len(self.bars)
        self.bars = tuple(bar.after(height(peak), seconds) for bar, peak in zip(self.bars, (*peaks, *silent), strict=False))
