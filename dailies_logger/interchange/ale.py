"""Read an Avid Log Exchange file: the report that cameras and laboratories write.

Text in three parts: `Heading` with global pairs (FIELD_DELIM, VIDEO_FORMAT, FPS), `Column` with the names of columns,
`Data` with one row a clip; cells are parted by tabs, or by what FIELD_DELIM says. Source: Avid's Log Exchange appendix
and the files of cameras. Found in the wild and read: every encoding and line end, heading pairs on one line, short rows,
rows with more cells than columns, blank lines between the parts.
"""

from collections.abc import Iterator, Sequence

from dailies_logger.domain.errors import ExchangeError
from dailies_logger.interchange.text_decode import decode, lines
from dailies_logger.workflow.ports import Table

_PARTS = ("heading", "column", "data")
_DELIMITERS = {"TABS": "\t", "COMMAS": ",", "COMMA": ",", "SEMICOLONS": ";"}

Line = tuple[int, str]


def read_ale(data: bytes, *, document: str) -> Table:
    """Read the bytes of an ALE; every column and cell is kept. Raises ExchangeError."""
    decoded = decode(data)
    parts = _parts(lines(decoded.text), document)
    heading = tuple(_heading(parts["heading"]))
    delimiter = _DELIMITERS.get(dict(heading).get("FIELD_DELIM", "TABS").upper(), "\t")
    named = [text for _, text in parts["column"] if text.strip()]
    if not named:
        msg = f"{document} names no columns. Export the ALE again."
        raise ExchangeError(msg)
    columns = [cell.strip() for cell in named[0].split(delimiter)]
    while columns and not columns[-1]:
        columns.pop()
    rows = [(number, [cell.strip() for cell in text.split(delimiter)]) for number, text in parts["data"] if text.strip()]
    return _table(document, columns, rows, heading, decoded.encoding)


def _parts(text_lines: Sequence[str], document: str) -> dict[str, list[Line]]:
    parts: dict[str, list[Line]] = {}
    part = ""
    for number, text in enumerate(text_lines, start=1):
        word = text.strip().casefold()
        if word in _PARTS and word not in parts and part != "data":
            part = word
            parts[part] = []
        elif part:
            parts[part].append((number, text))
    if "column" not in parts or "data" not in parts:
        msg = f"{document} is no Avid Log Exchange file: the lines “Column” and “Data” are not in it. Export the ALE again."
        raise ExchangeError(msg)
    return {"heading": [], **parts}


def _heading(heading: Sequence[Line]) -> Iterator[tuple[str, str]]:
    for _, text in heading:
        cells = [cell.strip() for cell in text.split("\t")]
        yield from ((name, value) for name, value in zip(cells[::2], [*cells[1::2], ""], strict=False) if name)


def _table(
    document: str, columns: list[str], rows: Sequence[tuple[int, list[str]]], heading: tuple[tuple[str, str], ...], encoding: str
) -> Table:
    notes = []
    for number, cells in rows:
        while len(cells) > len(columns) and not cells[-1]:
            cells.pop()
        if len(cells) > len(columns):
            notes.append(f"Line {number} has {len(cells)} cells, but {len(columns)} columns are named.")
    width = max((len(cells) for _, cells in rows), default=0)
    columns = [*columns, *(f"Column {number}" for number in range(len(columns) + 1, width + 1))]
    padded = tuple(tuple(cells + [""] * (len(columns) - len(cells))) for _, cells in rows)
    return Table(document=document, columns=tuple(columns), rows=padded, heading=heading, encoding=encoding, notes=tuple(notes))
