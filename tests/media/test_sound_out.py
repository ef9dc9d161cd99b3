"""Play on a device that is a stand-in for PortAudio: what it asks for, when it says it is heard, and when it is missing."""

import importlib
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from dailies_logger.media.sound_out import DeviceSoundOut
from dailies_logger.workflow.player.mix import Mix


class PortAudioError(Exception):
    """Stand for sounddevice's error."""


class MadeStream:
    """Stand for `sounddevice.RawOutputStream`: the test turns its clock and asks for samples."""

    made: "MadeStream"
    fails = False

    def __init__(self, **settings: Any) -> None:
        if settings["samplerate"] > 96_000:
            raise PortAudioError
        MadeStream.made = self
        self.settings = settings
        self.call_back: Callable[..., None] = settings["callback"]
        self.now = 100.0
        self.gone = False
        self.latency = 0.05
        self.running = self.closed = False

    @property
    def time(self) -> float:
        if self.gone:
            raise PortAudioError
        return self.now

    def start(self) -> None:
        if MadeStream.fails:
            raise PortAudioError
        self.running = True

    def abort(self) -> None:
        self.running = False

    def close(self) -> None:
        self.closed = True

    def ask(self, samples: int, *, heard_at: float) -> bytes:
        out = bytearray(samples * 2 * self.settings["channels"])
        self.call_back(memoryview(out), samples, SimpleNamespace(outputBufferDacTime=heard_at), None)
        return bytes(out)


@pytest.fixture
def device(monkeypatch: pytest.MonkeyPatch) -> type[MadeStream]:
    module = ModuleType("sounddevice")
    vars(module).update(RawOutputStream=MadeStream, PortAudioError=PortAudioError)
    monkeypatch.setattr(importlib, "import_module", lambda _: module)
    monkeypatch.setattr(MadeStream, "fails", False)
    return MadeStream


def _missing(_: str) -> ModuleType:
    msg = "PortAudio library not found"
    raise OSError(msg)


def test_open__says_no_without_portaudio(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib, "import_module", _missing)
    out = DeviceSoundOut()
    assert out.open(sample_rate=48_000, channels=2) is False
    out.play(lambda samples: b"")
    assert out.played() == 0
    out.stop()


def test_open__says_no_where_the_device_refuses(device: type[MadeStream]) -> None:
    out = DeviceSoundOut()
    assert out.open(sample_rate=192_000, channels=2) is False
    assert out.open(sample_rate=48_000, channels=1) is True
    assert device.made.settings["channels"] == 1


def test_play__hands_on_the_samples_and_fills_up_with_silence(device: type[MadeStream]) -> None:
    out = DeviceSoundOut()
    out.open(sample_rate=48_000, channels=1)
    answers = [b"\1\2\3\4", b"\5\6", b"\7\7\7\7\7\7\7\7"]
    out.play(lambda samples: answers.pop(0))
    assert device.made.running
    assert device.made.ask(2, heard_at=100.1) == b"\1\2\3\4"
    assert device.made.ask(2, heard_at=100.1) == b"\5\6\0\0"
    assert device.made.ask(2, heard_at=100.1) == b"\7\7\7\7"


def test_played__counts_what_is_heard_not_what_is_handed_over(device: type[MadeStream]) -> None:
    out = DeviceSoundOut()
    out.open(sample_rate=48_000, channels=2)
    out.play(lambda samples: b"")
    assert out.played() == 0
    device.made.ask(4800, heard_at=100.2)
    assert out.played() == 0
    device.made.now = 100.25
    assert out.played() == 2400
    device.made.ask(4800, heard_at=100.3)
    device.made.now = 100.29
    assert out.played() == pytest.approx(4320, abs=1)
    device.made.now = 999.0
    assert out.played() == 9600
    out.play(lambda samples: b"")
    assert out.played() == 0


def test_played__reckons_with_the_latency_where_the_host_knows_no_times(device: type[MadeStream]) -> None:
    out = DeviceSoundOut()
    out.open(sample_rate=48_000, channels=2)
    out.play(lambda samples: b"")
    device.made.ask(4800, heard_at=0.0)
    device.made.now = 100.06
    assert out.played() == pytest.approx(480, abs=1)


def test_played__counts_on_from_block_to_block_until_the_host_knows_its_times(device: type[MadeStream]) -> None:
    out = DeviceSoundOut()
    out.open(sample_rate=48_000, channels=2)
    out.play(lambda samples: b"")
    for said in (98.4, 100.0, 100.0):
        device.made.ask(960, heard_at=said)
    device.made.now = 100.03
    assert out.played() == pytest.approx(1440, abs=1), "three blocks at once are not heard at once"
    device.made.ask(960, heard_at=100.03)
    device.made.now = 100.045
    assert out.played() == pytest.approx(2160, abs=1)
    for _ in range(20):
        device.made.ask(960, heard_at=100.0)
    device.made.now = 100.045 + device.made.latency
    assert out.played() >= 22 * 960, "nothing lies further off than the buffer reaches"


def test_stop__lets_go_of_the_device(device: type[MadeStream]) -> None:
    out = DeviceSoundOut()
    out.open(sample_rate=48_000, channels=2)
    out.play(lambda samples: b"")
    out.stop()
    assert device.made.closed
    assert not device.made.running
    assert out.played() == 0


def test_play__stays_silent_where_the_device_has_gone(device: type[MadeStream]) -> None:
    out = DeviceSoundOut()
    out.open(sample_rate=48_000, channels=2)
    device.fails = True
    out.play(lambda samples: b"")
    assert device.made.closed
    assert out.played() == 0


def test_played__is_nothing_where_the_device_was_pulled_out_meanwhile(device: type[MadeStream]) -> None:
    out = DeviceSoundOut()
    out.open(sample_rate=48_000, channels=2)
    out.play(lambda samples: bytes(samples * 4))
    device.made.ask(4800, heard_at=100.1)
    device.made.gone = True
    assert out.played() == 0, "the player's clock goes on by the wall"
    device.made.ask(4800, heard_at=0.0)
    out.stop()
    assert device.made.closed


def _four(samples: int) -> bytes:
    """Sound four channels at 1000, 2000, 3000 and -4000."""
    return b"".join(value.to_bytes(2, "little", signed=True) for value in (1000, 2000, 3000, -4000)) * samples


def _pair(data: bytes) -> tuple[int, int]:
    return int.from_bytes(data[-4:-2], "little", signed=True), int.from_bytes(data[-2:], "little", signed=True)


def test_set_mix__is_heard_from_the_next_callback_on(device: type[MadeStream]) -> None:
    out = DeviceSoundOut()
    out.set_mix(Mix(muted=frozenset({0, 1, 3})))
    out.open(sample_rate=48_000, channels=4)
    assert device.made.settings["channels"] == 2
    assert device.made.settings["latency"] <= 0.1
    out.play(_four)
    assert _pair(device.made.ask(64, heard_at=100.1)) == (3000, 3000)
    out.set_mix(Mix(mute=True))
    assert _pair(device.made.ask(64, heard_at=100.1)) == (0, 0)
    out.set_mix(Mix())
    assert _pair(device.made.ask(64, heard_at=100.1)) == (1000, 1000)


def test_peaks__are_of_what_is_heard_now_and_not_of_what_was_handed_over(device: type[MadeStream]) -> None:
    out = DeviceSoundOut()
    out.open(sample_rate=48_000, channels=4)
    out.play(_four)
    device.made.ask(480, heard_at=100.2)
    device.made.now = 100.19
    assert out.peaks() == ()
    device.made.now = 100.21
    assert out.peaks() == pytest.approx([1000 / 32768, 2000 / 32768, 3000 / 32768, 4000 / 32768])
    assert out.peaks() == (), "each is told once"


def test_peaks__of_a_muted_channel_and_of_a_device_that_has_gone_are_nothing(device: type[MadeStream]) -> None:
    out = DeviceSoundOut()
    out.open(sample_rate=48_000, channels=4)
    out.set_mix(Mix(volume=50, muted=frozenset({3})))
    out.play(_four)
    device.made.ask(480, heard_at=100.1)
    device.made.now = 100.1
    assert out.peaks() == pytest.approx([1000 / 32768, 2000 / 32768, 3000 / 32768, 0]), "the volume is the room's, not the recording's"
    device.made.ask(480, heard_at=100.2)
    device.made.gone = True
    assert out.peaks() == ()
