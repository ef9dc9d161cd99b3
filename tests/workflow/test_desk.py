"""Test the desk."""

from dataclasses import FrozenInstanceError, fields

import pytest

from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.ports import Exchange, Library, Media, Prober, Search, SoundOut
from tests.support.memory_desk import memory_desk


def test_desk__holds_every_port() -> None:
    held = {field.type for field in fields(Desk)}
    assert {Library, Search, Prober, Media, SoundOut, Exchange} <= held


def test_desk__is_one_for_as_long_as_the_library_is_open() -> None:
    desk, library = memory_desk()
    assert desk.library is library
    with pytest.raises(FrozenInstanceError):
        desk.library = library  # type: ignore[misc]  # that is the test
