"""What the sources say, put into force."""

from dataclasses import replace

import pytest

from dailies_logger.domain.clip import Source
from dailies_logger.domain.errors import BadTimecode
from dailies_logger.workflow.draft import Draft
from dailies_logger.workflow.heard import hear
from tests.support.intake import NTSC, library, picture, said

A = picture("A001C001", "10:00:00:00")
DROP = picture("C001C004", "14:33:55;10", rate=NTSC)


def test_hear__facts_in_force() -> None:
    draft = Draft(library(A, said(A, Source.SUPERVISOR, lens="85mm", scene="12"), said(A, Source.CAMERA_REPORT, lens="75mm")))
    assert (hear(draft, A).facts.lens, hear(draft, A).facts.scene) == ("75mm", "12")


def test_hear__without_a_said_start_the_media_counts() -> None:
    moved = replace(A, start=5)
    assert hear(Draft(library(moved)), moved).start == A.measured.start


def test_hear__a_reports_start_that_is_none_is_passed_over() -> None:
    rows = (said(A, Source.CAMERA_REPORT, start_tc="10:00:00:77"), said(A, Source.MEDIA, start_tc="10:00:00:00"))
    assert hear(Draft(library(A, *rows)), A).start == A.start


def test_hear__a_typed_start_that_is_none_is_refused() -> None:
    draft = Draft(library(A, said(A, Source.EDITOR, start_tc="10:00:00:77")))
    with pytest.raises(BadTimecode):
        hear(draft, A)


def test_hear__drop_frame_stays_what_the_media_says_and_may_be_typed() -> None:
    typed = hear(Draft(library(DROP, said(DROP, Source.EDITOR, start_tc="14:33:55:12"))), DROP)
    assert (typed.drop, str(typed.timecode(0))) == (True, "14:33:55;12")
    plain = replace(DROP, measured=replace(DROP.measured, drop=False, start=None), start=None, drop=False)
    assert hear(Draft(library(plain, said(plain, Source.EDITOR, start_tc="14:33:55;12"))), plain).drop
    assert not hear(Draft(library(plain, said(plain, Source.EDITOR, start_tc="14:33:55:12"))), plain).drop
