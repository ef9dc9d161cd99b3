"""Open the media of clips, and keep in the library what was costly to find out."""

from contextlib import suppress
from fractions import Fraction

from dailies_logger.domain.clip import Clip, ClipStatus, MediaKind
from dailies_logger.domain.errors import LibraryError, MediaError
from dailies_logger.domain.picture import Picture
from dailies_logger.media import pts_table, stills, thumbnails, waveform
from dailies_logger.media.frames import ClipFrames
from dailies_logger.media.sound import ClipSound
from dailies_logger.workflow.ports import Library

PTS, PEAKS, THUMBNAIL = "pts", "peaks", "thumbnail"


class MediaDrive:
    """Implement the `Media` port over files. May be called from any thread; what it opens belongs to the caller's.

    What is kept serves when the media is offline. A library that cannot be read or written now does not stop anybody from
    watching, nor the thread that decodes.
    """

    def __init__(self, library: Library) -> None:
        self._library = library

    def frames(self, clip: Clip) -> ClipFrames:
        """Open a clip's picture. Raises MediaError with a sentence."""
        self._refuse_unreadable(clip)
        kept = self._table(clip)
        expected = clip.measured.frames if clip.measured.frames_exact else 0
        frames = ClipFrames(clip.path, table=kept, expected=expected)
        if frames.table is not kept:
            self._keep(clip, PTS, pts_table.encode(frames.table))
        return frames

    def frame_times(self, clip: Clip) -> tuple[Fraction, ...] | None:
        """Return the seconds of each frame since the first, None where the rate is constant; from what is kept if the media is away. Raises MediaError."""
        try:
            frames = self.frames(clip)
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
        return ClipSound(clip.path, origin=table.origin if table else None)

    def thumbnail(self, clip: Clip, frame: int, *, width: int) -> Picture:
        """Return a small JPEG near a frame, kept once made. Raises MediaError."""
        kind = f"{THUMBNAIL}:{width}:{frame}"
        kept = self._kept(clip, kind)
        if kept is not None:
            return thumbnails.kept(kept)
        self._refuse_unreadable(clip)
        seconds = max(0, frame) / clip.rate.fraction
        picture = thumbnails.as_jpeg(thumbnails.near(clip.path, Fraction(seconds), width=width))
        self._keep(clip, kind, thumbnails.keep(picture))
        return picture

    def still(self, clip: Clip, frame: int) -> Picture:
        """Return the very frame, full size and upright, as a PNG. Raises MediaError."""
        frames = self.frames(clip)
        try:
            return stills.as_png(frames.picture(frame))
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
