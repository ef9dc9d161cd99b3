"""A scene that is named anew keeps its beats; one that some takes leave keeps them too."""

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.take import Take
from dailies_logger.workflow import taking
from dailies_logger.workflow.draft import Draft
from dailies_logger.workflow.scene_names import scenes_of
from tests.support.acts import A1, A2, CLIPS, EDITOR, TAKES
from tests.support.memory_library import MemoryLibrary
from tests.support.rushes import library

BEATS = tuple(Beat(id=id_from("beat", name), scene="24", name=name, rank=at) for at, name in enumerate(("she sits", "the lie lands")))


def scene(*more: Beat) -> MemoryLibrary:
    return library(*TAKES, *CLIPS, *BEATS, *more)


def typed(target: MemoryLibrary, *clips: object, to: str) -> None:
    edit = taking.type_facts(target, author=EDITOR.id, clips=[clip.id for clip in clips], scene=to)  # type: ignore[attr-defined]  # clips
    assert edit is not None
    target.write(edit)


def names(target: MemoryLibrary, of: str) -> list[str]:
    return [beat.name for beat in target.where(Beat, scene=of)]


def test_type_facts__a_scene_named_anew_keeps_its_beats_in_their_order() -> None:
    target = scene(Beat(id=id_from("beat", "x"), scene="24A", name="the door", rank=7))
    of_24 = [clip for clip in CLIPS if clip.take_id in {take.id for take in target.where(Take, scene="24")}]
    typed(target, *of_24, to="24A")
    assert (names(target, "24"), names(target, "24A")) == ([], ["the door", "she sits", "the lie lands"])


def test_type_facts__a_take_that_leaves_takes_no_beat_along() -> None:
    target = scene()
    typed(target, A2, to="25")
    assert (names(target, "24"), names(target, "25")) == (["she sits", "the lie lands"], [])


def test_type_facts__a_beat_of_a_name_that_is_there_stays() -> None:
    target = scene(Beat(id=id_from("beat", "y"), scene="24A", name="She Sits", rank=7))
    typed(target, *CLIPS, to="24A")
    assert (names(target, "24"), names(target, "24A")) == (["she sits"], ["She Sits", "the lie lands"])


def test_scenes_of__are_those_of_the_takes() -> None:
    assert scenes_of(Draft(scene()), [A1.id, A2.id, id_from("nobody")]) == {"24"}
