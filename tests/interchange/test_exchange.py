"""Files written for other programs: only what reads back the same gets its name, and nothing that was there is hurt."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from dailies_logger.domain.errors import ExchangeError, ReadBackDiffers, Refused
from dailies_logger.ground.children import ChildFailed, Children, Failure
from dailies_logger.interchange import exchange
from dailies_logger.interchange.exchange import FileExchange, read_otio
from dailies_logger.interchange.otio_write import as_text
from dailies_logger.workflow.ports import Exchange
from tests.support.sequences import small

FILES: Exchange = FileExchange()


def test_write_otio__writes_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "Best of 12.otio"
    FILES.write_otio(small(), path)
    assert path.read_text(encoding="utf-8") == as_text(small())
    assert list(tmp_path.iterdir()) == [path]
    assert read_otio(path)["name"] == "Best of 12"


def test_write_otio__names_media_from_the_files_folder(tmp_path: Path) -> None:
    path = tmp_path / "cut.otio"
    FILES.write_otio(small(), path, relative=True)
    assert f'"target_url":"{os.path.relpath("/sound", tmp_path)}/12-T02.WAV"' in path.read_text(encoding="utf-8")


def test_write_otio__refuses_a_file_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "cut.otio"
    path.write_text("mine")
    with pytest.raises(Refused, match=r"^cut\.otio is there already\. Choose another name, or say that it may be replaced\.$"):
        FILES.write_otio(small(), path)
    assert path.read_text() == "mine"
    FILES.write_otio(small(), path, overwrite=True)
    assert path.read_text(encoding="utf-8") == as_text(small())


@pytest.mark.parametrize("name", ["A001C001.mov", "cut", "cut.otioz", "cut.xml"])
def test_write_otio__refuses_another_ending_even_to_overwrite(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("camera original")
    with pytest.raises(Refused, match=r"must end in \.otio\.$"):
        FILES.write_otio(small(), path, overwrite=True)
    assert path.read_text() == "camera original"


def test_write_otio__refuses_a_folder_and_a_place_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "cut.otio").mkdir()
    with pytest.raises(Refused, match=r"^cut\.otio is a folder\.$"):
        FILES.write_otio(small(), tmp_path / "cut.otio", overwrite=True)
    with pytest.raises(ExchangeError, match=r"^cut\.otio could not be written to .*gone: No such file or directory\.$"):
        FILES.write_otio(small(), tmp_path / "gone" / "cut.otio")


def test_write_otio__writes_through_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.otio"
    real.write_text("old")
    (tmp_path / "link.otio").symlink_to(real)
    FILES.write_otio(small(), tmp_path / "link.otio", overwrite=True)
    assert (tmp_path / "link.otio").is_symlink()
    assert real.read_text(encoding="utf-8") == as_text(small())


@pytest.mark.skipif(os.name != "posix", reason="rights are others there")
def test_write_otio__the_file_is_as_open_as_others(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        FILES.write_otio(small(), tmp_path / "cut.otio")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "cut.otio").stat().st_mode) == 0o644


def test_write_otio__a_difference_keeps_the_old_file_and_names_the_clip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "cut.otio"
    path.write_text("the old cut")
    wrong = as_text(small()).replace('"value":864024.0', '"value":864025.0', 1)
    monkeypatch.setattr(exchange, "as_text", lambda *_, **__: wrong)
    with pytest.raises(ReadBackDiffers, match=r"^A001 Gleis 3 – arrivée 駅 #2 on V1 does not read back"):
        FILES.write_otio(small(), path, overwrite=True)
    assert path.read_text() == "the old cut"
    assert list(tmp_path.iterdir()) == [path]


def test_write_otio__a_full_disk_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "cut.otio"
    path.write_text("the old cut")

    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exchange, "_flush", full)
    with pytest.raises(ExchangeError, match="No space left on device"):
        FILES.write_otio(small(), path, overwrite=True)
    assert path.read_text() == "the old cut"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("[" * 3_000_000, "deep.otio is nested too deeply to be a timeline, so it was not read."),
        ('{"OTIO_SCHEMA":"Stack.1","children":[' * 30_000, "deep.otio is nested too deeply to be a timeline, so it was not read."),
        ("nonsense", "deep.otio is no OpenTimelineIO file: "),
    ],
)
def test_read_otio__hostile_files_are_a_sentence(tmp_path: Path, data: str, sentence: str) -> None:
    path = tmp_path / "deep.otio"
    path.write_text(data)
    with pytest.raises(ExchangeError) as caught:
        read_otio(path)
    assert str(caught.value).startswith(sentence)


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (Failure.TIMEOUT, "cut.otio cannot be read: it took too long."),
        (Failure.CRASHED, "cut.otio cannot be read: the reader fell over."),
        (Failure.TOO_MUCH, "cut.otio cannot be read: it is too large."),
    ],
)
def test_read_otio__a_child_that_fails_is_a_sentence(reason: Failure, sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Children, __: object) -> None:
        raise ChildFailed(reason)

    monkeypatch.setattr(Children, "ask", fail)
    with pytest.raises(ExchangeError) as caught:
        read_otio(Path("cut.otio"))
    assert str(caught.value) == sentence


def test_read_table__reads_by_the_ending(tmp_path: Path) -> None:
    ale = tmp_path / "A001.ALE"
    ale.write_bytes(b"Heading\r\nFIELD_DELIM\tTABS\r\nFPS\t24\r\n\r\nColumn\r\nName\tScene\r\n\r\nData\r\nA001C001\t12\r\n")
    csv = tmp_path / "report.csv"
    csv.write_bytes(b"Clip,Scene\nA001C001,12\n")
    assert (FILES.read_table(ale).columns, FILES.read_table(ale).rows) == (("Name", "Scene"), (("A001C001", "12"),))
    assert (FILES.read_table(csv).document, FILES.read_table(csv).rows) == ("report.csv", (("A001C001", "12"),))
    with pytest.raises(ExchangeError, match="is not there"):
        FILES.read_table(tmp_path / "gone.ale")


def test_exchange__parses_nothing_in_this_process() -> None:
    code = "import sys, dailies_logger.interchange.exchange; sys.exit('opentimelineio' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
