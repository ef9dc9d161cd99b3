"""The deck runs one clip after another, and nothing that was asked for before halts it."""

from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.playing import Stretch
from tests.support.made_media import MadeMedia, made_clip
from tests.support.player_room import Make


def test_play_list__is_not_halted_by_a_place_chosen_a_moment_before(make_room: Make) -> None:
    clip = made_clip()
    room = make_room(clip, media=MadeMedia())
    room.show(clip, 90)
    room.stage.show_clip(clip.id, 20)
    room.player.play_list([Stretch(clip=clip.id, range=FrameRange(20, 26))])
    room.until(lambda: not room.player.playing)
    assert room.frames[-1] == 25


def test_play_list__a_clip_asked_for_while_it_plays_is_not_gone_over(make_room: Make) -> None:
    first, second, third = (made_clip(f"{letter}001C001") for letter in "ABC")
    room = make_room(first, second, third, media=MadeMedia())
    room.show(first, 90)
    room.player.play_list([Stretch(clip=clip.id, range=FrameRange(20, 40)) for clip in (first, second)])
    room.until(lambda: room.stage.frame == 30)
    room.stage.show_clip(third.id, 7)
    room.until(lambda: room.stage.clip == third)
    room.must_show(7)
    assert not room.player.playing
