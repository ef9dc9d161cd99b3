"""Make clips, takes, labels and the like for the tests of panels and lanes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from uuid import UUID

from dailies_logger.domain.clip import Clip, Facts, Measured
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRate, Timecode

FILM = FrameRate.of(24000, 1001)
VIDEO = FrameRate.of(30000, 1001)
NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)
EDITOR = id_from("person", "E. Marsh")


def make_clip(
    name: str = "A001C005",
    *,
    frames: int = 1728,
    start: str = "10:37:41:10",
    rate: FrameRate = FILM,
    take: Take | None = None,
    **more: object,
) -> Clip:
    """Make an online clip; `more` are fields of Clip."""
    begin = Timecode.parse(start, rate=rate) if start else None
    fields: dict[str, object] = {
        "facts": Facts(camera=name[0], roll=name[:4], number=name[4:], tape=name),
        "sync": Fraction(0),
        "drop": begin.drop if begin else False,
        **more,
    }
    return Clip(
        id=id_from("clip", name),
        path=f"/rushes/{name}.mov".encode(),
        file=f"/rushes/{name}.mov",
        measured=Measured(rate=rate, frames=frames, width=1920, height=1080, codec="prores", channels=2),
        start=begin.frame if begin else None,
        take_id=take.id if take else None,
        **fields,  # type: ignore[arg-type]  # named by the test
    )


def make_take(number: str = "3", *, setup: str = "24A", scene: str = "24", **more: object) -> Take:
    """Make a take; `more` are fields of Take."""
    fields: dict[str, object] = {"day": "2026-11-16", "unit": "1", **more}
    return Take(id=id_from("take", setup, number, fields["day"], fields["unit"]), scene=scene, setup=setup, take=number, **fields)  # type: ignore[arg-type]


def make_label(
    kind: str, start: int, end: int | None, text: str = "", *, clip: Clip | UUID | None = None, age: int = 0, **more: object
) -> Label:
    """Make a label, `age` minutes after noon; `more` are fields of Label."""
    owner = clip.id if isinstance(clip, Clip) else clip or make_clip().id
    return Label(
        id=id_from("label", owner, kind, start, end, text, age),
        clip=owner,
        kind=kind,
        start=start,
        end=end,
        text=text,
        author=EDITOR,
        at=NOON + timedelta(minutes=age),
        **more,  # type: ignore[arg-type]  # named by the test
    )


def make_stringout(name: str = "24 the lie, tight", **more: object) -> Stringout:
    """Make a stringout; `more` are fields of Stringout."""
    fields: dict[str, object] = {"query": "scene:24", **more}
    return Stringout(id=id_from("stringout", name), name=name, **fields)  # type: ignore[arg-type]


def make_placement(stringout: Stringout, clip: Clip, start: int, end: int, *, rank: int, label: UUID | None = None) -> Placement:
    """Make a placement."""
    laid = Placement(
        id=id_from("placement", stringout.id, rank), stringout=stringout.id, clip=clip.id, start=start, end=end, rank=rank, label=label
    )
    return replace(laid, ruled_clip=clip.id, ruled_start=start, ruled_end=end) if label is not None else laid
