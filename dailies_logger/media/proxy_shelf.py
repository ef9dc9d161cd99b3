"""Find proxies in their folder, by name alone: what lies there is all that is known of them, so nothing can go stale.

A name holds the clip's key, the size of its source, and a sample of the source's content: `<key>-<size>-<sample>.mov`. When
a proxy was last used is its modification time.
"""

import os
import re
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from uuid import UUID, uuid4

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import MediaError
from dailies_logger.media.fingerprint import sampled

_NAME = re.compile(r"([0-9a-f]{32})-([0-9a-f]+)-([0-9a-f]{16})\.mov")
_DRAFT = "building-"
_ABANDONED_SECONDS = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Lying:
    """Hold one proxy: its file, its bytes, when it was last used, and which source it was made of."""

    path: Path
    byte_size: int
    used: float
    clip: UUID
    source_size: int
    sample: str


class ProxyShelf:
    """Look after one folder of proxies. Thread-safe; a folder that is away is as if it were empty."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock()
        self._seen = -1
        self._by_clip: dict[UUID, list[Lying]] = {}
        self._samples: dict[tuple[bytes, int, int], str] = {}

    def every(self) -> list[Lying]:
        """List all proxies, the one used longest ago first; times and sizes are those of this moment."""
        found: list[Lying] = []
        with suppress(OSError), os.scandir(self.folder) as entries:
            for entry in entries:
                with suppress(OSError):
                    found += _lying(entry)
        return sorted(found, key=lambda one: one.used)

    def find(self, clip: Clip) -> Lying | None:
        """Return the proxy of a clip; where the source is there, only one that was made of just that source."""
        known = self._of(clip.id)
        if not known:
            return None
        try:
            there = Path(os.fsdecode(clip.path)).stat()
        except (OSError, ValueError):
            return max(known, key=lambda one: one.used)
        fitting = [one for one in known if one.source_size == there.st_size]
        if fitting and (there.st_size, there.st_mtime_ns) != (clip.byte_size, clip.modified):
            sample = self._sample(clip.path, there)
            fitting = [one for one in fitting if one.sample == sample]
        return fitting[0] if fitting else None

    def use(self, lying: Lying) -> Path:
        """Return the file of a proxy that is about to be played, and note that it is used."""
        with suppress(OSError):
            os.utime(lying.path)
        return lying.path

    def draft(self) -> Path:
        """Return a name for a proxy in the making. Drafts that a killed process left are swept away. Raises OSError.

        The folder is made, what it lies in is not: that may be a drive that is not connected.
        """
        self.folder.mkdir(mode=0o700, exist_ok=True)
        for left in self.folder.glob(f"{_DRAFT}*.mov"):
            with suppress(OSError):
                if time.time() - left.stat().st_mtime > _ABANDONED_SECONDS:
                    left.unlink()
        return self.folder / f"{_DRAFT}{uuid4().hex}.mov"

    def name(self, clip: Clip) -> str:
        """Return the name that a proxy of a clip's source, as it is now, is found by. Raises MediaError where it cannot be read."""
        try:
            size = Path(os.fsdecode(clip.path)).stat().st_size
            return f"{clip.id.hex}-{size:x}-{sample_of(clip.path)}.mov"
        except OSError as trouble:
            msg = f"{clip.name} cannot be read: {trouble.strerror}. Connect its drive, or ingest it where it is now."
            raise MediaError(msg) from None

    def put(self, draft: Path, name: str) -> Lying:
        """Give a finished proxy its name, in place of older ones of its clip. Raises OSError."""
        target = draft.replace(self.folder / name)
        clip = UUID(name.partition("-")[0])
        with self._lock:
            self._seen = -1
        self._drop(one for one in self._of(clip) if one.path != target)
        return next(one for one in self._of(clip) if one.path == target)

    def shrink(self, limit: int, *, used_before: float = float("inf")) -> int:
        """Drop those used longest ago, and before a moment, until the rest takes at most `limit` bytes; return what it takes."""
        lying = self.every()
        taken = sum(one.byte_size for one in lying)
        for one in lying:
            if taken <= limit or one.used >= used_before:
                break
            taken -= one.byte_size if self._drop([one]) else 0
        return taken

    def _drop(self, gone: Iterable[Lying]) -> bool:
        dropped = True
        for one in gone:
            try:
                one.path.unlink(missing_ok=True)
            except OSError:  # in use, on Windows; the next time
                dropped = False
        with self._lock:
            self._seen = -1
        return dropped

    def _sample(self, path: bytes, there: os.stat_result) -> str:
        """Return the sample of a file that was copied or changed since it was ingested; each state of it is read once."""
        key = path, there.st_size, there.st_mtime_ns
        if key not in self._samples:
            with suppress(OSError):
                self._samples[key] = sample_of(path)
        return self._samples.get(key, "")

    def _of(self, clip: UUID) -> list[Lying]:
        """Return the proxies of a clip, reading the folder anew where something has come or gone."""
        with self._lock:
            try:
                now = self.folder.stat().st_mtime_ns
            except OSError:
                return []
            if now != self._seen:
                self._seen, self._by_clip = now, {}
                for one in self.every():
                    self._by_clip.setdefault(one.clip, []).append(one)
            return list(self._by_clip.get(clip, ()))


def sample_of(path: bytes) -> str:
    """Return a short sample of a file's content. Raises OSError."""
    file = Path(os.fsdecode(path))
    with file.open("rb") as opened:
        return sampled(opened, size=file.stat().st_size)[:16]


def _lying(entry: "os.DirEntry[str]") -> list[Lying]:
    named = _NAME.fullmatch(entry.name)
    if named is None or not entry.is_file():
        return []
    found = entry.stat()
    key, size, sample = named.groups()
    made = Lying(
        path=Path(entry.path), byte_size=found.st_size, used=found.st_mtime, clip=UUID(key), source_size=int(size, 16), sample=sample
    )
    return [made]
