"""What an export does otherwise than the library has it is said in a sentence a clip."""

from dataclasses import replace

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label
from dailies_logger.workflow.exporting import of_stringout
from tests.support.rushes import PAL, camera_clip, label, library, placements, sound_clip, stringout


def told(*values: Clip | Label, placed: list[Label]) -> list[tuple[str, str]]:
    made = stringout()
    sequence = of_stringout(library(*values, *placed, made, *placements(made, *placed)), made, times=lambda _: None)
    return [(change.clip.name, change.reason) for change in sequence.changed]


def test_changes__are_none_where_all_is_kept() -> None:
    clip, wild = camera_clip("A1"), sound_clip(rate=PAL)
    assert told(clip, wild, placed=[label(clip, 0, 9), label(wild, 2, 9)]) == []


def test_changes__name_each_clip_that_keeps_its_own_rate_once() -> None:
    film, pal = camera_clip("A1"), camera_clip("B1", rate=PAL)
    said = told(film, pal, placed=[label(film, 0, 9), label(pal, 0, 9), label(pal, 20, 29)])
    assert said == [("B1", "B1 keeps its own rate of 25 in a sequence of 23.976.")]


def test_changes__name_open_labels_that_are_cut_short_or_left_out() -> None:
    clip = camera_clip("A1")
    on, before, after = label(clip, 55, None, "stunt"), label(clip, 10, None, "eyeline", value="L>R"), label(clip, 60, None, "comedy")
    said = told(clip, on, before, after, placed=[label(clip, 50, 60)])
    assert said == [
        ("A1", "The label “Stunt” on A1 is still open and is exported as one frame. Close it to export its range."),
        ("A1", "The label “Eyeline L>R” on A1 is still open and is left out. Close it to export its range."),
    ]


def test_changes__name_an_open_label_of_all_angles_once_and_by_its_own_clip() -> None:
    key = label(camera_clip("A1"), 0, 1).id
    a, b = (replace(camera_clip(name), take_id=key) for name in ("A1", "B1"))
    said = told(a, b, label(a, 5, None, "stunt", all_angles=True), placed=[label(b, 0, 9), label(b, 3, 12)])
    assert [name for name, _ in said] == ["A1"]
