"""Black lasts as long as it should at any speed, and the screen is cleared once."""

from fractions import Fraction

from dailies_logger.ui.player.dark import Dark


def test_dark__lasts_its_time_at_a_speed_and_ends() -> None:
    now, cleared = [10.0], list[int]()
    dark = Dark(lambda: cleared.append(1), now=lambda: now[0])
    assert dark.left == 0
    dark.begin(Fraction(2), Fraction(-2))
    assert (dark.left, cleared) == (1.0, [1])
    now[0] = 10.75
    assert dark.left == 0.25
    now[0] = 12.0
    assert dark.left == 0
    dark.begin(Fraction(2), Fraction(1))
    dark.end()
    assert dark.left == 0
    dark.begin(Fraction(0), Fraction(1))
    assert len(cleared) == 2, "nothing is cleared where no black plays"


def test_dark__goes_by_the_clock_where_that_runs_on() -> None:
    left, cleared = [Fraction(3, 2)], list[int]()
    dark = Dark(lambda: cleared.append(1), by_clock=lambda: left[0], now=lambda: 10.0)
    dark.go_on()
    assert (dark.left, cleared) == (1.5, [1])
    left[0] = Fraction(0)
    assert dark.left == 0
    dark.go_on()
    assert cleared == [1]


def test_keep__black_goes_on_by_the_wall_when_the_clock_stops() -> None:
    left, now = [Fraction(3, 2)], [10.0]
    dark = Dark(lambda: None, by_clock=lambda: left[0], now=lambda: now[0])
    dark.keep()
    left[0], now[0] = Fraction(0), 10.5
    assert dark.left == 1.0
    now[0] = 12.0
    dark.keep()
    assert dark.left == 0
