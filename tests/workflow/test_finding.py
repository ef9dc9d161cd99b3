"""What is typed in the search box: what it asks for, and what is said where it cannot be understood."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dailies_logger.domain.errors import BadQuery
from dailies_logger.domain.label import DEFAULT_VOCABULARY, SHIPPED_LANES, Lane, Look
from dailies_logger.workflow.finding import FIELDS, TokenKind, parse, tokens
from dailies_logger.workflow.query import AllOf, AnyOf, Field, Not, Term, Word


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("", AllOf()),
        ("   ", AllOf()),
        ("tears", Word("tears")),
        ('"the lie lands"', Word("the lie lands", prefix=False)),
        ("“typed on a Mac”", Word("typed on a Mac", prefix=False)),
        ("scene:47", Field("scene", "=", "47")),
        ("SCENE:A47", Field("scene", "=", "A47")),
        ('who:"Old Tom"', Field("who", "=", "Old Tom")),
        ("tape:A011*", Field("tape", "=", "A011*")),
        ("rating:>=4", Field("rating", ">=", "4")),
        ("rating>=4", Field("rating", ">=", "4")),
        ("take:>2", Field("take", ">", "2")),
        ("take:!=2", Field("take", "!=", "2")),
        ("take:3PU", Field("take", "=", "3PU")),
        ("day:<=2026-11-20", Field("day", "<=", "2026-11-20")),
        ('kind:"Best moment"', Field("kind", "=", "best_moment")),
        ("kind:best", Field("kind", "=", "best")),
        ("scene:>=24", Field("scene", ">=", "24")),
        ("kind:best-moment", Field("kind", "=", "best_moment")),
        ("lane:Performance", Field("lane", "=", "performance")),
        ("circled:Y", Field("circled", "=", "yes")),
        ("circled:false", Field("circled", "=", "no")),
        ("-soft", Not(Word("soft"))),
        ('-"soft focus"', Not(Word("soft focus", prefix=False))),
        ("-kind:problem", Not(Field("kind", "=", "problem"))),
        ("tears dry", AllOf((Word("tears"), Word("dry")))),
        ("a or b or c", AnyOf((Word("a"), Word("b"), Word("c")))),
        ("scene:47 a or -b c", AllOf((Field("scene", "=", "47"), AnyOf((Word("a"), Not(Word("b")))), Word("c")))),
        ('"or"', Word("or", prefix=False)),
        ("off-axis", Word("off-axis")),
        ("50%", Word("50%")),
        ("A001_C003", Word("A001_C003")),
        ("10:38:22:22", Word("10:38:22:22")),
        ("size:CU", Field("size", "=", "CU")),
        ("size:>MS", Field("size", ">", "MS")),
        ('size:"tighter than MS"', Field("size", ">", "MS")),
        ("size:ms..cu", Field("size", "=", "ms..cu")),
        ("lens:75 mm tears", AllOf((Field("lens", "=", "75 mm"), Word("tears")))),
        ("lens:75 mmm", AllOf((Field("lens", "=", "75"), Word("mmm")))),
        ("lens:50..100", Field("lens", "=", "50..100")),
        ("eyeline:L>R", Field("eyeline", "=", "L>R")),
        ('-eyeline:"L>R only"', Not(Field("eyeline", "=", "L>R only"))),
        ("eyeline L>R", AllOf((Word("eyeline"), Word("L>R")))),
        ("wow!", Word("wow!")),
    ],
)
def test_parse__asks_for_what_is_typed(text: str, term: Term) -> None:
    assert parse(text) == term


@pytest.mark.parametrize(
    ("text", "position", "sentence"),
    [
        ("scnee:4", 0, "There is no field “scnee”. Did you mean scene?"),
        ("tears -scnee:4", 7, "There is no field “scnee”. Did you mean scene?"),
        ("xyzzy:4", 0, f"There is no field “xyzzy”. Fields: {', '.join(FIELDS)}."),
        ("a scene:", 8, "Write what to look for after “scene:”."),
        ("rating:>=", 9, "Write what to look for after “rating:>=”."),
        ("a -", 3, "Write what to look for after “-”."),
        ('who:""', 6, 'Write what to look for after “who:""”.'),
        ('tears "the lie', 6, "The quote is not closed."),
        ("rating:6", 7, "“6” is no rating. It goes from 0 to 5."),
        ("rating:high", 7, "“high” is no rating. It goes from 0 to 5."),
        ("day:>Monday", 5, "“Monday” is no day. Write it as 2026-11-20."),
        ("who:>A", 0, "“who” has no order. Write who:A."),
        ("circled:perhaps", 8, "“perhaps” is no answer. Write circled:yes or circled:no."),
        ("lane:sound", 5, "There is no lane “sound”. Choose from beat, performance, action, angle, eyeline, size, problem, free."),
        ("tears size:>XS", 12, "There is no size “XS”. Choose from EWS, WS, FS, MWS, MS, MCU, CU, BCU, ECU."),
        ("lens:long", 5, "“long” is no lens. Write its millimetres, lens:75, or a range, lens:50..100."),
        ("eyeline:>R", 9, "“eyeline” has no order. Write eyeline:R."),
        ("or a", 0, "“or” needs something on both sides. To find the word itself, write it in quotes."),
        ("a or", 2, "“or” needs something on both sides. To find the word itself, write it in quotes."),
        ("a or or b", 5, "“or” needs something on both sides. To find the word itself, write it in quotes."),
    ],
)
def test_parse__says_what_is_wrong_and_where(text: str, position: int, sentence: str) -> None:
    with pytest.raises(BadQuery) as caught:
        parse(text)
    assert (str(caught.value), caught.value.position) == (sentence, position)


def test_parse__names_the_kinds_where_there_is_no_such_kind() -> None:
    with pytest.raises(BadQuery, match=r"no kind “bets_moment”\. Choose from emotional_beat, best_moment"):
        parse("kind:bets_moment")


@pytest.mark.parametrize(
    "ending",
    ["scene:", "rating:>=", "rating:>", "-", "or", "-kind:", "day:>2026-1", "size:>M", "size:MS..", "lens:50..", "eyeline:L", '"', "who:“"],
)
def test_parse__asks_nothing_yet_of_what_is_not_finished(ending: str) -> None:
    assert parse(f"tears {ending}", typing=True) == Word("tears")


def test_parse__an_open_quote_asks_while_it_is_typed() -> None:
    assert parse('"the lie', typing=True) == Word("the lie", prefix=True)


@pytest.mark.parametrize("text", ["scnee:4 ", "rating:7", "circled:x", "size:XS", "lens:x"])
def test_parse__what_is_wrong_stays_wrong_while_typing(text: str) -> None:
    with pytest.raises(BadQuery):
        parse(text, typing=True)


def test_tokens__name_their_place() -> None:
    text = 'scene:47 -"soft focus" or rating:>=4'
    found = tokens(text)
    assert [(token.kind, text[token.start : token.end], text[token.value_start : token.end]) for token in found] == [
        (TokenKind.FIELD, "scene:47", "47"),
        (TokenKind.PHRASE, '-"soft focus"', '"soft focus"'),
        (TokenKind.OR, "or", "or"),
        (TokenKind.FIELD, "rating:>=4", "4"),
    ]
    assert [token.negated for token in found] == [False, True, False, False]


@given(st.text(alphabet=st.sampled_from('ab:-"“” <>=!*.\0or47\u00e9')))
def test_tokens__cover_every_character_but_blanks_once(text: str) -> None:
    covered = [index for token in tokens(text) for index in range(token.start, token.end)]
    assert covered == sorted(set(covered))
    assert all(text[index].isspace() for index in set(range(len(text))) - set(covered))


@given(st.text())
def test_parse__any_text_is_a_term_or_a_sentence(text: str) -> None:
    for typing in (False, True):
        assert _sentence(text, typing=typing)[-1:] in ("", ".")


def _sentence(text: str, *, typing: bool) -> str:
    try:
        parse(text, typing=typing)
    except BadQuery as bad:
        return str(bad) if 0 <= bad.position <= len(text) else "beside the text"
    return ""


@given(st.lists(st.sampled_from(["tears", '"a b"', "scene:47", "-dry", "rating:>=4"]), min_size=2, max_size=6))
def test_parse__every_prefix_of_a_good_search_can_be_typed(words: list[str]) -> None:
    text = " ".join(words)
    for end in range(len(text) + 1):
        parse(text[:end], typing=True)
    whole = parse(text)
    assert isinstance(whole, AllOf)
    assert len(whole.terms) == len(words)


def test_fields__each_has_a_line_of_help_whose_examples_parse() -> None:
    for name, line in FIELDS.items():
        examples = [word.strip(",") for word in line.split(": ", 1)[1].split()]
        assert all(example.startswith(f"{name}:") and parse(example) for example in examples)


def test_parse__a_lane_by_its_id_and_by_the_name_it_has_now() -> None:
    lanes = (Lane(id="second_unit", name="Boats", look=Look.RING), replace(Lane.BEAT, name="Turn"), *SHIPPED_LANES[1:])
    ours = replace(DEFAULT_VOCABULARY, lanes=lanes)
    for typed, meant in (
        ("boats", "second_unit"),
        ("boa", "second_unit"),
        ('"second unit"', "second_unit"),
        ("turn", "beat"),
        ("be", "be"),
    ):
        assert parse(f"lane:{typed}", vocabulary=ours) == Field("lane", "=", meant)
    with pytest.raises(BadQuery, match="There is no lane “boats”"):
        parse("lane:boats")


def test_parse__a_name_that_another_has_had_means_what_has_it_now() -> None:
    ours = replace(DEFAULT_VOCABULARY, lanes=(replace(Lane.BEAT, name="Action"), replace(Lane.ACTION, name="Fights"), *SHIPPED_LANES[3:]))
    assert parse("lane:action", vocabulary=ours) == Field("lane", "=", "beat")
    assert parse("lane:fights", vocabulary=ours) == Field("lane", "=", "action")
