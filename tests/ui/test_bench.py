import threading
from collections.abc import Iterator

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from dailies_logger.domain.errors import DiskTrouble, NotFound
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.ui.bench import Bench, Job, Notice, NoticeKind
from dailies_logger.workflow.edit import Edit, made
from tests.support.memory_desk import CLIPS, PERSON, memory_desk
from tests.support.memory_library import MemoryLibrary


@pytest.fixture
def pair(qtbot: QtBot) -> Iterator[tuple[Bench, MemoryLibrary]]:
    desk, library = memory_desk()
    bench = Bench(desk)
    yield bench, library
    bench.close()
    bench.deleteLater()


def edit(name: str = "Label best moment") -> Edit:
    from datetime import UTC, datetime

    label = Label(id=new_id(), clip=CLIPS[0].id, kind="best_moment", start=3, author=PERSON.id, at=datetime.now(UTC))
    return Edit(name=name, author=PERSON.id, changes=made([label]))


def test_read__answers_in_the_gui_thread(qtbot: QtBot, pair: tuple[Bench, MemoryLibrary]) -> None:
    bench, _ = pair
    got: list[tuple[int, bool]] = []
    bench.read(lambda: threading.get_ident(), lambda ident: got.append((ident, threading.current_thread() is threading.main_thread())))
    qtbot.waitUntil(lambda: bool(got))
    assert got[0][0] != threading.get_ident()
    assert got[0][1]


def test_read__drops_older_answers_of_the_same_key(qtbot: QtBot, pair: tuple[Bench, MemoryLibrary]) -> None:
    bench, _ = pair
    gate = threading.Event()
    got: list[str] = []

    def slow() -> str:
        gate.wait(5)
        return "old"

    bench.read(slow, got.append, key="k")
    bench.read(lambda: "new", got.append, key="k")
    qtbot.waitUntil(lambda: got == ["new"])
    gate.set()
    bench.read(lambda: "end", got.append)
    qtbot.waitUntil(lambda: "end" in got)
    qtbot.wait(20)
    assert got == ["new", "end"]


def test_read__makes_a_notice_of_an_error_of_the_world(qtbot: QtBot, pair: tuple[Bench, MemoryLibrary]) -> None:
    bench, _ = pair

    def work() -> None:
        raise NotFound("No clip is called A9.")

    with qtbot.waitSignal(bench.notice) as caught:
        bench.read(work, lambda _: pytest.fail("answered"))
    assert caught.args == [Notice(text="No clip is called A9.", kind=NoticeKind.ERROR)]


def test_read__raises_a_fault_of_ours_in_the_gui_thread(qtbot: QtBot, pair: tuple[Bench, MemoryLibrary]) -> None:
    bench, _ = pair
    with capture_exceptions() as faults:
        bench.read(lambda: 1 // 0, lambda _: pytest.fail("answered"))
        qtbot.waitUntil(lambda: bool(faults))
    assert faults[0][0] is ZeroDivisionError


def test_write__is_on_disk_before_it_is_told(qtbot: QtBot, pair: tuple[Bench, MemoryLibrary]) -> None:
    bench, library = pair
    seen: list[int] = []
    bench.changed.connect(lambda _: seen.append(len(library.edits)))
    made_edit = edit()
    with qtbot.waitSignal(bench.written) as caught:
        bench.write(lambda: made_edit)
    qtbot.waitUntil(lambda: seen == [1])
    assert library.edits == [made_edit]
    assert caught.args is not None
    assert caught.args[0] is not None


def test_write__says_writing_first(qtbot: QtBot, pair: tuple[Bench, MemoryLibrary]) -> None:
    bench, _ = pair
    with qtbot.waitSignals([bench.writing, bench.written], order="strict"):
        bench.write(edit)


def test_write__refused_changes_nothing_and_says_so(qtbot: QtBot, pair: tuple[Bench, MemoryLibrary]) -> None:
    bench, library = pair

    def verb() -> Edit:
        raise NotFound("Nothing is open.")

    with qtbot.waitSignal(bench.notice):
        bench.write(verb, lambda _: pytest.fail("told"))
    assert library.edits == []


def test_write__keeps_what_the_disk_refuses_until_retry(qtbot: QtBot, pair: tuple[Bench, MemoryLibrary]) -> None:
    bench, library = pair
    library.trouble = DiskTrouble("The library drive is full.")
    first, second = edit("one"), edit("two")
    with qtbot.waitSignals([bench.failed, bench.failed]):
        bench.write(lambda: first)
        bench.write(lambda: second)
    assert library.edits == []
    library.trouble = None
    with qtbot.waitSignal(bench.written):
        bench.retry()
    qtbot.waitUntil(lambda: library.edits == [first, second])


def test_write__from_a_verb_that_has_nothing_to_do(qtbot: QtBot, pair: tuple[Bench, MemoryLibrary]) -> None:
    bench, library = pair
    with qtbot.waitSignal(bench.written):
        bench.write(lambda: None, lambda _: pytest.fail("told"))
    assert library.edits == []


def test_run__reports_writes_and_answers(qtbot: QtBot, pair: tuple[Bench, MemoryLibrary]) -> None:
    bench, library = pair
    moves: list[object] = []
    answers: list[str] = []
    bench.job_moved.connect(lambda _, value: moves.append(value))

    def work(job: Job) -> str:
        job.progress(1)
        job.write(edit())
        job.progress(2)
        return "done"

    with qtbot.waitSignals([bench.job_started, bench.changed, bench.job_ended]):
        bench.run(work, name="Reading", then=answers.append)
    qtbot.waitUntil(lambda: answers == ["done"])
    assert moves == [1, 2]
    assert len(library.edits) == 1
    assert bench.jobs == ()


def test_cancel__is_seen_by_the_work(qtbot: QtBot, pair: tuple[Bench, MemoryLibrary]) -> None:
    bench, _ = pair
    begun = threading.Event()

    def work(job: Job) -> bool:
        begun.set()
        for _ in range(500):
            if job.cancelled():
                return True
            threading.Event().wait(0.01)
        return False

    answers: list[bool] = []
    job = bench.run(work, name="Reading", then=answers.append)
    begun.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: answers == [True])


def test_refreshed__when_somebody_else_writes(qtbot: QtBot, pair: tuple[Bench, MemoryLibrary]) -> None:
    bench, library = pair
    with qtbot.waitSignal(bench.written):
        bench.write(edit)
    with qtbot.waitSignal(bench.refreshed, timeout=3000):
        library.write(edit("from the command line"))


def test_refreshed__not_for_our_own_writing(qtbot: QtBot, pair: tuple[Bench, MemoryLibrary]) -> None:
    bench, _ = pair
    qtbot.wait(600)
    bench.write(edit)
    with qtbot.assertNotEmitted(bench.refreshed, wait=700):
        bench.write(edit)


def test_close__answers_nothing_any_more(qtbot: QtBot) -> None:
    desk, library = memory_desk()
    bench = Bench(desk)
    bench.read(lambda: 1, lambda _: pytest.fail("answered"))
    bench.write(edit)
    bench.close()
    bench.deleteLater()
    qtbot.wait(20)
    assert len(library.edits) == 1
