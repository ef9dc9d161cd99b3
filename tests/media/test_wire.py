"""Prove that a probe's findings cross to the parent unchanged."""

import json
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.clip import Facts, Measured, MediaKind
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.media.wire import from_json, to_json
from dailies_logger.workflow.ports import Probed

texts = st.text(max_size=8)
measures = st.builds(
    Measured,
    media=st.sampled_from(MediaKind),
    codec=texts,
    pixel_aspect=st.fractions(Fraction(1, 4), 4, max_denominator=1000),
    rate=st.none() | st.sampled_from([FrameRate.of(24000, 1001), FrameRate.of(25), FrameRate.of(2475, 134)]),
    frames=st.integers(0, 10**9),
    start=st.none() | st.integers(0, 10**7),
    recorded=st.none() | st.datetimes(timezones=st.just(UTC)) | st.datetimes(),
    time_reference=st.none() | st.integers(0, 1 << 63),
    tracks=st.lists(texts, max_size=3).map(tuple),
    drop=st.booleans(),
)


@given(measured=measures, note=st.none() | texts, playable=st.booleans())
def test_from_json__gives_back_what_was_found(measured: Measured, note: str | None, playable: bool) -> None:
    found = Probed(
        path=b"/a\xff.mov",
        byte_size=7,
        modified=9,
        key=id_from(1),
        measured=measured,
        said=Facts(note=note, scene="24A"),
        playable=playable,
    )
    assert from_json(json.loads(json.dumps(to_json(found))), path=b"/a\xff.mov", byte_size=7, modified=9) == found


def test_from_json__of_something_else__fails() -> None:
    found = Probed(path=b"a", byte_size=0, modified=0, key=id_from(1), measured=Measured(recorded=datetime(2026, 11, 20, tzinfo=UTC)))
    for field in ("key", "measured", "trouble"):
        less = to_json(found)
        del less[field]
        with pytest.raises(KeyError):
            from_json(less, path=b"a", byte_size=0, modified=0)
