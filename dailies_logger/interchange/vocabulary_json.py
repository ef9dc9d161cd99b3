"""Write a vocabulary as JSON, and read one that comes from outside.

The file is `{"vocabulary": 1, "lanes": [{"id", "name", "look"}], "kinds": [{"id", "name", "lane", "key", "values"}]}`: the lanes
as they lie under the picture, the kinds in the order of the vocabulary; retired ones are not in it. A file without lanes says nothing
about them: it is read as a vocabulary without any, and its kinds lie on the lanes that we ship. What cannot be a vocabulary is refused in one
sentence; whether its lanes and kinds go together, and with the labels that are there, says `workflow/vocabularies.py`. Fields we do
not know are passed over.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from dailies_logger.domain.errors import ExchangeError
from dailies_logger.domain.label import SHIPPED_LANES, LabelKind, Lane, Look, Vocabulary
from dailies_logger.interchange.safe_read import read_bytes

VERSION: Final = 1
LARGEST: Final = 1 << 20
MOST_KINDS: Final = 200
MOST_VALUES: Final = 100
LONGEST: Final = 80
MOST_LANES: Final = len(Look)
_LOOKS: Final = {look.value: look for look in Look}


def vocabulary_text(vocabulary: Vocabulary) -> str:
    """Write the lanes and the kinds in use; the same vocabulary gives the same text."""
    lanes = [{"id": lane.id, "name": lane.name, "look": lane.look.value} for lane in vocabulary.lanes]
    kinds = [
        {"id": kind.id, "name": kind.name, "lane": vocabulary.lane_with(kind.lane).id, "key": kind.key, "values": list(kind.values)}
        for kind in vocabulary.used
    ]
    return json.dumps({"vocabulary": VERSION, "lanes": lanes, "kinds": kinds}, indent=2, ensure_ascii=False) + "\n"


def read_vocabulary(path: Path) -> Vocabulary:
    """Read a vocabulary from a file. Raises ExchangeError with a sentence that names the file and the lane or kind."""
    found = _found(path)
    rows = found.get("kinds")
    if not isinstance(rows, list):
        raise _refusal(path, "it is no vocabulary")
    if not 0 < len(rows) <= MOST_KINDS:
        raise _refusal(path, f"it has {len(rows)} kinds, and a vocabulary has 1 to {MOST_KINDS}")
    lanes = _lanes(path, found["lanes"]) if "lanes" in found else ()
    known = [lane.id for lane in lanes or SHIPPED_LANES]
    return Vocabulary(kinds=tuple(_kind(path, number, row, known) for number, row in enumerate(rows, start=1)), lanes=lanes)


def _found(path: Path) -> dict[str, object]:
    """Return what stands in a file of this version."""
    data = read_bytes(path, limit=LARGEST)
    try:
        found: object = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _refusal(path, "it is no JSON text") from None
    if not isinstance(found, dict) or type(found.get("vocabulary")) is not int:
        raise _refusal(path, "it is no vocabulary")
    if found["vocabulary"] > VERSION:
        raise _refusal(path, "a newer version of this program wrote it")
    if found["vocabulary"] != VERSION:
        raise _refusal(path, "it is no vocabulary")
    return found


def _lanes(path: Path, rows: object) -> tuple[Lane, ...]:
    if not isinstance(rows, list) or not 0 < len(rows) <= MOST_LANES:
        raise _refusal(path, f"its lanes are no list of 1 to {MOST_LANES}")
    return tuple(_lane(path, number, row) for number, row in enumerate(rows, start=1))


def _lane(path: Path, number: int, row: object) -> Lane:
    if not isinstance(row, dict):
        raise _refusal(path, f"lane {number} is no lane")
    look = _LOOKS.get(_word(path, f"look of lane {number}", row.get("look")))
    if look is None:
        raise _refusal(path, f"lane {number} has a look that is none of {', '.join(_LOOKS)}")
    return Lane(
        id=_word(path, f"id of lane {number}", row.get("id")), name=_word(path, f"name of lane {number}", row.get("name")), look=look
    )


def _kind(path: Path, number: int, row: object, lanes: Sequence[str]) -> LabelKind:
    if not isinstance(row, dict):
        raise _refusal(path, f"kind {number} is no kind")
    lane = _word(path, f"lane of kind {number}", row.get("lane"))
    if lane not in lanes:
        raise _refusal(path, f"kind {number} lies on a lane that is none of {', '.join(lanes)}")
    values = row.get("values", [])
    if not isinstance(values, list) or len(values) > MOST_VALUES:
        raise _refusal(path, f"the values of kind {number} are no list of at most {MOST_VALUES}")
    words = tuple(_word(path, f"value of kind {number}", value) for value in values)
    key = row.get("key", "")
    return LabelKind(
        id=_word(path, f"id of kind {number}", row.get("id")),
        name=_word(path, f"name of kind {number}", row.get("name")),
        lane=lane,
        key=key if key == "" else _word(path, f"key of kind {number}", key),
        values=words,
    )


def _word(path: Path, what: str, said: object) -> str:
    """Take a text of one line that says something."""
    if not isinstance(said, str) or not said.strip() or len(said) > LONGEST or not said.isprintable():
        raise _refusal(path, f"the {what} is no text of 1 to {LONGEST} printable characters")
    return said.strip()


def _refusal(path: Path, why: str) -> ExchangeError:
    return ExchangeError(f"{path.name} cannot be read as a vocabulary: {why}. Choose another file.")
