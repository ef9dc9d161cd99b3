"""When the commands of versions and passes can be used, and which keys are theirs."""

from dataclasses import replace

from dailies_logger.ui.commands.command import Menu, Room, Situation
from dailies_logger.ui.commands.keeping import KEEPING, KEPT_KEYS, LEAVE_KEYS, LINE_KEYS, LOOKING, OF_VERSIONS, OFFERS, PANEL_KEYS
from dailies_logger.ui.commands.sequence import OWN_KEYS, SEQUENCE, STEPS

HERE = Situation(
    library=True, takes=1, stringout=True, placed=True, offered=True, touched=True, room=Room.STRINGOUTS, pass_free=True, offers_shown=True
)
BY_ID = {command.id: command for command in SEQUENCE}


def test_keeping__says_why_a_command_is_off() -> None:
    assert {command.menu for command in KEEPING} == {Menu.SEQUENCE}
    assert BY_ID["sequence.versions"].when(Situation(library=True)) == "no stringout is chosen"
    assert BY_ID["sequence.versions"].when(replace(HERE, room=Room.LOGGING)) == "it is done in Stringouts"
    assert BY_ID["sequence.save_version"].when(HERE) == ""
    assert BY_ID["sequence.restore"].when(HERE) == "no version is chosen"
    assert BY_ID["sequence.restore"].when(replace(HERE, version=True)) == ""
    assert BY_ID["sequence.leave_kept"].when(HERE) == "nothing kept is shown"
    assert BY_ID["sequence.leave_kept"].when(replace(HERE, kept_shown=True)) == ""


def test_keeping__one_pass_at_a_time() -> None:
    combing = replace(HERE, combing=True, pass_free=False)
    assert BY_ID["sequence.begin_pass"].when(HERE) == ""
    assert BY_ID["sequence.begin_pass"].when(combing) == "you are combing through it already"
    assert BY_ID["sequence.end_pass"].when(HERE) == "no pass of yours goes on"
    assert BY_ID["sequence.end_pass"].when(combing) == ""


def test_offers__are_taken_only_where_they_are_seen() -> None:
    assert {command.id for command in SEQUENCE if command.when(HERE) == ""} >= OFFERS
    hidden = replace(HERE, offers_shown=False, kept_shown=True)
    for command in OFFERS:
        assert BY_ID[command].when(hidden) == "versions or passes stand in its place; Esc goes back"
        assert BY_ID[command].when(replace(hidden, offered=False)) == "nothing is offered"


def test_looking__nothing_is_cut_in_a_version_and_each_says_why() -> None:
    looking = replace(HERE, looked_at="v3", version=True, kept_shown=True, clip=True, frames=9, label=True)
    off = {command.id for command in SEQUENCE if command.when(looking) == "v3 is only looked at; Esc goes back"}
    on = {command.id for command in SEQUENCE if not command.when(looking)}
    assert on == LOOKING - {"sequence.end_pass"}
    assert BY_ID.keys() - on - off == {"sequence.end_pass"}, "that one says that no pass goes on"
    assert {"sequence.lift", "sequence.rule", "sequence.apply", "sequence.append", "sequence.save_version"} <= off


def test_keys__are_of_commands_and_leave_the_left_hand_alone() -> None:
    assert {*KEPT_KEYS.values(), *PANEL_KEYS.values(), *LINE_KEYS.values(), *LEAVE_KEYS.values()} <= OF_VERSIONS
    assert KEPT_KEYS.items() <= OWN_KEYS.items()
    assert not STEPS.keys() & {*KEPT_KEYS, *PANEL_KEYS, *LEAVE_KEYS}
    assert not any(key in "QWRTASDGZCVB" for key in (*KEPT_KEYS, *PANEL_KEYS))
