"""Know the stringouts that every cutting room makes, ready to be made of a scene, a day, a beat or a character.

Each is a rule as an editor would write it: what it is asked for fills its query, and it can be changed like any other afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from uuid import UUID

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.errors import Refused
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Angles, Lays
from dailies_logger.domain.take import Take
from dailies_logger.workflow.assembling import make_stringout
from dailies_logger.workflow.beat_grid import scenes
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.ports import Library, Search

PAUSE = 12
"""Frames of black between two groups."""


class Of(Enum):
    """Name what a ready-made stringout is of: the field of the query that says so."""

    SCENE = "scene"
    DAY = "day"
    BEAT = "beat"
    WHO = "who"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """Hold a ready-made stringout: its id, its name for people, what it is `of`, and its rule; `{}` stands for what it is asked for."""

    id: str
    name: str
    of: Of
    query: str
    order: str
    lays: Lays = Lays.LABELS
    group: str = ""
    angles: Angles = Angles.LABELLED


_ALL = (
    Ready(
        id="circled",
        name="Circled takes of scene {}",
        of=Of.SCENE,
        query="scene:{} circled:yes",
        order="slate setup take camera",
        lays=Lays.TAKES,
    ),
    Ready(id="kem-roll", name="KEM roll of scene {}", of=Of.SCENE, query="scene:{}", order="slate setup take camera", lays=Lays.TAKES),
    Ready(
        id="best-by-beat",
        name="Best moments of scene {} by beat",
        of=Of.SCENE,
        query="scene:{} kind:best_moment or scene:{} beat:* rating:>=4",
        order="beat size:wide>tight rating:high>low",
        group="beat",
    ),
    Ready(id="readings", name="Every reading of “{}”", of=Of.BEAT, query='beat:"{}"', order="size:wide>tight slate take"),
    Ready(id="eyeline", name="Eyelines of {}", of=Of.WHO, query='who:"{}" lane:eyeline', order="scene slate take timecode"),
    Ready(id="selects", name="Selects of {}", of=Of.DAY, query="day:{} rating:>=4", order="scene slate take timecode", group="scene"),
    Ready(id="unlabelled", name="Unlabelled of scene {}", of=Of.SCENE, query="scene:{}", order="slate setup take camera", lays=Lays.REST),
)

READY_MADE: Mapping[str, Ready] = MappingProxyType({each.id: each for each in _ALL})
"""The ready-made stringouts by their ids, in the order in which they are offered."""


def known(library: Library, of: Of) -> tuple[str, ...]:
    """List what a ready-made stringout can be of in this library."""
    if of is Of.SCENE:
        return tuple(scenes(library))
    noun, field = {Of.DAY: (Take, "day"), Of.BEAT: (Beat, "name"), Of.WHO: (Label, "who")}[of]
    return tuple(sorted(library.words(noun, field), key=str.casefold))


def make(library: Library, search: Search, *, author: UUID, ready: Ready, of: str) -> Edit:
    """Make a ready-made stringout of a scene, day, beat or character. Raises Refused where nothing is found, or there is one already."""
    wanted = " ".join(of.replace('"', " ").split())
    if not wanted:
        msg = f"Say of which {ready.of.value} it is to be made."
        raise Refused(msg)
    asked = wanted if " " not in wanted or '"' in ready.query else f'"{wanted}"'
    return make_stringout(
        library,
        search,
        author=author,
        name=ready.name.format(wanted),
        query=ready.query.format(*[asked] * ready.query.count("{}")),
        order=ready.order,
        lays=ready.lays,
        group=ready.group,
        gap=PAUSE if ready.group else 0,
        angles=ready.angles,
    )
