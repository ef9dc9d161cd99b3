"""Carry the kinds of label from one library to another."""

import json
from pathlib import Path

from dailies_logger.domain.label import DEFAULT_VOCABULARY, SHIPPED_LANES
from tests.support.command import asked, dailies
from tests.support.library_maker import fill, make_library

KINDS = [kind.id for kind in DEFAULT_VOCABULARY.kinds]


def test_vocabulary__goes_out_is_changed_and_comes_in_elsewhere(tmp_path: Path) -> None:
    here, there, file = tmp_path / "here.dailies", tmp_path / "there.dailies", tmp_path / "ours.json"
    for path in (here, there):
        made = make_library(path)
        fill(made, takes=1, labels=4)
        made.library.close()
    assert [kind["id"] for kind in asked("vocabulary", here)["kinds"]] == KINDS
    assert dailies("vocabulary", here, "--export", file).out == f"8 lanes and {len(KINDS)} kinds written to {file}.\n"
    used = {label["kind"] for label in asked("list", there, "labels")["labels"]} - {"note", "best_angle"}
    ours = json.loads(file.read_text("utf-8"))
    ours["kinds"] = [kind for kind in ours["kinds"] if kind["id"] not in used]
    ours["kinds"].append({"id": "song", "name": "Song", "lane": "performance", "key": "Q", "values": ["verse"]})
    file.write_text(json.dumps(ours), "utf-8")
    told = asked("vocabulary", there, "--import", file)
    assert [kind["id"] for kind in told["kinds"]] == [kind for kind in KINDS if kind not in used] + ["song"]
    assert {kind["id"] for kind in told["retired"]} == used
    assert used
    clip = asked("list", there, "clips")["clips"][0]["id"]
    dailies("label", there, clip, "--kind", "song", "--from", "10", "--value", "verse")
    assert len(asked("list", there, "labels", "--query", "kind:song lane:performance")["labels"]) == 1
    assert "There is no kind" in dailies("list", here, "labels", "--query", "kind:song").refusal
    for _ in range(2):
        dailies("undo", there)
    assert [kind["id"] for kind in asked("vocabulary", there)["kinds"]] == KINDS


def test_vocabulary__an_existing_file_is_not_written_over_unasked(tmp_path: Path) -> None:
    path, file = tmp_path / "show.dailies", tmp_path / "ours.json"
    make_library(path).library.close()
    file.write_text("mine", "utf-8")
    assert "is there already" in dailies("vocabulary", path, "--export", file).refusal
    assert file.read_text("utf-8") == "mine"
    dailies("vocabulary", path, "--export", file, "--force")
    assert json.loads(file.read_text("utf-8"))["vocabulary"] == 1
    assert "must end in .json" in dailies("vocabulary", path, "--export", tmp_path / "ours.txt").refusal


def test_vocabulary__what_cannot_be_taken_in_changes_nothing(tmp_path: Path) -> None:
    path, file = tmp_path / "show.dailies", tmp_path / "ours.json"
    make_library(path).library.close()
    file.write_text(json.dumps({"vocabulary": 1, "kinds": [{"id": "song", "name": "Song", "lane": "free"}]}), "utf-8")
    assert "cannot be left out" in dailies("vocabulary", path, "--import", file).refusal
    file.write_text("{", "utf-8")
    assert "ours.json cannot be read as a vocabulary" in dailies("vocabulary", path, "--import", file).refusal
    assert [kind["id"] for kind in asked("vocabulary", path)["kinds"]] == KINDS


def test_vocabulary__lanes_are_listed_and_go_along_and_an_old_file_lets_them_be(tmp_path: Path) -> None:
    path, file = tmp_path / "show.dailies", tmp_path / "ours.json"
    made = make_library(path)
    fill(made, takes=1, labels=0)
    made.library.close()
    assert asked("vocabulary", path)["lanes"][0] == {"id": "beat", "name": "Beat", "look": "diamond"}
    dailies("vocabulary", path, "--export", file)
    ours = json.loads(file.read_text("utf-8"))
    assert [lane["id"] for lane in ours["lanes"]] == [lane.id for lane in SHIPPED_LANES]
    ours["lanes"].insert(0, {"id": "songs", "name": "Songs of the sea", "look": "ring"})
    ours["kinds"].append({"id": "song", "name": "Song", "lane": "songs"})
    file.write_text(json.dumps(ours), "utf-8")
    assert asked("vocabulary", path, "--import", file)["lanes"][0] == {"id": "songs", "name": "Songs of the sea", "look": "ring"}
    assert "songs        Songs of the sea  ring" in dailies("vocabulary", path).out
    clip = asked("list", path, "clips")["clips"][0]["id"]
    dailies("label", path, clip, "--kind", "song", "--from", "10")
    for query in ("lane:songs", 'lane:"songs of"', "-lane:beat"):
        assert [label["lane"] for label in asked("list", path, "labels", "--query", query)["labels"]] == ["songs"]
    old = {key: value for key, value in ours.items() if key != "lanes"}
    old["kinds"] = old["kinds"][:-1]
    file.write_text(json.dumps(old), "utf-8")
    assert len(asked("vocabulary", path, "--import", file)["lanes"]) == 9
    ours["lanes"] = ours["lanes"][2:]
    file.write_text(json.dumps(ours | {"kinds": old["kinds"][1:]}), "utf-8")
    assert "The lane “beat” is not among these" in dailies("vocabulary", path, "--import", file).refusal
