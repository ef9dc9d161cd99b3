"""Measure proxies: how fast one is built, against FFmpeg's own program."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from dailies_logger.domain.clip import Clip
from dailies_logger.workflow.ports import ProxyState
from tests.benchmarks.result import Result
from tests.support.clips import Codec, make_clip
from tests.support.proxies import clip_of, proxies_in


def benches(frames: int = 720) -> list[Result]:
    """Build the proxy of a 1080p H.264 clip with a group of 250."""
    with tempfile.TemporaryDirectory() as folder:
        path = make_clip(Path(folder) / "a.mov", codec=Codec.H264, rate=Fraction(24), frames=frames, gop=250, size=(1920, 1080), sound=True)
        clip = clip_of(path)
        return [_built(clip, Path(folder))]


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


def _spent(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
