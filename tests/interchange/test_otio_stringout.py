"""What a file says of a stringout is believed only where it can be."""

from dataclasses import replace
from typing import Any

import pytest

from dailies_logger.domain.errors import ExchangeError
from dailies_logger.domain.stringout import Angles, Lays, Out
from dailies_logger.interchange.otio_stringout import heard, said
from tests.support.rushes import camera_clip, label, placements, stringout

CLIP = camera_clip(frames=240)
OF = replace(stringout(), lays=Lays.TAKES, angles=Angles.STACKED, group="scene", gap=4)
LAID = tuple(replace(each, locked=True, out=Out.LIFTED, ruled_start=1, ruled_end=9) for each in placements(OF, label(CLIP, 3, 9)))


def test_heard__is_what_was_said_and_the_usual_is_left_out() -> None:
    told = said(OF, LAID)
    assert heard(told, file="a.otio") == (OF, LAID)
    assert "pinned" not in told["placements"][0]
    assert told["placements"][0]["locked"] is True


@pytest.mark.parametrize("told", [None, "x", [], {}, {"placements": {}}, {"id": "x", "placements": 3}])
def test_heard__says_where_there_is_none(told: object) -> None:
    with pytest.raises(ExchangeError, match=r"^a\.otio holds no stringout of Dailies Logger\.$"):
        heard(told, file="a.otio")


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "no key"},
        {"id": 7},
        {"name": None},
        {"handles": "12"},
        {"handles": True},
        {"handles": 1 << 60},
        {"handles": 1.5},
        {"angles": "sideways"},
        {"gap": []},
    ],
)
def test_heard__refuses_a_stringout_that_cannot_be(wrong: dict[str, Any]) -> None:
    with pytest.raises(ExchangeError, match=r"^a\.otio says what cannot be of \w+ in its stringout, so nothing was brought in\.$"):
        heard(said(OF, LAID) | wrong, file="a.otio")


@pytest.mark.parametrize(
    "wrong",
    [{"start": 9}, {"start": -1}, {"gap": -1}, {"at": -4}, {"ruled_start": 9}, {"locked": 1}, {"out": "gone"}, {"on": 3}, {"label": "x"}],
)
def test_heard__refuses_a_placement_that_cannot_be(wrong: dict[str, Any]) -> None:
    told = said(OF, LAID)
    with pytest.raises(ExchangeError, match="says what cannot be of"):
        heard(told | {"placements": [told["placements"][0] | wrong]}, file="a.otio")
    others: tuple[object, ...] = ({}, "x", None)
    for placement in others:
        with pytest.raises(ExchangeError, match="says what cannot be of placement"):
            heard(told | {"placements": [placement]}, file="a.otio")


def test_heard__refuses_more_than_anybody_lays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dailies_logger.interchange.otio_stringout.MOST", 1)
    with pytest.raises(ExchangeError, match=r"holds more than 1 placements, so it was not read\.$"):
        heard(said(OF, LAID * 2), file="a.otio")
