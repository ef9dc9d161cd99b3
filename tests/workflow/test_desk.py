"""The main job at one desk, over the real library: label, take back, find, string out, export, read back."""

import dataclasses
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from dailies_logger.app.compose import make_library
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import BadQuery
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.sequence import Cut
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.interchange.exchange import read_otio
from dailies_logger.workflow import assembling, exporting, finding, history, labelling
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.edit import Edit, made
from tests.support.rushes import camera_clip, slated, sound_clip

TAKE = slated("47C", "3")
A = camera_clip("A001C001_261120_R1AB", take=TAKE, frames=2400)
B = camera_clip("B001C001_261120_R1AB", take=TAKE, frames=2400, sync=Fraction(48 * 1001, 24000))
SOUND = sound_clip(take=TAKE, sync=Fraction(-2), samples=48_000 * 200)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = make_library(tmp_path / "ferry.dailies", title="The Night Ferry", person_name="Ann")
    desk.library.write(Edit(name="Ingest", author=desk.person.id, changes=made([TAKE, A, B, SOUND])))
    yield desk
    desk.library.close()


def press(desk: Desk, clip: Clip, kind: str, frame: int) -> None:
    desk.library.write(labelling.toggle_label(desk.library, author=desk.person.id, clip=clip.id, kind=kind, frame=frame))


def found(desk: Desk, query: str) -> list[Label]:
    return [hit.label for hit in desk.search.labels(finding.parse(query)).hits]


def test_desk__open_and_close_are_one_undo(desk: Desk) -> None:
    press(desk, A, "best_moment", 100)
    press(desk, A, "best_moment", 149)
    (label,) = desk.library.where(Label)
    assert (label.start, label.end) == (100, 150)
    desk.library.write(history.undo(desk.library, author=desk.person.id))
    assert desk.library.where(Label) == []
    desk.library.write(history.redo(desk.library, author=desk.person.id))
    assert desk.library.where(Label) == [label]


def test_desk__an_open_range_is_in_the_library_at_key_down_and_closes_at_a_change_of_clip(desk: Desk) -> None:
    press(desk, A, "stunt", 10)
    press(desk, A, "emotional_beat", 20)
    assert [label.open for label in desk.library.where(Label)] == [True, True]
    for edit in labelling.close_open(desk.library, author=desk.person.id, clip=A.id, shown=30):
        desk.library.write(edit)
    assert [(label.start, label.end) for label in desk.library.where(Label)] == [(10, 31), (20, 31)]
    desk.library.write(history.undo(desk.library, author=desk.person.id))
    assert [label.kind for label in desk.library.where(Label)] == ["stunt"]


def test_desk__what_is_typed_finds_what_was_said(desk: Desk) -> None:
    who = desk.person.id
    desk.library.write(
        labelling.add_label(
            desk.library, author=who, clip=A.id, kind="best_moment", start=5, end=50, text="Tears, off-axis 50%", rating=5, who="Mara"
        )
    )
    desk.library.write(labelling.add_label(desk.library, author=who, clip=B.id, kind="size", start=0, end=90, value="CU", rating=2))
    best, size = desk.library.where(Label, kind="best_moment")[0], desk.library.where(Label, kind="size")[0]
    for query in (
        "tears",
        "tea",
        "off-axis",
        "50%",
        "who:mara rating:>=4",
        "scene:47c take:3 camera:a",
        "-kind:size",
        'kind:"best moment"',
        "kind:best",
        "lane:perf text:tears",
        "rating:>4 or who:tom",
        "day:>=2026-11-20 who:m*",
    ):
        assert found(desk, query) == [best], query
    for query in ("-tears", "kind:size", "camera:B", "rating:<3", "roll:B001", "tape:B001C001*"):
        assert found(desk, query) == [size], query
    assert found(desk, "") == [best, size]
    assert found(desk, "circled:yes") == []
    assert [take.id for take in desk.search.takes(finding.parse("kind:size"))] == [TAKE.id]


@pytest.mark.parametrize("query", ['"', "tears OR", "scene:", "-", "a:b"])
def test_desk__an_unfinished_search_is_answered_or_is_a_sentence(desk: Desk, query: str) -> None:
    try:
        term = finding.parse(query, typing=True)
    except BadQuery:
        assert query == "a:b"
    else:
        assert desk.search.labels(term).total == 0


def test_desk__from_labels_to_a_file_that_reads_back(desk: Desk, tmp_path: Path) -> None:
    who = desk.person.id
    for clip, start, end, rating in ((A, 240, 288, 3), (B, 100, 148, 5)):
        desk.library.write(
            labelling.add_label(
                desk.library, author=who, clip=clip.id, kind="best_moment", start=start, end=end, rating=rating, all_angles=clip is A
            )
        )
    desk.library.write(
        assembling.make_stringout(desk.library, desk.search, author=who, name="Best", query="scene:47C kind:best", order="rating")
    )
    (stringout,) = desk.library.where(Stringout)
    assert [each.clip for each in desk.library.where(Placement, stringout=stringout.id)] == [B.id, A.id]
    path = tmp_path / "Best.otio"
    desk.exchange.write_otio(exporting.of_stringout(desk.library, stringout), path)
    facts = read_otio(path)
    assert isinstance(facts["tracks"], list)
    pictures, sounds = ([item["source"][:2] for item in track["items"]] for track in facts["tracks"])
    assert pictures == [[864_100, 48], [864_240, 48]]
    reference = SOUND.measured.time_reference
    assert reference is not None
    assert sounds == [[reference + 96_000 + (100 + 48) * 2002, 96_096], [reference + 96_000 + 240 * 2002, 96_096]]
    desk.exchange.write_otio(exporting.of_take(desk.library, TAKE), tmp_path / "take.otio")
    desk.exchange.write_otio(exporting.of_day(desk.library, "2026-11-20"), tmp_path / "day.otio")


def test_desk__replacing_a_stringout_by_the_same_again_hurts_nothing(desk: Desk) -> None:
    who = desk.person.id
    desk.library.write(labelling.add_label(desk.library, author=who, clip=A.id, kind="stunt", start=5, end=50))
    for replace in (False, True, True):
        edit = assembling.make_stringout(desk.library, desk.search, author=who, name="All", query="", replace=replace)
        desk.library.write(edit)
    assert len(desk.library.where(Placement)) == 1
    desk.library.write(history.undo(desk.library, author=who))
    assert len(desk.library.where(Placement)) == len(desk.library.where(Stringout))


def test_desk__two_thousand_labels_are_strung_out_and_laid_in_seconds(desk: Desk) -> None:
    who = desk.person.id
    template = labelling.add_label(desk.library, author=who, clip=A.id, kind="note", start=0).changes[0].value
    assert isinstance(template, Label)
    clips = [camera_clip(f"C001C{number:03}_261120_R1AB", frames=2400) for number in range(40)]
    labels = [
        dataclasses.replace(template, id=new_id(), clip=clip.id, start=place * 40, end=place * 40 + 24)
        for clip in clips
        for place in range(50)
    ]
    desk.library.write(Edit(name="Many", author=who, changes=made([*clips, *labels])))
    began = time.process_time()
    desk.library.write(
        assembling.make_stringout(desk.library, desk.search, author=who, name="All", query="kind:note", order="size timecode")
    )
    cutlist = exporting.of_stringout(desk.library, desk.library.where(Stringout)[0])
    assert [len(item.marks) for item in cutlist.tracks[0].items if isinstance(item, Cut)] == [1] * 2000
    assert time.process_time() - began < 5
