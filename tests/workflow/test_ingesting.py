"""A day's files into the library."""

import os
import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from dailies_logger.domain.clip import Clip, ClipStatus, Facts, Measured, MediaKind, Said, Source
from dailies_logger.domain.errors import Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.production import Slating
from dailies_logger.domain.take import Take
from dailies_logger.workflow.ingesting import Ingested, Progress, ingest, media_facts
from dailies_logger.workflow.ports import Probed
from tests.support.intake import AUTHOR, KnowingProber, lay_files, library, probed, put, unreadable
from tests.support.memory_library import MemoryLibrary

A, B = "A001C001_261120_R2QK.mov", "B001C001_261120_R7TM.mov"
EMPTY = "A001C002_261120_R2QK.mov"


def prober(**more: Probed) -> KnowingProber:
    answers = {
        A: probed("a"),
        B: probed("b", start="10:00:02:00"),
        EMPTY: unreadable("e", f"{EMPTY} is empty."),
        "copy.mov": probed("a"),
        "moved.mov": probed("a"),
    }
    return KnowingProber({**answers, **more})


def take_in(target: MemoryLibrary, *paths: Path, reader: KnowingProber | None = None, day: str = "", unit: str = "") -> Ingested:
    return ingest(target, reader or prober(), author=AUTHOR, paths=paths, day=day, unit=unit, write=target.write)


def files(found: Sequence[str]) -> list[str]:
    return [Path(file).name for file in found]


def clip_of(target: MemoryLibrary, name: str) -> Clip:
    return next(clip for clip in target.where(Clip) if clip.file.endswith(name))


def test_ingest__files_become_clips_with_the_facts_of_their_names(tmp_path: Path) -> None:
    lay_files(tmp_path, f"card/{A}", f"card/{B}", "card/notes.txt")
    target = library()
    result = take_in(target, tmp_path)
    assert (files(result.added), result.already, result.copies, result.problems) == ([A, B], [], [], [])
    clip = clip_of(target, A)
    assert (clip.facts.camera, clip.facts.roll, clip.facts.number, clip.facts.day) == ("A", "A001", "C001", "2026-11-20")
    assert (str(clip.timecode(0)), clip.facts.start_tc, clip.facts.scene) == ("10:00:00:00", "10:00:00:00", None)
    assert clip.take_id == clip_of(target, B).take_id
    assert clip_of(target, B).sync == Fraction(1001, 500)
    assert len({edit.act for edit in target.edits}) == 1


def test_ingest__again_adds_only_what_is_new_and_reads_only_that(tmp_path: Path) -> None:
    lay_files(tmp_path, A)
    target = library()
    take_in(target, tmp_path)
    lay_files(tmp_path, B)
    reader = prober()
    result = take_in(target, tmp_path, reader=reader)
    assert (files(result.added), files(result.already), reader.asked) == ([B], [A], [B])
    edits = len(target.edits)
    assert files(take_in(target, tmp_path).already) == [A, B]
    assert len(target.edits) == edits


def test_ingest__a_touched_file_is_the_same_clip(tmp_path: Path) -> None:
    lay_files(tmp_path, A)
    target = library()
    take_in(target, tmp_path)
    os.utime(tmp_path / A, ns=(1, 1))
    result = take_in(target, tmp_path)
    assert (files(result.already), result.added, target.count(Clip)) == ([A], [], 1)
    assert clip_of(target, A).modified == 1


def test_ingest__a_second_copy_is_a_copy_and_the_first_path_stays(tmp_path: Path) -> None:
    lay_files(tmp_path, A, "later/copy.mov")
    target = library()
    result = take_in(target, tmp_path)
    assert (files(result.added), files(result.copies), target.count(Clip)) == ([A], ["copy.mov"], 1)
    assert files(take_in(target, tmp_path).copies) == ["copy.mov"]
    assert target.where(Clip)[0].file.endswith(A)


def test_ingest__a_moved_file_is_relinked_and_keeps_its_id(tmp_path: Path) -> None:
    lay_files(tmp_path, A)
    target = library()
    take_in(target, tmp_path)
    before = clip_of(target, A)
    shutil.move(tmp_path / A, tmp_path / "moved.mov")
    result = take_in(target, tmp_path)
    after = clip_of(target, "moved.mov")
    assert (files(result.relinked), result.added, after.id, after.status) == (["moved.mov"], [], before.id, ClipStatus.ONLINE)
    assert (after.facts, after.path) == (before.facts, os.fsencode(tmp_path / "moved.mov"))


def test_ingest__a_known_file_laid_over_another_takes_that_one_offline(tmp_path: Path) -> None:
    lay_files(tmp_path, A, B)
    target = library()
    take_in(target, tmp_path)
    was = clip_of(target, A)
    lay_files(tmp_path, A)
    reader = prober(**{A: probed("b", start="10:00:02:00")})
    os.utime(tmp_path / A, ns=(1, 1))
    result = take_in(target, tmp_path, reader=reader)
    now = target.get(Clip, was.id)
    assert now is not None
    assert (now.status, now.reason) == (ClipStatus.OFFLINE, f"Another file lies at {tmp_path / A} now.")
    assert (files(result.copies), clip_of(target, B).status) == ([A], ClipStatus.ONLINE)
    lay_files(tmp_path, "moved.mov")
    assert files(take_in(target, tmp_path, reader=reader).relinked) == ["moved.mov"]
    assert clip_of(target, "moved.mov").id == was.id


def test_ingest__what_does_not_agree_is_not_relinked(tmp_path: Path) -> None:
    lay_files(tmp_path, A)
    target = library()
    take_in(target, tmp_path)
    shutil.move(tmp_path / A, tmp_path / "moved.mov")
    result = take_in(target, tmp_path, reader=prober(**{"moved.mov": probed("a", frames=239)}))
    assert result.problems[0].reason.startswith(f"{tmp_path / 'moved.mov'} does not fit")
    assert clip_of(target, A).frames == 240


def test_ingest__an_unreadable_file_is_a_clip_with_its_reason_and_stops_nothing(tmp_path: Path) -> None:
    lay_files(tmp_path, A, EMPTY, B)
    target = library()
    result = take_in(target, tmp_path)
    assert files(result.added) == [A, B]
    assert [(Path(problem.file).name, problem.reason) for problem in result.problems] == [(EMPTY, f"{EMPTY} is empty.")]
    broken = clip_of(target, EMPTY)
    assert (broken.status, broken.reason, broken.take_id) == (ClipStatus.UNREADABLE, f"{EMPTY} is empty.", None)
    assert broken.facts.number == "C002"


def test_ingest__a_new_file_replaces_an_unreadable_clip_at_its_path(tmp_path: Path) -> None:
    lay_files(tmp_path, EMPTY)
    target = library()
    take_in(target, tmp_path)
    (tmp_path / EMPTY).write_bytes(b"copied again from the card")
    result = take_in(target, tmp_path, reader=prober(**{EMPTY: probed("good")}))
    assert files(result.added) == [EMPTY]
    assert [(clip.status, clip.frames) for clip in target.where(Clip)] == [(ClipStatus.ONLINE, 240)]
    assert target.count(Said) == 1


def test_ingest__an_unreadable_clip_with_labels_is_kept_offline(tmp_path: Path) -> None:
    lay_files(tmp_path, EMPTY)
    target = library()
    take_in(target, tmp_path)
    old = clip_of(target, EMPTY)
    put(target, Label(id=new_id(), clip=old.id, kind="note", start=0, end=1, author=AUTHOR, at=datetime.now(UTC)))
    (tmp_path / EMPTY).write_bytes(b"copied again from the card")
    take_in(target, tmp_path, reader=prober(**{EMPTY: probed("good")}))
    assert sorted(clip.status.value for clip in target.where(Clip)) == ["offline", "online"]


def test_ingest__damaged_but_playable_is_online_with_a_reason(tmp_path: Path) -> None:
    lay_files(tmp_path, A)
    target = library()
    result = take_in(target, tmp_path, reader=prober(**{A: replace(probed("a"), trouble=f"{A} ends early.")}))
    assert (files(result.added), [problem.reason for problem in result.problems]) == ([A], [f"{A} ends early."])
    assert (clip_of(target, A).status, clip_of(target, A).reason) == (ClipStatus.ONLINE, f"{A} ends early.")


def test_ingest__what_is_not_there_or_no_media_is_named(tmp_path: Path) -> None:
    lay_files(tmp_path, "notes.txt")
    result = take_in(library(), tmp_path / "gone.mov", tmp_path / "notes.txt")
    assert [problem.reason for problem in result.problems] == [
        f"{tmp_path / 'gone.mov'} is not there. Connect its drive or choose another file.",
        f"{tmp_path / 'notes.txt'} is no media file.",
    ]


def test_ingest__a_folder_that_stays_shut_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_files(tmp_path, A)
    (tmp_path / "shut").mkdir()
    monkeypatch.setattr(
        "dailies_logger.workflow.ingesting.files_under", lambda paths: [os.fsencode(tmp_path / A), os.fsencode(tmp_path / "shut")]
    )
    result = take_in(library(), tmp_path)
    assert files(result.added) == [A]
    assert [problem.reason for problem in result.problems] == [
        f"{tmp_path / 'shut'} cannot be looked into. Ask for the right to read it, then ingest it again."
    ]


def test_ingest__typed_day_and_unit_are_the_editors_word(tmp_path: Path) -> None:
    lay_files(tmp_path, A)
    target = library()
    take_in(target, tmp_path, day="2026-11-19", unit="2")
    clip = clip_of(target, A)
    assert (clip.facts.day, clip.facts.unit) == ("2026-11-19", "2")
    assert [row.facts for row in target.where(Said, source=Source.EDITOR)] == [Facts(day="2026-11-19", unit="2")]
    assert [row.facts.day for row in target.where(Said, source=Source.MEDIA)] == [None]
    assert [(take.day, take.unit) for take in target.where(Take)] == [("2026-11-19", "2")]


def test_ingest__a_day_that_is_none_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    lay_files(tmp_path, A)
    target = library()
    with pytest.raises(Refused, match="“20 Nov” is no day"):
        take_in(target, tmp_path, day="20 Nov")
    assert not target.where(Clip)


def test_ingest__cancel_keeps_what_was_read(tmp_path: Path) -> None:
    names = [f"A001C{number:03}_261120_R2QK.mov" for number in range(5)]
    lay_files(tmp_path, *names)
    target = library()
    seen: list[Progress] = []
    reader = KnowingProber({name: probed(name, start=None) for name in names})
    result = ingest(
        target, reader, author=AUTHOR, paths=[tmp_path], write=target.write, progress=seen.append, cancelled=lambda: len(reader.asked) >= 3
    )
    assert result.cancelled
    assert 0 < len(result.added) < 5
    assert target.count(Clip) == len(result.added)
    assert seen[-1].total == 5


def test_ingest__progress_counts_every_file(tmp_path: Path) -> None:
    lay_files(tmp_path, A, B, "notes.txt")
    seen: list[Progress] = []
    target = library()
    ingest(target, prober(), author=AUTHOR, paths=[tmp_path], write=target.write, progress=seen.append)
    assert [(one.done, one.total) for one in seen] == [(1, 3), (2, 3), (3, 3)]
    assert seen[-1].remaining == 0


def test_ingest__many_files_are_written_in_parts_of_one_act(tmp_path: Path) -> None:
    names = [f"A001C{number:03}_261120_R2QK.mov" for number in range(230)]
    lay_files(tmp_path, *names)
    target = library()
    take_in(target, tmp_path, reader=KnowingProber({name: probed(name, start=None) for name in names}))
    assert target.count(Clip) == 230
    assert len(target.edits) > 1
    assert len({edit.act for edit in target.edits}) == 1


def test_media_facts__metadata_before_name_before_clock() -> None:
    said = replace(probed("a", scene="12A", take="2PU", recorded=datetime(2026, 11, 21, tzinfo=UTC)), path=f"/cards/{A}".encode())
    facts = media_facts(said, slating=Slating.US)
    assert (facts.scene, facts.setup, facts.take, facts.flags, facts.day, facts.tape) == ("12", "12A", "2", "PU", "2026-11-20", "A001R2QK")
    assert media_facts(replace(said, path=b"/phone/IMG_1.MOV"), slating=Slating.US).day == "2026-11-21"
    assert media_facts(said, slating=Slating.US, day_typed=True).day is None
    assert media_facts(said, slating=Slating.UK).slate == "12A"


def test_media_facts__the_recorders_tape_is_the_sound_roll() -> None:
    recorder = replace(probed("s"), path=b"/sound/12-T02.WAV", measured=Measured(media=MediaKind.SOUND, tape="S011"))
    facts = media_facts(recorder, slating=Slating.US)
    assert (facts.sound_roll, facts.setup, facts.take) == ("S011", "12", "2")
