"""Media and a loudspeaker that tests have in hand: every picture carries its number, and troubles are ordered."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from threading import Event
from uuid import UUID

import numpy as np

from dailies_logger.domain.clip import Clip, Measured, MediaKind
from dailies_logger.domain.errors import MediaError
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.picture import Picture, PixelFormat, SoundBlock
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.media.burn import burn
from dailies_logger.workflow.player.mix import Mix
from dailies_logger.workflow.ports import Apart

RATE = FrameRate.of(25)
SAMPLES = 48_000


def made_clip(name: str = "A001C001", *, frames: int = 200, channels: int = 1, media: MediaKind = MediaKind.PICTURE) -> Clip:
    """Make a clip of 25 frames a second that starts at 01:00:00:00; its path is that of a file that is there."""
    measured = Measured(media=media, rate=RATE, frames=frames, channels=channels, sample_rate=SAMPLES)
    return Clip(id=id_from("made", name), path=__file__.encode(), file=f"/rushes/{name}.mov", measured=measured, start=90_000)


def made_picture(frame: int, *, width: int = 320, height: int = 180) -> Picture:
    """Make a grey picture with the strip of its number."""
    luma = np.full((height, width), 100, np.uint8)
    burn(luma, frame=frame)
    pixels = np.repeat(luma[:, :, None], 4, axis=2)
    return Picture(frame=frame, width=width, height=height, stride=width * 4, format=PixelFormat.BGRA, data=pixels.tobytes())


@dataclass
class MadeMedia:
    """Implement the `Media` port. Frames in `damaged` and, once `gone` is set, all of them raise MediaError.

    `asked` notes each (clip, frame, width); `gate` holds decoding up while it is cleared.
    """

    damaged: set[int] = field(default_factory=set)
    gone: bool = False
    asked: list[tuple[UUID, int, int]] = field(default_factory=list)
    gate: Event = field(default_factory=Event)
    closed: int = 0
    times: tuple[Fraction, ...] | None = None
    loud: bool = True
    apart: dict[UUID, Apart] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.gate.set()

    def frames(self, clip: Clip) -> "MadeFrames":
        if self.gone:
            raise MediaError(f"{clip.name} is not where it was.")
        return MadeFrames(self, clip)

    def frame_times(self, clip: Clip) -> tuple[Fraction, ...] | None:
        return self.times

    def sound(self, clip: Clip) -> "MadeSound | None":
        if self.gone:
            raise MediaError(f"{clip.name} is not where it was.")
        return MadeSound(self) if self.loud and clip.measured.channels else None

    def thumbnail(self, clip: Clip, frame: int, *, width: int) -> Picture:
        return made_picture(frame, width=width, height=width * 9 // 16)

    def glimpses(self, clip: Clip, frames: Sequence[int], *, width: int, exact: bool) -> Iterator[Picture]:
        for frame in frames:
            yield made_picture(frame, width=width, height=width * 9 // 16)

    def still(self, clip: Clip, frame: int) -> Picture:
        return made_picture(frame)

    def peaks(self, clip: Clip) -> bytes:
        return b""

    def sounds_apart(self, first: Clip, others: Sequence[Clip], *, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Apart]:
        for clip in others:
            if cancelled():
                return
            yield self.apart.get(clip.id, Apart(clip=clip.id, trouble=f"{clip.name} has no sound."))


class MadeFrames:
    """Implement the `Frames` port."""

    def __init__(self, media: MadeMedia, clip: Clip) -> None:
        self._media = media
        self._clip = clip
        self.frames = clip.frames

    def picture(self, frame: int, *, width: int = 0) -> Picture:
        self._media.gate.wait(10)
        self._media.asked.append((self._clip.id, frame, width))
        if self._media.gone or frame in self._media.damaged:
            raise MediaError(f"Frame {frame} of {self._clip.name} is damaged.")
        return made_picture(frame)

    def times(self) -> tuple[Fraction, ...] | None:
        return self._media.times

    def close(self) -> None:
        self._media.closed += 1


class MadeSound:
    """Implement the `Sound` port: sample n is worth `n % 20011`."""

    sample_rate = SAMPLES
    channels = 1

    def __init__(self, media: MadeMedia) -> None:
        self._media = media

    def block(self, start: int, samples: int, *, stride: int = 1) -> SoundBlock:
        if self._media.gone:
            raise MediaError("The sound is not where it was.")
        first = start if stride > 0 else start - 1
        data = (np.arange(first, first + samples * stride, stride) % 20_011).astype("<i2").tobytes()
        return SoundBlock(start=start, sample_rate=SAMPLES, channels=1, data=data)

    def close(self) -> None:
        self._media.closed += 1


class HandSoundOut:
    """Implement the `SoundOut` port: the test asks for samples and says how many are heard, and how loud."""

    def __init__(self, *, there: bool = True) -> None:
        self.there = there
        self.opened: tuple[int, int] | None = None
        self.fill: Callable[[int], bytes] | None = None
        self.heard = 0
        self.stops = 0
        self.mix = Mix()
        self.loud: tuple[float, ...] = ()
        self.playing = Event()

    def open(self, *, sample_rate: int, channels: int) -> bool:
        self.opened = (sample_rate, channels)
        return self.there

    def play(self, fill: Callable[[int], bytes]) -> None:
        self.fill, self.heard = fill, 0
        self.playing.set()

    def set_mix(self, mix: Mix) -> None:
        self.mix = mix

    def peaks(self) -> tuple[float, ...]:
        return self.loud

    def played(self) -> int:
        return self.heard

    def stop(self) -> None:
        self.stops += 1
        self.playing.clear()

    def ask(self, samples: int) -> list[int]:
        """Ask for samples as a device does, and return them as numbers."""
        assert self.fill is not None
        return [int(value) for value in np.frombuffer(self.fill(samples), "<i2")]
