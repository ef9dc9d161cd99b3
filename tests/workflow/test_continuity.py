"""A sequence is seen in record time, and joins that break direction or the order of sizes are told with a reason."""

from dataclasses import replace

import pytest

from dailies_logger.domain.identity import id_from
from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Out, Placement, Stringout
from dailies_logger.workflow.continuity import Break, Cutting, cutting_of, record_frame, source_frame
from dailies_logger.workflow.edit import Value
from tests.support.memory_desk import CLIPS, PERSON, RATE, memory_desk
from tests.workflow.test_offered import AT, HERE, laid, moment

FIRST, SECOND = moment(0, 10, 34), moment(2, 10, 34)


def said(clip: int, kind: str, value: str, who: str = "", *, start: int = 0, end: int = 100) -> Label:
    key = id_from("said", clip, kind, value, start)
    return Label(id=key, clip=CLIPS[clip].id, kind=kind, start=start, end=end, value=value, who=who, author=PERSON.id, at=AT)


def seen(*values: Value, stringout: Stringout = HERE, second: Placement | None = None) -> Cutting:
    _, library = memory_desk(stringout, FIRST, SECOND, laid(FIRST, 1), second or laid(SECOND, 2), *values)
    found = cutting_of(library, stringout.id)
    assert found is not None
    return found


def test_cutting_of__lays_shots_with_names_and_finds_them() -> None:
    cut = seen()
    assert [shot.name for shot in cut.shots] == ["24A-1 A", "24A-2 A"]
    assert [cut.place_at(record) for record in (0, 23, 24, 47)] == [0, 0, 1, 1]
    assert cut.at(48) is None
    assert cut.place(laid(SECOND, 2).id) == 1
    assert [shot.name for shot in cut.between(24, 25)] == ["24A-2 A"]
    assert cut.record_of(CLIPS[2].id, 12) == 26
    assert cut.record_of(CLIPS[3].id, 12) is None
    assert cutting_of(memory_desk()[1], HERE.id) is None


def test_ratio__counts_whole_clips_to_what_plays() -> None:
    cut = seen()
    assert (cut.drawn_from, cut.used) == (CLIPS[0].frames + CLIPS[2].frames, 48)
    assert float(cut.ratio) == pytest.approx(cut.drawn_from / 48)
    assert seen(second=laid(SECOND, 2, out=Out.LIFTED)).used == 24


def test_frames__go_to_record_time_and_back() -> None:
    shot = seen().shots[1]
    assert [record_frame(shot.laid, frame, RATE.fraction) for frame in (0, 10, 33, 99)] == [24, 24, 47, 47]
    assert [source_frame(shot.laid, record, RATE.fraction) for record in (24, 30, 47)] == [10, 16, 33]


def test_sizes__are_labelled_ones_else_what_is_said_of_the_clip_and_hold_for_other_angles() -> None:
    everywhere = replace(said(1, "size", "CU"), all_angles=True)
    cut = seen(said(2, "size", "WS", end=20), said(2, "size", "MS", start=20, end=30))
    assert [[span.value for span in shot.sizes] for shot in cut.shots] == [["MCU"], ["WS", "MS"]]
    assert [(span.record.start, span.record.end) for span in cut.shots[1].sizes] == [(24, 34), (34, 44)]
    assert [span.value for span in seen(everywhere).shots[0].sizes] == ["CU"]


LOOKS = (said(0, "eyeline", "L>R", "Grace"), said(2, "eyeline", "L>R", "Tom"))


def test_flags__two_characters_who_look_the_same_way_are_told() -> None:
    (flag,) = seen(*LOOKS).flags
    assert (flag.place, flag.kind, flag.reason) == (1, Break.DIRECTION, "Grace and Tom both look L>R and no cross is labelled.")


@pytest.mark.parametrize(
    "labels",
    [
        (LOOKS[0], said(2, "eyeline", "R>L", "Tom")),
        (LOOKS[0], said(2, "eyeline", "L>R", "Grace")),
        (LOOKS[0], said(2, "eyeline", "L>R")),
        (*LOOKS, said(2, "eyeline", "cross", start=12, end=14)),
        (LOOKS[0],),
    ],
    ids=["facing", "one character", "nobody named", "a cross", "one of them alone"],
)
def test_flags__everything_else_is_left_alone(labels: tuple[Label, ...]) -> None:
    assert seen(*labels).flags == ()


def test_flags__nothing_joins_over_black() -> None:
    assert seen(*LOOKS, second=laid(SECOND, 2, gap=12)).flags == ()
    assert seen(*LOOKS, second=laid(SECOND, 2, out=Out.LIFTED)).flags == ()


def test_flags__a_size_that_steps_against_the_order_is_told_within_its_group() -> None:
    wider = (said(0, "size", "CU"), said(2, "size", "MS"))
    ordered = replace(HERE, order="size:wide>tight")
    assert [flag.reason for flag in seen(*wider, stringout=ordered).flags] == ["MS after CU: against wide to tight."]
    assert seen(*wider, stringout=replace(HERE, order="size:tight>wide")).flags == ()
    assert seen(*wider, stringout=replace(HERE, order="take size:wide>tight")).flags == (), "another take, another group"
    assert seen(*wider, stringout=replace(HERE, order="mood")).flags == (), "an order that nobody can read asks for nothing"
