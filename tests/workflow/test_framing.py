"""What is asked of size, eyeline and lens: the scale, ranges, words for a comparison, and what cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.errors import BadQuery
from dailies_logger.domain.label import EYELINES, SHOT_SIZES
from dailies_logger.workflow.framing import FRAMING, begun, framing, plain_eyeline, spelled


def _sizes(op: str, value: str) -> list[str]:
    return [size for size in SHOT_SIZES if framing("size", op, value).fits(size)]


@pytest.mark.parametrize(
    ("op", "value", "sizes"),
    [
        ("=", "CU", ["CU"]),
        ("=", "cu", ["CU"]),
        (">", "MS", ["MCU", "CU", "BCU", "ECU"]),
        (">=", "CU", ["CU", "BCU", "ECU"]),
        ("<", "FS", ["EWS", "WS"]),
        ("<=", "WS", ["EWS", "WS"]),
        ("=", "MS..CU", ["MS", "MCU", "CU"]),
        ("=", "CU..MS", ["MS", "MCU", "CU"]),
        ("=", "*", list(SHOT_SIZES)),
        (">", "ECU", []),
    ],
)
def test_framing__orders_sizes_wide_to_tight(op: str, value: str, sizes: list[str]) -> None:
    assert _sizes(op, value) == sizes


@pytest.mark.parametrize(
    ("op", "value", "said", "fits"),
    [
        ("=", "75", "75 mm", True),
        ("=", "75", "75mm T2", True),
        ("=", "75 mm", "75", True),
        ("=", "75", "S4 75mm", True),
        ("=", "75", "175 mm", False),
        ("=", "75", "24-290 mm", True),
        ("=", "50..100", "75", True),
        ("=", "50..100", "40", False),
        ("=", "50mm..100mm", "100 mm", True),
        (">=", "75", "75", True),
        (">", "75", "75", False),
        ("<", "75", "24-290", True),
        ("<=", "27.5", "27,5 mm", True),
        ("=", "75", "zoom", False),
        ("=", "*", "zoom", True),
        ("=", "*", "", False),
    ],
)
def test_framing__reads_lenses_in_millimetres(op: str, value: str, said: str, *, fits: bool) -> None:
    assert framing("lens", op, value).fits(said) is fits


def test_framing__reads_eyelines_however_reports_write_them() -> None:
    assert {plain_eyeline(text) for text in ("L>R", "l > r", "L-R", "L→R", "left to right")} == {"l>r"}
    assert framing("eyeline", "=", "L>R").fits("L-R")
    assert not framing("eyeline", "=", "L>R").fits("R>L")
    assert framing("eyeline", "=", "L>R only").only
    assert not framing("eyeline", "=", "L>R").only


@pytest.mark.parametrize(
    ("name", "op", "value", "kept"),
    [
        ("size", "=", "tighter than MS", (">", "MS")),
        ("size", "=", "Wider than CU", ("<", "CU")),
        ("lens", "=", "longer than 75 mm", (">", "75 mm")),
        ("lens", "=", "wider than 35", ("<", "35")),
        ("size", "=", "ots", ("=", "OTS")),
        ("size", "!=", "CU", ("!=", "CU")),
        ("eyeline", "=", "left to right only", ("=", "L>R only")),
        ("eyeline", "=", "camera", ("=", "to camera")),
    ],
)
def test_spelled__keeps_what_is_meant(name: str, op: str, value: str, kept: tuple[str, str]) -> None:
    assert spelled(name, op, value, ("OTS",)) == kept


@pytest.mark.parametrize(
    ("name", "op", "value", "sentence"),
    [
        ("size", "=", "XS", "There is no size “XS”. Choose from EWS, WS, FS, MWS, MS, MCU, CU, BCU, ECU."),
        ("size", ">", "XS", "There is no size “XS”. Choose from EWS, WS, FS, MWS, MS, MCU, CU, BCU, ECU."),
        ("size", "=", "MS..XS", "There is no size “XS”. Choose from EWS, WS, FS, MWS, MS, MCU, CU, BCU, ECU."),
        ("size", ">", "MS..CU", "A range is no comparison. Write size:MS..CU."),
        ("lens", "=", "wide", "“wide” is no lens. Write its millimetres, lens:75, or a range, lens:50..100."),
        ("lens", "=", "50..", "“” is no lens. Write its millimetres, lens:75, or a range, lens:50..100."),
        ("eyeline", "=", "up", f"There is no eyeline “up”. Choose from {', '.join(EYELINES)}."),
        ("eyeline", ">", "L>R", "“eyeline” has no order. Write eyeline:L>R."),
    ],
)
def test_spelled__says_what_cannot_be_read(name: str, op: str, value: str, sentence: str) -> None:
    with pytest.raises(BadQuery) as caught:
        spelled(name, op, value, ())
    assert str(caught.value) == sentence


def test_begun__knows_what_can_still_become_a_value() -> None:
    assert all(begun("size", text, ()) for text in ("M", "MS.", "MS..", "MS..C", "tighter tha", "CU on"))
    assert all(begun("lens", text, ()) for text in ("50.", "50..", "50..1", "75 m"))
    assert begun("eyeline", "to c", ())
    assert begun("size", "ot", ("OTS",))
    assert not any(begun(name, "xyz", ()) for name in FRAMING)


@given(st.sampled_from(FRAMING), st.sampled_from(["=", "<", "<=", ">", ">="]), st.text(), st.text())
def test_framing__any_text_fits_or_not_or_is_refused(name: str, op: str, value: str, said: str) -> None:
    assert _answer(name, op, value, said) in (True, False, "refused.")


def _answer(name: str, op: str, value: str, said: str) -> bool | str:
    try:
        return framing(name, op, value).fits(said)
    except BadQuery as bad:
        return f"refused{str(bad)[-1]}"
