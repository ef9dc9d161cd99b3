"""What the order of a stringout may ask of a moment."""

from dailies_logger.domain.timecode import FrameRate
from dailies_logger.workflow.ordering import DIRECTIONS, needs
from dailies_logger.workflow.pieces import FACTS, piece_of, pieces_of
from dailies_logger.workflow.ports import Hit, Piece
from tests.support.rushes import FILM, camera_clip, label, slated

TAKE = slated("12", "3", rating=4)
CLIP = camera_clip(frames=100, take=TAKE, lens="75 mm", scene="47")
LONE = camera_clip("B001", frames=100, scene="47", start=None)


def test_facts__answer_all_that_an_order_needs() -> None:
    assert set(needs(DIRECTIONS)) == set(FACTS)
    assert needs(["rating", "scene", "rating", "beat"]) == ("rating", "take_rating", "scene", "beat")


def test_piece_of__takes_the_word_of_the_take_and_of_the_clip_where_there_is_none() -> None:
    held, lone = (Hit(label=label(clip, 5, 150, rating=2), clip=clip, take=take) for clip, take in ((CLIP, TAKE), (LONE, None)))
    facts = ("scene", "lens", "rating", "take_rating", "began", "rate", "beat")
    assert piece_of(held, facts) == Piece(held.label.id, CLIP.id, 5, 150, 100, ("12", "75 mm", 2, 4, CLIP.start, FILM, None))
    assert piece_of(lone, facts).facts == ("47", "", 2, 0, None, FrameRate.of(24000, 1001), None)
    assert piece_of(lone).facts == ()


def test_pieces_of__leaves_out_what_is_open() -> None:
    hits = [Hit(label=label(LONE, start, end), clip=LONE, take=None) for start, end in ((5, 9), (7, None))]
    assert [(each.start, each.end) for each in pieces_of(hits)] == [(5, 9)]
