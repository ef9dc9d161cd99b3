"""What is laid out for export: every cut on its frame, sound in sync and without drift, tracks equally long, no label lost."""

import time
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import MediaError, Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.sequence import Cut, Gap, Sequence, Track
from dailies_logger.domain.stringout import Out
from dailies_logger.domain.timecode import FrameRange, FrameRate
from dailies_logger.workflow.exporting import of_day, of_stringout, of_take
from tests.support.memory_library import MemoryLibrary
from tests.support.rushes import (
    FILM,
    NTSC,
    PAL,
    PRODUCTION,
    RATES,
    camera_clip,
    label,
    library,
    placements,
    slated,
    sound_clip,
    stringout,
)


def track(sequence: Sequence, name: str) -> Track:
    return next(each for each in sequence.tracks if each.name == name)


def cuts(sequence: Sequence, name: str) -> list[Cut]:
    return [item for item in track(sequence, name).items if isinstance(item, Cut)]


def length(of: Track) -> Fraction:
    return sum((item.seconds for item in of.items), Fraction(0))


def constant(_: Clip) -> None:
    """Say that no clip has frames of varying length."""


def strung(*values: Clip | Label, handles: int = 12, extra: tuple[object, ...] = ()) -> Sequence:
    made = stringout(handles=handles)
    labels = [value for value in values if isinstance(value, Label)]
    return of_stringout(library(*values, *extra, made, *placements(made, *labels)), made, times=constant)  # type: ignore[arg-type]


def test_of_stringout__lays_a_cut_per_placement_with_its_mark_and_handles() -> None:
    clip = camera_clip()
    sequence = strung(clip, label(clip, 5, 29), label(clip, 200, 235), handles=12)
    first, second = cuts(sequence, "V1")
    assert (first.source_range, first.handles) == (FrameRange(5, 29), (5, 12))
    assert (second.source_range, second.handles) == (FrameRange(200, 235), (12, 5))
    assert [mark.range for mark in first.marks] == [FrameRange(5, 29)]
    assert (sequence.rate, str(sequence.start), sequence.name) == (FILM, "01:00:00:00", "Best")
    assert cuts(sequence, "A1") == [replace(first, marks=()), replace(second, marks=())]


def test_of_stringout__marks_every_label_that_shares_a_frame_with_the_cut_whole() -> None:
    clip = camera_clip()
    placed, over, beside = label(clip, 50, 60), label(clip, 10, 51, "stunt"), label(clip, 60, 70, "comedy")
    made = stringout()
    sequence = of_stringout(library(clip, placed, over, beside, made, *placements(made, placed)), made, times=constant)
    assert [(mark.name, mark.range) for mark in cuts(sequence, "V1")[0].marks] == [
        ("Stunt", FrameRange(10, 51)),
        ("Best moment", FrameRange(50, 60)),
    ]


def test_of_stringout__maps_labels_of_all_angles() -> None:
    take = slated()
    a = camera_clip("A001C001", take=take)
    b = camera_clip("B001C001", take=take, sync=Fraction(48 * 1001, 24000))
    whole = label(a, 60, 80, "emotional_beat", all_angles=True)
    sequence = strung(a, b, replace(label(b, 10, 40), all_angles=False), extra=(take, whole))
    assert [(mark.label.kind, mark.range) for mark in cuts(sequence, "V1")[0].marks] == [
        ("best_moment", FrameRange(10, 40)),
        ("emotional_beat", FrameRange(12, 32)),
    ]


def test_of_stringout__lays_the_production_sound_in_sync() -> None:
    take = slated()
    clip = camera_clip(take=take)
    sound = sound_clip(take=take, sync=Fraction(-2))
    sequence = strung(clip, label(clip, 24, 48), extra=(take, sound))
    (heard,) = cuts(sequence, "A1")
    assert heard.clip == sound
    assert heard.source_range == FrameRange(96_000 + 48_048, 96_000 + 96_096)


def test_of_stringout__leaves_a_gap_where_the_recorder_did_not_run() -> None:
    take = slated()
    clip = camera_clip(take=take, channels=0)
    sound = sound_clip(take=take, sync=Fraction(1), samples=48_000)
    sequence = strung(clip, label(clip, 0, 240), extra=(take, sound))
    assert track(sequence, "A1").items == (
        Gap(seconds=Fraction(1)),
        Cut(clip=sound, name="12-T02", source_range=FrameRange(0, 48_000), take=take),
        Gap(seconds=Fraction(240 * 1001, 24000) - 2),
    )


def test_of_stringout__takes_the_cameras_sound_where_the_recorder_missed_the_cut() -> None:
    take = slated()
    clip = camera_clip(take=take)
    sound = sound_clip(take=take, sync=Fraction(5))
    sequence = strung(clip, label(clip, 0, 24), label(clip, 150, 160), extra=(take, sound))
    assert [each.clip for each in cuts(sequence, "A1")] == [clip, sound]


def test_of_stringout__silent_camera_leaves_no_sound_track_or_a_gap() -> None:
    mute, loud = camera_clip("A001C001", channels=0), camera_clip("A001C002")
    assert [each.name for each in strung(mute, label(mute, 0, 24)).tracks] == ["V1"]
    both = strung(mute, loud, label(mute, 0, 24), label(loud, 3, 9))
    gap, cut = track(both, "A1").items
    assert (gap, cut.seconds) == (Gap(seconds=Fraction(1001, 1000)), Fraction(6 * 1001, 24000))


def test_of_stringout__plays_a_label_on_a_wild_track_as_sound_under_a_gap() -> None:
    wild = sound_clip("12-WT")
    made = label(wild, 24, 48, "line_reading")
    sequence = strung(wild, made)
    assert track(sequence, "V1").items == (Gap(seconds=Fraction(1001, 1000)),)
    (heard,) = cuts(sequence, "A1")
    assert (heard.source_range, [mark.label for mark in heard.marks]) == (FrameRange(48_048, 96_096), [made])


def test_of_stringout__sound_never_drifts() -> None:
    take = slated()
    clip = camera_clip(take=take, rate=NTSC, frames=5000, start="10:00:00;00")
    sound = sound_clip(take=take, samples=48_000 * 200, rate=NTSC)
    labels = [label(clip, place, place + 1) for place in range(0, 4001, 2)]
    sequence = strung(clip, *labels, extra=(take, sound))
    record = heard = Fraction(0)
    for picture, hear in zip(cuts(sequence, "V1"), cuts(sequence, "A1"), strict=True):
        lag = record - heard
        source = Fraction(hear.source_range.start, 48_000) - picture.source_range.start / NTSC.fraction
        assert 0 <= lag < Fraction(1, 48_000)
        assert abs(source + lag) <= Fraction(1, 96_000)
        record, heard = record + picture.seconds, heard + hear.seconds
    assert length(track(sequence, "A1")) == length(track(sequence, "V1"))


def test_of_stringout__rate_is_the_productions_if_any_cut_has_it() -> None:
    film, pal, more = camera_clip("A1", rate=FILM), camera_clip("B1", rate=PAL), camera_clip("B2", rate=PAL)
    marks = [label(clip, 0, 10) for clip in (film, pal, more)]
    assert strung(film, pal, more, *marks).rate == FILM
    assert strung(pal, more, *marks[1:]).rate == PAL


def test_of_stringout__counts_drop_frame_where_most_clips_do() -> None:
    drop, other = camera_clip("A1", rate=NTSC, start="10:00:00;00"), camera_clip("A2", rate=NTSC, start="10:00:00:00")
    assert str(strung(drop, label(drop, 0, 9)).start) == "01:00:00;00"
    assert str(strung(drop, other, label(drop, 0, 9), label(other, 0, 9)).start) == "01:00:00:00"


def test_of_stringout__refuses_an_empty_one_and_a_cut_that_cannot_be_read() -> None:
    with pytest.raises(Refused, match=r"^The stringout “Best” is empty\.$"):
        strung(camera_clip())
    lost = camera_clip(frames=0)
    with pytest.raises(Refused, match="A001C001_261120_R1AB cannot be read there any more"):
        strung(lost, label(lost, 0, 9))


def test_of_take__lays_the_angles_in_sync_from_the_first_angles_timecode() -> None:
    take = slated()
    a = camera_clip("A001C001", take=take, frames=230, start="09:12:04:10")
    b = camera_clip("B001C001", take=take, frames=170, sync=Fraction(48 * 1001, 24000), start="09:12:06:10")
    sequence = of_take(library(take, a, b), take, times=constant)
    assert [each.name for each in sequence.tracks] == ["V1 A cam", "V2 B cam", "A1", "A2"]
    lead, cut, rest = track(sequence, "V2 B cam").items
    assert (lead, cut.seconds, rest) == (
        Gap(seconds=Fraction(48 * 1001, 24000)),
        Fraction(170 * 1001, 24000),
        Gap(seconds=Fraction(12 * 1001, 24000)),
    )
    assert (sequence.name, str(sequence.start)) == ("12-1", "09:12:04:10")


def test_of_take__starts_earlier_where_another_angle_rolled_first() -> None:
    take = slated()
    a = camera_clip("A001C001", take=take, start="00:00:00:10")
    b = camera_clip("B001C001", take=take, sync=Fraction(-24 * 1001, 24000), start="23:59:59:10")
    assert str(of_take(library(take, a, b), take, times=constant).start) == "23:59:59:10"


def test_of_take__lays_each_recorder_file_under_the_pictures_only() -> None:
    take = slated()
    a = camera_clip("A001C001", take=take)
    first, second = sound_clip("one", take=take, sync=Fraction(-2)), sound_clip("two", take=take, sync=Fraction(4))
    sequence = of_take(library(take, a, first, second), take, times=constant)
    assert [cut.clip for name in ("A1", "A2") for cut in cuts(sequence, name)] == [first, second]
    assert cuts(sequence, "A1")[0].source_range == FrameRange(96_000, 96_000 + 240 * 2002)
    assert track(sequence, "A2").items[0] == Gap(seconds=Fraction(4))
    assert len({length(each) for each in sequence.tracks}) == 1


def test_of_take__of_other_rates_keeps_the_exact_offset() -> None:
    take = slated()
    a, b = camera_clip("A1", take=take), camera_clip("B1", take=take, rate=PAL, sync=Fraction(1, 25))
    sequence = of_take(library(take, a, b), take, times=constant)
    assert track(sequence, "V2 B cam").items[0] == Gap(seconds=Fraction(1, 25))
    assert len({length(each) for each in sequence.tracks}) == 1


def test_of_take__counts_as_its_first_angle_does() -> None:
    take = slated()
    a, b = camera_clip("A1", take=take, rate=PAL, start="11:22:33:24"), camera_clip("B1", take=take, sync=Fraction(-2, 25))
    sequence = of_take(library(take, a, b), take, times=constant)
    assert (sequence.rate, str(sequence.start)) == (PAL, "11:22:33:22")
    drop = camera_clip("A1", take=take, rate=NTSC, start="10:01:00;02")
    assert str(of_take(library(take, drop, b), take, times=constant).start) == "10:00:59;28"


def test_of_take__refuses_one_that_cannot_be_read() -> None:
    take = slated()
    with pytest.raises(Refused, match=r"^No clip of 12-1 can be read"):
        of_take(library(take, camera_clip(frames=0, take=take)), take, times=constant)


def test_of_take__of_a_wild_track_alone_is_sound_under_a_gap() -> None:
    take = slated(take="WT1")
    wild = sound_clip(take=take, samples=96_000)
    sequence = of_take(library(take, wild), take, times=constant)
    assert track(sequence, "V1").items == (Gap(seconds=Fraction(2)),)
    assert [cut.source_range for cut in cuts(sequence, "A1")] == [FrameRange(0, 96_000)]


def test_of_day__lays_takes_by_the_clock_from_four_and_keeps_every_label() -> None:
    evening, night, untimed = slated(take="1"), slated(take="2"), slated(take="3")
    a = camera_clip("A001C001", take=evening, start="23:50:00:00")
    b = camera_clip("B001C001", take=evening, start="23:50:00:00")
    after = camera_clip("A001C002", take=night, start="00:10:00:00")
    phone = camera_clip("IMG_0417", take=untimed, start=None)
    loose = camera_clip("A001C009", start="05:00:00:00")
    other = camera_clip("A002C001", day="2026-11-21")
    labels = [label(clip, 1, 9) for clip in (a, b, after, phone, loose, other)]
    sequence = of_day(library(evening, night, untimed, a, b, after, phone, loose, other, *labels), "2026-11-20", times=constant)
    assert [cut.clip for cut in cuts(sequence, "V1")] == [loose, a, after, phone]
    assert [cut.clip for cut in cuts(sequence, "V2")] == [b]
    marked = {mark.label.id for each in sequence.tracks for item in each.items if isinstance(item, Cut) for mark in item.marks}
    assert marked == {each.id for each in labels[:-1]}
    assert len({length(each) for each in sequence.tracks}) == 1
    assert sequence.name == "The Night Ferry 2026-11-20"


PHONE_TIMES = tuple(Fraction(place, 30) if place < 10 else Fraction(10 + (place - 10) * 3, 30) for place in range(20))


def phone_clip(**fields: object) -> Clip:
    """Make a clip of ten frames at 30 and ten at 10 frames a second: 40 frames at its nominal rate."""
    clip = camera_clip("IMG_0417", rate=FrameRate.of(30), frames=20, start=None)
    return replace(clip, measured=replace(clip.measured, vfr=True), **fields)  # type: ignore[arg-type]


def test_of_stringout__lays_a_variable_rate_by_its_time_stamps_and_says_so() -> None:
    phone = phone_clip()
    labels = (label(phone, 2, 4), label(phone, 12, 15), label(phone, 13, 14, "note"))
    made = stringout(handles=5)
    shot = library(phone, *labels, made, *placements(made, *labels[:2]))
    sequence = of_stringout(shot, made, times=lambda _: PHONE_TIMES)
    first, second = cuts(sequence, "V1")
    assert (first.source_range, first.clip.frames, first.handles) == (FrameRange(2, 4), 40, (2, 5))
    assert (second.source_range, second.handles) == (FrameRange(16, 25), (5, 5))
    assert [(mark.range, mark.label) for mark in second.marks] == [(FrameRange(16, 25), labels[1]), (FrameRange(19, 22), labels[2])]
    assert [(change.clip.id, change.reason) for change in sequence.changed] == [
        (phone.id, "IMG_0417 has a variable frame rate: its 2 ranges are exported by their time stamps, at 30.")
    ]
    assert length(track(sequence, "A1")) == length(track(sequence, "V1"))


def test_of_stringout__maps_labels_of_all_angles_to_a_variable_rate_and_from_it_by_time() -> None:
    take = slated()
    phone = phone_clip(take_id=take.id)
    film = camera_clip("A001C001", rate=FrameRate.of(30), take=take)
    there, back = label(phone, 11, 13, "stunt", all_angles=True), label(film, 10, 19, "comedy", all_angles=True)
    sequence = of_take(library(take, phone, film, there, back), take, times=lambda _: PHONE_TIMES)
    marked = {
        cut.clip.name: [mark.range for mark in cut.marks]
        for each in sequence.tracks
        for cut in each.items
        if isinstance(cut, Cut) and cut.marks
    }
    both = [FrameRange(10, 19), FrameRange(13, 19)]
    assert marked == {"IMG_0417": both, "A001C001": both}


def test_of_day__a_variable_rate_that_turns_out_constant_is_left_alone() -> None:
    phone = phone_clip()
    sequence = of_day(library(phone), "2026-11-20", times=constant)
    assert (cuts(sequence, "V1")[0].source_range, sequence.changed) == (FrameRange(0, 20), ())


def test_of_day__a_variable_rate_that_cannot_be_read_is_exported_as_counted_and_said() -> None:
    def away(_: Clip) -> None:
        raise MediaError("IMG_0417.mov is not where it was.")

    sequence = of_day(library(phone_clip()), "2026-11-20", times=away)
    assert cuts(sequence, "V1")[0].source_range == FrameRange(0, 20)
    assert [change.reason for change in sequence.changed] == [
        "IMG_0417 has a variable frame rate and cannot be read now, so its time stamps are not known: its range may show"
        " other frames. Connect its drive and export again."
    ]


def test_of_stringout__is_fast_with_ten_thousand_labels_on_one_clip_and_its_sound() -> None:
    take = slated()
    clip = camera_clip(take=take, frames=400_000, start="00:00:00:00")
    sound = sound_clip(take=take, samples=400_000 * 2002)
    labels = [label(clip, place * 40, place * 40 + 30) for place in range(10_000)]
    heard = [label(sound, place * 40, place * 40 + 30, "note") for place in range(10_000)]
    made = stringout()
    held = library(take, clip, sound, label(clip, 0, 400_000, "size"), *labels, *heard, made, *placements(made, *labels))
    began = time.process_time()
    sequence = of_stringout(held, made, times=constant)
    assert time.process_time() - began < 8
    assert {len(cut.marks) for cut in cuts(sequence, "V1")} == {2}
    assert {len(cut.marks) for cut in cuts(sequence, "A1")} == {1}


def test_of_day__refuses_a_day_without_clips() -> None:
    with pytest.raises(Refused, match=r"^There is nothing to export of 2026-11-19\.$"):
        of_day(library(slated()), "2026-11-19", times=constant)


@st.composite
def shot_days(draw: st.DrawFn) -> tuple[MemoryLibrary, list[Label]]:
    values: list[object] = []
    labels: list[Label] = []
    for number in range(draw(st.integers(1, 4))):
        take = slated(take=str(number))
        values.append(take)
        for camera in "ABC"[: draw(st.integers(1, 3))]:
            rate: FrameRate = draw(st.sampled_from(RATES))
            frames = draw(st.integers(1, 2000))
            clip = camera_clip(
                f"{camera}{number}",
                rate=rate,
                frames=frames,
                take=take,
                sync=draw(st.fractions(-3, 3, max_denominator=48_000)),
                channels=draw(st.sampled_from((0, 2))),
            )
            start = draw(st.integers(0, frames - 1))
            labels.append(label(clip, start, draw(st.integers(start + 1, frames))))
            values += [clip, labels[-1]]
        if draw(st.booleans()):
            values.append(sound_clip(f"s{number}", take=take, sync=draw(st.fractions(-9, 9, max_denominator=48_000))))
    made = stringout()
    return library(*values, made, *placements(made, *labels), production=PRODUCTION), labels  # type: ignore[arg-type]


@given(shot_days())
def test_sequences__tracks_are_equally_long_and_sound_stays_in_sync(day: tuple[MemoryLibrary, list[Label]]) -> None:
    shot, labels = day
    out = of_stringout(shot, stringout(), times=constant)
    for sequence in (out, of_day(shot, "2026-11-20", times=constant)):
        assert len({length(each) for each in sequence.tracks}) == 1
        for each in sequence.tracks:
            assert not any(isinstance(one, Gap) and isinstance(two, Gap) for one, two in pairwise(each.items))
            assert all(item.seconds > 0 for item in each.items)
    assert [cut.source_range for cut in cuts(out, "V1")] == [each.range() for each in labels]
    for placed, cut in zip(labels, cuts(out, "V1"), strict=True):
        assert placed in [mark.label for mark in cut.marks]


TAKE = slated("24A", "3")
PAIR = [replace(camera_clip(f"{letter}001C001", frames=240, camera=letter), take_id=TAKE.id) for letter in "AB"]


def laid_out(*fields: dict[str, object], moments: int = 2, over: bool = False) -> Sequence:
    """Lay moments of A camera, each with the fields that a hand gave its placement; with `over`, B camera is stacked on the first."""
    labels = [label(PAIR[0], 24 * place, 24 * place + 12) for place in range(1, moments + 1)]
    of = stringout()
    laid = [replace(each, **said) for each, said in zip(placements(of, *labels), (*fields, *[{}] * moments), strict=False)]  # type: ignore[arg-type]
    stacked = [replace(laid[0], id=new_id(), clip=PAIR[1].id, on=laid[0].id, track=2)] if over else []
    return of_stringout(library(TAKE, *PAIR, *labels, of, *laid, *stacked), of, times=constant)


def spans(sequence: Sequence, name: str) -> list[tuple[str, int]]:
    return [("cut" if isinstance(item, Cut) else "gap", round(item.seconds * FILM.fraction)) for item in track(sequence, name).items]


def test_of_stringout__leaves_black_before_a_placement_and_where_one_was_lifted() -> None:
    made = laid_out({}, {"gap": 6}, {"out": Out.LIFTED}, moments=4)
    assert spans(made, "V1") == [("cut", 12), ("gap", 6), ("cut", 12), ("gap", 12), ("cut", 12)]
    assert len({length(each) for each in made.tracks}) == 1


def test_of_stringout__leaves_out_what_was_taken_out_but_tells_of_it() -> None:
    made = laid_out({"out": Out.HAND}, {}, {"out": Out.RULE}, moments=3)
    assert spans(made, "V1") == [("cut", 12)]
    assert [each.out for each in made.placements] == [Out.HAND, Out.NO, Out.RULE]


def test_of_stringout__lays_a_stacked_camera_over_its_own_moment() -> None:
    made = laid_out({}, {}, over=True)
    assert [cut.clip.id for cut in cuts(made, "V2")] == [PAIR[1].id]
    assert spans(made, "V1") == [("cut", 12), ("cut", 12)]
    assert spans(made, "V2") == [("cut", 12), ("gap", 12)]


def test_of_stringout__a_camera_that_starts_late_has_black_before_it() -> None:
    late = laid_out({}, {}, over=True)
    (first,) = [each for each in late.placements if each.on is not None]
    under = next(each for each in late.placements if each.id == first.on)
    of = late.stringout
    assert of is not None
    shelf = library(TAKE, *PAIR, of, under, replace(first, at=5, start=first.start + 5))
    assert spans(of_stringout(shelf, of, times=constant), "V2") == [("gap", 5), ("cut", 7)]


def test_of_stringout__is_empty_where_all_of_it_was_lifted() -> None:
    with pytest.raises(Refused, match=r"^The stringout “Best” is empty\.$"):
        laid_out({"out": Out.LIFTED}, moments=1, over=True)
