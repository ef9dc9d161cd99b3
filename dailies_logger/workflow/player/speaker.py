"""Play a clip's sound on a thread of its own: decode ahead, feed the device, and tell how much has been heard.

Every sample has its place: what is not decoded in time stays silent and is left out later, so sound never lags the picture.
A file that is lost while it plays is silent until it is there again. What follows in a list is decoded on behind what plays: the device
never stops between the two, and what has been heard is counted on.
"""

from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from threading import Condition, Thread

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import MediaError
from dailies_logger.workflow.player.mix import Mix
from dailies_logger.workflow.ports import Media, Sound, SoundOut

_BLOCK, _BACK_BLOCK = 4800, 24_000
"""Samples decoded at a time, on and back: back costs a seek each."""

_AHEAD_SECONDS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """Hold what should be heard: a clip (None: silence), from a time since its first frame on, at which stride, for how long (None: to the end)."""

    clip: Clip | None
    at: Fraction
    stride: int = 1
    seconds: Fraction | None = None


class Speaker:
    """Sound a clip. All methods return at once; the device is opened, played and stopped on the speaker's own thread only.

    `no_device` says that the last sound played had no device to go to. What is decoded ahead has all channels: they are
    mixed where the device takes them, so that a mute or a volume is heard within its own buffer.
    """

    def __init__(self, media: Media, out: SoundOut) -> None:
        self._media = media
        self._out = out
        self._turn = Condition()
        self._order: _Order | None = None
        self._changed = False
        self._closed = False
        self._sound: Sound | None = None
        self._clip: Clip | None = None
        self._queue: deque[_Order] = deque()
        self._next = 0
        self._left: int | None = None
        self._due = Fraction(0)
        self._laid = 0
        self._ready: deque[bytes] = deque()
        self._waiting = 0
        self._owed = 0
        self._rate = self._frame_bytes = 1
        self._mute = False
        self._running = False
        self._mix = Mix()
        self.no_device = False
        self._thread = Thread(target=self._work, name="sound", daemon=True)
        self._thread.start()

    def play(self, clip: Clip, *, at: Fraction, stride: int = 1, seconds: Fraction | None = None) -> None:
        """Sound a clip from a time since its first frame on, backward where `stride` is negative, twice as fast where it is 2.

        With `seconds` only for so long; silence follows until `stop`.
        """
        with self._turn:
            self._order, self._changed = _Order(clip=clip, at=at, stride=stride, seconds=seconds), True
            self._mute = self._running = False
            self._queue.clear()
            self._turn.notify()

    def follow(self, clip: Clip, *, at: Fraction, stride: int, seconds: Fraction, silence: Fraction = Fraction(0)) -> None:
        """Sound another range as soon as what plays now for so many seconds has been heard, and so many of `silence` after it.

        It must have its sample rate and channels.
        """
        with self._turn:
            if self._order is not None and not self._mute:
                self._queue.append(_Order(clip=None, at=Fraction(0), seconds=silence))
                self._queue.append(_Order(clip=clip, at=at, stride=stride, seconds=seconds))
                self._turn.notify()

    def stop(self) -> None:
        """Fall silent."""
        with self._turn:
            if self._order is not None:
                self._order, self._changed = None, True
                self._running = False
                self._queue.clear()
                self._ready.clear()
                self._turn.notify()

    def heard(self) -> Fraction | None:
        """Return the seconds heard since `play`; None once it is known that nothing will be."""
        with self._turn:
            if self._mute:
                return None
            if not self._running:
                return Fraction(0)
        return Fraction(self._out.played(), self._rate)

    def set_mix(self, mix: Mix) -> None:
        """Take what is heard of each channel; while it sounds, at once."""
        with self._turn:
            self._mix = mix
            if self._running:
                self._out.set_mix(mix)

    def peaks(self) -> tuple[float, ...]:
        """Return the highest sample of each channel heard since this was last asked; none while nothing sounds."""
        with self._turn:
            if not self._running:
                return ()
        return self._out.peaks()

    def close(self, *, wait: float = 0.0) -> None:
        """End the thread and let go of device and file."""
        with self._turn:
            self._closed = True
            self._turn.notify()
        if wait:
            self._thread.join(wait)

    def _work(self) -> None:
        """Run on the speaker's thread."""
        while True:
            with self._turn:
                self._turn.wait_for(self._has_work)
                if self._closed:
                    break
                changed, self._changed = self._changed, False
                order = self._order
            if changed:
                self._out.stop()
                self._begin(order)
            else:
                self._decode_ahead()
        self._out.stop()
        self._let_go()

    def _has_work(self) -> bool:
        more = self._left != 0 or len(self._queue) > 0
        return self._closed or self._changed or (self._running and more and self._waiting < self._rate * _AHEAD_SECONDS)

    def _begin(self, order: _Order | None) -> None:
        """Open the sound and the device, decode the first block, and start; else say that nothing will be heard."""
        if order is None or order.clip is None:
            return
        sound = self._opened(order.clip)
        there = sound is not None and self._out.open(sample_rate=sound.sample_rate, channels=sound.channels)
        self.no_device = sound is not None and not there
        if sound is None or not there:
            with self._turn:
                self._mute = not self._changed
            return
        with self._turn:
            self._waiting, self._owed, self._due, self._laid = 0, 0, Fraction(0), 0
            self._rate, self._frame_bytes = sound.sample_rate, 2 * sound.channels
            self._lay(order)
            self._ready.clear()
        self._decode_ahead()
        with self._turn:
            if self._changed:
                return
            self._out.set_mix(self._mix)
            self._running = True
        self._out.play(self._fill)

    def _lay(self, order: _Order) -> None:
        """Go to where an order begins. In a list each ends where all of it so far does, so that their rounding never adds up."""
        self._next = round(order.at * self._rate)
        self._due += order.seconds or 0
        end = round(self._due * self._rate)
        self._left, self._laid = (None, self._laid) if order.seconds is None else (end - self._laid, end)

    def _go_on(self) -> None:
        """Take up what follows, where all of the order before is decoded."""
        with self._turn:
            while self._left == 0 and self._queue and not self._changed:
                self._order = order = self._queue.popleft()
                self._lay(order)

    def _opened(self, clip: Clip) -> Sound | None:
        """Return the sound of a clip, the one already open where it is the same; None where there is none."""
        if self._clip != clip:
            self._let_go()
            try:
                self._sound, self._clip = self._media.sound(clip), clip
            except MediaError:
                return None
        return self._sound

    def _let_go(self) -> None:
        """Close the open sound."""
        if self._sound is not None:
            self._sound.close()
        self._sound, self._clip = None, None

    def _decode_ahead(self) -> None:
        """Decode one block more."""
        self._go_on()
        order = self._order
        if order is None:
            return
        samples = _BLOCK if order.stride > 0 else _BACK_BLOCK
        samples = samples if self._left is None else min(samples, self._left)
        data = self._block(order, samples)
        with self._turn:
            if not self._changed:
                self._next += samples * order.stride
                self._left = None if self._left is None else self._left - samples
                self._waiting += samples
                self._ready.append(data)

    def _block(self, order: _Order, samples: int) -> bytes:
        """Decode samples; where the file is lost, open it anew, or what stands in for it, and else give silence."""
        if order.clip is None:
            return bytes(samples * self._frame_bytes)
        with suppress(MediaError):
            if self._sound is not None and self._clip == order.clip:
                return self._sound.block(self._next, samples, stride=order.stride).data
        self._let_go()
        sound = self._opened(order.clip)
        with suppress(MediaError):
            if sound is not None and (sound.sample_rate, 2 * sound.channels) == (self._rate, self._frame_bytes):
                return sound.block(self._next, samples, stride=order.stride).data
        self._let_go()
        return bytes(samples * self._frame_bytes)

    def _fill(self, samples: int) -> bytes:
        """Give the device what comes next (on the device's thread)."""
        with self._turn:
            if not self._running:
                return bytes(samples * self._frame_bytes)
            wanted = samples * self._frame_bytes
            self._owed -= len(self._take(min(self._owed, self._waiting * self._frame_bytes)))
            data = self._take(min(wanted, self._waiting * self._frame_bytes)) if not self._owed else b""
            missing = wanted - len(data)
            self._owed += missing
            self._turn.notify()
        return data + bytes(missing)

    def _take(self, size: int) -> bytes:
        """Take bytes from the front of what is decoded."""
        taken = bytearray()
        while len(taken) < size:
            block = self._ready.popleft()
            need = size - len(taken)
            taken += block[:need]
            if len(block) > need:
                self._ready.appendleft(block[need:])
        self._waiting -= size // self._frame_bytes
        return bytes(taken)
