from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from dailies_logger.app import one_window
from dailies_logger.app.one_window import OneWindow, Start, hand_over, read_start

MARSH = Start(person="E. Marsh")


@pytest.fixture(autouse=True)
def address(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Keep the tests that run at the same time apart."""
    name = f"dailies-test-{tmp_path_factory.mktemp('socket').parent.parent.name}-{id(monkeypatch)}"
    monkeypatch.setattr(one_window, "_address", lambda person: name if person == "E. Marsh" else f"{name}-{person[0]}")
    return name


@pytest.fixture
def first(qtbot: QtBot) -> Iterator[OneWindow]:
    window = OneWindow("E. Marsh")
    yield window
    window.close()


@pytest.fixture
def later(qtbot: QtBot) -> Iterator[Callable[[Start], bool]]:
    """Start once more, as another program would, while the first goes on."""
    with ThreadPoolExecutor(1) as other:

        def start(start: Start) -> bool:
            handed = other.submit(hand_over, start)
            qtbot.waitUntil(handed.done)
            return handed.result()

        yield start


@pytest.mark.parametrize(
    "start",
    [MARSH, Start(person="E. Marsh", library=Path("/rushes/Überfahrt “2”.dailies")), Start(person="", sample=True)],
)
def test_read_start__is_what_was_written(start: Start) -> None:
    assert read_start(start.line()) == start


@pytest.mark.parametrize(
    "line", [b"", b"{", b"[]", b"null", b"\xff\n", b'{"person": 3, "library": ""}', b'{"person": "E. Marsh"}', b"[" * 60_000]
)
def test_read_start__takes_nothing_else(line: bytes) -> None:
    assert read_start(line) is None


def test_hand_over__without_a_window_this_is_the_first(later: Callable[[Start], bool]) -> None:
    assert later(MARSH) is False


def test_hand_over__the_first_window_is_asked(first: OneWindow, later: Callable[[Start], bool]) -> None:
    asked: list[Start] = []
    first.asked.connect(asked.append)
    there = Start(person="E. Marsh", library=Path("/rushes/Harbour.dailies"))
    assert (later(there), later(MARSH)) == (True, True)
    assert asked == [there, MARSH]


def test_hand_over__somebody_else_s_start_is_a_window_of_its_own(first: OneWindow, later: Callable[[Start], bool]) -> None:
    asked: list[Start] = []
    first.asked.connect(asked.append)
    assert later(Start(person="J. Okafor")) is False
    other = OneWindow("J. Okafor")
    assert (later(Start(person="J. Okafor")), later(MARSH)) == (True, True), "neither has taken the other's place"
    other.close()
    assert asked == [MARSH]


def test_address__is_of_one_person_and_one_configuration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.undo()
    here = {one_window._address(person) for person in ("E. Marsh", "J. Okafor")}
    monkeypatch.setattr("dailies_logger.ground.places.config", lambda: tmp_path)
    assert len(here | {one_window._address("E. Marsh")}) == 3


def test_hand_over__a_window_that_hangs_keeps_nobody_out(
    later: Callable[[Start], bool], monkeypatch: pytest.MonkeyPatch, address: str, qtbot: QtBot
) -> None:
    monkeypatch.setattr(one_window, "PATIENCE_MS", 50)
    deaf = QLocalServer()
    assert deaf.listen(address)
    assert later(MARSH) is False
    deaf.close()


def test_listen__after_a_window_that_was_killed(later: Callable[[Start], bool], address: str, qtbot: QtBot) -> None:
    killed = QLocalServer()
    assert killed.listen(address)
    first = OneWindow("E. Marsh")
    assert later(MARSH) is True
    first.close()
    assert later(MARSH) is False


def test_answer__what_is_no_start_is_sent_away(first: OneWindow, address: str, qtbot: QtBot) -> None:
    asked: list[Start] = []
    first.asked.connect(asked.append)
    for words, answer in ((b"hello\n", b"no\n"), (b"x" * (2 * one_window.LONGEST), b"")):
        socket = QLocalSocket()
        socket.connectToServer(address)
        assert socket.waitForConnected(1000)
        socket.write(words)
        with qtbot.waitSignal(socket.disconnected if not answer else socket.readyRead):
            pass
        assert socket.readAll().data() == answer
        socket.abort()
    assert asked == []
