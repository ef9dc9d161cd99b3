"""What is offered is said change by change, and what hands did is counted."""

from dataclasses import replace
from datetime import UTC, datetime

from dailies_logger.domain.identity import id_from, new_id
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Out, Placement, Stringout
from dailies_logger.workflow.edit import Change, Edit, made
from dailies_logger.workflow.living import offer
from dailies_logger.workflow.offered import Sign, changes_of, hand_edits, hand_words, kept_words
from tests.support.memory_desk import CLIPS, PERSON, memory_desk

AT = datetime(2026, 11, 16, 14, 2, tzinfo=UTC)
HERE = Stringout(id=id_from("offered"), name="Best", query="kind:best_moment")


def moment(clip: int, start: int, end: int) -> Label:
    return Label(id=id_from("offered", clip), clip=CLIPS[clip].id, kind="best_moment", start=start, end=end, author=PERSON.id, at=AT)


def laid(label: Label, rank: int, **more: object) -> Placement:
    end = label.end or 0
    whole = Placement(
        id=id_from("laid", label.id), stringout=HERE.id, clip=label.clip, start=label.start, end=end, rank=rank, ruled_clip=label.clip
    )
    return replace(whole, label=label.id, ruled_start=label.start, ruled_end=end, **more)  # type: ignore[arg-type]  # named by the test


def test_changes_of__says_what_comes_goes_and_changes_and_who_said_so() -> None:
    gone, longer, fresh = moment(0, 10, 34), moment(2, 10, 34), moment(3, 20, 40)
    desk, library = memory_desk(HERE, longer, laid(gone, 1), laid(longer, 2))
    library.write(Edit(name="Label best moment", author=PERSON.id, changes=made([fresh]), at=AT))
    library.write(Edit(name="Change", author=PERSON.id, changes=(Change(before=longer, after=replace(longer, start=4, end=43)),)))
    told = changes_of(library, offer(library, desk.search, stringout=HERE.id))
    assert [(each.sign, each.name, each.why) for each in told] == [
        (Sign.COMES, "24A-3 A", "Label best moment"),
        (Sign.GOES, "24A-1 A", "its label is gone"),
        (Sign.CHANGES, "24A-2 A", "label starts 6 frames earlier, label ends 9 frames later"),
    ]
    assert (told[0].who, told[0].at, told[0].label) == ("E. Marsh", AT, fresh.id)


def test_changes_of__says_that_a_place_moved() -> None:
    first, second = moment(0, 10, 34), moment(2, 10, 34)
    desk, library = memory_desk(HERE, first, second, laid(second, 1), laid(first, 2))
    told = changes_of(library, offer(library, desk.search, stringout=HERE.id))
    assert [each.why for each in told] == ["moves in the order"]


def test_hand_edits__lists_what_a_refresh_keeps() -> None:
    labels = [moment(0, 10, 34), moment(2, 10, 34), moment(3, 20, 40)]
    placements = (laid(labels[0], 1, start=16, end=23, head=6, tail=-11), laid(labels[1], 2, pinned=True, locked=True), laid(labels[2], 3))
    _, library = memory_desk(HERE, *labels, *placements)
    edits = hand_edits(library, HERE.id)
    assert [(each.name, each.words) for each in edits] == [("24A-1 A", "trimmed +6 −11"), ("24A-2 A", "pinned, locked")]
    assert kept_words(edits) == "Your 1 trim, 1 pin and 1 lock stay"


def test_hand_words__names_what_is_out_and_what_a_hand_laid() -> None:
    each = laid(moment(0, 10, 34), 1)
    assert [hand_words(replace(each, out=out)) for out in Out] == ["", "taken out", "lifted", "no longer found"]
    assert hand_words(replace(each, id=new_id(), ruled_start=None, pinned=True)) == "laid by hand"


def test_kept_words__one_stays_and_none_says_nothing() -> None:
    _, library = memory_desk(HERE, laid(moment(0, 10, 34), 1, out=Out.HAND))
    assert kept_words(hand_edits(library, HERE.id)) == "Your 1 removal stays"
    assert kept_words(()) == ""
