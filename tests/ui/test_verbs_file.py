from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from dailies_logger.domain import sequence
from dailies_logger.domain.clip import Clip, Measured
from dailies_logger.domain.errors import ExchangeError
from dailies_logger.domain.identity import id_from, new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.domain.timecode import FrameRate, Timecode
from dailies_logger.ui.bench import NoticeKind
from dailies_logger.ui.verbs_file import FileVerbs, exported_words, history_page, ingested_words, merged_words
from dailies_logger.workflow.facts import Disagreement
from dailies_logger.workflow.ingesting import Ingested, Problem
from dailies_logger.workflow.matching import Matched, Merged, Unmatched
from dailies_logger.workflow.ports import Probed, Table
from tests.support.bench_room import BenchRoom, bench_room
from tests.support.memory_desk import CLIPS, PERSON

LABEL = Label(id=new_id(), clip=CLIPS[0].id, kind="best_moment", start=30, end=60, author=PERSON.id, at=datetime(2026, 11, 16, tzinfo=UTC))
TABLE = Table(document="notes.csv", columns=("Name", "Scene"), rows=(("A001C003", "31"),))


class OneProber:
    """Probe any file as a clip of ten frames."""

    def probe(self, paths: Sequence[bytes], *, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Probed]:
        for path in paths:
            yield Probed(
                path=path, byte_size=1, modified=1, key=id_from(path), playable=True, measured=Measured(rate=FrameRate.of(24), frames=10)
            )


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[BenchRoom]:
    with bench_room(LABEL) as room:
        room.bench.desk = replace(room.bench.desk, prober=OneProber())
        room.show(qtbot)
        yield room


@pytest.fixture
def verbs(room: BenchRoom) -> FileVerbs:
    return FileVerbs(room.bench, room.stage, room.bench)


def test_ingest__writes_and_says_what_was_read(qtbot: QtBot, room: BenchRoom, verbs: FileVerbs, tmp_path: Path) -> None:
    (tmp_path / "B002C001.mov").write_bytes(b"x")
    with qtbot.waitSignal(verbs.ingested) as caught:
        verbs.ingest([tmp_path])
    assert caught.args is not None
    assert len(caught.args[0].added) == 1
    assert len(room.library.where(Clip)) == len(CLIPS) + 1
    assert room.notices[-1].kind is NoticeKind.DONE


def test_ingest__of_nothing_is_nothing(room: BenchRoom, verbs: FileVerbs) -> None:
    verbs.ingest([])
    assert room.bench.jobs == ()


def test_merge__changes_facts_and_tells(qtbot: QtBot, room: BenchRoom, verbs: FileVerbs) -> None:
    with qtbot.waitSignal(verbs.merged):
        verbs.merge(TABLE, {"Scene": "scene"})
    clip = room.library.get(Clip, CLIPS[0].id)
    assert clip is not None
    assert clip.facts.scene == "31"
    assert room.notices[-1].text.startswith("notes.csv: 1 row matched")


def test_read_table__shows_its_columns_first(qtbot: QtBot, room: BenchRoom, verbs: FileVerbs) -> None:
    with qtbot.waitSignal(verbs.table_read):
        verbs.read_table(Path("report.ale"))
    assert room.library.edits == []


def test_bring_in__reads_a_list_by_its_ending_and_a_stringout_by_its_own(
    qtbot: QtBot, room: BenchRoom, verbs: FileVerbs, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(verbs.table_read):
        verbs.bring_in(Path("report.ALE"))
    of = Stringout(id=new_id(), name="From the train", query="kind:best_moment")
    lain = Placement(id=new_id(), stringout=of.id, clip=CLIPS[0].id, start=4, end=9, rank=1, locked=True)
    monkeypatch.setattr(type(room.bench.desk.exchange), "read_stringout", lambda _, path: (of, (lain,)))
    with qtbot.waitSignal(verbs.stringout_made) as caught:
        verbs.bring_in(Path("train.otio"))
    assert caught.args == [of.id]
    assert (room.library.get(Stringout, of.id), room.library.where(Placement)) == (of, [lain])
    assert room.notices[-1].text == "Bring in stringout “From the train”"


def made(qtbot: QtBot, verbs: FileVerbs) -> UUID:
    with qtbot.waitSignal(verbs.stringout_made) as caught:
        verbs.make_stringout("Best", "", "")
    assert caught.args is not None
    found: UUID = caught.args[0]
    return found


def test_make_stringout__tells_which(qtbot: QtBot, room: BenchRoom, verbs: FileVerbs) -> None:
    stringout = room.library.get(Stringout, made(qtbot, verbs))
    assert stringout is not None
    assert stringout.name == "Best"


@pytest.mark.parametrize(("typed", "frames"), [("", 12), ("24", 24), ("0", 0)])
def test_make_stringout__with_the_handles_typed(qtbot: QtBot, room: BenchRoom, verbs: FileVerbs, typed: str, frames: int) -> None:
    with qtbot.waitSignal(verbs.stringout_made):
        verbs.make_stringout("Best", "", "", handles=typed)
    assert [stringout.handles for stringout in room.library.where(Stringout)] == [frames]


@pytest.mark.parametrize("typed", ["many", "-3", "1.5", "²"])
def test_make_stringout__handles_that_are_no_number_change_nothing(qtbot: QtBot, room: BenchRoom, verbs: FileVerbs, typed: str) -> None:
    verbs.make_stringout("Best", "", "", handles=typed)
    qtbot.waitUntil(lambda: any("number of frames" in notice.text for notice in room.notices))
    assert room.library.where(Stringout) == []


def test_export__writes_and_says_that_it_reads_back(qtbot: QtBot, room: BenchRoom, verbs: FileVerbs, tmp_path: Path) -> None:
    stringout = made(qtbot, verbs)
    room.notices.clear()
    for export, name in (
        (lambda path: verbs.export_stringout(stringout, path), "s.otio"),
        (verbs.export_take, "t.otio"),
        (verbs.export_day, "d.otio"),
    ):
        export(tmp_path / name)
        qtbot.waitUntil(lambda name=name: any(name in notice.text for notice in room.notices))  # type: ignore[misc]
        assert (tmp_path / name).exists()
    assert all(notice.kind is NoticeKind.DONE for notice in room.notices)


def test_export__says_what_went_wrong(
    qtbot: QtBot, room: BenchRoom, verbs: FileVerbs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        msg = "A001C003 reads back another frame."
        raise ExchangeError(msg)

    monkeypatch.setattr(type(room.bench.desk.exchange), "write_otio", refuse)
    verbs.export_take(tmp_path / "t.otio")
    qtbot.waitUntil(lambda: any(notice.kind is NoticeKind.ERROR for notice in room.notices))


def test_export__of_a_stringout_that_is_gone(qtbot: QtBot, room: BenchRoom, verbs: FileVerbs, tmp_path: Path) -> None:
    verbs.export_stringout(new_id(), tmp_path / "x.otio")
    qtbot.waitUntil(lambda: any("no longer there" in notice.text for notice in room.notices))
    assert not (tmp_path / "x.otio").exists()


def test_undo_redo__say_what_they_did(qtbot: QtBot, room: BenchRoom, verbs: FileVerbs) -> None:
    stringout = made(qtbot, verbs)
    verbs.undo()
    qtbot.waitUntil(lambda: room.library.get(Stringout, stringout) is None)
    verbs.redo()
    qtbot.waitUntil(lambda: room.library.get(Stringout, stringout) is not None)


def test_history_and_check__are_pages(qtbot: QtBot, room: BenchRoom, verbs: FileVerbs) -> None:
    with qtbot.waitSignal(verbs.page_wanted) as caught:
        verbs.show_history()
    assert caught.args == ["History", "Nothing has been done yet."]
    with qtbot.waitSignal(verbs.page_wanted) as caught:
        verbs.check()
    assert caught.args == ["Check of the library", "All is well: the file and everything in it."]


def test_history_page__lists_acts(qtbot: QtBot, room: BenchRoom, verbs: FileVerbs) -> None:
    made(qtbot, verbs)
    assert "Make stringout “Best”" in history_page(room.library.acts())


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (Ingested(added=["a"]), "1 clip read."),
        (
            Ingested(added=["a", "b"], already=["c"], copies=["d"], relinked=["e"]),
            "2 clips read, 1 already here, 1 found again, 1 second copy left out.",
        ),
        (Ingested(), "No clips found."),
        (Ingested(added=["a"], cancelled=True), "1 clip read. Cancelled: what was read stays."),
        (
            Ingested(problems=[Problem(file="x.mov", reason="x.mov is empty."), Problem(file="y", reason="y")]),
            "No clips found. x.mov is empty. (and 1 more)",
        ),
    ],
)
def test_ingested_words(result: Ingested, words: str) -> None:
    assert ingested_words(result) == words


def test_exported_words__say_what_is_otherwise_than_in_the_library() -> None:
    bare = sequence.Sequence(name="Best", rate=FrameRate.of(24), start=Timecode(0, FrameRate.of(24)), tracks=())
    done = "best.otio is written and reads back the same, frame by frame."
    assert exported_words("best.otio", bare) == done
    one = sequence.Changed(clip=CLIPS[0], reason="IMG_0417 has a variable frame rate.")
    assert exported_words("best.otio", replace(bare, changed=(one,))) == f"{done} IMG_0417 has a variable frame rate."
    assert exported_words("best.otio", replace(bare, changed=(one, one, one))) == f"{done} IMG_0417 has a variable frame rate. (and 2 more)"


def test_merged_words__count_rows_and_disagreements() -> None:
    row = Matched(row=1, text="24A-3", clips=())
    merged = Merged(
        edit=None,
        matched=(row, row),
        unmatched=(Unmatched(row=7, text="9", reason="It fits no clip in the library."),),
        disagreements=(Disagreement(clip=CLIPS[0].id, field="lens", values=()),),
        mapping={},
    )
    assert merged_words("a.csv", merged) == "a.csv: 2 rows matched, 1 not (row 7: It fits no clip in the library), 1 fact told differently."
