"""Hold what was seen: runs of frames that somebody watched at a speed at which one sees."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dailies_logger.domain.timecode import FrameRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewing:
    """Hold one run of media frames of a clip that a person watched without a jump, forward or backward, at up to twice the speed.

    It is no Edit: nobody says it, it happened, and it is not undone. While it goes on it grows under the same id, so two
    records of one id are both true and their union is kept. `at` is when it began.
    """

    id: UUID
    clip: UUID
    person: UUID
    range: FrameRange
    at: datetime
