"""Prove that a child that dies, hangs or grows loses its own request and nothing else."""

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dailies_logger.ground import children
from dailies_logger.ground.children import ChildFailed, Children, Failure, Json, Limits

PROGRAM = (sys.executable, str(Path(__file__).parents[1] / "support" / "child_tasks.py"))
SHORT = Limits(seconds=1.0, memory=1 << 30, reply=1 << 20)


@pytest.fixture(scope="module")
def trouble() -> Iterator[Children]:
    with Children("trouble", limits=SHORT, program=PROGRAM) as running:
        yield running


@pytest.fixture(scope="module")
def echo() -> Iterator[Children]:
    with Children("echo", workers=2, program=PROGRAM) as running:
        yield running


@pytest.mark.parametrize("request_", ["a", 3, None, {"name": "Gleis 3 – 駅 #2.mov", "odd": "\udcff"}, ["x\ny", 1.5, True]])
def test_ask__gives_back_what_was_sent(echo: Children, request_: Json) -> None:
    answer = echo.ask(request_)
    assert isinstance(answer, dict)
    assert answer["said"] == request_


def test_ask__libraries_cannot_touch_the_protocol(echo: Children) -> None:
    answer = echo.ask("x")
    assert isinstance(answer, dict)
    assert answer["read"] == ""


def test_ask__keeps_the_process(echo: Children) -> None:
    pids = {answer["pid"] for _, answer in echo.ask_many(list[Json](range(30))) if isinstance(answer, dict)}
    assert 1 <= len(pids) <= 2


@pytest.mark.parametrize(
    ("request_", "reason"),
    [
        ("die", Failure.CRASHED),
        ("raise", Failure.CRASHED),
        ("hang", Failure.TIMEOUT),
        ("spin", Failure.TIMEOUT),
        ("talk", Failure.TOO_MUCH),
        pytest.param("fill", Failure.TOO_MUCH, marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds address space")),
    ],
)
def test_ask__says_why_there_is_no_answer__and_goes_on(trouble: Children, request_: str, reason: Failure) -> None:
    with pytest.raises(ChildFailed) as failed:
        trouble.ask(request_)
    assert failed.value.reason is reason
    assert trouble.ask("next") == "next done"


def test_ask__many_times__outlives_its_processor_seconds(trouble: Children) -> None:
    # A limit over the life of the process would end a worker that has answered for long.
    until = time.process_time() + 0.2
    while time.process_time() < until:
        assert trouble.ask("x") == "x done"


def test_ask__grows_where_only_the_parent_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "_WEIGH_EVERY", 0.1)
    limits = Limits(seconds=20, memory=900 << 20)
    monkeypatch.setattr(children, "resident", lambda pid: 901 << 20 if pid else 0)
    with Children("trouble", limits=limits, program=PROGRAM) as watched, pytest.raises(ChildFailed) as failed:
        watched.ask("grow")
    assert failed.value.reason is Failure.TOO_MUCH


def test_ask_many__one_bad_request__spoils_only_itself() -> None:
    wanted: list[Json] = [*range(10), "die", *range(10, 20), "hang", *range(20, 30)]
    with Children("trouble", workers=2, limits=SHORT, program=PROGRAM) as running:
        answers = list(running.ask_many(wanted))
    failed = {str(request): answer.reason for request, answer in answers if isinstance(answer, ChildFailed)}
    assert failed == {"die": Failure.CRASHED, "hang": Failure.TIMEOUT}
    assert {answer for _, answer in answers if isinstance(answer, str)} == {f"{n} done" for n in range(30)}


def test_ask_many__cancelled__stops_at_once_and_takes_no_more() -> None:
    taken: list[int] = []

    def endless() -> Iterator[Json]:
        for n in range(1_000_000):
            taken.append(n)
            yield n

    cancel = threading.Event()
    with Children("trouble", workers=2, limits=SHORT, program=PROGRAM) as running:
        got = 0
        for _ in running.ask_many(endless(), cancelled=cancel.is_set):
            got += 1
            if got == 5:
                cancel.set()
    assert got <= 5 + 4
    assert len(taken) < 20


def test_ask_many__cancelled_while_one_hangs__does_not_wait(trouble: Children) -> None:
    began = time.monotonic()
    assert list(trouble.ask_many(["hang"], cancelled=lambda: time.monotonic() - began > 0.1)) == []
    assert time.monotonic() - began < 0.9


def test_ask_many__nothing_to_ask(echo: Children) -> None:
    assert list(echo.ask_many([])) == []


def test_close__ends_a_request_under_way() -> None:
    running = Children("trouble", limits=Limits(seconds=30), program=PROGRAM)
    threading.Timer(0.5, running.close).start()
    began = time.monotonic()
    with pytest.raises(ChildFailed):
        running.ask("hang")
    assert time.monotonic() - began < 10
    with pytest.raises(ChildFailed):
        running.ask("after")


def test_environment__drops_what_would_run_foreign_code(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OTIO_PLUGIN_MANIFEST_PATH", "OTIO_DEFAULT_MEDIA_LINKER", "DAILIES_KEPT"):
        monkeypatch.setenv(name, "there")
    with Children("environment", program=PROGRAM) as running:
        assert [running.ask(name) for name in ("OTIO_PLUGIN_MANIFEST_PATH", "OTIO_DEFAULT_MEDIA_LINKER", "DAILIES_KEPT")] == [
            None,
            None,
            "there",
        ]
