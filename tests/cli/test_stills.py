"""Test `still` as scripts use it, and read the burnt-in number back from the file."""

from pathlib import Path

import av
import numpy as np
import pytest

from dailies_logger.media.burn import read_strip
from tests.support.command import asked, dailies

CLIP = "A001C001_261116_R1AB"


@pytest.mark.parametrize(("position", "frame"), [("0", 0), ("77", 77), ("21:04:13:15", 87), ("167", 167)])
def test_still__is_the_very_frame_full_size(library: Path, tmp_path: Path, position: str, frame: int) -> None:
    answer = asked("still", library, CLIP, position, "-o", tmp_path / "still.png")
    with av.open(str(tmp_path / "still.png")) as container:
        picture = next(container.decode(video=0))
    assert read_strip(picture.to_ndarray(format="gray").astype(np.uint8)) == answer["frame"] == frame
    clip = asked("clip", library, CLIP)
    assert (picture.width, picture.height) == (answer["width"], answer["height"]) == (640, 360)
    assert answer["clip"] == clip["id"]
    assert list(tmp_path.glob(".*.png")) == []


def test_still__writes_over_a_file_only_when_told(library: Path, tmp_path: Path) -> None:
    target = tmp_path / "still.png"
    target.write_text("mine")
    assert "--force" in dailies("still", library, CLIP, "3", "-o", target).refusal
    assert target.read_text() == "mine"
    assert asked("still", library, CLIP, "3", "-o", target, "--force")["frame"] == 3
    assert target.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("where", "name", "named"),
    [
        ((CLIP, "168"), "a.png", "168"),
        ((CLIP, "99:00:00:00"), "a.png", "99:00:00:00"),
        ((CLIP, "3"), "a.jpg", ".png"),
        (("nobody", "3"), "a.png", "nobody"),
    ],
)
def test_still__refuses_in_one_sentence_and_writes_nothing(
    library: Path, tmp_path: Path, where: tuple[str, str], name: str, named: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    assert named in dailies("still", library, *where, "-o", folder / name).refusal
    assert list(folder.iterdir()) == []


def test_still__of_a_folder_that_is_not_there_is_a_sentence(library: Path, tmp_path: Path) -> None:
    assert "still.png" in dailies("still", library, CLIP, "3", "-o", tmp_path / "none" / "still.png").refusal
