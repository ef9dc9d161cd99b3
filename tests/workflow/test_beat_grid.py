"""The grid: what covers each beat, from which setup and camera, and what does not."""

from dataclasses import replace

from dailies_logger.domain.beat import Beat
from dailies_logger.workflow.beat_grid import BeatGrid, ColumnOrder, beat_grid, scenes
from tests.support.memory_library import MemoryLibrary
from tests.support.rushes import camera_clip, key, label, library, placements, slated, stringout

WIDE = replace(slated("24", "1"), setup="24")
TIGHT = replace(slated("24", "2"), setup="24C")
A = camera_clip("A001C001_261120_R1AB", take=WIDE, shot_size="WS 2S", lens="25")
B = camera_clip("B001C001_261120_R1AB", take=WIDE, shot_size="MS", lens="40")
C = camera_clip("A001C002_261120_R1AB", take=TIGHT, shot_size="BCU", lens="135")
ELSEWHERE = camera_clip("A009C001_261121_R1AB", take=slated("30", "1"))


def beat(name: str, rank: int, **said: object) -> Beat:
    return Beat(id=key("beat", name), scene="24", name=name, rank=rank, **said)  # type: ignore[arg-type]  # test values


LIE, LAUGH, COAT = beat("the lie lands", 1), beat("the laugh", 2), beat("he takes the coat", 3)
READ = [
    label(A, 10, 20, "emotional_beat", beat=LIE.id, rating=2),
    label(A, 60, 70, "emotional_beat", beat=LIE.id, rating=4),
    label(C, 10, 20, "best_moment", beat=LIE.id, rating=3),
    label(ELSEWHERE, 5, 9, "line_reading", beat=LAUGH.id),
    label(B, 100, 110, "emotional_beat"),
    label(B, 120, None, "emotional_beat"),
]


def shelf(*more: Beat) -> MemoryLibrary:
    out = stringout()
    return library(WIDE, TIGHT, slated("30", "1"), A, B, C, ELSEWHERE, LIE, LAUGH, COAT, *READ, out, *placements(out, READ[1]), *more)


def columns(grid: BeatGrid) -> list[str]:
    return [column.name for column in grid.columns]


def test_grid__has_a_column_for_each_camera_of_each_setup() -> None:
    grid = beat_grid(shelf(), "24")
    assert columns(grid) == ["24 A", "24 B", "24C A", "30 A"]
    assert [(column.size, column.lens) for column in grid.columns][:3] == [("WS 2S", "25"), ("MS", "40"), ("BCU", "135")]


def test_grid__wide_to_tight_puts_what_no_report_sizes_last() -> None:
    assert columns(beat_grid(shelf(), "24", order=ColumnOrder.SIZE)) == ["24 A", "24 B", "24C A", "30 A"]
    tall = replace(A, facts=replace(A.facts, shot_size="ECU"))
    there = library(WIDE, tall, B, LIE)
    assert columns(beat_grid(there, "24", order=ColumnOrder.SIZE)) == ["24 B", "24 A"]


def test_grid__a_cell_has_its_readings_best_first() -> None:
    grid = beat_grid(shelf(), "24")
    cells = {column.name: cell for column, cell in grid.rows[0].cells.items()}
    assert [reading.label.rating for reading in cells["24 A"].readings] == [4, 2]
    assert (cells["24 A"].best, cells["24C A"].best, "24 B" in cells) == (4, 3, False)


def test_grid__the_champion_comes_first_whatever_it_is_rated() -> None:
    there = library(WIDE, TIGHT, A, B, C, *READ[:3], replace(LIE, champion=READ[0].id))
    (row,) = beat_grid(there, "24").rows
    assert row.champion is not None
    assert (row.readings[0].label.id, row.champion.label.id) == (READ[0].id, READ[0].id)
    assert [cell.champion for cell in row.cells.values()] == [True, False]
    assert row.selected == 2


def test_grid__a_champion_that_has_gone_is_none() -> None:
    there = library(WIDE, A, READ[0], replace(LIE, champion=key("gone")))
    assert beat_grid(there, "24").rows[0].champion is None


def test_grid__tells_holes_surplus_and_what_is_still_free() -> None:
    grid = beat_grid(shelf(), "24")
    assert [each.name for each in grid.holes] == ["he takes the coat"]
    assert [(len(row.readings), row.selected, row.used) for row in grid.rows] == [(3, 1, 1), (1, 0, 0), (0, 0, 0)]
    assert [reading.label.id for reading in grid.free] == [READ[4].id]


def test_grid__of_a_scene_without_beats_still_shows_its_columns() -> None:
    grid = beat_grid(library(WIDE, A, B), "24")
    assert (grid.rows, columns(grid)) == ((), ["24 A", "24 B"])
    assert beat_grid(library(), "99") == BeatGrid(scene="99", columns=(), rows=(), free=())


def test_scenes__are_counted_as_the_script_does() -> None:
    there = library(slated("47"), slated("9"), slated("A47"), Beat(id=key("x"), scene="100", name="x", rank=1))
    assert scenes(there) == ["9", "A47", "47", "100"]


def test_grid__a_label_of_a_beat_that_has_gone_is_free_again_and_other_scenes_are_not_counted() -> None:
    lost = label(A, 30, 40, "emotional_beat", beat=key("gone"))
    elsewhere = label(ELSEWHERE, 50, 60, "emotional_beat")
    grid = beat_grid(library(WIDE, slated("30", "1"), A, ELSEWHERE, LAUGH, READ[3], lost, elsewhere), "24")
    assert [reading.label.id for reading in grid.free] == [lost.id]
