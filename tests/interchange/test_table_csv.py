"""Tables of the supervisor and of spreadsheets."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.errors import ExchangeError
from dailies_logger.interchange.table_csv import read_csv

CSV = 'Date,Scene,Setup,Take,Circled,Comments\r\n2026-11-20,12,12A,3PU,*,"PU from ""again"", soft; good"\r\n2026-11-20,12,12B,1,,\r\n'


def test_read_csv__header_and_rows() -> None:
    table = read_csv(CSV.encode(), document="script.csv")
    assert table.columns == ("Date", "Scene", "Setup", "Take", "Circled", "Comments")
    assert table.rows[0] == ("2026-11-20", "12", "12A", "3PU", "*", 'PU from "again", soft; good')
    assert table.rows[1][4:] == ("", "")
    assert (table.heading, table.notes) == ((), ())


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
def test_read_csv__delimiters_and_encodings(delimiter: str, encoding: str) -> None:
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter).writerows([["Scene", "Take", "Comments"], ["12A", "1", "café, très bien; oui"]])
    table = read_csv(target.getvalue().encode(encoding), document="x.csv")
    assert table.rows == (("12A", "1", "café, très bien; oui"),)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_read_csv__header_under_title_rows(end: str) -> None:
    text = f'SCRIPT REPORT{end}Production:,"NORTH PIER",Day:,3{end}{end}Scene,Take,Circled{end}12,1,Y{end},,{end}12,2,{end}'
    table = read_csv(text.encode(), document="x.csv")
    assert table.columns == ("Scene", "Take", "Circled")
    assert table.rows == (("12", "1", "Y"), ("12", "2", ""))
    assert table.heading == (("SCRIPT REPORT", ""), ("Production", "NORTH PIER"), ("Day", "3"))


def test_read_csv__a_note_over_several_lines() -> None:
    table = read_csv(b'Scene,Take,Comments\n12,1,"one\ntwo"\n', document="x")
    assert table.rows == (("12", "1", "one\ntwo"),)


def test_read_csv__short_and_long_rows() -> None:
    table = read_csv(b"Scene,Take,Comments\n12\n13,1,a,b\n14,2,c,,\n", document="x")
    assert table.columns == ("Scene", "Take", "Comments", "Column 4")
    assert table.rows == (("12", "", "", ""), ("13", "1", "a", "b"), ("14", "2", "c", ""))
    assert table.notes == ("Line 3 has 4 cells, but 3 columns are named.",)


@pytest.mark.parametrize("data", [b"", b"1.5,2.5,label 1\n3,4,label 2\n", b"\x00\x00\x00", b"just a letter"])
def test_read_csv__no_header_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(ExchangeError, match=r"^day 3\.csv "):
        read_csv(data, document="day 3.csv")


def test_read_csv__a_cell_beyond_all_limits_is_refused() -> None:
    with pytest.raises(ExchangeError):
        read_csv(b'Scene,Take\n12,"' + b"x" * 200_000, document="x")


@given(st.binary(max_size=300))
def test_read_csv__any_bytes_raise_nothing_else(data: bytes) -> None:
    for start in (b"", b"Scene,Take,Circled\n", b'Scene;Take\n"'):
        try:
            table = read_csv(start + data, document="x")
        except ExchangeError:
            continue
        assert all(len(row) == len(table.columns) for row in table.rows)


@given(st.lists(st.tuples(*[st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=6).map(str.strip)] * 3), max_size=6))
def test_read_csv__no_cell_is_lost(rows: list[tuple[str, str, str]]) -> None:
    target = io.StringIO()
    csv.writer(target).writerows([("Scene", "Take", "Comments"), *rows])
    assert read_csv(target.getvalue().encode(), document="x").rows == tuple(row for row in rows if any(row))
