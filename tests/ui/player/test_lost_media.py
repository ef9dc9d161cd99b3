"""Take the media away while it plays, and give it back: the last frame stays, one sentence tells why, and the numbers go on being right."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from dailies_logger.domain.clip import Clip, ClipStatus
from dailies_logger.domain.errors import MediaError
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.media.drive import MediaDrive
from dailies_logger.ui.player import screen
from dailies_logger.workflow.moments import same_moment
from dailies_logger.workflow.playing import Stretch
from tests.support.clips import Codec, make_clip
from tests.support.made_media import HandSoundOut, MadeFrames, MadeMedia, made_clip
from tests.support.player_room import Make, Room
from tests.support.proxies import clip_of, memory_library, proxies_in
from tests.support.pulling import Drive
from tests.support.strips import strip_of_image

GONE = "A001C001.mov is not where it was. Connect its drive, or ingest it where it is now."
TAKE = id_from("take", "24A-1")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Make a clip of ten seconds with sound, long-GOP, so large that most of it is in no buffer."""
    path = tmp_path_factory.mktemp("lost") / "whole.mov"
    return make_clip(path, codec=Codec.H264, rate=Fraction(24), frames=240, gop=48, sound=True, size=(640, 360)).read_bytes()


def _on_a_drive(folder: Path, whole: bytes, name: str = "A001C001", **more: object) -> tuple[Drive, Clip]:
    folder.mkdir()
    path = folder / f"{name}.mov"
    path.write_bytes(whole)
    return Drive(folder), replace(clip_of(path), id=id_from("lost", name), **more)  # type: ignore[arg-type]  # named by the test


@pytest.fixture(autouse=True)
def _nothing_stays_behind() -> Iterator[None]:
    """See that no thread that reads outlives its test."""
    before = threading.enumerate()
    yield
    readers = [thread for thread in threading.enumerate() if thread.name.startswith("read ") and thread not in before]
    for thread in readers:
        thread.join(5)
    assert [thread.name for thread in readers if thread.is_alive()] == []


def _wrong(room: Room) -> list[tuple[int, int | None]]:
    return [pair for pair in room.log if pair[0] != pair[1]]


@pytest.mark.parametrize(("speed", "begin"), [(1, 60), (-1, 150), (-4, 230), (8, 2)])
def test_a_drive_pulled_out__stands_on_the_last_frame_and_plays_again_when_it_is_back(
    make_room: Make, tmp_path: Path, whole: bytes, speed: int, begin: int
) -> None:
    drive, clip = _on_a_drive(tmp_path / "rushes", whole)
    way = 1 if speed > 0 else -1
    room = make_room(clip)
    room.show(clip, begin)
    room.player.play(Fraction(speed))
    room.until(lambda: (room.stage.frame - begin) * way >= 2 * abs(speed))
    drive.pull()
    room.until(lambda: not room.player.playing)
    last = room.stage.frame
    assert room.view.message == GONE
    assert (room.view.shown, room.notices) == (last, [GONE])
    assert not room.stage.playing
    far = 220 if way > 0 else 12
    for frame in (far, far + way, far + 2 * way):
        room.player.go_to(frame)
        room.until(lambda frame=frame: room.stage.frame == frame)  # type: ignore[misc]
        assert room.view.overlay.timecode == str(clip.timecode(frame))
    room.player.play(Fraction(speed))
    room.until(lambda: not room.player.playing)
    assert room.view.shown == last, "the last picture stays behind the sentence"
    assert room.notices == [GONE], "said once"
    assert drive.open_files() == 0
    drive.put_back()
    room.player.step(way)
    room.until(lambda: room.view.message == "")
    room.must_show(far + 3 * way)
    room.log.clear()
    room.player.play(Fraction(speed))
    room.until(lambda: (room.stage.frame - far) * way >= 4 + abs(speed) or not room.player.playing)
    room.player.stop()
    room.must_show(room.stage.frame)
    assert _wrong(room) == []
    assert room.notices == [GONE]
    room.player.close()
    room.until(lambda: drive.open_files() == 0)


def test_scrubbing__over_a_drive_pulled_out_names_each_frame_and_says_so_once(make_room: Make, tmp_path: Path, whole: bytes) -> None:
    drive, clip = _on_a_drive(tmp_path / "rushes", whole)
    room = make_room(clip)
    room.show(clip, 10)
    drive.pull()
    for frame in (120, 150, 100, 200):
        room.player.go_to(frame)
        room.until(lambda frame=frame: room.stage.frame == frame)  # type: ignore[misc]
        assert room.view.overlay.timecode == str(clip.timecode(frame))
    room.until(lambda: room.view.message == GONE)
    assert (room.view.shown, room.notices) == (10, [GONE])
    drive.put_back()
    room.player.go_to(130)
    room.must_show(130)


def test_damaged_frames__in_a_row_are_said_once(make_room: Make) -> None:
    clip = made_clip()
    room = make_room(clip, media=MadeMedia(damaged=set(range(31, 40))))
    room.show(clip, 30)
    for frame in range(31, 40):
        room.player.step(1)
        room.until(lambda frame=frame: room.view.message == f"Frame {frame} of A001C001 is damaged.")  # type: ignore[misc]
        assert room.stage.frame == frame
    assert room.notices == ["Frame 31 of A001C001 is damaged."]


def test_with_a_proxy__it_plays_on_whatever_comes_and_goes(make_room: Make, tmp_path: Path, whole: bytes) -> None:
    drive, clip = _on_a_drive(tmp_path / "rushes", whole)
    library = memory_library()
    proxies = proxies_in(tmp_path, library)
    assert len(list(proxies.build([clip]))) == 1
    room = make_room(clip, media=MediaDrive(library, proxies=proxies))
    states: list[bool] = []
    room.show(clip, 20)
    room.stage.playing_changed.connect(states.append)
    room.player.play()
    room.until(lambda: room.stage.frame > 25)
    drive.pull()
    room.bench.refreshed.emit()  # as after a label, or when the window comes to the front
    room.until(lambda: room.stage.clip is not None and room.stage.clip.status is ClipStatus.OFFLINE)
    room.until(lambda: room.stage.frame > 50)
    drive.put_back()
    room.bench.refreshed.emit()
    room.until(lambda: room.stage.clip is not None and room.stage.clip.status is ClipStatus.ONLINE)
    here = room.stage.frame
    room.until(lambda: room.stage.frame > here + 15)
    assert states == [True], "nothing stopped it"
    assert room.frames == sorted(set(room.frames))
    assert _wrong(room) == []
    assert (room.notices, room.view.message) == ([], "")
    room.player.stop()


def test_the_original_is_back__and_is_shown_without_a_new_start(make_room: Make, tmp_path: Path, whole: bytes) -> None:
    drive, clip = _on_a_drive(tmp_path / "rushes", whole)
    room = make_room(clip)
    room.show(clip, 100)
    drive.pull()
    room.player.go_to(180)
    room.until(lambda: room.view.message == GONE)
    room.bench.refreshed.emit()
    room.until(lambda: room.stage.clip is not None and room.stage.clip.status is ClipStatus.OFFLINE)
    assert (room.stage.frame, room.view.shown) == (180, 100)
    drive.put_back()
    room.bench.refreshed.emit()
    room.must_show(180)
    assert room.view.message == ""


def test_an_angle_whose_drive_is_pulled_out__says_so_and_the_others_play_on(make_room: Make, tmp_path: Path, whole: bytes) -> None:
    main_drive, main = _on_a_drive(tmp_path / "a", whole, take_id=TAKE)
    drive, other = _on_a_drive(tmp_path / "b", whole, "B001C001", take_id=TAKE, sync=Fraction(12, 24))
    room = make_room(main, other)
    room.show(main, 40)
    room.player.beside.set_angles(main, (other,))
    view = room.player.beside.views()[other.id]
    view.resize(320, 180)
    view.show()
    room.until(lambda: view.shown == 28)
    room.player.play()
    room.until(lambda: room.stage.frame > 44)
    drive.pull()
    room.until(lambda: "B001C001.mov is not where it was" in view.message)
    assert room.player.playing
    stayed = view.shown
    assert stayed is not None
    room.player.beside.set_angles(main, (replace(other, status=ClipStatus.OFFLINE),))
    assert room.player.beside.views()[other.id] is view, "its last picture stays"
    here = room.stage.frame
    room.until(lambda: room.stage.frame > here + 10)
    drive.put_back()
    room.player.stop()
    moment = same_moment(room.stage.frame, main, other)
    room.until(lambda: view.shown == moment and view.message == "")
    assert strip_of_image(view.grab().toImage(), view.picture_area().toRect()) == moment
    assert (_wrong(room), room.notices) == ([], [])
    room.player.play()
    room.until(lambda: room.stage.frame > moment + 16)
    main_drive.pull()
    room.until(lambda: not room.player.playing)
    assert room.view.shown == room.stage.frame
    room.until(lambda: view.shown == same_moment(room.stage.frame, main, other))
    assert room.notices == [GONE]


def test_a_loop__ends_where_its_media_is_lost(make_room: Make) -> None:
    clip, media, out = made_clip(), MadeMedia(), HandSoundOut()
    room = make_room(clip, media=media, out=out)
    room.show(clip, 40)
    room.player.play_list([Stretch(clip=clip.id, range=FrameRange(40, 60))], endless=True)
    room.until(out.playing.is_set)
    out.heard = 10 * 1920
    room.must_show(50)
    media.gone = True
    out.heard = 20 * 1920
    room.until(lambda: not room.player.playing)
    room.until(lambda: not out.playing.is_set())
    assert room.view.message.endswith("is damaged.")
    assert len(room.notices) == 1
    room.player.play_list([Stretch(clip=clip.id, range=FrameRange(40, 60))], endless=True)
    room.until(lambda: not room.player.playing)
    assert len(room.notices) == 1


class SomeAway(MadeMedia):
    """Have the files of all but some clips."""

    away: frozenset[str] = frozenset()

    def frames(self, clip: Clip) -> MadeFrames:
        if clip.name in self.away:
            raise MediaError(f"{clip.name} is not where it was.")
        return super().frames(clip)


def test_a_roll__passes_over_what_is_away_but_leaves_nothing_out_that_is_lost_on_its_way(make_room: Make) -> None:
    clips = [made_clip(f"A001C00{number}", frames=30) for number in (1, 2, 3)]
    media = SomeAway()
    media.away = frozenset({clips[1].name})
    room = make_room(*clips, media=media)
    room.show(clips[0], 20)
    roll = [Stretch(clip=clip.id, range=FrameRange(20, 30)) for clip in clips]
    room.player.play_list(roll)
    room.until(lambda: not room.player.playing)
    assert (room.stage.clip, room.stage.frame) == (clips[2], 29)
    assert room.notices == []
    media.away = frozenset()
    room.show(clips[0], 20)
    media.damaged = set(range(25, 30))
    room.player.play_list(roll)
    room.until(lambda: not room.player.playing)
    assert (room.stage.clip, room.stage.frame) == (clips[0], 24), "and not on the next take"
    assert room.notices[-1] == "Frame 29 of A001C001 is damaged."


def test_a_drive_that_does_not_answer__is_named_once_and_holds_nothing_up(make_room: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "PATIENCE_SECONDS", 0.2)
    clip, media = made_clip(), MadeMedia()
    room = make_room(clip, media=media)
    room.show(clip, 20)
    room.player.play()
    room.until(lambda: room.stage.frame > 24)
    media.gate.clear()
    room.until(lambda: bool(room.notices))
    stands = room.stage.frame
    room.qtbot.wait(300)
    assert (room.stage.frame, room.view.shown) == (stands, stands), "a key now logs the frame that is seen"
    assert room.notices == ["A001C001 gives no picture: its drive does not answer. What you log now is kept."]
    room.player.stop()
    assert not room.player.playing
    media.gate.set()
    room.must_show(stands)
    room.player.play()
    room.until(lambda: room.stage.frame > stands + 8)
    assert len(room.notices) == 1
    room.player.stop()
