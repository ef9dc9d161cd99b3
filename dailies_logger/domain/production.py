"""Hold the production that a library is of, and the people who work on it."""

from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from dailies_logger.domain.label import DEFAULT_VOCABULARY, Vocabulary
from dailies_logger.domain.timecode import FrameRate


class Slating(Enum):
    """Name the slating convention: US `47C-3`, or UK `212 T3`."""

    US = "us"
    UK = "uk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Production:
    """Hold the show: its title, base rate and slating, and the kinds of label it uses. A library has exactly one."""

    id: UUID
    title: str
    rate: FrameRate
    slating: Slating = Slating.US
    vocabulary: Vocabulary = DEFAULT_VOCABULARY


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Hold somebody who says things: the author of Edits."""

    id: UUID
    name: str
