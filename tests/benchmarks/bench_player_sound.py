"""Measure how far the picture is from the sound over ten minutes: the frame due by our clock against the sample heard just then.

Made devices hold the truth: their crystal is off by so many parts in a million, their callbacks come late, the times they
give are rough, or are not known at first. They run in a time of their own, so ten minutes take seconds. Where this
machine has a sound card, its own clock is played against the wall in real time, for `DAILIES_BENCH_SOUND` seconds (20).
"""

import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from types import ModuleType, SimpleNamespace
from typing import Any
from unittest.mock import patch

import numpy as np

from dailies_logger.domain.timecode import FrameRange, FrameRate
from dailies_logger.media.sound_out import DeviceSoundOut
from dailies_logger.workflow.playing import Pace, PlayClock, Transport
from tests.benchmarks.result import Result

HALF_A_FRAME = 0.5
RATE = FrameRate.of(24000, 1001)
SAMPLES, BLOCK, LATENCY, TICK = 48_000, 1200, 0.1, 0.004
_UP = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Crystal:
    """Hold what is wrong with a device: its rate in parts in a million, and in seconds how late callbacks come, how rough its times are, how long it says "now"."""

    name: str
    off: float = 0.0
    late: float = 0.0
    rough: float = 0.0
    dumb: float = 0.0


DEVICES = (
    Crystal(name="a crystal 100 ppm fast", off=100e-6, late=0.004, rough=0.001),
    Crystal(name="a crystal 100 ppm slow", off=-100e-6, late=0.004, rough=0.001),
    Crystal(name="times that are rough", off=30e-6, late=0.02, rough=0.004),
    Crystal(name="times unknown at first", off=-30e-6, late=0.004, rough=0.001, dumb=3.0),
)


class MadeDevice:
    """Stand for `sounddevice.RawOutputStream` in a time of its own; sample n leaves the loudspeaker at `leaves(n)`."""

    def __init__(self, crystal: Crystal) -> None:
        self._crystal = crystal
        self._chance = random.Random(5)
        self._rate = SAMPLES * (1 + crystal.off)
        self._asked = 0
        self._due = 0.0
        self._now = 0.0
        self.latency = LATENCY

    def set_up(self, **settings: Any) -> "MadeDevice":
        """Take what a stream is made with."""
        self._call_back: Callable[..., None] = settings["callback"]
        return self

    def start(self) -> None:
        """Begin: the buffer is filled at once."""
        while self._asked < LATENCY * SAMPLES:
            self._ask()

    def abort(self) -> None:
        """Stop."""

    def close(self) -> None:
        """Let go."""

    @property
    def time(self) -> float:
        """Return the device's clock, which has been running before."""
        return _UP + self._now

    def heard(self) -> float:
        """Return the sample that leaves the loudspeaker now."""
        return self._now * self._rate

    def run_to(self, when: float) -> None:
        """Let time pass, with callbacks on the way."""
        while self._due <= when:
            self._now = max(self._now, self._due)
            self._ask()
        self._now = when

    def _ask(self) -> None:
        leaves = self._asked / self._rate
        known = self._now >= self._crystal.dumb
        said = leaves + self._chance.gauss(0, self._crystal.rough) if known else self._now
        self._call_back(memoryview(bytearray(4 * BLOCK)), BLOCK, SimpleNamespace(outputBufferDacTime=_UP + said), None)
        self._asked += BLOCK
        self._due = self._asked / self._rate - LATENCY + BLOCK / self._rate + self._chance.random() * self._crystal.late


def benches(seconds: float = 600.0) -> list[Result]:
    """Measure all; frames of 23.976."""
    return [*(_made(crystal, seconds) for crystal in DEVICES), *_real(float(os.environ.get("DAILIES_BENCH_SOUND", "20")))]


def _made(crystal: Crystal, seconds: float) -> Result:
    """Play against a made device; look just after a tick and just before the next one, when the picture is oldest."""
    device = MadeDevice(crystal)
    module = ModuleType("sounddevice")
    vars(module).update(RawOutputStream=device.set_up, PortAudioError=RuntimeError)
    out = DeviceSoundOut()
    with patch.dict(sys.modules, sounddevice=module):
        out.open(sample_rate=SAMPLES, channels=2)
    transport = Transport()
    frames = int(seconds * RATE.fraction)
    transport.load(Pace(rate=RATE, frames=frames))
    clock = PlayClock(lambda: device.time, lambda: Fraction(out.played(), SAMPLES))
    out.play(lambda samples: bytes(4 * samples))
    transport.play(transport.cue(FrameRange(0, frames)), clock)
    largest, at = 0.0, 0.0
    while at < seconds - 1:
        due = transport.due()
        for _ in range(2):
            largest = max(largest, offset(due, device.heard()))
            at += TICK / 2
            device.run_to(at)
    out.stop()
    if not clock.by_sound:
        msg = f"the sound of {crystal.name} was given up as a clock"
        raise AssertionError(msg)
    return Result(
        name=f"picture off sound, {crystal.name}",
        ours=largest,
        against=HALF_A_FRAME,
        against_name="allowed",
        unit="frames",
        note=f"largest of {seconds / 60:.0f} min",
    )


def offset(frame: int, sample: float) -> float:
    """Return by how many frames a picture is early or late for the sample heard; 0 while it is the frame of that sample."""
    place = sample / SAMPLES * float(RATE.fraction)
    return max(0.0, frame - place, place - (frame + 1))


def _real(seconds: float) -> Iterator[Result]:
    """Play silence on this machine's device, and see how far its clock is from a straight line and from the wall's."""
    out = DeviceSoundOut()
    if not out.open(sample_rate=SAMPLES, channels=2):
        return
    began = time.perf_counter()
    out.play(lambda samples: bytes(4 * samples))
    points = []
    while time.perf_counter() - began < seconds:
        points.append((out.played() / SAMPLES, time.perf_counter() - began))
        time.sleep(TICK)
    out.stop()
    said, wall = np.array(points[len(points) // 10 :]).T
    slope, base = np.polyfit(wall, said, 1)
    rough = float(np.abs(said - slope * wall - base).max() * float(RATE.fraction))
    note = f"from a straight line, over {seconds:.0f} s; {1e6 * (slope - 1):+.0f} ppm of the wall's"
    yield Result(name="clock of this machine's device", ours=rough, against=HALF_A_FRAME, against_name="allowed", unit="frames", note=note)
