"""Build the proxies of a library: what is there, what is missing, what failed, and what the folder refuses."""

import os
import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from dailies_logger.domain.clip import Clip, ClipStatus, Measured, MediaKind
from dailies_logger.domain.errors import ProxyTrouble
from dailies_logger.media import proxies as proxies_module
from dailies_logger.media.frames import ClipFrames
from dailies_logger.media.proxies import RESERVE, ClipProxies
from dailies_logger.media.proxy_settings import SettingsFile
from dailies_logger.workflow.ports import Proxies, ProxyState
from tests.support.clips import Codec, make_clip
from tests.support.proxies import clip_of, memory_library, proxies_in
from tests.support.strips import strip_of

GIB = 1 << 30


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> list[Clip]:
    """Make two clips that nobody may change."""
    folder = tmp_path_factory.mktemp("rushes")
    first = make_clip(folder / "a.mov", codec=Codec.H264, rate=Fraction(25), frames=30, sound=True)
    return [clip_of(first), clip_of(make_clip(folder / "b.mov", codec=Codec.DNXHD, frames=20, size=(640, 360)))]


def _own(tmp_path: Path, *, name: str = "own.mov", frames: int = 12) -> Clip:
    return clip_of(make_clip(tmp_path / name, frames=frames))


def test_build__makes_what_is_missing_and_only_that(clips: list[Clip], tmp_path: Path) -> None:
    library = memory_library()
    proxies = proxies_in(tmp_path, library)
    port: Proxies = proxies
    assert [(one.state, one.helps) for one in port.stand(clips)] == [(ProxyState.MISSING, True), (ProxyState.MISSING, False)]
    told: list[tuple[str, int, int]] = []
    made = list(port.build(clips, progress=lambda clip, done, frames: told.append((clip.file, done, frames))))
    assert [(one.clip.file, one.state) for one in made] == [("a.mov", ProxyState.READY), ("b.mov", ProxyState.READY)]
    assert ("a.mov", 30, 30) in told
    assert port.taken() == sum(one.byte_size for one in port.stand(clips)) > 0
    assert list(port.build(clips)) == []
    file = proxies.file(clips[0])
    assert file is not None
    frames = ClipFrames(os.fsencode(file))
    assert [strip_of(frames.picture(frame)) for frame in (0, 17, 29)] == [0, 17, 29]
    frames.close()
    assert library.derived(clips[0].id, "pts") is not None
    assert len(list((tmp_path / "proxies").iterdir())) == 2


def test_helps__is_told_by_the_table_once_it_is_known(clips: list[Clip], tmp_path: Path) -> None:
    library = memory_library()
    proxies = proxies_in(tmp_path, library)
    intra = replace(clips[1], measured=replace(clips[1].measured, codec="h264"))
    assert proxies.helps(intra)
    list(proxies.build([clips[1]]))
    assert not proxies.helps(intra)


def test_stand__says_the_same_of_many_and_of_few(clips: list[Clip], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    proxies = proxies_in(tmp_path)
    bad = _own(tmp_path)
    Path(os.fsdecode(bad.path)).write_bytes(b"no movie")
    list(proxies.build([clips[1], bad]))
    few = proxies.stand([*clips, bad])
    assert [one.state for one in few] == [ProxyState.MISSING, ProxyState.READY, ProxyState.FAILED]
    monkeypatch.setattr(proxies_module, "_MANY", 1)
    assert proxies.stand([*clips, bad]) == few


def test_stand__leaves_out_what_can_have_none(clips: list[Clip], tmp_path: Path) -> None:
    sound = replace(clips[0], measured=Measured(media=MediaKind.SOUND, frames=10))
    unreadable = replace(clips[0], status=ClipStatus.UNREADABLE)
    assert proxies_in(tmp_path).stand([sound, unreadable]) == []
    assert list(proxies_in(tmp_path).build([sound, unreadable])) == []


def test_build__goes_on_past_a_damaged_clip_and_remembers_why(clips: list[Clip], tmp_path: Path) -> None:
    library = memory_library()
    bad = _own(tmp_path)
    path = Path(os.fsdecode(bad.path))
    path.write_bytes(b"this is no movie any more" * 100)
    proxies = proxies_in(tmp_path, library)
    first, second = proxies.build([bad, clips[1]])
    assert (first.state, second.state) == (ProxyState.FAILED, ProxyState.READY)
    assert first.reason == "own.mov cannot be read as media. Ask for a new copy."
    assert [one.reason for one in proxies_in(tmp_path, library).stand([bad])] == [first.reason]
    assert len(list((tmp_path / "proxies").iterdir())) == 1
    make_clip(path, frames=12)
    assert proxies.stand([bad])[0].state is ProxyState.MISSING
    assert [one.state for one in proxies.build([bad])] == [ProxyState.READY]


def test_build__of_a_clip_that_is_away_is_no_failure(tmp_path: Path) -> None:
    clip = _own(tmp_path)
    Path(os.fsdecode(clip.path)).unlink()
    proxies = proxies_in(tmp_path)
    assert [one.state for one in proxies.build([clip])] == [ProxyState.OFFLINE]
    assert proxies.stand([clip])[0].state is ProxyState.OFFLINE


def test_cancel__leaves_nothing_half_made(clips: list[Clip], tmp_path: Path) -> None:
    proxies = proxies_in(tmp_path)
    began: list[int] = []
    assert list(proxies.build(clips, progress=lambda *_: began.append(1), cancelled=lambda: bool(began))) == []
    assert began
    assert list((tmp_path / "proxies").iterdir()) == []


def test_limit__drops_what_was_used_longest_ago(clips: list[Clip], tmp_path: Path) -> None:
    proxies = proxies_in(tmp_path)
    list(proxies.build([clips[0]]))
    room = clips[1].frames * 60_000 + 10
    proxies.change(replace(proxies.settings(), limit=room))
    with pytest.raises(ProxyTrouble, match=r"reached their limit of .* GB, and b has none\. Raise the limit"):
        list(proxies.build([clips[1]], unasked=True))
    assert proxies.file(clips[0]) is not None
    assert [one.state for one in proxies.build([clips[1]])] == [ProxyState.READY]
    assert proxies.file(clips[0]) is None


def test_limit__unasked_drops_what_was_not_used_for_days(clips: list[Clip], tmp_path: Path) -> None:
    proxies = proxies_in(tmp_path)
    list(proxies.build([clips[0]]))
    proxies.change(replace(proxies.settings(), limit=clips[1].frames * 60_000 + 10))
    for path in (tmp_path / "proxies").iterdir():
        os.utime(path, (time.time() - 8 * 86_400,) * 2)
    assert [one.state for one in proxies.build([clips[1]], unasked=True)] == [ProxyState.READY]
    assert proxies.file(clips[0]) is None


def test_change__is_kept_and_a_lower_limit_holds_at_once(clips: list[Clip], tmp_path: Path) -> None:
    proxies = proxies_in(tmp_path)
    list(proxies.build(clips))
    proxies.change(replace(proxies.settings(), limit=1, play=False))
    assert proxies.taken() == 0
    assert proxies_in(tmp_path).settings() == proxies.settings()
    other = tmp_path / "other"
    proxies.change(replace(proxies.settings(), folder=other, limit=GIB))
    list(proxies.build([clips[1]]))
    assert len(list(other.iterdir())) == 1


def test_change__refuses_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    proxies = proxies_in(tmp_path)
    before = proxies.settings()
    with pytest.raises(ProxyTrouble, match=r"^Proxies cannot lie in .*file.*: .*\. Choose another folder\.$"):
        proxies.change(replace(before, folder=tmp_path / "file" / "proxies"))
    assert proxies.settings() == before


def test_change__of_another_setting_asks_nothing_of_the_folder(clips: list[Clip], tmp_path: Path) -> None:
    proxies = proxies_in(tmp_path)
    proxies.change(replace(proxies.settings(), folder=tmp_path / "drive"))
    (tmp_path / "drive").rmdir()
    proxies.change(replace(proxies.settings(), play=False))
    assert not proxies_in(tmp_path).settings().play
    assert not (tmp_path / "drive").exists()


def test_change__that_cannot_be_kept_is_a_sentence(tmp_path: Path) -> None:
    proxies = ClipProxies(memory_library(), SettingsFile(tmp_path / "none" / "proxies.ini", folder=tmp_path / "proxies"))
    with pytest.raises(ProxyTrouble, match=r"^What you set about proxies cannot be kept: No such file or directory\."):
        proxies.change(replace(proxies.settings(), play=False))
    assert proxies.settings().play


def test_change__of_the_folder_while_building_leaves_that_one_where_it_began(clips: list[Clip], tmp_path: Path) -> None:
    proxies = proxies_in(tmp_path)

    def move(*_: object) -> None:
        proxies.change(replace(proxies.settings(), folder=tmp_path / "other"))

    assert [one.state for one in proxies.build(clips[:1], progress=move)] == [ProxyState.READY]
    assert len(list((tmp_path / "proxies").iterdir())) == 1
    assert list((tmp_path / "other").iterdir()) == []


def test_build__uses_no_proxy_of_a_source_that_changed_meanwhile(tmp_path: Path) -> None:
    clip = _own(tmp_path)
    proxies = proxies_in(tmp_path)

    def change(*_: object) -> None:
        make_clip(Path(os.fsdecode(clip.path)), frames=20)

    (stand,) = proxies.build([clip], progress=change)
    assert stand.reason == "own was changed while its proxy was built, so it is not used."
    assert list((tmp_path / "proxies").iterdir()) == []


def test_full_drive__is_said_before_it_is_full(clips: list[Clip], tmp_path: Path) -> None:
    proxies = proxies_in(tmp_path, free=RESERVE)
    with pytest.raises(ProxyTrouble, match="is nearly full, so a gets no proxy"):
        list(proxies.build(clips))


def test_folder__that_is_a_file_is_a_sentence(clips: list[Clip], tmp_path: Path) -> None:
    (tmp_path / "proxies").write_text("in the way")
    proxies: ClipProxies = proxies_in(tmp_path)
    with pytest.raises(ProxyTrouble, match=r"^Proxies cannot be written to "):
        list(proxies.build(clips))
    assert proxies.file(clips[0]) is None
    assert proxies.taken() == 0
