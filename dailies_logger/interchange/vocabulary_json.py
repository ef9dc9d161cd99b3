"""Write a vocabulary as JSON, and read one that comes from outside.

The file is `{"vocabulary": 1, "kinds": [{"id", "name", "lane", "key", "values"}]}`, the kinds in the order of the vocabulary;
retired ones are not in it. What cannot be a vocabulary is refused in one sentence; whether its kinds go together, and with the
labels that are there, says `workflow/vocabularies.py`. Fields we do not know are passed over.
"""

import json
from pathlib import Path
from typing import Final

from dailies_logger.domain.errors import ExchangeError
from dailies_logger.domain.label import LabelKind, Lane, Vocabulary
from dailies_logger.interchange.safe_read import read_bytes

VERSION: Final = 1
LARGEST: Final = 1 << 20
MOST_KINDS: Final = 200
MOST_VALUES: Final = 100
LONGEST: Final = 80
_LANES: Final = {lane.value: lane for lane in Lane}


def vocabulary_text(vocabulary: Vocabulary) -> str:
    """Write the kinds in use; the same vocabulary gives the same text."""
    kinds = [
        {"id": kind.id, "name": kind.name, "lane": kind.lane.value, "key": kind.key, "values": list(kind.values)}
        for kind in vocabulary.used
    ]
    return json.dumps({"vocabulary": VERSION, "kinds": kinds}, indent=2, ensure_ascii=False) + "\n"


def read_vocabulary(path: Path) -> Vocabulary:
    """Read a vocabulary from a file. Raises ExchangeError with a sentence that names the file and the kind."""
    data = read_bytes(path, limit=LARGEST)
    try:
        found: object = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _refusal(path, "it is no JSON text") from None
    if not isinstance(found, dict) or type(found.get("vocabulary")) is not int:
        raise _refusal(path, "it is no vocabulary")
    if found["vocabulary"] > VERSION:
        raise _refusal(path, "a newer version of this program wrote it")
    rows = found.get("kinds")
    if found["vocabulary"] != VERSION or not isinstance(rows, list):
        raise _refusal(path, "it is no vocabulary")
    if not 0 < len(rows) <= MOST_KINDS:
        raise _refusal(path, f"it has {len(rows)} kinds, and a vocabulary has 1 to {MOST_KINDS}")
    return Vocabulary(kinds=tuple(_kind(path, number, row) for number, row in enumerate(rows, start=1)))


def _kind(path: Path, number: int, row: object) -> LabelKind:
    if not isinstance(row, dict):
        raise _refusal(path, f"kind {number} is no kind")
    lane = _LANES.get(_word(path, number, "lane", row.get("lane")))
    if lane is None:
        raise _refusal(path, f"kind {number} lies on a lane that is none of {', '.join(_LANES)}")
    values = row.get("values", [])
    if not isinstance(values, list) or len(values) > MOST_VALUES:
        raise _refusal(path, f"the values of kind {number} are no list of at most {MOST_VALUES}")
    words = tuple(_word(path, number, "value", value) for value in values)
    key = row.get("key", "")
    return LabelKind(
        id=_word(path, number, "id", row.get("id")),
        name=_word(path, number, "name", row.get("name")),
        lane=lane,
        key=key if key == "" else _word(path, number, "key", key),
        values=words,
    )


def _word(path: Path, number: int, field: str, said: object) -> str:
    """Take a text of one line that says something."""
    if not isinstance(said, str) or not said.strip() or len(said) > LONGEST or not said.isprintable():
        raise _refusal(path, f"the {field} of kind {number} is no text of 1 to {LONGEST} printable characters")
    return said.strip()


def _refusal(path: Path, why: str) -> ExchangeError:
    return ExchangeError(f"{path.name} cannot be read as a vocabulary: {why}. Choose another file.")
