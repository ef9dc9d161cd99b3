"""Measure the picture: decoding while it plays, exact seeks at random, and four angles at once."""

import os
import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.identity import id_from
from dailies_logger.media.drive import MediaDrive
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.player.player import Player
from dailies_logger.ui.player.surface import PictureView
from dailies_logger.ui.stage import Stage
from tests.benchmarks.result import Result
from tests.support.clips import Codec, make_clip
from tests.support.memory_desk import NoSoundOut, memory_desk
from tests.support.proxies import clip_of, proxies_in

HD = (1920, 1080)
CODECS = {"DNxHR LB": (Codec.DNXHD, 1), "MPEG-2 long-GOP": (Codec.MPEG2, 15), "H.264 GOP 15": (Codec.H264, 15)}
ANGLES = 4
RATE = Fraction(24)
ROUNDS = 5


def benches(frames: int = 240, seeks: int = 60, seconds: float = 10.0, *, size: tuple[int, int] = HD, rounds: int = ROUNDS) -> list[Result]:
    """Measure over 1080p clips of each codec, and over four angles of one take."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for name, (codec, gop) in CODECS.items():
            path = make_clip(Path(folder) / f"{codec.name}.mov", codec=codec, rate=RATE, frames=frames, gop=gop, size=size)
            clip = clip_of(path)
            found += [_decoded(name, clip, path, rounds), _sought(name, clip, path, seeks)]
            if gop > 1:
                found.append(_stepped_back(name, clip, path, seeks))
        found.append(_angles(Path(folder), seconds, size))
    return found


def _decoded(name: str, clip: Clip, path: Path, turns: int) -> Result:
    """Read every frame in its order, scaled to the window, in a thread of its own, as while it plays; CPU a frame, of ours and of FFmpeg.

    The two take turns, since the processor is not the same from minute to minute: what counts is the median of the rounds' ratios.
    FFmpeg scales in the same way, with one thread for decoding or two, as ours: whichever costs it less in that round.
    """
    rounds = []
    for _ in range(turns):
        other = min(_ffmpeg(path, threads=threads) for threads in (1, 2)) if shutil.which("ffmpeg") else 0.0
        rounds.append((_played(clip), other))
    rounds.sort(key=lambda each: each[1] / each[0])
    ours, other = rounds[len(rounds) // 2]
    return Result(
        name=f"decode while playing, {name}, CPU a frame",
        ours=ours / clip.frames * 1000,
        against=other / clip.frames * 1000,
        against_name="ffmpeg to null at the same size",
        unit="ms",
        note=f"the median of {turns} rounds in turn: {', '.join(f'{mine / theirs:.2f}' for mine, theirs in rounds if theirs)} times ffmpeg's",
    )


def _played(clip: Clip) -> float:
    """Return the seconds of CPU that it takes to read a clip once through, its file open."""
    frames = MediaDrive(memory_desk(clip)[1]).frames(clip)

    def played() -> None:
        """Show every frame once."""
        for number in range(clip.frames):
            frames.picture(number, width=960)

    frames.picture(0, width=960)
    with ThreadPoolExecutor(1) as reader:
        took = _cpu(lambda: reader.submit(played).result())
    frames.close()
    return took


def _ffmpeg(path: Path, *, threads: int) -> float:
    """Return the seconds of CPU that FFmpeg takes to decode and scale a file."""
    scale = "scale=960:-1:flags=bilinear,format=bgra"
    command = ["ffmpeg", "-v", "error", "-threads", str(threads), "-i", str(path), "-vf", scale, "-f", "null", "-"]
    return _cpu(lambda: subprocess.run(command, check=True, stdin=subprocess.DEVNULL), children=True)


def _sought(name: str, clip: Clip, path: Path, seeks: int) -> Result:
    """Ask for random frames one after the other; CPU a seek, of ours and of a bare loop over PyAV that does the least there is."""
    chosen = random.Random(7)
    wanted = [chosen.randrange(clip.frames) for _ in range(seeks)]
    frames = MediaDrive(memory_desk(clip)[1]).frames(clip)
    frames.picture(0, width=960)
    ours = _cpu(lambda: [frames.picture(number, width=960) for number in wanted]) / seeks * 1000
    frames.close()
    floor = _cpu(lambda: _bare(path, wanted)) / seeks * 1000
    return Result(
        name=f"random exact seek, {name}, CPU a seek",
        ours=ours,
        against=floor,
        against_name="bare PyAV: seek back, decode on, scale",
        unit="ms",
    )


def _bare(path: Path, wanted: list[int]) -> None:
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        assert stream.time_base is not None
        step = 1 / (RATE * stream.time_base)
        first = next(container.decode(stream)).pts or 0
        for number in wanted:
            due = first + round(number * step)
            container.seek(due, stream=stream, backward=True)
            for frame in container.decode(stream):
                if frame.pts is not None and frame.pts >= due:
                    frame.reformat(width=960, height=540, format="rgba").to_ndarray()
                    break


def _stepped_back(name: str, clip: Clip, path: Path, steps: int) -> Result:
    """Step back frame by frame through several groups; CPU a step, the decoding of each group shared by its steps."""
    frames = MediaDrive(memory_desk(clip)[1]).frames(clip)
    last = clip.frames - 1
    wanted = [number for number in range(last - 1, last - 1 - steps, -1) if number >= 0]
    frames.picture(last, width=960)
    ours = _cpu(lambda: [frames.picture(number, width=960) for number in wanted]) / len(wanted) * 1000
    frames.close()
    floor = _cpu(lambda: _bare(path, wanted))
    return Result(
        name=f"one frame back, {name}, CPU a step",
        ours=ours,
        against=floor / len(wanted) * 1000,
        against_name="bare PyAV: seek back, decode on, scale",
        unit="ms",
        note=f"{len(wanted)} steps through groups of {CODECS[name][1]}",
    )


class Counter(QObject):
    """Count the different frames that a view has painted."""

    def __init__(self, view: PictureView) -> None:
        super().__init__(view)
        self.painted: set[int] = set()
        self._view = view
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at each paint."""
        if event.type() is QEvent.Type.Paint and self._view.shown is not None:
            self.painted.add(self._view.shown)
        return False


def _angles(folder: Path, seconds: float, size: tuple[int, int]) -> Result:
    """Play four angles of 1080p H.264 side by side from their proxies, then from the originals; frames that were not painted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    frames = round((seconds + 2) * RATE)
    clips = []
    for letter in "ABCD"[:ANGLES]:
        path = make_clip(folder / f"{letter}001C001.mov", codec=Codec.H264, rate=RATE, frames=frames, gop=15, size=size)
        clips.append(replace(clip_of(path), id=id_from("angle", letter), take_id=id_from("take", "bench")))
    desk, library = memory_desk(*clips)
    proxies = proxies_in(folder, library)
    assert len(list(proxies.build(clips))) >= ANGLES
    missed = []
    for play in (True, False):
        proxies.change(replace(proxies.settings(), play=play))
        media = MediaDrive(library, proxies=proxies)
        missed.append(_missed(Bench(replace(desk, media=media, proxies=proxies, sound_out=NoSoundOut())), clips, seconds))
    del app
    return Result(
        name=f"{ANGLES} angles 1080p on proxies, {round(seconds * RATE)} frames, not shown",
        ours=missed[0],
        against=missed[1],
        against_name="the originals",
        unit="frames a view",
        note="four views of 800x450 at 24 a second, painted offscreen",
    )


def _missed(bench: Bench, clips: list[Clip], seconds: float) -> float:
    stage, view = Stage(bench), PictureView()
    player = Player(bench, stage, view)
    view.resize(800, 450)
    view.show()
    stage.show_clip(clips[0].id)
    _until(lambda: view.shown == 0)
    player.beside.set_angles(clips[0], clips[1:])
    views = [view, *player.beside.views().values()]
    assert len(views) == len(clips)
    for each in views[1:]:
        each.resize(800, 450)
        each.show()
    _until(lambda: all(each.shown == 0 for each in views))
    counters = [Counter(each) for each in views]
    player.play()
    due = round(seconds * RATE)
    _until(lambda: stage.frame >= due)
    player.stop()
    shown = [len({number for number in counter.painted if 1 <= number <= due - 2}) for counter in counters]
    player.close()
    for each in views:
        each.close()
    bench.close()
    return sum(due - 2 - count for count in shown) / len(shown)


def _until(true: Callable[[], bool], *, patience: float = 60.0) -> None:
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end, "waited in vain"
        loop = QEventLoop()
        QTimer.singleShot(5, loop.quit)
        loop.exec()


def _cpu(work: Callable[[], object], *, children: bool = False) -> float:
    """Return the seconds of processor time that work took, of all threads, or of the programs it ran."""
    own, before = time.process_time(), os.times()
    work()
    if not children:
        return time.process_time() - own
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system
