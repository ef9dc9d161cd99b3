"""Keep the two FTS5 tables as `labels` and `catalogue` are, in the transaction that writes.

Both hold no text of their own (external content), so an old text must be given to be forgotten: `forget` runs before
rows change, `enter` after.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, TextClause, bindparam, text

from dailies_logger.domain.label import Label
from dailies_logger.store.rows import LABEL_WORDS
from dailies_logger.store.values import Delta, chunks


def _many(statement: str) -> TextClause:
    return text(statement).bindparams(bindparam("keys", expanding=True))


_FORGET_LABELS = _many("""INSERT INTO label_words(label_words, rowid, text, who, value, kind)
    SELECT 'delete', row, text, who, value, kind FROM labels WHERE id IN :keys""")
_ENTER_LABELS = _many("""INSERT INTO label_words(rowid, text, who, value, kind)
    SELECT row, text, who, value, kind FROM labels WHERE id IN :keys""")
_FORGET_ENTRIES = _many(
    "INSERT INTO catalogue_words(catalogue_words, rowid, words) SELECT 'delete', row, words FROM catalogue WHERE row IN :keys"
)
_ENTER_ENTRIES = text("INSERT INTO catalogue_words(rowid, words) VALUES (:row, :words)")


def _reworded(deltas: Iterable[Delta]) -> Iterator[Delta]:
    """List the changes of labels that touch their words."""
    return (delta for delta in deltas if delta.noun is Label and (not delta.both or set(LABEL_WORDS) & set(delta.changed)))


def forget_labels(connection: Connection, deltas: Iterable[Delta]) -> None:
    """Take the words of labels out before they change."""
    there = dict.fromkeys(delta.key for delta in _reworded(deltas) if delta.before is not None)
    for keys in chunks(list(there)):
        connection.execute(_FORGET_LABELS, {"keys": keys})


def enter_labels(connection: Connection, deltas: Iterable[Delta]) -> None:
    """Put the words of labels in after they have changed."""
    there = dict.fromkeys(delta.key for delta in _reworded(deltas))
    for keys in chunks(list(there)):
        connection.execute(_ENTER_LABELS, {"keys": keys})


def forget_entries(connection: Connection, rows: Sequence[int]) -> None:
    """Take the words of catalogue rows out before they go."""
    connection.execute(_FORGET_ENTRIES, {"keys": rows})


def enter_entries(connection: Connection, rows: Sequence[Mapping[str, object]]) -> None:
    """Put the words of new catalogue rows in."""
    connection.execute(_ENTER_ENTRIES, [{"row": row["row"], "words": row["words"]} for row in rows])
