"""Every command that lies on a key, by the standard or a preset, is said in words that fit a drawn key."""

from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from dailies_logger.ui import theme
from dailies_logger.ui.actions import BY_ID, COMMANDS
from dailies_logger.ui.board import GAP, PITCH
from dailies_logger.ui.commands.cap_words import WORDS, cap_words
from dailies_logger.ui.commands.presets import PRESETS
from dailies_logger.ui.drawn_keys import fitted


def test_words__are_of_commands_that_there_are() -> None:
    assert [command for command in WORDS if command not in BY_ID] == []
    assert cap_words(BY_ID["kind.best_moment"]) == "Best moment"
    assert cap_words(BY_ID["take.ng"]) == "NG"


def test_words__fit_a_key_whole_in_two_lines(qtbot: QtBot) -> None:
    width = PITCH - GAP - 8
    metrics = QFontMetricsF(theme.font("mini"))
    keyed = {command.id for command in COMMANDS if command.keys} | {each for preset in PRESETS.values() for each in preset}
    lines = {each: fitted(cap_words(BY_ID[each]), metrics, width, lines=2) for each in keyed}
    assert {each: said for each, said in lines.items() if "…" in "".join(said)} == {}
    assert {each for each, said in lines.items() if " ".join(said) != cap_words(BY_ID[each])} == set()


def test_words__two_keys_of_one_layer_never_say_the_same() -> None:
    said = [cap_words(command) for command in COMMANDS if command.keys]
    assert sorted({each for each in said if said.count(each) > 1}) == []
