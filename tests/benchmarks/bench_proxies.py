"""Measure proxies: how fast one is built, against FFmpeg's own program, and how soon a frame asked for is on the screen."""

import os
import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from statistics import quantiles

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from dailies_logger.domain.clip import Clip
from dailies_logger.media.drive import MediaDrive
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.player.player import Player
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.ui.stage import Stage
from dailies_logger.workflow.ports import ProxyState
from tests.benchmarks.result import Result
from tests.support.clips import Codec, make_clip
from tests.support.memory_desk import NoSoundOut, memory_desk
from tests.support.proxies import clip_of, proxies_in

_REFRESH_MS = 16.0


def benches(frames: int = 720, scrubs: int = 200) -> list[Result]:
    """Build the proxy of a 1080p H.264 clip with a group of 250, and scrub on it in a picture of 1040x585."""
    with tempfile.TemporaryDirectory() as folder:
        path = make_clip(Path(folder) / "a.mov", codec=Codec.H264, rate=Fraction(24), frames=frames, gop=250, size=(1920, 1080), sound=True)
        clip = clip_of(path)
        return [_built(clip, Path(folder)), _scrubbed(clip, Path(folder), scrubs)]


def _built(clip: Clip, folder: Path) -> Result:
    proxies = proxies_in(folder)
    ours = _spent(lambda: list(proxies.build([clip])))
    assert [stand.state for stand in proxies.stand([clip])] == [ProxyState.READY]
    against, note = _ffmpeg(os.fsdecode(clip.path), folder)
    faster = clip.frames / 24 / ours
    return Result(
        name=f"build a proxy, {clip.frames} frames 1080p H.264",
        ours=ours,
        against=against,
        against_name="ffmpeg to the same codec and size",
        unit="s",
        note=f"{faster:.1f} times as fast as it plays, child, sound and checks included; {note}",
    )


def _ffmpeg(source: str, folder: Path) -> tuple[float, str]:
    if shutil.which("ffmpeg") is None:
        return 0.0, "ffmpeg is not installed"
    coded = ["-vf", "scale=960:540", "-c:v", "mjpeg", "-q:v", "8", "-c:a", "aac", "-threads", "2"]
    command = ["ffmpeg", "-v", "error", "-y", "-i", source, *coded, str(folder / "other.mov")]
    return _spent(lambda: subprocess.run(command, check=True, stdin=subprocess.DEVNULL)), f"{os.cpu_count()} cores"


def _scrubbed(clip: Clip, folder: Path, scrubs: int) -> Result:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    desk, library = memory_desk(clip)
    proxies = proxies_in(folder, library)
    bench = Bench(replace(desk, media=MediaDrive(library, proxies=proxies), proxies=proxies, sound_out=NoSoundOut()))
    stage = Stage(bench)
    view = PictureView()
    view.resize(1040, 585)
    view.show()
    player = Player(bench, stage, view)
    stage.show_clip(clip.id)
    _until(lambda: view.shown == 0)
    found = [p95(stage, player, clip, scrubs)]
    proxies.change(replace(proxies.settings(), play=False))
    player.reopen()
    found.append(p95(stage, player, clip, max(2, scrubs // 10)))
    player.close()
    view.close()
    bench.close()
    del app
    return Result(
        name="scrub on a proxy, asked to shown, p95",
        ours=found[0],
        against=found[1],
        against_name="the original",
        unit="ms",
        note=f"random frames, painted offscreen; one screen refresh is {_REFRESH_MS:.0f} ms",
    )


def p95(stage: Stage, player: Player, clip: Clip, scrubs: int) -> float:
    """Ask for random frames one after the other and return the 95th percentile of the milliseconds until each is painted."""
    chosen = random.Random(5)
    spent = []
    for _ in range(scrubs):
        frame = chosen.choice(
            [number for number in (chosen.randrange(clip.frames), chosen.randrange(clip.frames)) if number != stage.frame]
        )
        began = time.perf_counter()
        loop = QEventLoop()
        stage.frame_changed.connect(loop.quit)
        player.go_to(frame)
        loop.exec()
        stage.frame_changed.disconnect(loop.quit)
        assert stage.frame == frame
        spent.append((time.perf_counter() - began) * 1000)
    return quantiles(spent, n=20)[-1]


def _until(true: Callable[[], bool]) -> None:
    while not true():
        loop = QEventLoop()
        QTimer.singleShot(10, loop.quit)
        loop.exec()


def _spent(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
