"""Bytes of reports as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.interchange.text_decode import decode, lines

TEXT = "Scene\tComments\r\n12A\tTom’s cue – arrivée über Straße “naïf” Åsa, Ñandú; 5 £\r\n"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("cp1252", "cp1252"),
        ("mac_roman", "mac_roman"),
    ],
)
def test_decode__every_encoding_reports_come_in(encoding: str, name: str) -> None:
    decoded = decode(TEXT.encode(encoding))
    assert (decoded.text, decoded.encoding) == (TEXT, name)


@pytest.mark.parametrize("word", ["arrivée", "über", "Straße", "señor", "façade", "Øre", "Tom’s cue", "“again”", "Ökonomie"])
def test_decode__single_words_of_old_machines(word: str) -> None:
    for encoding in ("cp1252", "mac_roman"):
        assert decode(f"Comments {word} end".encode(encoding)).text == f"Comments {word} end"


@given(st.text())
def test_decode__utf8_comes_back_whole(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode()).text == text


@given(st.binary())
def test_decode__any_bytes_give_text(data: bytes) -> None:
    assert decode(data).encoding


@given(st.lists(st.text(st.characters(codec="ascii", exclude_characters="\r\n"))), st.lists(st.sampled_from(["\n", "\r\n", "\r\n"])))
def test_lines__mixed_line_ends(rows: list[str], ends: list[str]) -> None:
    text = "".join(row + end for row, end in zip(rows, ends, strict=False))
    assert lines(text)[:-1] == rows[: len(ends)]


def test_lines__old_macintosh() -> None:
    assert lines("a\rb\r\rc") == ["a", "b", "", "c"]
