"""Choose what is heard beside the picture: the sound of the angle that is shown, or that of the take's recorder."""

from collections.abc import Callable
from fractions import Fraction

from dailies_logger.domain.clip import Clip
from dailies_logger.workflow.player.speaker import Speaker
from dailies_logger.workflow.playing import Pace, heard_stride


class Hearing:
    """Sound what plays. `recorder` is the sound file of the take that is heard in place of the clip; None: the clip itself."""

    def __init__(self, speaker: Speaker) -> None:
        self.speaker = speaker
        self.recorder: Clip | None = None

    def run(self, clip: Clip, *, at: Fraction, speed: Fraction) -> Callable[[], Fraction | None] | None:
        """Sound a clip from a time since its first frame on; return what tells how much is heard, None where the speed is silent."""
        stride = heard_stride(speed)
        if not stride:
            return None
        self._play(clip, at, stride)
        return self.speaker.heard

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
        recorder = self.recorder
        if recorder is not None and recorder.take_id == clip.take_id:
            clip, at = recorder, at + clip.sync - recorder.sync
        self.speaker.play(clip, at=at, stride=stride, seconds=seconds)
