"""Choose what is heard beside the picture: the sound of the angle that is shown, or that of the take's recorder."""

from collections.abc import Callable
from fractions import Fraction

from dailies_logger.domain.clip import Clip
from dailies_logger.workflow.player.speaker import Speaker
from dailies_logger.workflow.playing import Pace, heard_stride


class Hearing:
    """Sound what plays. `recorder` is the sound file of the take that is heard in place of the clip; None: the clip itself.

    Where it `takes_recorder`, that of another take is not known before that is on the stage.
    """

    def __init__(self, speaker: Speaker) -> None:
        self.speaker = speaker
        self.recorder: Clip | None = None
        self.takes_recorder = False

    def run(self, clip: Clip, *, at: Fraction, speed: Fraction, seconds: Fraction | None = None) -> Callable[[], Fraction | None] | None:
        """Sound a clip from a time since its first frame on; return what tells how much is heard, None where the speed is silent.

        With `seconds` only for so long.
        """
        stride = heard_stride(speed)
        if not stride:
            return None
        self._play(clip, at, stride, seconds)
        return self.speaker.heard

    def joins(self, clip: Clip, other: Clip) -> bool:
        """Say whether the sound of one clip can go over into that of another without the device being opened anew, or none of them sounds."""
        if self.takes_recorder and clip.take_id != other.take_id:
            return False
        if self.speaker.heard() is None and other.measured.channels and not self.speaker.no_device:
            return False
        formats = {(each.measured.sample_rate, each.measured.channels) for each in (self._heard_of(clip), self._heard_of(other))}
        return len(formats) == 1

    def follow(self, clip: Clip, *, at: Fraction, speed: Fraction, seconds: Fraction, silence: Fraction = Fraction(0)) -> None:
        """Sound a clip behind what plays for so many seconds now, and so many of `silence`."""
        stride = heard_stride(speed)
        if stride:
            heard, there = self._placed(clip, at)
            self.speaker.follow(heard, at=there, stride=stride, seconds=seconds, silence=silence)

    def frame(self, clip: Clip, pace: Pace, frame: int, *, way: int) -> None:
        """Sound one frame, on or back."""
        start, end = pace.seconds(frame), pace.over(frame)
        self._play(clip, start if way > 0 else end, way, end - start)

    def stop(self) -> None:
        """Fall silent."""
        self.speaker.stop()

    def close(self, *, wait: float) -> None:
        """Let go of device and file."""
        self.speaker.close(wait=wait)

    def _play(self, clip: Clip, at: Fraction, stride: int, seconds: Fraction | None = None) -> None:
        heard, there = self._placed(clip, at)
        self.speaker.play(heard, at=there, stride=stride, seconds=seconds)

    def _placed(self, clip: Clip, at: Fraction) -> tuple[Clip, Fraction]:
        """Return what is heard for a clip, and where in it a time of the clip lies."""
        heard = self._heard_of(clip)
        return heard, at if heard is clip else at + clip.sync - heard.sync

    def _heard_of(self, clip: Clip) -> Clip:
        recorder = self.recorder
        return recorder if recorder is not None and recorder.take_id == clip.take_id else clip
