"""Say what stands in the corners of the picture."""

from dailies_logger.domain.label import Lane
from dailies_logger.ui.player.overlay import OpenRange, Overlay, overlay_of
from tests.support.rooms import make_clip, make_label, make_take


def test_overlay_of__nothing_is_empty() -> None:
    assert overlay_of(None, None, (), frame=0) == Overlay()


def test_overlay_of__gives_source_timecode_take_and_clip() -> None:
    take = make_take("3")
    shown = overlay_of(make_clip(take=take), take, (), frame=14)
    assert (shown.timecode, shown.title) == ("10:37:42:00", "24A-3  A001C005")
    assert overlay_of(make_clip(), make_take(name="A001C005"), (), frame=0).title == "A001C005"
    assert overlay_of(make_clip(start=""), None, (), frame=25).timecode == "00:00:01:01"


def test_overlay_of__lists_open_ranges_with_the_length_they_would_have_now() -> None:
    labels = (
        make_label("emotional_beat", 100, None),
        make_label("best_moment", 90, 110),
        make_label("eyeline", 110, None, value="L>R"),
        make_label("reaction", 115, None),
    )
    shown = overlay_of(make_clip(), None, labels, frame=110)
    assert shown.open_ranges == (
        OpenRange(lane=Lane.BEAT, text="Emotional beat  00:11"),
        OpenRange(lane=Lane.EYELINE, text="Eyeline  L>R  00:01", value="L>R"),
        OpenRange(lane=Lane.PERFORMANCE, text="Reaction  00:06"),
    )
