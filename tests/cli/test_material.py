"""Test `ingest` as scripts use it."""

import shutil
import signal
from pathlib import Path

from dailies_logger.cli.material import interruptible, told
from dailies_logger.workflow.ingesting import Progress
from tests.support.command import asked, dailies


def _empty(tmp_path: Path) -> Path:
    library = tmp_path / "own.dailies"
    asked("new", library, "--title", "T")
    return library


def test_ingest__reads_every_clip_and_says_which(tmp_path: Path, sample_shoot: Path) -> None:
    answer = asked("ingest", _empty(tmp_path), sample_shoot)
    media = sorted(str(path) for path in sample_shoot.rglob("*") if path.suffix in (".mov", ".WAV"))
    assert sorted(answer["added"]) == media
    assert (answer["already"], answer["copies"], answer["relinked"], answer["problems"]) == ([], [], [], [])


def test_ingest__again_adds_nothing(library: Path, sample_shoot: Path) -> None:
    answer = asked("ingest", library, sample_shoot)
    assert answer["added"] == []
    assert len(answer["already"]) == 11


def test_ingest__a_bad_file_is_in_the_answer_and_stops_nothing(tmp_path: Path, sample_shoot: Path) -> None:
    folder = tmp_path / "card"
    folder.mkdir()
    (folder / "A001C009.mov").touch()
    (folder / "notes.txt").write_text("lunch at one")
    shutil.copy(next(sample_shoot.rglob("A001C001*.mov")), folder)
    answer = asked("ingest", _empty(tmp_path), folder)
    assert len(answer["added"]) == 1
    assert [Path(problem["file"]).name for problem in answer["problems"]] == ["A001C009.mov"]
    assert "empty" in answer["problems"][0]["reason"]


def test_ingest__a_second_copy_is_reported_as_a_copy(library: Path, tmp_path: Path, sample_shoot: Path) -> None:
    copy = shutil.copy(next(sample_shoot.rglob("A001C001*.mov")), tmp_path)
    answer = asked("ingest", library, copy)
    assert answer["copies"] == [str(copy)]
    assert answer["added"] == []


def test_ingest__a_moved_file_is_found_again_with_its_labels(tmp_path: Path, sample_shoot: Path) -> None:
    library, old = _empty(tmp_path), tmp_path / "old"
    old.mkdir()
    shutil.copy(next(sample_shoot.rglob("A001C001*.mov")), old)
    asked("ingest", library, old)
    clip = asked("list", library, "clips")["clips"][0]
    asked("label", library, clip["id"], "--kind", "best_moment", "--from", "3", "--to", "9")
    moved = old.rename(tmp_path / "new")
    answer = asked("ingest", library, moved)
    assert len(answer["relinked"]) == 1
    now = asked("list", library, "clips")["clips"][0]
    assert (now["id"], Path(now["file"]).parent) == (clip["id"], moved)
    assert len(asked("find", library, "kind:best_moment")["hits"]) == 1


def test_ingest__day_and_unit_are_the_word_of_who_typed_them(tmp_path: Path, sample_shoot: Path) -> None:
    library = _empty(tmp_path)
    asked("ingest", library, next(sample_shoot.rglob("A001C001*.mov")), "--day", "2026-11-19", "--unit", "2nd")
    clip = asked("list", library, "clips")["clips"][0]
    assert (clip["day"], clip["unit"]) == ("2026-11-19", "2nd")


def test_ingest__a_path_that_is_not_there_is_refused_before_anything_is_read(tmp_path: Path, sample_shoot: Path) -> None:
    library = _empty(tmp_path)
    assert "no-such-card" in dailies("ingest", library, sample_shoot, tmp_path / "no-such-card").refusal
    assert asked("list", library, "clips") == {"clips": []}


def test_ingest__is_one_undo(library: Path) -> None:
    for _ in range(3):
        asked("undo", library, "--as", "Ann")
    assert asked("list", library, "clips") == {"clips": []}
    assert asked("list", library, "takes") == {"takes": []}


def test_ingest__people_read_counts_and_sentences(tmp_path: Path) -> None:
    (tmp_path / "A001C009.mov").touch()
    out = dailies("ingest", _empty(tmp_path), tmp_path / "A001C009.mov").out
    assert out.splitlines()[0] == "0 clips added, 0 here already, 0 copies, 0 found again elsewhere."
    assert "A001C009.mov is empty." in out


def test_told__counts_rate_and_remaining_time() -> None:
    assert told(Progress(done=412, total=1000, rate=35.2, remaining=16.7)) == "412 of 1,000 files, 35 a second, 17 s left"
    assert told(Progress(done=0, total=1000, rate=0.0, remaining=None)) == "0 of 1,000 files, 0 a second"


def test_interruptible__ctrl_c_asks_for_an_end_and_is_given_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    with interruptible() as cancelled:
        assert not cancelled()
        signal.raise_signal(signal.SIGINT)
        assert cancelled()
    assert signal.getsignal(signal.SIGINT) is before
