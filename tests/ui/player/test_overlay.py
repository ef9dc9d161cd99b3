"""Say what stands in the corners of the picture."""

from dailies_logger.domain.label import Lane
from dailies_logger.ui.player.layers import USUAL, Layer
from dailies_logger.ui.player.overlay import Marked, Overlay, overlay_of
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
        Marked(lane=Lane.BEAT, text="Emotional beat  00:11"),
        Marked(lane=Lane.EYELINE, text="Eyeline  L>R  00:01", value="L>R"),
        Marked(lane=Lane.PERFORMANCE, text="Reaction  00:06"),
    )


def test_overlay_of__lists_closed_labels_at_the_frame_with_their_words() -> None:
    labels = (make_label("best_moment", 90, 110, "she breaks"), make_label("size", 100, 120, value="CU"), make_label("reaction", 100, None))
    closed = overlay_of(make_clip(), None, labels, frame=109).closed
    assert closed == (Marked(lane=Lane.PERFORMANCE, text="she breaks"), Marked(lane=Lane.SIZE, text="CU", value="CU"))
    assert [line.text for line in overlay_of(make_clip(), None, labels, frame=110).closed] == ["CU"]


def test_within__lets_through_what_is_on() -> None:
    whole = overlay_of(make_clip(), make_take("3"), (make_label("size", 0, 20, value="CU"), make_label("reaction", 0, None)), frame=10)
    usual = whole.within(USUAL)
    assert (usual.timecode, usual.title, usual.closed) == ("10:37:41:20", "24A-3  A001C005", ())
    assert whole.within(frozenset({Layer.CLIP})).title == "A001C005"
    assert whole.within(frozenset({Layer.LABELS})).closed == whole.closed
    assert whole.within(frozenset()).open_ranges == whole.open_ranges
    assert whole.within(None) == Overlay()
