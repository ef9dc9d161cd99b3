"""Change the kinds of label of a production; labels never lose the kind they are of."""

import pytest

from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import DEFAULT_VOCABULARY, SHIPPED_LANES, Label, LabelKind, Lane, Look, Vocabulary
from dailies_logger.workflow import history, vocabularies
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.labelling import add_label, change_label
from tests.support.memory_library import MemoryLibrary
from tests.support.rushes import AUTHOR, camera_clip, label, library

CLIP = camera_clip("A1", scene="24")
DEFAULTS = DEFAULT_VOCABULARY.kinds
OTHER = new_id()


def written(shelf: MemoryLibrary, edit: Edit | None) -> Vocabulary:
    assert edit is not None
    shelf.write(edit)
    return shelf.production().vocabulary


def test_add__a_kind_that_labels_can_be_of() -> None:
    shelf = library(CLIP)
    found = written(
        shelf, vocabularies.add_kind(shelf, author=AUTHOR, name=" Ad  lib ", lane=Lane.PERFORMANCE.id, key="Q", values=["a", " "])
    )
    assert found.kinds[-1] == LabelKind(id="ad_lib", name="Ad lib", lane=Lane.PERFORMANCE.id, key="Q", values=("a",))
    made = add_label(shelf, author=AUTHOR, clip=CLIP.id, kind="ad_lib", start=3, value="A")
    assert made.name == "Label ad lib a"


def test_change__keeps_the_id_and_the_place() -> None:
    shelf = library(CLIP)
    found = written(shelf, vocabularies.change_kind(shelf, author=AUTHOR, kind="stunt", name="Stunts", lane=Lane.BEAT.id, key="Q"))
    place = [kind.id for kind in DEFAULTS].index("stunt")
    assert found.kinds[place] == LabelKind(id="stunt", name="Stunts", lane=Lane.BEAT.id, key="Q")
    assert [kind.id for kind in found.kinds] == [kind.id for kind in DEFAULTS]
    same = vocabularies.change_kind(shelf, author=AUTHOR, kind="stunt", name="Stunts", lane=Lane.BEAT.id, key="Q")
    assert same is None


def test_remove__a_kind_is_retired_and_keeps_its_name_and_lane() -> None:
    shelf = library(CLIP, label(CLIP, 1, 2, "stunt"))
    for kind in ("stunt", "comedy"):
        found = written(shelf, vocabularies.remove_kind(shelf, author=AUTHOR, kind=kind))
    assert [kind.id for kind in found.kinds if kind.retired] == ["comedy", "stunt"]
    assert found.kind("stunt") == LabelKind(id="stunt", name="Stunt", lane=Lane.ACTION.id, key="", retired=True)
    assert {"stunt", "comedy"}.isdisjoint(kind.id for kind in found.used)
    assert found.lane("stunt") is Lane.ACTION


def test_add__under_the_name_of_a_retired_kind_uses_that_again() -> None:
    shelf = library(CLIP, label(CLIP, 1, 2, "stunt"))
    written(shelf, vocabularies.remove_kind(shelf, author=AUTHOR, kind="stunt"))
    found = written(shelf, vocabularies.add_kind(shelf, author=AUTHOR, name="STUNT", lane=Lane.ACTION.id, key="Q"))
    assert found.kinds[-1] == LabelKind(id="stunt", name="STUNT", lane=Lane.ACTION.id, key="Q")
    assert [kind.id for kind in found.kinds].count("stunt") == 1


def test_undo__of_adding_a_kind_keeps_it_retired_where_somebody_has_used_it() -> None:
    shelf = library(CLIP)
    written(shelf, vocabularies.add_kind(shelf, author=AUTHOR, name="Song", lane=Lane.PERFORMANCE.id))
    shelf.write(add_label(shelf, author=OTHER, clip=CLIP.id, kind="song", start=3))
    found = written(shelf, history.undo(shelf, author=AUTHOR))
    assert found.used == DEFAULTS
    assert found.kind("song") == LabelKind(id="song", name="Song", lane=Lane.PERFORMANCE.id, key="", retired=True)


def test_labels__of_a_retired_kind_or_with_a_value_that_is_gone_can_still_be_changed() -> None:
    wrong = label(CLIP, 1, 9, "problem", value="NG")
    stunt, lost = label(CLIP, 20, 30, "stunt"), label(CLIP, 40, 50, "kind_of_another_time")
    shelf = library(CLIP, wrong, stunt, lost)
    written(shelf, vocabularies.change_kind(shelf, author=AUTHOR, kind="problem", values=["soft"]))
    written(shelf, vocabularies.remove_kind(shelf, author=AUTHOR, kind="stunt"))
    for each in (wrong, stunt, lost):
        edit = change_label(shelf, author=AUTHOR, label=each.id, rating=4, text="kept", start=each.start + 1)
        assert edit is not None
        shelf.write(edit)
        now = shelf.get(Label, each.id)
        assert now is not None
        assert (now.kind, now.value, now.rating, now.text, now.start) == (each.kind, each.value, 4, "kept", each.start + 1)
    with pytest.raises(Refused, match="cannot be “loud”"):
        change_label(shelf, author=AUTHOR, label=wrong.id, value="loud")


def test_change__leaves_what_is_not_named_as_it_is_by_then() -> None:
    shelf = library(CLIP)
    sizes = shelf.production().vocabulary.kind("size")
    assert sizes is not None
    written(shelf, vocabularies.change_kind(shelf, author=OTHER, kind="size", values=(*sizes.values, "insert")))
    found = written(shelf, vocabularies.change_kind(shelf, author=AUTHOR, kind="size", name="Shot size"))
    size = found.kind("size")
    assert size is not None
    assert (size.name, size.values[-1], size.key) == ("Shot size", "insert", "8")


def test_remove__is_taken_back_by_undo() -> None:
    shelf = library(CLIP)
    written(shelf, vocabularies.remove_kind(shelf, author=AUTHOR, kind="comedy"))
    assert written(shelf, history.undo(shelf, author=AUTHOR)) == DEFAULT_VOCABULARY


@pytest.mark.parametrize(("kind", "why"), [("note", "typed notes are of it"), ("best_angle", "picking angles makes labels of it")])
def test_remove__what_the_program_itself_needs_stays(kind: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        vocabularies.remove_kind(library(CLIP), author=AUTHOR, kind=kind)


@pytest.mark.parametrize(("by", "around"), [(-1, ["reaction", "line_reading", "comedy"]), (1, ["line_reading", "comedy", "reaction"])])
def test_move__one_up_or_down(by: int, around: list[str]) -> None:
    shelf = library(CLIP)
    found = written(shelf, vocabularies.move_kind(shelf, author=AUTHOR, kind="reaction", by=by))
    assert [kind.id for kind in found.kinds][2:5] == around


def test_move__at_either_end_it_stays() -> None:
    shelf = library(CLIP)
    assert vocabularies.move_kind(shelf, author=AUTHOR, kind="emotional_beat", by=-1) is None
    assert vocabularies.move_kind(shelf, author=AUTHOR, kind="note", by=1) is None


def test_set__a_retired_kind_is_used_again_by_its_id() -> None:
    shelf = library(CLIP, label(CLIP, 1, 2, "stunt"))
    written(shelf, vocabularies.remove_kind(shelf, author=AUTHOR, kind="stunt"))
    assert written(shelf, vocabularies.set_kinds(shelf, author=AUTHOR, kinds=DEFAULTS)) == DEFAULT_VOCABULARY


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        (LabelKind(id="song", name="best MOMENT", lane=Lane.FREE.id, key=""), "Two kinds have the name “best MOMENT”"),
        (LabelKind(id="stunt", name="Song", lane=Lane.FREE.id, key=""), "Two kinds have the id “stunt”"),
        (LabelKind(id="song", name="Song", lane=Lane.FREE.id, key="2"), "Two kinds have the key “2”"),
        (LabelKind(id="song", name=" ", lane=Lane.FREE.id, key=""), "is no name"),
        (LabelKind(id="song", name="x" * 81, lane=Lane.FREE.id, key=""), "is no name"),
        (LabelKind(id="song", name="So\nng", lane=Lane.FREE.id, key=""), "is no name"),
        (LabelKind(id="song", name="Song", lane=Lane.FREE.id, key="", values=("CU", "cu")), "Song has a value twice"),
    ],
)
def test_set__kinds_that_do_not_go_together_are_refused(kind: LabelKind, why: str) -> None:
    with pytest.raises(Refused, match=why):
        vocabularies.set_kinds(library(CLIP), author=AUTHOR, kinds=(*DEFAULTS, kind))


@pytest.mark.parametrize(
    ("lanes", "why"),
    [
        (SHIPPED_LANES[1:], "The lane “beat” is not among these"),
        ((*SHIPPED_LANES, Lane(id="so ngs", name="Songs", look=Look.RING)), "“so ngs” is no id of a lane"),
        ((*SHIPPED_LANES, Lane(id="beat", name="Songs", look=Look.RING)), "Two lanes have the id “beat”"),
        ((*SHIPPED_LANES, Lane(id="songs", name="Songs", look=Look.FLAG)), "Two lanes have the look “flag”"),
        ((*SHIPPED_LANES, Lane(id="songs", name="So\nngs", look=Look.RING)), "is no name"),
    ],
)
def test_set__lanes_that_do_not_go_together_are_refused(lanes: tuple[Lane, ...], why: str) -> None:
    with pytest.raises(Refused, match=why):
        vocabularies.set_kinds(library(CLIP), author=AUTHOR, kinds=DEFAULTS, lanes=lanes)


def test_set__a_kind_on_a_lane_that_is_not_there_is_refused() -> None:
    astray = LabelKind(id="song", name="Song", lane="songs", key="")
    with pytest.raises(Refused, match="Song lies on the lane “songs”, which is not there"):
        vocabularies.set_kinds(library(CLIP), author=AUTHOR, kinds=(*DEFAULTS, astray))


def test_take_in__lanes_come_with_it_and_a_file_without_them_lets_them_be() -> None:
    shelf = library(CLIP)
    ours = Vocabulary(kinds=DEFAULTS, lanes=(Lane(id="songs", name="Songs", look=Look.RING), *SHIPPED_LANES))
    assert written(shelf, vocabularies.take_in(shelf, author=AUTHOR, read=ours)) == ours
    old = Vocabulary(kinds=DEFAULTS[::-1], lanes=())
    assert written(shelf, vocabularies.take_in(shelf, author=AUTHOR, read=old)) == Vocabulary(kinds=DEFAULTS[::-1], lanes=ours.lanes)


def test_set__none_and_too_many_are_refused() -> None:
    many = [LabelKind(id=f"k{number}", name=f"K {number}", lane=Lane.FREE.id, key="") for number in range(201)]
    for kinds in ((), many):
        with pytest.raises(Refused, match="a vocabulary has 1 to 200"):
            vocabularies.set_kinds(library(CLIP), author=AUTHOR, kinds=kinds)


def test_change__a_kind_that_is_gone_is_told() -> None:
    with pytest.raises(NotFound, match="any more"):
        vocabularies.move_kind(library(CLIP), author=AUTHOR, kind="song", by=1)


@pytest.mark.parametrize(("name", "key"), [("Ad lib!", "ad_lib"), ("Song", "song_2"), ("Лучший дубль", "лучший_дубль"), ("???", "own")])
def test_new_kind_id__is_what_one_types_in_a_search(name: str, key: str) -> None:
    assert vocabularies.new_id(name, ["song"]) == key
