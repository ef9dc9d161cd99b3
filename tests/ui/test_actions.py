from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtGui import QKeySequence

from dailies_logger.domain.label import DEFAULT_VOCABULARY
from dailies_logger.ui.actions import BY_ID, COMMANDS, Command, Menu, Room, Situation, in_menu

FULL = Situation(
    library=True, asking=True, takes=3, clip=True, frames=100, take=True, angles=2, labels=1, label=True, label_values=True, in_mark=True,
    out_mark=True, room=Room.SEARCH, hits=1, stringout=True, jobs=1, unwritten=True, undo="Label beat", redo="Label beat",
)  # fmt: skip


def test_commands__have_ids_of_their_own() -> None:
    assert [name for name, count in Counter(command.id for command in COMMANDS).items() if count > 1] == []


def test_commands__never_share_a_key() -> None:
    keys = Counter(QKeySequence(key).toString() for command in COMMANDS for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_commands__keys_are_read_by_qt(command: Command) -> None:
    assert all(not QKeySequence(key).isEmpty() and QKeySequence(key).toString() for key in command.keys)


@pytest.mark.parametrize("kind", DEFAULT_VOCABULARY.kinds, ids=lambda kind: kind.id)
def test_commands__every_kind_of_label_has_its_key(kind: object) -> None:
    command = BY_ID[f"label.{kind.id}"]  # type: ignore[attr-defined]
    assert command.keys == (kind.key,)  # type: ignore[attr-defined]


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


def test_in_menu__every_command_is_in_one() -> None:
    assert sum(len(list(in_menu(menu))) for menu in Menu) == len(COMMANDS)


def test_when__everything_is_on_where_everything_is_there() -> None:
    off = [command.id for command in COMMANDS if command.when(FULL)]
    assert off == []


def test_when__without_a_library_only_what_leads_to_one() -> None:
    on = {command.id for command in COMMANDS if not command.when(Situation())}
    assert {"file.new", "file.open", "file.sample", "file.quit", "help.keys", "help.guide", "view.commands"} <= on
    assert not any(command.startswith(("label.", "take.", "transport.", "export.", "edit.")) for command in on)


@pytest.mark.parametrize(
    ("command", "lacking", "reason"),
    [
        ("label.best_moment", {"clip": False}, "no take is shown"),
        ("label.best_moment", {"frames": 0}, "this clip has no frames"),
        ("take.circle", {"take": False}, "this clip is in no take"),
        ("take.split", {"angles": 1}, "this take has one angle"),
        ("label.step", {"label_values": False}, "this kind of label has no values"),
        ("transport.go_in", {"in_mark": False}, "no in point is marked"),
        ("stringout.make", {"room": Room.LOGGING}, "search for moments first"),
        ("export.otio", {"stringout": False}, "no stringout is chosen"),
        ("edit.undo", {"undo": ""}, "nothing of yours to undo"),
        ("file.retry", {"unwritten": False}, "everything is on disk"),
        ("file.cancel", {"jobs": 0}, "nothing long is under way"),
        ("file.make", {"asking": False}, "the library is made already"),
        ("label.take_back", {"labels": 0}, "no labels in this take"),
    ],
)
def test_when__says_why(command: str, lacking: dict[str, object], reason: str) -> None:
    assert BY_ID[command].when(replace(FULL, **lacking)) == reason  # type: ignore[arg-type]


def test_rate__is_of_the_take_where_no_label_is_chosen() -> None:
    assert not BY_ID["label.rate_3"].when(replace(FULL, label=False, labels=0))
