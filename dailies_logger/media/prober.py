"""Probe many files at once in child processes; whatever a file does, the others are read."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dailies_logger.ground.children import ChildFailed, Children, Failure, Json, Limits
from dailies_logger.media.fingerprint import key_of_unreadable
from dailies_logger.media.kinds import Named, named
from dailies_logger.media.opening import file_shown
from dailies_logger.media.wire import from_json
from dailies_logger.workflow.ports import Probed

_LIMITS = Limits(seconds=20, memory=2 << 30, reply=1 << 20)
_FAILED = {
    Failure.TIMEOUT: "takes too long to read and was left out. Try it again, or ask for a new copy.",
    Failure.CRASHED: "is damaged in a way that stops the reader. Ask for a new copy.",
    Failure.TOO_MUCH: "is damaged: it asks for more memory than a clip may have. Ask for a new copy.",
}


class ChildProber:
    """Probe media files (ports.Prober). The children start with the first file and end with `probe`."""

    def __init__(self, *, workers: int = 0, limits: Limits = _LIMITS) -> None:
        self._workers = workers or os.cpu_count() or 1
        self._limits = limits

    def probe(self, paths: Sequence[bytes], *, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Probed]:
        """Probe files in parallel and yield each as it is done, in any order. Never raises for a bad file."""
        asked: list[_Asked] = []
        for asking in map(_Asked.of, paths):
            if cancelled():
                return
            if asking.worth_a_child:
                asked.append(asking)
            else:
                yield asking.nothing()
        if asked:
            yield from self._probe(asked, cancelled)

    def _probe(self, asked: "Sequence[_Asked]", cancelled: Callable[[], bool]) -> Iterator[Probed]:
        by_request = {asking.request: asking for asking in asked}
        requests: Iterator[Json] = ({"path": request} for request in by_request)
        with Children("probe", workers=min(self._workers, len(asked)), limits=self._limits) as children:
            for request, answer in children.ask_many(requests, cancelled=cancelled):
                assert isinstance(request, dict)  # noqa: S101 - made above
                yield by_request[str(request["path"])].answered(answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """Hold a file as it lies on the disk before it is read."""

    path: bytes
    byte_size: int
    modified: int
    worth_a_child: bool

    @classmethod
    def of(cls, path: bytes) -> "_Asked":
        """Look at a file without opening it; pipes, devices and folders are never opened."""
        path = os.path.abspath(path)  # noqa: PTH100 - pathlib knows no bytes
        try:
            found = Path(os.fsdecode(path)).stat()
        except OSError:
            return cls(path=path, byte_size=0, modified=0, worth_a_child=named(path) is not Named.BESIDE)
        regular = stat.S_ISREG(found.st_mode) and named(path) is not Named.BESIDE
        return cls(path=path, byte_size=found.st_size, modified=found.st_mtime_ns, worth_a_child=regular)

    @property
    def request(self) -> str:
        """Return the path as JSON can carry it: bytes that are no text travel as lone surrogates."""
        return os.fsdecode(self.path)

    def nothing(self) -> Probed:
        """Say that this is no clip."""
        return self._said(is_media=False)

    def answered(self, answer: Json | ChildFailed) -> Probed:
        """Read the child's answer, or say why there is none."""
        if isinstance(answer, ChildFailed):
            return self._said(trouble=f"{file_shown(self.path)} {_FAILED[answer.reason]}")
        assert isinstance(answer, dict)  # noqa: S101 - our own protocol
        return from_json(answer, path=self.path, byte_size=self.byte_size, modified=self.modified)

    def _said(self, *, is_media: bool = True, trouble: str = "") -> Probed:
        return Probed(
            path=self.path,
            byte_size=self.byte_size,
            modified=self.modified,
            key=key_of_unreadable(self.path, size=self.byte_size),
            is_media=is_media,
            playable=False,
            trouble=trouble,
        )
