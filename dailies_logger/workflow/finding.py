"""Read what an editor types into the search box, and make it a Term that the Search port answers.

    tears                  a word, or the beginning of one, in a label's or its take's text
    "the lie lands"        these words in a row
    scene:47 who:"Old Tom" a field; `*` at the end lets the value go on
    rating:>=4 take:!=2    a comparison: = != < <= > >= (the colon may be left out)
    size:>MS lens:50..100  how it is framed, see `framing`
    -soft -kind:problem    leave out
    scene:47 kind:stunt or kind:comedy     `or` joins its two neighbours; all else must fit together

While somebody is still typing (`typing=True`) a term that is not finished asks for nothing yet; what is wrong stays wrong.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import Enum
from types import MappingProxyType
from typing import NoReturn

from dailies_logger.domain.errors import BadQuery
from dailies_logger.domain.label import DEFAULT_VOCABULARY, Vocabulary
from dailies_logger.workflow.framing import FRAMING, begun, spelled
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.query import AllOf, AnyOf, Field, Not, Term, Word

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "scene": "Scene as in the script: scene:47, scene:A47",
        "setup": "Setup: setup:47C",
        "slate": "Slate or board: slate:212",
        "take": "Take: take:3, take:>2",
        "kind": "Kind of label: kind:best_moment, kind:stunt",
        "lane": "Lane of label: lane:performance, lane:eyeline",
        "rating": "Rating, 0 to 5: rating:>=4",
        "who": "Character of the label: who:grace",
        "text": "Words of the label alone: text:tears",
        "beat": "Beat that the label is a reading of, any with *: beat:lie, beat:*",
        "size": "Shot size that its frames reach, > tighter, < wider: size:CU, size:>MS, size:MS..CU",
        "eyeline": "Eyeline of its frames: eyeline:L>R",
        "lens": "Lens in millimetres: lens:75, lens:50..100, lens:>=75mm",
        "circled": "Circled takes: circled:yes, circled:no",
        "camera": "Camera: camera:A",
        "roll": "Camera roll: roll:A011",
        "tape": "Tape or reel name: tape:A011C002*",
        "day": "Shoot day: day:2026-11-20, day:>=2026-11-18",
    }
)
"""The fields that may be asked for, with a line of help each."""

_UNORDERED = frozenset({"kind", "lane", "who", "text", "beat", "circled"})
_QUOTES = '"“”„'
_ATOM = re.compile(
    rf"(?P<minus>-*)"
    rf"(?:(?P<field>[^\W\d]\w*(?=:)|(?i:{'|'.join(FIELDS)})(?=[<>=]|!=)):?(?P<op><=|>=|!=|=|<|>)?)?"
    rf"(?:(?P<open>[{_QUOTES}])(?P<phrase>[^{_QUOTES}]*)(?P<close>[{_QUOTES}])?|(?P<bare>[^\s{_QUOTES}]*))"
)
_MILLIMETRES = re.compile(r"[ \t]+mm(?!\w)", re.IGNORECASE)
_YES = {"yes": "yes", "y": "yes", "true": "yes", "1": "yes", "no": "no", "n": "no", "false": "no", "0": "no"}


class TokenKind(Enum):
    """Name what a stretch of the search text is."""

    WORD = "word"
    PHRASE = "phrase"
    FIELD = "field"
    OR = "or"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """Hold a stretch of the search text: characters `start` to `end`, half-open; of a field the value begins at `value_start`.

    `closed` is False where a quote is still open.
    """

    kind: TokenKind
    start: int
    end: int
    value_start: int
    value: str
    field: str = ""
    op: str = "="
    negated: bool = False
    closed: bool = True


def tokens(text: str) -> tuple[Token, ...]:
    """Cut a search text into its terms, so that the box can draw them. Never raises: what is wrong is said by `parse`."""
    return tuple(_tokens(text))


def parse(text: str, *, typing: bool = False, vocabulary: Vocabulary = DEFAULT_VOCABULARY) -> Term:
    """Read a search text. Raises BadQuery, which says what is wrong and where; nothing typed asks for everything."""
    terms = tuple(group[0] if len(group) == 1 else AnyOf(tuple(group)) for group in _joined(text, vocabulary, typing=typing))
    return terms[0] if len(terms) == 1 else AllOf(terms)


def asked(library: Library, text: str, *, typing: bool = False) -> Term:
    """Read a search text in the words of a production's own vocabulary. Raises BadQuery."""
    return parse(text, typing=typing, vocabulary=library.production().vocabulary)


def _joined(text: str, vocabulary: Vocabulary, *, typing: bool) -> list[list[Term]]:
    """Read the terms, those that “or” joins in one list."""
    groups: list[list[Term]] = []
    joins = False
    lonely = "“or” needs something on both sides. To find the word itself, write it in quotes."
    for token in _tokens(text):
        if token.kind is TokenKind.OR:
            if (not groups or joins) and not typing:
                raise BadQuery(lonely, position=token.start)
            joins = bool(groups)
            continue
        term = _term(token, text, vocabulary, typing=typing)
        if term is None:
            continue
        if joins:
            groups[-1].append(term)
        else:
            groups.append([term])
        joins = False
    if joins and not typing:
        raise BadQuery(lonely, position=len(text.rstrip()) - 2)
    return groups


def _tokens(text: str) -> Iterator[Token]:
    place = 0
    while place < len(text):
        match = _ATOM.match(text, place)
        assert match is not None  # noqa: S101 - the pattern fits anything, also nothing
        end = match.end()
        if end > place:
            token = _with_unit(_token(match), text)
            end = token.end
            yield token
        place = max(end, place + 1)


def _with_unit(token: Token, text: str) -> Token:
    """Let a lens have its unit behind a blank, as it is written: `lens:75 mm`."""
    unit = _MILLIMETRES.match(text, token.end) if token.field == "lens" and text[token.end - 1].isdigit() else None
    return token if unit is None else replace(token, end=unit.end(), value=text[token.value_start : unit.end()])


def _token(match: re.Match[str]) -> Token:
    quoted = match["open"] is not None
    value = match["phrase"] if quoted else match["bare"]
    if match["field"]:
        kind = TokenKind.FIELD
    elif quoted:
        kind = TokenKind.PHRASE
    else:
        kind = TokenKind.OR if match[0].casefold() == "or" else TokenKind.WORD
    return Token(
        kind=kind,
        start=match.start(),
        end=match.end(),
        value_start=match.start("open") if quoted else match.start("bare"),
        value=value,
        field=(match["field"] or "").casefold(),
        op=match["op"] or "=",
        negated=bool(len(match["minus"]) % 2),
        closed=not quoted or match["close"] is not None,
    )


def _term(token: Token, text: str, vocabulary: Vocabulary, *, typing: bool) -> Term | None:
    """Return what a token asks for; None where it is not finished and somebody is typing."""
    if token.field and token.field not in FIELDS:
        _unknown(token)
    if not typing:
        _must_be_finished(token, text)
    if not token.value.strip():
        return None
    if token.kind is TokenKind.FIELD:
        unfinished = typing and token.end == len(text.rstrip())
        term: Term | None = _field(token, vocabulary, unfinished=unfinished)
    else:
        term = Word(token.value, prefix=token.kind is TokenKind.WORD or not token.closed)
    return Not(term) if term is not None and token.negated else term


def _must_be_finished(token: Token, text: str) -> None:
    if not token.closed:
        raise BadQuery("The quote is not closed.", position=token.value_start)
    if not token.value.strip():
        raise BadQuery(f"Write what to look for after “{text[token.start : token.end].strip()}”.", position=token.end)


def _field(token: Token, vocabulary: Vocabulary, *, unfinished: bool) -> Field | None:
    if token.op not in ("=", "!=") and token.field in _UNORDERED:
        raise BadQuery(f"“{token.field}” has no order. Write {token.field}:{token.value}.", position=token.start)
    if token.field == "kind":
        return Field(token.field, token.op, _kind(token, vocabulary))
    if token.field == "lane":
        return Field(token.field, token.op, _lane(token, vocabulary))
    if token.field in FRAMING:
        return _framing(token, vocabulary, unfinished=unfinished)
    read = _READERS.get(token.field)
    if read is None:
        return Field(token.field, token.op, token.value.strip())
    value = read(token, unfinished)
    return Field(token.field, token.op, value) if value else None


def _framing(token: Token, vocabulary: Vocabulary, *, unfinished: bool) -> Field | None:
    kind = vocabulary.kind(token.field)
    values = kind.values if kind is not None else ()
    try:
        return Field(token.field, *spelled(token.field, token.op, token.value, values))
    except BadQuery as bad:
        if unfinished and begun(token.field, token.value, values):
            return None
        raise BadQuery(str(bad), position=token.value_start) from bad


def _kind(token: Token, vocabulary: Vocabulary) -> str:
    return _named(token, {kind.id: kind.name for kind in vocabulary.kinds})


def _lane(token: Token, vocabulary: Vocabulary) -> str:
    return _named(token, {lane.id: lane.name for lane in vocabulary.lanes})


def _named(token: Token, known: Mapping[str, str]) -> str:
    """Return the id of what is meant, or its beginning; what was given another name is found by that too. `known` are names by ids."""
    wanted = re.sub(r"[\s_-]+", "_", token.value.strip().casefold())
    names = {re.sub(r"[\s_-]+", "_", name.casefold()): key for key, name in known.items()}
    named = names.get(wanted) or next((key for name, key in names.items() if name.startswith(wanted.rstrip("*"))), "")
    begun = wanted not in names and any(key.startswith(wanted.rstrip("*")) for key in known)
    return _begun(wanted if begun else named or wanted, list(known), token)


def _begun(value: str, known: list[str], token: Token) -> str:
    """Return the value if one that is known begins so: `kind:best` is good, as the Search port takes it."""
    if not any(each.startswith(value.rstrip("*")) for each in known):
        raise BadQuery(f"There is no {token.field} “{token.value}”. Choose from {', '.join(known)}.", position=token.value_start)
    return value


def _circled(token: Token, unfinished: bool) -> str:
    typed = token.value.strip().casefold()
    begun = [meant for word, meant in _YES.items() if word.startswith(typed)]
    if not begun:
        raise BadQuery(f"“{token.value}” is no answer. Write circled:yes or circled:no.", position=token.value_start)
    return begun[0]


def _rating(token: Token, unfinished: bool) -> str:
    value = token.value.strip()
    if not (value.isascii() and value.isdigit() and int(value) <= 5):
        raise BadQuery(f"“{value}” is no rating. It goes from 0 to 5.", position=token.value_start)
    return value


def _day(token: Token, unfinished: bool) -> str:
    value = token.value.strip()
    if token.op not in ("=", "!=") and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        if unfinished and re.fullmatch(r"[\d-]{1,9}", value):
            return ""
        raise BadQuery(f"“{value}” is no day. Write it as 2026-11-20.", position=token.value_start)
    return value


_READERS: Mapping[str, Callable[[Token, bool], str]] = MappingProxyType({"circled": _circled, "rating": _rating, "day": _day})


def _unknown(token: Token) -> NoReturn:
    close = get_close_matches(token.field, FIELDS, n=1, cutoff=0.5)
    hint = f"Did you mean {close[0]}?" if close else f"Fields: {', '.join(FIELDS)}."
    raise BadQuery(f"There is no field “{token.field}”. {hint}", position=token.start + token.negated)
