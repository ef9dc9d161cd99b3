"""Log on while the media is away: keys, labels and the disk do not wait for a picture."""

from tests.acts.conftest import Sit
from tests.support.acts import A1, Seat


def test_media_lost_while_it_plays__labels_go_on_at_the_very_frames(seat: Seat) -> None:
    seat.at(50)
    seat.press("Space")
    seat.plays_past(55)
    seat.press("2")
    seat.media.gone = True
    seat.until(lambda: not seat.stage.playing)
    last = seat.stage.frame
    assert seat.rooms.picture.shown == last
    assert seat.rooms.picture.message.endswith("is damaged.")
    notice = seat.notice()
    assert notice.endswith("is damaged.")
    (opened,) = seat.ranges("best_moment")
    seat.press("2")
    assert seat.ranges("best_moment") == [("best_moment", opened[1], last + 1)]
    for _ in range(5):
        seat.press("Right")
    assert seat.stage.frame == last + 5
    seat.press("1", "Right", "1")
    assert seat.ranges("emotional_beat") == [("emotional_beat", last + 5, last + 7)]
    seat.media.gone = False
    seat.press("Right")
    seat.sees(last + 7)
    assert seat.rooms.picture.message == ""
    seat.press("Space")
    seat.plays_past(last + 9)
    seat.press("Space")


def test_media_lost_in_a_roll__stands_where_it_was_lost(sit: Sit) -> None:
    seat = sit()
    seat.at(200)
    seat.press("Shift+Alt+K")
    seat.plays_past(204)
    seat.media.gone = True
    seat.until(lambda: not seat.stage.playing)
    assert seat.stage.clip is not None
    assert seat.stage.clip.id == A1.id
    assert seat.rooms.picture.shown == seat.stage.frame < A1.frames - 1
