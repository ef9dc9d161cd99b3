"""A day lies end to end: each take on one camera, every label where it was made, and every frame leads back to its clip."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.clip import Clip, Measured, MediaKind
from dailies_logger.domain.timecode import FrameRange, FrameRate
from dailies_logger.workflow import day_line as module
from dailies_logger.workflow.day_line import DayLine, View
from tests.support.acts import A1, A2, A3, B1, TAKES, angle
from tests.support.memory_library import MemoryLibrary
from tests.support.rooms import make_label
from tests.support.rushes import library

LONE = angle("A001C009", None, frames=50)
FAST = replace(A2, measured=Measured(rate=FrameRate(2 * A1.rate.fraction), frames=2 * A2.frames))
ORDER = [take.id for take in TAKES]
NOTE = make_label("note", 10, 20, clip=A2)
ELSEWHERE = make_label("reaction", 0, 24, clip=B1)


@pytest.fixture
def shelf() -> MemoryLibrary:
    return library(*TAKES, A1, B1, A2, A3, LONE, NOTE, ELSEWHERE)


def day_line(shelf: MemoryLibrary, order: Sequence[UUID], clip: Clip, *, camera: str | None = None) -> DayLine:
    return module.day_line(shelf, order, clip, view=View(camera=camera or clip.facts.camera, rate=A1.rate))


def clips(line: DayLine) -> list[Clip]:
    return [piece.clip for piece in line.pieces]


def test_line__is_the_takes_of_the_day_in_their_order_on_the_same_camera(shelf: MemoryLibrary) -> None:
    line = day_line(shelf, ORDER, A1)
    assert clips(line) == [A1, A2, A3]
    assert [piece.start for piece in line.pieces] == [0, A1.frames, A1.frames + A2.frames]
    assert line.frames == A1.frames + A2.frames + A3.frames
    assert [piece.name for piece in line.pieces] == [take.shown for take in TAKES]
    assert clips(day_line(shelf, ORDER, B1)) == [B1, A2, A3], "where this camera did not roll, the first one"
    assert clips(day_line(shelf, ORDER[:1], A1)) == [A1], "what the tree filters out is not there"


def test_line__stays_on_the_camera_it_was_opened_on(shelf: MemoryLibrary) -> None:
    assert clips(day_line(shelf, ORDER, A2, camera="B")) == [B1, A2, A3]


def test_line__of_sound_alone_has_it_in_the_place_of_its_take() -> None:
    sound = replace(angle("12-T01", TAKES[0], frames=100), measured=Measured(rate=A1.rate, frames=100, media=MediaKind.SOUND))
    assert clips(day_line(library(*TAKES, A1, A2, sound), ORDER, sound)) == [sound, A2]


def test_line__of_a_clip_in_no_take_is_that_clip(shelf: MemoryLibrary) -> None:
    line = day_line(shelf, ORDER, LONE)
    assert (clips(line), line.frames, line.pieces[0].name) == ([LONE], 50, LONE.name)


def test_line__leaves_out_other_days() -> None:
    other = replace(TAKES[1], day="2026-11-17")
    assert clips(day_line(library(TAKES[0], other, A1, A2), ORDER, A1)) == [A1]


def test_labels__of_every_angle_lie_where_they_were_made(shelf: MemoryLibrary) -> None:
    labels = {label.id: label for label in day_line(shelf, ORDER, A1).labels}
    assert (labels[NOTE.id].start, labels[NOTE.id].end) == (A1.frames + 10, A1.frames + 20)
    assert labels[NOTE.id].clip == A2.id
    assert labels[ELSEWHERE.id].end is not None


def test_labels__one_that_is_open_grows_on_the_shown_take_and_is_short_elsewhere() -> None:
    grown = [make_label("reaction", 30, None, clip=clip) for clip in (A1, A2)]
    labels = {label.id: label for label in day_line(library(*TAKES, A1, A2, A3, *grown), ORDER, A1).labels}
    assert (labels[grown[0].id].start, labels[grown[0].id].end) == (30, None)
    assert (labels[grown[1].id].start, labels[grown[1].id].end) == (A1.frames + 30, A1.frames + 31)


def test_line__a_clip_at_twice_the_rate_is_as_long_as_it_lasts() -> None:
    line = day_line(library(*TAKES[:2], A1, FAST), ORDER, A1)
    assert line.frames == A1.frames + A2.frames
    piece = line.pieces[1]
    assert line.ranges(piece, [FrameRange(20, 40)]) == [FrameRange(A1.frames + 10, A1.frames + 20)]
    assert line.at(A1.frames + 10) == (FAST, 20)


@given(frames=st.lists(st.integers(1, 500), min_size=1, max_size=6), rates=st.data(), far=st.integers(-5, 4000))
def test_at__leads_to_a_frame_that_lies_there(frames: list[int], rates: st.DataObject, far: int) -> None:
    chosen = [rates.draw(st.sampled_from([Fraction(24), Fraction(24000, 1001), Fraction(48), Fraction(60000, 1001)])) for _ in frames]
    made = [
        replace(angle(f"A001C{k:03}", TAKES[0], frames=many), measured=Measured(rate=FrameRate(rate), frames=many), take_id=TAKES[0].id)
        for k, (many, rate) in enumerate(zip(frames, chosen, strict=True))
    ]
    start, pieces = 0, []
    for clip in made:
        (piece,) = day_line(library(clip), [], clip).pieces
        length = max(1, round(clip.frames * FrameRate.of(24).fraction / clip.rate.fraction))
        pieces.append(replace(piece, start=start, end=start + length))
        start += length
    line = DayLine(rate=FrameRate.of(24), pieces=tuple(pieces))
    found = line.at(far)
    assert found is not None
    clip, frame = found
    piece = next(piece for piece in pieces if piece.clip.id == clip.id)
    assert 0 <= frame < clip.frames
    assert piece.start <= line.place(piece, frame) < piece.end
    if piece.start <= far < piece.end:
        assert abs(line.place(piece, frame) - far) <= 1
