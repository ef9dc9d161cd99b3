"""Sync the shared shooting day by its sound, against its truth file: right to the frame, or refused; never a wrong offset accepted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from uuid import UUID

import numpy as np
import pytest

from dailies_logger.domain.clip import Clip, Facts
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.take import Take
from dailies_logger.media.drive import MediaDrive
from dailies_logger.media.sound import ClipSound
from dailies_logger.media.sync_sound import HZ, Mono, heard, lag
from dailies_logger.workflow import syncing
from dailies_logger.workflow.overlap import is_sound
from dailies_logger.workflow.ports import Apart
from dailies_logger.workflow.syncing import GATE, By, Offset
from tests.support.intake import library
from tests.support.memory_library import MemoryLibrary
from tests.support.proxies import clip_of, memory_library
from tests.support.shoot import MATERIAL, Shoot, find_shoot

pytestmark = pytest.mark.material

FILM = Fraction(24000, 1001)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolled:
    """Hold a take of the day: what its truth says, its cameras' clips by letter, and the recorder's file under "R"."""

    truth: Mapping[str, Any]
    clips: Mapping[str, Clip]

    @property
    def name(self) -> str:
        return f"{self.truth['setup']}-{self.truth['take']}"

    def seconds(self, which: str) -> Fraction:
        """Return when a clip begins after camera A."""
        if which == "R":
            return Fraction(self.truth["recorder_offset_samples"], 48_000)
        return Fraction(self.truth["offset_frames"][which]) / FILM


@pytest.fixture(scope="module")
def takes() -> list[Rolled]:
    """Read the takes that several cameras or a recorder heard."""
    shoot = find_shoot()
    rolled = [Rolled(truth=truth, clips=_clips(shoot, truth)) for truth in shoot.truth["takes"]]
    return [take for take in rolled if len(take.clips) > 1]


def _clips(shoot: Shoot, truth: Mapping[str, Any]) -> dict[str, Clip]:
    named = {"setup": truth["setup"], "take": truth["take"]}
    files = {each["camera"]: each["file"] for each in shoot.truth["clips"] if named.items() <= each.items()}
    files.update(("R", each["file"]) for each in shoot.truth["sound"] if named.items() <= each.items())
    key = id_from("shoot", truth["setup"], truth["take"])
    return {which: _clip(shoot, file, Facts(camera=which if which != "R" else None, **named), key) for which, file in sorted(files.items())}


def _clip(shoot: Shoot, file: str, facts: Facts, take: UUID) -> Clip:
    """Read a clip; that it has a timecode is kept from whoever syncs."""
    found = clip_of(shoot.path(file))
    return Clip(id=found.id, path=found.path, file=found.file, measured=found.measured, facts=facts, take_id=take)


def _proposed(rolled: Rolled) -> dict[str, Offset]:
    first = next(iter(rolled.clips.values()))
    assert first.take_id is not None
    take = Take(id=first.take_id, setup=rolled.truth["setup"], take=rolled.truth["take"])
    known: MemoryLibrary = library(take, *rolled.clips.values())
    told = syncing.propose(known, MediaDrive(known), take=take.id, by=By.SOUND)
    return {which: next(one for one in told if one.clip.id == clip.id) for which, clip in rolled.clips.items()}


def test_propose__is_the_truth_to_the_frame_or_refused_where_the_sound_repeats(takes: list[Rolled]) -> None:
    assert {take.name: take.truth["sync"] for take in takes} == {
        "12-1": "clear",
        "12-2": "clear",
        "12A-1": "ambiguous",
        "12A-2": "clear",
        "12B-1": "clear",
    }
    for take in takes:
        for which, told in _proposed(take).items():
            if which == "A":
                assert told.seconds == 0
            elif take.truth["sync"] == "ambiguous":
                assert (told.seconds, "the sound repeats" in told.refused) == (None, True), take.name
            else:
                assert told.seconds is not None, (take.name, which, told.refused)
                assert told.confidence is not None
                assert told.confidence >= GATE
                exact = is_sound(told.clip)
                assert abs(told.seconds - take.seconds(which)) <= (Fraction(1, 1000) if exact else 0), (take.name, which)


def test_propose__hears_the_recorder_two_seconds_early_to_the_millisecond(takes: list[Rolled]) -> None:
    (recorded,) = [take for take in takes if "R" in take.clips]
    told = _proposed(recorded)["R"]
    assert told.seconds is not None
    assert abs(told.seconds + 2) <= Fraction(1, 1000)


def _apart(one: Clip, others: Sequence[Clip]) -> list[Apart]:
    return list(MediaDrive(memory_library()).sounds_apart(one, others))


def test_sounds_apart__agree_whichever_angle_is_the_first(takes: list[Rolled]) -> None:
    for take in (take for take in takes if take.truth["sync"] == "clear"):
        for first in ("B", *(which for which in take.clips if which in "CR")):
            others = [which for which in take.clips if which != first]
            for which, apart in zip(others, _apart(take.clips[first], [take.clips[each] for each in others]), strict=True):
                truth = take.seconds(which) - take.seconds(first)
                assert abs(apart.seconds - truth) < 1 / FILM / 8, (take.name, first, which)
                assert apart.ratio >= GATE


def test_sounds_apart__of_what_was_never_in_one_place_are_not_believed(takes: list[Rolled]) -> None:
    """Take clips of other places; between the takes of the day the same few spoken lines come again, which is playback and no chance."""
    shoot = find_shoot()
    (place,) = [each["file"] for each in shoot.truth["clips"] if each["setup"] == "13B"]
    strange = [shoot.path(place), *(MATERIAL / "media" / name for name in ("sounddevices__A101_3.WAV", "gpmf-parser__max-heromode.mp4"))]
    clips = [clip_of(path) for path in strange if path.exists()]
    heard_apart = {(take.name, apart.clip): apart.ratio for take in takes for apart in _apart(take.clips["A"], clips) if not apart.trouble}
    assert len(heard_apart) >= len(takes)
    assert {pair: ratio for pair, ratio in heard_apart.items() if ratio >= GATE} == {}


def _heard(clip: Clip) -> Mono:
    sound = ClipSound(clip.path)
    found = heard(sound)
    sound.close()
    return found


def test_lag__of_short_pieces_in_noise_as_loud_as_the_voices_is_right_or_refused(takes: list[Rolled]) -> None:
    chance = np.random.default_rng(12)
    believed = 0
    for take in (take for take in takes if take.truth["sync"] == "clear"):
        whole, other = _heard(take.clips["A"]), _heard(take.clips["B"])
        for start in range(0, len(other) - 2 * HZ, 2 * HZ):
            piece = other[start : start + 2 * HZ]
            noise = chance.standard_normal(len(piece)).astype(np.float32) * np.float32(np.std(piece))
            samples, ratio = lag(whole, (piece + noise) * np.float32(0.2))
            if ratio >= GATE:
                believed += 1
                assert abs(Fraction(samples - start, HZ) - take.seconds("B")) < 1 / FILM / 2, (take.name, start)
    assert believed >= 4


def test_lag__of_a_voice_that_is_played_back_in_a_loop_is_refused(takes: list[Rolled]) -> None:
    chance = np.random.default_rng(13)
    for take in (take for take in takes if take.truth["sync"] == "clear"):
        voice = _heard(take.clips["A"])[2 * HZ : 2 * HZ + 5 * HZ // 4]
        loop: Mono = np.tile(voice, 7)
        room: list[Mono] = [chance.standard_normal(len(loop)).astype(np.float32) for _ in range(2)]
        soft = np.float32(np.std(voice) / 20)
        assert lag(loop + soft * room[0], (loop + soft * room[1])[HZ // 3 : 5 * HZ])[1] < GATE, take.name
