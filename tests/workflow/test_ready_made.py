"""The stringouts that every cutting room makes: each is a rule that can be read, and lays what its name says."""

from dataclasses import replace
from pathlib import Path

import pytest

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.errors import Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.production import Person
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.store.library import SqlLibrary, create
from dailies_logger.store.search import SqlSearch
from dailies_logger.workflow.edit import Edit, made
from dailies_logger.workflow.living import accept, offer
from dailies_logger.workflow.ready_made import READY_MADE, make
from tests.support.rushes import AUTHOR, PRODUCTION, camera_clip, label, slated

TAKE, NEXT = replace(slated(take="1"), circled=True), slated(take="2")
CLIP = replace(camera_clip("A001C001", frames=240, camera="A", scene="12", day="2026-11-20"), take_id=TAKE.id)
OTHER = replace(camera_clip("A001C002", frames=480, camera="A", scene="12", day="2026-11-20"), take_id=NEXT.id)
BEAT = Beat(id=new_id(), scene="12", name="the lie lands", rank=1)
LABELS = (
    label(CLIP, 24, 48, rating=4, beat=BEAT.id),
    label(CLIP, 100, 130, kind="eyeline", value="L>R", who="Old Tom"),
    label(OTHER, 48, 96, kind="emotional_beat", beat=BEAT.id, rating=2),
)


@pytest.fixture
def room(tmp_path: Path) -> SqlLibrary:
    """Return a library of two takes with three labels."""
    library = create(tmp_path / "a.dailies", production=PRODUCTION, person=Person(id=AUTHOR, name="Ann"))
    library.write(Edit(name="All", author=AUTHOR, changes=made((TAKE, NEXT, CLIP, OTHER, BEAT, *LABELS))))
    return library


@pytest.mark.parametrize(
    ("ready", "of", "name", "laid"),
    [
        ("circled", "12", "Circled takes of scene 12", [(CLIP, 0, 240)]),
        ("kem-roll", "12", "KEM roll of scene 12", [(CLIP, 0, 240), (OTHER, 0, 480)]),
        ("best-by-beat", "12", "Best moments of scene 12 by beat", [(CLIP, 24, 48)]),
        ("readings", "the lie lands", "Every reading of “the lie lands”", [(CLIP, 24, 48), (OTHER, 48, 96)]),
        ("eyeline", "old tom", "Eyelines of old tom", [(CLIP, 100, 130)]),
        ("selects", "2026-11-20", "Selects of 2026-11-20", [(CLIP, 24, 48)]),
        (
            "unlabelled",
            "12",
            "Unlabelled of scene 12",
            [(CLIP, 0, 24), (CLIP, 48, 100), (CLIP, 130, 240), (OTHER, 0, 48), (OTHER, 96, 480)],
        ),
    ],
)
def test_make__lays_what_its_name_says(room: SqlLibrary, ready: str, of: str, name: str, laid: list[tuple[object, int, int]]) -> None:
    search = SqlSearch(room)
    room.write(make(room, search, author=AUTHOR, ready=READY_MADE[ready], of=of))
    (stringout,) = room.where(Stringout)
    assert stringout.name == name
    placed = room.where(Placement, stringout=stringout.id)
    assert [(each.clip, each.start, each.end) for each in placed] == [(clip.id, start, end) for clip, start, end in laid]  # type: ignore[attr-defined]
    assert not offer(room, search, stringout=stringout.id)
    room.close()


def test_make__says_what_is_missing(room: SqlLibrary) -> None:
    search = SqlSearch(room)
    for of, sentence in ((' "" ', r"^Say of which scene it is to be made\.$"), ("99", r"would be empty: it finds no take\.$")):
        with pytest.raises(Refused, match=sentence):
            make(room, search, author=AUTHOR, ready=READY_MADE["kem-roll"], of=of)
    room.close()


def test_unlabelled__renews_itself_as_labels_come(room: SqlLibrary) -> None:
    search = SqlSearch(room)
    room.write(make(room, search, author=AUTHOR, ready=READY_MADE["unlabelled"], of="12"))
    (stringout,) = room.where(Stringout)
    room.write(Edit(name="Label", author=AUTHOR, changes=made([label(OTHER, 200, 300)])))
    assert offer(room, search, stringout=stringout.id).words == "+1 ~1"
    edit = accept(room, search, author=AUTHOR, stringout=stringout.id)
    assert edit is not None
    room.write(edit)
    placed = room.where(Placement, stringout=stringout.id)
    assert [(each.start, each.end) for each in placed][-2:] == [(96, 200), (300, 480)]
    room.close()
