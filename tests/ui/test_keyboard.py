from collections import Counter

import pytest

from dailies_logger.ui.actions import COMMANDS
from dailies_logger.ui.commands.presets import PRESETS
from dailies_logger.ui.key_words import spelled
from dailies_logger.ui.keyboard import HIGH, WIDE, Cap, Use, beside, caps, dead_caps, held_caps, parted, spell, twins, uses


def test_caps__are_keys_that_qt_knows_and_lie_apart() -> None:
    every = [*caps(), *held_caps(), *dead_caps()]
    assert [cap.key for cap in caps() if spelled(cap.key) != cap.key] == []
    assert [key for key, times in Counter(cap.key for cap in caps()).items() if times > 1] == []
    assert all(cap.x >= 0 and cap.x + cap.width <= WIDE and cap.y >= 0 and cap.y + 1 <= HIGH for cap in every)
    for cap in every:
        beside = [other for other in every if other is not cap and abs(other.y - cap.y) < 1]
        assert not [other for other in beside if other.x < cap.x + cap.width and cap.x < other.x + other.width]


@pytest.mark.parametrize(
    ("key", "held", "cap"),
    [("K", "", "K"), ("Ctrl+Shift+Z", "Ctrl Shift", "Z"), ("?", "Shift", "/"), ("+", "Shift", "="), ("Ctrl++", "Ctrl Shift", "="),
     ("Shift+,", "Shift", ","), ("Alt+Shift+K", "Alt Shift", "K"), ("Shift+Alt+K", "Alt Shift", "K"), ("Meta+K", "Meta", "K"), ("Enter", "", "Return"), ("PgDown", "", "PgDown")],
)  # fmt: skip
def test_parted__is_what_the_hand_does(key: str, held: str, cap: str) -> None:
    assert parted(key) == (held, cap)


def test_spell__is_parted_turned_round_for_every_key_there_is() -> None:
    standard = [key for command in COMMANDS for key in command.keys]
    preset = [key for keys_of in PRESETS.values() for keys in keys_of.values() for key in keys]
    for key in map(spelled, [*standard, *preset]):
        assert key in twins(spell(*parted(key)))
    assert [spelled(spell(held, cap)) == spell(held, cap) for held, cap in (("Ctrl Shift", "/"), ("Shift", "="), ("Shift", "."))] == [
        True
    ] * 3
    assert spell("Shift Ctrl", "1") == "Ctrl+Shift+1"


def test_twins__are_the_two_enters() -> None:
    assert (twins("Ctrl+Return"), twins("K")) == (("Ctrl+Return", "Ctrl+Enter"), ("K",))


@pytest.mark.parametrize(
    ("key", "way", "to"),
    [("Q", {"right": 1}, "W"), ("Q", {"right": -1}, "Tab"), ("Tab", {"right": -1}, None), ("G", {"down": -1}, "T"), ("G", {"down": 1}, "V"),
     ("Esc", {"down": -1}, None), ("Esc", {"down": 1}, "`"), ("Space", {"down": 1}, None), ("B", {"down": 1}, "Space"), ("End", {"down": 1}, "Up"),
     ("Space", {"right": 1}, "Alt"), ("A", {"right": -1}, None), ("Z", {"right": -1}, "Shift")],
)  # fmt: skip
def test_beside__is_where_an_arrow_goes(key: str, way: dict[str, int], to: str | None) -> None:
    every = [*caps(), *held_caps()]
    found = beside(next(cap for cap in every if cap.key == key), every, **way)
    assert (found.key if found else None) == to


def test_beside__the_arrows_reach_every_key() -> None:
    every = [*caps(), *held_caps()]
    reached: set[Cap] = set()
    new = {every[0]}
    while new:
        reached |= new
        ways = ({"right": 1}, {"right": -1}, {"down": 1}, {"down": -1})
        new = {to for cap in new for way in ways if (to := beside(cap, every, **way)) is not None} - reached
    assert reached == set(every)


def test_uses__every_key_of_every_command_lies_on_a_cap() -> None:
    found = uses((command.id for command in COMMANDS), {command.id: command.keys for command in COMMANDS}.__getitem__)
    assert set(found) <= {cap.key for cap in caps()}
    wanted = {(parted(key), command.id) for command in COMMANDS for key in command.keys}
    assert {((use.held, cap), use.command) for cap, each in found.items() for use in each} == wanted


def test_uses__alone_comes_first() -> None:
    found = uses(["b", "a", "c"], {"a": ["Ctrl+Shift+K"], "b": ["Shift+K", "Return", "Enter"], "c": ["K"]}.__getitem__)
    assert found["K"] == [Use(held="", command="c"), Use(held="Shift", command="b"), Use(held="Ctrl Shift", command="a")]
    assert found["Return"] == [Use(held="", command="b")], "the two Enters are one key on paper"
