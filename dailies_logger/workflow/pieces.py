"""Say what the order of a stringout may ask of a moment, and read it of a label, clip and take that are at hand.

The Search port answers the same of the whole library without making values (`Search.pieces`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from dailies_logger.workflow.ports import Hit, Piece


def _of_take(name: str) -> Callable[[Hit], object]:
    return lambda hit: (getattr(hit.take, name) if hit.take else getattr(hit.clip.facts, name)) or ""


def _of_clip(name: str) -> Callable[[Hit], object]:
    return lambda hit: getattr(hit.clip.facts, name) or ""


FACTS: Mapping[str, Callable[[Hit], object]] = MappingProxyType(
    {
        **{name: _of_take(name) for name in ("scene", "slate", "setup", "take", "day")},
        **{name: _of_clip(name) for name in ("camera", "lens", "shot_size")},
        "take_rating": lambda hit: hit.take.rating if hit.take else 0,
        "began": lambda hit: hit.clip.start,
        "rate": lambda hit: hit.clip.rate,
        "drop": lambda hit: hit.clip.drop,
        "rating": lambda hit: hit.label.rating,
        "kind": lambda hit: hit.label.kind,
        "value": lambda hit: hit.label.value,
        "beat": lambda hit: hit.label.beat,
    }
)
"""What may be asked of a moment. Texts of the take, or of the clip where it lies in none, are empty where nobody says anything;
`began` is the clip's first frame of source timecode, None without; `rate` a FrameRate; `beat` a key or None."""


def piece_of(hit: Hit, facts: Sequence[str] = ()) -> Piece:
    """Return what a rule needs of a label; of an open one its first frame."""
    frames = hit.label.range()
    told = tuple(FACTS[name](hit) for name in facts)
    return Piece(hit.label.id, hit.clip.id, frames.start, frames.end, hit.clip.frames, told)


def pieces_of(hits: Iterable[Hit], facts: Sequence[str] = ()) -> list[Piece]:
    """Return what a rule needs of the closed labels among hits."""
    return [piece_of(hit, facts) for hit in hits if not hit.label.open]
