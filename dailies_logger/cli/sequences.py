"""Show the sequence of a stringout or of one of its versions: what lies in it, frame by frame, source and record."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from dailies_logger.cli import rows
from dailies_logger.cli.table import aligned, counted
from dailies_logger.cli.verb import Answer, Desks, Verb, add_library, opened
from dailies_logger.domain.clip import Clip
from dailies_logger.domain.stringout import Placement
from dailies_logger.ground.children import Json
from dailies_logger.workflow import lookup
from dailies_logger.workflow.change_list import Namer, long
from dailies_logger.workflow.laying import Laid, Layout, layout
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.shown_labels import labels_shown
from dailies_logger.workflow.versions import NOW, version_called

_HEAD = ("no", "id", "shot", "source", "to", "record", "frames", "trims", "held")


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("name", metavar="NAME", help="the stringout: its name or id")
    parser.add_argument("--version", metavar="V", default=NOW, help="one of its versions: v1, or an id; left out, as it is now")


def _sequence(desks: Desks, words: Namespace) -> Answer:
    with opened(desks, words) as desk:
        stringout = version_called(desk.library, lookup.stringout(desk.library, words.name).id, words.version)
        laid = layout(desk.library, stringout.id)
        shown = [each for one in laid.laid for each in (one.placement, *one.over)] + [*laid.out]
        row = _Rows(desk.library, laid, shown)
        namer = Namer(desk.library, shown)
    data: dict[str, Json] = {
        "id": str(stringout.id),
        "name": stringout.name,
        "version_of": str(stringout.version_of) if stringout.version_of else None,
        "placements": [each for number, one in enumerate(laid.laid, start=1) for each in row.lying(one, number)],
        "out": [row.out(each) for each in laid.out],
        "frames": laid.frames,
        "rate": rows.rate(laid.rate),
        "mixed_rates": laid.mixed,
    }
    lines = aligned(_HEAD, (_cells(laid, one, number, namer) for number, one in enumerate(laid.laid, start=1)))
    return Answer(data=data, lines=[*lines, f"{stringout.name}: {_total(laid)}."])


def _total(laid: Layout) -> str:
    taken_out = f", {counted(len(laid.out), 'placement')} taken out" if laid.out else ""
    return f"{counted(len(laid.laid), 'placement')}, {long(laid.frames, laid.rate)} at {laid.rate.spoken()}{taken_out}"


class _Rows:
    """Tell placements as JSON, source and record."""

    def __init__(self, library: Library, laid: Layout, shown: Sequence[Placement]) -> None:
        self._laid = laid
        self._clips = {clip.id: clip for clip in library.where(Clip, id=list({each.clip for each in shown}))} if shown else {}
        self._labels = labels_shown(library, shown)

    def lying(self, laid: Laid, number: int) -> list[rows.Row]:
        """Tell a placement where it lies, and what is stacked over it."""
        start, end = laid.record.start, laid.record.end
        own = self._row(laid.placement) | {"number": number, "gap": laid.placement.gap} | self._record(start, end)
        over = [self._row(each) | {"number": number, "gap": 0} | self._record(*self._over(laid, each)) for each in laid.over]
        return [own, *over]

    def out(self, each: Placement) -> rows.Row:
        """Tell a placement that is taken out."""
        return self._row(each)

    def _over(self, laid: Laid, each: Placement) -> tuple[int, int]:
        """Return where a stacked camera lies, within what it is stacked over."""
        here, there = laid.clip.rate.fraction, self._clips[each.clip].rate.fraction
        start = laid.record.start + round(each.at / here * self._laid.rate.fraction)
        end = start + round(len(each.range) / there * self._laid.rate.fraction)
        return start, min(max(start + 1, end), laid.record.end)

    def _record(self, start: int, end: int) -> rows.Row:
        return {"record_in": start, "record_out": end, "record_in_tc": str(self._laid.timecode(start))}

    def _row(self, each: Placement) -> rows.Row:
        clip = self._clips[each.clip]
        head, tail = each.trims
        return {
            "id": str(each.id),
            "clip": str(each.clip),
            "file": clip.file,
            "track": each.track,
            "on": str(each.on) if each.on else None,
            "source_in": each.start,
            "source_out": each.end,
            "source_in_tc": rows.timecode(clip, each.start),
            "label": str(each.label) if each.label else None,
            "labels": [str(label.id) for label in self._labels.get(each.id, ())],
            "head": head,
            "tail": tail,
            "by_rule": each.ruled is not None,
            "pinned": each.pinned,
            "locked": each.locked,
            "out": each.out.value,
        }


def _cells(laid: Layout, one: Laid, number: int, namer: Namer) -> tuple[object, ...]:
    each = one.placement
    source = (rows.timecode(one.clip, frame) or frame for frame in (each.start, each.end))
    trims = " ".join(f"{frames:+}".replace("-", "−") if frames else "0" for frames in each.trims) if any(each.trims) else ""
    held = " ".join(word for word, holds in (("pinned", each.pinned), ("locked", each.locked), ("lifted", not each.plays)) if holds)
    stacked = f" +{len(one.over)}" if one.over else ""
    return (number, each.id, namer(each) + stacked, *source, laid.timecode(one.record.start), len(one.record), trims, held)


VERBS = (Verb(name="sequence", help="show what lies in a stringout, source and record", arguments=_arguments, run=_sequence),)
