"""Prove that an MXF file says where it ends."""

import io
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.media.mxf import footer_end
from tests.support.clips import Codec, make_clip


@pytest.mark.parametrize("run_in", [0, 100])
def test_footer_end__of_a_clip__lies_inside(tmp_path: Path, run_in: int) -> None:
    data = bytes(run_in) + make_clip(tmp_path / "a.mxf", codec=Codec.MPEG2, rate=Fraction(25)).read_bytes()
    end = footer_end(io.BytesIO(data))
    assert len(data) * 0.8 < end <= len(data)


def test_footer_end__header_never_closed__is_not_said(tmp_path: Path) -> None:
    data = bytearray(make_clip(tmp_path / "a.mxf", codec=Codec.MPEG2, rate=Fraction(25)).read_bytes())
    at = 20 + 24 if data[16] == 0x83 else 17 + 24
    data[at : at + 8] = bytes(8)
    assert footer_end(io.BytesIO(bytes(data))) == 0


@given(st.binary(max_size=100))
def test_footer_end__any_bytes__never_fails(tail: bytes) -> None:
    assert footer_end(io.BytesIO(bytes.fromhex("060e2b34020501010d010201") + tail)) >= 0
    assert footer_end(io.BytesIO(tail)) >= 0
