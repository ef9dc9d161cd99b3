"""What is said of the champion beside the grid."""

from dataclasses import replace

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.identity import id_from
from dailies_logger.ui.panels.beat_side import champion_words
from dailies_logger.workflow.beat_grid import beat_grid
from tests.support.rushes import camera_clip, label, library, slated

CLIP = camera_clip(take=slated("24"))
LIE = Beat(id=id_from("beat"), scene="24", name="the lie lands", rank=1)
READ = label(CLIP, 10, 20, beat=LIE.id)


def test_champion_words__name_the_take_and_the_reason() -> None:
    (row,) = beat_grid(library(slated("24"), CLIP, LIE, READ), "24").rows
    assert champion_words(row) == "No champion yet"
    (row,) = beat_grid(library(slated("24"), CLIP, replace(LIE, champion=READ.id, reason="the breath"), READ), "24").rows
    assert champion_words(row) == "Champion: 24-1 A: the breath"
