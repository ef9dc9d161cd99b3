"""Prove that the drawn pictures are alive: framings differ, mouths move with the words, the slate closes on the clap."""

import numpy as np
import pytest
from numpy.typing import NDArray

from dailies_logger.domain.timecode import FrameRate
from dailies_logger.media.burn import read_strip
from dailies_logger.media.sample_pictures import HEIGHT, WIDTH, Board, Speaking, draw

RATE = FrameRate.of(24000, 1001)


def _drawn(framing: str, *, frames: int = 60, speaking: Speaking = lambda who, second: 0.0) -> list[NDArray[np.uint8]]:
    board = Board(
        name="A001C001", setup="24", take="1", roll="A001", camera="A", start=0, frames=frames, clap=10, framing=framing, pace=1.0, late=0.0
    )
    return [planes.copy() for planes in draw(board, rate=RATE, title="HARBOUR LIGHTS", speaking=speaking)]


@pytest.mark.parametrize("framing", ["wide", "medium", "nell", "ivo"])
def test_draw__numbers_every_picture(framing: str) -> None:
    drawn = _drawn(framing, frames=30)
    assert [read_strip(planes[:HEIGHT]) for planes in drawn] == list(range(30))
    assert {planes.shape for planes in drawn} == {(HEIGHT * 3 // 2, WIDTH)}


def test_draw__framings_differ() -> None:
    last = [_drawn(framing)[-1] for framing in ("wide", "medium", "nell", "ivo")]
    for place, one in enumerate(last):
        assert all(np.abs(one.astype(int) - other.astype(int)).mean() > 3 for other in last[place + 1 :])


def test_draw__clap__is_the_only_white_picture_and_the_slate_goes() -> None:
    drawn = _drawn("medium")
    assert [number for number, planes in enumerate(drawn) if planes[60:300].mean() > 200] == [10]
    slate = (slice(118, 268), slice(176, 464))
    assert np.abs(drawn[5][slate].astype(int) - drawn[12][slate].astype(int)).mean() < 2  # it stands
    assert np.abs(drawn[5][slate].astype(int) - drawn[40][slate].astype(int)).mean() > 10  # it is gone


def test_draw__somebody_speaks__moves_only_her_mouth() -> None:
    silent = _drawn("nell")[-1].astype(int)
    speaking = _drawn("nell", speaking=lambda who, second: float(who == "NELL"))[-1].astype(int)
    other = _drawn("nell", speaking=lambda who, second: float(who == "IVO"))[-1].astype(int)
    rows, columns = np.nonzero(np.abs(silent - speaking)[:HEIGHT] > 20)
    assert len(rows) > 200
    assert np.ptp(rows) < 80
    assert np.ptp(columns) < 80
    assert (other == silent).all()
