"""Carry what a probe found from the child process to ours, as JSON."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from enum import Enum
from fractions import Fraction
from typing import Any
from uuid import UUID

from dailies_logger.domain.clip import Facts, Measured, MediaKind
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.ground.children import Json
from dailies_logger.workflow.ports import Probed


def to_json(probed: Probed) -> dict[str, Json]:
    """Write a probe's findings; the file's own place, size and time stay with the one who asked."""
    return {
        "key": str(probed.key),
        "is_media": probed.is_media,
        "playable": probed.playable,
        "trouble": probed.trouble,
        "measured": {field.name: _plain(getattr(probed.measured, field.name)) for field in fields(Measured)},
        "said": dict(probed.said.items()),
    }


def from_json(said: Mapping[str, Any], *, path: bytes, byte_size: int, modified: int) -> Probed:
    """Read a probe's findings for a file. Raises KeyError or ValueError where they are not ours."""
    return Probed(
        path=path,
        byte_size=byte_size,
        modified=modified,
        key=UUID(said["key"]),
        is_media=said["is_media"],
        playable=said["playable"],
        trouble=said["trouble"],
        measured=_measured(said["measured"]),
        said=Facts(**said["said"]),
    )


def _plain(value: object) -> Json:
    if isinstance(value, FrameRate | Fraction):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Enum):
        return str(value.value)
    assert value is None or isinstance(value, str | int | bool)  # noqa: S101 - a field of another type needs a line above
    return value


def _measured(said: Mapping[str, Any]) -> Measured:
    values = dict(said)
    values["media"] = MediaKind(values["media"])
    values["pixel_aspect"] = Fraction(values["pixel_aspect"])
    values["rate"] = FrameRate(Fraction(values["rate"])) if values["rate"] else None
    values["recorded"] = datetime.fromisoformat(values["recorded"]) if values["recorded"] else None
    values["tracks"] = tuple(values["tracks"])
    return Measured(**values)
