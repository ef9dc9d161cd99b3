"""The count of wrong frames looks at frames, finds none, and sees one where a reader gives a neighbour."""

from dataclasses import replace

import pytest

from dailies_logger.domain.picture import Picture
from dailies_logger.media.frames import ClipFrames
from tests.benchmarks.bench_player_ways import benches
from tests.support.ways import SHOTS

SMALL = tuple(shot for shot in SHOTS if shot.file in {"mjpeg_30.mov", "dnxhr_48.mov", "mpeg4_60.mov"})
TAKE = (tuple(shot.file for shot in SMALL),)


def test_benches__look_at_frames_and_find_none_wrong() -> None:
    (result,) = benches(SMALL[:1], ())
    assert result.ours == 0
    assert int(result.note.split()[1].replace(",", "")) > 300


def test_benches__see_a_neighbour(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = ClipFrames.picture

    def neighbour(frames: ClipFrames, frame: int, *, width: int = 0) -> Picture:
        """Give the frame before as this one."""
        return replace(exact(frames, max(0, frame - 1), width=width), frame=frame)

    monkeypatch.setattr(ClipFrames, "picture", neighbour)
    (result,) = benches(SMALL, TAKE)
    assert result.ours > 1000
    assert "the first" in result.note
