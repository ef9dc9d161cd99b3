"""Name the commands of takes and of labels: the menus Take and Label."""

from dailies_logger.domain.label import LabelKind, Lane, Vocabulary
from dailies_logger.ui.commands.command import Command, Menu, within
from dailies_logger.ui.commands.needs import (
    needs_angles,
    needs_clip,
    needs_frames,
    needs_label,
    needs_label_or_piece,
    needs_label_soon,
    needs_labels_in_logging,
    needs_library,
    needs_rated,
    needs_take,
    needs_takes,
    needs_values,
)

KIND = "kind."
"""What the ids of the commands begin with that label by a kind."""


def kind_command(kind: LabelKind, vocabulary: Vocabulary) -> Command:
    """Return the command that labels by a kind."""
    hint = "Types a note on this frame; the picture goes on" if kind.id == "note" else "Opens here, press again to close"
    return Command(
        id=f"{KIND}{kind.id}",
        text=f"Label: {within(kind.name)}",
        menu=Menu.LABEL,
        keys=(kind.key,) if kind.key else (),
        lane=vocabulary.lane_with(kind.lane),
        when=needs_frames,
        hint=hint,
    )


TAKE = (
    Command(
        id="take.circle",
        text="Circle the take",
        menu=Menu.TAKE,
        keys=("Shift+C",),
        icon="ring",
        when=needs_take,
        hint="The director’s choice",
    ),
    Command(id="take.hold", text="Hold", menu=Menu.TAKE, keys=("Shift+H",), when=needs_take, hint="A second choice, kept ready"),
    Command(id="take.ng", text="NG", menu=Menu.TAKE, keys=("Shift+N",), when=needs_take, hint="No good"),
    *(
        Command(id=f"take.rate_{stars}", text=f"Rate the take {stars}", menu=Menu.TAKE, icon="star", when=needs_take, section=stars == 0)
        for stars in range(6)
    ),
    Command(
        id="take.note", text="Write the editor’s note", menu=Menu.TAKE, keys=("Ctrl+Return",), icon="note", when=needs_take, section=True
    ),
    Command(
        id="take.facts",
        text="Type facts of the clip",
        menu=Menu.TAKE,
        keys=("Ctrl+T",),
        when=needs_clip,
        hint="Scene, setup, take, camera, lens, start timecode",
    ),
    Command(id="take.disagreements", text="Facts told differently", menu=Menu.TAKE, icon="warning", when=needs_library),
    Command(
        id="take.split", text="Split this angle off", menu=Menu.TAKE, icon="split", when=needs_angles, hint="Makes it a take of its own"
    ),
    Command(id="take.join", text="Join with another take…", menu=Menu.TAKE, icon="join", when=needs_take),
    Command(id="take.previous", text="Previous take", menu=Menu.TAKE, keys=("PgUp",), icon="previous", when=needs_takes, section=True),
    Command(id="take.next", text="Next take", menu=Menu.TAKE, keys=("PgDown",), icon="next", when=needs_takes),
    Command(id="take.angle", text="Next angle of the take", menu=Menu.TAKE, keys=("Ctrl+PgDown",), icon="grid", when=needs_angles),
    *(
        Command(
            id=f"angles.pick_{place}",
            text=f"Angle {place}",
            menu=Menu.TAKE,
            keys=(f"Alt+{place}",),
            when=needs_frames,
            section=place == 1,
            hint="At the same moment, while it plays too; an open best angle goes on there",
        )
        for place in range(1, 10)
    ),
    Command(
        id="angles.sync",
        text="Sync angles by sound…",
        menu=Menu.TAKE,
        icon="grid",
        when=needs_angles,
        section=True,
        hint="Listens and proposes; nothing is set before you accept it",
    ),
    Command(
        id="angles.nudge_back",
        text="Sync this angle one frame earlier",
        menu=Menu.TAKE,
        keys=("Alt+,",),
        icon="minus",
        when=needs_frames,
    ),
    Command(id="angles.nudge_on", text="Sync this angle one frame later", menu=Menu.TAKE, keys=("Alt+.",), icon="plus", when=needs_frames),
    Command(
        id="angles.compare",
        text="Compare with another take",
        menu=Menu.TAKE,
        keys=("U",),
        icon="grid",
        when=needs_frames,
        hint="Holds this frame; on the frame of another take it shows both, locked there; again ends it",
    ),
)
"""The commands of the menu Take."""

_TRIMS = (
    ("trim_head_back", "Trim its head one frame back", ","),
    ("trim_head_on", "Trim its head one frame on", "."),
    ("trim_tail_back", "Trim its tail one frame back", "Ctrl+Alt+,"),
    ("trim_tail_on", "Trim its tail one frame on", "Ctrl+Alt+."),
    ("trim_head_ten_back", "Trim its head ten frames back", "Shift+,"),
    ("trim_head_ten_on", "Trim its head ten frames on", "Shift+."),
    ("trim_tail_ten_back", "Trim its tail ten frames back", "Ctrl+Alt+Shift+,"),
    ("trim_tail_ten_on", "Trim its tail ten frames on", "Ctrl+Alt+Shift+."),
    ("move_back", "Move it one frame back", "Alt+Left"),
    ("move_on", "Move it one frame on", "Alt+Right"),
)
"""What moves the ends of a label. The tail takes Ctrl+Alt because `Ctrl+.` cancels long work and Alt with `,` `.` nudges angles."""

LABEL = (
    Command(
        id="label.point", text="Point label on this frame", menu=Menu.LABEL, keys=("M",), lane=Lane.FREE, when=needs_frames, section=True
    ),
    Command(
        id="label.step_back",
        text="Step its value back",
        menu=Menu.LABEL,
        keys=("[",),
        icon="minus",
        when=needs_values,
        hint="Eyeline, size, problem",
    ),
    Command(
        id="label.step",
        text="Step its value on",
        menu=Menu.LABEL,
        keys=("]",),
        icon="plus",
        when=needs_values,
        hint="Eyeline, size, problem",
    ),
    Command(
        id="label.edit",
        text="Write what it is",
        menu=Menu.LABEL,
        keys=("Return", "Enter"),
        icon="note",
        when=needs_label_or_piece,
        hint="Of the chosen label, else the last; in an audition it keeps the piece",
    ),
    Command(
        id="label.intensity",
        text="One stronger",
        menu=Menu.LABEL,
        keys=("H",),
        icon="plus",
        when=needs_label_soon,
        hint="Intensity of the chosen or last label, 1 to 5, then none",
    ),
    Command(
        id="label.who",
        text="Whose it is: the next character",
        menu=Menu.LABEL,
        keys=("P",),
        icon="next",
        when=needs_label_soon,
        hint="Of those named in the scene, the most frequent first",
    ),
    Command(
        id="label.offset",
        text="Reaction offset…",
        menu=Menu.LABEL,
        when=needs_library,
        hint="How many frames earlier a range begins than you press, while it plays",
    ),
    Command(id="label.all_angles", text="Holds for all angles", menu=Menu.LABEL, keys=("Ctrl+Shift+A",), icon="grid", when=needs_label),
    *(
        Command(
            id=f"label.rate_{stars}",
            text=f"Rate {stars}",
            menu=Menu.LABEL,
            keys=(f"Shift+{stars}",),
            icon="star",
            when=needs_rated,
            section=stars == 1,
            hint="The chosen or last label, else the take",
        )
        for stars in range(1, 6)
    ),
    *(
        Command(id=f"label.{name}", text=text, menu=Menu.LABEL, keys=(key,), when=needs_label, section=name == "trim_head_back")
        for name, text, key in _TRIMS
    ),
    Command(
        id="label.take_back",
        text="Take the last label back",
        menu=Menu.LABEL,
        keys=("Backspace",),
        icon="undo",
        when=needs_frames,
        section=True,
    ),
    Command(
        id="label.choose_all",
        text="Choose all labels",
        menu=Menu.LABEL,
        keys=("Ctrl+A",),
        when=needs_labels_in_logging,
        hint="Of the clip, or between in and out where they are marked; keys then act on all of them",
    ),
    Command(id="label.remove", text="Remove the chosen labels", menu=Menu.LABEL, keys=("Del",), icon="close", when=needs_label),
    Command(
        id="vocabulary.show",
        text="Vocabulary…",
        menu=Menu.LABEL,
        icon="list",
        when=needs_library,
        section=True,
        hint="Kinds of label and lanes of this production: names, looks, keys, values, order",
    ),
    Command(id="vocabulary.import", text="Take in a vocabulary…", menu=Menu.LABEL, icon="folder", when=needs_library),
    Command(id="vocabulary.export", text="Write the vocabulary…", menu=Menu.LABEL, icon="export", when=needs_library),
)
"""The commands of the menu Label."""
