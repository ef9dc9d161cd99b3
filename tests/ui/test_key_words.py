import pytest
from PySide6.QtGui import QKeySequence

from dailies_logger.ui.actions import COMMANDS
from dailies_logger.ui.key_words import FIXED, MENU_KEYS, key_name, refusal, spelled, typed_key, usable


@pytest.mark.parametrize("command", [each for each in COMMANDS if each.keys], ids=lambda command: command.id)
def test_typed_key__reads_what_key_name_shows(command: object) -> None:
    for key in command.keys:  # type: ignore[attr-defined]
        shown = spelled(key)
        wanted = "Return" if shown == "Enter" else shown.replace("Enter", "Return")
        assert typed_key(key_name(shown)) == wanted


@pytest.mark.parametrize(
    ("typed", "key"),
    [("q", "Q"), (" shift f2 ", "Shift+F2"), ("Shift+F2", "Shift+F2"), ("ctrl page down", "Ctrl+PgDown"), ("Ctrl +", "Ctrl++"), ("nothing", ""), ("", "")],
)  # fmt: skip
def test_typed_key__as_one_would_write_it(typed: str, key: str) -> None:
    assert typed_key(typed) == key


@pytest.mark.parametrize("key", sorted(FIXED))
def test_fixed__keys_are_refused_and_say_what_they_do(key: str) -> None:
    assert FIXED[key] in refusal(key)
    assert usable(key) == ""


def test_usable__only_single_keys_that_are_keys() -> None:
    assert [usable(key) for key in ("q", "ctrl+z", "K, 2", "xyz", "Escape", "")] == ["Q", "Ctrl+Z", "", "", "", ""]


def test_menu_keys__are_keys_of_their_own() -> None:
    assert len(set(MENU_KEYS.values())) == len(MENU_KEYS)
    assert all(not QKeySequence(f"Alt+{letter}").isEmpty() for letter in MENU_KEYS.values())
