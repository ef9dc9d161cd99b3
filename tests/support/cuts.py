"""Find the cuts in the text of an .otio, with no library between."""

from collections.abc import Iterator
from typing import Any


def cuts(node: Any) -> Iterator[dict[str, Any]]:
    """Find the clips in an OTIO file, whatever lies around them."""
    if isinstance(node, dict):
        if str(node.get("OTIO_SCHEMA", "")).startswith("Clip."):
            yield node
        for value in node.values():
            yield from cuts(value)
    elif isinstance(node, list):
        for value in node:
            yield from cuts(value)
