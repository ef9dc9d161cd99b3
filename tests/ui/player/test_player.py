"""Play as the editor does, and prove from the painted widget that the frame shown is the frame logged."""

import os
from dataclasses import replace
from fractions import Fraction

import pytest

from dailies_logger.domain.clip import Clip, ClipStatus, Measured, MediaKind
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.timecode import FrameRange, FrameRate
from dailies_logger.workflow.playing import Stretch
from tests.support.clips import Codec, make_clip
from tests.support.made_media import HandSoundOut, MadeMedia, made_clip
from tests.support.player_room import Make


@pytest.fixture(scope="session")
def real_clip(tmp_path_factory: pytest.TempPathFactory) -> Clip:
    path = tmp_path_factory.mktemp("player") / "A001C001.mp4"
    make_clip(path, codec=Codec.H264, rate=Fraction(24000, 1001), frames=120, gop=48, sound=True, size=(640, 360))
    measured = Measured(rate=FrameRate.of(24000, 1001), frames=120, channels=1, sample_rate=48_000)
    return Clip(id=id_from("real"), path=os.fsencode(path), file=str(path), measured=measured, start=1001)


def test_play__shows_every_frame_in_order_and_logs_what_is_painted(make_room: Make, real_clip: Clip) -> None:
    room = make_room(real_clip)
    room.show(real_clip, 10)
    room.player.play()
    room.qtbot.wait(2000)
    room.player.stop()
    shown = room.frames
    assert shown == sorted(set(shown))
    assert [pair for pair in room.log if pair[0] != pair[1]] == []
    assert 40 <= shown[-1] - 10 <= 50
    assert len(shown) >= (shown[-1] - 10) * 3 // 4
    assert room.strip() == room.stage.frame


def test_stop__stands_on_the_frame_on_the_screen(make_room: Make, real_clip: Clip) -> None:
    room = make_room(real_clip)
    room.show(real_clip)
    states: list[bool] = []
    room.stage.playing_changed.connect(states.append)
    room.player.play()
    room.until(lambda: room.stage.frame >= 5)
    room.player.stop()
    stopped = room.stage.frame
    room.qtbot.wait(150)
    room.must_show(stopped)
    assert states == [True, False]
    assert not room.player.playing


def test_step__is_exact_in_both_directions(make_room: Make, real_clip: Clip) -> None:
    room = make_room(real_clip)
    room.show(real_clip, 50)
    for step, frame in ((1, 51), (-1, 50), (-10, 40), (10, 50), (1, 51), (-1000, 0), (-1, 0), (1000, 119), (1, 119)):
        room.player.step(step)
        room.must_show(frame)
    room.player.step(seconds=-1)
    room.must_show(95)
    room.stage.go_to(47)
    room.must_show(47)


def test_step__counts_every_key_press_of_a_fast_hand(make_room: Make, real_clip: Clip) -> None:
    room = make_room(real_clip)
    room.show(real_clip, 20)
    for _ in range(25):
        room.player.step(1)
    room.must_show(45)
    assert [pair for pair in room.log if pair[0] != pair[1]] == []


def test_step__sounds_the_frame_it_comes_to_in_its_direction(make_room: Make) -> None:
    clip, out = made_clip(), HandSoundOut()
    room = make_room(clip, media=MadeMedia(), out=out)
    room.show(clip, 50)
    for step, first, way in ((1, 51 * 1920, 1), (-1, 51 * 1920 - 1, -1)):
        room.player.step(step)
        room.until(out.playing.is_set)
        assert out.ask(1920) == [sample % 20_011 for sample in range(first, first + 1920 * way, way)]
        assert set(out.ask(500)) == {0}
        out.playing.clear()
    room.player.scrubs = False
    room.player.step(1)
    room.must_show(51)
    assert not out.playing.is_set()


@pytest.mark.parametrize(("speed", "frame"), [(-1, 40), (2, 70), (-2, 30)])
def test_play__follows_the_sound_backward_and_at_double_speed(make_room: Make, speed: int, frame: int) -> None:
    clip, out = made_clip(), HandSoundOut()
    room = make_room(clip, media=MadeMedia(), out=out)
    room.show(clip, 50)
    room.player.play(Fraction(speed))
    room.until(out.playing.is_set)
    room.qtbot.wait(50)
    assert room.stage.frame == 50, "no sound, no picture"
    out.heard = 10 * 1920 + (1 if speed < 0 else 0)
    room.must_show(frame)
    room.player.stop()


def test_play__stops_on_the_last_frame_and_then_plays_from_the_first(make_room: Make) -> None:
    clip = made_clip(frames=30)
    room = make_room(clip, media=MadeMedia())
    room.show(clip, 22)
    room.player.play()
    room.until(lambda: not room.player.playing)
    room.must_show(29)
    assert not room.stage.playing
    room.player.play()
    room.until(lambda: 0 < room.stage.frame < 20)
    room.player.stop()


def test_play__from_the_last_frame_leaves_it_before_it_jumps_to_the_first(make_room: Make) -> None:
    clip = made_clip(frames=30)
    room = make_room(clip, media=MadeMedia())
    room.show(clip, 20)
    left: list[int] = []
    room.stage.clip_left.connect(lambda _, shown: left.append(shown))
    room.player.play()
    room.until(lambda: not room.player.playing)
    room.must_show(29)
    assert left == []
    room.player.play()
    assert left == [29], "so that no open range grows back from the end to where it is closed after the jump"
    room.player.stop()


def test_again__goes_back_to_where_playing_began(make_room: Make) -> None:
    clip = made_clip()
    room = make_room(clip, media=MadeMedia())
    room.show(clip, 100)
    room.player.again()
    room.until(lambda: 25 <= room.stage.frame < 40)
    room.player.go_to(120)
    room.must_show(120)
    room.player.play()
    room.until(lambda: room.stage.frame >= 125)
    room.log.clear()
    room.player.again()
    room.until(lambda: bool(room.frames) and room.frames[0] < 123 <= room.stage.frame)
    assert room.frames[0] == 120
    room.player.stop()


def test_play__follows_the_sound_and_not_the_wall(make_room: Make) -> None:
    clip = made_clip()
    out = HandSoundOut()
    room = make_room(clip, media=MadeMedia(), out=out)
    room.show(clip, 10)
    room.player.play()
    room.until(out.playing.is_set)
    assert out.ask(2) == [19_200, 19_201]
    room.qtbot.wait(150)
    assert room.stage.frame == 10
    for frame in (11, 12, 20):
        out.heard = (frame - 10) * 1920
        room.must_show(frame)
    out.heard = 30 * 1920 - 1
    room.must_show(39)
    room.player.stop()
    room.until(lambda: not out.playing.is_set())
    room.must_show(39)


def test_play__goes_on_by_the_wall_when_the_sound_stalls(make_room: Make) -> None:
    clip = made_clip()
    out = HandSoundOut()
    room = make_room(clip, media=MadeMedia(), out=out)
    room.show(clip)
    room.player.play()
    room.until(lambda: room.stage.frame >= 5)
    assert out.heard == 0
    room.player.stop()


def test_play__skips_what_is_late_and_never_drifts(make_room: Make) -> None:
    clip = made_clip()
    out, media = HandSoundOut(), MadeMedia()
    room = make_room(clip, media=media, out=out)
    room.show(clip)
    room.player.play()
    room.until(out.playing.is_set)
    media.gate.clear()
    out.heard = 60 * 1920
    room.qtbot.wait(50)
    media.gate.set()
    room.must_show(60)
    assert len(room.frames) < 30
    assert [pair for pair in room.log if pair[0] != pair[1]] == []
    room.player.stop()


def test_play__takes_a_varying_rate_at_its_own_times(make_room: Make) -> None:
    clip, media, out = made_clip(frames=10), MadeMedia(), HandSoundOut()
    media.times = tuple(Fraction(frame * frame, 10) for frame in range(10))
    room = make_room(clip, media=media, out=out)
    room.show(clip)
    room.player.play()
    room.until(out.playing.is_set)
    for seconds, frame in ((Fraction(1, 10), 1), (Fraction(89, 100), 2), (Fraction(9, 10), 3), (Fraction(4), 6)):
        out.heard = int(seconds * 48_000)
        room.must_show(frame)
    room.player.stop()


def test_play__keeps_the_last_picture_when_the_media_vanishes(make_room: Make) -> None:
    clip, media = made_clip(), MadeMedia()
    room = make_room(clip, media=media)
    room.show(clip)
    room.player.play()
    room.until(lambda: room.stage.frame >= 10)
    media.gone = True
    room.until(lambda: not room.player.playing)
    last = room.stage.frame
    assert room.view.shown == last
    assert room.view.message.endswith("is damaged.")
    assert len(room.notices) == 1
    room.player.step(1)
    room.until(lambda: room.stage.frame == last + 1)
    assert room.view.shown == last
    assert room.view.overlay.timecode == str(clip.timecode(last + 1))
    media.gone = False
    room.player.step(1)
    room.must_show(last + 2)
    assert room.view.message == ""


def test_step__moves_the_timecode_of_an_offline_clip(make_room: Make) -> None:
    clip, media = replace(made_clip(), status=ClipStatus.OFFLINE), MadeMedia(gone=True)
    room = make_room(clip, media=media)
    room.show(clip, 30)
    room.until(lambda: room.view.message == "A001C001 is not where it was.")
    for step, frame in ((1, 31), (10, 41), (-1, 40)):
        room.player.step(step)
        assert room.stage.frame == frame
        assert room.view.overlay.timecode == str(clip.timecode(frame))
    room.player.play()
    room.until(lambda: not room.player.playing)
    assert room.stage.frame == 40
    assert room.notices == [], "what is known to be offline is said on the picture only"


def test_play__counts_along_a_sound_file(make_room: Make) -> None:
    clip, out = made_clip(media=MediaKind.SOUND), HandSoundOut()
    room = make_room(clip, media=MadeMedia(), out=out)
    room.show(clip)
    assert room.view.message.startswith("This is a sound file")
    room.player.play()
    room.until(out.playing.is_set)
    out.heard = 1920 * 7
    room.until(lambda: room.stage.frame == 7)
    room.player.stop()
    assert room.stage.frame == 7
    assert room.notices == []


def test_show_clip__never_leaves_the_other_clips_picture(make_room: Make) -> None:
    first, second, media = made_clip(), made_clip("B001C001"), MadeMedia()
    room = make_room(first, second, media=media)
    room.show(first, 5)
    room.player.play()
    room.until(lambda: room.stage.frame > 6)
    media.gate.clear()
    room.stage.show_clip(second.id, 9)
    room.until(lambda: room.stage.clip == second)
    assert room.view.shown is None
    assert not room.stage.playing
    media.gate.set()
    room.must_show(9)
    assert room.view.overlay.title == "B001C001"


def test_play_list__plays_ranges_of_clips_in_order(make_room: Make) -> None:
    first, second, media = made_clip(), made_clip("B001C001"), MadeMedia()
    room = make_room(first, second, media=media)
    room.show(second, 90)
    played: list[tuple[str, int]] = []
    room.stage.frame_changed.connect(lambda frame: played.append((room.stage.clip.name if room.stage.clip else "", frame)))
    ranges = ((first, 20, 24), (second, 100, 103), (second, 50, 53))
    room.player.play_list([Stretch(clip=clip.id, range=FrameRange(start, end)) for clip, start, end in ranges])
    room.until(lambda: not room.player.playing)
    room.must_show(52)
    starts = [("A001C001", 20), ("B001C001", 100), ("B001C001", 50)]
    assert [step for step in played if step in starts] == starts
    allowed = {(clip.name, frame) for clip, start, end in ranges for frame in range(start, end)}
    assert set(played) <= allowed


def test_play_list__leaves_the_frame_shown_before_each_jump_within_a_clip(make_room: Make) -> None:
    clip = made_clip()
    room = make_room(clip, media=MadeMedia())
    room.show(clip, 90)
    left: list[int] = []
    room.stage.clip_left.connect(lambda _, shown: left.append(shown))
    room.player.play_list([Stretch(clip=clip.id, range=FrameRange(start, start + 3)) for start in (100, 50)])
    room.until(lambda: len(left) == 2)
    assert left == [90, 102], "so that no open range grows across a jump"
    room.until(lambda: not room.player.playing)


def test_play_list__goes_round_and_round(make_room: Make) -> None:
    clip = made_clip()
    room = make_room(clip, media=MadeMedia())
    room.show(clip, 90)
    room.player.play_list([Stretch(clip=clip.id, range=FrameRange(40, 44))], endless=True)
    room.until(lambda: room.frames.count(40) >= 3)
    assert room.player.playing
    assert set(room.frames) <= {90, *range(40, 44)}
    room.player.stop()
    assert not room.player.playing


def test_play_list__stands_at_the_end_where_it_is_told_to(make_room: Make) -> None:
    clip = made_clip()
    room = make_room(clip, media=MadeMedia())
    room.show(clip, 50)
    room.player.play_list([Stretch(clip=clip.id, range=FrameRange(47, 54))], rest=50)
    room.until(lambda: not room.player.playing)
    room.must_show(50)
    assert {47, 53} <= set(room.frames)


def test_shuttle__keeps_to_the_list_on_and_back(make_room: Make) -> None:
    first, second = made_clip(), made_clip("B001C001")
    room = make_room(first, second, media=MadeMedia())
    room.show(first)
    played: list[tuple[str, int]] = []
    room.stage.frame_changed.connect(lambda frame: played.append((room.stage.clip.name if room.stage.clip else "", frame)))
    room.player.play_list([Stretch(clip=first.id, range=FrameRange(20, 26)), Stretch(clip=second.id, range=FrameRange(60, 100))])
    room.until(lambda: room.stage.clip == second and room.stage.frame >= 62)
    played.clear()
    room.player.shuttle(-1)
    room.until(lambda: room.stage.clip == first and room.stage.frame <= 23)
    assert ("B001C001", 60) in played
    assert ("A001C001", 25) in played
    assert all(60 <= frame < 100 if name == "B001C001" else 20 <= frame < 26 for name, frame in played)
    room.player.shuttle(1)
    room.until(lambda: room.stage.clip == second and room.stage.frame >= 61)
    room.player.stop()


def test_play_list__ends_when_the_editor_stops(make_room: Make) -> None:
    first, second = made_clip(), made_clip("B001C001")
    room = make_room(first, second, media=MadeMedia())
    room.player.play_list([Stretch(clip=clip.id, range=FrameRange(0, 100)) for clip in (first, second)])
    room.until(lambda: room.stage.frame >= 3)
    room.player.stop()
    room.qtbot.wait(100)
    assert room.stage.clip == first
    assert not room.player.playing


def test_resize__shows_the_same_frame_in_the_new_size(make_room: Make) -> None:
    clip, media = made_clip(), MadeMedia()
    room = make_room(clip, media=media)
    room.show(clip, 12)
    room.view.resize(640, 360)
    room.until(lambda: media.asked[-1] == (clip.id, 12, 640))
    room.must_show(12)


def test_close__lets_go_of_everything(make_room: Make) -> None:
    clip, media, out = made_clip(), MadeMedia(), HandSoundOut()
    room = make_room(clip, media=media, out=out)
    room.show(clip)
    room.player.play()
    room.until(out.playing.is_set)
    room.player.close()
    assert media.closed == 2
    assert not out.playing.is_set()


@pytest.fixture(scope="session", params=[Codec.H264, Codec.MPEG2, Codec.DNXHD], ids=lambda codec: codec.name)
def long_clip(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Clip:
    path = tmp_path_factory.mktemp("shuttle") / "A002C001.mov"
    make_clip(path, codec=request.param, rate=Fraction(24000, 1001), frames=240, gop=24, size=(640, 360))
    measured = Measured(rate=FrameRate.of(24000, 1001), frames=240)
    return Clip(id=id_from("long", str(request.param)), path=os.fsencode(path), file=str(path), measured=measured, start=1001)


@pytest.mark.parametrize("speed", [-1, -2, -4, -8, 2, 4, 8])
def test_shuttle__shows_at_every_speed_the_frame_it_names(make_room: Make, long_clip: Clip, speed: int) -> None:
    room = make_room(long_clip)
    way = 1 if speed > 0 else -1
    room.show(long_clip, 20 if way > 0 else 220)
    speeds: list[float] = []
    room.player.speed_changed.connect(speeds.append)
    while not speeds or speeds[-1] != speed:
        room.player.shuttle(way)
    room.log.clear()
    room.qtbot.wait(700)
    room.player.stop()
    room.must_show(room.stage.frame)
    assert [pair for pair in room.log if pair[0] != pair[1]] == []
    shown = room.frames
    assert shown == sorted(set(shown), reverse=way < 0)
    assert len(shown) >= 4
    assert abs(shown[-1] - shown[0]) >= 6 * abs(speed)
    assert speeds[-1] == 0


def test_shuttle__backward_ends_on_the_first_frame(make_room: Make, real_clip: Clip) -> None:
    room = make_room(real_clip)
    room.show(real_clip, 6)
    room.player.shuttle(-1)
    room.until(lambda: not room.player.playing)
    room.must_show(0)
    assert room.frames == [5, 4, 3, 2, 1, 0]
    room.player.shuttle(-1)
    assert not room.player.playing


def test_shuttle__turns_round_and_slows_where_it_is(make_room: Make) -> None:
    room = make_room(made_clip(), media=MadeMedia(loud=False))
    room.show(made_clip(), 100)
    speeds: list[float] = []
    room.player.speed_changed.connect(lambda speed: speeds.append(speed) if speed else None)
    room.player.shuttle(1)
    room.until(lambda: room.stage.frame >= 105)
    turned = room.stage.frame
    room.player.shuttle(-1)
    room.until(lambda: room.stage.frame < turned)
    room.player.shuttle(-1, slowly=True)
    room.player.shuttle(-1, slowly=True)
    assert speeds == [1, -1, -0.5, -0.25]
    room.player.stop()
    after = room.frames[room.frames.index(turned) :]
    assert after == sorted(after, reverse=True)


def test_shuttle__is_not_heard_slower_or_faster_than_can_be_understood(make_room: Make) -> None:
    out = HandSoundOut()
    room = make_room(made_clip(), media=MadeMedia(), out=out)
    room.show(made_clip(), 100)
    room.player.shuttle(-1, slowly=True)
    room.until(lambda: room.stage.frame < 99)
    assert not out.playing.is_set()
    room.player.play_list([])
    for _ in range(3):
        room.player.shuttle(-1)
    room.until(lambda: room.stage.frame < 80)
    assert not out.playing.is_set()
    room.player.stop()
    room.player.shuttle(-1)
    room.until(out.playing.is_set)


def test_shuttle__backward_into_damage_stops_at_the_last_frame_shown(make_room: Make) -> None:
    room = make_room(made_clip(), media=MadeMedia(damaged=set(range(60)), loud=False))
    room.show(made_clip(), 64)
    room.player.shuttle(-1)
    room.until(lambda: bool(room.notices))
    assert not room.player.playing
    assert room.stage.frame == room.view.shown == 60


def test_reopen__stays_at_the_frame_shown(make_room: Make) -> None:
    clip = made_clip(frames=200)
    media = MadeMedia()
    room = make_room(clip, media=media)
    room.player.reopen()
    room.show(clip, 40)
    room.player.reopen([id_from("another")])
    assert media.closed == 0
    room.player.reopen([clip.id])
    room.until(lambda: media.closed == 1)
    room.must_show(40)


def test_reopen__goes_on_playing_at_its_speed(make_room: Make) -> None:
    clip = made_clip(frames=2000)
    media = MadeMedia()
    room = make_room(clip, media=media)
    room.show(clip, 40)
    room.player.play(Fraction(2))
    room.until(lambda: room.stage.frame > 44)
    room.player.reopen([clip.id])
    assert media.closed == 0
    before = room.stage.frame
    room.player.reopen()
    assert room.player.playing
    room.until(lambda: room.stage.frame > before + 8)
    assert media.closed == 1
    assert [pair for pair in room.log if pair[0] != pair[1]] == []
    assert room.frames == sorted(room.frames)
    assert room.stage.playing
