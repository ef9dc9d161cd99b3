"""Proposals, and what accepting them sets."""

from fractions import Fraction
from uuid import UUID

import pytest

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.take import Take
from dailies_logger.workflow import syncing, taking
from dailies_logger.workflow.history import undo
from dailies_logger.workflow.ports import Apart
from dailies_logger.workflow.syncing import By, Offset
from tests.support.intake import AUTHOR, PAL, heard, library, picture, write
from tests.support.made_media import MadeMedia
from tests.support.memory_library import MemoryLibrary

TAKE = Take(id=id_from("take", "24A-1"), setup="24A", take="1")
A = picture("A001C001", "10:00:00:00", take_id=TAKE.id, setup="24A", take="1")
B = picture("B001C001", "10:00:02:00", take_id=TAKE.id, setup="24A", take="1")
MUTE = picture("C001C001", None, take_id=TAKE.id, setup="24A", take="1")
OTHER = picture("D001C001", "10:00:00:00", rate=PAL, take_id=TAKE.id, setup="24A", take="1")
FAR = picture("E001C001", "12:00:00:00", take_id=TAKE.id, setup="24A", take="1")
FRAME = 1 / A.rate.fraction


def shoot() -> MemoryLibrary:
    clips = (A, B, MUTE, OTHER, FAR)
    return library(TAKE, *clips, *(heard(clip) for clip in clips))


def proposed(target: MemoryLibrary, media: MadeMedia, by: By) -> dict[UUID, Offset]:
    return {one.clip.id: one for one in syncing.propose(target, media, take=TAKE.id, by=by)}


def sync(target: MemoryLibrary, clip: Clip) -> Fraction:
    found = target.get(Clip, clip.id)
    assert found is not None
    return found.sync


def test_propose__by_timecode_to_the_frame_or_with_the_reason() -> None:
    told = proposed(shoot(), MadeMedia(), By.TIMECODE)
    assert told[A.id].seconds == 0
    assert told[B.id].seconds == 48 * FRAME
    assert "no timecode" in told[MUTE.id].refused
    assert "differently" in told[OTHER.id].refused
    assert "never ran together" in told[FAR.id].refused
    assert {told[clip.id].seconds for clip in (MUTE, OTHER, FAR)} == {None}


def test_propose__by_sound_goes_to_whole_frames_and_holds_the_gate() -> None:
    media = MadeMedia(
        apart={
            B.id: Apart(clip=B.id, seconds=Fraction(521, 1000), ratio=5.0),
            FAR.id: Apart(clip=FAR.id, seconds=Fraction(3), ratio=1.39),
        }
    )
    told = proposed(shoot(), media, By.SOUND)
    assert (told[B.id].seconds, told[B.id].confidence) == (12 * FRAME, 5.0)
    assert (told[FAR.id].seconds, told[FAR.id].confidence) == (None, 1.39)
    assert "repeats" in told[FAR.id].refused
    assert "no sound" in told[MUTE.id].refused


def test_propose__stopped_says_so() -> None:
    told = syncing.propose(shoot(), MadeMedia(), take=TAKE.id, by=By.SOUND, cancelled=lambda: True)
    assert {one.refused for one in told[1:]} == {"Stopped before it was heard."}


def test_propose__of_a_take_that_is_not_there() -> None:
    with pytest.raises(NotFound):
        syncing.propose(shoot(), MadeMedia(), take=id_from("take", "none"), by=By.TIMECODE)


def test_accept__outlives_typed_facts_and_is_undone_at_once() -> None:
    target = shoot()
    before = sync(target, B)
    write(target, syncing.accept(target, author=AUTHOR, take=TAKE.id, offsets={B.id: 12 * FRAME, MUTE.id: -5 * FRAME}))
    assert (sync(target, B), sync(target, MUTE)) == (12 * FRAME, -5 * FRAME)
    write(target, taking.type_facts(target, author=AUTHOR, clips=[B.id], lens="135 mm"))
    write(target, taking.type_facts(target, author=AUTHOR, clips=[B.id], lens=""))
    assert sync(target, B) == 12 * FRAME
    for _ in range(3):
        write(target, undo(target, author=AUTHOR))
    assert sync(target, B) == before
    assert sync(target, MUTE) == 0


def test_accept__refuses_strangers_and_the_first_angle() -> None:
    target = shoot()
    for offsets in ({id_from("clip", "none"): FRAME}, {A.id: FRAME}):
        with pytest.raises(Refused):
            syncing.accept(target, author=AUTHOR, take=TAKE.id, offsets=offsets)


@pytest.mark.parametrize("frames", [1, -1, 10])
def test_nudge__moves_an_angle_against_all_others(frames: int) -> None:
    target = shoot()
    before = {clip.id: sync(target, clip) for clip in (A, B, OTHER)}
    write(target, syncing.nudge(target, author=AUTHOR, clip=B.id, frames=frames))
    assert sync(target, B) - before[B.id] == frames * FRAME
    assert (sync(target, A), sync(target, OTHER)) == (before[A.id], before[OTHER.id])


def test_nudge__the_first_angle_moves_all_others_the_other_way() -> None:
    target = shoot()
    before = {clip.id: sync(target, clip) for clip in (A, B, OTHER)}
    write(target, syncing.nudge(target, author=AUTHOR, clip=A.id, frames=2))
    assert sync(target, A) == 0
    assert [sync(target, clip) - before[clip.id] for clip in (B, OTHER)] == [-2 * FRAME] * 2


def test_nudge__is_undone_at_once_and_refused_where_there_is_nothing_to_sync_with() -> None:
    target = shoot()
    before = sync(target, B)
    write(target, syncing.nudge(target, author=AUTHOR, clip=B.id, frames=5))
    write(target, undo(target, author=AUTHOR))
    assert sync(target, B) == before
    alone = library(TAKE, A, heard(A))
    with pytest.raises(Refused, match="only angle"):
        syncing.nudge(alone, author=AUTHOR, clip=A.id, frames=1)
    with pytest.raises(NotFound):
        syncing.nudge(alone, author=AUTHOR, clip=id_from("clip", "none"), frames=1)
