"""A roll goes through the takes in their order, on one camera, and no frame is left out or played twice."""

from dataclasses import replace

import pytest

from dailies_logger.domain.clip import MediaKind
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.playing import Stretch
from dailies_logger.workflow.rolling import Roll, kem_roll
from tests.support.acts import A1, A2, A3, B1, TAKES, angle
from tests.support.memory_library import MemoryLibrary
from tests.support.rushes import library

B2 = angle("B001C002", TAKES[1], frames=110)
LONE = angle("A001C009", None, frames=50)
ORDER = [take.id for take in TAKES]


@pytest.fixture
def shelf() -> MemoryLibrary:
    return library(*TAKES, A1, B1, A2, B2, A3, LONE)


def test_roll__of_the_setup_plays_the_same_camera_from_this_frame_on(shelf: MemoryLibrary) -> None:
    assert kem_roll(shelf, ORDER, roll=Roll.SETUP, clip=A1, frame=100) == [
        Stretch(clip=A1.id, range=FrameRange(100, 240)),
        Stretch(clip=A2.id, range=A2.whole),
    ]
    assert [each.clip for each in kem_roll(shelf, ORDER, roll=Roll.SETUP, clip=B1, frame=0)] == [B1.id, B2.id]


def test_roll__of_the_scene_goes_over_setups_and_takes_the_first_camera_where_this_one_is_not(shelf: MemoryLibrary) -> None:
    assert [each.clip for each in kem_roll(shelf, ORDER, roll=Roll.SCENE, clip=B1, frame=0)] == [B1.id, B2.id, A3.id]


def test_roll__from_the_last_frame_on_plays_the_clip_whole(shelf: MemoryLibrary) -> None:
    assert kem_roll(shelf, ORDER, roll=Roll.SETUP, clip=A2, frame=119) == [Stretch(clip=A2.id, range=A2.whole)]


def test_roll__keeps_the_order_it_is_given_and_leaves_out_what_is_not_in_it(shelf: MemoryLibrary) -> None:
    turned = list(reversed(ORDER))
    assert [each.clip for each in kem_roll(shelf, turned, roll=Roll.SCENE, clip=A3, frame=0)] == [A3.id, A2.id, A1.id]
    filtered = [TAKES[0].id, TAKES[2].id]
    assert [each.clip for each in kem_roll(shelf, filtered, roll=Roll.SCENE, clip=A1, frame=0)] == [A1.id, A3.id]


def test_roll__of_a_clip_in_no_take_is_that_clip(shelf: MemoryLibrary) -> None:
    assert kem_roll(shelf, ORDER, roll=Roll.SCENE, clip=LONE, frame=10) == [Stretch(clip=LONE.id, range=FrameRange(10, 50))]


def test_roll__takes_of_no_scene_are_not_joined() -> None:
    bare = [replace(take, scene="", setup="") for take in TAKES]
    shelf = library(*bare, A1, A2, A3)
    assert [each.clip for each in kem_roll(shelf, ORDER, roll=Roll.SETUP, clip=A1, frame=0)] == [A1.id]


def test_roll__leaves_out_sound_alone_and_what_has_no_frames() -> None:
    sound = replace(A2, measured=replace(A2.measured, media=MediaKind.SOUND))
    empty = replace(A3, measured=replace(A3.measured, frames=0))
    shelf = library(*TAKES, A1, sound, empty)
    assert [each.clip for each in kem_roll(shelf, ORDER, roll=Roll.SCENE, clip=A1, frame=0)] == [A1.id]
