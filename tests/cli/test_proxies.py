"""Ask for proxies as scripts do, and watch and hear from them with the media away."""

import os
import shutil
import signal
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from dailies_logger.ground import places
from dailies_logger.media.burn import read_strip
from tests.support.clips import make_clip
from tests.support.command import asked, dailies
from tests.support.turned import STANDING, make_turned

ONE = "camera:A setup:24 take:1"
RUN = "import sys; from dailies_logger.app.command import main; sys.exit(main(sys.argv[1:]))"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep proxies of this test apart."""
    monkeypatch.setattr(places, "cache", lambda: tmp_path)
    return tmp_path / "proxies"


def test_proxies__says_how_it_stands_and_writes_nothing(library: Path, folder: Path) -> None:
    answer = asked("proxies", library)
    assert len(answer["clips"]) == 10
    assert {(clip["state"], clip["helps"], clip["bytes"]) for clip in answer["clips"]} == {("missing", True, 0)}
    assert (answer["folder"], answer["bytes"], answer["built"], answer["stopped"]) == (str(folder), 0, [], "")
    assert answer["limit"] == 50 << 30
    assert not folder.exists()
    assert f"Proxies take 0 MB of 50 GB in {folder}." in dailies("proxies", library).out


def test_proxies__builds_what_a_query_finds_and_only_once(library: Path, folder: Path) -> None:
    answer = asked("proxies", library, "--query", ONE, "--build")
    (clip,) = answer["clips"]
    assert answer["built"] == [clip["clip"]]
    assert (clip["state"], clip["reason"]) == ("ready", "")
    assert clip["bytes"] == answer["bytes"] == sum(path.stat().st_size for path in folder.iterdir())
    assert asked("proxies", library, "--query", ONE, "--build")["built"] == []
    assert "0 proxies built." in dailies("proxies", library, "--query", ONE, "--build").out


def test_still__stands_upright_in_its_true_shape_from_the_proxy_too(tmp_path: Path) -> None:
    library, rushes = tmp_path / "own.dailies", tmp_path / "rushes"
    rushes.mkdir()
    make_turned(rushes / "A001C001.mov", clockwise=270, aspect=Fraction(2), shape=STANDING)
    asked("new", library, "--title", "T")
    asked("ingest", library, rushes)
    asked("proxies", library, "--build")
    for away in (False, True):
        answer = asked("still", library, "A001C001", "17", "-o", tmp_path / f"{away}.png")
        assert (answer["width"], answer["height"], answer["from_proxy"]) == (*STANDING, away)
        with av.open(str(tmp_path / f"{away}.png")) as opened:
            picture = next(opened.decode(video=0))
        assert (picture.width, picture.height) == STANDING
        assert read_strip(picture.to_ndarray(format="gray").astype(np.uint8)) == 17
        shutil.rmtree(rushes, ignore_errors=True)


def test_still__takes_the_original_and_the_proxy_only_where_that_is_away(tmp_path: Path) -> None:
    library, rushes = tmp_path / "own.dailies", tmp_path / "rushes"
    rushes.mkdir()
    clip = make_clip(rushes / "A001C001.mov", frames=40, size=(1280, 720), sound=True)
    asked("new", library, "--title", "T")
    asked("ingest", library, rushes)
    asked("proxies", library, "--build")
    online = asked("still", library, "A001C001", "33", "-o", tmp_path / "online.png")
    assert (online["width"], online["from_proxy"]) == (1280, False)
    clip.rename(tmp_path / "away.mov")
    offline = asked("still", library, "A001C001", "33", "-o", tmp_path / "offline.png")
    assert (offline["width"], offline["height"], offline["from_proxy"], offline["frame"]) == (960, 540, True, 33)
    with av.open(str(tmp_path / "offline.png")) as container:
        assert read_strip(next(container.decode(video=0)).to_ndarray(format="gray").astype(np.uint8)) == 33
    said = dailies("still", library, "A001C001", "33", "-o", tmp_path / "said.png").out
    assert "960 x 540, from the proxy: the original is away." in said
    assert [row["state"] for row in asked("proxies", library)["clips"]] == ["ready"]


def test_proxies__names_what_cannot_have_one_and_goes_on(tmp_path: Path) -> None:
    library, rushes = tmp_path / "own.dailies", tmp_path / "rushes"
    rushes.mkdir()
    for number in range(2):
        make_clip(rushes / f"A001C00{number}.mov", frames=10 + number)
    asked("new", library, "--title", "T")
    asked("ingest", library, rushes)
    (rushes / "A001C000.mov").write_bytes(b"no movie any more")
    answer = asked("proxies", library, "--build")
    assert [clip["state"] for clip in answer["clips"]] == ["failed", "ready"]
    assert answer["clips"][0]["reason"] == "A001C000.mov cannot be read as media. Ask for a new copy."
    assert "A001C000.mov cannot be read as media." in dailies("proxies", library, "--build").out


def test_proxies__where_the_folder_takes_none_says_so(library: Path, folder: Path) -> None:
    folder.write_text("in the way")
    answer = asked("proxies", library, "--build")
    assert answer["built"] == []
    assert answer["stopped"].startswith(f"Proxies cannot be written to {folder}")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL to send")
def test_a_killed_build__leaves_nothing_that_is_taken_for_a_proxy(tmp_path: Path) -> None:
    library, rushes, cache = tmp_path / "own.dailies", tmp_path / "rushes", tmp_path / "cache"
    rushes.mkdir()
    make_clip(rushes / "A001C001.mov", frames=200, size=(1280, 720))
    asked("new", library, "--title", "T")
    asked("ingest", library, rushes)
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, "proxies", str(library), "--build"], env=os.environ | {"XDG_CACHE_HOME": str(cache)}
    )
    until = time.monotonic() + 20
    while not list(cache.rglob("building-*.mov")) and time.monotonic() < until:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    (draft,) = cache.rglob("*.mov")
    assert draft.name.startswith("building-")
    assert asked("check", library)["ok"]
    assert len(asked("proxies", library, "--build")["built"]) == 1
