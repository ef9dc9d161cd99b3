"""Put the picture on a second monitor of a real X server, click there, and pull the plug."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.tree import ROOT
from tests.support.xmonitors import Monitors
from tests.support.xscreen import WELL, XScreen, missing, until, x_screen

pytestmark = [pytest.mark.x11, pytest.mark.skipif(bool(missing()), reason=missing())]

PICTURE, MAIN = "Picture – Dailies Logger", "The Night Ferry – Dailies Logger"

PROGRAM = """
import sys
from pathlib import Path
from dailies_logger.app.window import application
from dailies_logger.ui.window import MainWindow
from tests.support.memory_desk import memory_desk
from tests.support.window import MemoryDoors

app = application()
window = MainWindow(MemoryDoors(Path(sys.argv[1])).doors)
window.closed.connect(app.quit)
window.show()
window.open(memory_desk()[0])
app.exec()
"""


def keyboard(screen: XScreen) -> str:
    """Return the title of the window that has the keyboard."""
    return screen.windows()[0]


def test_picture__on_a_second_monitor_that_is_pulled_out_and_put_in_again(tmp_path: Path) -> None:
    with x_screen(tmp_path, size="2400x800") as screen, Monitors(screen.env["DISPLAY"]) as monitors:
        monitors.plug("Left", x=0, y=0, wide=1440, high=800, primary=True)
        monitors.plug("Right", x=1440, y=0, wide=960, high=540)
        env = {**os.environ, **screen.env, "PYTHONPATH": str(ROOT)}
        with subprocess.Popen([sys.executable, "-c", PROGRAM, str(tmp_path)], env=env, stderr=subprocess.PIPE, encoding="utf-8") as running:
            try:
                screen.wait_for(MAIN)
                screen.press("F12")
                until(lambda: fills_the_right(screen), what="the picture does not fill the right monitor")
                until(lambda: keyboard(screen) == MAIN, what="the main window lost the keyboard")
                screen.click(1500, 500)
                until(lambda: keyboard(screen) == PICTURE, what="a click does not reach the picture's window")
                screen.press("0")
                until(lambda: keyboard(screen) == MAIN, what="the note is not typed in the main window")
                screen.press("Escape")
                monitors.unplug("Right")
                until(lambda: not screen.has(PICTURE), what="the picture stays on a monitor that is gone")
                monitors.plug("Right", x=1440, y=0, wide=960, high=540)
                until(lambda: fills_the_right(screen), what="the picture does not come again with the monitor")
                screen.click(1500, 500)
                until(lambda: keyboard(screen) == PICTURE, what="a click does not reach the picture's window")
                screen.press("Escape")
                until(lambda: not screen.has(PICTURE) and keyboard(screen) == MAIN, what="Esc does not bring the picture back")
                screen.press("ctrl+q")
                assert running.wait(20) == 0
            finally:
                running.kill()
            assert running.stderr is not None
            assert "Traceback" not in running.stderr.read()


def fills_the_right(screen: XScreen) -> bool:
    """Say whether the right monitor has the colour of the well in its corners, and nothing is below it."""
    glass = screen.pixels()
    corners = {int(glass[y, x]) for x in (1440, 2399) for y in (0, 539)}
    return corners == {WELL} and screen.has(PICTURE)
