"""Test `stringout` and `export` as scripts use them."""

import json
from fractions import Fraction
from pathlib import Path
from uuid import UUID

import pytest

from tests.support.clips import make_clip
from tests.support.command import asked, dailies

CLIPS = ("A001C001_261116_R1AB", "A001C002_261116_R1AB", "B001C002_261116_R2CD", "A001C004_261116_R1AB")


@pytest.fixture
def labelled(library: Path) -> Path:
    """Label four clips as best moments, rated 1 to 4."""
    for rating, name in enumerate(CLIPS, 1):
        asked("label", library, name, "--kind", "best_moment", "--from", str(20 + rating), "--to", "60", "--rating", str(rating))
    return library


def _placed(library: Path, name: str) -> list[tuple[str, int, int]]:
    stringouts = asked("list", library, "stringouts")["stringouts"]
    chosen = next(stringout for stringout in stringouts if stringout["name"] == name)
    return [(Path(each["file"]).stem, each["start"], each["end"]) for each in chosen["placements"]]


def test_stringout__lays_every_hit_in_the_order_asked_for(labelled: Path) -> None:
    answer = asked("stringout", labelled, "Best", "--query", "kind:best_moment rating:>=2", "--order", "rating")
    assert UUID(answer["id"])
    assert (answer["name"], answer["clips"]) == ("Best", 3)
    assert _placed(labelled, "Best") == [(CLIPS[3], 24, 60), (CLIPS[2], 23, 60), (CLIPS[1], 22, 60)]


def test_stringout__by_size_from_wide_to_tight(labelled: Path) -> None:
    asked("stringout", labelled, "Ladder", "--query", "kind:best_moment", "--order", "size:wide>tight rating")
    assert [name for name, _, _ in _placed(labelled, "Ladder")] == [CLIPS[1], CLIPS[0], CLIPS[2], CLIPS[3]]


def test_stringout__a_taken_name_is_refused_unless_replaced(labelled: Path) -> None:
    first = asked("stringout", labelled, "Best", "--query", "kind:best_moment")
    assert "Best" in dailies("stringout", labelled, "best", "--query", "rating:4").refusal
    again = asked("stringout", labelled, "Best", "--query", "rating:4", "--replace")
    assert (again["id"], again["clips"]) == (first["id"], 1)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--query", "unicorn"], "empty"),
        (["--query", "scnee:3"], "scnee"),
        (["--query", "kind:best_moment", "--order", "colour"], "colour"),
        (["--query", "kind:best_moment", "--handles", "-3"], "-3"),
        ([], "--query"),
    ],
)
def test_stringout__refuses_in_one_sentence(labelled: Path, words: list[str], named: str) -> None:
    assert named in dailies("stringout", labelled, "X", *words).refusal
    assert asked("list", labelled, "stringouts") == {"stringouts": []}


def _status(library: Path, *words: str) -> dict[str, list[str]]:
    told = asked("stringout", library, "Best", "--status", *words)
    return {key: list(told[key]) for key in ("added", "removed", "changed")}


def test_stringout__tells_what_its_rule_would_change_and_does_it(labelled: Path) -> None:
    asked("stringout", labelled, "Best", "--query", "kind:best_moment")
    nothing: dict[str, list[str]] = {"added": [], "removed": [], "changed": []}
    assert _status(labelled) == nothing
    labels = [each["id"] for each in asked("list", labelled, "labels")["labels"]]
    new = asked("label", labelled, CLIPS[0], "--kind", "best_moment", "--from", "70", "--to", "80", "--text", "again")["id"]
    asked("label", labelled, "--remove", labels[1])
    asked("label", labelled, "--set", labels[2], "from=5")
    offered = {"added": [new], "removed": [labels[1]], "changed": [labels[2]]}
    assert _status(labelled) == offered
    assert dailies("stringout", labelled, "Best", "--status").out.splitlines()[-1] == "“Best”: +1 −1 ~1."
    assert _status(labelled, "--only", new) == nothing | {"added": [new]}
    assert len(_placed(labelled, "Best")) == 4
    assert asked("stringout", labelled, "Best", "--refresh", "--only", new, labels[2]) == nothing | {"added": [new], "changed": [labels[2]]}
    assert _status(labelled) == nothing | {"removed": [labels[1]]}
    assert asked("stringout", labelled, "Best", "--decline", labels[1]) == nothing | {"removed": [labels[1]]}
    assert (_status(labelled), len(_placed(labelled, "Best"))) == (nothing, 5)
    asked("undo", labelled)
    assert asked("stringout", labelled, "Best", "--refresh") == nothing | {"removed": [labels[1]]}
    assert len(_placed(labelled, "Best")) == 4


def test_stringout__changes_its_rule_and_keeps_what_hands_did(labelled: Path) -> None:
    key = asked("stringout", labelled, "Best", "--query", "kind:best_moment", "--order", "rating:low>high")["id"]
    asked("trim", labelled, "Best", "1", "--head", "2", "--ripple")
    changed = asked("stringout", labelled, "Best", "--change", "--order", "rating", "--handles", "8")
    assert changed == {"id": key, "name": "Best", "clips": 4}
    assert _placed(labelled, "Best")[0][0] == CLIPS[0]
    asked("stringout", labelled, "Best", "--refresh")
    assert _placed(labelled, "Best") == [(CLIPS[3], 24, 60), (CLIPS[2], 23, 60), (CLIPS[1], 22, 60), (CLIPS[0], 23, 60)]
    (told,) = asked("list", labelled, "stringouts")["stringouts"]
    assert (told["query"], told["order"], told["handles"]) == ("kind:best_moment", "rating", 8)
    said = dailies("stringout", labelled, "Best", "--change", "--query", "rating:4").out
    assert said == "“Best”: 4 clips.\n−3: add --refresh to lay it so.\n"


def test_stringout__black_between_groups_and_stacked_cameras(labelled: Path) -> None:
    asked("stringout", labelled, "Groups", "--query", "kind:best_moment", "--order", "rating", "--group", "rating", "--gap", "24")
    assert [each["gap"] for each in asked("sequence", labelled, "Groups")["placements"]] == [0, 24, 24, 24]
    stacked = ("--query", "kind:best_moment rating:2", "--angles", "stacked")
    assert asked("stringout", labelled, "Stack", *stacked)["clips"] == 1
    assert [each["track"] for each in asked("sequence", labelled, "Stack")["placements"]] == [1, 2]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--status", "--query", "rating:4"), "--query: say that with --change first, then look at --status."),
        (("--query", "rating:4", "--only", "x"), "--only goes with --status or --refresh."),
        (("--decline", "x"), "There is no label “x”."),
        (("--change", "--order", "colour"), "“colour” is no key of an order."),
    ],
)
def test_stringout__says_what_does_not_go_together(labelled: Path, words: tuple[str, ...], said: str) -> None:
    asked("stringout", labelled, "Best", "--query", "kind:best_moment")
    assert dailies("stringout", labelled, "Best", *words).refusal.startswith(said)
    assert "There is no stringout “Rest”." in dailies("stringout", labelled, "Rest", "--status").refusal


def test_export__a_stringout_is_otio_with_its_cuts_and_labels(labelled: Path, tmp_path: Path) -> None:
    asked("stringout", labelled, "Best", "--query", "kind:best_moment")
    answer = asked("export", labelled, "Best", "-o", tmp_path / "best.otio")
    assert answer["file"] == str(tmp_path / "best.otio")
    assert (answer["name"], answer["markers"], answer["changed"]) == ("Best", 4, [])
    written = json.loads((tmp_path / "best.otio").read_text(encoding="utf-8"))
    assert written["OTIO_SCHEMA"].startswith("Timeline.")


def test_export__a_take_holds_all_its_angles_and_its_sound(labelled: Path, tmp_path: Path) -> None:
    answer = asked("export", labelled, "24A-2", "-o", tmp_path / "take.otio")
    assert (answer["name"], answer["clips"]) == ("24A-2", 3)


def test_export__a_day_holds_every_take(labelled: Path, tmp_path: Path) -> None:
    answer = asked("export", labelled, "2026-11-16", "-o", tmp_path / "day.otio")
    assert answer["clips"] >= 10
    assert answer["markers"] >= 4


def test_export__says_what_is_otherwise_than_in_the_library(library: Path, tmp_path: Path) -> None:
    ticks = (20,) * 10 + (60,) * 10
    phone = make_clip(tmp_path / "IMG_0417.mov", rate=Fraction(30), frames=20, start_tc="", ticks=ticks)
    asked("ingest", library, phone, "--day", "2026-11-16")
    asked("label", library, "IMG_0417", "--kind", "best_moment", "--from", "12", "--to", "15")
    asked("stringout", library, "Phone", "--query", "kind:best_moment")
    answer = asked("export", library, "Phone", "-o", tmp_path / "phone.otio")
    (said,) = answer["changed"]
    assert (Path(said["file"]).name, said["reason"]) == (
        "IMG_0417.mov",
        "IMG_0417 has a variable frame rate: its range is exported by its time stamps, at 30.",
    )
    assert UUID(said["clip"])
    cut = json.loads((tmp_path / "phone.otio").read_text(encoding="utf-8"))["tracks"]["children"][0]["children"][0]
    frames = [cut["source_range"], cut["markers"][0]["marked_range"], cut["media_references"]["DEFAULT_MEDIA"]["available_range"]]
    assert [(each["start_time"]["value"], each["duration"]["value"]) for each in frames] == [(16, 9), (16, 9), (0, 40)]
    assert said["reason"] in dailies("export", library, "Phone", "-o", tmp_path / "again.otio").out


def test_export__leaves_an_existing_file_alone_unless_forced(labelled: Path, tmp_path: Path) -> None:
    target = tmp_path / "take.otio"
    target.write_text("the editor's own")
    assert "--force" in dailies("export", labelled, "24A-2", "-o", target).refusal
    assert target.read_text() == "the editor's own"
    asked("export", labelled, "24A-2", "-o", target, "--force")
    assert target.read_text(encoding="utf-8").startswith("{")


def test_export__relative_media_move_with_the_folder(labelled: Path, sample_shoot: Path) -> None:
    target = sample_shoot.parent / "take.otio"
    asked("export", labelled, "24A-2", "-o", target, "--relative")
    assert str(sample_shoot) not in target.read_text(encoding="utf-8").partition('"metadata"')[0]
    assert '"shoot/A001R1AB/A001C004_261116_R1AB.mov"' in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "named"), [("nothing", "nothing"), ("2001-01-01", "2001-01-01"), ("99Z-1", "99Z-1")])
def test_export__refuses_what_is_not_there(labelled: Path, tmp_path: Path, name: str, named: str) -> None:
    assert named in dailies("export", labelled, name, "-o", tmp_path / "x.otio").refusal
    assert not (tmp_path / "x.otio").exists()


def test_export__into_no_folder_is_one_sentence(labelled: Path, tmp_path: Path) -> None:
    assert "x.otio" in dailies("export", labelled, "24A-2", "-o", tmp_path / "nowhere" / "x.otio").refusal


def test_export__a_name_of_both_a_stringout_and_a_take_asks_for_the_id(labelled: Path, tmp_path: Path) -> None:
    key = asked("stringout", labelled, "24A-2", "--query", "kind:best_moment")["id"]
    assert "24A-2" in dailies("export", labelled, "24A-2", "-o", tmp_path / "x.otio").refusal
    assert asked("export", labelled, key, "-o", tmp_path / "x.otio")["markers"] == 4


def test_export__people_read_that_it_reads_back(labelled: Path, tmp_path: Path) -> None:
    assert "it reads back the same." in dailies("export", labelled, "24A-2", "-o", tmp_path / "x.otio").out
