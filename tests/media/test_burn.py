"""Prove that a burnt-in frame number is read back, and that nothing else is taken for one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dailies_logger.media.burn import BLACK, WHITE, burn, read_strip, write


def _noise(width: int, height: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.random.default_rng(7).integers(16, 235, (height, width), dtype=np.uint8)


@settings(max_examples=60, deadline=None)
@given(frame=st.integers(0, (1 << 24) - 1), width=st.sampled_from((160, 320, 333, 640, 960, 1920)))
def test_read_strip__gives_the_number_burnt(frame: int, width: int) -> None:
    luma = _noise(width, width * 9 // 16)
    burn(luma, frame=frame)
    assert read_strip(luma) == frame


@pytest.mark.parametrize("step", [2, 3])
def test_read_strip__of_a_smaller_copy(step: int) -> None:
    luma = _noise(960, 540)
    burn(luma, frame=123_456)
    assert read_strip(luma[::step, ::step]) == 123_456


@pytest.mark.parametrize("level", [0, BLACK, 128, WHITE, 255])
def test_read_strip__plain_picture__is_no_number(level: int) -> None:
    assert read_strip(np.full((180, 320), level, dtype=np.uint8)) is None


@given(frame=st.integers(0, (1 << 24) - 1), flipped=st.integers(0, 31))
def test_read_strip__one_block_wrong__is_noticed(frame: int, flipped: int) -> None:
    luma = np.full((180, 320), 100, dtype=np.uint8)
    burn(luma, frame=frame)
    block = luma[:8, flipped * 8 : flipped * 8 + 8]
    block[:] = np.where(block > 125, BLACK, WHITE)
    assert read_strip(luma) is None


def test_burn__draws_words_at_the_foot_and_leaves_the_middle() -> None:
    luma = np.full((360, 640), 90, dtype=np.uint8)
    burn(luma, frame=3, timecode="10:38:22:22", name="A001C001")
    assert (luma[40:320] == 90).all()
    assert (luma[336:, :100] > 200).any()
    assert (luma[336:, -130:] > 200).any()


def test_write__digits_differ_and_odd_characters_stay_blank() -> None:
    drawn = {}
    for character in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ:;.-_/é":
        luma = np.zeros((20, 20), dtype=np.uint8)
        write(luma, character, left=2, top=2, dot=1)
        drawn[character] = luma.tobytes()
    assert len(set(drawn.values())) == len(drawn)
    assert max(drawn["é"]) < 100


def test_write__over_the_edge__is_cut() -> None:
    luma = np.zeros((20, 20), dtype=np.uint8)
    write(luma, "10:38:22:22", left=10, top=15, dot=2)
    assert luma.max() > 200
