"""What a hand holds on the strips, where what is offered would lie, and how very many shots are laid."""

from dataclasses import replace

import pytest

from dailies_logger.domain.identity import id_from, new_id
from dailies_logger.domain.stringout import Out, Placement
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.ui.timeline.scale import Scale
from dailies_logger.ui.timeline.sequence_sheet import Drag, Part, SequenceSheet, Strips, ghosts
from dailies_logger.workflow.comparing import told
from dailies_logger.workflow.continuity import Cutting, Shot
from dailies_logger.workflow.laying import Laid
from dailies_logger.workflow.living import Offer
from dailies_logger.workflow.offered import Sign
from tests.support.memory_desk import CLIPS
from tests.workflow.test_continuity import LOOKS, SECOND, seen
from tests.workflow.test_offered import HERE, laid, moment


def sheet(cut: Cutting | None = None) -> SequenceSheet:
    made = SequenceSheet(cutting=cut or seen(*LOOKS))
    made.scale = Scale.fit(frames=made.frames, width=480)
    return made


def offer(*added: Placement, removed: tuple[Placement, ...] = ()) -> Offer:
    cut = seen()
    before = tuple(shot.placement for shot in cut.shots)
    after = (before[0], *added, before[1])
    return Offer(stringout=HERE, added=added, removed=removed, changed=((before[1], before[1]),), before=before, after=after)


def test_ghosts__lie_behind_what_they_would_stand_behind_and_end_to_end() -> None:
    first, second = laid(moment(3, 20, 40), 5), replace(laid(moment(3, 20, 40), 6), id=new_id())
    found = ghosts(seen(), offer(first, second), {first.id: "24A-3 A"})
    assert [(ghost.name, ghost.record) for ghost in found] == [("24A-3 A", FrameRange(24, 44)), ("", FrameRange(44, 64))]


def test_offer__signs_what_goes_and_changes() -> None:
    made = sheet()
    gone = made.cutting.shots[0].placement  # type: ignore[union-attr]  # it was made with one
    made.offer(offer(removed=(gone,)), {})
    assert made.signs == {gone.id: Sign.GOES, laid(SECOND, 2).id: Sign.CHANGES}
    made.offer(None, {})
    assert (made.ghosts, made.signs) == ((), {})


@pytest.mark.parametrize(("x", "part"), [(2, Part.HEAD), (100, Part.BODY), (237, Part.TAIL), (241, Part.HEAD)])
def test_held__takes_edges_and_bodies(x: int, part: Part) -> None:
    made = sheet()
    held = made.held(x, made.strips.tops["clips"] + 20)
    assert held is not None
    assert (held.part, held.place) == (part, x // 240)
    assert made.held(x, 5) is None


def test_dragged__moves_an_edge_inside_its_clip_and_says_so() -> None:
    made = sheet()
    made.drag = made.dragged(Drag(place=0, part=Part.HEAD), start=0, x=60)
    assert made.drag.by == 6
    assert made.readout() == f"{CLIPS[0].timecode(16)}  +6 frames"
    made.drag = made.dragged(Drag(place=0, part=Part.HEAD), start=479, x=0)
    assert made.drag.by == -10, "no frame before the clip's first"
    made.drag = made.dragged(Drag(place=0, part=Part.TAIL), start=230, x=0)
    assert made.drag.by == -23, "a frame is left"
    moved = made.dragged(Drag(place=0, part=Part.BODY), start=10, x=470)
    assert (moved.to, made.place_for(10)) == (2, 0)


def test_in_view__lays_all_and_of_very_many_one_a_column() -> None:
    made = sheet()
    assert [(place, left, right) for place, _, left, right in made.in_view()] == [(0, 0, 240), (1, 240, 480)]
    shot, clip = seen().shots[0], CLIPS[0]
    shots = tuple(
        Shot(laid=Laid(placement=replace(shot.placement, id=id_from("many", k)), clip=clip, record=FrameRange(4 * k, 4 * k + 4)))
        for k in range(10_000)
    )
    many = replace(seen(), shots=shots, layout=replace(seen().layout, laid=tuple(each.laid for each in shots)))
    made.cutting, made.scale = many, Scale.fit(frames=40_000, width=480)
    laid_out = list(made.in_view())
    assert len(laid_out) <= 481
    assert [left for _, _, left, _ in laid_out] == sorted({left for _, _, left, _ in laid_out})


def test_flags_and_source__are_told_at_their_columns() -> None:
    made = sheet()
    assert [(x, flag.place) for x, flag in made.flags_in_view()] == [(240, 1)]
    made.record = 30
    found = made.source()
    assert found is not None
    assert found[1] == 16
    assert "2 of 2" in made.says(found[0])
    assert "both look L>R" in made.says(found[0])
    assert SequenceSheet().source() is None
    assert list(SequenceSheet().in_view()) == []


def test_strips__are_lower_where_there_is_little_room() -> None:
    high = Strips.of(percent=100, low=False, tracks=2, offered=True)
    low = Strips.of(percent=100, low=True, tracks=0, offered=False)
    assert (high.ladder, high.direction) == (80, 24)
    assert high.tops["tracks"] - high.tops["direction"] == 24
    assert low.height < high.height


def compared(made: SequenceSheet, *, other: Cutting) -> None:
    assert made.cutting is not None
    made.compare(told(other.layout, made.cutting.layout), {shot.placement.id: shot.name for shot in other.shots})


def test_compare__signs_what_came_in_and_is_otherwise() -> None:
    fuller = seen()
    made = sheet(seen(second=laid(SECOND, 2, start=14)))
    compared(made, other=fuller)
    assert made.signs == {laid(SECOND, 2).id: Sign.CHANGES}
    assert made.ghosts == ()
    made = sheet(fuller)
    compared(made, other=replace(fuller, layout=replace(fuller.layout, laid=fuller.layout.laid[:1])))
    assert made.signs == {laid(SECOND, 2).id: Sign.COMES}


def test_compare__lays_what_went_out_where_it_would_begin() -> None:
    fuller = seen()
    for kept, lies in ((fuller.layout.laid[:1], FrameRange(24, 48)), (fuller.layout.laid[1:], FrameRange(0, 24))):
        made = sheet(replace(fuller, layout=replace(fuller.layout, laid=kept)))
        compared(made, other=fuller)
        assert [(ghost.record, ghost.sign) for ghost in made.ghosts] == [(lies, Sign.GOES)]
        assert made.ghosts[0].name.startswith("24A-")


def test_compare__several_that_went_out_lie_end_to_end_and_lifted_is_struck() -> None:
    fuller = seen()
    made = sheet(replace(fuller, layout=replace(fuller.layout, laid=())))
    compared(made, other=fuller)
    assert [ghost.record for ghost in made.ghosts] == [FrameRange(0, 24), FrameRange(24, 48)]
    made = sheet(seen(second=laid(SECOND, 2, out=Out.LIFTED)))
    compared(made, other=fuller)
    assert (made.signs, made.ghosts) == ({laid(SECOND, 2).id: Sign.GOES}, ())


def test_held__takes_hold_of_nothing_that_is_only_looked_at() -> None:
    made = sheet()
    made.locked = True
    assert made.held(100, made.strips.tops["clips"] + 20) is None
