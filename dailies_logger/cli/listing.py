"""List what a library holds, and find labels."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from types import MappingProxyType
from uuid import UUID

from dailies_logger.cli import rows
from dailies_logger.cli.table import aligned
from dailies_logger.cli.verb import Answer, Desks, Verb, add_library, opened
from dailies_logger.domain.beat import Beat
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import Refused
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.domain.take import Take
from dailies_logger.workflow import finding
from dailies_logger.workflow.beats import readings_of
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.ordering import natural
from dailies_logger.workflow.presence import seen_now


def clips(desk: Desk, query: str) -> Answer:
    """List clips, recorder's files too, by file."""
    found = seen_now(desk.search.clips(finding.asked(desk.library, query)) if query else desk.library.where(Clip))
    takes = {take.id: take for take in desk.library.where(Take)}
    data = [rows.clip_row(clip, takes.get(clip.take_id) if clip.take_id else None) for clip in found]
    return Answer(data={"clips": [*data]}, lines=aligned(rows.CLIP_HEAD, map(rows.clip_cells, found)))


def takes(desk: Desk, query: str) -> Answer:
    """List takes with their angles."""
    found = desk.search.takes(finding.asked(desk.library, query))
    angles = rows.angles_of(desk.library, found)
    data = [rows.take_row(take, angles[take.id]) for take in found]
    return Answer(data={"takes": [*data]}, lines=aligned(rows.TAKE_HEAD, (rows.take_cells(take, angles[take.id]) for take in found)))


def labels(desk: Desk, query: str) -> Answer:
    """List labels in the order of the days, takes and clips."""
    data, lines = _hits(desk, query)
    return Answer(data={"labels": [*data]}, lines=lines)


def _hits(desk: Desk, query: str) -> tuple[list[rows.Row], list[str]]:
    hits = desk.search.labels(finding.asked(desk.library, query)).hits
    people, vocabulary = rows.people_in(desk.library), desk.library.production().vocabulary
    data = [rows.label_row(hit.label, hit.clip, people, vocabulary) for hit in hits]
    read = {hit.label.beat for hit in hits if hit.label.beat is not None}
    known = {beat.id: beat.name for beat in desk.library.where(Beat, id=list(read))} if read else {}
    return data, aligned(rows.LABEL_HEAD, (rows.label_cells(hit.label, hit.clip, people, known) for hit in hits))


def kinds(desk: Desk, query: str) -> Answer:
    """List the kinds of label."""
    _no_query(query, "kinds")
    known = desk.library.production().vocabulary.used
    lines = aligned(rows.KIND_HEAD, ((kind.id, kind.name, kind.lane, kind.key, " ".join(kind.values)) for kind in known))
    return Answer(data={"kinds": [rows.kind_row(kind) for kind in known]}, lines=lines)


def beats(desk: Desk, query: str) -> Answer:
    """List the beats of all scenes, each scene in story order, with their readings."""
    _no_query(query, "beats")
    found = sorted(desk.library.where(Beat), key=lambda beat: natural(beat.scene))
    read: dict[UUID, list[Label]] = {beat.id: [] for beat in found}
    for label in readings_of(desk.library, list(read)):
        if label.beat is not None:
            read[label.beat].append(label)
    data = [rows.beat_row(beat, read[beat.id]) for beat in found]
    cells = ((beat.scene, beat.name, beat.whose, beat.feeling, beat.intensity or "", len(read[beat.id]), beat.note) for beat in found)
    return Answer(data={"beats": [*data]}, lines=aligned(rows.BEAT_HEAD, cells))


def stringouts(desk: Desk, query: str) -> Answer:
    """List stringouts with their placements."""
    _no_query(query, "stringouts")
    found = sorted(desk.library.where(Stringout, version_of=None), key=lambda each: each.name.casefold())
    placed = {each.id: [one for one in desk.library.where(Placement, stringout=each.id, on=None) if one.plays] for each in found}
    used = {placement.clip for each in placed.values() for placement in each}
    known = {clip.id: clip for clip in desk.library.where(Clip, id=used)} if used else {}
    data = [rows.stringout_row(each, placed[each.id], known) for each in found]
    cells = ((each.name, len(placed[each.id]), each.query, each.order, each.handles) for each in found)
    return Answer(data={"stringouts": [*data]}, lines=aligned(rows.STRINGOUT_HEAD, cells))


def _no_query(query: str, noun: str) -> None:
    if query:
        msg = f"--query goes with clips, takes and labels, not with {noun}."
        raise Refused(msg)


LISTS: Mapping[str, Callable[[Desk, str], Answer]] = MappingProxyType(
    {"clips": clips, "takes": takes, "labels": labels, "kinds": kinds, "beats": beats, "stringouts": stringouts}
)
"""What can be listed."""


def _list_arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("what", choices=tuple(LISTS), help="what to list")
    parser.add_argument("--query", metavar="Q", default="", help="only what fits a search, as in the search box")


def _list(desks: Desks, words: Namespace) -> Answer:
    with opened(desks, words) as desk:
        answer = LISTS[words.what](desk, words.query)
    return answer if answer.lines else Answer(data=answer.data, lines=(f"No {words.what}.",))


def _find_arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("query", metavar="QUERY", nargs="+", help="a search, as in the search box: scene:24 kind:best_moment rating:>=4")


def _find(desks: Desks, words: Namespace) -> Answer:
    with opened(desks, words) as desk:
        data, lines = _hits(desk, " ".join(words.query))
    return Answer(data={"hits": [*data]}, lines=lines or ("No moment matches.",))


VERBS = (
    Verb(name="list", help="list clips, takes, labels, kinds, beats or stringouts", arguments=_list_arguments, run=_list),
    Verb(name="find", help="find labels by a search", arguments=_find_arguments, run=_find),
)
