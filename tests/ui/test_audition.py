"""Hear the scene again, keep a piece, pass another, and go back to work."""

from collections.abc import Callable

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.identity import id_from
from dailies_logger.domain.label import Label
from tests.acts.conftest import laid, sit  # noqa: F401 - fixtures
from tests.support.acts import A1, A2, CLIPS, Seat, label

Sit = Callable[..., Seat]


def piece(seat: Seat) -> tuple[object, int, int]:
    """Return the piece on screen: its clip, first frame, and the frame after the last."""
    audition = seat.rooms.audition
    seat.until(lambda: audition.running)
    place = audition._place()
    assert place is not None
    found = audition._pieces[place]
    return found.clip, found.range.start, found.range.end


def test_audition__enter_keeps_down_passes_up_goes_back(sit: Sit) -> None:  # noqa: F811 - the fixture
    seat = sit()
    seat.at(0)
    seat.press("Alt+A")
    seat.reads("Audition of scene 24, piece 1 of ", "Enter keeps it as a best moment, Down passes.")
    first = piece(seat)
    seat.press("Enter")
    seat.until(lambda: len(seat.labels()) == 1)
    made = seat.labels()[0]
    assert (made.kind, made.clip, made.start, made.end) == ("best_moment", *first)
    second = piece(seat)
    assert second != first
    seat.reads("piece 2 of ")
    seat.press("Down")
    seat.until(lambda: piece(seat) not in {first, second})
    seat.press("Up")
    seat.until(lambda: piece(seat) == second)
    seat.press("Up")
    seat.until(lambda: piece(seat) == first)
    seat.press("Enter")
    seat.settle()
    assert len(seat.labels()) == 1, "a piece is kept once"
    seat.press("Ctrl+Z")
    seat.until(lambda: not seat.labels())
    seat.press("Up")
    seat.until(lambda: piece(seat) == first)
    seat.press("Enter")
    seat.until(lambda: len(seat.labels()) == 1)
    seat.press("k")
    seat.until(lambda: not seat.rooms.audition.running)
    seat.press("Ctrl+Z")
    seat.until(lambda: not seat.labels())


def test_audition__a_label_key_labels_where_it_is_pressed_and_stopping_ends_it(sit: Sit) -> None:  # noqa: F811 - the fixture
    seat = sit()
    seat.press("Alt+A")
    clip, start, end = piece(seat)
    seat.press("4", "k")
    seat.until(lambda: len(seat.labels()) == 1)
    made = seat.labels()[0]
    assert (made.kind, made.clip) == ("reaction", clip)
    assert start <= made.start < end
    assert not seat.rooms.audition.running
    seat.press("Enter")
    seat.until(lambda: seat.rooms.logging.editor.isVisible())
    seat.press("Esc", "Home", " ")
    seat.until(lambda: seat.stage.playing)
    assert not seat.rooms.audition.running
    assert seat.rooms.audition._place() is None, "what played once is no audition when it plays again"


def test_audition__of_what_is_all_labelled_says_so(sit: Sit) -> None:  # noqa: F811 - the fixture
    labels: list[Label] = [label("best_moment", 0, clip.frames, on=clip) for clip in CLIPS]
    seat = sit(*labels)
    seat.press("Alt+A")
    seat.reads("Everything of scene 24 is labelled.")
    assert not seat.stage.playing


def test_audition__after_the_last_piece_says_how_many_were_kept(sit: Sit) -> None:  # noqa: F811 - the fixture
    labels = [label("best_moment", 0, clip.frames, on=clip) for clip in CLIPS if clip not in {A1, A2}]
    labels.append(label("note", 60, A1.frames))
    seat = sit(*labels)
    seat.press("Alt+A")
    for _ in range(2):
        piece(seat)
        seat.press("Enter")
        seat.settle()
    seat.reads("The audition of scene 24 has ended.")
    assert not seat.stage.playing


def test_audition_of_a_beat__enter_keeps_a_reading_down_passes_and_the_grid_stays_where_it_is(sit: Sit) -> None:  # noqa: F811 - the fixture
    lie, laugh = (Beat(id=id_from("beat", name), scene="24", name=name, rank=at) for at, name in enumerate(("the lie lands", "the laugh")))
    seat = sit(lie, laugh, label("emotional_beat", 100, 120, beat=lie.id))
    seat.press("Ctrl+4")
    room = seat.rooms.beats
    seat.until(lambda: room.table.grid.rowCount() == 2 and room.table.hasFocus())
    seat.press("Up", "Alt+A")
    seat.reads("Audition of “the lie lands”, piece 1 of ", "Enter keeps it as a reading, Down passes.")
    first = piece(seat)
    seat.press("Enter")
    seat.until(lambda: len(seat.labels()) == 2)
    made = seat.labels()[1] if seat.labels()[1].clip == first[0] else seat.labels()[0]
    assert (made.kind, made.beat, made.clip, made.start, made.end) == ("emotional_beat", lie.id, *first)
    second = piece(seat)
    assert second != first
    seat.press("Down")
    seat.until(lambda: piece(seat) not in {first, second})
    assert room.current() == lie, "the arrows pass, and walk not"
    seat.press("k")
    seat.until(lambda: not seat.rooms.audition.running)
    seat.press("Down")
    seat.until(lambda: room.current() == laugh)
    seat.press("Ctrl+Z")
    seat.until(lambda: len(seat.labels()) == 1)


def test_audition_of_a_beat__that_nothing_shows_the_place_of_says_so(sit: Sit) -> None:  # noqa: F811 - the fixture
    seat = sit(Beat(id=id_from("beat"), scene="24", name="the laugh", rank=1))
    seat.press("Ctrl+4")
    seat.until(lambda: seat.rooms.beats.table.grid.rowCount() == 1)
    seat.press("Alt+A")
    seat.reads("Nothing near “the laugh” is left to audition")
    assert not seat.stage.playing
