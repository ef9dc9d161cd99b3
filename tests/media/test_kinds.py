"""Prove how media is told from what lies beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.media.kinds import Content, Named, content, named


@pytest.mark.parametrize(
    ("name", "promise"),
    [
        ("A001C001.mov", Named.CLIP),
        ("A001C001.MXF", Named.CLIP),
        ("12-T02.WAV", Named.CLIP),
        ("A001_C001.R3D", Named.CAMERA_RAW),
        ("A001_C001.braw", Named.CAMERA_RAW),
        ("a.mov.md5", Named.BESIDE),
        ("._a.mov", Named.BESIDE),
        ("THUMBS.DB", Named.BESIDE),
        ("A001.ale", Named.BESIDE),
        ("GOPR0001.LRV", Named.BESIDE),
        ("mov", Named.NOTHING),
        ("a.xyz", Named.NOTHING),
        ("caf\udce9.mov", Named.CLIP),
    ],
)
def test_named__by_the_ending(name: str, promise: Named) -> None:
    assert named(b"/card.mov/" + name.encode("utf-8", "surrogateescape")) is promise


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (b"\0\0\0\x20ftypqt  ", Content.MOVIE),
        (b"\0\0\0\x08wide\0\0\0\0mdat", Content.MOVIE),
        (bytes.fromhex("060e2b34020501010d01020101020400"), Content.MXF),
        (b"RIFF\0\0\0\0WAVEfmt ", Content.WAVE),
        (b"RF64\xff\xff\xff\xffWAVEds64", Content.WAVE),
        (b"RIFF\0\0\0\0AVI LIST", Content.OTHER_MEDIA),
        (b"\x1aE\xdf\xa3\1\0", Content.OTHER_MEDIA),
        (b"\x47" + bytes(187) + b"\x47" + bytes(187), Content.OTHER_MEDIA),
        (bytes(5000), Content.ZEROS),
        ("Schärfe prüfen – 駅\n".encode(), Content.TEXT),
        ("Schärfe prüfen\n".encode("latin-1"), Content.TEXT),
        ("Sorry".encode("utf-16"), Content.TEXT),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Content.UNKNOWN),
    ],
)
def test_content__by_the_first_bytes(head: bytes, found: Content) -> None:
    assert content(head) is found


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1))
def test_content__any_text__is_never_unknown(text: str) -> None:
    assert content(text.encode()) is not Content.UNKNOWN


@given(st.binary(max_size=300))
def test_content__any_bytes__never_fails(head: bytes) -> None:
    assert content(head) in Content
