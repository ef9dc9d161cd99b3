"""Turn a search term into SQL conditions, over `labels` or over `catalogue`.

What is asked of a clip or its take is answered by `catalogue_facts`, what is asked of a label by its columns, a word by
both full texts. User text never becomes SQL: it is a bound value, and in full text a quoted phrase.
"""

import operator
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    column,
    false,
    func,
    literal,
    not_,
    or_,
    select,
    table,
    text,
    true,
)

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import BadQuery
from dailies_logger.domain.label import DEFAULT_VOCABULARY, Label, Vocabulary
from dailies_logger.domain.production import Production
from dailies_logger.store.catalogue import folded, natural
from dailies_logger.store.rows import TABLES, catalogue, catalogue_facts
from dailies_logger.store.translate import column as column_of
from dailies_logger.workflow.framing import FRAMING, Framing, framing
from dailies_logger.workflow.ordering import shot_size
from dailies_logger.workflow.query import AllOf, AnyOf, Field, Not, Term, Word

labels, beats, clips = TABLES[Label], TABLES[Beat], TABLES[Clip]
Condition = ColumnElement[bool]

_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_CLIP_FIELDS = {name: (name,) for name in ("scene", "setup", "slate", "camera", "roll", "tape", "day")} | {"take": ("take", "shown")}
_LABEL_FIELDS = ("kind", "lane", "rating", "who", "text", "beat", *FRAMING)
_FRAMED_BY = {"size": clips.c.facts_shot_size, "eyeline": clips.c.facts_eyeline, "lens": clips.c.facts_lens}
_SAID = {
    name: select(labels.c.clip, labels.c.start, labels.c.end, labels.c.value)
    .where(labels.c.kind == name, labels.c.value != "")
    .cte(f"said_{name}")
    .prefix_with("MATERIALIZED")
    for name in FRAMING
}
"""What labels say of size, eyeline and lens, read once a query: SQLite gives it an index of its own, where asking the labels of each
label's clip would read them all."""

_YES, _NO = ("yes", "y", "true", "1"), ("no", "n", "false", "0")


def of_labels(connection: Connection, term: Term) -> Condition:
    """Return the condition on a row of `labels`. Raises BadQuery."""
    if not asks_labels(term):
        return true() if term == AllOf() else labels.c.clip.in_(_clips(_of_clip_facts(term)))
    match term:
        case Not():
            return not_(of_labels(connection, term.term))
        case AnyOf():
            return or_(false(), *(of_labels(connection, part) for part in term.terms))
        case AllOf():
            of_clips, rest = _parted(term.terms)
            return and_(of_labels(connection, AllOf(of_clips)), *(of_labels(connection, part) for part in rest))
        case Word():
            return _label_word(connection, term)
        case Field():
            return _label_field(connection, term)


def apart(connection: Connection, term: Term) -> tuple[Condition, Condition]:
    """Return the conditions on a row of `catalogue` and on one of `labels` that together say the same as `of_labels`."""
    of_clips, rest = _parted(term.terms if isinstance(term, AllOf) else (term,))
    return _of_clip_facts(AllOf(of_clips)), of_labels(connection, AllOf(rest))


def _parted(terms: Sequence[Term]) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """Part terms into those that ask of clips and takes alone, and those that ask of labels."""
    asking = tuple(part for part in terms if asks_labels(part))
    return tuple(part for part in terms if part not in asking), asking


def of_catalogue(connection: Connection, term: Term) -> Condition:
    """Return the condition on a row of `catalogue`: label fields fit a clip that has such a label. Raises BadQuery."""
    if not asks_labels(term):
        return _of_clip_facts(term)
    match term:
        case Not():
            return not_(of_catalogue(connection, term.term))
        case AnyOf():
            return or_(false(), *(of_catalogue(connection, part) for part in term.terms))
        case AllOf():
            return _all_of_catalogue(connection, term.terms)
        case Word():
            return or_(catalogue.c.row.in_(_matching("catalogue_words", phrase(term))), _has_label(_in_label_words(phrase(term))))
        case Field(name="size" | "eyeline" | "lens", op="!="):
            return not_(of_catalogue(connection, Field(term.name, "=", term.value)))
        case Field(name="size" | "eyeline" | "lens"):
            return and_(catalogue.c.clip.is_not(None), _clip_framed(connection, framing(term.name, term.op, term.value)))
        case Field():
            return _has_label(_label_field(connection, term))


def _all_of_catalogue(connection: Connection, terms: Sequence[Term]) -> Condition:
    """Return the condition of all terms; what is asked of a label must fit one and the same label, and framing that label's frames."""
    together = tuple(part for part in terms if isinstance(part, Field) and part.name in _LABEL_FIELDS)
    if all(part.name in FRAMING for part in together):
        together = ()
    others = [of_catalogue(connection, part) for part in terms if part not in together]
    return and_(true(), *([_has_label(of_labels(connection, AllOf(together)))] if together else []), *others)


def asks_labels(term: Term) -> bool:
    """Say whether a term asks anything of a label. Raises BadQuery for a field that there is not."""
    match term:
        case Word():
            return True
        case Not():
            return asks_labels(term.term)
        case AnyOf() | AllOf():
            return any([asks_labels(part) for part in term.terms])
        case Field():
            if term.name not in (*_CLIP_FIELDS, "circled", *_LABEL_FIELDS):
                msg = f"There is no field “{term.name}”. Fields are scene, slate, setup, take, kind, lane, rating, who, text, beat, size, eyeline, lens, circled, camera, roll, tape and day."
                raise BadQuery(msg)
            return term.name in _LABEL_FIELDS


def _has_label(condition: Condition) -> Condition:
    return catalogue.c.clip.in_(select(labels.c.clip).where(condition).correlate(None))


def phrase(word: Word) -> str:
    """Quote text as an FTS5 phrase; empty where it holds nothing that full text keeps (letters and figures)."""
    if not any(unicodedata.category(sign)[0] in "LN" for sign in word.text):
        return ""
    quoted = word.text.replace("\x00", " ").replace('"', '""')
    return f'"{quoted}"{"*" if word.prefix else ""}'


def _matching(name: str, wanted: str) -> Select[tuple[int]]:
    words = table(name, column("rowid"))
    return select(words.c.rowid).where(
        text(f"{name} MATCH :wanted").bindparams(bindparam("wanted", wanted, unique=True)) if wanted else false()
    )


def _in_label_words(wanted: str) -> Condition:
    return labels.c.row.in_(_matching("label_words", wanted))


def _label_word(connection: Connection, word: Word) -> Condition:
    wanted = phrase(word)
    if not wanted:
        return func.instr(labels.c.text, word.text) > 0
    if connection.execute(_matching("catalogue_words", wanted).limit(1)).first() is None:
        return _in_label_words(wanted)
    return or_(_in_label_words(wanted), labels.c.clip.in_(_clips(catalogue.c.row.in_(_matching("catalogue_words", wanted)))))


def _clips(condition: Condition) -> Select[tuple[bytes]]:
    """Select the clips whose catalogue rows fit; takes without clips are none, and a NULL would spoil NOT IN."""
    return select(catalogue.c.clip).where(condition, catalogue.c.clip.is_not(None)).correlate(None)


def _label_field(connection: Connection, asked: Field) -> Condition:
    if asked.op == "!=":
        return not_(_label_field(connection, Field(asked.name, "=", asked.value)))
    match asked.name:
        case "rating":
            return _rating(asked)
        case "text":
            return _text(asked)
        case "who":
            return labels.c.who.in_(fitting(asked, ((who, (who,)) for who in _distinct(connection, "who"))))
        case "beat":
            return _beat(connection, asked)
        case "size" | "eyeline" | "lens":
            return _framed(connection, framing(asked.name, asked.op, asked.value))
        case _:
            return _kind_or_lane(connection, asked)


def _kind_or_lane(connection: Connection, asked: Field) -> Condition:
    known = _vocabulary(connection)
    kinds = _distinct(connection, "kind")
    named = ((kind, _kind_names(kind, known) if asked.name == "kind" else (known.lane(kind).id,)) for kind in kinds)
    return labels.c.kind.in_(_begun(asked, named))


def _beat(connection: Connection, asked: Field) -> Condition:
    """Ask for a reading of a beat; what is bound to none is not known, which NOT would take for neither yes nor no."""
    named = _begun(asked, ((name, (name,)) for name in connection.execute(select(beats.c.name).distinct()).scalars()))
    return and_(labels.c.beat.is_not(None), labels.c.beat.in_(select(beats.c.id).where(beats.c.name.in_(named))))


def _framed(connection: Connection, asked: Framing) -> Condition:
    """Ask for labels whose frames are framed so: as a label of that kind on them says, else as the reports say of the clip."""
    values, of_clip = _said_so(connection, asked), labels.c.clip.in_(_clips_framed(connection, asked))
    if values is None:
        return of_clip
    said = _SAID[asked.name]
    here = and_(
        said.c.clip == labels.c.clip,
        said.c.start < func.coalesce(labels.c.end, labels.c.start + 1),
        or_(said.c.end.is_(None), said.c.end > labels.c.start),
    )
    own = and_(labels.c.kind == asked.name, labels.c.value != "")
    reached: Condition = select(said.c.clip).where(here, said.c.value.in_(values)).exists()
    if asked.only:
        reached = and_(reached, ~select(said.c.clip).where(here, said.c.value.not_in(values)).exists())
    unsaid = and_(of_clip, ~select(said.c.clip).where(here).exists())
    return or_(and_(own, labels.c.value.in_(values)), and_(not_(own), or_(reached, unsaid)))


def _said_so(connection: Connection, asked: Framing) -> list[str] | None:
    """List the values of labels that say so; None where no label says anything of it."""
    known = list(connection.execute(select(_SAID[asked.name].c.value).distinct()).scalars())
    return [value for value in known if _says(value, asked)] if known else None


def _clips_framed(connection: Connection, asked: Framing) -> Select[tuple[bytes]]:
    """Select the clips of which the reports say so."""
    fact = _FRAMED_BY[asked.name]
    said = connection.execute(select(fact).where(fact.is_not(None)).distinct()).scalars()
    return select(clips.c.id).where(fact.in_([text for text in said if _says(text, asked)])).correlate(None)


def _says(text: str, asked: Framing) -> bool:
    """Say whether a value or a fact is asked for; of a size that a report has more words for (`CU single`) the size counts too."""
    return asked.fits(text) or (asked.name == "size" and asked.fits(shot_size(text)))


def _clip_framed(connection: Connection, asked: Framing) -> Condition:
    """Ask for clips, rows of `catalogue`, some of whose frames are framed so by a label or by the reports; with `only`, none otherwise."""
    says = and_(labels.c.kind == asked.name, labels.c.value != "")
    fits = labels.c.value.in_(_said_so(connection, asked) or [])
    framed = or_(_has_label(and_(says, fits)), catalogue.c.clip.in_(_clips_framed(connection, asked)))
    if not asked.only:
        return framed
    any_said = _clips_framed(connection, Framing(name=asked.name, text="*"))
    said_otherwise = and_(catalogue.c.clip.in_(any_said), catalogue.c.clip.not_in(_clips_framed(connection, asked)))
    return and_(framed, not_(_has_label(and_(says, not_(fits)))), not_(said_otherwise))


def _rating(asked: Field) -> Condition:
    if not asked.value.strip().isdecimal():
        msg = f"“{asked.value}” is no rating. Write rating:4 or rating:>=4."
        raise BadQuery(msg)
    condition: Condition = _COMPARE[asked.op](labels.c.rating, int(asked.value))
    return condition


def _text(asked: Field) -> Condition:
    wanted = phrase(Word(asked.value.removesuffix("*")))
    if asked.op != "=":
        msg = "A text cannot be compared. Write text:tears."
        raise BadQuery(msg)
    return _in_label_words(f"text : {wanted}") if wanted else func.instr(labels.c.text, asked.value) > 0


def _vocabulary(connection: Connection) -> Vocabulary:
    kept = column_of(Production, "vocabulary")
    cell = connection.execute(select(TABLES[Production].c.vocabulary)).scalar()
    found = DEFAULT_VOCABULARY if cell is None else kept.codec.unpack(cell)
    assert isinstance(found, Vocabulary)  # noqa: S101 - the codec's own type
    return found


def _kind_names(kind: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    known = vocabulary.kind(kind)
    return (kind, known.name) if known else (kind,)


def _begun(asked: Field, named: Iterable[tuple[str, tuple[str, ...]]]) -> list[str]:
    """List the keys that fit; where none does as it is written, those that begin so (`kind:best`)."""
    known = list(named)
    return fitting(asked, known) or (fitting(Field(asked.name, "=", f"{asked.value}*"), known) if asked.op == "=" else [])


def fitting(asked: Field, named: Iterable[tuple[str, Sequence[str]]]) -> list[str]:
    """List the keys one of whose names fits."""
    return [key for key, names in named if any(_fits(name, asked) for name in names)]


def _fits(name: str, asked: Field) -> bool:
    if asked.op == "=":
        wanted = folded(asked.value)
        return folded(name).startswith(wanted[:-1]) if wanted.endswith("*") else folded(name) == wanted
    return bool(name) and _COMPARE[asked.op](natural(name), natural(asked.value))


def _distinct(connection: Connection, name: str) -> list[str]:
    """List the different values of an indexed column of labels, stepping from one to the next in its index."""
    field = labels.c[name]
    steps = select(func.min(field).label("value")).cte("steps", recursive=True)
    further = select(func.min(field)).where(field > steps.c.value).scalar_subquery()
    steps = steps.union_all(select(further).where(steps.c.value.is_not(None)))
    return list(connection.execute(select(steps.c.value).where(steps.c.value.is_not(None))).scalars())


def _of_clip_facts(term: Term) -> Condition:
    """Return the condition on a row of `catalogue` of a term that asks nothing of labels."""
    match term:
        case Not():
            return not_(_of_clip_facts(term.term))
        case AnyOf():
            return or_(false(), *(_of_clip_facts(part) for part in term.terms))
        case AllOf():
            return and_(true(), *(_of_clip_facts(part) for part in term.terms))
        case Field(name="circled"):
            return _circled(term)
        case Field():
            return _fact(term)
        case Word():
            raise AssertionError(term)


def _circled(asked: Field) -> Condition:
    value = folded(asked.value)
    if value not in (*_YES, *_NO) or asked.op not in ("=", "!="):
        msg = "Write circled:yes or circled:no."
        raise BadQuery(msg)
    return catalogue.c.circled == int((value in _YES) is (asked.op == "="))


def _fact(asked: Field) -> Condition:
    """Ask for a fact of a clip or its take: exact, the beginning, none at all, or compared with numbers as numbers."""
    if asked.op == "!=":
        return not_(_fact(Field(asked.name, "=", asked.value)))
    fields = _CLIP_FIELDS[asked.name] if asked.op == "=" else (asked.name,)
    rows = select(catalogue_facts.c.row).where(catalogue_facts.c.field.in_(fields))
    wanted = folded(asked.value)
    if asked.op == "=" and not wanted:
        return not_(catalogue.c.row.in_(rows))
    if asked.op == "=" and wanted.endswith("*"):
        return catalogue.c.row.in_(rows.where(func.substr(catalogue_facts.c.folded, 1, len(wanted) - 1) == wanted[:-1]))
    if asked.op == "=":
        return catalogue.c.row.in_(rows.where(catalogue_facts.c.natural == natural(asked.value)))
    return catalogue.c.row.in_(rows.where(_COMPARE[asked.op](catalogue_facts.c.natural, literal(natural(asked.value)))))
