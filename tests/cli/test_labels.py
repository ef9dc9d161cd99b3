"""Test `label` as scripts use it: add, set, remove, and every refusal."""

import re
from pathlib import Path

import pytest

from dailies_logger.cli.labels import SETTABLE, read_fields
from dailies_logger.domain.clip import Clip, Measured
from dailies_logger.domain.errors import Refused
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.timecode import FrameRate
from tests.support.command import asked, clip_named, dailies

CLIP = "A001C002_261116_R1AB.mov"


def _label(library: Path, *words: str) -> str:
    answer = asked("label", library, CLIP, "--kind", "best_moment", "--from", "21:09:33:00", "--to", "21:09:34:00", *words)
    assert set(answer) == {"id"}
    return str(answer["id"])


def _one(library: Path, key: str) -> dict[str, object]:
    return next(label for label in asked("list", library, "labels")["labels"] if label["id"] == key)


def test_label__by_timecode_lies_on_the_exact_frames_with_an_exclusive_end(library: Path) -> None:
    key = _label(library, "--text", "she turns", "--rating", "4", "--who", "Mara", "--as", "Ann")
    label = _one(library, key)
    at = label.pop("at")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00", str(at))
    clip = clip_named(library, CLIP)
    assert label == {
        "id": key,
        "clip": clip["id"],
        "file": clip["file"],
        "kind": "best_moment",
        "lane": "performance",
        "start": 12,
        "end": 36,
        "start_tc": "21:09:33:00",
        "end_tc": "21:09:34:00",
        "value": "",
        "text": "she turns",
        "rating": 4,
        "intensity": 0,
        "who": "Mara",
        "all_angles": False,
        "beat": None,
        "author": "Ann",
    }


def test_label__by_frame_means_the_same_as_by_timecode(library: Path) -> None:
    key = str(asked("label", library, CLIP, "--kind", "stunt", "--from", "12", "--to", "36")["id"])
    assert (_one(library, key)["start_tc"], _one(library, key)["end_tc"]) == ("21:09:33:00", "21:09:34:00")


def test_label__without_to_is_one_frame_long(library: Path) -> None:
    key = str(asked("label", library, CLIP, "--kind", "note", "--from", "7")["id"])
    assert (_one(library, key)["start"], _one(library, key)["end"]) == (7, 8)


@pytest.mark.parametrize("name", ["A001C002_261116_R1AB.mov", "A001C002_261116_R1AB", "a001c002_261116_r1ab.MOV"])
def test_label__a_clip_answers_to_its_names(library: Path, name: str) -> None:
    key = str(asked("label", library, name, "--kind", "comedy", "--from", "1")["id"])
    assert _one(library, key)["clip"] == clip_named(library, "A001C002")["id"]


def test_label__the_last_frame_can_be_labelled_and_no_further(library: Path) -> None:
    clip = clip_named(library, CLIP)
    key = str(asked("label", library, CLIP, "--kind", "note", "--from", str(clip["frames"] - 1), "--to", str(clip["frames"]))["id"])
    assert _one(library, key)["end_tc"] == clip["end_tc"]
    assert "not on A001C002" in dailies("label", library, CLIP, "--kind", "note", "--from", "0", "--to", str(clip["frames"] + 1)).refusal


def test_label__for_all_angles_keeps_its_value(library: Path) -> None:
    key = str(asked("label", library, CLIP, "--kind", "eyeline", "--value", "l>r", "--from", "1", "--to", "9", "--all-angles")["id"])
    assert (_one(library, key)["value"], _one(library, key)["all_angles"]) == ("L>R", True)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ([CLIP, "--kind", "best_moment"], "--from"),
        ([CLIP, "--from", "3"], "--kind"),
        ([CLIP, "--kind", "best", "--from", "3"], "best_moment"),
        ([CLIP, "--kind", "best_moment", "--from", "09:00:00:00"], "09:00:00:00"),
        ([CLIP, "--kind", "best_moment", "--from", "21:09:33;00"], "drop-frame"),
        ([CLIP, "--kind", "best_moment", "--from", "21:09:33:24"], "does not exist"),
        ([CLIP, "--kind", "best_moment", "--from", "noon"], "noon"),
        ([CLIP, "--kind", "best_moment", "--from", "9", "--to", "9"], "end after it starts"),
        ([CLIP, "--kind", "best_moment", "--from", "9", "--to", "3"], "end after it starts"),
        ([CLIP, "--kind", "best_moment", "--from", "9", "--rating", "6"], "0 to 5"),
        ([CLIP, "--kind", "best_moment", "--from", "9", "--value", "CU"], "takes none"),
        (["Z001C001", "--kind", "best_moment", "--from", "9"], "Z001C001"),
        ([], "Name one thing"),
        ([CLIP, "--remove", "x"], "Name one thing"),
        (["--set", "no-such-label", "rating=3"], "no-such-label"),
        (["--remove", "no-such-label"], "no-such-label"),
    ],
)
def test_label__refuses_in_one_sentence_and_writes_nothing(library: Path, words: list[str], named: str) -> None:
    assert named in dailies("label", library, *words).refusal
    assert asked("list", library, "labels") == {"labels": []}


def test_set__changes_the_fields_named_and_no_others(library: Path) -> None:
    key = _label(library, "--text", "she turns")
    before = _one(library, key)
    said = ["rating=5", "who=Tom", "to=21:09:34:12", "all-angles=yes", "kind=reaction", "intensity=2"]
    assert asked("label", library, "--set", key, *said) == {"id": key}
    changed = {"rating": 5, "who": "Tom", "end": 48, "end_tc": "21:09:34:12", "all_angles": True, "kind": "reaction", "intensity": 2}
    assert _one(library, key) == before | changed


def test_set__text_may_hold_an_equals_sign_or_be_cleared(library: Path) -> None:
    key = _label(library)
    asked("label", library, "--set", key, "text=a=b")
    assert _one(library, key)["text"] == "a=b"
    asked("label", library, "--set", key, "text=")
    assert _one(library, key)["text"] == ""


@pytest.mark.parametrize(
    ("pair", "named"),
    [
        ("colour=red", "colour"),
        ("rating", "FIELD=VALUE"),
        ("rating=many", "many"),
        ("all_angles=perhaps", "perhaps"),
        ("from=99999", "99999"),
    ],
)
def test_set__refuses_in_one_sentence_and_changes_nothing(library: Path, pair: str, named: str) -> None:
    key = _label(library)
    before = _one(library, key)
    assert named in dailies("label", library, "--set", key, pair).refusal
    assert _one(library, key) == before


def test_set__without_fields_names_those_there_are(library: Path) -> None:
    assert all(field in dailies("label", library, "--set", _label(library)).refusal for field in SETTABLE)


def test_remove__takes_several_away_as_one_act(library: Path) -> None:
    keys = [_label(library), _label(library)]
    assert asked("label", library, "--remove", *keys) == {"removed": keys}
    assert asked("list", library, "labels") == {"labels": []}
    asked("undo", library)
    assert sorted(label["id"] for label in asked("list", library, "labels")["labels"]) == sorted(keys)


def test_remove__all_or_none(library: Path) -> None:
    key = _label(library)
    assert "gone" in dailies("label", library, "--remove", key, "gone").refusal
    assert _one(library, key)


def test_read_fields__positions_are_read_on_the_clip() -> None:
    rate = FrameRate.of(25)
    clip = Clip(id=id_from("c"), path=b"/c.mov", file="/c.mov", measured=Measured(rate=rate, frames=100, start=25), start=25)
    assert read_fields(["from=00:00:01:00", "end=50"], clip) == {"start": 0, "end": 50}
    with pytest.raises(Refused):
        read_fields([], clip)
