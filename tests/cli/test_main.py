"""Test the command line as a whole: exits, sentences, help, and the real process."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from dailies_logger.cli.main import VERBS, parser, run
from dailies_logger.domain.production import Slating
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.workflow.desk import Desk
from tests.support.command import asked, dailies

RUN = "import sys; from dailies_logger.__main__ import dailies; sys.exit(dailies())"
ISSUE = [
    "new",
    "ingest",
    "import",
    "bring-in",
    "ready-made",
    "list",
    "label",
    "beat",
    "grid",
    "clip",
    "take",
    "still",
    "sync",
    "proxies",
    "unwatched",
    "vocabulary",
    "find",
    "stringout",
    "sequence",
    "trim",
    "move",
    "remove",
    "pin",
    "cut",
    "versions",
    "compare",
    "passes",
    "export",
    "history",
    "undo",
    "redo",
    "check",
    "sample",
]


class _Failing:
    """Meet a fault of the world in every way in."""

    def __init__(self, fault: BaseException) -> None:
        self.fault = fault

    def make(self, path: Path, *, title: str, rate: FrameRate, slating: Slating, person_name: str) -> Desk:
        raise self.fault

    def open(self, path: Path, *, person_name: str) -> Desk:
        raise self.fault

    def sample(self, folder: Path) -> Sequence[Path]:
        raise self.fault


def _met(fault: BaseException) -> tuple[int, str]:
    out, err = io.StringIO(), io.StringIO()
    return run(["list", "x", "clips"], desks=_Failing(fault), out=out, err=err), err.getvalue()


def test_run__has_every_verb_of_the_issues() -> None:
    assert {verb.name for verb in VERBS} == set(ISSUE)


def test_run__a_fault_of_the_system_is_one_sentence() -> None:
    assert _met(PermissionError(13, "Permission denied", "a.dailies")) == (2, "a.dailies: Permission denied.\n")
    assert _met(OSError(40, "Too many levels", b"/cards/caf\xc3\xa9")) == (2, "/cards/caf\u00e9: Too many levels.\n")
    assert _met(OSError("the drive is gone")) == (2, "the drive is gone.\n")


def test_run__ctrl_c_is_130() -> None:
    assert _met(KeyboardInterrupt()) == (130, "Stopped.\n")


def test_run__a_reader_that_has_enough_is_no_fault() -> None:
    assert _met(BrokenPipeError()) == (0, "")


def test_run__a_fault_of_ours_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        _met(ZeroDivisionError())


@pytest.mark.parametrize("words", [[], ["lst"], ["list"], ["list", "x", "clips", "--jsno"], ["list", "x", "clips", "more"]])
def test_run__wrong_words_are_one_sentence_and_exit_2(words: list[str]) -> None:
    assert dailies(*words).refusal.startswith("dailies")


def test_run__help_exits_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert dailies("--help").code == 0
    assert all(dailies(verb, "--help").code == 0 for verb in ISSUE)


def test_parser__each_verb_takes_json_and_as() -> None:
    words = parser().parse_args(["undo", "x", "--json", "--as", "Ann"])
    assert (words.as_json, words.person) == (True, "Ann")


@pytest.mark.parametrize(
    "words",
    [
        ["find", "x", "kind:note", "-camera:B", "--json"],
        ["find", "x", "--json", "kind:note", "-camera:B"],
        ["find", "--json", "x", "--", "kind:note", "-camera:B"],
    ],
)
def test_parser__a_search_may_begin_with_a_dash(words: list[str]) -> None:
    read = parser().parse_args(words)
    assert (read.library.name, read.query, read.as_json) == ("x.dailies", ["kind:note", "-camera:B"], True)


def test_parser__an_option_takes_a_value_with_a_dash() -> None:
    assert parser().parse_args(["list", "x", "labels", "--query", "-kind:note"]).query == "-kind:note"
    assert parser().parse_args(["take", "x", "12-1", "--note", "--soft", "--circle"]).note == "--soft"


@pytest.mark.parametrize(
    "words",
    [
        ["label", "x", "--kind", "note", "--from", "3", "A001.mov", "--all-angles"],
        ["label", "--kind", "note", "--from=3", "--all-angles", "x", "A001.mov"],
        ["label", "x", "A001.mov", "--kind", "note", "--all-angles", "--from", "3"],
    ],
)
def test_parser__words_may_stand_in_any_order(words: list[str]) -> None:
    read = parser().parse_args(words)
    assert (read.clip, read.kind, read.start, read.all_angles) == ("A001.mov", "note", "3", True)


def test_parser__several_values_end_at_the_next_option() -> None:
    read = parser().parse_args(["label", "--set", "l1", "text=a b", "rating=3", "--json", "x"])
    assert (read.set, read.clip, read.library.name) == (["l1", "text=a b", "rating=3"], "", "x.dailies")
    assert parser().parse_args(["export", "x", "12-1", "-o/b.otio"]).output == Path("/b.otio")


def test_parser__an_option_may_take_one_value_or_none_or_two() -> None:
    read = parser().parse_args(["versions", "x", "Best", "--save", "--note", "tighter"])
    assert (read.name, read.save, read.note) == ("Best", "", "tighter")
    assert parser().parse_args(["versions", "--save", "v2", "x", "Best"]).save == "v2"
    assert parser().parse_args(["versions", "--rename", "v1", "For Anna", "x", "Best"]).rename == ["v1", "For Anna"]
    trim = parser().parse_args(["trim", "x", "--head", "-2", "Best", "3"])
    assert (trim.head, trim.name, trim.placement) == (-2, "Best", "3")
    assert parser().parse_args(["cut", "x", "Best", "slip", "3", "-5"]).word == "-5"


def test_process__answers_utf_8_whatever_the_locale(library: Path, tmp_path: Path, sample_shoot: Path) -> None:
    odd = tmp_path / "Gleis 3 – arrivée 駅 #2 50%.mov"
    odd.write_bytes(next(sample_shoot.rglob("A001C001*.mov")).read_bytes())
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [sys.executable, "-c", RUN, "ingest", str(library), str(odd), "--json"], capture_output=True, env=env, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["copies"] == [str(odd)]


def test_process__a_refusal_is_exit_2_without_traceback(tmp_path: Path) -> None:
    call = [sys.executable, "-c", RUN, "list", str(tmp_path / "none.dailies"), "clips"]
    done = subprocess.run(call, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "none.dailies" in done.stderr


def test_process__a_closed_pipe_says_nothing(library: Path) -> None:
    call = [sys.executable, "-c", RUN, "list", str(library), "clips", "--json"]
    process = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    process.wait(30)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send")
def test_process__ctrl_c_keeps_what_was_read(tmp_path: Path, sample_shoot: Path) -> None:
    library = tmp_path / "own.dailies"
    asked("new", library, "--title", "T")
    process = subprocess.Popen([sys.executable, "-c", RUN, "ingest", str(library), str(sample_shoot), "--json"], stdout=subprocess.PIPE)
    time.sleep(0.8)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert asked("check", library)["ok"]
    assert len(asked("ingest", library, sample_shoot)["added"]) + len(asked("list", library, "clips")["clips"]) >= 11


def test_process__loads_no_decoder_and_no_window_to_list(library: Path) -> None:
    code = (
        "import sys; from dailies_logger.app.command import main; main(sys.argv[1:]); "
        "heavy = {'av', 'PySide6', 'opentimelineio', 'numpy', 'sounddevice'} & set(sys.modules); sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code, "list", str(library), "clips"], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
