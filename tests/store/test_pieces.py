"""What a rule needs of labels is the same whether it is read in small tuples or of whole labels, clips and takes."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import SHOT_SIZES, Label
from dailies_logger.domain.stringout import Angles, Lays, Stringout
from dailies_logger.domain.take import Take
from dailies_logger.store import known_clips
from dailies_logger.store.pieces import _COLUMNS
from dailies_logger.store.search import SqlSearch
from dailies_logger.workflow.assembling import Moment, ruled
from dailies_logger.workflow.edit import Change, Edit, made
from dailies_logger.workflow.finding import asked
from dailies_logger.workflow.ordering import DIRECTIONS
from dailies_logger.workflow.pieces import FACTS, pieces_of
from dailies_logger.workflow.ports import Piece
from dailies_logger.workflow.query import AllOf, Term
from tests.support.library_maker import Made, make_library
from tests.support.rushes import NTSC, PAL, camera_clip, slated

QUERIES = [
    "",
    "kind:best_moment",
    "rating:>=3",
    "scene:1 kind:best_moment",
    "camera:A or kind:size",
    "size:>MS",
    "-kind:reaction",
    "kind:stunt",
]


class Plainly(SqlSearch):
    """Answer what a rule asks by whole labels, clips and takes."""

    def pieces(self, query: Term, *, facts: Sequence[str] = ()) -> list[Piece]:
        return pieces_of(self.labels(query).hits, facts)


def rushes(seed: int) -> list[Take | Clip | Beat | Label]:
    """Make takes of two cameras, clips without a take, beats, and labels of all sorts: open ones, some beyond the end of their clip."""
    dice = random.Random(seed)
    takes = [slated(str(dice.randint(1, 3)), str(number), rating=dice.randint(0, 2), slate=dice.choice(["", "9"])) for number in range(6)]
    clips = [
        camera_clip(
            f"{dice.choice('AB')}001C{number:03d}",
            frames=dice.choice([0, 60, 240]),
            rate=dice.choice([PAL, NTSC]),
            start=dice.choice([None, "03:59:00:00", "10:00:00:00", "23:00:00:00"]),
            take=dice.choice([*takes, None]),
            lens=dice.choice([None, "", "75 mm", "25mm"]),
            shot_size=dice.choice([None, "WS 2S", "CU", "no word"]),
            scene=dice.choice([None, "", "4A"]),
            camera=dice.choice([None, "A", "B"]),
        )
        for number in range(12)
    ]
    clips = [replace(each, measured=replace(each.measured, rate=None)) if dice.random() < 0.1 else each for each in clips]
    beats = [Beat(id=new_id(), scene=scene, name=name, rank=rank) for scene, name, rank in (("2", "b", 2), ("10", "a", 1), ("2", "a", 1))]
    labels = [_label(dice, dice.choice(clips), beats) for _ in range(60)]
    return [*takes, *clips, *beats, *labels]


def _label(dice: random.Random, clip: Clip, beats: list[Beat]) -> Label:
    start, kind = dice.randint(0, 250), dice.choice(["best_moment", "best_moment", "size", "reaction", "best_angle"])
    return Label(
        id=new_id(),
        clip=clip.id,
        kind=kind,
        start=start,
        end=dice.choice([None, start, start + 1, start + 40, start + 90]),
        value=dice.choice(["", *SHOT_SIZES]) if kind == "size" else "",
        rating=dice.randint(0, 5),
        beat=dice.choice([None, new_id(), *(beat.id for beat in beats)]),
        author=clip.id,
        at=datetime(2026, 11, 20, tzinfo=UTC),
    )


@pytest.fixture(scope="module", params=[1, 2, 3])
def shoot(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    shoot = make_library(tmp_path_factory.mktemp("pieces") / "show.dailies")
    shoot.library.write(Edit(name="Shoot", author=shoot.person.id, changes=made(rushes(request.param))))
    return shoot


orders = st.lists(st.sampled_from([f"{key}:{way}" for key, ways in DIRECTIONS.items() for way in ways]), max_size=3).map(" ".join)


rules = st.builds(
    Stringout,
    id=st.just(new_id()),
    name=st.just("Best"),
    query=st.sampled_from(QUERIES),
    order=orders,
    group=st.sampled_from(["", *DIRECTIONS]),
    gap=st.just(12),
    angles=st.sampled_from(Angles),
    lays=st.sampled_from(Lays),
)


@settings(max_examples=60)
@given(rule=rules)
def test_ruled__lays_the_same_as_by_a_plain_reading(shoot: Made, rule: Stringout) -> None:
    assert ruled(shoot.library, SqlSearch(shoot.library), rule) == ruled(shoot.library, Plainly(shoot.library), rule)


@settings(max_examples=40)
@given(query=st.sampled_from(QUERIES), facts=st.lists(st.sampled_from(list(FACTS)), max_size=5, unique=True))
def test_pieces__are_those_of_the_labels_found_with_the_facts_asked_for(shoot: Made, query: str, facts: list[str]) -> None:
    search, term = SqlSearch(shoot.library), asked(shoot.library, query)
    assert search.pieces(term, facts=facts) == pieces_of(search.labels(term).hits, facts)


def test_pieces__answer_every_fact_that_there_is() -> None:
    assert set(_COLUMNS) == set(FACTS)


@pytest.mark.parametrize("many", [1, 4000])
def test_ruled__knows_at_once_what_became_of_clips_and_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    """Whoever wrote it: what a search knows of a clip is of now, wherever it was read first."""
    monkeypatch.setattr(known_clips, "_MANY", many)
    shoot = make_library(tmp_path / "show.dailies")
    first, second = (camera_clip(f"{letter}001", take=take) for letter, take in (("A", slated("1")), ("B", slated("2"))))
    labels = [
        Label(id=new_id(), clip=clip.id, kind="note", start=3, end=9, author=clip.id, at=datetime(2026, 1, 1, tzinfo=UTC))
        for clip in (first, second)
    ]
    shoot.library.write(Edit(name="Shoot", author=shoot.person.id, changes=made([slated("1"), slated("2"), first, second, *labels])))
    search = SqlSearch(shoot.library)

    def laid() -> list[Moment]:
        return ruled(shoot.library, search, Stringout(id=new_id(), name="All", query=""))

    assert [each.clip for each in laid()] == [first.id, second.id]
    renamed = Change(before=slated("1"), after=replace(slated("1"), scene="3"))
    shorter = Change(before=second, after=replace(second, measured=replace(second.measured, frames=7)))
    shoot.library.write(Edit(name="Take", author=shoot.person.id, changes=(renamed, shorter)))
    assert [(each.clip, each.end, each.length) for each in laid()] == [(second.id, 7, 7), (first.id, 9, 240)]
    assert len(search.pieces(AllOf())) == 2
