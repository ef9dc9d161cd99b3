"""Tell a page of the pass book line by line: what the pass raised, dropped and trimmed, and in a few words what became of one moment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import Label
from dailies_logger.domain.take import Take
from dailies_logger.workflow.change_list import Listed, listed
from dailies_logger.workflow.comparing import Happened
from dailies_logger.workflow.offered import moment_name
from dailies_logger.workflow.passes import Page
from dailies_logger.workflow.ports import Library

GONE = "a label that is gone"
STAR = "★"


@dataclass(frozen=True, slots=True, kw_only=True)
class PassLine:
    """Hold a line of a page: its sign, of which moment, and what became of it; `placement` is where it lies, None where it is only rated."""

    sign: str
    name: str
    words: str
    where: str = ""
    placement: UUID | None = None

    @property
    def text(self) -> str:
        """Write it as one line."""
        return "  ".join(part for part in (f"{self.sign} {self.name}", self.where, self.words) if part)


def page_lines(library: Library, page: Page) -> tuple[PassLine, ...]:
    """List what a pass raised (+), dropped (−) and trimmed (~), in this order, then what else it cut."""
    cut = listed(library, page.cut) if page.cut is not None else ()
    lines = [
        line
        for sign, labels in (("+", page.raised), ("−", page.dropped))
        for key in labels
        for line in _thought(library, page, cut, key, sign)
    ]
    done = {(Happened.IN, each) for each in page.raised} | {(Happened.OUT, each) for each in page.dropped}
    rest = [each for each in cut if (each.difference.what, each.difference.placement.label) not in done]
    return (*lines, *(_line(each, each.by) for each in rest))


def page_words(page: Page) -> str:
    """Count a page: `3 raised, 1 dropped, 2 trimmed`."""
    counts = ((len(page.raised), "raised"), (len(page.dropped), "dropped"), (len(page.trimmed), "trimmed"))
    return ", ".join(f"{count} {said}" for count, said in counts if count) or "nothing changed"


def page_name(page: Page) -> str:
    """Name a pass by its number and what it was for: `Pass 2, moments with more moment`."""
    return f"Pass {page.number}" + (f", {page.of.note}" if page.of.note else "")


def history_lines(pages: Sequence[Page], label: UUID) -> list[str]:
    """Tell what became of a moment over the passes, the newest last: `Pass 2: ★3 > 5, head +4 frames`."""
    told = ((page, ", ".join(_became(page, label))) for page in pages)
    return [f"Pass {page.number}: {words}" for page, words in told if words]


def _became(page: Page, label: UUID) -> Iterator[str]:
    what = {
        Happened.IN: "came in",
        Happened.OUT: "went out",
        Happened.TRIMMED: "trimmed",
        Happened.MOVED: "moved",
        Happened.ANGLE: "other camera",
    }
    for each in page.differences(label):
        if each.what is Happened.TRIMMED:
            yield "trimmed " + " ".join(f"{frames:+d}".replace("-", "−") if frames else "0" for frames in (each.head, each.tail))
        elif each.what in what:
            yield what[each.what]
    if label in page.ratings:
        yield _rated(page.ratings[label])


def _thought(library: Library, page: Page, cut: Sequence[Listed], key: UUID, sign: str) -> Iterator[PassLine]:
    """Tell a moment that is thought better of or worse: where it was cut, and how its rating changed."""
    what = Happened.IN if sign == "+" else Happened.OUT
    rated = _rated(page.ratings[key]) if key in page.ratings else ""
    found = [each for each in cut if each.difference.what is what and each.difference.placement.label == key]
    for each in found:
        yield _line(each, ", ".join(part for part in (each.by, rated) if part))
    if not found:
        yield PassLine(sign=sign, name=_named(library, key), words=rated)


def _line(each: Listed, words: str) -> PassLine:
    return PassLine(sign=each.sign, name=each.name, words=words, where=each.where, placement=each.difference.placement.id)


def _rated(rating: tuple[int, int]) -> str:
    was, now = rating
    return f"{STAR}{was} > {now}"


def _named(library: Library, key: UUID) -> str:
    label = library.get(Label, key)
    clip = library.get(Clip, label.clip) if label is not None else None
    if label is None or clip is None:
        return GONE
    take = library.get(Take, clip.take_id) if clip.take_id is not None else None
    return f"{moment_name(clip, take)}  {label.text or label.kind.replace('_', ' ')}"
