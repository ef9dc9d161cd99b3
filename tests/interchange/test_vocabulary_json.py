"""A vocabulary as a file: what is written is read again, and what is unsound is refused in a sentence."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from dailies_logger.domain.errors import ExchangeError
from dailies_logger.domain.label import DEFAULT_VOCABULARY, SHIPPED_LANES, LabelKind, Lane, Look, Vocabulary
from dailies_logger.interchange.vocabulary_json import LARGEST, read_vocabulary, vocabulary_text

_SOUND = {"id": "song", "name": "Song", "lane": "free", "key": "F7", "values": ["verse"]}


def _file(tmp_path: Path, kinds: object, version: object = 1) -> Path:
    file = tmp_path / "ours.json"
    file.write_text(json.dumps({"vocabulary": version, "kinds": kinds}), encoding="utf-8")
    return file


def test_read_vocabulary__is_what_was_written(tmp_path: Path) -> None:
    file = tmp_path / "ours.json"
    file.write_text(vocabulary_text(DEFAULT_VOCABULARY), encoding="utf-8")
    assert read_vocabulary(file) == DEFAULT_VOCABULARY


def test_read_vocabulary__key_and_values_may_be_left_out_and_unknown_fields_are_passed_over(tmp_path: Path) -> None:
    rows = [{"id": name, "name": f" {name} ", "lane": "beat", "mood": 3} for name in ("cue", "übergang")]
    kinds = read_vocabulary(_file(tmp_path, rows)).kinds
    assert kinds == tuple(LabelKind(id=name, name=name, lane=Lane.BEAT.id, key="") for name in ("cue", "übergang"))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"id": ""}, "the id of kind 1"),
        ({"name": "  "}, "the name of kind 1"),
        ({"name": "So\u0000ng"}, "the name of kind 1"),
        ({"name": "So\u202eng"}, "the name of kind 1"),
        ({"name": "\ud800"}, "the name of kind 1"),
        ({"name": "s" * 81}, "the name of kind 1"),
        ({"key": 7}, "the key of kind 1"),
        ({"lane": "river"}, "none of beat"),
        ({"lane": ["free"]}, "the lane of kind 1"),
        ({"values": "verse"}, "the values of kind 1"),
        ({"values": [None]}, "the value of kind 1"),
    ],
)
def test_read_vocabulary__refuses_an_unsound_kind(tmp_path: Path, change: dict[str, object], why: str) -> None:
    with pytest.raises(ExchangeError, match=why):
        read_vocabulary(_file(tmp_path, [_SOUND | change]))


@pytest.mark.parametrize(
    ("kinds", "version", "why"),
    [
        ([_SOUND], 2, "a newer version"),
        ([_SOUND], 0, "no vocabulary"),
        ([_SOUND], True, "no vocabulary"),
        ({"song": _SOUND}, 1, "no vocabulary"),
        ([], 1, "0 kinds"),
        ([_SOUND] * 201, 1, "201 kinds"),
        (["song"], 1, "kind 1 is no kind"),
    ],
)
def test_read_vocabulary__refuses_what_is_no_vocabulary(tmp_path: Path, kinds: object, version: object, why: str) -> None:
    with pytest.raises(ExchangeError, match=why):
        read_vocabulary(_file(tmp_path, kinds, version))


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[" * 200_000, b"1" * 5000, b" " * (LARGEST + 1)])
def test_read_vocabulary__refuses_what_is_no_json(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "ours.json"
    file.write_bytes(data)
    with pytest.raises(ExchangeError, match=r"ours\.json"):
        read_vocabulary(file)


_OURS = [{"id": "free", "name": "Anything", "look": "flag"}, {"id": "songs", "name": "Songs", "look": "half circle"}]


def _with_lanes(tmp_path: Path, lanes: object, kind: Mapping[str, object] = _SOUND) -> Path:
    file = tmp_path / "ours.json"
    file.write_text(json.dumps({"vocabulary": 1, "lanes": lanes, "kinds": [kind]}), encoding="utf-8")
    return file


def test_read_vocabulary__lanes_are_what_was_written_in_their_order(tmp_path: Path) -> None:
    lanes = (Lane(id="songs", name="Sóngs", look=Look.RING), *SHIPPED_LANES[::-1])
    kinds = (*DEFAULT_VOCABULARY.kinds, LabelKind(id="song", name="Song", lane="songs", key="Q"))
    file = tmp_path / "ours.json"
    file.write_text(vocabulary_text(Vocabulary(kinds=kinds, lanes=lanes)), encoding="utf-8")
    assert read_vocabulary(file) == Vocabulary(kinds=kinds, lanes=lanes)


def test_read_vocabulary__a_kind_lies_on_a_lane_of_the_file(tmp_path: Path) -> None:
    read = read_vocabulary(_with_lanes(tmp_path, _OURS, _SOUND | {"lane": "songs"}))
    assert read.lane("song") == Lane(id="songs", name="Songs", look=Look.HALF_CIRCLE)
    with pytest.raises(ExchangeError, match="none of free, songs"):
        read_vocabulary(_with_lanes(tmp_path, _OURS, _SOUND | {"lane": "beat"}))


def test_read_vocabulary__an_old_file_says_nothing_of_lanes(tmp_path: Path) -> None:
    assert read_vocabulary(_file(tmp_path, [_SOUND])).lanes == ()


def test_vocabulary_text__a_kind_whose_lane_is_gone_is_written_on_free(tmp_path: Path) -> None:
    file = tmp_path / "ours.json"
    kinds = (LabelKind(id="song", name="Song", lane="songs", key=""),)
    file.write_text(vocabulary_text(Vocabulary(kinds=kinds)), encoding="utf-8")
    assert [kind.lane for kind in read_vocabulary(file).kinds] == ["free"]


@pytest.mark.parametrize(
    ("lanes", "why"),
    [
        ({"beat": "Beat"}, "its lanes are no list of 1 to 12"),
        ([], "its lanes are no list"),
        (_OURS * 7, "its lanes are no list"),
        (["beat"], "lane 1 is no lane"),
        ([_OURS[0], {"id": "a", "name": "A", "look": "zigzag"}], "lane 2 has a look that is none of diamond"),
        ([{"id": "a", "name": "", "look": "ring"}], "the name of lane 1"),
        ([{"id": 7, "name": "A", "look": "ring"}], "the id of lane 1"),
        ([{"id": "a", "name": "A"}], "the look of lane 1"),
    ],
)
def test_read_vocabulary__refuses_unsound_lanes(tmp_path: Path, lanes: object, why: str) -> None:
    with pytest.raises(ExchangeError, match=why):
        read_vocabulary(_with_lanes(tmp_path, lanes))
