"""Run work that reads untrusted files in child processes with limits, so that a bad file never hurts this process.

A child is `python -m dailies_logger --child TASK`. It lives as long as its parent and answers one JSON line for each JSON
line it is sent; the first line it gets holds its limits. Three things hold a child down: its own rlimits where the system
has them (address space for its life, processor time for each request), a thread here that watches the clock and the
memory of each child at work (everywhere), and a bound on the length of a reply. A child that fails is replaced, and only
the request it was working on is lost.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import Enum
from itertools import islice
from pathlib import Path
from queue import LifoQueue
from types import TracebackType
from typing import BinaryIO, Self, TypeAlias

from dailies_logger.ground.memory import resident

try:
    import resource
except ImportError:  # Windows: the watching parent alone
    resource = None  # type: ignore[assignment]

Json: TypeAlias = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

_PACKAGE = Path(__file__).resolve().parents[1]
_PROGRAM = (sys.executable, "-P", "-m", "dailies_logger", "--child")
_DROPPED = ("OTIO_PLUGIN_MANIFEST_PATH", "OTIO_DEFAULT_MEDIA_LINKER", "OTIO_DEFAULT_TARGET_VERSION_FAMILY_LABEL")
_SET = {"OTIO_DISABLE_ENTRYPOINTS_PLUGINS": "1", "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
_OUT_OF_MEMORY = 77
_LOOK_EVERY = 0.1
_WEIGH_EVERY = 1.0


class Failure(Enum):
    """Say why a child gave no answer."""

    TIMEOUT = "timeout"
    CRASHED = "crashed"
    TOO_MUCH = "too much"


class ChildFailed(Exception):
    """Fail to get an answer: the child took too long, fell over, or wanted or said too much."""

    def __init__(self, reason: Failure) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Hold what one request may cost: wall and processor seconds, bytes of memory, bytes of reply.

    `memory` bounds the address space where the system can (libraries map more than they use), else what is resident.
    """

    seconds: float = 20.0
    memory: int = 2 << 30
    reply: int = 64 << 20


class Children:
    """Keep worker processes for one task. They start when first needed. Thread-safe; close it or use it in a `with`.

    `program` is the command that becomes a child when the task's name is added to it.
    """

    def __init__(self, task: str, *, workers: int = 1, limits: Limits = Limits(), program: tuple[str, ...] = _PROGRAM) -> None:
        self._workers = tuple(_Worker((*program, task), limits) for _ in range(max(1, workers)))
        self._idle: LifoQueue[_Worker] = LifoQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._closed = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name=f"watch {task}", daemon=True)
        self._watcher.start()

    def ask(self, request: Json) -> Json:
        """Send a request to a free worker and return its answer; blocks. Raises ChildFailed."""
        worker = self._idle.get()
        try:
            if self._closed.is_set():
                raise ChildFailed(Failure.CRASHED)
            return worker.ask(request)
        finally:
            self._idle.put(worker)

    def ask_many(
        self, requests: Iterable[Json], *, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[Json, Json | ChildFailed]]:
        """Ask in parallel and yield each (request, answer or failure) as it is done.

        Requests are taken as workers come free. Once `cancelled` says so nothing more is yielded, within a tenth of a
        second; requests under way end in the background.
        """
        pool = ThreadPoolExecutor(len(self._workers))
        waiting = iter(requests)
        running: dict[Future[Json | ChildFailed], Json] = {}
        try:
            while not cancelled():
                for request in islice(waiting, 2 * len(self._workers) - len(running)):
                    running[pool.submit(self._outcome, request)] = request
                if not running:
                    return
                for future in wait(running, timeout=_LOOK_EVERY, return_when=FIRST_COMPLETED).done:
                    yield running.pop(future), future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """End all workers, also those at work."""
        self._closed.set()
        self._watcher.join()
        for worker in self._workers:
            worker.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _outcome(self, request: Json) -> Json | ChildFailed:
        try:
            return self.ask(request)
        except ChildFailed as failed:
            return failed

    def _watch(self) -> None:
        weighed = time.monotonic()
        while not self._closed.wait(_LOOK_EVERY):
            now = time.monotonic()
            weigh = now - weighed >= _WEIGH_EVERY
            weighed = now if weigh else weighed
            for worker in self._workers:
                worker.look(now, weigh=weigh)


class _Worker:
    """Hold one child process; one request at a time. Only `look` and `end` are called by other threads."""

    def __init__(self, command: tuple[str, ...], limits: Limits) -> None:
        self._command = command
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._deadline: float | None = None
        self._failure: Failure | None = None

    def ask(self, request: Json) -> Json:
        """Send one request and wait for its answer. Raises ChildFailed."""
        process = self._ready()
        with self._lock:
            self._deadline = time.monotonic() + self._limits.seconds
            self._failure = None
        try:
            line = self._exchange(process, json.dumps(request).encode() + b"\n")
        finally:
            with self._lock:
                self._deadline = None
        if line.endswith(b"\n") and self._failure is None:
            answer: Json = json.loads(line)
            return answer
        raise ChildFailed(self._why(process, line))

    def look(self, now: float, *, weigh: bool) -> None:
        """Kill the child if it is at work for too long or, when `weigh` is set, holds too much memory."""
        with self._lock:
            if self._deadline is None or self._process is None:
                return
            if now > self._deadline:
                self._failure = Failure.TIMEOUT
            elif weigh and resident(self._process.pid) > self._limits.memory:
                self._failure = Failure.TOO_MUCH
            if self._failure is not None:
                self._process.kill()

    def end(self) -> None:
        """Kill the child and let go of its pipes."""
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):  # a request that never reached the child is still in the pipe
                pipe.close()  # type: ignore[union-attr]

    def _ready(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.end()
        process = subprocess.Popen(  # noqa: S603 - our own program
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=os.name == "posix",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        with self._lock:
            self._process = process
        self._send(process, json.dumps(asdict(self._limits)).encode() + b"\n")
        return process

    def _exchange(self, process: subprocess.Popen[bytes], line: bytes) -> bytes:
        self._send(process, line)
        return process.stdout.readline(self._limits.reply + 1)  # type: ignore[union-attr]

    @staticmethod
    def _send(process: subprocess.Popen[bytes], line: bytes) -> None:
        with suppress(OSError):  # it died: reading will say so
            process.stdin.write(line)  # type: ignore[union-attr]
            process.stdin.flush()  # type: ignore[union-attr]

    def _why(self, process: subprocess.Popen[bytes], line: bytes) -> Failure:
        too_long = len(line) > self._limits.reply
        if not too_long:  # its pipe is shut: let it leave by itself, so that its exit code is its own
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=1)
        self.end()
        if self._failure is not None:
            return self._failure
        known = {_OUT_OF_MEMORY: Failure.TOO_MUCH, -getattr(signal, "SIGXCPU", 24): Failure.TIMEOUT}
        return Failure.TOO_MUCH if too_long else known.get(process.returncode, Failure.CRASHED)


def serve(answer: Callable[[Json], Json]) -> int:
    """Answer requests until the parent goes away; return the exit code. This is the child's whole life.

    The protocol's pipes are moved out of the way first: standard input and output lead nowhere, so that no library can
    read a request or write into a reply.
    """
    requests, replies = _take_pipes()
    limits = Limits(**json.loads(requests.readline() or b"{}"))
    _bound_memory(limits.memory)
    for line in requests:
        _bound_processor(limits.seconds)
        try:
            reply = json.dumps(answer(json.loads(line))).encode()
        except MemoryError:
            return _OUT_OF_MEMORY
        replies.write(reply + b"\n")
        replies.flush()
    return 0


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(nowhere, standard)
    os.close(nowhere)
    return requests, replies


def _bound_memory(size: int) -> None:
    if resource is not None and sys.platform != "darwin":  # macOS takes the figure and does not hold it
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _bound_processor(seconds: float) -> None:
    """Give the next request its own seconds: the system counts processor time over the whole life of a process."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        soft = int(used.ru_utime + used.ru_stime + seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _DROPPED} | _SET
    if not {"site-packages", "dist-packages"} & set(_PACKAGE.parts):  # a checkout: the child must find the same package
        kept["PYTHONPATH"] = os.pathsep.join(filter(None, (str(_PACKAGE.parent), kept.get("PYTHONPATH"))))
    return kept
