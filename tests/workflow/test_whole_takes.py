"""Whole takes and what of them bears no label, as the rule of a stringout lays them."""

from dataclasses import replace
from fractions import Fraction

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.stringout import Angles, Lays
from dailies_logger.workflow.ports import Hit
from dailies_logger.workflow.whole_takes import stand_ins
from tests.support.rushes import GivenSearch, camera_clip, label, library, slated, sound_clip, stringout

TAKE = slated()
B_CAMERA, A_CAMERA = (replace(camera_clip(f"{letter}001", frames=240, camera=letter), take_id=TAKE.id) for letter in "BA")
LONE = camera_clip("C001", frames=100)


def hits(*values: object, lays: Lays = Lays.TAKES, angles: Angles = Angles.LABELLED) -> list[Hit]:
    shelf = library(TAKE, B_CAMERA, A_CAMERA, LONE, *values)  # type: ignore[arg-type]
    return stand_ins(shelf, GivenSearch(shelf), replace(stringout(query=""), lays=lays, angles=angles))


def pieces(found: list[Hit], clip: Clip) -> list[tuple[int, int | None]]:
    return [(hit.label.start, hit.label.end) for hit in found if hit.clip.id == clip.id]


def test_takes__are_whole_clips_of_every_camera_and_no_sound() -> None:
    found = hits(sound_clip("T1"))
    assert sorted(hit.clip.name for hit in found) == ["A001", "B001", "C001"]
    assert pieces(found, LONE) == [(0, 100)]
    assert {hit.take for hit in found if hit.clip.id != LONE.id} == {TAKE}


def test_takes__one_camera_of_each_where_the_best_is_taken_or_all_are_stacked() -> None:
    for angles in (Angles.BEST, Angles.STACKED):
        assert sorted(hit.clip.name for hit in hits(angles=angles)) == ["A001", "C001"]


def test_rest__is_what_no_label_covers_on_any_camera_it_holds_for() -> None:
    both = replace(label(A_CAMERA, 48, 72), all_angles=True)
    found = hits(both, label(B_CAMERA, 100, 240), lays=Lays.REST)
    assert pieces(found, A_CAMERA) == [(0, 48), (72, 240)]
    assert pieces(found, B_CAMERA) == [(0, 48), (72, 100)]


def test_rest__follows_the_sync_and_leaves_out_less_than_a_second() -> None:
    late = replace(B_CAMERA, sync=Fraction(1))
    shelf = library(TAKE, late, A_CAMERA, replace(label(A_CAMERA, 40, 120), all_angles=True))
    found = stand_ins(shelf, GivenSearch(shelf), replace(stringout(query=""), lays=Lays.REST))
    assert pieces(found, A_CAMERA) == [(0, 40), (120, 240)]
    assert pieces(found, late) == [(96, 240)], "16 frames before it are less than a second"
