"""Hold the tables of a library file. Schema number 5; `migrations.py` brings older files to it.

One table a noun, made from its dataclass; the journal in `edits`, `changes` and `acts`; `derived` for what can be
rebuilt; `viewings` for what was watched. For search: `catalogue` has one row a clip (and one a take without clips), `catalogue_facts` its fields, and two
FTS5 tables lie over `labels` and `catalogue`.
"""

from typing import Final

from sqlalchemy import Column as SqlColumn
from sqlalchemy import ForeignKey, Index, Integer, MetaData, Table, Text
from sqlalchemy.types import UserDefinedType

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip, Said
from dailies_logger.domain.combing import Pass
from dailies_logger.domain.label import Label
from dailies_logger.domain.production import Person, Production
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.domain.take import Take
from dailies_logger.store.translate import Column, columns
from dailies_logger.workflow.edit import POINTS_TO, Value

SCHEMA: Final = 5
"""The schema number that this program reads and writes (`user_version`)."""

APPLICATION: Final = 0x44_4C_59_53
"""Our `application_id`: `DLYS`."""

metadata = MetaData()

_NAMES: Final[dict[type[Value], str]] = {
    Production: "productions",
    Person: "people",
    Take: "takes",
    Clip: "clips",
    Said: "said",
    Label: "labels",
    Stringout: "stringouts",
    Placement: "placements",
    Beat: "beats",
    Pass: "passes",
}

CODES: Final[dict[type[Value], int]] = {noun: code for code, noun in enumerate(_NAMES, start=1)}
"""The small number by which the journal names a noun. Part of the file format: never renumber."""

NOUN_OF: Final = {code: noun for noun, code in CODES.items()}


class Bytes(UserDefinedType[bytes]):
    """Hold bytes as they are; LargeBinary would copy each key into a memoryview on its way."""

    cache_ok = True

    def get_col_spec(self, **_options: object) -> str:
        """Name the type in SQL."""
        return "BLOB"


_TYPES: Final[dict[type, type[Text | Integer | Bytes]]] = {str: Text, int: Integer, bytes: Bytes}


def _sql_column(noun: type[Value], column: Column) -> SqlColumn[object]:
    kind = _TYPES[column.codec.cell]
    target = POINTS_TO.get(noun, {}).get(column.name)
    if target is not None:
        link = ForeignKey(f"{_NAMES[target]}.id", deferrable=True, initially="DEFERRED")
        return SqlColumn(column.name, kind, link, nullable=column.nullable)
    return SqlColumn(column.name, kind, nullable=column.nullable, unique=column.name == "id" or None)


def _table(noun: type[Value]) -> Table:
    own = (_sql_column(noun, column) for column in columns(noun))
    return Table(_NAMES[noun], metadata, SqlColumn("row", Integer, primary_key=True), *own)


TABLES: Final[dict[type[object], Table]] = {noun: _table(noun) for noun in _NAMES}

_labels, _clips, _placements, _said, _beats = TABLES[Label], TABLES[Clip], TABLES[Placement], TABLES[Said], TABLES[Beat]
Index("labels_by_clip", _labels.c.clip, _labels.c.start, _labels.c.id, _labels.c.kind, _labels.c.rating)
Index("labels_by_kind", _labels.c.kind, _labels.c.rating, _labels.c.clip)
Index("labels_by_rating", _labels.c.rating, _labels.c.clip)
Index("labels_by_who", _labels.c.who, _labels.c.clip)
Index("labels_by_beat", _labels.c.beat, _labels.c.clip, sqlite_where=_labels.c.beat.is_not(None))
Index("beats_by_scene", _beats.c.scene, _beats.c["rank"])
Index("clips_by_take", _clips.c.take_id)
Index("clips_by_file", _clips.c.file)
Index("placements_by_stringout", _placements.c.stringout, _placements.c["rank"])
Index("placements_by_clip", _placements.c.clip)
Index("placements_by_label", _placements.c.label)
Index("placements_by_lowest", _placements.c.on, sqlite_where=_placements.c.on.is_not(None))
Index("stringouts_by_version", TABLES[Stringout].c.version_of)
Index("passes_by_stringout", TABLES[Pass].c.stringout)
Index("said_by_subject", _said.c.subject)

authors = Table(
    "authors",
    metadata,
    SqlColumn("number", Integer, primary_key=True),
    SqlColumn("id", Bytes, nullable=False, unique=True),
)
"""A small number for each author, since every Edit bears one."""

edits = Table(
    "edits",
    metadata,
    SqlColumn("seq", Integer, primary_key=True),
    SqlColumn("id", Bytes, nullable=False, unique=True),
    SqlColumn("act", Bytes),
    SqlColumn("name", Text, nullable=False),
    SqlColumn("author", Integer, ForeignKey("authors.number"), nullable=False),
    SqlColumn("at", Integer, nullable=False),
    SqlColumn("way", Text, nullable=False),
    SqlColumn("of", Bytes),
)
"""The journal: one row an Edit, in the order of writing. `act` is NULL where it is the Edit's own id; `at` is in
microseconds since 1970 UTC."""

Index("edits_by_act", edits.c.act, sqlite_where=edits.c.act.is_not(None))

changes = Table(
    "changes",
    metadata,
    SqlColumn("edit", Integer, ForeignKey("edits.seq"), primary_key=True),
    SqlColumn("place", Integer, primary_key=True),
    SqlColumn("noun", Integer, nullable=False),
    SqlColumn("key", Bytes, nullable=False),
    SqlColumn("before", Text),
    SqlColumn("after", Text),
    Index("changes_by_value", "noun", "key"),
    sqlite_with_rowid=False,
)
"""One row a Change, as JSON. `before` NULL: the value came into being and `after` is whole; `after` NULL: it was taken
away and `before` is whole; else both hold the changed fields only."""

acts = Table(
    "acts",
    metadata,
    SqlColumn("seq", Integer, primary_key=True),
    SqlColumn("first", Integer, nullable=False),
    SqlColumn("author", Integer, nullable=False),
    SqlColumn("edits", Integer, nullable=False),
    SqlColumn("state", Text, nullable=False),
    SqlColumn("turn", Integer, nullable=False),
    Index("acts_by_state", "author", "state", "turn"),
)
"""One row an act and author: the places of its `first` and last (`seq`) Edit and how many there are. `state` is that of
`journal.State`; `turn` is the place of the last Edit that did, undid or redid it, which orders the undo and redo stacks."""

derived = Table(
    "derived",
    metadata,
    SqlColumn("subject", Bytes, primary_key=True),
    SqlColumn("kind", Text, primary_key=True),
    SqlColumn("data", Bytes, nullable=False),
)

viewings = Table(
    "viewings",
    metadata,
    SqlColumn("id", Bytes, primary_key=True),
    SqlColumn("clip", Bytes, nullable=False),
    SqlColumn("person", Bytes, nullable=False),
    SqlColumn("start", Integer, nullable=False),
    SqlColumn("end", Integer, nullable=False),
    SqlColumn("at", Integer, nullable=False),
    Index("viewings_by_clip", "clip", "start", "end", "person"),
    sqlite_with_rowid=False,
)
"""One row a run of frames that somebody watched; it only ever grows. `at` is when it began, in microseconds since 1970 UTC.
`clip` is no foreign key: that an ingest is taken back does not unsee what was seen, and a merge may bring it before the clip."""

catalogue = Table(
    "catalogue",
    metadata,
    SqlColumn("row", Integer, primary_key=True),
    SqlColumn("clip", Bytes, unique=True),
    SqlColumn("take", Bytes),
    SqlColumn("rank", Text, nullable=False),
    SqlColumn("circled", Integer, nullable=False),
    SqlColumn("labels", Integer, nullable=False),
    SqlColumn("words", Text, nullable=False),
    Index("catalogue_by_take", "take"),
    Index("catalogue_by_rank", "rank", unique=True),
)
"""`row` is that of the clip, or minus that of a take without clips. `rank` orders by day, take, clip; `labels` counts."""

catalogue_facts = Table(
    "catalogue_facts",
    metadata,
    SqlColumn("field", Text, primary_key=True),
    SqlColumn("natural", Text, primary_key=True),
    SqlColumn("folded", Text, primary_key=True),
    SqlColumn("row", Integer, primary_key=True),
    Index("catalogue_facts_by_row", "row"),
    sqlite_with_rowid=False,
)
"""What a clip answers to in a search: case-folded, and as a key in which numbers sort as numbers."""

_TOKENS = "tokenize=\"unicode61 remove_diacritics 2\", prefix='2 3', columnsize=0"

LABEL_WORDS: Final = ("text", "who", "value", "kind")
"""The fields of a label that full text is made of. The ids of kinds read as their names, `_` parting words."""

EXTRAS: Final = (
    f"CREATE VIRTUAL TABLE label_words USING fts5({', '.join(LABEL_WORDS)}, content='labels', content_rowid='row', {_TOKENS})",
    f"CREATE VIRTUAL TABLE catalogue_words USING fts5(words, content='catalogue', content_rowid='row', {_TOKENS})",
    """CREATE TRIGGER label_made AFTER INSERT ON labels BEGIN
        UPDATE catalogue SET labels = labels + 1 WHERE clip = new.clip;
    END""",
    """CREATE TRIGGER label_gone AFTER DELETE ON labels BEGIN
        UPDATE catalogue SET labels = labels - 1 WHERE clip = old.clip;
    END""",
    """CREATE TRIGGER label_moved AFTER UPDATE OF clip ON labels BEGIN
        UPDATE catalogue SET labels = labels - 1 WHERE clip = old.clip;
        UPDATE catalogue SET labels = labels + 1 WHERE clip = new.clip;
    END""",
)
"""What SQLAlchemy has no words for. No trigger writes full text: `trusted_schema=OFF` forbids it, so `full_text.py` does."""
