"""Make libraries of any size: a shoot of scenes, setups and takes with two cameras, and labels with a vocabulary of words.

All goes in by Edits, as the application writes, so the journal is there too. The same `seed` makes the same shoot.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from uuid import UUID

from dailies_logger.domain.clip import Clip, Facts, Measured
from dailies_logger.domain.identity import id_from, new_id
from dailies_logger.domain.label import DEFAULT_VOCABULARY, Label
from dailies_logger.domain.production import Person, Production
from dailies_logger.domain.take import Take
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.store.library import SqlLibrary, create
from dailies_logger.workflow.edit import Edit, Value, made

RATE = FrameRate.of(24000, 1001)

_PEOPLE = ("Anna", "Ben", "Carla", "Dieter", "Zoë", "")
_WORDS = [
    "tears in the eyes before the line",
    "looks off-axis then back",
    "hand on the glass",
    "laughs too early",
    "the pause before he answers",
    "steps into the light",
    "breath before the turn",
    "whispers the name",
    "50% of the line lost",
    "boom in frame top left",
    "soft on the move",
    "great energy at the door",
    "holds the look",
    "turns away slowly",
    "the coffee cup continuity",
    "louder second half",
    "sits down late",
]
_RARE = ("helicopter", "understudy", "marmalade", "Øresund", "lightning", "trombone")


@dataclass(frozen=True, slots=True)
class Made:
    """Hold a made library and the person who made it."""

    library: SqlLibrary
    person: Person


def make_person(name: str = "Al") -> Person:
    """Make a person."""
    return Person(id=new_id(), name=name)


def make_library(path: Path, *, person: Person | None = None) -> Made:
    """Make an empty library."""
    person = person or make_person()
    production = Production(id=new_id(), title="Night Bus", rate=RATE)
    return Made(create(path, production=production, person=person), person)


def make_take(number: int = 1, *, seed: int = 1, scenes: int = 60) -> Take:
    """Make the `number`-th take of the shoot (from 0), five takes a setup, three setups a scene."""
    scene = str(number // 15 % scenes + 1)
    day = number // 60 + 1
    return Take(
        id=id_from("take", seed, number),
        day=f"2026-{(day // 28) % 12 + 1:02d}-{day % 28 + 1:02d}",
        unit="1",
        scene=scene,
        setup=f"{scene}{'ABC'[number // 5 % 3]}",
        take=str(number % 5 + 1),
        circled=number % 5 == 2,
        supervisor_note="wind on the lav" if number % 7 == 0 else "",
    )


def make_clip(number: int = 1, *, take: Take | None = None, seed: int = 1) -> Clip:
    """Make the `number`-th clip (from 0), of camera A or B in turn."""
    camera, roll = "AB"[number % 2], f"{number // 40 + 1:03d}"
    name = f"{camera}{roll}C{number // 2 % 20 + 1:03d}_{seed:06d}"
    return Clip(
        id=id_from("clip", seed, number),
        path=f"/media/{name}.mov".encode(),
        file=f"/media/{name}.mov",
        byte_size=1_000_000 + number,
        measured=Measured(container="mov", codec="prores", width=1920, height=1080, rate=RATE, frames=2400, start=number * 3000, tape=name),
        facts=Facts(camera=camera, roll=f"{camera}{roll}", tape=name, scene=take.scene if take else None),
        start=number * 3000,
        take_id=take.id if take else None,
    )


def make_label(clip: UUID, *, author: UUID, start: int = 0, dice: random.Random | None = None, **fields: object) -> Label:
    """Make a label; with `dice`, of any kind, words and rating."""
    if dice is not None:
        fields = {
            "kind": dice.choice(DEFAULT_VOCABULARY.kinds).id,
            "text": dice.choice(_WORDS) if dice.random() < 0.6 else dice.choice(_RARE) if dice.random() < 0.01 else "",
            "rating": dice.choice((0, 0, 1, 2, 3, 3, 4, 5)),
            "who": dice.choice(_PEOPLE),
        } | fields
    given: dict[str, object] = {"id": new_id(), "kind": "best_moment", "end": start + 24, "at": datetime(2026, 11, 20, 10, tzinfo=UTC)}
    return Label(clip=clip, start=start, author=author, **(given | fields))  # type: ignore[arg-type]  # test values


def fill(made_library: Made, *, takes: int, angles: int = 2, labels: int = 0, seed: int = 1) -> None:
    """Fill a library with takes of so many angles, and labels spread over all clips."""
    library, author = made_library.library, made_library.person.id
    all_takes = [make_take(number, seed=seed) for number in range(takes)]
    clips = [make_clip(number, take=all_takes[number // angles], seed=seed) for number in range(takes * angles)]
    _write(library, author, "Ingest", [*all_takes, *clips])
    dice = random.Random(seed)
    spread = (
        make_label(clips[number % len(clips)].id, author=author, start=number // len(clips) * 20 % 2376, dice=dice)
        for number in range(labels)
    )
    _write(library, author, "Import labels", spread)


def _write(library: SqlLibrary, author: UUID, name: str, values: Sequence[Value] | Iterator[Value]) -> None:
    act, rest = new_id(), iter(values)
    while batch := list(islice(rest, 10_000)):
        library.write(Edit(name=name, author=author, act=act, changes=made(batch)))
