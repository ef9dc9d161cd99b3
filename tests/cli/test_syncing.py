"""`sync` over the sample shoot: B rolls twelve frames after A, the recorder two seconds before."""

from pathlib import Path

from tests.support.command import asked, dailies

TAKE = "24A-2"
APART = {"A": 0, "B": 12, "": -48}


def offsets(answer: dict[str, object]) -> dict[str, int | None]:
    clips = answer["clips"]
    assert isinstance(clips, list)
    return {clip["camera"]: clip["offset_frames"] for clip in clips}


def test_sync__by_sound_agrees_with_timecode_to_the_frame(library: Path) -> None:
    by_timecode, by_sound = asked("sync", library, TAKE), asked("sync", library, TAKE, "--by", "sound")
    assert offsets(by_timecode) == offsets(by_sound) == APART
    assert [clip["refused"] for clip in by_sound["clips"]] == ["", "", ""]
    assert all(clip["confidence"] > 1.4 for clip in by_sound["clips"][1:])
    assert not by_sound["applied"]


def test_sync__apply_puts_right_a_wrong_timecode_by_sound(library: Path) -> None:
    clip = next(one["clip"] for one in asked("sync", library, TAKE)["clips"] if one["camera"] == "B")
    asked("clip", library, clip, "--start-tc", "21:46:23:00")
    assert offsets(asked("sync", library, TAKE))["B"] == 72
    assert asked("sync", library, TAKE, "--by", "sound", "--apply")["applied"]
    assert [angle["offset_frames"] for angle in asked("take", library, TAKE)["angles"]] == [0, 12]
    assert not asked("sync", library, TAKE, "--by", "sound", "--apply")["applied"]
    asked("undo", library)
    assert [angle["offset_frames"] for angle in asked("take", library, TAKE)["angles"]] == [0, 72]


def test_sync__tells_people_and_refuses_an_unknown_take(library: Path) -> None:
    assert "+12 frames" in dailies("sync", library, TAKE).out
    assert "99Z-9" in dailies("sync", library, "99Z-9").refusal
