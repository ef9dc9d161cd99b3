"""Read what the names of files and the words of slates say, and never more than that.

Camera files name a camera, a roll and a clip, but no scene: `A001C002_261120_R2QK` (ARRI), `A_0001C002_…` (ARRI since
2022), `A001_C002_0101AB_001` (RED), `A001C002_261120AB` (Sony), `A001C002H261120AB_CANON`, `A001_08241523_C003`
(Blackmagic). Slated files name a setup and a take: `47C-3`, `47C_T3`, `47C Take 3`, UK `212 T3`, `212-3`.
The forms are those the makers document and the field uses; a name that fits none of them says nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date

from dailies_logger.domain.clip import Facts
from dailies_logger.domain.errors import Refused
from dailies_logger.domain.production import Slating

FLAGS = ("PU", "SER", "FS", "NG", "INC", "MOS", "AFS", "WT", "TS")
"""The words a slate may add to a take, in the order they are written in `Facts.flags`."""

_SAME_FLAG = {"P/U": "PU", "PK": "PU", "PKUP": "PU", "PICKUP": "PU", "SERIES": "SER", "INCOMPLETE": "INC", "TAIL": "TS", "WILD": "WT"}
_FLAG = r"(?:P/U|PICKUP|PKUP|PU|PK|SERIES|SER|AFS|FS|NG|INCOMPLETE|INC|MOS|WILD|WT|TAIL|TS)"
_FLAG_WORD = re.compile(rf"(?<![A-Za-z]){_FLAG}(?![A-Za-z])", re.IGNORECASE)
_END = r"(?![A-Za-z0-9])"

_CAMERA_FILES = tuple(
    re.compile(form + _END, re.IGNORECASE)
    for form in (
        r"(?P<camera>[A-Z])(?P<roll>\d{3,4})C(?P<number>\d{3,4})_(?P<day>\d{6})_(?P<reel>[A-Z0-9]{4})",
        r"(?P<camera>[A-Z])_(?P<roll>\d{4})C(?P<number>\d{3,4})(?:_(?P<day>\d{6})(?:_\d{6})?(?:_[A-Z0-9]+)?)?",
        r"(?P<red>(?P<camera>[A-Z])(?P<roll>\d{3,4})_C(?P<number>\d{3,4})_\d{4}(?:(?!\d\d)[A-Z0-9]{2}|\d\d(?=_\d{3})))(?:_\d{3})?",
        r"(?P<camera>[A-Z])(?P<roll>\d{3,4})C(?P<number>\d{3,4})[_A-Z](?P<day>\d{6})[A-Z0-9]{2}(?:_[A-Z]+)?",
        r"(?P<camera>[A-Z])(?P<roll>\d{3,4})_\d{8}_C(?P<number>\d{3,4})",
        r"(?P<camera>[A-Z])(?P<roll>\d{3,4})_?C(?P<number>\d{3,4})(?:_(?P<day>\d{6}))?",
    )
)
_BARE_NUMBER = re.compile(r"C\d{4}", re.IGNORECASE)
_ROLL_NUMBER = re.compile(r"\s*([A-Z]{0,2}_?\d{1,4}[A-Z]?)\s*(?:[/\\, _-]+|(?=C))\s*(C?\d{1,4})\s*", re.IGNORECASE)

_SECOND_UNIT = r"(?:X(?:\d[ _-]|[ _-])?)?"
_SETUP = rf"(?P<setup>{_SECOND_UNIT}[A-H]{{0,2}}[1-9]\d{{0,3}}(?:pt|(?!pt))[A-HJ-NP-Z]{{0,2}}?)(?:[ _-]?(?P<word>WT|PU|SER|MOS|AFS))?"
_TAKE = r"(?P<take>\d{1,3})"
_FLAGS = rf"(?P<flags>(?:[ _./-]*{_FLAG}(?![A-Za-z]))*)"
_CAMERA = r"(?:[ _-]+(?:CAM(?:ERA)?[ _-]?)?(?P<camera>[A-Z])(?:[ _-]?CAM)?)?"
_SLATED = tuple(
    re.compile(rf"(?:SCENE|SC|SLATE|SL)?[ _.-]*{_SETUP}{middle}{_TAKE}{_FLAGS}{_CAMERA}", re.IGNORECASE)
    for middle in (r"[ _-]*(?:(?:TAKE|TK)[ _.-]*|T[ _.]*)0*", r"-0*")
)
_US_SETUP = re.compile(rf"{_SECOND_UNIT}(?P<scene>[A-Z]{{0,2}}\d+(?:pt|(?!pt)))[A-HJ-NP-Z]{{0,3}}", re.IGNORECASE)
_WORDED_TAKE = re.compile(rf"(?P<before>(?:{_FLAG}[ ./_-]*)*)0*(?P<take>\d+)(?P<after>(?:[ ./_*-]*{_FLAG})*)[ .*]*", re.IGNORECASE)


def read_flags(text: str) -> str:
    """Return the flags that a text is made of, in the standard order; other words are left out."""
    found = {_SAME_FLAG.get(word.upper(), word.upper()) for word in _FLAG_WORD.findall(text)}
    return " ".join(flag for flag in FLAGS if flag in found)


def typed_flags(text: str) -> str:
    """Read the flags of a take that a person typed, in any order and case. Raises Refused for a word that is none."""
    other = re.sub(r"[\s,.*]+", "", _FLAG_WORD.sub("", text))
    if other:
        msg = f"“{text.strip()}” is no flag of a take. Choose from {' '.join(FLAGS)}."
        raise Refused(msg)
    return read_flags(text)


def read_take(text: str) -> tuple[str, str]:
    """Split a take as it is written into number and flags: `3PU` is `("3", "PU")`, `02` is `("2", "")`.

    What is no number with flags is kept whole as the take, for it is somebody's word.
    """
    cleaned = text.strip()
    match = _WORDED_TAKE.fullmatch(cleaned)
    if match is None:
        return cleaned, ""
    return match["take"], read_flags(f"{match['before']} {match['after']}")


def read_setup(text: str, *, slating: Slating) -> Facts:
    """Read what stands on a board: US `24A` is a setup of scene `24`; a UK board is a slate and names no scene.

    A prefix X marks the second unit and is no part of the scene. A US text of another form is taken for both.
    """
    cleaned = text.strip()
    if not cleaned:
        return Facts()
    if slating is Slating.UK:
        return Facts(slate=cleaned.upper())
    match = _US_SETUP.fullmatch(cleaned)
    return Facts(setup=cleaned.upper().replace("PT", "pt"), scene=_cased(match["scene"])) if match else Facts(setup=cleaned, scene=cleaned)


def _cased(scene: str) -> str:
    return scene.upper().replace("PT", "pt")


def read_day(text: str, *, slating: Slating) -> str:
    """Return a date as `2026-11-20`, empty where the text is none.

    Reads `20261120`, `2026-11-20`, `20.11.2026`, `11/20/26`; day or month first follows the country of the slating
    unless one of the two is greater than twelve.
    """
    cleaned = text.strip()
    match = re.match(r"(\d{4})[-/._]?(\d{2})[-/._]?(\d{2})(?!\d)", cleaned)
    if match:
        return _day(int(match[1]), int(match[2]), int(match[3]))
    match = re.match(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)", cleaned)
    if match is None:
        return ""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    day_first = first > 12 or (second <= 12 and (slating is Slating.UK or match[2] == "."))
    day, month = (first, second) if day_first else (second, first)
    return _day(year if year > 99 else 2000 + year, month, day)


def typed_day(text: str, *, slating: Slating) -> str:
    """Read a shoot day that a person typed; empty stays empty. Raises Refused for what is no date."""
    day = read_day(text, slating=slating)
    if text.strip() and not day:
        msg = f"“{text.strip()}” is no day. Write it as 2026-11-20."
        raise Refused(msg)
    return day


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def read_roll_number(text: str) -> tuple[str, str]:
    """Split `A011/C003` into roll and clip number; a text of another form is a roll alone, or a number alone (`C003`)."""
    cleaned = text.strip()
    if re.fullmatch(r"C\d{3,4}", cleaned, re.IGNORECASE):
        return "", cleaned.upper()
    match = _ROLL_NUMBER.fullmatch(cleaned)
    if match is None:
        return cleaned.upper(), ""
    number = match[2].upper()
    return match[1].upper(), number if number.startswith("C") else f"C{number:0>3}"


def stem(name: str) -> str:
    """Return the last part of a path without its ending."""
    last = re.split(r"[\\/]", name)[-1]
    head, dot, ending = last.rpartition(".")
    return head if dot and head and len(ending) <= 5 and " " not in ending else last


def camera_file(name: str) -> Facts:
    """Read a camera file's name: camera, roll, number, day and, where the maker's rule gives it, the tape."""
    text = stem(name)
    for form in _CAMERA_FILES:
        match = form.match(text)
        if match:
            return _camera_facts(match.groupdict())
    return Facts(number=text.upper()) if _BARE_NUMBER.fullmatch(text) else Facts()


def _camera_facts(parts: dict[str, str | None]) -> Facts:
    camera = (parts["camera"] or "").upper()
    roll = f"{camera}{parts['roll']}"
    stamp = parts.get("day")
    reel = parts.get("reel")
    tape = f"{roll}{reel}" if reel else parts.get("red")
    return Facts(
        camera=camera,
        roll=roll,
        number=f"C{parts['number']}",
        tape=tape.upper() if tape else None,
        day=(_day(2000 + int(stamp[:2]), int(stamp[2:4]), int(stamp[4:])) or None) if stamp else None,
    )


def slated_file(name: str, *, slating: Slating) -> Facts:
    """Read a slated file's name: setup or slate, take, flags, and a camera where it stands behind them."""
    text = stem(name).strip()
    for form in _SLATED:
        match = form.fullmatch(text)
        if match and not re.fullmatch(r"(?:19|20)\d\d", match["setup"]):
            flags = read_flags(f"{match['word'] or ''} {match['flags']}") or None
            board = read_setup(match["setup"], slating=slating)
            return replace(board, take=match["take"], flags=flags, camera=match["camera"].upper() if match["camera"] else None)
    return Facts()


def read_name(path: str, *, slating: Slating) -> Facts:
    """Read a file's name: a camera file says nothing of scenes, a slated file nothing of rolls.

    A clip that only bears a number (`C0001`) takes camera and roll from a folder that is named like a roll.
    """
    found = camera_file(path)
    if found == Facts():
        return slated_file(path, slating=slating)
    if found.roll is None:
        for folder in reversed(re.split(r"[\\/]", path)[:-1]):
            match = re.fullmatch(r"([A-Z])_?(\d{3,4})(?:_?[A-Z0-9]{4,6})?", folder, re.IGNORECASE)
            if match:
                return replace(found, camera=match[1].upper(), roll=f"{match[1].upper()}{match[2]}")
    return found


def filled(first: Facts, *others: Facts) -> Facts:
    """Fill what the first leaves unsaid from the others, in their order."""
    words: dict[str, str | None] = {}
    for field in fields(Facts):
        words[field.name] = _first(getattr(facts, field.name) for facts in (first, *others))
    return Facts(**words)


def _first(words: Iterable[str | None]) -> str | None:
    return next((word for word in words if word), None)
