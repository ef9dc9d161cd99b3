"""Watch a setup straight through, and label it on the way."""

from tests.support.acts import A1, A2, A3, Seat


def test_roll__of_the_setup_is_watched_and_labelled_straight_through(seat: Seat) -> None:
    seat.at(225)
    seat.press("Alt+K")
    seat.reads("KEM roll: 2 takes.")
    seat.press("2")
    seat.until(lambda: seat.stage.clip is not None and seat.stage.clip.id == A2.id and seat.stage.playing)
    seat.plays_past(10)
    seat.press("4")
    seat.plays_past(20)
    seat.press("4")
    seat.until(lambda: not seat.stage.playing)
    seat.sees(119)
    first, second = seat.labels()
    assert (first.kind, first.clip, first.end) == ("best_moment", A1.id, 240), "what is open closes at the end of its clip"
    assert (second.kind, second.clip) == ("reaction", A2.id)
    assert second.end is not None
    assert 10 < second.start < second.end <= 119


def test_roll__of_the_scene_goes_on_into_the_next_setup(seat: Seat) -> None:
    seat.stage.show_clip(A2.id, 110)
    seat.shows(A2)
    seat.press("Shift+Alt+K")
    seat.until(lambda: seat.stage.clip is not None and seat.stage.clip.id == A3.id and seat.stage.playing)
    seat.press("k")
    assert not seat.stage.playing


def test_roll__of_the_last_take_says_that_nothing_follows(seat: Seat) -> None:
    seat.stage.show_clip(A3.id, 80)
    seat.shows(A3)
    seat.press("Alt+K")
    seat.reads("No take of this setup follows: this one plays.")
    seat.until(lambda: not seat.stage.playing)
    seat.sees(95)
    assert seat.stage.clip is not None
    assert seat.stage.clip.id == A3.id
