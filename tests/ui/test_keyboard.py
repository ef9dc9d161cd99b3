from collections import Counter

import pytest

from dailies_logger.ui.actions import COMMANDS
from dailies_logger.ui.key_words import spelled
from dailies_logger.ui.keyboard import HIGH, WIDE, Use, caps, parted, uses


def test_caps__are_keys_that_qt_knows_and_lie_apart() -> None:
    every = list(caps())
    assert [cap.key for cap in every if spelled(cap.key) != cap.key] == []
    assert [key for key, times in Counter(cap.key for cap in every).items() if times > 1] == []
    assert all(cap.x >= 0 and cap.x + cap.width <= WIDE and cap.y >= 0 and cap.y + 1 <= HIGH for cap in every)
    for cap in every:
        beside = [other for other in every if other is not cap and abs(other.y - cap.y) < 1]
        assert not [other for other in beside if other.x < cap.x + cap.width and cap.x < other.x + other.width]


@pytest.mark.parametrize(
    ("key", "held", "cap"),
    [("K", "", "K"), ("Ctrl+Shift+Z", "Ctrl Shift", "Z"), ("?", "Shift", "/"), ("+", "Shift", "="), ("Ctrl++", "Ctrl Shift", "="),
     ("Shift+,", "Shift", ","), ("Enter", "", "Return"), ("PgDown", "", "PgDown")],
)  # fmt: skip
def test_parted__is_what_the_hand_does(key: str, held: str, cap: str) -> None:
    assert parted(key) == (held, cap)


def test_uses__every_key_of_every_command_lies_on_a_cap() -> None:
    found = uses((command.id for command in COMMANDS), {command.id: command.keys for command in COMMANDS}.__getitem__)
    assert set(found) <= {cap.key for cap in caps()}
    wanted = {(parted(key), command.id) for command in COMMANDS for key in command.keys}
    assert {((use.held, cap), use.command) for cap, each in found.items() for use in each} == wanted


def test_uses__alone_comes_first() -> None:
    found = uses(["b", "a", "c"], {"a": ["Ctrl+Shift+K"], "b": ["Shift+K", "Return", "Enter"], "c": ["K"]}.__getitem__)
    assert found["K"] == [Use(held="", command="c"), Use(held="Shift", command="b"), Use(held="Ctrl Shift", command="a")]
    assert found["Return"] == [Use(held="", command="b")], "the two Enters are one key on paper"
