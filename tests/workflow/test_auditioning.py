"""Hear again what nobody has picked: pieces of the scene that no label lies on, or that were rejected."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.label import Label
from dailies_logger.domain.take import Take, TakeStatus
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.workflow.auditioning import APART, AROUND, SECONDS, audition, audition_beat
from dailies_logger.workflow.edit import Value
from dailies_logger.workflow.playing import Stretch
from tests.support.acts import A1, A2, A3, B1, CLIPS, TAKES, label
from tests.support.rushes import library

SECOND = A1.rate.nominal
EVERYTHING: tuple[Value, ...] = (*TAKES, *CLIPS)


def pieces(clip: Clip, *more: Label | Take | Clip, seed: int = 1) -> list[Stretch]:
    return audition(library(*EVERYTHING, *more), clip, chance=Random(seed))


def test_audition__is_of_every_clip_of_the_scene_in_an_order_of_chance() -> None:
    found = pieces(A1)
    assert {piece.clip for piece in found} == {clip.id for clip in CLIPS}
    assert all(len(piece.range) <= SECONDS * SECOND for piece in found)
    orders = {tuple(piece.clip for piece in pieces(A1, seed=seed)) for seed in range(8)}
    assert len(orders) > 1


def test_audition__leaves_out_what_is_picked() -> None:
    found = pieces(A1, label("best_moment", 0, 200), label("note", 210, 240))
    assert [piece for piece in found if piece.clip == A1.id] == []


@pytest.mark.parametrize("kind", ["problem", "eyeline", "size"])
def test_audition__what_is_wrong_or_only_described_is_not_picked(kind: str) -> None:
    assert A1.id in {piece.clip for piece in pieces(A1, label(kind, 0, 240))}


def test_audition__what_holds_for_all_angles_is_picked_on_each() -> None:
    found = pieces(A1, label("best_moment", 0, 240, all_angles=True))
    assert {A1.id, B1.id}.isdisjoint(piece.clip for piece in found)


def test_audition__a_rejected_take_is_heard_whatever_was_said_of_it() -> None:
    rejected = replace(TAKES[1], status=TakeStatus.NG)
    values = [value for value in EVERYTHING if value.id != rejected.id]
    picked = label("best_moment", 0, 120, on=A2)
    found = audition(library(*values, rejected, picked), A1, chance=Random(1))
    assert A2.id in {piece.clip for piece in found}
    assert A2.id not in {piece.clip for piece in pieces(A1, picked)}


def test_audition__of_a_clip_in_no_scene_is_of_itself() -> None:
    lone = replace(A3, facts=replace(A3.facts, scene=None), take_id=None)
    assert {piece.clip for piece in audition(library(A1, A2, lone), lone, chance=Random(1))} == {lone.id}


def test_audition__a_long_gap_gives_a_piece_of_every_twenty_seconds() -> None:
    long = replace(A1, measured=replace(A1.measured, frames=65 * SECOND))
    found = sorted(audition(library(long), long, chance=Random(1)), key=lambda piece: piece.range.start)
    assert [piece.range.start // (APART * SECOND) for piece in found] == [0, 1, 2, 3]


@given(st.lists(st.tuples(st.integers(0, 239), st.integers(1, 80)), max_size=8), st.integers())
def test_audition__never_plays_a_frame_that_is_picked_nor_one_twice(ranges: list[tuple[int, int]], seed: int) -> None:
    labels = [label("best_moment", start, min(240, start + length), text=str(at)) for at, (start, length) in enumerate(ranges)]
    labels = [replace(each, id=each.id.__class__(int=at + 1)) for at, each in enumerate(labels)]
    found = [piece.range for piece in audition(library(*EVERYTHING, *labels), A1, chance=Random(seed)) if piece.clip == A1.id]
    frames = [frame for each in found for frame in range(each.start, each.end)]
    assert len(frames) == len(set(frames))
    assert not any(frame in each.range() for frame in frames for each in labels)
    assert all(0 <= frame < 240 for frame in frames)
    assert all(isinstance(each, FrameRange) and len(each) >= SECOND for each in found)


SITS, LIE, COAT = (
    Beat(id=id_from("beat", name), scene="24", name=name, rank=at)
    for at, name in enumerate(("she sits", "the lie lands", "he takes the coat"))
)


def near(beat: Beat, *more: Value) -> dict[object, FrameRange]:
    """Return what is auditioned of each clip for a beat."""
    values = {value.id: value for value in (*EVERYTHING, SITS, LIE, COAT, *more)}
    return {piece.clip: piece.range for piece in audition_beat(library(*values.values()), beat, chance=Random(1))}


def test_audition_beat__plays_the_same_moment_of_the_other_angle_and_the_same_place_of_other_takes() -> None:
    read = label("emotional_beat", 100, 120, beat=LIE.id)
    found = near(LIE, read)
    moment = round((110 / A1.frames) * A2.frames)
    assert A1.id not in found
    assert {B1.id, A2.id} <= set(found)
    assert moment in found[A2.id]
    assert found[A2.id].start == max(0, moment - 10 - AROUND * SECOND)
    assert len(found[B1.id]) > 20


def test_audition_beat__leaves_out_clips_that_read_it_and_frames_that_are_picked() -> None:
    read = label("emotional_beat", 100, 120, beat=LIE.id)
    again = label("emotional_beat", 30, 50, on=A2, beat=LIE.id)
    picked = label("best_moment", 0, A3.frames, on=A3)
    found = near(LIE, read, again, picked)
    assert {A1.id, A2.id, A3.id}.isdisjoint(found)
    rejected = replace(TAKES[2], status=TakeStatus.NG)
    assert A3.take_id == rejected.id
    assert A3.id in near(LIE, read, again, picked, rejected)


def test_audition_beat__of_a_beat_without_readings_goes_by_its_neighbours() -> None:
    before = label("emotional_beat", 20, 40, beat=SITS.id)
    after = label("emotional_beat", 180, 200, beat=COAT.id)
    found = near(LIE, before, after)
    assert round(A2.frames * 110 / A1.frames) in found[A2.id]
    assert near(LIE) == {}
