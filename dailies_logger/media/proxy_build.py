"""Have one proxy built by the child process, in small steps, so that progress, pause and cancel take effect at once."""

import base64
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import MediaError, ProxyTrouble
from dailies_logger.domain.timecode import Timecode
from dailies_logger.ground.children import ChildFailed, Children, Failure, Json, Limits

LIMITS = Limits(seconds=900, memory=4 << 30, reply=64 << 20)
"""What one request to the child may cost: reading a long file once for its table takes minutes from a slow drive."""

_AT_ONCE = 0.5
_WHY = {
    Failure.TIMEOUT: "takes too long to read",
    Failure.CRASHED: "is damaged in a way that stops the reader",
    Failure.TOO_MUCH: "asks for more memory than a clip may have",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Building:
    """Hold one building: who does it, of what, and whom to ask and tell on the way."""

    children: Children
    clip: Clip
    progress: Callable[[Clip, int, int], None]
    cancelled: Callable[[], bool]
    paused: Callable[[], bool]

    def finish(self, draft: Path, kept: bytes, keep: Callable[[Clip, bytes], None]) -> bool:
        """Write and check a whole proxy; False where it was cancelled. Raises MediaError, ProxyTrouble."""
        begun = self._ask(self._order(draft, kept))
        if begun is None:
            return False
        frames = int(str(begun["frames"]))
        table = base64.b64decode(str(begun["table"]))
        if table != kept:
            keep(self.clip, table)
        more = True
        while more:
            self._wait(draft)
            gone = self._ask({"do": "go", "seconds": _AT_ONCE})
            if gone is None:
                return False
            self.progress(self.clip, int(str(gone["done"])), frames)
            more = bool(gone["more"])
        return self._ask({"do": "end"}) is not None

    def _order(self, draft: Path, kept: bytes) -> Json:
        measured = self.clip.measured
        start = str(Timecode(measured.start, self.clip.rate, measured.drop)) if measured.start is not None else ""
        return {
            "do": "begin",
            "source": os.fsdecode(self.clip.path),
            "target": str(draft),
            "table": base64.b64encode(kept).decode(),
            "rate": str(self.clip.rate.fraction),
            "timecode": start,
            "sounds": bool(measured.channels),
        }

    def _wait(self, draft: Path) -> None:
        """Stand still while paused; the draft is touched now and then, so that nobody takes it for abandoned."""
        while self.paused() and not self.cancelled():
            with suppress(OSError):
                os.utime(draft)
            time.sleep(0.1)

    def _ask(self, request: Json) -> dict[str, Json] | None:
        """Ask the child; None where it was cancelled meanwhile. Raises MediaError, ProxyTrouble."""
        for _, answer in self.children.ask_many([request], cancelled=self.cancelled):
            if isinstance(answer, ChildFailed):
                msg = f"{self.clip.name} {_WHY[answer.reason]}, so it gets no proxy. Ask for a new copy."
                raise MediaError(msg)
            assert isinstance(answer, dict)  # noqa: S101 - our own protocol
            if answer.get("trouble"):
                raise (ProxyTrouble if answer["folder"] else MediaError)(str(answer["trouble"]))
            return answer
        return None
