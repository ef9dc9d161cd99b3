"""Read the rows of a report as claims: what a row says, and of which clip it says so.

A camera report has one row a clip. A script supervisor has one row a take, with columns for each camera (`Cam A`, `Lens
A`): such a row makes one claim for each camera, and one for the take's sound files.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dailies_logger.domain.clip import Facts, Source
from dailies_logger.domain.production import Slating
from dailies_logger.workflow.naming import read_day, read_flags, read_roll_number, read_setup, read_take, slated_file
from dailies_logger.workflow.ports import Table

_BLANK = frozenset({"", "-", "--", "n/a", "unknown", "none", "null"})
_YES = frozenset({"y", "yes", "*", "x", "o", "1", "true", "t", "c", "p", "circled", "print", "printed", "good", "✓", "✔", "●", "◯", "○"})
_NO = frozenset({"n", "no", "0", "false", "f"})
_TC = re.compile(r"\d{1,2}[:.;]\d{2}[:.;]\d{2}[:.;]\d{2,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Hold what one row says of one clip, of a take's sound files (`sound`), or of all its clips (`whole_take`).

    `row` counts the table's rows from 1; `text` is how the row is shown; `name` and `file` help to find the clip.
    """

    row: int
    text: str
    facts: Facts
    start_tc: str = ""
    name: str = ""
    file: str = ""
    other: tuple[tuple[str, str], ...] = ()
    sound: bool = False
    whole_take: bool = False


def claims(table: Table, uses: Mapping[str, str], *, source: Source, slating: Slating) -> Iterator[Claim]:
    """Yield the claims of each row, in the order of the rows."""
    for number, row in enumerate(table.rows, start=1):
        reader = _Row(dict(_cells(table, row, uses)), source=source, slating=slating, asks_circled="circled" in uses.values())
        common = reader.common()
        loose = [(column, value) for column, value in zip(table.columns, row, strict=False) if not uses.get(column) and value.strip()]
        other = tuple([*loose, *reader.left_over])
        yield from _claims(Claim(row=number, text="", facts=common, other=other), reader)


def _cells(table: Table, row: tuple[str, ...], uses: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    found: dict[str, str] = {}
    for column, value in zip(table.columns, row, strict=False):
        use = uses.get(column, "")
        if not use or value.strip().casefold() in _BLANK:
            continue
        if use.startswith("note") and use in found:
            found[use] = f"{found[use]}\n{value.strip()}"
        else:
            found.setdefault(use, value.strip())
    yield from found.items()


def _claims(base: Claim, row: "_Row") -> Iterator[Claim]:
    cameras = row.cameras()
    for camera in cameras:
        facts = row.of_camera(base.facts, camera)
        yield replace(base, facts=facts, text=_shown(facts))
    if not cameras:
        yield _whole_row(base, row)
    elif base.facts.take and (base.facts.setup or base.facts.slate or base.facts.scene):
        yield replace(base, text=_shown(base.facts), sound=True)


def _whole_row(base: Claim, row: "_Row") -> Claim:
    """Claim a row for the one clip that it finds, else for its whole take."""
    one = replace(base, start_tc=row.start(), name=row.cells.get("name", ""), file=row.cells.get("file", ""))
    finds_clip = one.name or one.file or (one.facts.tape and one.start_tc) or (one.facts.roll and one.facts.number)
    return replace(one, text=one.name or one.file or _shown(one.facts), whole_take=not finds_clip)


def _shown(facts: Facts) -> str:
    board = facts.slate or facts.setup or facts.scene or ""
    slate = f"{board}-{facts.take}" if facts.take else board
    media = "/".join(part for part in (facts.roll, facts.number) if part)
    return " ".join(part for part in (slate, media) if part) or "a row without slate or clip"


class _Row:
    """Read the cells of one row, by use."""

    def __init__(self, cells: dict[str, str], *, source: Source, slating: Slating, asks_circled: bool) -> None:
        self.cells = cells
        self.left_over: list[tuple[str, str]] = []
        self._source = source
        self._slating = slating
        self._asks_circled = asks_circled

    def _get(self, use: str) -> str | None:
        return self.cells.get(use)

    def common(self) -> Facts:
        """Return what the row says whichever the camera."""
        facts = self._slate()
        roll, number = self._roll_number("")
        start = self.start() if self._source is Source.CAMERA_REPORT else None
        return replace(
            facts,
            camera=self._camera(),
            roll=roll,
            number=number,
            tape=self._get("tape"),
            sound_roll=None if self._mos() else self._get("sound_roll"),
            lens=self._get("lens"),
            shot_size=self._get("shot_size"),
            eyeline=self._get("eyeline"),
            circled=self._circled(),
            note=self._get("note"),
            day=self._day(),
            unit=self._get("unit"),
            start_tc=start or None,
        )

    def _mos(self) -> bool:
        return (self._get("sound_roll") or "").strip().upper() == "MOS"

    def _slate(self) -> Facts:
        board = self._board()
        take, flags = read_take(self._get("take") or "")
        named = read_flags(" ".join((flags, self._get("flags") or "", board.flags or "", "MOS" if self._mos() else "")))
        return replace(board, take=take or board.take, flags=named or None)

    def _board(self) -> Facts:
        scene, setup, slate, board = (self._get(use) for use in ("scene", "setup", "slate", "board"))
        if board:
            full = slated_file(board, slating=self._slating)
            read = full if full.take else read_setup(board, slating=self._slating)
        elif slate:
            read = Facts(slate=slate, setup=setup)
        elif setup:
            read = self._set_up(setup)
        else:
            return read_setup(scene or "", slating=self._slating)
        return replace(read, scene=scene or read.scene)

    def _set_up(self, setup: str) -> Facts:
        """Read a setup as it is written in the US; only there does it name the scene as well."""
        read = read_setup(setup, slating=Slating.US)
        return replace(read, setup=read.setup or setup, scene=read.scene if self._slating is Slating.US else None)

    def _camera(self) -> str | None:
        text = self._get("camera")
        match = re.fullmatch(r"(?:CAM(?:ERA)?\s*)?([A-Z]{1,2})(?:[\s_-]*CAM(?:ERA)?)?", text or "", re.IGNORECASE)
        if text and match is None:
            self.left_over.append(("Camera", text))
        return match[1].upper() if match else None

    def _roll_number(self, camera: str) -> tuple[str | None, str | None]:
        roll, number = read_roll_number(self._get(f"clip{camera}") or "")
        roll = roll or (self._get(f"roll{camera}") or "").upper()
        written = self._get(f"number{camera}") or ""
        if not number and re.fullmatch(r"C?\d{1,4}", written, re.IGNORECASE):
            number = f"C{written.lstrip('Cc'):0>3}"
        return roll or None, number or None

    def _circled(self) -> str | None:
        text = self._get("circled")
        if text is None:
            return "no" if self._asks_circled else None
        word = text.casefold()
        if word not in _YES | _NO:
            self.left_over.append(("Circled", text))
            return None
        return "yes" if word in _YES else "no"

    def _day(self) -> str | None:
        text = self._get("day")
        day = read_day(text, slating=self._slating) if text else ""
        if text and not day:
            self.left_over.append(("Date", text))
        return day or None

    def start(self) -> str:
        """Return the start where it is a timecode."""
        text = self._get("start_tc") or ""
        return text if _TC.fullmatch(text) else ""

    def cameras(self) -> list[str]:
        """List the cameras that have a cell of their own in this row; those with a clip, where clips are named."""
        named = {use[-1] for use in self.cells if use.startswith(("clip ", "roll ", "number "))}
        return sorted(named or {use[-1] for use in self.cells if " " in use})

    def of_camera(self, common: Facts, camera: str) -> Facts:
        """Return what the row says of one camera's clip."""
        roll, number = self._roll_number(f" {camera}")
        notes = [note for note in (common.note, self._get(f"note {camera}")) if note]
        return replace(
            common,
            camera=camera,
            roll=roll,
            number=number,
            lens=self._get(f"lens {camera}") or common.lens,
            shot_size=self._get(f"shot_size {camera}") or common.shot_size,
            eyeline=self._get(f"eyeline {camera}") or common.eyeline,
            note="\n".join(notes) or None,
        )
