"""Open the media of clips, and keep in the library what was costly to find out."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from dailies_logger.domain.clip import Clip, ClipStatus, MediaKind
from dailies_logger.domain.errors import LibraryError, MediaError
from dailies_logger.domain.picture import Picture
from dailies_logger.media import pts_table, stills, sync_sound, thumbnails, waveform
from dailies_logger.media.either import EitherFrames, ProxyFrames
from dailies_logger.media.frame_memory import FrameMemory
from dailies_logger.media.frames import ClipFrames
from dailies_logger.media.opening import byte_size
from dailies_logger.media.proxies import ClipProxies
from dailies_logger.media.pts_table import PTS
from dailies_logger.media.sound import ClipSound
from dailies_logger.workflow.ports import Apart, Frames, Library

PEAKS, THUMBNAIL = "peaks", "thumbnail"

SMALL = 640
"""Up to so many pixels along its longer side a proxy shows as much as the original does: where several angles lie side by side, and beside a list."""


class MediaDrive:
    """Implement the `Media` port over files. May be called from any thread; what it opens belongs to the caller's.

    What is kept serves when the media is offline. A library that cannot be read or written now does not stop anybody from
    watching, nor the thread that decodes.
    """

    def __init__(self, library: Library, *, proxies: ClipProxies | None = None) -> None:
        self._library = library
        self._proxies = proxies
        self._memory = FrameMemory()

    def frames(self, clip: Clip) -> Frames:
        """Open a clip's picture: the proxy where that helps, or where the original is away. Raises MediaError with a sentence."""
        self._refuse_unreadable(clip)
        proxy = self._proxies.file(clip) if self._proxies is not None else None
        if proxy is None or self._proxies is None:
            return self._original(clip)
        ways: tuple[Callable[[], Frames], ...] = (lambda: self._original(clip), lambda: self._proxy(clip, proxy))
        if not self._proxies.settings().play:
            return EitherFrames(*ways)
        return EitherFrames(*reversed(ways)) if self._proxies.helps(clip) else EitherFrames(*ways, small=_small_width(clip))

    def _proxy(self, clip: Clip, file: Path) -> Frames:
        """Open a clip's proxy. Raises MediaError, also where its frames are not those of the original's table."""
        frames = ClipFrames(os.fsencode(file), expected=_expected(clip), memory=self._memory)
        table = self._table(clip)
        if table is not None and len(table) != len(frames.table):
            frames.close()
            msg = f"The proxy of {clip.file} is not of this clip."
            raise MediaError(msg)
        return ProxyFrames(frames)

    def _original(self, clip: Clip) -> ClipFrames:
        """Open a clip's own file, and keep its table. Raises MediaError."""
        kept = self._table(clip)
        frames = ClipFrames(clip.path, table=kept, expected=_expected(clip), memory=self._memory)
        if frames.table is not kept:
            self._keep(clip, PTS, pts_table.encode(frames.table))
        return frames

    def frame_times(self, clip: Clip) -> tuple[Fraction, ...] | None:
        """Return the seconds of each frame since the first, None where the rate is constant; from what is kept if the media is away. Raises MediaError."""
        self._refuse_unreadable(clip)
        try:
            frames = self._original(clip)
        except MediaError:
            kept = self._table(clip)
            if kept is None:
                raise
            return kept.times()
        frames.close()
        return frames.times()

    def sound(self, clip: Clip) -> ClipSound | None:
        """Open a clip's sound, sample 0 at its first frame; None where it has none. Raises MediaError."""
        self._refuse_unreadable(clip)
        if not clip.measured.channels:
            return None
        table = self._table(clip) if clip.measured.media is MediaKind.PICTURE else None
        try:
            return ClipSound(clip.path, origin=table.origin if table else None)
        except MediaError:
            proxy = self._away(clip)
            if proxy is None:
                raise
            return ClipSound(os.fsencode(proxy), origin=Fraction(0))

    def thumbnail(self, clip: Clip, frame: int, *, width: int) -> Picture:
        """Return a small JPEG near a frame, kept once made. Raises MediaError."""
        kind = f"{THUMBNAIL}:{width}:{frame}"
        kept = self._kept(clip, kind)
        if kept is not None:
            return thumbnails.kept(kept)
        self._refuse_unreadable(clip)
        seconds = max(0, frame) / clip.rate.fraction
        try:
            near = thumbnails.near(clip.path, Fraction(seconds), width=width)
        except MediaError:
            proxy = self._away(clip)
            if proxy is None:
                raise
            near = thumbnails.near(os.fsencode(proxy), Fraction(seconds), width=width)
        picture = thumbnails.as_jpeg(near)
        self._keep(clip, kind, thumbnails.keep(picture))
        return picture

    def glimpses(self, clip: Clip, frames: Sequence[int], *, width: int, exact: bool) -> Iterator[Picture]:
        """Yield small JPEGs of frames, the very ones or near them, from the proxy where there is one. Raises MediaError."""
        self._refuse_unreadable(clip)
        if not exact:
            proxy = self._proxies.file(clip) if self._proxies is not None else None
            path = os.fsencode(proxy) if proxy is not None else clip.path
            for frame in frames:
                yield thumbnails.as_jpeg(thumbnails.near(path, max(0, frame) / clip.rate.fraction, width=width))
            return
        opened = self.frames(clip)
        try:
            for frame in frames:
                yield thumbnails.as_jpeg(opened.picture(frame, width=width))
        finally:
            opened.close()

    def still(self, clip: Clip, frame: int) -> Picture:
        """Return the very frame, upright, as a PNG: full size, or from the proxy where the original is away. Raises MediaError."""
        self._refuse_unreadable(clip)
        proxy = self._away(clip)
        frames = self._original(clip) if proxy is None else self._proxy(clip, proxy)
        try:
            picture = frames.picture(frame)
            return replace(stills.as_png(picture), from_proxy=picture.from_proxy)
        finally:
            frames.close()

    def peaks(self, clip: Clip) -> bytes:
        """Return 100 peaks a second, one byte each; none for a clip without sound. Kept once made. Raises MediaError."""
        kept = self._kept(clip, PEAKS)
        if kept is not None:
            return kept
        sound = self.sound(clip)
        if sound is None:
            return b""
        try:
            found = waveform.peaks(sound, samples=sound.samples)
        finally:
            sound.close()
        self._keep(clip, PEAKS, found)
        return found

    def sounds_apart(self, first: Clip, others: Sequence[Clip], *, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Apart]:
        """Compare the sound of clips with that of the first; one answer each. Raises MediaError where the first cannot be heard."""
        with_it = self._heard(first, cancelled)
        for clip in others:
            try:
                heard = self._heard(clip, cancelled)
            except MediaError as trouble:
                yield Apart(clip=clip.id, trouble=str(trouble))
                continue
            if cancelled():
                return
            samples, ratio = sync_sound.lag(with_it, heard)
            yield Apart(clip=clip.id, seconds=Fraction(samples, sync_sound.HZ), ratio=ratio)

    def _heard(self, clip: Clip, cancelled: Callable[[], bool]) -> sync_sound.Mono:
        """Return all sound of a clip as one channel. Raises MediaError where it has none, or all of it is silence."""
        sound = self.sound(clip)
        if sound is None:
            msg = f"{clip.name} has no sound."
            raise MediaError(msg)
        try:
            heard = sync_sound.heard(sound, cancelled=cancelled)
        finally:
            sound.close()
        if not cancelled() and sync_sound.silent(heard):
            msg = f"{clip.name} is silent."
            raise MediaError(msg)
        return heard

    def _away(self, clip: Clip) -> Path | None:
        """Return the proxy that stands in for an original that is not there; None where it is, or there is no proxy."""
        if self._proxies is None or byte_size(clip.path) is not None:
            return None
        return self._proxies.file(clip)

    def _table(self, clip: Clip) -> pts_table.PtsTable | None:
        """Return the kept table of a clip's frames."""
        data = self._kept(clip, PTS)
        return pts_table.decode(data) if data is not None else None

    def _kept(self, clip: Clip, kind: str) -> bytes | None:
        """Return what was kept, if the library gives it."""
        with suppress(LibraryError):
            return self._library.derived(clip.id, kind)
        return None

    def _keep(self, clip: Clip, kind: str, data: bytes) -> None:
        """Keep what was found, if the library takes it."""
        with suppress(LibraryError):
            self._library.keep_derived(clip.id, kind, data)

    @staticmethod
    def _refuse_unreadable(clip: Clip) -> None:
        """Say why a clip that the probe could not read cannot be shown."""
        if clip.status is ClipStatus.UNREADABLE:
            raise MediaError(clip.reason or f"{clip.file} cannot be read. Ask for a new copy.")


def _small_width(clip: Clip) -> int:
    """Return how wide a picture of a clip is that is `SMALL` along its longer side."""
    measured = clip.measured
    wide, high = measured.width * measured.pixel_aspect, Fraction(measured.height)
    if measured.rotation % 180:
        wide, high = high, wide
    return SMALL if wide >= high else int(SMALL * wide / high)


def _expected(clip: Clip) -> int:
    """Count the frames that a clip should have, as far as that is known."""
    return clip.measured.frames if clip.measured.frames_exact else 0
