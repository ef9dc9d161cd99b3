"""Build proxies one by one in a child process, and say how it stands with them (ports.Proxies).

A proxy is written under a name of its own, checked, and only then renamed to what it is found by; so whatever is killed
leaves nothing wrong. Why one could not be built is kept in the library, so that it is not tried unasked again and again.
"""

import errno
import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from uuid import UUID

from dailies_logger.domain.clip import Clip, ClipStatus, MediaKind
from dailies_logger.domain.errors import LibraryError, MediaError, ProxyTrouble
from dailies_logger.ground.children import Children
from dailies_logger.media import pts_table
from dailies_logger.media.proxy_build import LIMITS, Building
from dailies_logger.media.proxy_settings import SettingsFile
from dailies_logger.media.proxy_shelf import Lying, ProxyShelf
from dailies_logger.media.pts_table import PTS
from dailies_logger.workflow.ports import Library, ProxySettings, ProxyStand, ProxyState
from dailies_logger.workflow.presence import seen_now

FAILED = "proxy"
"""The kind of derived data under which the library keeps why there is no proxy."""

SPARED_DAYS = 7
"""Proxies used in these last days are not dropped for others that nobody asked for."""

RESERVE = 2 << 30
"""Bytes that stay free on the drive whatever the limit says: labels may have to be written there."""

_FRAME_BYTES = 60_000
_MANY = 50
_LONG_GOP = {"h264", "hevc", "mpeg1video", "mpeg2video", "mpeg4", "av1", "vp8", "vp9", "vc1", "wmv3", "h263", "msmpeg4v3"}


class ClipProxies:
    """Build and find the proxies of a library's clips. May be called from any thread."""

    def __init__(
        self, library: Library, kept: SettingsFile, *, free: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free
    ) -> None:
        self._library = library
        self._kept = kept
        self._free = free
        self._lock = Lock()
        self._settings = kept.read()
        self._shelf = ProxyShelf(self._settings.folder)

    def settings(self) -> ProxySettings:
        """Return the settings of this machine."""
        return self._settings

    def change(self, settings: ProxySettings) -> None:
        """Keep other settings and hold to them. Raises ProxyTrouble where the folder takes nothing."""
        if settings.folder != self._settings.folder:
            _refuse_unwritable(settings.folder)
        try:
            self._kept.write(settings)
        except OSError as trouble:
            msg = f"What you set about proxies cannot be kept: {trouble.strerror}. Make room on the drive of your settings."
            raise ProxyTrouble(msg) from None
        with self._lock:
            self._settings = settings
            if settings.folder != self._shelf.folder:
                self._shelf = ProxyShelf(settings.folder)
        self._shelf.shrink(settings.limit)

    def taken(self) -> int:
        """Return the bytes that all proxies in the folder take."""
        return sum(one.byte_size for one in self._shelf.every())

    def file(self, clip: Clip) -> Path | None:
        """Return the proxy of a clip to play from, and note that it is used; None where there is none of this very source."""
        found = self._shelf.find(clip)
        return self._shelf.use(found) if found is not None else None

    def helps(self, clip: Clip) -> bool:
        """Say whether a clip is hard to step through: its frames do not each stand alone."""
        return _helps(clip, self._derived(PTS, [clip]))

    def stand(self, clips: Sequence[Clip]) -> list[ProxyStand]:
        """Say how it stands with the clips that can have a proxy."""
        able = seen_now(clip for clip in clips if _can_have(clip))
        tables, failures = self._derived(PTS, able), self._derived(FAILED, able)
        return [_stand(clip, self._shelf.find(clip), tables, failures) for clip in able]

    def build(
        self,
        clips: Sequence[Clip],
        *,
        unasked: bool = False,
        progress: Callable[[Clip, int, int], None] = lambda clip, done, frames: None,
        cancelled: Callable[[], bool] = lambda: False,
        paused: Callable[[], bool] = lambda: False,
    ) -> Iterator[ProxyStand]:
        """Build one after the other and yield how it stands after each. Raises ProxyTrouble where the folder can take no more."""
        spared = time.time() - (SPARED_DAYS * 86_400 if unasked else 0)
        with Children("proxy", limits=LIMITS) as children:
            for clip in clips:
                if cancelled():
                    return
                if not _can_have(clip) or self._shelf.find(clip) is not None:
                    continue
                if not _is_there(clip):
                    yield from self.stand([clip])
                    continue
                self._make_room(clip, spared)
                stand = self._built(Building(children=children, clip=clip, progress=progress, cancelled=cancelled, paused=paused))
                if stand is not None:
                    yield stand

    def _built(self, run: Building) -> ProxyStand | None:
        """Build one proxy; None where it was cancelled. It stays in the folder it was begun in, whatever is set meanwhile."""
        shelf = self._shelf
        try:
            lying = self._written(run, shelf)
        except MediaError as trouble:
            if _is_there(run.clip):
                self._keep_failure(run.clip, str(trouble))
            return ProxyStand(clip=run.clip, state=ProxyState.FAILED, reason=str(trouble), helps=self.helps(run.clip))
        except OSError as trouble:
            msg = f"Proxies cannot be written to {shelf.folder}: {trouble.strerror}. Make room there, or choose another folder."
            raise ProxyTrouble(msg) from None
        return _stand(run.clip, lying, self._derived(PTS, [run.clip]), {}) if lying is not None else None

    def _written(self, run: Building, shelf: ProxyShelf) -> Lying | None:
        """Write one proxy under a name of its own, then give it its name; None where it was cancelled. Raises MediaError, OSError."""
        name, draft = shelf.name(run.clip), shelf.draft()
        try:
            if not run.finish(draft, self._derived(PTS, [run.clip]).get(run.clip.id, b""), self._keep_table):
                return None
            if shelf.name(run.clip) != name:
                msg = f"{run.clip.name} was changed while its proxy was built, so it is not used."
                raise MediaError(msg)
            return shelf.put(draft, name)
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)

    def _make_room(self, clip: Clip, spared: float) -> None:
        """Drop what was used longest ago where the limit asks for it. Raises ProxyTrouble where there is no room all the same."""
        settings, needed = self._settings, clip.frames * _FRAME_BYTES
        if self._shelf.shrink(max(0, settings.limit - needed), used_before=spared) + needed > settings.limit:
            msg = (
                f"Proxies have reached their limit of {settings.limit / (1 << 30):g} GB, and {clip.name} has none. "
                "Raise the limit, or choose another folder."
            )
            raise ProxyTrouble(msg)
        with suppress(OSError):
            folder = next(place for place in (settings.folder, *settings.folder.parents) if place.exists())
            if self._free(folder) - needed < RESERVE:
                msg = f"The drive of {settings.folder} is nearly full, so {clip.name} gets no proxy. Make room there, or choose another folder."
                raise ProxyTrouble(msg)

    def _keep_failure(self, clip: Clip, reason: str) -> None:
        with suppress(LibraryError):
            self._library.keep_derived(clip.id, FAILED, f"{_mark(clip)}\n{reason}".encode())

    def _keep_table(self, clip: Clip, data: bytes) -> None:
        with suppress(LibraryError):
            self._library.keep_derived(clip.id, PTS, data)

    def _derived(self, kind: str, clips: Sequence[Clip]) -> Mapping[UUID, bytes]:
        """Return what the library keeps of some clips, or of all where they are many; nothing where it cannot be read now."""
        with suppress(LibraryError):
            if len(clips) > _MANY:
                return self._library.all_derived(kind)
            return {clip.id: data for clip in clips if (data := self._library.derived(clip.id, kind)) is not None}
        return {}


def _stand(clip: Clip, lying: Lying | None, tables: Mapping[UUID, bytes], failures: Mapping[UUID, bytes]) -> ProxyStand:
    helps = _helps(clip, tables)
    if lying is not None:
        return ProxyStand(clip=clip, state=ProxyState.READY, byte_size=lying.byte_size, helps=helps)
    mark, _, reason = failures.get(clip.id, b"").decode("utf-8", "replace").partition("\n")
    if reason and mark == _mark(clip):
        return ProxyStand(clip=clip, state=ProxyState.FAILED, reason=reason, helps=helps)
    return ProxyStand(clip=clip, state=ProxyState.MISSING if clip.status is ClipStatus.ONLINE else ProxyState.OFFLINE, helps=helps)


def _helps(clip: Clip, tables: Mapping[UUID, bytes]) -> bool:
    """Say by a clip's table whether each frame stands alone; by its codec where there is none yet."""
    alone = pts_table.stands_alone(tables.get(clip.id, b""))
    return clip.measured.codec in _LONG_GOP if alone is None else not alone


def _refuse_unwritable(folder: Path) -> None:
    """Raise ProxyTrouble where no proxy can be written to a folder."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        if not os.access(folder, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as trouble:
        msg = f"Proxies cannot lie in {folder}: {trouble.strerror}. Choose another folder."
        raise ProxyTrouble(msg) from None


def _can_have(clip: Clip) -> bool:
    return clip.measured.media is MediaKind.PICTURE and clip.status is not ClipStatus.UNREADABLE and clip.frames > 0


def _is_there(clip: Clip) -> bool:
    with suppress(OSError, ValueError):
        return Path(os.fsdecode(clip.path)).exists()
    return False


def _mark(clip: Clip) -> str:
    """Name this state of the source, so that a new copy is tried again."""
    with suppress(OSError, ValueError):
        there = Path(os.fsdecode(clip.path)).stat()
        return f"{there.st_size} {there.st_mtime_ns}"
    return f"{clip.byte_size} {clip.modified}"
