"""Do what is asked of a stringout: read the choice, build the request, hand it to the bench."""

from collections.abc import Callable, Collection
from dataclasses import replace
from uuid import UUID

from dailies_logger.domain.clip import Clip, MediaKind
from dailies_logger.domain.errors import NotFound, Refused
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.stringout import Angles, Placement, Stringout
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.ui.bench import Bench, NoticeKind
from dailies_logger.workflow import assembling, cutting, living
from dailies_logger.workflow.continuity import Cutting
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.laying_in import insert_at, overwrite_at
from dailies_logger.workflow.ports import Library


class SequenceVerbs:
    """Take or decline what a rule offers, change the rule, and cut by hand. `then` gets the Edit once it is written."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._library, self._search, self._me = bench.desk.library, bench.desk.search, bench.desk.person.id

    def accept(self, stringout: UUID, *, only: Collection[UUID] | None = None) -> None:
        """Take what is offered, all of it or that of some labels."""
        self._tell(lambda: living.accept(self._library, self._search, author=self._me, stringout=stringout, only=only))

    def decline(self, stringout: UUID, labels: Collection[UUID]) -> None:
        """Keep it as it is against what is offered of labels."""
        self._tell(lambda: living.decline(self._library, self._search, author=self._me, stringout=stringout, labels=labels))

    def change_rule(self, stringout: UUID, typed: dict[str, str]) -> None:
        """Say what a stringout asks for, as it was typed."""
        fields = rule_fields(typed)
        self._tell(lambda: assembling.change_rule(self._library, author=self._me, stringout=stringout, **fields))

    def as_ruled(self, placement: UUID) -> None:
        """Give up what hands did to a placement."""
        self._tell(lambda: cutting.as_ruled(self._library, author=self._me, placement=placement))

    def put_back(self, placement: UUID) -> None:
        """Let what was taken out play again."""
        self._tell(lambda: cutting.put_back(self._library, author=self._me, placement=placement))

    def trim(self, placement: UUID, *, head: int = 0, tail: int = 0) -> None:
        """Move head and tail by frames, positive = later."""
        self._bench.write(lambda: cutting.trim(self._library, author=self._me, placement=placement, head=head, tail=tail))

    def roll(self, placement: UUID, frames: int) -> None:
        """Move the cut at the head."""
        self._bench.write(lambda: cutting.roll(self._library, author=self._me, placement=placement, frames=frames))

    def slip(self, placement: UUID, frames: int) -> None:
        """Show later frames in the same place."""
        self._bench.write(lambda: cutting.slip(self._library, author=self._me, placement=placement, frames=frames))

    def slide(self, placement: UUID, frames: int) -> None:
        """Move it between its neighbours, which give and take."""
        self._bench.write(lambda: cutting.slide(self._library, author=self._me, placement=placement, frames=frames))

    def split(self, placement: UUID, at: int) -> None:
        """Cut it in two before a media frame."""
        self._tell(lambda: cutting.split(self._library, author=self._me, placement=placement, at=at))

    def move(self, placement: UUID, to: int) -> None:
        """Make it number `to`."""
        self._bench.write(lambda: cutting.move_placement(self._library, author=self._me, placement=placement, to=to))

    def lift(self, placement: UUID) -> None:
        """Take it out, and leave black in its time."""
        self._tell(lambda: cutting.lift(self._library, author=self._me, placement=placement))

    def extract(self, placement: UUID) -> None:
        """Take it out, and close up."""
        self._tell(lambda: cutting.remove_placement(self._library, author=self._me, placement=placement))

    def pin(self, placement: UUID) -> None:
        """Pin it in the order, or let it go."""
        self._tell(lambda: cutting.hold(self._library, author=self._me, placement=placement, pinned=not self._held(placement).pinned))

    def lock(self, placement: UUID) -> None:
        """Lock it against every refresh, or let it go."""
        self._tell(lambda: cutting.hold(self._library, author=self._me, placement=placement, locked=not self._held(placement).locked))

    def swap(self, placement: UUID, way: int) -> None:
        """Show the same moment from the next camera of the take, or the one before."""

        def verb() -> Edit | None:
            """Find that camera, and swap."""
            there = camera_beside(self._library, self._held(placement).clip, way)
            return cutting.swap_angle(self._library, author=self._me, placement=placement, clip=there)

        self._tell(verb)

    def champion(self, placement: UUID) -> None:
        """Show the champion of its beat in its place."""
        self._tell(lambda: cutting.to_champion(self._library, author=self._me, placement=placement))

    def reading(self, placement: UUID, way: int) -> None:
        """Show the next reading of its beat in its place, or the one before."""
        self._tell(lambda: cutting.other_reading(self._library, author=self._me, placement=placement, way=way))

    def append(self, stringout: UUID, clip: UUID, frames: FrameRange, *, label: UUID | None) -> None:
        """Lay a range behind all others."""
        self._tell(lambda: cutting.insert(self._library, author=self._me, stringout=stringout, clip=clip, frames=frames, label=label))

    def lay_in(self, cut: Cutting, clip: Clip, frames: FrameRange, *, record: int, over: bool) -> None:
        """Lay a range in at a record frame, or `over` what lies there; all of it is one undo."""
        try:
            if over:
                verbs = overwrite_at(self._library, cut, author=self._me, clip=clip, frames=frames, record=record)
            else:
                verbs = insert_at(self._library, cut, author=self._me, clip=clip.id, frames=frames, record=record)
        except Refused as refusal:
            self._bench.say(str(refusal), NoticeKind.ERROR)
            return
        act = new_id()
        for verb in verbs:
            self._bench.write(lambda verb=verb: _within(verb(), act))  # type: ignore[misc]

    def _held(self, placement: UUID) -> Placement:
        """Return a placement as it is now. Raises NotFound."""
        found = self._library.get(Placement, placement)
        if found is None:
            msg = "This range is no longer in the stringout."
            raise NotFound(msg)
        return found

    def _tell(self, verb: Callable[[], Edit | None], then: Callable[[Edit], None] | None = None) -> None:
        """Write, and say so with Undo."""

        def told(edit: Edit) -> None:
            """Say what was done."""
            self._bench.say(f"{edit.name}.", undo=True)
            if then is not None:
                then(edit)

        self._bench.write(verb, told)


def camera_beside(library: Library, clip: UUID, way: int) -> UUID:
    """Return the next camera of a clip's take by its letter (or, `way` -1, the one before), round and round. Raises Refused where it is alone."""
    here = library.get(Clip, clip)
    cameras = library.where(Clip, take_id=here.take_id) if here is not None and here.take_id is not None else []
    order = sorted(
        (each for each in cameras if each.measured.media is MediaKind.PICTURE), key=lambda each: (each.facts.camera or "~", each.file)
    )
    if len(order) < 2:
        msg = "This take has one angle."
        raise Refused(msg)
    place = next(number for number, each in enumerate(order) if each.id == clip)
    return order[(place + way) % len(order)].id


def _within(edit: Edit | None, act: UUID) -> Edit | None:
    """Make an Edit part of an act."""
    return replace(edit, act=act) if edit is not None else None


def rule_lines(stringout: Stringout) -> dict[str, str]:
    """Return what a rule says, as it is typed."""
    return {
        "query": stringout.query,
        "order": stringout.order,
        "handles": str(stringout.handles),
        "group": stringout.group,
        "gap": str(stringout.gap or ""),
        "angles": stringout.angles.value or "labelled",
    }


def rule_fields(typed: dict[str, str]) -> dict[str, object]:
    """Read a rule as it was typed: its fields by their names in `Stringout`."""
    angles = typed["angles"].casefold()
    return {
        "query": typed["query"],
        "order": typed["order"],
        "handles": int(typed["handles"] or 0),
        "group": typed["group"].casefold(),
        "gap": int(typed["gap"] or 0),
        "angles": Angles.LABELLED if angles in ("", "labelled") else Angles(angles),
    }


def rule_trouble(typed: dict[str, str]) -> str:
    """Say what is wrong with a rule as it was typed; empty where nothing is."""
    for name, frames in (("Handles", typed["handles"]), ("Gap", typed["gap"])):
        if frames and not frames.isdigit():
            return f"{name}: write a number of frames, 0 or more."
    if typed["angles"].casefold() not in ("", "labelled", "best", "stacked"):
        return "Angles are labelled, best or stacked."
    return ""
