"""Decide what plays next at the end of a range, and what is left of one that goes on as another angle."""

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.player.reader import Lost
from dailies_logger.workflow.playing import Pace, Playlist, Stretch, Transport


def following(playlist: Playlist, loss: Lost | None, *, way: int) -> Stretch | None:
    """Go to the stretch that comes next, if playing goes on, and return it: one of which nothing could be shown is passed over."""
    if loss is None:
        return playlist.advance(way)
    frames = playlist.current.range if playlist.current is not None else FrameRange(0, 0)
    first = frames.start if way > 0 else frames.end - 1
    return playlist.pass_over(way) if len(frames) and loss.frame == first else None


def left(playlist: Playlist, transport: Transport, frame: int) -> FrameRange:
    """Return what is still to play from a frame on, or back, of the stretch or of the whole clip."""
    listed = playlist.left(frame, transport.way)
    if listed is not None:
        return listed
    return FrameRange(frame, transport.pace.frames) if transport.speed > 0 else FrameRange(0, frame + 1)


def rest(within: FrameRange, transport: Transport) -> FrameRange:
    """Return what is still to play of a range, from the frame due on, or back."""
    due = transport.frame
    return FrameRange(due, max(due, within.end)) if transport.speed > 0 else FrameRange(within.start, max(within.start, due + 1))


def covered(wanted: FrameRange, played: FrameRange | None) -> bool:
    """Say whether what is being decoded holds what is still to play."""
    return not len(wanted) or (played is not None and played.start <= wanted.start and wanted.end <= played.end)


def within(stretch: Stretch | None, clip: Clip, pace: Pace) -> FrameRange:
    """Return what of a clip is to play: the stretch where it is of this clip, else all of it."""
    return stretch.range if stretch is not None and stretch.clip == clip.id else FrameRange(0, pace.frames)
