"""Know what the columns of reports are called, and which fact each holds.

A column's use is written as text, so that a person can change it: a field (`scene`, `lens`, `note`), a field of one
camera (`lens A`, `clip B`), or nothing. Beside the fields of `Facts` there are those that only help to find a clip:
`name`, `file`, `clip` (roll and number in one cell, `A011/C003`), `end_tc`, and `board` (setup or slate, with or without
take, whichever convention).
"""

import re
from collections.abc import Mapping, Sequence

from dailies_logger.domain.clip import Facts
from dailies_logger.domain.errors import Refused

_NAMES = {
    "scene": "scene scene# sc scenenumber sceneno",
    "setup": "setup setup# setupno setupnumber",
    "board": "slate slateno slatenumber board",
    "take": "take take# tk takeno takenumber",
    "flags": "flags takeflags flag",
    "circled": "circled circle circletake print printed goodtake good selected",
    "note": "comments comment notes note remarks remark supervisornotes scriptnotes description descript",
    "day": "date shootdate shootingdate recorddate recordingdate dateshot",
    "unit": "unit",
    "camera": "camera cam cameraid cameraletter cameraindex",
    "roll": "camroll cameraroll roll camrollno mag magazine card cameracard",
    "number": "clip clipno clipnumber clipindex",
    "tape": "tape reel reelname tapename tapeid",
    "sound_roll": "soundroll sndroll soundrollno soundcard audioroll sr",
    "lens": "lens focallength lensmodel lenstype lensmm",
    "shot_size": "shotsize size shot shottype framing",
    "eyeline": "eyeline eyelines look screendirection",
    "start_tc": "start starttc starttimecode tcin timecodein tcstart sourcestart srcstart in",
    "end_tc": "end endtc endtimecode tcout timecodeout tcend out",
    "name": "name clipname",
    "file": "sourcefile filename file sourcefilename mediafile",
}
_KNOWN = {name: field for field, names in _NAMES.items() for name in names.split()}
_OF_CAMERA = {
    **dict.fromkeys(("cam", "camera", "clip", "roll", "camroll", "cameraroll", "card"), "clip"),
    **dict.fromkeys(("lens", "focallength"), "lens"),
    **dict.fromkeys(("size", "shotsize", "shot", "framing"), "shot_size"),
    **dict.fromkeys(("eyeline", "look", "screendirection"), "eyeline"),
    **dict.fromkeys(("note", "notes", "comment", "comments"), "note"),
}
FIELDS = (*(name for name, _ in Facts().items() if name != "slate"), "slate", "board", "clip", "name", "file", "end_tc")
"""The fields a column can be mapped to; those of `PER_CAMERA` also with a camera letter."""

PER_CAMERA = ("clip", "lens", "shot_size", "eyeline", "note", "roll", "number")


def guess(column: str) -> str:
    """Return what a column most likely holds, as text (`scene`, `lens A`); empty where its name says nothing."""
    name = re.sub(r"[^a-z0-9#]", "", column.casefold())
    if name in _KNOWN:
        return _KNOWN[name]
    words = column.strip().casefold().replace("_", " ").replace(".", " ").split()
    for letter, rest in ((words[-1:], words[:-1]), (words[:1], words[1:])):
        joined = "".join(word for word in rest if word not in ("no", "number")) if len(rest) > 1 else "".join(rest)
        if letter and re.fullmatch(r"[a-z]", letter[0]):
            field = _OF_CAMERA.get(joined) or _OF_CAMERA.get(joined.removeprefix("cam")) or _OF_CAMERA.get(joined.removeprefix("camera"))
            if field:
                return f"{field} {letter[0].upper()}"
    return ""


def mapped(columns: Sequence[str], changes: Mapping[str, str]) -> dict[str, str]:
    """Return the use of each column: as guessed, but for what the user changes; an empty use leaves a column out.

    Raises Refused for a column that is not there and for a field that is none.
    """
    uses = {column: guess(column) for column in columns}
    folded = {column.casefold(): column for column in columns}
    for column, wanted in changes.items():
        if column.casefold() not in folded:
            msg = f"There is no column “{column}”. The columns are: {', '.join(columns)}."
            raise Refused(msg)
        uses[folded[column.casefold()]] = read_use(wanted)
    return uses


def read_use(text: str) -> str:
    """Read a use as it is typed: `lens`, `lens A`, `lens:A`; empty or `-` for none. Raises Refused."""
    cleaned = text.strip()
    if cleaned in ("", "-"):
        return ""
    field, _, camera = cleaned.replace(":", " ").partition(" ")
    field = field.casefold()
    if field not in FIELDS or (camera and (field not in PER_CAMERA or not re.fullmatch(r"[A-Za-z]", camera.strip()))):
        msg = f"“{text}” is nothing a column can hold. Use one of: {', '.join(FIELDS)}."
        raise Refused(msg)
    return f"{field} {camera.strip().upper()}".strip()
