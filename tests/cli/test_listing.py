"""Test `list` and `find` as scripts use them."""

from pathlib import Path

import pytest

from dailies_logger.cli.listing import LISTS
from dailies_logger.domain.label import DEFAULT_VOCABULARY
from tests.support.command import asked, dailies

CLIP_KEYS = {
    *("id", "file", "kind", "camera", "roll", "tape", "scene", "setup", "slate", "take", "day", "unit", "lens", "shot_size", "eyeline"),
    *("start_tc", "end_tc", "frames", "rate", "drop_frame", "circled", "status", "reason"),
}


@pytest.fixture
def labelled(library: Path) -> Path:
    """Put two labels of two people into the library."""
    name = "A001C002_261116_R1AB"
    asked("label", library, name, "--kind", "best_moment", "--from", "1", "--to", "9", "--text", "Tränen", "--rating", "4", "--as", "Ann")
    asked("label", library, name, "--kind", "problem", "--from", "2", "--to", "4", "--value", "soft", "--as", "Ben")
    return library


def test_list_clips__holds_every_key_and_the_truth(library: Path) -> None:
    clips = asked("list", library, "clips")["clips"]
    assert len(clips) == 11
    assert all(set(clip) == CLIP_KEYS for clip in clips)
    first = next(clip for clip in clips if "A001C001" in clip["file"])
    wanted = {
        "camera": "A",
        "roll": "A001",
        "scene": "24",
        "setup": "24",
        "take": "1",
        "start_tc": "21:04:10:00",
        "end_tc": "21:04:17:00",
        "frames": 168,
        "rate": "24000/1001",
        "drop_frame": False,
        "circled": False,
        "status": "online",
        "kind": "picture",
    }
    assert wanted.items() <= first.items()


def test_list_clips__the_recorders_file_is_sound(library: Path) -> None:
    sound = asked("list", library, "clips", "--query", "setup:24A take:2 -camera:A -camera:B")["clips"]
    assert [clip["kind"] for clip in sound] == ["sound"]


def test_list_clips__an_unreadable_file_is_listed_with_reason_and_without_timecode(library: Path, tmp_path: Path) -> None:
    (tmp_path / "A009C001.mov").touch()
    asked("ingest", library, tmp_path / "A009C001.mov")
    clip = next(clip for clip in asked("list", library, "clips")["clips"] if "A009C001" in clip["file"])
    assert (clip["status"], clip["start_tc"], clip["end_tc"], clip["rate"], clip["frames"]) == ("unreadable", None, None, None, 0)
    assert "empty" in clip["reason"]


def test_list_clips__a_query_narrows_them(library: Path) -> None:
    clips = asked("list", library, "clips", "--query", "camera:B setup:24A")["clips"]
    assert len(clips) == 3
    assert {clip["camera"] for clip in clips} == {"B"}


def test_list_takes__each_has_its_angles(library: Path) -> None:
    takes = asked("list", library, "takes")["takes"]
    assert [take["name"] for take in takes] == ["24-1", "24-2", "24A-1", "24A-2", "24A-3"]
    assert all([angle["camera"] for angle in take["angles"]] == ["A", "B"] for take in takes)
    assert [take["circled"] for take in takes] == [False, True, False, True, False]


def test_list_takes__a_query_narrows_them(labelled: Path) -> None:
    takes = asked("list", labelled, "takes", "--query", "kind:best_moment")["takes"]
    assert [take["name"] for take in takes] == ["24-2"]


def test_list_labels__tells_who_and_what(labelled: Path) -> None:
    labels = asked("list", labelled, "labels")["labels"]
    assert [(label["kind"], label["author"], label["text"], label["value"]) for label in labels] == [
        ("best_moment", "Ann", "Tränen", ""),
        ("problem", "Ben", "", "soft"),
    ]


def test_list_kinds__is_the_vocabulary(library: Path) -> None:
    kinds = asked("list", library, "kinds")["kinds"]
    assert [kind["id"] for kind in kinds] == [kind.id for kind in DEFAULT_VOCABULARY.kinds]
    assert kinds[0] == {"id": "emotional_beat", "name": "Emotional beat", "lane": "beat", "key": "1", "values": []}


def test_list_stringouts__tells_each_placement(labelled: Path) -> None:
    asked("stringout", labelled, "Best", "--query", "kind:best_moment")
    (stringout,) = asked("list", labelled, "stringouts")["stringouts"]
    assert (stringout["name"], stringout["query"], stringout["handles"]) == ("Best", "kind:best_moment", 12)
    (placement,) = stringout["placements"]
    assert (placement["start"], placement["end"], placement["start_tc"]) == (1, 9, "21:09:32:13")


@pytest.mark.parametrize("what", ["kinds", "stringouts"])
def test_list__a_query_goes_only_with_what_can_be_searched(library: Path, what: str) -> None:
    assert "--query" in dailies("list", library, what, "--query", "scene:24").refusal


def test_list__a_query_that_cannot_be_read_is_one_sentence(library: Path) -> None:
    assert "scnee" in dailies("list", library, "clips", "--query", "scnee:24").refusal


def test_list__an_unknown_noun_is_one_sentence(library: Path) -> None:
    assert "reels" in dailies("list", library, "reels").refusal


def test_list__reading_writes_nothing_down(library: Path) -> None:
    before = asked("history", library)
    for what in LISTS:
        asked("list", library, what, "--as", "A visitor")
    assert asked("history", library) == before


def test_list__people_read_columns_or_that_there_is_nothing(labelled: Path) -> None:
    lines = dailies("list", labelled, "labels").out.splitlines()
    assert lines[0].split() == ["ID", "CLIP", "KIND", "START", "END", "RATING", "WHO", "BEAT", "TEXT", "BY"]
    assert len(lines) == 3
    assert dailies("list", labelled, "stringouts").out == "No stringouts.\n"


def test_find__words_and_fields_together(labelled: Path) -> None:
    assert [hit["kind"] for hit in asked("find", labelled, "trän rating:>=4")["hits"]] == ["best_moment"]
    assert [hit["kind"] for hit in asked("find", labelled, "kind:problem")["hits"]] == ["problem"]
    assert asked("find", labelled, "kind:problem", "rating:5")["hits"] == []


def test_find__what_is_left_out_goes_after_two_dashes(labelled: Path) -> None:
    assert [hit["kind"] for hit in asked_after_dashes(labelled, "-kind:problem")] == ["best_moment"]


def asked_after_dashes(library: Path, query: str) -> list[dict[str, object]]:
    """Run `dailies find --json LIB -- QUERY`."""
    hits = dailies("find", library, "--json", "--", query).data["hits"]
    assert isinstance(hits, list)
    return hits


def test_find__nothing_is_said_so(labelled: Path) -> None:
    assert dailies("find", labelled, "unicorn").out == "No moment matches.\n"
    assert dailies("find", labelled, 'scene:"24').refusal
