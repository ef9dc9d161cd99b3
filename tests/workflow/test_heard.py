"""What the sources say, put into force."""

from dataclasses import replace

import pytest

from dailies_logger.domain.clip import Clip, Said, Source
from dailies_logger.domain.errors import BadTimecode
from dailies_logger.workflow.draft import Draft
from dailies_logger.workflow.heard import hear
from tests.support.intake import NTSC, library, picture, said

A = picture("A001C001", "10:00:00:00")
DROP = picture("C001C004", "14:33:55;10", rate=NTSC)


def now(clip: Clip, *rows: Said) -> Clip:
    return hear(Draft(library(clip, *rows)), clip, rows)


def test_hear__facts_in_force() -> None:
    heard = now(A, said(A, Source.SUPERVISOR, lens="85mm", scene="12"), said(A, Source.CAMERA_REPORT, lens="75mm"))
    assert (heard.facts.lens, heard.facts.scene) == ("75mm", "12")


def test_hear__without_a_said_start_the_media_counts() -> None:
    assert now(replace(A, start=5)).start == A.measured.start


def test_hear__a_reports_start_that_is_none_is_passed_over() -> None:
    rows = (said(A, Source.CAMERA_REPORT, start_tc="10:00:00:77"), said(A, Source.MEDIA, start_tc="10:00:00:00"))
    assert now(A, *rows).start == A.start


def test_hear__a_typed_start_that_is_none_is_refused() -> None:
    with pytest.raises(BadTimecode):
        now(A, said(A, Source.EDITOR, start_tc="10:00:00:77"))


def test_hear__drop_frame_stays_what_the_media_says_and_may_be_typed() -> None:
    typed = now(DROP, said(DROP, Source.EDITOR, start_tc="14:33:55:12"))
    assert (typed.drop, str(typed.timecode(0))) == (True, "14:33:55;12")
    plain = replace(DROP, measured=replace(DROP.measured, drop=False, start=None), start=None, drop=False)
    assert now(plain, said(plain, Source.EDITOR, start_tc="14:33:55;12")).drop
    assert not now(plain, said(plain, Source.EDITOR, start_tc="14:33:55:12")).drop


def test_hear__is_drafted() -> None:
    draft = Draft(library(A))
    assert hear(draft, replace(A, start=5), [said(A, Source.EDITOR, scene="12")]) == draft.get(Clip, A.id)
