"""Avid Log Exchange."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.errors import ExchangeError
from dailies_logger.interchange.ale import read_ale
from dailies_logger.interchange.text_decode import decode, lines
from tests.support.shoot import MATERIAL

HEAD = "Heading\nFIELD_DELIM\tTABS\nVIDEO_FORMAT\t1080\nFPS\t23.976\n\n"
ALE = HEAD + "Column\nName\tStart\tTape\tÄtherfarbe\n\nData\nA011C003\t09:47:50:21\tA011R2QK\trot\nA011C004\t09:52:18:05\n"

cells = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\t\x85"), max_size=8).map(
    str.strip
)


def test_read_ale__columns_rows_and_heading() -> None:
    table = read_ale(ALE.encode(), document="A011.ale")
    assert table.columns == ("Name", "Start", "Tape", "Ätherfarbe")
    assert table.rows == (("A011C003", "09:47:50:21", "A011R2QK", "rot"), ("A011C004", "09:52:18:05", "", ""))
    assert table.heading == (("FIELD_DELIM", "TABS"), ("VIDEO_FORMAT", "1080"), ("FPS", "23.976"))
    assert (table.document, table.notes) == ("A011.ale", ())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252", "mac_roman"])
def test_read_ale__every_encoding_and_line_end(encoding: str, end: str) -> None:
    table = read_ale(ALE.replace("\n", end).encode(encoding), document="x.ale")
    assert table.columns[-1] == "Ätherfarbe"
    assert [row[0] for row in table.rows] == ["A011C003", "A011C004"]


def test_read_ale__heading_on_one_line() -> None:
    text = "Heading\nFIELD_DELIM\tTABS\tFPS\t24\nColumn\nName\nData\nx"
    assert read_ale(text.encode(), document="x").heading == (("FIELD_DELIM", "TABS"), ("FPS", "24"))


def test_read_ale__other_delimiter() -> None:
    text = "Heading\nFIELD_DELIM\tCOMMAS\nColumn\nName,Start\nData\nx,01:00:00:00"
    assert read_ale(text.encode(), document="x").rows == (("x", "01:00:00:00"),)


def test_read_ale__more_cells_than_columns_are_kept_and_noted() -> None:
    table = read_ale(b"Heading\nFIELD_DELIM\tTABS\n\nColumn\nName\tScene\n\nData\nA001\t1\t1\nA002\t2\t\t\n", document="x")
    assert table.columns == ("Name", "Scene", "Column 3")
    assert table.rows == (("A001", "1", "1"), ("A002", "2", ""))
    assert table.notes == ("Line 8 has 3 cells, but 2 columns are named.",)


def test_read_ale__a_clip_named_data_is_a_row() -> None:
    assert read_ale(b"Column\nName\nData\nData\nColumn\n", document="x").rows == (("Data",), ("Column",))


def test_read_ale__an_empty_first_cell_is_kept_in_its_column() -> None:
    assert read_ale(b"Column\nColor\tName\nData\n\tx\n", document="x").rows == (("", "x"),)


@pytest.mark.parametrize("data", [b"", b"Name,Scene\nx,1", b"Heading\nColumn\n\nData\nx", b"Heading\nData\nx", b"\x00\x01\x02"])
def test_read_ale__what_is_none_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(ExchangeError, match=r"^day 3\.ale "):
        read_ale(data, document="day 3.ale")


@given(st.binary(max_size=300))
def test_read_ale__any_bytes_raise_nothing_else(data: bytes) -> None:
    for start in (b"", b"Heading\nColumn\nName\tStart\nData\n", b"\xff\xfe"):
        try:
            table = read_ale(start + data, document="x")
        except ExchangeError:
            continue
        assert all(len(row) == len(table.columns) for row in table.rows)


@given(st.lists(cells.filter(bool), min_size=1, max_size=6), st.lists(st.lists(cells, min_size=1, max_size=6), max_size=5))
def test_read_ale__no_cell_is_lost(columns: list[str], rows: list[list[str]]) -> None:
    rows = [row[: len(columns)] for row in rows if any(row[: len(columns)])]
    text = HEAD + "Column\n" + "\t".join(columns) + "\nData\n" + "".join("\t".join(row) + "\n" for row in rows)
    if {"heading", "column", "data"} & {line.strip().casefold() for line in ("\t".join(columns), *map("\t".join, rows))}:
        return
    table = read_ale(text.encode(), document="x")
    assert table.columns == tuple(columns)
    assert [list(row) for row in table.rows] == [row + [""] * (len(columns) - len(row)) for row in rows]


@pytest.mark.material
def test_read_ale__the_worlds_files_without_loss() -> None:
    folder = MATERIAL / "text" / "ale"
    if not folder.is_dir():
        pytest.skip("the shared test material is not beside the checkout")
    files = sorted(folder.iterdir())
    assert len(files) >= 14
    for file in files:
        table = read_ale(file.read_bytes(), document=file.name)
        text = lines(decode(file.read_bytes()).text)
        data = [line for line in text[[line.strip() for line in text].index("Data") + 1 :] if line.strip()]
        assert table.rows, file.name
        assert [[cell for cell in row if cell] for row in table.rows] == [
            [cell.strip() for cell in line.split("\t") if cell.strip()] for line in data
        ]
