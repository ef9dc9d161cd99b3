"""Which source is in force, and where sources differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.clip import Facts, Source
from dailies_logger.domain.identity import new_id
from dailies_logger.workflow.facts import TECHNICAL, disagreements, in_force, plain, words
from tests.support.intake import library, picture, said

CLIP = picture("A011C003")
FIELDS = [name for name, _ in Facts().items() if name != "note"]


@pytest.mark.parametrize("field", sorted(TECHNICAL))
def test_in_force__camera_report_rules_technical_facts(field: str) -> None:
    rows = [said(CLIP, source, **{field: source.value}) for source in Source]
    order = [source for source, _ in words(field, rows)]
    assert order == [Source.EDITOR, Source.CAMERA_REPORT, Source.MEDIA, Source.SUPERVISOR]


@pytest.mark.parametrize("field", sorted(set(FIELDS) - TECHNICAL))
def test_in_force__supervisor_rules_the_rest(field: str) -> None:
    rows = [said(CLIP, source, **{field: source.value}) for source in Source]
    order = [source for source, _ in words(field, rows)]
    assert order == [Source.EDITOR, Source.SUPERVISOR, Source.CAMERA_REPORT, Source.MEDIA]


@given(st.dictionaries(st.sampled_from(list(Source)), st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(["", "a", "b"]))))
def test_in_force__a_source_that_is_silent_never_hides_one_that_speaks(spoken: dict[Source, dict[str, str]]) -> None:
    facts = in_force(said(CLIP, source, **facts) for source, facts in spoken.items())
    for field, value in facts.items():
        heard = {value for facts in spoken.values() if facts.get(field)}
        assert (value in heard) if heard else value is None


def test_in_force__notes_never_rule_each_other() -> None:
    assert in_force([said(CLIP, Source.SUPERVISOR, note="good pace", scene="12")]) == Facts(scene="12")


@pytest.mark.parametrize(
    ("field", "one", "two"),
    [
        ("take", "03", "3"),
        ("roll", "A011", "a11"),
        ("number", "C003", "C3"),
        ("day", "20261120", "2026-11-20"),
        ("lens", "75mm", "75 mm"),
        ("lens", "75", "75mm"),
        ("shot_size", "MCU Mara", "mcu  mara"),
        ("start_tc", "01:00:00;02", "01:00:00:02"),
        ("flags", "PU MOS", "MOS PU"),
        ("scene", "012", "12"),
    ],
)
def test_compare__the_same_thing_written_twice(field: str, one: str, two: str) -> None:
    assert plain(field, one) == plain(field, two)


@pytest.mark.parametrize(
    ("field", "one", "two"),
    [
        ("lens", "75mm", "85mm"),
        ("take", "10", "1"),
        ("scene", "100A", "10A"),
        ("scene", "12", "12A"),
        ("lens", "100mm", "10mm"),
        ("roll", "A011", "B011"),
    ],
)
def test_compare__different_things_stay_different(field: str, one: str, two: str) -> None:
    assert plain(field, one) != plain(field, two)


def test_disagreements__both_values_are_shown_the_one_in_force_first() -> None:
    rows = [said(CLIP, Source.SUPERVISOR, lens="85mm", scene="12"), said(CLIP, Source.CAMERA_REPORT, lens="75mm", scene="12")]
    found = disagreements(library(CLIP, *rows))
    assert [(one.clip, one.field, one.values) for one in found] == [
        (CLIP.id, "lens", ((Source.CAMERA_REPORT, "75mm"), (Source.SUPERVISOR, "85mm"))),
    ]


def test_disagreements__notes_and_days_that_are_no_dates_do_not_count() -> None:
    rows = [said(CLIP, Source.SUPERVISOR, note="a", day="2026-11-20"), said(CLIP, Source.EDITOR, note="b", day="3")]
    assert disagreements(library(CLIP, *rows)) == []


def test_disagreements__the_clips_own_name_as_tape_is_no_other_tape() -> None:
    rows = [said(CLIP, Source.CAMERA_REPORT, tape="A011C003"), said(CLIP, Source.MEDIA, tape="A011R2QK")]
    assert disagreements(library(CLIP, *rows)) == []


def test_disagreements__circled_is_listed_once_a_take() -> None:
    take = new_id()
    clips = [picture("A011C003", take_id=take), picture("B011C003", take_id=take)]
    rows = [
        said(clip, source, circled=word) for clip in clips for source, word in ((Source.SUPERVISOR, "yes"), (Source.CAMERA_REPORT, "no"))
    ]
    assert [one.field for one in disagreements(library(*clips, *rows))] == ["circled"]
