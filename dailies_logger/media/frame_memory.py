"""Keep decoded frames of all open clips in one memory, bounded in bytes."""

from collections import OrderedDict
from threading import Lock

from av.video.frame import VideoFrame

MEMORY = 256 << 20
"""Bytes of decoded frames kept in all: about 80 of 1920x1080, so that stepping back costs nothing."""


class FrameMemory:
    """Keep frames by owner and number, and drop the least recently used beyond the limit. May be called from any thread.

    Whoever reads is kept, whoever rests makes room: four angles that play share what one would have alone. The newest
    frame always stays, however large. An owner is any object that stands for one reader.
    """

    def __init__(self, limit: int = MEMORY) -> None:
        self._limit = limit
        self._frames: OrderedDict[tuple[object, int], VideoFrame] = OrderedDict()
        self._held = 0
        self._lock = Lock()

    @property
    def held(self) -> int:
        """Return the bytes that are kept now."""
        return self._held

    def get(self, owner: object, number: int) -> VideoFrame | None:
        """Return a frame of an owner, if it is still kept."""
        with self._lock:
            found = self._frames.get((owner, number))
            if found is not None:
                self._frames.move_to_end((owner, number))
            return found

    def keep(self, owner: object, number: int, decoded: VideoFrame) -> None:
        """Keep a frame, and drop what was used longest ago beyond the limit."""
        with self._lock:
            self._drop((owner, number))
            self._frames[owner, number] = decoded
            self._held += _bytes(decoded)
            while self._held > self._limit and len(self._frames) > 1:
                self._drop(next(iter(self._frames)))

    def forget(self, owner: object) -> None:
        """Drop all frames of an owner."""
        with self._lock:
            for key in [key for key in self._frames if key[0] is owner]:
                self._drop(key)

    def _drop(self, key: tuple[object, int]) -> None:
        before = self._frames.pop(key, None)
        self._held -= _bytes(before) if before is not None else 0


def _bytes(decoded: VideoFrame) -> int:
    """Count the memory of a decoded frame."""
    return sum(plane.buffer_size for plane in decoded.planes)
