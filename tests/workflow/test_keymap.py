"""Say what a key does, after any changes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.workflow.keymap import KeyMap

STANDARD = {"play": ("Space",), "stop": ("K", "Ctrl+K"), "circle": ("Shift+C",), "mute": ()}
PRESETS = {"Other": {"circle": ("K",), "stop": ("S",)}, "Third": {"mute": ("M",)}}


@pytest.fixture
def keymap() -> KeyMap:
    return KeyMap(STANDARD, PRESETS)


def all_keys(keymap: KeyMap) -> dict[str, tuple[str, ...]]:
    return {command: keymap.keys(command) for command in STANDARD}


def test_keys__are_the_standard_ones_at_first(keymap: KeyMap) -> None:
    assert all_keys(keymap) == STANDARD
    assert (keymap.holder("K"), keymap.holder("Q"), keymap.keys("nobody")) == ("stop", "", ())
    assert keymap.presets() == ("", "Other", "Third")


def test_give__in_place_of_the_first_key(keymap: KeyMap) -> None:
    keymap.give("stop", "D")
    assert keymap.keys("stop") == ("D", "Ctrl+K")
    keymap.give("stop", "Ctrl+K")
    assert keymap.keys("stop") == ("Ctrl+K",)


def test_give__one_more(keymap: KeyMap) -> None:
    keymap.give("mute", "M", more=True)
    keymap.give("mute", "N", more=True)
    keymap.give("mute", "M", more=True)
    assert keymap.keys("mute") == ("N", "M")


def test_give__takes_the_key_from_whoever_has_it(keymap: KeyMap) -> None:
    keymap.give("circle", "K")
    assert (keymap.keys("circle"), keymap.keys("stop"), keymap.holder("K")) == (("K",), ("Ctrl+K",), "circle")
    keymap.give("mute", "K")
    assert (keymap.keys("circle"), keymap.keys("mute")) == ((), ("K",))


def test_back__gives_the_keys_of_the_preset_but_not_those_given_away(keymap: KeyMap) -> None:
    keymap.give("circle", "K")
    keymap.back("stop")
    assert keymap.keys("stop") == ("Ctrl+K",)
    keymap.back("circle")
    assert all_keys(keymap) == STANDARD
    assert keymap.changed() == 0


def test_strip__leaves_no_key(keymap: KeyMap) -> None:
    keymap.clear("play")
    assert (keymap.keys("play"), keymap.holder("Space"), keymap.is_own("play"), keymap.changed()) == ((), "", True, 1)
    keymap.back("play")
    assert all_keys(keymap) == STANDARD


def test_free__nobody_has_the_key_any_more_not_even_who_had_it_before(keymap: KeyMap) -> None:
    keymap.give("circle", "K")
    keymap.free("K")
    assert (keymap.holder("K"), keymap.keys("circle"), keymap.keys("stop")) == ("", (), ("Ctrl+K",))
    keymap.free("Q")
    assert keymap.changed() == 2
    fixed = KeyMap(STANDARD, PRESETS, fixed={"play"})
    with pytest.raises(KeyError):
        fixed.free("Space")
    assert fixed.holder("Space") == "play"


def test_drop_changes__is_the_preset_as_it_came(keymap: KeyMap) -> None:
    keymap.choose("Other")
    keymap.give("mute", "K")
    keymap.choose("")
    keymap.give("mute", "K")
    keymap.drop_changes()
    assert (all_keys(keymap), keymap.changed()) == (STANDARD, 0)
    keymap.choose("Other")
    assert keymap.holder("K") == "mute", "what was changed under another preset stays"


def test_choose__lays_a_preset_over_the_standard(keymap: KeyMap) -> None:
    keymap.choose("Other")
    assert all_keys(keymap) == {"play": ("Space",), "stop": ("S",), "circle": ("K",), "mute": ()}
    with pytest.raises(KeyError):
        keymap.choose("Nobody's")


def test_choose__changes_stay_with_the_preset_they_were_made_under(keymap: KeyMap) -> None:
    keymap.give("mute", "M")
    keymap.choose("Other")
    assert keymap.keys("mute") == ()
    keymap.give("mute", "S")
    keymap.choose("")
    assert (keymap.keys("mute"), keymap.keys("stop")) == (("M",), ("K", "Ctrl+K"))
    keymap.choose("Other")
    assert (keymap.keys("mute"), keymap.keys("stop")) == (("S",), ())


def test_text__is_read_back(keymap: KeyMap) -> None:
    keymap.give("circle", "Ctrl+Ä")
    keymap.choose("Third")
    keymap.clear("play")
    other = KeyMap(STANDARD, PRESETS)
    other.read(keymap.text())
    assert (other.preset, all_keys(other), other.text()) == ("Third", all_keys(keymap), keymap.text())
    other.choose("")
    assert other.keys("circle") == ("Ctrl+Ä",)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "[" * 100_000, '{"own": 3, "preset": {}}', '{"own": {"": {"play": "Space"}}}', '{"own": {"": []}}',
     '{"own": {"": {"nobody": ["K"]}}, "preset": "Gone"}', '{"own": {"Gone": {"play": ["K"]}}}'],
)  # fmt: skip
def test_read__what_is_damaged_changes_nothing(keymap: KeyMap, text: str) -> None:
    keymap.read(text)
    assert (keymap.preset, all_keys(keymap)) == ("", STANDARD)


def test_read__a_key_claimed_twice_goes_to_one(keymap: KeyMap) -> None:
    keymap.read(json.dumps({"own": {"": {"play": ["K", 3, "", "x" * 65], "mute": ["K", "M"]}}}))
    assert all_keys(keymap) == {"play": ("K",), "stop": ("Ctrl+K",), "circle": ("Shift+C",), "mute": ("M",)}


def test_read__a_later_standard_key_leaves_alone_what_the_editor_has_used() -> None:
    before = KeyMap(STANDARD, {})
    before.give("circle", "E")
    later = KeyMap({**STANDARD, "append": ("E", "Ctrl+Shift+A")}, {})
    later.read(before.text())
    assert (later.keys("circle"), later.keys("append")) == (("E",), ("Ctrl+Shift+A",))


ACTS = st.tuples(
    st.sampled_from(["give", "more", "strip", "back", "choose"]),
    st.sampled_from(list(STANDARD)),
    st.sampled_from(["K", "S", "M", "Space"]),
    st.sampled_from(["", "Other", "Third"]),
)


@given(st.lists(ACTS, max_size=12))
def test_acts__a_key_never_does_two_things_and_the_one_given_last_works(acts: list[tuple[str, str, str, str]]) -> None:
    keymap = KeyMap(STANDARD, PRESETS)
    for act, command, key, preset in acts:
        if act in {"give", "more"}:
            keymap.give(command, key, more=act == "more")
            assert keymap.holder(key) == command
        elif act == "choose":
            keymap.choose(preset)
        else:
            keymap.clear(command) if act == "strip" else keymap.back(command)
        held = [key for keys in all_keys(keymap).values() for key in keys]
        assert len(held) == len(set(held))
        assert all(keymap.holder(key) == command for command, keys in all_keys(keymap).items() for key in keys)
        again = KeyMap(STANDARD, PRESETS)
        again.read(keymap.text())
        assert all_keys(again) == all_keys(keymap)


def test_read__takes_only_usable_keys_and_leaves_fixed_commands_alone() -> None:
    keymap = KeyMap(STANDARD, PRESETS, usable=lambda key: "" if key == "Esc" else key.upper(), fixed={"stop"})
    keymap.read(json.dumps({"own": {"": {"play": ["Esc", "k"], "stop": []}}}))
    assert (keymap.keys("play"), keymap.keys("stop")) == (("K",), ("Ctrl+K",))
    for command in ("stop", "nobody"):
        with pytest.raises(KeyError):
            keymap.give(command, "Q")
