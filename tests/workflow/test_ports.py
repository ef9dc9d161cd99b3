"""What is plugged into a port has its shape: the same methods with the same words."""

import inspect
from typing import Any

import pytest

from dailies_logger.interchange.exchange import FileExchange
from dailies_logger.media.drive import MediaDrive
from dailies_logger.media.prober import ChildProber
from dailies_logger.media.sound_out import DeviceSoundOut
from dailies_logger.store.library import SqlLibrary
from dailies_logger.store.search import SqlSearch
from dailies_logger.workflow import ports
from tests.support.memory_library import MemoryLibrary
from tests.support.rushes import GivenSearch


@pytest.mark.parametrize(
    ("port", "plug"),
    [
        (ports.Library, SqlLibrary),
        (ports.Library, MemoryLibrary),
        (ports.Search, SqlSearch),
        (ports.Search, GivenSearch),
        (ports.Prober, ChildProber),
        (ports.Media, MediaDrive),
        (ports.SoundOut, DeviceSoundOut),
        (ports.Exchange, FileExchange),
    ],
)
def test_port__its_plug_is_asked_with_the_same_words(port: type, plug: type) -> None:
    asked = {name: member for name, member in vars(port).items() if not name.startswith("_") and callable(member)}
    assert asked
    for name, member in asked.items():
        assert _words(getattr(plug, name)) == _words(member), f"{plug.__name__}.{name}"


def _words(function: Any) -> list[tuple[str, object, bool]]:
    return [
        (each.name if each.kind is not each.VAR_KEYWORD else "", each.kind, each.default is each.empty)
        for each in inspect.signature(function).parameters.values()
    ]
