"""Run an X screen of its own with a window manager, press its keys, and read its pixels.

The pixels come out of the server's frame buffer file (`Xvfb -fbdir`, XWD format), so nothing has to be installed to read
them, and what is read is what would be on the glass.
"""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from dailies_logger.media.burn import read_strip

T = TypeVar("T")

TOOLS = ("Xvfb", "openbox", "xdotool")
WELL = 0x0C0C0C
"""The colour round the picture, which nothing else in the window has."""


def missing() -> str:
    """Return a sentence on what is not installed, or nothing."""
    absent = [tool for tool in TOOLS if shutil.which(tool) is None]
    return f"{', '.join(absent)} is not installed: no real window can be driven." if absent else ""


def until(look: Callable[[], T | None], *, what: str | Callable[[], str], seconds: float = 40.0) -> T:
    """Look again and again until there is something, and return it; `what` is said where nothing comes."""
    end = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            msg = f"waited {seconds:.0f} s in vain: {what if isinstance(what, str) else what()}"
            raise AssertionError(msg)
        time.sleep(0.04)


def insist(act: Callable[[], None], done: Callable[[], bool], *, what: str, patience: float = 20.0) -> None:
    """Act until it has taken effect: again only where nothing came of it for a while, because it was too early."""
    for _ in range(8):
        act()
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if done():
                return
            time.sleep(0.04)
    raise AssertionError(what)


class XScreen:
    """Hold a running screen: `env` is what a program needs to be shown on it."""

    def __init__(self, display: str, frame_buffer: Path) -> None:
        self.env = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_SCALE_FACTOR": "1"}
        self._buffer = frame_buffer

    def has(self, title: str) -> bool:
        """Say whether there is a window of this title."""
        return bool(self._ask("search", "--onlyvisible", "--name", re.escape(title)))

    def windows(self) -> list[str]:
        """List the titles of the windows on the screen, the one with the keyboard first."""
        shown = self._ask("search", "--onlyvisible", "--name", "").split()
        return [self._ask("getwindowfocus", "getwindowname"), *(self._ask("getwindowname", each) for each in shown)]

    def wait_for(self, title: str) -> None:
        """Wait until a window of this title is there and has the keyboard."""
        until(lambda: self.has(title), what=f"no window “{title}” appeared")
        until(lambda: title in self._ask("getwindowfocus", "getwindowname"), what=f"“{title}” did not get the keyboard")

    def press(self, *keys: str) -> None:
        """Press keys one after another, in X's names: `ctrl+e`, `Return`, `2`."""
        self._ask("key", "--clearmodifiers", "--delay", "30", *keys)

    def click(self, x: int, y: int) -> None:
        """Click at a place of the screen."""
        self._ask("mousemove", str(x), str(y), "click", "1")

    def type(self, words: str) -> None:
        """Type text."""
        self._ask("type", "--clearmodifiers", "--delay", "15", words)

    def pixels(self) -> NDArray[np.uint32]:
        """Return the screen as rows of 0xRRGGBB."""
        raw = self._buffer.read_bytes()
        size, width, height, bytes_a_line, colours = (int.from_bytes(raw[4 * at : 4 * at + 4], "big") for at in (0, 4, 5, 12, 19))
        first = size + 12 * colours
        rows = np.frombuffer(raw, "<u4", height * bytes_a_line // 4, first).reshape(height, bytes_a_line // 4)
        return (rows[:, :width] & 0xFFFFFF).astype(np.uint32)

    def number(self) -> int | None:
        """Read the frame number burnt into the picture that is on the screen; None while there is no whole picture.

        The picture fills the width of its well, so the well's bars above and below it tell where it lies.
        """
        screen = self.pixels()
        middle = screen[:, screen.shape[1] // 2] == WELL
        starts = np.flatnonzero(middle)
        if not len(starts):
            return None
        row = screen[starts[0] + 1] == WELL
        centre = screen.shape[1] // 2
        left = centre - int(np.argmin(row[centre::-1])) + 1
        right = centre + int(np.argmin(row[centre:]))
        top = int(starts[0] + np.argmin(middle[starts[0] :]))
        green = (screen[top : top + (right - left) // 4, left:right] >> 8 & 0xFF).astype(np.uint8)
        return read_strip(green) if green.size else None

    def _ask(self, *words: str) -> str:
        done = subprocess.run(["xdotool", *words], env={**os.environ, **self.env}, capture_output=True, encoding="utf-8", check=False)
        return done.stdout.strip()


@contextmanager
def x_screen(folder: Path, *, size: str = "1700x1100") -> Iterator[XScreen]:
    """Start a screen and its window manager, and take both down at the end."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-fbdir", str(folder), "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        screen = XScreen(f":{answer.readline().strip()}", folder / "Xvfb_screen0")
    manager = subprocess.Popen(["openbox"], env={**os.environ, **screen.env}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield screen
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(10)
