"""The shared shooting day through ingest and both reports, against its truth file."""

import shutil
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from dailies_logger.domain.clip import Clip, ClipStatus, MediaKind, Source
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.production import Person, Production
from dailies_logger.domain.take import Take
from dailies_logger.interchange.ale import read_ale
from dailies_logger.interchange.table_csv import read_csv
from dailies_logger.media.prober import ChildProber
from dailies_logger.store.library import SqlLibrary, create
from dailies_logger.workflow import lookup, taking
from dailies_logger.workflow.facts import disagreements
from dailies_logger.workflow.ingesting import Ingested, ingest
from dailies_logger.workflow.matching import Merged, merge_table
from dailies_logger.workflow.overlap import is_sound
from tests.support.intake import FILM, write
from tests.support.shoot import Shoot, find_shoot

pytestmark = pytest.mark.material

PERSON = Person(id=new_id(), name="Ann")


@pytest.fixture(scope="module")
def shoot() -> Shoot:
    return find_shoot()


def new_library(folder: Path) -> SqlLibrary:
    return create(folder / "North Pier.dailies", production=Production(id=new_id(), title="NORTH PIER", rate=FILM), person=PERSON)


def take_in(library: SqlLibrary, folder: Path) -> Ingested:
    return ingest(library, ChildProber(), author=PERSON.id, paths=[folder], write=library.write)


def merge(library: SqlLibrary, shoot: Shoot, ending: str) -> Merged:
    report = next((shoot.folder / "REPORTS").glob(f"*.{ending}"))
    table = (read_ale if ending == "ale" else read_csv)(report.read_bytes(), document=report.name)
    merged = merge_table(library, table, author=PERSON.id)
    if merged.edit:
        library.write(merged.edit)
    return merged


@pytest.fixture(scope="module")
def day(shoot: Shoot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SqlLibrary, Ingested]]:
    """The day after ingest and both reports."""
    library = new_library(tmp_path_factory.mktemp("day"))
    result = take_in(library, shoot.folder)
    merge(library, shoot, "ale")
    merge(library, shoot, "csv")
    yield library, result
    library.close()


def told(clip: Clip) -> dict[str, Any]:
    """Return a clip in the words of the truth file."""
    facts = clip.facts
    return {
        "camera": facts.camera,
        "roll": facts.roll,
        "reel": facts.tape,
        "clip": facts.number,
        "scene": facts.scene,
        "setup": facts.setup,
        "take": facts.take,
        "take_flags": (facts.flags or "").split(),
        "start": str(clip.timecode(0)),
        "end": str(clip.timecode(clip.frames)),
        "frames": clip.frames,
        "rate": f"{clip.rate.fraction.numerator}/{clip.rate.fraction.denominator}",
        "drop_frame": clip.drop,
        "circled": facts.circled == "yes",
        "lens": facts.lens,
        "size": facts.shot_size,
        "eyeline": facts.eyeline or "",
        "shoot_date": facts.day,
    }


def test_ingest__every_clip_equals_the_truth(shoot: Shoot, day: tuple[SqlLibrary, Ingested]) -> None:
    clips = {clip.file: clip for clip in day[0].where(Clip)}
    for truth in shoot.truth["clips"]:
        found = told(clips[str(shoot.path(truth["file"]))])
        assert found == {name: truth[name] for name in found}, truth["file"]


def test_group__every_pair_with_its_offset_to_the_frame(shoot: Shoot, day: tuple[SqlLibrary, Ingested]) -> None:
    library, _ = day
    slates = {(clip["setup"], clip["take"]) for clip in shoot.truth["clips"]}
    takes = {(take.setup, take.take): take for take in library.where(Take) if take.setup}
    assert takes.keys() == slates
    for truth in shoot.truth["takes"]:
        take = takes[truth["setup"], truth["take"]]
        angles = library.where(Clip, take_id=take.id)
        offsets = {clip.facts.camera: clip.sync * clip.rate.fraction for clip in angles if not is_sound(clip)}
        assert offsets == truth["offset_frames"]
    for truth in shoot.truth["clips"]:
        take = takes[truth["setup"], truth["take"]]
        assert (take.circled, take.supervisor_note, take.editor_note) == (truth["circled"], truth["note"], "")
        assert take.shown == f"{truth['setup']}-{truth['take']}"


def test_group__the_recorder_is_attached_to_the_sample(shoot: Shoot, day: tuple[SqlLibrary, Ingested]) -> None:
    library, _ = day
    recorder = lookup.clip(library, "12-T02.WAV")
    truth = next(take for take in shoot.truth["takes"] if "recorder_offset_samples" in take)
    assert recorder.measured.media is MediaKind.SOUND
    assert recorder.take_id == lookup.take(library, "12-2").id
    assert recorder.sync == Fraction(truth["recorder_offset_samples"], 48000) == -2
    assert recorder.facts.sound_roll == "S011"


def test_disagreements__the_three_of_the_truth_and_nothing_else(shoot: Shoot, day: tuple[SqlLibrary, Ingested]) -> None:
    library, _ = day
    found = []
    for one in disagreements(library):
        clip = library.get(Clip, one.clip)
        assert clip is not None
        values = dict(one.values)
        found.append(
            (clip.facts.setup, clip.facts.take, one.field, clip.facts.camera, values[Source.CAMERA_REPORT], values[Source.SUPERVISOR])
        )
    assert sorted(found, key=str) == [
        ("12A", "1", "lens", "A", "75mm", "85mm"),
        ("12B", "1", "circled", "A", "no", "yes"),
        ("13C", "1", "roll", "A", "A011", "A012"),
    ]
    assert len(shoot.truth["disagreements"]) == 3


def test_import__again_and_in_the_other_order_says_the_same(shoot: Shoot, day: tuple[SqlLibrary, Ingested], tmp_path: Path) -> None:
    library, _ = day
    assert merge(library, shoot, "csv").edit is None
    assert merge(library, shoot, "ale").edit is None
    other = new_library(tmp_path)
    take_in(other, shoot.folder)
    for ending, rows in (("csv", 11), ("ale", 8)):
        merged = merge(other, shoot, ending)
        assert (len(merged.matched), merged.unmatched) == (rows, ())
    assert [told(clip) for clip in other.where(Clip)] == [told(clip) for clip in library.where(Clip)]
    assert len(disagreements(other)) == 3
    other.close()


def test_ingest__odd_files_have_their_status(shoot: Shoot, day: tuple[SqlLibrary, Ingested]) -> None:
    library, result = day
    clips = {clip.file: clip for clip in library.where(Clip)}
    reasons = {problem.file: problem.reason for problem in result.problems}
    for odd in shoot.truth["odd"]:
        file = str(shoot.path(odd["file"]))
        refused = odd["reader_should"].startswith("refuse")
        assert clips[file].status is (ClipStatus.UNREADABLE if refused else ClipStatus.ONLINE), odd["kind"]
        assert bool(reasons.get(file)) is bool(clips[file].reason)
        assert clips[file].reason or not refused
    assert len(result.added) == len(shoot.truth["clips"]) + 2
    assert not {file for file in clips if "REPORTS" in file or "TRUTH" in file}


def test_ingest__before_the_reports_angles_are_grouped_by_timecode(shoot: Shoot, tmp_path: Path) -> None:
    library = new_library(tmp_path)
    take_in(library, shoot.folder)
    names = {clip["file"].rpartition("/")[2]: (clip["setup"], clip["take"]) for clip in shoot.truth["clips"]}
    homes: dict[object, set[tuple[str, str]]] = {}
    for clip in library.where(Clip):
        if clip.file.rpartition("/")[2] in names:
            homes.setdefault(clip.take_id, set()).add(names[clip.file.rpartition("/")[2]])
    assert all(len(slates) == 1 for slates in homes.values())
    assert len(homes) == len(set(names.values()))
    before = lookup.take(library, "A011C003_261120_R2QK")
    merge(library, shoot, "csv")
    assert lookup.take(library, "A011C003_261120_R2QK").id == lookup.take(library, "12A-1").id == before.id
    library.close()


def test_ingest__again_a_copy_and_a_move(shoot: Shoot, tmp_path: Path) -> None:
    card = tmp_path / "A011R2QK"
    shutil.copytree(shoot.folder / "A011R2QK", card)
    library = new_library(tmp_path)
    assert len(take_in(library, card).added) == 8
    again = take_in(library, card)
    assert (again.added, len(again.already), len(again.problems)) == ([], 8, 1)
    shutil.copytree(card, tmp_path / "backup")
    copied = take_in(library, tmp_path / "backup")
    assert (copied.added, len(copied.copies), len(copied.problems)) == ([], 8, 1)
    ids = {clip.id for clip in library.where(Clip, status=ClipStatus.ONLINE)}
    shutil.rmtree(card)
    moved = take_in(library, tmp_path / "backup")
    assert (moved.added, len(moved.relinked)) == ([], 8)
    assert {clip.id for clip in library.where(Clip, status=ClipStatus.ONLINE)} == ids
    assert library.check() == []
    library.close()


def test_split__holds_when_the_reports_come(shoot: Shoot, tmp_path: Path) -> None:
    library = new_library(tmp_path)
    take_in(library, shoot.folder)
    clip = lookup.clip(library, "B011C003_261120_R7TM")
    write(library, taking.split(library, author=PERSON.id, clip=clip.id))
    own = lookup.clip(library, str(clip.id)).take_id
    merge(library, shoot, "ale")
    merge(library, shoot, "csv")
    assert lookup.clip(library, str(clip.id)).take_id == own
    assert lookup.clip(library, "A011C003_261120_R2QK").take_id != own
    assert library.check() == []
    library.close()
