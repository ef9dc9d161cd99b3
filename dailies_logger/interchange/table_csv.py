"""Read a table of comma-, semicolon- or tab-separated values, as script supervisors' programs and spreadsheets write it.

The header is found under title rows (production, date, supervisor), which are kept as heading. Source: RFC 4180 and what
spreadsheets do beside it (byte order mark, `;` where the comma is the decimal sign).
"""

import csv
import io
from collections import Counter
from collections.abc import Sequence

from dailies_logger.domain.errors import ExchangeError
from dailies_logger.interchange.text_decode import decode
from dailies_logger.workflow.columns import guess
from dailies_logger.workflow.ports import Table

_LOOK_AHEAD = 60


def read_csv(data: bytes, *, document: str) -> Table:
    """Read the bytes of a CSV. Raises ExchangeError."""
    decoded = decode(data)
    rows = _best_rows(decoded.text, document)
    start = _header(rows)
    if start is None:
        msg = f"{document} has no row of column names. Save the report with a header such as Scene, Setup, Take."
        raise ExchangeError(msg)
    columns = _trimmed(rows[start][1], 0)
    body = [(number, _trimmed(cells, len(columns))) for number, cells in rows[start + 1 :] if any(cell.strip() for cell in cells)]
    notes = tuple(
        f"Line {number} has {len(cells)} cells, but {len(columns)} columns are named."
        for number, cells in body
        if len(cells) > len(columns)
    )
    width = max((len(cells) for _, cells in body), default=0)
    columns += [f"Column {number}" for number in range(len(columns) + 1, width + 1)]
    return Table(
        document=document,
        columns=tuple(columns),
        rows=tuple(tuple(cells + [""] * (len(columns) - len(cells))) for _, cells in body),
        heading=tuple(pair for _, cells in rows[:start] for pair in _pairs(cells)),
        encoding=decoded.encoding,
        notes=notes,
    )


Row = tuple[int, list[str]]


def _best_rows(text: str, document: str) -> list[Row]:
    tables = [rows for delimiter in (",", ";", "\t") if (rows := _rows(text, delimiter))]
    if not tables:
        msg = f"{document} is no table that can be read. Save the report as CSV again."
        raise ExchangeError(msg)
    return max(tables, key=_evenness)


def _rows(text: str, delimiter: str) -> list[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return [(reader.line_num, cells) for cells in reader]
    except csv.Error:
        return []


def _evenness(rows: Sequence[Row]) -> int:
    widths = Counter(len(cells) for _, cells in rows[:_LOOK_AHEAD] if len(cells) > 1)
    return max(((width - 1) * count for width, count in widths.items()), default=0)


def _header(rows: Sequence[Row]) -> int | None:
    """Find the row with the most names that are known as columns; at least two, the first of equals."""
    best, most = None, 1
    for index, (_, cells) in enumerate(rows[:_LOOK_AHEAD]):
        known = len({guess(cell) for cell in cells} - {""})
        if known > most:
            best, most = index, known
    return best


def _trimmed(cells: Sequence[str], width: int) -> list[str]:
    """Strip cells, and leave out empty ones at the end that lie beyond a width."""
    kept = [cell.strip() for cell in cells]
    while len(kept) > width and not kept[-1]:
        kept.pop()
    return kept


def _pairs(cells: Sequence[str]) -> list[tuple[str, str]]:
    said = [cell.strip() for cell in cells if cell.strip()]
    return [(said[index].rstrip(":"), said[index + 1] if index + 1 < len(said) else "") for index in range(0, len(said), 2)]
