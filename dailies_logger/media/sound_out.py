"""Play sound on the system's default device, through PortAudio: the channels are mixed as it asks for them, so a mute is heard at once."""

import importlib
from collections import deque
from collections.abc import Callable
from threading import Lock
from typing import Protocol, cast

from dailies_logger.media.mixing import SIDES, highest, mixed
from dailies_logger.workflow.player.mix import Mix

_LATENCY = 0.1
"""The seconds asked for between the callback and the loudspeaker: so late a mute is heard, and so long another thread may hold the interpreter."""

_MEASURED = 512
"""How many blocks between the callback and the loudspeaker are remembered by the meter, far more than there are."""


class Stream(Protocol):
    """Name what is used of `sounddevice.RawOutputStream`."""

    @property
    def time(self) -> float:
        """Return the device's clock in seconds."""

    @property
    def latency(self) -> float:
        """Return the seconds from the callback to the loudspeaker."""

    def start(self) -> None:
        """Begin to call back."""

    def abort(self) -> None:
        """Stop at once and forget what is buffered."""

    def close(self) -> None:
        """Let go of the device."""


class Moment(Protocol):
    """Name what is used of PortAudio's time information."""

    outputBufferDacTime: float


class DeviceSoundOut:
    """Implement the `SoundOut` port. The callback runs on PortAudio's thread; `played` may be asked from any.

    Two locks: `_device` keeps the stream from being closed under a question; `_counts` is the only one the callback takes,
    since closing waits for the callback.
    """

    def __init__(self) -> None:
        self._stream: Stream | None = None
        self._trouble: type[Exception] = OSError
        self._rate = 0
        self._channels = 0
        self._mix = Mix()
        self._measured: deque[tuple[float, tuple[float, ...]]] = deque(maxlen=_MEASURED)
        self._fill: Callable[[int], bytes] | None = None
        self._device = Lock()
        self._counts = Lock()
        self._asked = 0
        self._heard_from: tuple[float, int] | None = None
        self._over = 0.0

    def open(self, *, sample_rate: int, channels: int) -> bool:
        """Open the default device; False where PortAudio, the device, or this sample rate is missing."""
        self.stop()
        try:
            device = importlib.import_module("sounddevice")
        except OSError:
            return False
        try:
            stream = device.RawOutputStream(
                samplerate=sample_rate, channels=min(SIDES, channels), dtype="int16", latency=_LATENCY, callback=self._call_back
            )
        except (device.PortAudioError, ValueError):
            return False
        self._stream = cast("Stream", stream)
        self._trouble = device.PortAudioError
        self._rate = sample_rate
        self._channels = channels
        return True

    def play(self, fill: Callable[[int], bytes]) -> None:
        """Begin to play; `fill` is called on the sound thread and may answer short, which is filled up with silence.

        Where the device has gone meanwhile, nothing is heard and `played` stays 0.
        """
        with self._counts:
            self._fill = fill
            self._asked = 0
            self._heard_from = None
            self._measured.clear()
            self._over = 0.0
        if self._stream is None:
            return
        try:
            self._stream.start()
        except self._trouble:
            self.stop()

    def played(self) -> int:
        """Return how many samples have been heard since `play`; 0 where the device has gone meanwhile."""
        with self._counts:
            asked, heard_from = self._asked, self._heard_from
        now = self._now()
        if now is None or heard_from is None:
            return 0
        at, before = heard_from
        return min(max(0, before + round((now - at) * self._rate)), asked)

    def set_mix(self, mix: Mix) -> None:
        """Mix so from the next callback on."""
        self._mix = mix

    def peaks(self) -> tuple[float, ...]:
        """Return the highest sample of each channel that has come out of the loudspeaker since this was last asked."""
        now = self._now()
        heard = []
        with self._counts:
            while now is not None and self._measured and self._measured[0][0] <= now:
                heard.append(self._measured.popleft()[1])
        return tuple(map(max, zip(*heard, strict=True)))

    def _now(self) -> float | None:
        """Return the device's time; None where it has gone."""
        with self._device:
            if self._stream is None:
                return None
            try:
                return self._stream.time
            except self._trouble:
                return None

    def stop(self) -> None:
        """Fall silent at once and let go of the device."""
        with self._device:
            stream, self._stream = self._stream, None
            if stream is not None:
                stream.abort()
                stream.close()
        self._fill = None

    def _call_back(self, out: memoryview, samples: int, moment: Moment, _status: object) -> None:
        """Fill PortAudio's buffer, and note when its first sample will be heard."""
        fill = self._fill
        channels, mix = self._channels, self._mix
        wanted = 2 * channels * samples
        data = (fill(samples) if fill is not None else b"")[:wanted].ljust(wanted, b"\0")
        out[:] = mixed(data, channels=channels, mix=mix)
        peaks = tuple(highest(data, channels=channels, mix=mix).tolist())
        stream = self._stream
        if stream is None:
            return
        try:
            heard = self._heard_at(stream, moment.outputBufferDacTime, samples / self._rate)
        except self._trouble:
            return
        with self._counts:
            self._heard_from = (heard, self._asked)
            self._asked += samples
            self._measured.append((heard, peaks))
        self._over = heard + samples / self._rate

    def _heard_at(self, stream: Stream, said: float, seconds: float) -> float:
        """Return when the block of so many seconds will be heard. Some hosts never know and say 0.

        ALSA says "now" until it knows, in a burst of blocks that fill its buffer and for seconds after: each follows on the
        one before then, as far as the buffer reaches.
        """
        now = stream.time
        if not said:
            return now + stream.latency
        return said if said > now else min(max(now, self._over), now + stream.latency + seconds)
