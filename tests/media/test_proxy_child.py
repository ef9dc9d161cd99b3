"""Speak with the child as the building does, in this process."""

import base64
import os
from pathlib import Path

import pytest

from dailies_logger.ground.children import Json
from dailies_logger.media import proxy_child, pts_table
from dailies_logger.media.proxy_child import answer
from tests.support.clips import make_clip
from tests.support.proxies import source_of


@pytest.fixture(autouse=True)
def _as_polite_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "setpriority", lambda *_: None, raising=False)
    monkeypatch.setattr(proxy_child, "_SESSION", Path("no such file"))
    monkeypatch.setattr(proxy_child, "_bench", proxy_child._Bench())


def _begin(path: Path, target: Path, *, table: bytes = b"") -> Json:
    return answer(
        {
            "do": "begin",
            "source": str(path),
            "target": str(target),
            "table": base64.b64encode(table).decode(),
            "rate": "24000/1001",
            "timecode": "01:00:00:00",
            "sounds": True,
        }
    )


def test_begin_go_end__make_a_proxy(tmp_path: Path) -> None:
    path, target = make_clip(tmp_path / "a.mov", frames=20, sound=True), tmp_path / "proxy.mov"
    begun = _begin(path, target)
    assert isinstance(begun, dict)
    assert begun["frames"] == 20
    assert pts_table.decode(base64.b64decode(str(begun["table"]))) == source_of(path).table
    assert answer({"do": "go", "seconds": 0}) == {"done": 1, "more": True}
    assert answer({"do": "go", "seconds": 60}) == {"done": 20, "more": False}
    assert answer({"do": "end"}) == {"byte_size": target.stat().st_size}


def test_begin__makes_a_new_table_where_the_kept_one_is_of_another_file(tmp_path: Path) -> None:
    path, other = make_clip(tmp_path / "a.mov", frames=20, sound=True), make_clip(tmp_path / "b.mov", frames=7)
    begun = _begin(path, tmp_path / "proxy.mov", table=pts_table.encode(source_of(other).table))
    assert isinstance(begun, dict)
    assert begun["frames"] == 20


def test_trouble__says_whether_the_folder_is_to_blame(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "a.mov", frames=5, sound=True)
    away = _begin(path.with_name("away.mov"), tmp_path / "proxy.mov")
    _begin(path, tmp_path / "none" / "proxy.mov")
    refused = answer({"do": "go", "seconds": 1})
    assert isinstance(away, dict)
    assert isinstance(refused, dict)
    assert (away["folder"], refused["folder"]) == (False, True)
    assert str(away["trouble"]).startswith("away.mov is not where it was.")
    assert str(refused["trouble"]).startswith("Proxies cannot be written to ")


def test_begin__makes_room_for_the_window_by_process_and_by_session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session, asked = tmp_path / "autogroup", []
    session.touch()
    monkeypatch.setattr(os, "setpriority", lambda *what: asked.append(what[1:]), raising=False)
    monkeypatch.setattr(proxy_child, "_SESSION", session)
    _begin(make_clip(tmp_path / "a.mov", frames=5), tmp_path / "proxy.mov")
    assert asked == [(0, int(session.read_text("ascii")))]
    assert asked[0][1] > 0
