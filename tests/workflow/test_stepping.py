"""One key says how strong a label is and whose: each stroke is one step, round and round."""

import pytest

from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.stepping import characters, step_intensity, step_value, step_who
from tests.support.memory_library import MemoryLibrary
from tests.support.rushes import AUTHOR, camera_clip, label, library

CLIP = camera_clip("A1", scene="24")
BESIDE = camera_clip("A2", scene="24")
ELSEWHERE = camera_clip("A3", scene="31")
HERE = label(CLIP, 10, 20)


def after(shelf: MemoryLibrary, edit: Edit | None) -> Label:
    assert edit is not None
    shelf.write(edit)
    found = shelf.get(Label, HERE.id)
    assert found is not None
    return found


def test_intensity__rises_to_five_and_then_is_unsaid() -> None:
    shelf = library(CLIP, HERE)
    told = [after(shelf, step_intensity(shelf, author=AUTHOR, label=HERE.id)).intensity for _ in range(7)]
    assert told == [1, 2, 3, 4, 5, 0, 1]


def test_who__goes_round_the_characters_of_the_scene_the_most_frequent_first() -> None:
    others = (
        label(BESIDE, 1, 2, who="Ida"),
        label(BESIDE, 3, 4, who="Ida"),
        label(CLIP, 5, 6, who="Aron"),
        label(ELSEWHERE, 1, 2, who="Vera"),
    )
    shelf = library(CLIP, BESIDE, ELSEWHERE, HERE, *others)
    assert characters(shelf, CLIP.id) == ["Ida", "Aron"]
    assert [after(shelf, step_who(shelf, author=AUTHOR, label=HERE.id)).who for _ in range(4)] == ["Ida", "Aron", "", "Ida"]


def test_who__a_name_that_only_this_label_bears_is_followed_by_nobody() -> None:
    mine = label(CLIP, 10, 20, who="Zed")
    shelf = library(CLIP, mine, label(CLIP, 1, 2, who="Ida"))
    assert after(shelf, step_who(shelf, author=AUTHOR, label=mine.id)).who == ""


def test_who__of_a_clip_in_no_scene_looks_at_that_clip_alone() -> None:
    bare, other = camera_clip("B1"), camera_clip("B2")
    shelf = library(bare, other, label(bare, 1, 2, who="Ida"), label(other, 1, 2, who="Vera"))
    assert characters(shelf, bare.id) == ["Ida"]


def test_who__before_any_is_named_says_how_to_name_one() -> None:
    with pytest.raises(Refused, match="Press Enter and type whose it is"):
        step_who(library(CLIP, HERE), author=AUTHOR, label=HERE.id)


def test_step__a_label_that_is_gone_is_told() -> None:
    with pytest.raises(NotFound):
        step_intensity(library(CLIP), author=AUTHOR, label=new_id())


def test_value__turns_round_the_list_of_its_kind_both_ways() -> None:
    line = label(CLIP, 10, 20, kind="eyeline")
    shelf = library(CLIP, line)

    def step(by: int) -> str:
        edit = step_value(shelf, author=AUTHOR, label=line.id, by=by)
        assert edit is not None
        shelf.write(edit)
        found = shelf.get(Label, line.id)
        assert found is not None
        return found.value

    assert [step(1) for _ in range(5)] == ["L>R", "R>L", "to camera", "cross", "L>R"]
    assert [step(-1) for _ in range(2)] == ["cross", "to camera"]


def test_value__a_kind_without_values_says_so() -> None:
    with pytest.raises(Refused, match="has no values"):
        step_value(library(CLIP, HERE), author=AUTHOR, label=HERE.id, by=1)
