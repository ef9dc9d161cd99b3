"""What plays of a reading: a moment before it, and never off its clip."""

from dailies_logger.domain.timecode import FrameRange
from dailies_logger.ui.beat_player import LEAD, stretch
from dailies_logger.workflow.beat_grid import Reading
from tests.support.rushes import camera_clip, label

CLIP = camera_clip(frames=240)


def test_stretch__begins_before_the_reading_and_stays_on_its_clip() -> None:
    ranges = [
        stretch(Reading(label=label(CLIP, start, end), clip=CLIP, take=None, used=False)).range for start, end in ((100, 120), (10, 400))
    ]
    assert ranges == [FrameRange(100 - LEAD, 120), FrameRange(0, 240)]
