"""Angles that run beside the picture: on every view the frame of the same moment, read from what is painted."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import Clip, Measured
from dailies_logger.domain.errors import MediaError
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.timecode import FrameRange, FrameRate
from dailies_logger.media.drive import MediaDrive
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.player.beside import NOT_ROLLING, Beside
from dailies_logger.ui.player.player import Player
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.ui.stage import Stage
from dailies_logger.workflow.edit import Change, Edit
from dailies_logger.workflow.moments import same_moment
from dailies_logger.workflow.playing import Stretch
from tests.support.clips import Codec, make_clip
from tests.support.made_media import MadeFrames, MadeMedia, made_clip
from tests.support.memory_desk import PERSON, NoSoundOut, memory_desk
from tests.support.strips import strip_of_image

TAKE = id_from("take", "24A-1")
A = replace(made_clip(), take_id=TAKE)
B = replace(made_clip("B001C001", frames=150), take_id=TAKE, sync=Fraction(12, 25))
FAST = replace(made_clip("C001C001", frames=400), take_id=TAKE)
FAST = replace(FAST, measured=replace(FAST.measured, rate=FrameRate.of(50)), sync=Fraction(1, 50))
LATE = replace(made_clip("D001C001", frames=60), take_id=TAKE, sync=Fraction(4))
OTHERS = (B, FAST, LATE)


class Room:
    """Hold a player with three angles beside it, every view on screen. `seen` is (frame of A, strips) at each change."""

    def __init__(self, qtbot: QtBot, media: MadeMedia) -> None:
        self.qtbot = qtbot
        self.media = media
        desk, _ = memory_desk(A, *OTHERS)
        self.bench = Bench(replace(desk, media=media, sound_out=NoSoundOut()))
        self.stage = Stage(self.bench)
        self.view = PictureView()
        qtbot.addWidget(self.view)
        self.view.resize(320, 180)
        self.view.show()
        self.player = Player(self.bench, self.stage, self.view)
        self.beside: Beside = self.player.beside
        self.stage.show_clip(A.id, 30)
        self.until(lambda: self.view.shown == 30)
        self.beside.set_angles(A, OTHERS)
        for view in self.beside.views().values():
            view.resize(320, 180)
            view.show()

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=5000)

    def strips(self) -> dict[str, int | None]:
        """Read the number on each view; None where it says a sentence."""
        views = {clip.facts.camera or clip.name[0]: self.beside.views().get(clip.id, self.view) for clip in (A, *OTHERS)}
        return {
            name: None if view.message else strip_of_image(view.grab().toImage(), view.picture_area().toRect())
            for name, view in views.items()
        }

    def wanted(self, frame: int) -> dict[str, int | None]:
        """Return what must be seen while this frame of A is."""
        moments = {clip.name[0]: (same_moment(frame, A, clip), clip) for clip in (A, *OTHERS)}
        return {name: there if 0 <= there < clip.frames else None for name, (there, clip) in moments.items()}


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    made = Room(qtbot, MadeMedia())
    yield made
    made.player.close()
    made.bench.close()
    made.bench.deleteLater()


def test_show__every_angle_is_at_the_moment(room: Room) -> None:
    for frame in (30, 31, 12, 11, 0, 100, 159, 160, 199):
        room.player.go_to(frame)
        room.until(lambda frame=frame: room.strips() == room.wanted(frame))  # type: ignore[misc]
        assert room.stage.frame == frame


def test_show__a_camera_that_did_not_roll_says_so(room: Room) -> None:
    room.player.go_to(4)
    room.until(lambda: room.view.shown == 4)
    assert room.beside.views()[B.id].message == NOT_ROLLING
    assert room.beside.views()[LATE.id].message == NOT_ROLLING
    room.player.go_to(110)
    room.until(lambda: room.strips() == {"A": 110, "B": 98, "C": 219, "D": 10})


@pytest.mark.parametrize("speed", [1, -1, 2, -2, 4])
def test_play__every_angle_shows_its_frame_of_the_moment(room: Room, speed: int) -> None:
    start, end = (40, 75) if speed > 0 else (150, 115)
    room.player.go_to(start)
    room.until(lambda: room.view.shown == start)
    seen: list[tuple[int, dict[str, int | None]]] = []
    room.stage.frame_changed.connect(lambda frame: seen.append((frame, room.strips())))
    room.player.play(Fraction(speed))
    room.until(lambda: (room.stage.frame - end) * speed >= 0)
    room.player.stop()
    wrong = [
        (frame, name, got) for frame, strips in seen for name, got in strips.items() if not _near(got, room.wanted(frame)[name], speed)
    ]
    assert len(seen) > 5
    assert wrong == []


def _near(got: int | None, wanted: int | None, speed: int) -> bool:
    """Allow what was due just before: a view may be painted a moment after the main one, never ahead of what is due next."""
    if got is None or wanted is None:
        return got == wanted
    return abs(got - wanted) <= 2 * abs(speed) + 2


class OneSlow(MadeMedia):
    """Give the pictures of one camera only while `slow` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.slow = Event()
        self.slow.set()

    def frames(self, clip: Clip) -> MadeFrames:
        if clip.id != B.id:
            return super().frames(clip)
        held = MadeMedia(gate=self.slow)
        return held.frames(clip)


@pytest.fixture
def slow_room(qtbot: QtBot) -> Iterator[tuple[Room, OneSlow]]:
    media = OneSlow()
    made = Room(qtbot, media)
    made.until(lambda: made.strips() == made.wanted(30))
    yield made, media
    media.slow.set()
    made.player.close()
    made.bench.close()
    made.bench.deleteLater()


def test_play__begins_when_every_angle_has_its_first_picture(slow_room: tuple[Room, OneSlow], monkeypatch: pytest.MonkeyPatch) -> None:
    room, media = slow_room
    monkeypatch.setattr("dailies_logger.ui.player.deck.BESIDE_SECONDS", 5.0)
    media.slow.clear()
    room.player.play()
    room.qtbot.wait(150)
    assert (room.stage.frame, room.beside.cued()) == (30, False)
    media.slow.set()
    room.until(lambda: room.stage.frame > 35)
    assert room.beside.cued()


def test_play__waits_only_a_moment_for_an_angle_that_hangs(slow_room: tuple[Room, OneSlow]) -> None:
    room, media = slow_room
    media.slow.clear()
    room.player.play()
    room.until(lambda: room.stage.frame > 35)
    assert not room.beside.cued()


def test_play__stopped_all_stand_at_the_moment(room: Room) -> None:
    room.player.play()
    room.until(lambda: room.stage.frame > 45)
    room.player.stop()
    room.until(lambda: room.strips() == room.wanted(room.stage.frame))
    assert room.stage.frame > 45


def test_swap__the_angles_change_places_without_reading_anew(room: Room) -> None:
    asked = len(room.media.asked)
    strips = room.strips()
    room.until(lambda: room.strips() == room.wanted(30))
    strips = room.strips()
    room.stage.carry_to(B.id, lambda frame: same_moment(frame, A, B))
    room.until(lambda: room.stage.clip == B and room.view.shown == 18)
    assert set(room.beside.views()) == {A.id, FAST.id, LATE.id}
    after = room.strips()
    assert (after["A"], after["C"]) == (strips["A"], strips["C"])
    assert room.stage.frame == 18
    assert room.media.closed == 0
    assert len(room.media.asked) >= asked


def test_swap__while_it_plays_nothing_stops(room: Room) -> None:
    room.player.play()
    room.until(lambda: room.stage.frame > 40)
    states: list[bool] = []
    room.stage.playing_changed.connect(states.append)
    seen: list[tuple[str, int]] = []
    room.stage.frame_changed.connect(lambda frame: seen.append((room.stage.clip.name[0] if room.stage.clip else "", frame)))
    room.stage.carry_to(B.id, lambda frame: same_moment(frame, A, B))
    room.until(lambda: room.stage.clip == B and room.stage.frame > 50)
    room.player.stop()
    frames = [frame for name, frame in seen if name == "B"]
    assert states == [False]
    assert frames == sorted(frames)
    assert min(frames) >= 28, "from the same moment on"
    assert room.stage.frame == room.view.shown == strip_of_image(room.view.grab().toImage(), room.view.picture_area().toRect())


def test_swap__of_an_angle_that_does_not_run_beside_goes_on_all_the_same(room: Room) -> None:
    room.beside.set_angles(A, ())
    room.player.play()
    room.until(lambda: room.stage.frame > 40)
    room.stage.carry_to(B.id, lambda frame: same_moment(frame, A, B))
    room.until(lambda: room.stage.clip == B and room.player.playing and room.stage.frame > 34)
    assert room.player.beside.swap(B, FAST, room.player._feed.source, room.view, due=40) is None


def test_set_angles__what_runs_goes_on_and_what_is_gone_is_closed(room: Room) -> None:
    views = room.beside.views()
    changed: list[bool] = []
    room.beside.changed.connect(lambda: changed.append(True))
    moved = replace(B, sync=Fraction(13, 25))
    room.beside.set_angles(A, (moved, LATE))
    assert room.beside.views()[B.id] is views[B.id]
    assert set(room.beside.views()) == {B.id, LATE.id}
    assert changed == [True]
    room.until(lambda: room.beside.views()[B.id].shown == 17)


def test_set_angles__damaged_frames_say_so_in_their_view_only(qtbot: QtBot) -> None:
    made = Room(qtbot, MadeMedia(damaged={40}))
    made.player.go_to(52)
    made.until(lambda: "damaged" in made.beside.views()[B.id].message)
    assert made.view.message == ""
    made.player.close()
    made.bench.close()
    made.bench.deleteLater()


def test_close__lets_all_files_go(room: Room) -> None:
    room.until(lambda: room.strips() == room.wanted(30))
    room.beside.close()
    room.until(lambda: room.media.closed == 3)
    assert room.beside.views() == {}


def test_play__of_a_range_outside_what_a_camera_shot_asks_nothing_of_it(room: Room) -> None:
    room.until(lambda: room.strips() == room.wanted(30))
    room.media.asked.clear()
    room.beside.play(FrameRange(20, 60), Fraction(1))
    room.until(lambda: {clip for clip, _, _ in room.media.asked} >= {B.id, FAST.id})
    room.beside.halt()
    assert LATE.id not in {clip for clip, _, _ in room.media.asked}


def test_views__are_named_after_nothing_but_their_own_clip(room: Room) -> None:
    clips: dict[object, Clip] = {clip.id: clip for clip in OTHERS}
    assert set(room.beside.views()) == set(clips)


@pytest.fixture(scope="session")
def cameras(tmp_path_factory: pytest.TempPathFactory) -> tuple[Clip, Clip, Clip]:
    """Make real files of one take: long-GOP at the film's rate, all-intra started 7 frames late, and another rate."""
    folder = tmp_path_factory.mktemp("cameras")
    made = []
    for name, codec, rate, late in (
        ("A", Codec.H264, Fraction(24000, 1001), 0),
        ("B", Codec.DNXHD, Fraction(24000, 1001), 7),
        ("C", Codec.MPEG2, Fraction(25), -3),
    ):
        path = folder / f"{name}001C001.mov"
        make_clip(path, codec=codec, rate=rate, frames=120, gop=48, size=(640, 360))
        measured = Measured(rate=FrameRate(rate), frames=120)
        made.append(
            Clip(
                id=id_from("camera", name),
                path=os.fsencode(path),
                file=str(path),
                measured=measured,
                start=1001,
                take_id=TAKE,
                sync=late / rate,
            )
        )
    return made[0], made[1], made[2]


@pytest.mark.parametrize("speed", [1, -1, 2, -4, 8])
def test_cameras__real_files_show_the_frame_of_the_moment_and_log_it(qtbot: QtBot, cameras: tuple[Clip, Clip, Clip], speed: int) -> None:
    first, *others = cameras
    desk, library = memory_desk(*cameras)
    bench = Bench(replace(desk, media=MediaDrive(library), sound_out=NoSoundOut()))
    stage, view = Stage(bench), PictureView()
    qtbot.addWidget(view)
    view.resize(320, 180)
    view.show()
    player = Player(bench, stage, view)
    begin = 20 if speed > 0 else 100
    stage.show_clip(first.id, begin)
    qtbot.waitUntil(lambda: view.shown == begin, timeout=10_000)
    player.beside.set_angles(first, others)
    wrong: list[tuple[str, int | None, int | None]] = []

    def strip(of: PictureView) -> int | None:
        return strip_of_image(of.grab().toImage(), of.picture_area().toRect())

    def look() -> None:
        """Every view shows the frame that it says it shows, and the active one is what a key would log."""
        wrong.extend(
            ("other", each.shown, strip(each))
            for each in player.beside.views().values()
            if not each.message and each.shown is not None and each.shown != strip(each)
        )
        if strip(view) != stage.frame:
            wrong.append(("active", stage.frame, strip(view)))

    for each in player.beside.views().values():
        each.resize(320, 180)
        each.show()
    stage.frame_changed.connect(look)
    player.play(Fraction(speed))
    qtbot.waitUntil(lambda: (stage.frame - (begin + 8 * speed)) * speed >= 0, timeout=20_000)
    here = stage.clip
    assert here is not None
    stage.carry_to(others[0].id, lambda frame: same_moment(frame, here, others[0]))
    qtbot.waitUntil(lambda: stage.clip is not None and stage.clip.id == others[0].id, timeout=10_000)
    qtbot.waitUntil(lambda: not player.playing or stage.frame not in range(10, 110), timeout=20_000)
    player.stop()

    def together() -> bool:
        """Say whether every angle stands at the moment of the frame shown."""
        wanted = {clip.id: same_moment(stage.frame, others[0], clip) for clip in (first, others[1])}
        views = player.beside.views()
        return all(strip(views[key]) == frame if 0 <= frame < 120 else bool(views[key].message) for key, frame in wanted.items())

    qtbot.waitUntil(together, timeout=10_000)
    assert strip(view) == stage.frame
    assert wrong == []
    player.close()
    bench.close()
    bench.deleteLater()


def test_swap__to_a_camera_that_rolls_longer_goes_on_to_its_end(room: Room) -> None:
    room.stage.carry_to(LATE.id, lambda _: 0)
    room.until(lambda: room.stage.clip == LATE)
    room.player.go_to(45)
    room.beside.set_angles(LATE, (A, B, FAST))
    room.player.play()
    room.until(lambda: room.stage.frame >= 48)
    room.stage.carry_to(A.id, lambda frame: same_moment(frame, LATE, A))
    room.until(lambda: room.stage.clip == A and not room.player.playing)
    room.until(lambda: room.stage.frame == room.view.shown == 199)
    assert room.view.message == ""


def test_set_angles__opened_while_it_plays_run_at_once_and_can_be_picked(room: Room) -> None:
    room.beside.set_angles(A, ())
    room.player.play()
    room.until(lambda: room.stage.frame > 40)
    room.beside.set_angles(A, OTHERS)
    view = room.beside.views()[B.id]
    room.until(lambda: view.shown is not None)
    room.stage.carry_to(B.id, lambda frame: same_moment(frame, A, B))
    room.until(lambda: room.stage.clip == B and room.stage.frame > 60)
    assert room.player.playing
    assert room.stage.frame == room.view.shown


def test_swap__with_a_large_active_angle_its_width_is_asked_for(room: Room) -> None:
    room.view.resize(640, 360)
    room.player.play()
    room.until(lambda: room.stage.frame > 40)
    room.stage.carry_to(B.id, lambda frame: same_moment(frame, A, B))
    room.until(lambda: (B.id, 640) in {(clip, width) for clip, _, width in room.media.asked})
    assert room.player.playing


def test_swap__where_another_clip_was_shown_meanwhile_is_refused(room: Room) -> None:
    assert room.beside.swap(B, FAST, room.player._feed.source, room.view, due=30) is None
    room.stage.show_clip(B.id, 20)
    room.until(lambda: room.stage.clip == B and room.view.shown == 20)
    room.stage.carry_to(LATE.id, lambda _: 5)
    room.until(lambda: room.stage.clip == LATE and room.view.shown == 5)
    room.until(lambda: room.media.asked[-1][0] != A.id)
    assert (LATE.id, 5) in {(clip, frame) for clip, frame, _ in room.media.asked}


class OneAway(MadeMedia):
    """Have the files of all cameras but B's."""

    def frames(self, clip: Clip) -> MadeFrames:
        if clip.id == B.id:
            raise MediaError("B001C001 is not where it was.")
        return super().frames(clip)


def test_swap__to_an_angle_whose_file_is_away_ends_playing_with_its_sentence(qtbot: QtBot) -> None:
    room = Room(qtbot, OneAway())
    room.player.play()
    room.until(lambda: "not where it was" in room.beside.views()[B.id].message and room.stage.frame > 40)
    room.stage.carry_to(B.id, lambda frame: same_moment(frame, A, B))
    room.until(lambda: room.stage.clip == B and not room.player.playing)
    room.until(lambda: "not where it was" in room.view.message)
    room.stage.carry_to(A.id, lambda frame: same_moment(frame, B, A))
    room.until(lambda: room.stage.clip == A and room.view.shown == room.stage.frame and not room.view.message)
    assert room.stage.frame >= 40, "at the moment at which it was left"
    room.player.close()
    room.bench.close()
    room.bench.deleteLater()


def test_swap__in_play_around_stands_on_the_same_moment_at_the_end(room: Room) -> None:
    room.player.play_list([Stretch(clip=A.id, range=FrameRange(50, 75))], rest=60)
    room.until(lambda: room.stage.frame > 55)
    room.stage.carry_to(B.id, lambda frame: same_moment(frame, A, B))
    room.until(lambda: room.stage.clip == B and not room.player.playing)
    room.until(lambda: room.stage.frame == room.view.shown == 48)
    assert room.stage.clip == B


def test_sound__goes_by_the_sync_in_force_after_it_was_moved(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Fraction] = []
    monkeypatch.setattr(room.player.sound, "run", lambda clip, **_: heard.append(clip.sync))
    room.stage.show_clip(B.id, 20)
    room.until(lambda: room.stage.clip == B and room.view.shown == 20)
    edit = Edit(name="Sync take", author=PERSON.id, changes=(Change(before=B, after=replace(B, sync=Fraction(15, 25))),))
    room.bench.write(lambda: edit)
    room.until(lambda: room.stage.clip is not None and room.stage.clip.sync == Fraction(15, 25))
    room.player.play()
    room.until(lambda: bool(heard))
    assert heard == [Fraction(15, 25)]
