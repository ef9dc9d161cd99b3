"""Test the label and the vocabulary."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import DEFAULT_VOCABULARY, SHIPPED_LANES, SHOT_SIZES, Label, LabelKind, Lane, Look, Vocabulary
from dailies_logger.domain.timecode import FrameRange


def _label(start: int, end: int | None) -> Label:
    return Label(id=new_id(), clip=new_id(), kind="best_moment", start=start, end=end, author=new_id(), at=datetime.now(UTC))


def test_range__of_a_closed_label_is_its_own() -> None:
    label = _label(10, 20)
    assert (label.open, label.range(now=500)) == (False, FrameRange(10, 20))


@pytest.mark.parametrize(("now", "start", "end"), [(None, 10, 11), (0, 0, 11), (10, 10, 11), (15, 10, 16)])
def test_range__of_an_open_label_reaches_to_the_frame_shown_on_or_back(now: int | None, start: int, end: int) -> None:
    label = _label(10, None)
    assert (label.open, label.range(now)) == (True, FrameRange(start, end))


def test_vocabulary__has_the_kinds_of_the_command_line() -> None:
    ids = [kind.id for kind in DEFAULT_VOCABULARY.kinds]
    assert ids == (
        [
            "emotional_beat",
            "best_moment",
            "line_reading",
            "reaction",
            "comedy",
            "dynamic_action",
            "stunt",
            "best_angle",
            "eyeline",
            "size",
            "problem",
            "note",
        ]
    )
    assert len({kind.key for kind in DEFAULT_VOCABULARY.kinds}) == len(ids)


def test_kind__words_are_the_words_of_its_id() -> None:
    """Full text is made of the ids, so that searching for a kind's name finds its labels."""
    for kind in DEFAULT_VOCABULARY.kinds:
        assert kind.name.lower() == kind.id.replace("_", " ")


def test_lane__of_an_unknown_kind_is_free() -> None:
    assert DEFAULT_VOCABULARY.lane("best_moment") is Lane.PERFORMANCE
    assert DEFAULT_VOCABULARY.kind("whistle") is None
    assert DEFAULT_VOCABULARY.lane("whistle") is Lane.FREE


def test_lanes__that_we_ship_are_told_apart_and_every_kind_lies_on_one() -> None:
    assert len({lane.id for lane in SHIPPED_LANES}) == len({lane.look for lane in SHIPPED_LANES}) == 8
    assert len(Look) == 12
    assert {kind.lane for kind in DEFAULT_VOCABULARY.kinds} <= {lane.id for lane in SHIPPED_LANES}
    assert Lane(id="beat", name="Beat", look=Look.DIAMOND) == Lane.BEAT
    assert hash(replace(Lane.BEAT, name="Turn")) == hash(Lane.BEAT)
    assert replace(Lane.BEAT, name="Turn") != Lane.BEAT


def test_lane__of_a_lane_that_is_gone_is_free_whatever_that_is_called() -> None:
    anything, songs = replace(Lane.FREE, name="Anything"), Lane(id="songs", name="Songs", look=Look.RING)
    kinds = (LabelKind(id="song", name="Song", lane="songs", key=""), LabelKind(id="cue", name="Cue", lane="cues", key=""))
    vocabulary = Vocabulary(kinds=kinds, lanes=(songs, anything))
    assert (vocabulary.lane("song"), vocabulary.lane("cue"), vocabulary.lane("whistle")) == (songs, anything, anything)
    assert Vocabulary(kinds=kinds, lanes=()).lane("song") is Lane.FREE
    assert (str(vocabulary), str(Vocabulary(kinds=kinds))) == ("Song, Cue; lanes: Songs, Anything", "Song, Cue")


def test_sizes__go_from_wide_to_tight() -> None:
    size = DEFAULT_VOCABULARY.kind("size")
    assert size is not None
    assert size.values == SHOT_SIZES
    assert (SHOT_SIZES[0], SHOT_SIZES[-1]) == ("EWS", "ECU")
