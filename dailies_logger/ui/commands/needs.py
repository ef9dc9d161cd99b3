"""Say in a few words why a command cannot be done now, or nothing: each need stands on the one before it."""

from dailies_logger.ui.commands.command import Room, Situation


def needs_library(now: Situation) -> str:
    """Say why not, unless a library is open."""
    return "" if now.library else "no library is open"


def needs_second_screen(now: Situation) -> str:
    """Say why not, unless a library is open and there is a screen besides the window's."""
    return needs_library(now) or ("" if now.screens > 1 else "there is only one screen")


def needs_asking(now: Situation) -> str:
    """Say why not, unless a library is being asked for."""
    return "" if now.asking else "the library is made already"


def needs_takes(now: Situation) -> str:
    """Say why not, unless there are takes."""
    return needs_library(now) or ("" if now.takes else "no takes yet")


def needs_clip(now: Situation) -> str:
    """Say why not, unless a clip is shown."""
    return needs_takes(now) or ("" if now.clip else "no take is shown")


def needs_frames(now: Situation) -> str:
    """Say why not, unless the clip shown has frames."""
    return needs_clip(now) or ("" if now.frames else "this clip has no frames")


def needs_take(now: Situation) -> str:
    """Say why not, unless the clip shown is in a take."""
    return needs_clip(now) or ("" if now.take else "this clip is in no take")


def needs_angles(now: Situation) -> str:
    """Say why not, unless the take has several angles."""
    return needs_take(now) or ("" if now.angles > 1 else "this take has one angle")


def needs_labels(now: Situation) -> str:
    """Say why not, unless the take has labels."""
    return needs_clip(now) or ("" if now.labels else "no labels in this take")


def needs_labels_in_logging(now: Situation) -> str:
    """Say why not, unless the take has labels and its lanes are to be seen."""
    return needs_labels(now) or ("" if now.room is Room.LOGGING else "it is done in Logging")


def needs_label(now: Situation) -> str:
    """Say why not, unless a label is chosen."""
    return needs_clip(now) or ("" if now.label else "no label is chosen")


def needs_label_or_piece(now: Situation) -> str:
    """Say why not, unless a label is chosen, or a piece of an audition plays."""
    return "" if now.auditioning else needs_label(now)


def needs_labels_or_piece(now: Situation) -> str:
    """Say why not, unless the take has labels, or a piece of an audition plays."""
    return "" if now.auditioning else needs_labels(now)


def needs_labels_or_list(now: Situation) -> str:
    """Say why not, unless the take has labels, or a stringout is chosen in its room."""
    return "" if now.room is Room.STRINGOUTS and now.stringout else needs_labels(now)


def needs_label_soon(now: Situation) -> str:
    """Say why not, unless a label is chosen, or about to be: a key must not wait for what the one before it does."""
    return needs_frames(now) or ("" if now.settling else needs_label(now))


def needs_values(now: Situation) -> str:
    """Say why not, unless the chosen label has values to step through, or is about to be one: a key must not wait."""
    return needs_label_soon(now) or ("" if now.label_values or now.settling else "this kind of label has no values")


def needs_rated(now: Situation) -> str:
    """Say why not, unless there is a label or a take to rate."""
    return "" if now.label else needs_take(now)


def needs_in_mark(now: Situation) -> str:
    """Say why not, unless an in point is marked."""
    return needs_frames(now) or ("" if now.in_mark else "no in point is marked")


def needs_out_mark(now: Situation) -> str:
    """Say why not, unless an out point is marked."""
    return needs_frames(now) or ("" if now.out_mark else "no out point is marked")


def needs_marks(now: Situation) -> str:
    """Say why not, unless a point is marked."""
    return needs_frames(now) or ("" if now.in_mark or now.out_mark else "nothing is marked")


def needs_scene_shown(now: Situation) -> str:
    """Say why not, unless the beat grid of a scene is on."""
    return needs_takes(now) or ("" if now.room is Room.BEATS else "it is done in Beat grid")


def needs_hits(now: Situation) -> str:
    """Say why not, unless moments were found."""
    return needs_library(now) or ("" if now.room is Room.SEARCH and now.hits else "search for moments first")


def needs_stringout(now: Situation) -> str:
    """Say why not, unless a stringout is chosen."""
    return needs_library(now) or ("" if now.stringout else "no stringout is chosen")


def needs_jobs(now: Situation) -> str:
    """Say why not, unless long work is under way."""
    return "" if now.jobs else "nothing long is under way"


def needs_building(now: Situation) -> str:
    """Say why not, unless proxies are being built."""
    return needs_library(now) or ("" if now.building else "no proxies are being built")


def needs_unwritten(now: Situation) -> str:
    """Say why not, unless something waits for the disk."""
    return "" if now.unwritten else "everything is on disk"


def needs_undo(now: Situation) -> str:
    """Say why not, unless there is something to undo, or about to be: a key must not wait for what the one before it does."""
    return needs_library(now) or ("" if now.undo or now.settling else "nothing of yours to undo")


def needs_redo(now: Situation) -> str:
    """Say why not, unless there is something to redo, or about to be."""
    return needs_library(now) or ("" if now.redo or now.settling else "nothing to redo")
