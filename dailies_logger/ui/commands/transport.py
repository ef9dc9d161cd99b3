"""Name the commands of playing: the menu Play."""

from dailies_logger.ui.commands.command import Command, Menu
from dailies_logger.ui.commands.needs import needs_frames, needs_in_mark, needs_labels, needs_marks, needs_out_mark

PLAY = (
    Command(id="transport.play", text="Play or stop", menu=Menu.PLAY, keys=("Space",), icon="play", when=needs_frames),
    Command(id="transport.stop", text="Stop", menu=Menu.PLAY, keys=("K", "Ctrl+K"), icon="pause", when=needs_frames),
    Command(
        id="transport.forward",
        text="Play forward",
        menu=Menu.PLAY,
        keys=("L", "Ctrl+L"),
        icon="play",
        when=needs_frames,
        hint="Again: 2, 4, 8 times as fast; with K held, one frame on",
    ),
    Command(
        id="transport.reverse",
        text="Play in reverse",
        menu=Menu.PLAY,
        keys=("J", "Ctrl+J"),
        icon="reverse",
        when=needs_frames,
        hint="Again: 2, 4, 8 times as fast; with K held, one frame back",
    ),
    Command(
        id="transport.slow",
        text="Play slowly",
        menu=Menu.PLAY,
        keys=("Shift+L",),
        icon="play",
        when=needs_frames,
        hint="Half speed, again a quarter",
    ),
    Command(
        id="transport.slow_reverse",
        text="Play slowly in reverse",
        menu=Menu.PLAY,
        keys=("Shift+J",),
        icon="reverse",
        when=needs_frames,
        hint="Half speed, again a quarter",
    ),
    Command(id="transport.again", text="Play again, 3 s back", menu=Menu.PLAY, keys=("Alt+L",), icon="again", when=needs_frames),
    Command(
        id="transport.around",
        text="Play around",
        menu=Menu.PLAY,
        keys=("/",),
        icon="again",
        when=needs_frames,
        hint="Two seconds before and after this frame, then back to it",
    ),
    Command(
        id="transport.play_marks", text="Play from in to out", menu=Menu.PLAY, keys=("Ctrl+Shift+Space",), icon="play", when=needs_frames
    ),
    Command(
        id="transport.loop",
        text="Loop",
        menu=Menu.PLAY,
        keys=("Shift+Space",),
        icon="again",
        when=needs_frames,
        hint="Round and round the chosen label, else in to out, else the clip",
    ),
    Command(
        id="transport.frame_back", text="One frame back", menu=Menu.PLAY, keys=("Left",), icon="reverse", when=needs_frames, section=True
    ),
    Command(id="transport.frame_on", text="One frame on", menu=Menu.PLAY, keys=("Right",), icon="play", when=needs_frames),
    Command(id="transport.ten_back", text="Ten frames back", menu=Menu.PLAY, keys=("Shift+Left",), icon="reverse", when=needs_frames),
    Command(id="transport.ten_on", text="Ten frames on", menu=Menu.PLAY, keys=("Shift+Right",), icon="play", when=needs_frames),
    Command(id="transport.second_back", text="One second back", menu=Menu.PLAY, keys=("Ctrl+Left",), icon="reverse", when=needs_frames),
    Command(id="transport.second_on", text="One second on", menu=Menu.PLAY, keys=("Ctrl+Right",), icon="play", when=needs_frames),
    Command(id="transport.start", text="First frame", menu=Menu.PLAY, keys=("Home",), icon="previous", when=needs_frames),
    Command(id="transport.end", text="Last frame", menu=Menu.PLAY, keys=("End",), icon="next", when=needs_frames),
    Command(id="transport.timecode", text="Go to a timecode…", menu=Menu.PLAY, keys=("=",), icon="keyboard", when=needs_frames),
    Command(
        id="transport.previous_label",
        text="Previous label",
        menu=Menu.PLAY,
        keys=("Up", "Ctrl+Shift+M"),
        icon="previous",
        when=needs_labels,
        section=True,
    ),
    Command(id="transport.next_label", text="Next label", menu=Menu.PLAY, keys=("Down", "Shift+M"), icon="next", when=needs_labels),
    Command(id="transport.mark_in", text="Mark in", menu=Menu.PLAY, keys=("I",), icon="mark_in", when=needs_frames, section=True),
    Command(id="transport.mark_out", text="Mark out", menu=Menu.PLAY, keys=("O",), icon="mark_out", when=needs_frames),
    Command(
        id="transport.mark_clip",
        text="Mark the label here, else the clip",
        menu=Menu.PLAY,
        keys=("X",),
        icon="film",
        when=needs_frames,
    ),
    Command(id="transport.go_in", text="Go to in", menu=Menu.PLAY, keys=("Shift+I",), icon="mark_in", when=needs_in_mark),
    Command(id="transport.go_out", text="Go to out", menu=Menu.PLAY, keys=("Shift+O",), icon="mark_out", when=needs_out_mark),
    Command(id="transport.clear_in", text="Clear in", menu=Menu.PLAY, keys=("Alt+I",), when=needs_in_mark),
    Command(id="transport.clear_out", text="Clear out", menu=Menu.PLAY, keys=("Alt+O",), when=needs_out_mark),
    Command(id="transport.clear_marks", text="Clear in and out", menu=Menu.PLAY, keys=("Alt+X",), when=needs_marks),
)
"""The commands of the menu Play."""
