"""Measure scrubbing: how soon a frame asked for is on the screen, from a proxy and from its original."""

import os
import random
import tempfile
import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from statistics import quantiles

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from dailies_logger.domain.clip import Clip
from dailies_logger.media.drive import MediaDrive
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.player.player import Player
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.ui.stage import Stage
from tests.benchmarks.result import Result
from tests.support.clips import Codec, make_clip
from tests.support.logging_window import until
from tests.support.memory_desk import NoSoundOut, memory_desk
from tests.support.proxies import clip_of, proxies_in

_REFRESH_MS = 16.0


def benches(frames: int = 720, scrubs: int = 200) -> list[Result]:
    """Scrub on the proxy of a 1080p H.264 clip with a group of 250, in a picture of 1040x585."""
    with tempfile.TemporaryDirectory() as folder:
        path = make_clip(Path(folder) / "a.mov", codec=Codec.H264, rate=Fraction(24), frames=frames, gop=250, size=(1920, 1080))
        return [_scrubbed(clip_of(path), Path(folder), scrubs)]


def _scrubbed(clip: Clip, folder: Path, scrubs: int) -> Result:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    desk, library = memory_desk(clip)
    proxies = proxies_in(folder, library)
    assert len(list(proxies.build([clip])))
    bench = Bench(replace(desk, media=MediaDrive(library, proxies=proxies), proxies=proxies, sound_out=NoSoundOut()))
    stage = Stage(bench)
    view = PictureView()
    view.resize(1040, 585)
    view.show()
    player = Player(bench, stage, view)
    stage.show_clip(clip.id)
    until(lambda: view.shown == 0)
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
