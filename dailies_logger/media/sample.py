"""Make the sample shoot: one night of HARBOUR LIGHTS, two cameras, a recorder and the papers, all of our own making.

It is what the first run shows, and what tests and pictures of the application use: every frame carries its own number
(see burn.py), the clap lies on one timecode in all angles and in the recorder's file, and the papers name the takes.
"""

import csv
import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import numpy as np

from dailies_logger.domain.timecode import FrameRate, Timecode
from dailies_logger.media.sample_pictures import Board, draw
from dailies_logger.media.sample_sound import HZ, Line, Samples, openness, take_sound, write_wave
from dailies_logger.media.writing import Recipe, Slate, Track, write_movie

TITLE = "HARBOUR LIGHTS"
RATE = FrameRate.of(24000, 1001)
DAY = "2026-11-16"

_SAMPLES_A_FRAME = 2002
_B_LATER, _CLAP = 12, 36
_RECORDER_EARLY = 2 * HZ
_REEL = {"A": "A001R1AB", "B": "B001R2CD"}
_RECIPE = Recipe(codec="mpeg4", gop=12, options=(("qmin", "3"), ("qmax", "6")))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Coverage:
    """Hold what cameras A and B see of a setup."""

    framing: tuple[str, str]
    lens: tuple[str, str]
    size: tuple[str, str]
    eyeline: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Take:
    """Hold a take: what the supervisor wrote, when camera A rolled, and for how many frames."""

    number: int
    setup: str
    take: str
    start: str
    frames: int
    pace: float
    coverage: _Coverage
    circled: bool = False
    recorded: bool = False
    note: str = ""
    report: str = ""

    @property
    def first(self) -> int:
        """Return the timecode of camera A's first frame, in frames from midnight."""
        return Timecode.parse(self.start, rate=RATE).frame

    @property
    def moment(self) -> datetime:
        """Return when camera A rolled."""
        return datetime.fromisoformat(f"{DAY}T{self.start[:8]}+00:00")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shot:
    """Hold one camera's clip of a take. B rolls half a second after A and stops with it."""

    take: _Take
    place: int

    @property
    def camera(self) -> str:
        """Return the camera's letter."""
        return "AB"[self.place]

    @property
    def late(self) -> int:
        """Return how many frames after A it begins."""
        return _B_LATER * self.place

    @property
    def name(self) -> str:
        """Return the clip's name as a camera writes it."""
        reel = _REEL[self.camera]
        return f"{reel[:4]}C{self.take.number:03d}_261116_{reel[4:]}"

    @property
    def path(self) -> str:
        """Return where it lies in the shoot's folder."""
        return f"{_REEL[self.camera]}/{self.name}.mov"

    @property
    def board(self) -> Board:
        """Return what stands on the slate, and the framing."""
        return Board(
            name=self.name,
            setup=self.take.setup,
            take=self.take.take,
            roll=_REEL[self.camera][:4],
            camera=self.camera,
            start=self.take.first + self.late,
            frames=self.take.frames - self.late,
            clap=_CLAP - self.late,
            framing=self.take.coverage.framing[self.place],
            pace=self.take.pace,
            late=self.late / float(RATE),
        )


_QUAY = _Coverage(framing=("wide", "medium"), lens=("32mm", "75mm"), size=("WS", "MCU"), eyeline=("", "L>R"))
_BOATHOUSE = _Coverage(framing=("nell", "ivo"), lens=("85mm", "85mm"), size=("CU", "CU"), eyeline=("L>R", "R>L"))

_TAKES = (
    _Take(number=1, setup="24", take="1", start="21:04:10:00", frames=168, pace=1.0, coverage=_QUAY, note="Boat horn over her line"),
    _Take(
        number=2,
        setup="24",
        take="2",
        start="21:09:32:12",
        frames=192,
        pace=0.8,
        coverage=_QUAY,
        circled=True,
        note="Good pace, both cameras",
    ),
    _Take(
        number=3,
        setup="24A",
        take="1",
        start="21:41:05:06",
        frames=156,
        pace=1.2,
        coverage=_BOATHOUSE,
        note="Soft at the head on B",
        report="Filter changed",
    ),
    _Take(
        number=4,
        setup="24A",
        take="2",
        start="21:46:20:00",
        frames=216,
        pace=0.9,
        coverage=_BOATHOUSE,
        circled=True,
        recorded=True,
        note="The look before the line",
    ),
    _Take(number=5, setup="24A", take="3", start="21:52:47:18", frames=150, pace=1.1, coverage=_BOATHOUSE, note="Wait longer at the door"),
)
_SHOTS = tuple(_Shot(take=take, place=place) for take in _TAKES for place in (0, 1))


def make_sample(folder: Path, *, progress: Callable[[int, int], None] = lambda done, total: None) -> list[Path]:
    """Make the sample shoot in a folder and return its files; `progress(done, total)` after each. The same every time.

    Takes ten seconds or so. Files of the same names are replaced. Raises OSError where the folder will not take them.
    """
    for name in (*_REEL.values(), "SOUND", "REPORTS"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    work = [partial(_movie, folder, shot) for shot in _SHOTS]
    work += [partial(_recording, folder, take) for take in _TAKES if take.recorded]
    work += [partial(_camera_report, folder), partial(_supervisor, folder)]
    made: list[Path] = []
    with ThreadPoolExecutor(2) as pool:
        for path in pool.map(_run, work):
            made.append(path)
            progress(len(made), len(work))
    return made


def _run(work: Callable[[], Path]) -> Path:
    return work()


def _lines(take: _Take) -> tuple[Line, ...]:
    """Return who speaks when: an exchange after the clap, quicker or slower by the take's pace."""
    at = 2.4
    lines = []
    for who, seconds in (("NELL", 1.0), ("IVO", 0.7), ("NELL", 1.3), ("IVO", 1.1), ("NELL", 0.8)):
        lines.append(Line(who=who, start=at, seconds=seconds / take.pace))
        at += (seconds + 0.25 + 0.1 * (take.number % 3)) / take.pace
    return tuple(line for line in lines if line.start + line.seconds < take.frames / float(RATE))


def _sound(take: _Take) -> Samples:
    """Return the take's one sound, from two seconds before camera A to a second after: every file is cut from it."""
    samples = _RECORDER_EARLY + take.frames * _SAMPLES_A_FRAME + HZ
    lines = [replace(line, start=line.start + _RECORDER_EARLY / HZ) for line in _lines(take)]
    return take_sound(lines, samples=samples, clap=_RECORDER_EARLY + _CLAP * _SAMPLES_A_FRAME, seed=take.number)


def _movie(folder: Path, shot: _Shot) -> Path:
    path, board = folder / shot.path, shot.board
    first = _RECORDER_EARLY + shot.late * _SAMPLES_A_FRAME
    heard = _sound(shot.take)[first : first + board.frames * _SAMPLES_A_FRAME] // (1 + shot.place)
    speaking = partial(openness, _lines(shot.take))
    write_movie(
        path,
        draw(board, rate=RATE, title=TITLE, speaking=speaking),
        rate=RATE.fraction,
        recipe=_RECIPE,
        slate=Slate(timecode=str(Timecode(board.start, RATE)), reel=_REEL[shot.camera], recorded=shot.take.moment),
        sound=Track(samples=heard.reshape(1, -1)),
    )
    return path


def _recording(folder: Path, take: _Take) -> Path:
    """Write the recorder's file: boom and a quieter lavalier, with time reference and iXML."""
    path = folder / "SOUND" / f"{take.setup}-T{take.take:0>2}.WAV"
    boom = _sound(take)
    reference = take.first * _SAMPLES_A_FRAME - _RECORDER_EARLY
    write_wave(path, np.stack([boom, boom // 3]), time_reference=reference, recorded=take.moment - timedelta(seconds=2), ixml=_ixml(take))
    return path


def _ixml(take: _Take) -> str:
    tracks = "".join(
        f"<TRACK><CHANNEL_INDEX>{place}</CHANNEL_INDEX><NAME>{name}</NAME></TRACK>" for place, name in enumerate(("Boom", "Nell"), start=1)
    )
    circled = str(take.circled).upper()
    return (
        '<?xml version="1.0" encoding="UTF-8"?><BWFXML><IXML_VERSION>1.61</IXML_VERSION>'
        f"<PROJECT>{TITLE}</PROJECT><SCENE>{take.setup}</SCENE><TAKE>{take.take}</TAKE><TAPE>S001</TAPE><CIRCLED>{circled}</CIRCLED>"
        f"<SPEED><TIMECODE_RATE>{RATE}</TIMECODE_RATE><TIMECODE_FLAG>NDF</TIMECODE_FLAG></SPEED>"
        f"<TRACK_LIST><TRACK_COUNT>2</TRACK_COUNT>{tracks}</TRACK_LIST></BWFXML>"
    )


def _camera_report(folder: Path) -> Path:
    """Write the ALE of camera A, as a lab does: tabs and CR LF."""
    path = folder / "REPORTS" / "A001_20261116.ale"
    columns = "Name,Tracks,Start,End,Duration,Tape,Camroll,Soundroll,Scene,Take,FPS,Camera,Lens,Circled,Shoot Date,Comments"
    rows = [columns.split(","), *(_camera_row(shot) for shot in _SHOTS if shot.camera == "A")]
    data = "\r\n".join("\t".join(row) for row in rows[1:])
    heading = "Heading\r\nFIELD_DELIM\tTABS\r\nVIDEO_FORMAT\tCUSTOM\r\nAUDIO_FORMAT\t48khz\r\nFPS\t23.976\r\n\r\nColumn\r\n"
    path.write_bytes((heading + "\t".join(rows[0]) + "\r\n\r\nData\r\n" + data + "\r\n").encode())
    return path


def _camera_row(shot: _Shot) -> list[str]:
    take, start = shot.take, Timecode(shot.board.start, RATE)
    end, length = start + shot.board.frames, Timecode(shot.board.frames, RATE)
    said = [shot.name, "VA1", str(start), str(end), str(length), _REEL["A"], _REEL["A"][:4], "S001", take.setup, take.take, "23.976", "A"]
    return [*said, take.coverage.lens[0], "Y" if take.circled else "", DAY.replace("-", ""), take.report]


def _supervisor(folder: Path) -> Path:
    """Write the script supervisor's log as her program gives it: a title row, then one row a take."""
    path = folder / "REPORTS" / "HarbourLights_Day01_Supervisor.csv"
    text = io.StringIO(newline="")
    sheet = csv.writer(text)
    sheet.writerow([TITLE, "Day 1", DAY])
    columns = "Date,Scene,Setup,Take,Circled,Cam A,Cam B,Snd Roll,Lens A,Lens B,Size A,Size B,Eyeline A,Eyeline B,Comments"
    sheet.writerow(columns.split(","))
    for take in _TAKES:
        clips = [f"{_REEL[camera][:4]}/C{take.number:03d}" for camera in "AB"]
        seen = take.coverage
        said = [DAY, take.setup.rstrip("A"), take.setup, take.take, "*" if take.circled else "", *clips, "S001"]
        sheet.writerow([*said, *seen.lens, *seen.size, *seen.eyeline, take.note])
    path.write_text(text.getvalue(), encoding="utf-8-sig", newline="")
    return path
