"""Test telling what nobody has watched."""

from datetime import UTC, datetime
from pathlib import Path

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.domain.viewing import Viewing
from tests.support.command import asked, dailies
from tests.support.library_maker import fill, make_library


def test_unwatched__counts_takes_scenes_and_days(tmp_path: Path) -> None:
    made = make_library(tmp_path / "show.dailies")
    path = made.library.path
    assert dailies("unwatched", path).out == "No takes.\n"
    fill(made, takes=2)
    clip = made.library.where(Clip)[0]
    seen = Viewing(id=new_id(), clip=clip.id, person=made.person.id, range=FrameRange(0, 1200), at=datetime.now(UTC))
    made.library.keep_viewings([seen])
    made.library.close()
    told = asked("unwatched", path)
    minutes = 2400 * 1001 / 24000 / 60
    takes = {take["id"]: take for take in told["takes"]}
    mine = takes.pop(str(clip.take_id))
    assert (mine["minutes"], mine["unseen_minutes"], mine["watched_by"]) == (round(2 * minutes, 3), round(1.5 * minutes, 3), ["Al"])
    (other,) = takes.values()
    assert (other["unseen_minutes"], other["watched_by"]) == (round(2 * minutes, 3), [])
    assert [(scene["scene"], scene["unseen_minutes"]) for scene in told["scenes"]] == [("1", round(3.5 * minutes, 3))]
    assert [(day["minutes"], day["unseen_minutes"]) for day in told["days"]] == [(round(4 * minutes, 3), round(3.5 * minutes, 3))]
    assert "5.8" in dailies("unwatched", path).out
    assert len(asked("unwatched", path, "--query", f"take:{made_take(path, clip)}")["takes"]) == 1
    assert "field" in dailies("unwatched", path, "--query", "nonsense:1").refusal


def made_take(path: Path, clip: Clip) -> str:
    """Return the take number of a clip."""
    (take,) = [take for take in asked("list", path, "takes")["takes"] if take["id"] == str(clip.take_id)]
    return str(take["take"])
