from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from dailies_logger.domain.label import DEFAULT_VOCABULARY, LabelKind, Lane, Vocabulary
from dailies_logger.ui.actions import BY_ID, COMMANDS, commands_of
from dailies_logger.ui.commands.command import Command


def test_commands__have_ids_of_their_own() -> None:
    assert [name for name, count in Counter(command.id for command in COMMANDS).items() if count > 1] == []


def test_commands__never_share_a_key() -> None:
    keys = Counter(QKeySequence(key).toString() for command in COMMANDS for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_commands__keys_are_read_by_qt(command: Command) -> None:
    assert all(not QKeySequence(key).isEmpty() and QKeySequence(key).toString() for key in command.keys)


@pytest.mark.parametrize(
    ("command", "key"),
    [
        ("transport.play", "Space"), ("transport.stop", "K"), ("transport.forward", "L"), ("transport.again", "Alt+L"),
        ("transport.reverse", "J"), ("transport.slow", "Shift+L"),
        ("transport.mark_in", "I"), ("transport.mark_out", "O"), ("transport.mark_clip", "X"), ("transport.timecode", "="),
        ("transport.clear_marks", "Alt+X"), ("take.circle", "Shift+C"), ("label.edit", "Return"), ("label.take_back", "Backspace"),
        ("label.point", "M"), ("label.step", "]"), ("label.rate_5", "Shift+5"), ("view.panels", "\\"), ("view.big_picture", "`"),
        ("view.commands", "Ctrl+Shift+P"), ("help.keys", "?"), ("edit.undo", "Ctrl+Z"), ("edit.redo", "Ctrl+Shift+Z"),
        ("file.ingest_folder", "Ctrl+O"), ("file.import", "Ctrl+I"), ("edit.find", "Ctrl+F"), ("file.cancel", "Ctrl+."),
    ],
)  # fmt: skip
def test_commands__have_the_keys_of_the_house(command: str, key: str) -> None:
    assert BY_ID[command].keys[0] == key


def test_commands__leave_the_left_hand_to_the_user() -> None:
    taken = {key for command in COMMANDS for key in command.keys}
    assert not taken & set("QWRTASDGZCVB")


def test_commands_of__one_for_each_kind_in_use_and_in_its_place() -> None:
    song = LabelKind(id="edit", name="Song", lane=Lane.FREE.id, key="")
    gone = LabelKind(id="gone", name="Gone", lane=Lane.FREE.id, key="", retired=True)
    found = commands_of(Vocabulary(kinds=(*DEFAULT_VOCABULARY.kinds[:2], song, gone)))
    assert [each.id for each in found if each.id.startswith("kind.")] == ["kind.emotional_beat", "kind.best_moment", "kind.edit"]
    assert len({each.id for each in found}) == len(found), "a kind may be called as a command is"
    assert [each for each in found if not each.id.startswith("kind.")] == [each for each in COMMANDS if not each.id.startswith("kind.")]
    assert found[[each.id for each in found].index("kind.edit")].text == "Label: song"
