"""Test what the sheet under the lanes knows of bars."""

from fractions import Fraction

from dailies_logger.domain.label import Lane
from dailies_logger.ui.timeline.gestures import Part, Trim
from dailies_logger.ui.timeline.scale import Scale
from dailies_logger.ui.timeline.sheet import Sheet
from tests.support.rooms import make_clip, make_label

CLIP = make_clip()
SCALE = Scale(frames=CLIP.frames, width=1432, zoom=Fraction(2))


def test_box__an_open_range_grows_with_the_frame_on_screen() -> None:
    sheet = Sheet(clip=CLIP, scale=SCALE, frame=105)
    sheet.lay([make_label("emotional_beat", 100, None)])
    ((lane, bar),) = sheet.opened
    assert (sheet.box(lane, bar).left(), sheet.box(lane, bar).width()) == (200, 12)
    sheet.frame = 150
    assert sheet.box(lane, bar).width() == 102
    sheet.frame = 20
    assert (sheet.box(lane, bar).left(), sheet.box(lane, bar).width()) == (40, 162), "played backward, it grows to the left"


def test_box__a_dragged_edge_is_where_the_hand_is() -> None:
    sheet = Sheet(clip=CLIP, scale=SCALE)
    label = make_label("emotional_beat", 100, 200)
    sheet.lay([label])
    sheet.trim = Trim(
        label=label.id,
        lane=Lane.BEAT,
        part=Part.TAIL,
        start=100,
        end=240,
        first=100,
        last=200,
        held=199,
        frames=CLIP.frames,
        back=100,
        on=CLIP.frames - 200,
    )
    assert sheet.box(*sheet.index[label.id]).width() == 280


def test_says__lane_words_timecode_length() -> None:
    sheet = Sheet(clip=CLIP)
    assert sheet.says(make_label("emotional_beat", 0, None, "the lie lands")) == "Beat, the lie lands, 10:37:41:10, open"
    assert sheet.says(make_label("eyeline", 24, 54, value="L>R")) == "Eyeline, L>R, 10:37:42:10, 01:06"
    assert Sheet().says(make_label("reaction", 0, 4)) == "Performance, reaction"


def test_tip__says_all_there_is_of_a_label() -> None:
    sheet = Sheet(clip=CLIP)
    sheet.lay([make_label("problem", 0, 48, "focus", value="soft", who="Tom", rating=2)])
    (_, bar), *_ = sheet.index.values()
    assert sheet.tip(bar) == "Problem · soft · focus\n10:37:41:10 – 10:37:43:10\nwhose: Tom\nrating 2"
