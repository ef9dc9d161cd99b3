"""What a take is called and what is said of it."""

from dataclasses import replace

from dailies_logger.domain.clip import Clip, Said, Source
from dailies_logger.domain.identity import id_from, new_id
from dailies_logger.domain.take import Take, TakeStatus
from dailies_logger.workflow.draft import Draft
from dailies_logger.workflow.take_words import circled_row, copy_words, join_words, retold
from tests.support.intake import library, picture, said

A = picture("A001C001", scene="12", setup="12A", take="3", flags="PU")
B = picture("B001C001")
NAMES = {"A001C001", "B001C001"}
TAKE = Take(id=new_id())


def told(take: Take, *angles: Clip, rows: tuple[Said, ...] = ()) -> Take:
    return retold(take, angles, rows, names=NAMES)


def test_retold__slate_of_any_angle_and_day_of_the_first() -> None:
    take = told(TAKE, B, A)
    assert (take.shown, take.scene, take.take, take.flags, take.day) == ("12A-3", "12", "3", "PU", "2026-11-20")
    assert take.former == ()


def test_retold__named_after_its_first_clip_until_there_is_a_slate() -> None:
    unslated = told(TAKE, B)
    assert unslated.shown == "B001C001"
    slated = told(unslated, A, B)
    assert (slated.shown, slated.former) == ("12A-3", ("B001C001",))


def test_retold__a_setup_without_take_number_is_no_slate() -> None:
    assert told(TAKE, replace(B, facts=replace(B.facts, setup="12A"))).shown == "B001C001"


def test_retold__a_name_that_somebody_gave_stays() -> None:
    assert told(replace(TAKE, name="the kiss"), A).shown == "the kiss"


def test_retold__a_corrected_slate_keeps_the_former_name() -> None:
    first = told(TAKE, A)
    corrected = told(first, replace(A, facts=replace(A.facts, take="4")))
    assert (corrected.shown, corrected.former) == ("12A-4", ("12A-3",))
    back = told(corrected, A)
    assert (back.shown, back.former) == ("12A-3", ("12A-4",))


def test_retold__circled_by_rule() -> None:
    report, script = said(A, Source.CAMERA_REPORT, circled="no"), said(B, Source.SUPERVISOR, circled="yes")
    assert told(TAKE, A, B, rows=(report, script)).circled
    editor = circled_row(TAKE.id, circled=False)
    assert not told(TAKE, A, B, rows=(report, script, editor)).circled
    assert told(replace(TAKE, circled=True), A, B).circled


def test_retold__supervisors_notes_once_each() -> None:
    rows = (said(A, Source.SUPERVISOR, note="soft"), said(B, Source.SUPERVISOR, note="soft"), said(A, Source.CAMERA_REPORT, note="75 mm"))
    take = told(replace(TAKE, editor_note="mine"), A, B, rows=rows)
    assert (take.supervisor_note, take.editor_note) == ("soft", "mine")


def test_copy_words__a_split_copies_what_was_said() -> None:
    row = circled_row(TAKE.id, circled=True)
    draft = Draft(library(TAKE, row))
    key = new_id()
    copy = copy_words(draft, replace(TAKE, rating=4, editor_note="mine", circled=True, name="x", former=("y",)), key)
    assert (copy.id, copy.rating, copy.editor_note, copy.circled, copy.name, copy.former) == (key, 4, "mine", True, "", ())
    assert draft.get(Said, id_from(key, "editor")) == circled_row(key, circled=True)


def test_join_words__both_notes_the_better_rating_and_the_names() -> None:
    kept = Take(id=new_id(), name="one", rating=2, editor_note="a", supervisor_note="s")
    gone = Take(id=new_id(), name="two", rating=5, editor_note="b", supervisor_note="s", status=TakeStatus.HOLD, former=("older",))
    row = circled_row(gone.id, circled=True)
    draft = Draft(library(kept, gone, row))
    take = join_words(draft, kept, gone)
    assert (take.id, take.rating, take.status, take.editor_note, take.supervisor_note) == (kept.id, 5, TakeStatus.HOLD, "a\nb", "s")
    assert take.former == ("older", "two")
    assert draft.where(Said, subject=gone.id) == []
    assert draft.get(Said, id_from(kept.id, "editor")) == circled_row(kept.id, circled=True)
