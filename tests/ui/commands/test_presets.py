from collections import Counter

import pytest

from dailies_logger.ui.actions import BY_ID, COMMANDS
from dailies_logger.ui.commands.presets import PRESETS
from dailies_logger.ui.key_words import spelled
from dailies_logger.workflow.keymap import KeyMap


@pytest.fixture(params=sorted(PRESETS))
def preset(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_preset__names_commands_that_are_there_and_keys_that_are_keys(preset: str) -> None:
    assert set(PRESETS[preset]) <= set(BY_ID)
    assert all(spelled(key) for keys in PRESETS[preset].values() for key in keys)


def test_preset__gives_no_key_twice(preset: str) -> None:
    counted = Counter(spelled(key) for keys in PRESETS[preset].values() for key in keys)
    assert [key for key, times in counted.items() if times > 1] == []


def test_preset__leaves_no_command_without_a_key_that_had_one(preset: str) -> None:
    keymap = KeyMap({command.id: command.keys for command in COMMANDS}, PRESETS)
    keymap.choose(preset)
    assert [command.id for command in COMMANDS if command.keys and not keymap.keys(command.id)] == []


def test_preset__leaves_the_transport_and_the_number_row_as_they_are(preset: str) -> None:
    keymap = KeyMap({command.id: command.keys for command in COMMANDS}, PRESETS)
    before = {key: keymap.holder(key) for key in (*"JKLIO1234567890", "Space", "Left", "Right")}
    keymap.choose(preset)
    assert {key: keymap.holder(key) for key in before} == before
