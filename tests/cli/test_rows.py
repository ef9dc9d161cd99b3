"""Test how values are told: exact timecodes, offsets in the first angle's rate, stable keys."""

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

from dailies_logger.cli import rows
from dailies_logger.domain.clip import Clip, ClipStatus, Facts, Measured, MediaKind
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.label import DEFAULT_VOCABULARY, Label
from dailies_logger.domain.take import Take, TakeStatus
from dailies_logger.domain.timecode import FrameRate, Timecode

NTSC = FrameRate.of(30000, 1001)
FILM = FrameRate.of(24000, 1001)
TAKE = Take(id=id_from("take"), scene="24", setup="24A", take="3", circled=True, status=TakeStatus.HOLD)
ANN = id_from("ann")


def _clip(camera: str = "A", *, rate: FrameRate = NTSC, start: int | None = 0, drop: bool = False, sync: Fraction = Fraction(0)) -> Clip:
    return Clip(
        id=id_from("clip", camera),
        path=f"/r/{camera}.mov".encode(),
        file=f"/r/{camera}.mov",
        measured=Measured(rate=rate, frames=100, start=start),
        facts=Facts(camera=camera),
        start=start,
        drop=drop,
        take_id=TAKE.id,
        sync=sync,
    )


def _label(start: int, end: int | None) -> Label:
    at = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    return Label(id=id_from("label"), clip=id_from("clip", "A"), kind="best_moment", start=start, end=end, author=ANN, at=at)


def test_rate__is_a_fraction_in_full() -> None:
    assert [rows.rate(rate) for rate in (FILM, NTSC, FrameRate.of(25))] == ["24000/1001", "30000/1001", "25/1"]


def test_clip_row__drop_frame_is_shown_and_the_end_is_exclusive() -> None:
    start = Timecode.parse("00:00:59;00", rate=NTSC).frame
    row = rows.clip_row(_clip(start=start, drop=True), TAKE)
    assert (row["start_tc"], row["end_tc"], row["drop_frame"]) == ("00:00:59;00", "00:01:02;12", True)
    assert row["rate"] == "30000/1001"
    assert row["circled"] is True


def test_clip_row__without_timecode_and_rate_says_null() -> None:
    row = rows.clip_row(replace(_clip(start=None), measured=Measured(), status=ClipStatus.UNREADABLE, reason="empty"), None)
    assert (row["start_tc"], row["end_tc"], row["rate"], row["frames"]) == (None, None, None, 0)
    assert (row["status"], row["reason"], row["circled"]) == ("unreadable", "empty", False)


def test_clip_row__without_take_the_clips_own_circle_counts() -> None:
    assert rows.clip_row(replace(_clip(), facts=Facts(circled="yes")), None)["circled"] is True


def test_take_row__offsets_count_in_the_first_angles_rate() -> None:
    a = _clip("A", rate=FILM)
    b = _clip("B", rate=FrameRate.of(25), sync=Fraction(1001, 24000) * 36)
    row = rows.take_row(TAKE, [a, b])
    angles = row["angles"]
    assert isinstance(angles, list)
    assert [angle["offset_frames"] for angle in angles if isinstance(angle, dict)] == [0, 36]
    assert (row["name"], row["status"], row["circled"]) == ("24A-3", "hold", True)


def test_take_row__the_recorder_is_sound_and_no_angle() -> None:
    sound = replace(_clip("S", sync=Fraction(-2)), measured=Measured(media=MediaKind.SOUND, rate=FILM, frames=10))
    row = rows.take_row(TAKE, [_clip("A", rate=FILM), sound])
    angles, heard = row["angles"], row["sound"]
    assert isinstance(angles, list)
    assert isinstance(heard, list)
    assert len(angles) == 1
    assert [each["offset_frames"] for each in heard if isinstance(each, dict)] == [-48]


def test_label_row__an_open_range_has_no_end() -> None:
    row = rows.label_row(_label(10, None), _clip(), {ANN: "Ann"}, DEFAULT_VOCABULARY)
    assert (row["start"], row["end"], row["end_tc"], row["author"]) == (10, None, None, "Ann")
    assert row["at"] == "2026-11-20T09:30:00+00:00"
    assert "open" in rows.label_cells(_label(10, None), _clip(), {}, {})


def test_label_row__on_a_clip_without_timecode_has_frames_alone() -> None:
    row = rows.label_row(_label(10, 20), _clip(start=None), {}, DEFAULT_VOCABULARY)
    assert (row["start"], row["end"], row["start_tc"], row["end_tc"]) == (10, 20, None, None)
    assert rows.label_cells(_label(10, 20), _clip(start=None), {}, {})[3:5] == (10, 20)


def test_kind_row__names_the_lane() -> None:
    assert [rows.kind_row(kind)["lane"] for kind in DEFAULT_VOCABULARY.kinds][0:2] == ["beat", "performance"]


def test_cells__fit_under_their_heads() -> None:
    assert len(rows.clip_cells(_clip())) == len(rows.CLIP_HEAD)
    assert len(rows.take_cells(TAKE, [_clip()])) == len(rows.TAKE_HEAD)
    assert len(rows.label_cells(_label(1, 2), _clip(), {}, {})) == len(rows.LABEL_HEAD)


def test_short__drops_the_folders_of_any_system() -> None:
    assert rows.short(replace(_clip(), file="D:\\rushes\\A001.mov")) == "A001.mov"
    assert rows.short(_clip()) == "A.mov"
