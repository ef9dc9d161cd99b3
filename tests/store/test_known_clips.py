"""What is known of clips is read once, forgotten when it changes, and never newer than what the asker sees."""

from dataclasses import replace
from pathlib import Path

import pytest

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.take import Take
from dailies_logger.store import known_clips
from dailies_logger.store.known_clips import KnownClips
from dailies_logger.workflow.edit import Change, Edit, Value
from tests.support.library_maker import Made, fill, make_library


@pytest.fixture
def shoot(tmp_path: Path) -> Made:
    shoot = make_library(tmp_path / "show.dailies")
    fill(shoot, takes=6, labels=12)
    return shoot


def keys(shoot: Made) -> set[bytes]:
    return {clip.id.bytes for clip in shoot.library.where(Clip)}


def say(shoot: Made, before: Value, after: Value) -> None:
    shoot.library.write(Edit(name="Say", author=shoot.person.id, changes=(Change(before=before, after=after),)))


def scenes(shoot: Made, known: KnownClips) -> list[str]:
    """List the scenes of the clips, in their order."""
    with shoot.library.engines.reading() as connection:
        there = known.of(connection, keys(shoot))
    takes = {take.id: take.scene for take in shoot.library.where(Take)}
    scene = {clip.id: takes.get(clip.take_id, "") if clip.take_id else "" for clip in shoot.library.where(Clip)}
    assert [each.place for each in there.values()] == list(range(len(there)))
    return list(dict.fromkeys(scene[each.key] for each in there.values()))


def test_of__is_read_once(shoot: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    known = KnownClips()
    first = scenes(shoot, known)
    monkeypatch.setattr(known_clips, "_read", None)
    assert scenes(shoot, known) == first == ["1"]


@pytest.mark.parametrize("many", [1, 900])
def test_of__forgets_what_a_take_or_clip_was(shoot: Made, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr(known_clips, "_MANY", many)
    known, take = KnownClips(), shoot.library.where(Take)[0]
    assert scenes(shoot, known) == ["1"]
    say(shoot, take, replace(take, scene="47"))
    assert scenes(shoot, known) == ["1", "47"]
    (clip, *_) = shoot.library.where(Clip)
    say(shoot, clip, replace(clip, measured=replace(clip.measured, frames=11)))
    with shoot.library.engines.reading() as connection:
        assert known.of(connection, keys(shoot))[clip.id.bytes].frames == 11


def test_of__says_nothing_that_the_asker_cannot_see_yet(shoot: Made) -> None:
    known, (clip, *_) = KnownClips(), shoot.library.where(Clip)
    with shoot.library.engines.reading() as early:
        before = known.of(early, keys(shoot))[clip.id.bytes]
        say(shoot, clip, replace(clip, measured=replace(clip.measured, frames=11)))
        with shoot.library.engines.reading() as late:
            assert known.of(late, keys(shoot))[clip.id.bytes].frames == 11
        assert known.of(early, keys(shoot))[clip.id.bytes].frames == before.frames == 2400
    with shoot.library.engines.reading() as late:
        assert known.of(late, {clip.id.bytes})[clip.id.bytes].frames == 11
