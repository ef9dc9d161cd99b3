"""The editor's word on an offset against timecode."""

from fractions import Fraction

from dailies_logger.domain.clip import Said
from dailies_logger.workflow.draft import Draft
from dailies_logger.workflow.sync_words import offsets, say_offset
from tests.support.intake import AUTHOR, library, picture, write

A = picture("A001C001", "10:00:00:00")
B = picture("B001C001", "10:00:02:00")
STRANGER = picture("C001C001", "11:00:00:00")
TWELVE = 12 / A.rate.fraction


def test_offsets__the_editors_word_rules_and_what_timecode_says_needs_none() -> None:
    target = library(A, B)
    draft = Draft(target)
    say_offset(draft, B, TWELVE, after=A)
    write(target, draft.edit("Sync", author=AUTHOR))
    assert [clip.sync for clip in offsets([A, B], target.where(Said))] == [0, TWELVE]
    draft = Draft(target)
    say_offset(draft, B, 48 / A.rate.fraction, after=A)
    write(target, draft.edit("Sync", author=AUTHOR))
    assert target.where(Said) == []
    assert [clip.sync for clip in offsets([A, B])] == [0, 48 / A.rate.fraction]


def test_offsets__a_word_about_a_clip_of_another_take_is_out_of_force() -> None:
    target = library(A, B, STRANGER)
    draft = Draft(target)
    say_offset(draft, B, Fraction(1), after=STRANGER)
    rows = draft.where(Said)
    assert len(rows) == 1
    assert offsets([A, B], rows)[1].sync == 48 / A.rate.fraction
