"""Say what every command does, in one place: its id, and the call."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from dailies_logger.domain.take import TakeStatus
from dailies_logger.ui.angles import PAGE
from dailies_logger.ui.commands.command import Room
from dailies_logger.ui.commands.picture import LAYER_COMMANDS
from dailies_logger.ui.commands.sequence import SEQUENCE
from dailies_logger.ui.ready_asks import ask
from dailies_logger.ui.rooms import Rooms
from dailies_logger.ui.work import Work
from dailies_logger.workflow.ready_made import READY_MADE, Ready
from dailies_logger.workflow.rolling import Roll
from dailies_logger.workflow.vocabularies import NOTE

if TYPE_CHECKING:
    from dailies_logger.ui.window import MainWindow

Run = Callable[[], None]


def runs(window: "MainWindow") -> Mapping[str, Run]:
    """Return what each command does in a window."""
    return {
        **_file(window),
        **_edit(window),
        **_take(window),
        **_label(window),
        **_beats(window),
        **_sequence(window),
        **_play(window),
        **_view(window),
        **_picture(window),
        **_help(window),
    }


def _of(window: "MainWindow", verb: Callable[[Work], None]) -> Run:
    """Do something with the open library, if there is one."""

    def run() -> None:
        """Do it where a library is open."""
        if window.work is not None:
            verb(window.work)

    return run


def _in(window: "MainWindow", verb: Callable[[Rooms], None]) -> Run:
    """Do something in the rooms of the open library, if there is one."""

    def run() -> None:
        """Do it where the rooms are there."""
        if window.rooms is not None:
            verb(window.rooms)

    return run


def _close(window: "MainWindow") -> None:
    window.close()


def _file(window: "MainWindow") -> Mapping[str, Run]:
    ask = window.asking
    return {
        "file.new": window.pages.ask_first_run,
        "file.make": window.pages.first_run.submit,
        "file.open": window.pages.ask_library,
        "file.sample": window.pages.open_sample,
        "file.ingest_folder": _of(window, ask.ingest_folder),
        "file.ingest_files": _of(window, ask.ingest_files),
        "file.import": _of(window, ask.import_list),
        "export.otio": window.export_stringout,
        "export.take": _of(window, ask.export_take),
        "export.day": _of(window, ask.export_day),
        "proxies.show": _of(window, lambda work: window.sheets.proxies.ask(work.proxies)),
        "proxies.take": _of(window, lambda work: work.build_take_proxies()),
        "proxies.pause": _of(window, lambda work: work.proxies.toggle_pause()),
        "file.cancel": _of(window, lambda work: work.bench.cancel()),
        "file.retry": _of(window, lambda work: work.bench.retry()),
        "file.quit": lambda: _close(window),
    }


def _edit(window: "MainWindow") -> Mapping[str, Run]:
    return {
        "edit.undo": _of(window, lambda work: work.files.undo()),
        "edit.redo": _of(window, lambda work: work.files.redo()),
        "edit.history": _of(window, lambda work: work.files.show_history()),
        "edit.find": _in(window, lambda rooms: rooms.focus_search()),
        "edit.search": lambda: window.show_room(Room.SEARCH),
        "stringout.make": window.make_stringout,
        **{f"stringout.{key}": _ready(window, ready) for key, ready in READY_MADE.items()},
    }


def _ready(window: "MainWindow", ready: Ready) -> Run:
    return _of(window, lambda work: ask(window.sheets.ask, work, ready))


def _take(window: "MainWindow") -> Mapping[str, Run]:
    return {
        "take.circle": _of(window, lambda work: work.takes.circle()),
        "take.hold": _of(window, lambda work: work.takes.mark(TakeStatus.HOLD)),
        "take.ng": _of(window, lambda work: work.takes.mark(TakeStatus.NG)),
        **{f"take.rate_{stars}": _of(window, lambda work, stars=stars: work.takes.rate(stars)) for stars in range(6)},  # type: ignore[misc]
        "take.note": _in(window, lambda rooms: rooms.logging.write_note()),
        "take.facts": _of(window, window.asking.facts),
        "take.disagreements": _of(window, lambda work: window.sheets.disagreements.ask(work.bench)),
        "take.split": _of(window, lambda work: work.takes.split()),
        "take.join": _of(window, window.asking.join),
        "take.previous": _in(window, lambda rooms: rooms.logging.step_take(-1)),
        "take.next": _in(window, lambda rooms: rooms.logging.step_take(1)),
        "take.angle": _in(window, lambda rooms: rooms.angles.next()),
        **{
            f"angles.pick_{place + 1}": _in(window, lambda rooms, place=place: rooms.angles.pick(place))  # type: ignore[misc]
            for place in range(PAGE)
        },
        "angles.sync": _of(window, lambda work: work.takes.hear_sync()),
        "angles.nudge_back": _in(window, lambda rooms: rooms.angles.nudge(-1)),
        "angles.nudge_on": _in(window, lambda rooms: rooms.angles.nudge(1)),
        "angles.compare": _in(window, lambda rooms: rooms.angles.compare()),
    }


def label_by(window: "MainWindow", kind: str) -> None:
    """Do what the key of a kind of label does: a note is typed, everything else opens or closes a range."""
    if window.work is not None:
        window.work.labels.begin_note() if kind == NOTE else window.work.labels.toggle(kind)


def fold(window: "MainWindow", lane: str) -> None:
    """Fold a lane, by its id, or open it again."""
    if window.rooms is not None:
        window.rooms.logging.habits.fold(lane)


def zoom(rooms: Rooms, way: int) -> None:
    """Zoom the lanes, in Stringouts the timeline."""
    rooms.stringouts.timeline.zoom(way) if rooms.room is Room.STRINGOUTS else rooms.logging.zoom(way)


def _ask_reaction(window: "MainWindow") -> None:
    if window.work is not None and window.rooms is not None:
        window.asking.reaction(window.work, window.rooms.reaction)


def _label(window: "MainWindow") -> Mapping[str, Run]:
    ask = window.asking
    return {
        "label.offset": lambda: _ask_reaction(window),
        "label.point": _of(window, lambda work: work.labels.point()),
        "label.step_back": _of(window, lambda work: work.chosen.step(-1)),
        "label.step": _of(window, lambda work: work.chosen.step(1)),
        "label.edit": _in(window, lambda rooms: rooms.keep_or_edit()),
        "label.intensity": _of(window, lambda work: work.chosen.step_intensity()),
        "label.who": _of(window, lambda work: work.chosen.step_who()),
        "label.all_angles": _of(window, lambda work: work.chosen.hold_for_all()),
        **{f"label.rate_{stars}": _of(window, lambda work, stars=stars: work.chosen.rate(stars)) for stars in range(1, 6)},  # type: ignore[misc]
        "label.trim_head_back": _of(window, lambda work: work.chosen.nudge(head=-1)),
        "label.trim_head_on": _of(window, lambda work: work.chosen.nudge(head=1)),
        "label.trim_tail_back": _of(window, lambda work: work.chosen.nudge(tail=-1)),
        "label.trim_tail_on": _of(window, lambda work: work.chosen.nudge(tail=1)),
        "label.trim_head_ten_back": _of(window, lambda work: work.chosen.nudge(head=-10)),
        "label.trim_head_ten_on": _of(window, lambda work: work.chosen.nudge(head=10)),
        "label.trim_tail_ten_back": _of(window, lambda work: work.chosen.nudge(tail=-10)),
        "label.trim_tail_ten_on": _of(window, lambda work: work.chosen.nudge(tail=10)),
        "label.move_back": _of(window, lambda work: work.chosen.nudge(head=-1, tail=-1)),
        "label.move_on": _of(window, lambda work: work.chosen.nudge(head=1, tail=1)),
        "label.take_back": _of(window, lambda work: work.labels.take_back()),
        "vocabulary.show": _of(window, lambda work: window.sheets.vocabulary.ask(work)),
        "vocabulary.import": _of(window, ask.import_vocabulary),
        "vocabulary.export": _of(window, ask.export_vocabulary),
        "label.choose_all": _of(window, lambda work: work.chosen.choose_all()),
        "label.remove": _of(window, lambda work: work.chosen.remove()),
    }


def _beats(window: "MainWindow") -> Mapping[str, Run]:
    own = (
        "new",
        "change",
        "up",
        "next_scene",
        "previous_scene",
        "down",
        "remove",
        "play",
        "play_cell",
        "judge",
        "audition",
        "crown",
        "free",
        "merge",
        "split",
    )
    return {
        "beats.name": _of(window, window.asking.beat),
        **{f"beats.{each}": _in(window, lambda rooms, each=each: rooms.beats.run(f"beats.{each}")) for each in own},  # type: ignore[misc]
    }


def _sequence(window: "MainWindow") -> Mapping[str, Run]:
    return {
        command.id: _in(window, lambda rooms, each=command.id: rooms.stringouts.run(each, room=rooms.room))  # type: ignore[misc]
        for command in SEQUENCE
    }


def _play(window: "MainWindow") -> Mapping[str, Run]:
    return {
        "transport.play": _in(window, lambda rooms: rooms.play_or_stop()),
        "transport.stop": _in(window, lambda rooms: rooms.player.stop()),
        "transport.forward": _in(window, lambda rooms: rooms.shuttle(1)),
        "transport.reverse": _in(window, lambda rooms: rooms.shuttle(-1)),
        "transport.slow": _in(window, lambda rooms: rooms.shuttle(1, slowly=True)),
        "transport.slow_reverse": _in(window, lambda rooms: rooms.shuttle(-1, slowly=True)),
        "transport.again": _in(window, lambda rooms: rooms.player.again()),
        "transport.around": _in(window, lambda rooms: rooms.rolls.around()),
        "transport.play_marks": _in(window, lambda rooms: rooms.rolls.marks()),
        "transport.loop": _in(window, lambda rooms: rooms.rolls.loop()),
        "transport.frame_back": _in(window, lambda rooms: rooms.player.step(-1)),
        "transport.frame_on": _in(window, lambda rooms: rooms.player.step(1)),
        "transport.ten_back": _in(window, lambda rooms: rooms.player.step(-10)),
        "transport.ten_on": _in(window, lambda rooms: rooms.player.step(10)),
        "transport.second_back": _in(window, lambda rooms: rooms.player.step(seconds=-1)),
        "transport.second_on": _in(window, lambda rooms: rooms.player.step(seconds=1)),
        "transport.start": _of(window, lambda work: work.stage.go_to(0)),
        "transport.end": _of(window, lambda work: work.stage.go_to(1 << 40)),
        "transport.scrub": _in(window, lambda rooms: rooms.set_scrub(sounds=window.actions_of["transport.scrub"].isChecked())),
        "sound.louder": _in(window, lambda rooms: rooms.listening.step(1)),
        "sound.softer": _in(window, lambda rooms: rooms.listening.step(-1)),
        "sound.mute": _in(window, lambda rooms: rooms.listening.toggle_mute()),
        "sound.channels": _in(window, lambda rooms: rooms.choose_channels()),
        "transport.timecode": _of(window, window.asking.timecode),
        "transport.previous_label": _in(window, lambda rooms: rooms.turn(-1)),
        "transport.next_label": _in(window, lambda rooms: rooms.turn(1)),
        "transport.previous_edit": _in(window, lambda rooms: rooms.go_to_edit(-1)),
        "transport.next_edit": _in(window, lambda rooms: rooms.go_to_edit(1)),
        "transport.audition": _in(window, lambda rooms: rooms.audition.start()),
        "transport.roll_setup": _in(window, lambda rooms: rooms.rolls.takes(Roll.SETUP, rooms.logging.tree.takes())),
        "transport.roll_scene": _in(window, lambda rooms: rooms.rolls.takes(Roll.SCENE, rooms.logging.tree.takes())),
        "transport.next_unseen": _in(window, lambda rooms: rooms.watching.go_on(rooms.logging.takes_from_here())),
        "transport.mark_in": _of(window, lambda work: work.play.mark_in()),
        "transport.mark_out": _of(window, lambda work: work.play.mark_out()),
        "transport.mark_clip": _of(window, lambda work: work.play.mark_clip()),
        "transport.go_in": _of(window, lambda work: work.play.go_in()),
        "transport.go_out": _of(window, lambda work: work.play.go_out()),
        "transport.clear_in": _of(window, lambda work: work.play.clear_in()),
        "transport.clear_out": _of(window, lambda work: work.play.clear_out()),
        "transport.clear_marks": _of(window, lambda work: work.play.clear_marks()),
    }


def _view(window: "MainWindow") -> Mapping[str, Run]:
    return {
        **{f"view.{room.value}": lambda room=room: window.show_room(room) for room in Room},  # type: ignore[misc]
        "view.panels": _in(window, lambda rooms: rooms.logging.step_panels()),
        "view.big_picture": _in(window, lambda rooms: rooms.logging.toggle_big_picture()),
        "view.full_screen": window.full_screen.toggle,
        "view.second_screen": window.second_screen.toggle,
        "angles.show": _in(window, lambda rooms: rooms.angles.toggle()),
        "angles.large": _in(window, lambda rooms: rooms.angles.toggle_large()),
        "angles.page_back": _in(window, lambda rooms: rooms.angles.turn(-1)),
        "angles.page_on": _in(window, lambda rooms: rooms.angles.turn(1)),
        "transport.recorder": _in(window, lambda rooms: rooms.angles.toggle_recorder()),
        "view.originals": _of(window, lambda work: work.proxies.toggle_play()),
        "view.zoom_in": _in(window, lambda rooms: zoom(rooms, 1)),
        "view.zoom_out": _in(window, lambda rooms: zoom(rooms, -1)),
        "view.snap": _in(window, lambda rooms: rooms.logging.habits.toggle_snapping()),
        "view.centred": _in(window, lambda rooms: rooms.logging.habits.toggle_centred()),
        "view.zoom_fit": _in(window, lambda rooms: zoom(rooms, 0)),
        "lanes.day": _in(window, lambda rooms: rooms.logging.lane_feed.show_day()),
        "lanes.film": _in(window, lambda rooms: rooms.logging.habits.toggle_film()),
        "lanes.unfold": _in(window, lambda rooms: rooms.logging.habits.unfold()),
        "view.commands": window.ask_command,
        "view.keys": window.shown_keys.toggle,
        "view.light": window.light.keep,
        "view.change_keys": window.sheets.change_keys,
        "view.print_keys": lambda: window.asking.printed_keys(window.actions_of, window.status.show_notice),
        "view.leave": window.leave,
    }


def _picture(window: "MainWindow") -> Mapping[str, Run]:
    return {
        "picture.bare": _in(window, lambda rooms: rooms.picture_menu.toggle_bare()),
        **{
            command: _in(window, lambda rooms, layer=layer: rooms.picture_menu.toggle(layer))  # type: ignore[misc]
            for layer, command in LAYER_COMMANDS.items()
        },
    }


def _help(window: "MainWindow") -> Mapping[str, Run]:
    return {
        "help.keys": window.sheets.toggle_keys,
        "help.guide": window.sheets.show_guide,
        "help.whats_new": window.sheets.show_whats_new,
        "help.health": _of(window, lambda work: work.files.check()),
        "help.about": window.sheets.show_about,
    }
