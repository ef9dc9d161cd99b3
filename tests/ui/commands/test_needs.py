from dataclasses import replace

import pytest

from dailies_logger.ui.actions import BY_ID, COMMANDS
from dailies_logger.ui.commands.command import Room, Situation

FULL = Situation(
    library=True, asking=True, takes=3, clip=True, frames=100, take=True, angles=2, labels=1, label=True, label_values=True, in_mark=True,
    out_mark=True, room=Room.SEARCH, hits=1, stringout=True, jobs=1, building=True, unwritten=True, undo="Label beat", redo="Label beat", screens=2,
    beat=True, reading=True, placed=True, offered=True, touched=True,
    version=True, kept_shown=True, combing=True, pass_free=True, offers_shown=True,
)  # fmt: skip


def test_when__everything_is_on_where_everything_is_there() -> None:
    off = [command.id for command in COMMANDS if all(command.when(replace(FULL, room=room)) for room in Room)]
    assert off == []
    assert BY_ID["label.choose_all"].when(replace(FULL, room=Room.SEARCH)) == "it is done in Logging"


def test_when__without_a_library_only_what_leads_to_one() -> None:
    on = {command.id for command in COMMANDS if not command.when(Situation())}
    assert {"file.new", "file.open", "file.sample", "file.quit", "help.keys", "help.guide", "view.commands"} <= on
    assert not any(command.startswith(("label.", "take.", "transport.", "export.", "edit.")) for command in on)


def test_undo_and_redo__are_on_while_what_they_would_take_is_being_written() -> None:
    for command in ("edit.undo", "edit.redo"):
        assert BY_ID[command].when(replace(FULL, undo="", redo=""))
        assert not BY_ID[command].when(replace(FULL, undo="", redo="", settling=True))


def test_intensity__is_on_while_the_label_before_it_is_being_written() -> None:
    assert BY_ID["label.intensity"].when(replace(FULL, label=False)) == "no label is chosen"
    assert not BY_ID["label.intensity"].when(replace(FULL, label=False, settling=True))


@pytest.mark.parametrize(
    ("command", "lacking", "reason"),
    [
        ("kind.best_moment", {"clip": False}, "no take is shown"),
        ("kind.best_moment", {"frames": 0}, "this clip has no frames"),
        ("take.circle", {"take": False}, "this clip is in no take"),
        ("take.split", {"angles": 1}, "this take has one angle"),
        ("label.step", {"label_values": False}, "this kind of label has no values"),
        ("transport.go_in", {"in_mark": False}, "no in point is marked"),
        ("stringout.make", {"room": Room.LOGGING}, "search for moments first"),
        ("export.otio", {"stringout": False}, "no stringout is chosen"),
        ("edit.undo", {"undo": ""}, "nothing of yours to undo"),
        ("file.retry", {"unwritten": False}, "everything is on disk"),
        ("proxies.pause", {"building": False}, "no proxies are being built"),
        ("view.second_screen", {"library": False}, "no library is open"),
        ("view.second_screen", {"screens": 1}, "there is only one screen"),
        ("file.cancel", {"jobs": 0}, "nothing long is under way"),
        ("file.make", {"asking": False}, "the library is made already"),
        ("label.take_back", {"frames": 0}, "this clip has no frames"),
    ],
)
def test_when__says_why(command: str, lacking: dict[str, object], reason: str) -> None:
    assert BY_ID[command].when(replace(FULL, **lacking)) == reason  # type: ignore[arg-type]
