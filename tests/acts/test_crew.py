"""Work on one library with others: another window, another process; each takes back only their own."""

import subprocess
import sys
from collections.abc import Callable

from dailies_logger.domain.label import Label
from dailies_logger.domain.stringout import Stringout
from tests.support.acts import A1, A2, ASSISTANT, TAKES, Seat, label

Sit = Callable[..., Seat]


def other_process(seat: Seat, *words: str) -> str:
    """Do a verb on the library in a process of its own, signed by the assistant."""
    verb, *rest = words
    line = [sys.executable, "-c", "from dailies_logger.__main__ import dailies; raise SystemExit(dailies())"]
    ran = subprocess.run([*line, verb, str(seat.path), *rest, "--as", ASSISTANT.name], capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_process__its_label_appears_while_the_editor_goes_on(seat: Seat) -> None:
    seat.at(30)
    seat.press("2")
    other_process(seat, "label", str(A1.id), "--kind", "reaction", "--from", "50", "--to", "70", "--text", "blinks")
    seat.until(lambda: "blinks" in seat.listed())
    assert seat.stage.frame == 30, "the picture stays where it is"
    seat.at(60)
    seat.press("2")
    assert seat.ranges("best_moment") == [("best_moment", 30, 61)]
    seat.press("Ctrl+Z")
    assert seat.ranges() == [("reaction", 50, 70)], "undo takes back only one’s own"
    assert seat.off("edit.undo") == "nothing of yours to undo"


def test_process__undo_there_leaves_what_was_done_here(seat: Seat) -> None:
    other_process(seat, "label", str(A1.id), "--kind", "problem", "--from", "5")
    seat.until(lambda: len(seat.listed()) == 1)
    seat.press("1", "1")
    other_process(seat, "undo")
    seat.until(lambda: seat.listed() == ["emotional beat"])
    assert seat.ranges() == [("emotional_beat", 0, 1)]


def test_window__two_people_label_one_clip_with_one_key_each_their_own(sit: Sit) -> None:
    ann = sit()
    ben = sit(person=ASSISTANT)
    ann.take_seat()
    ann.at(10)
    ann.press("2")
    ben.take_seat()
    ben.at(20)
    ben.press("2")
    ben.at(40)
    ben.press("2")
    ann.take_seat()
    ann.at(50)
    ann.press("2")
    assert sorted(ann.ranges()) == [("best_moment", 10, 51), ("best_moment", 20, 41)]
    ann.until(lambda: len(ann.listed()) == 2)
    ben.until(lambda: len(ben.listed()) == 2)
    ben.take_seat()
    ben.press("Ctrl+Z")
    assert ben.ranges() == [("best_moment", 10, 51)]
    ann.until(lambda: len(ann.listed()) == 1)


def test_window__circles_and_notes_of_the_other_are_seen(sit: Sit) -> None:
    ann = sit()
    ben = sit(person=ASSISTANT)
    ben.take_seat()
    ben.press("Shift+C", "Ctrl+Enter")
    ben.type("print it")
    ben.press("Ctrl+Enter")
    inspector = ann.rooms.logging.inspector
    ann.until(lambda: inspector.note.toPlainText() == "print it" and inspector.ring._circled)
    ann.until(lambda: inspector._author.text() == ASSISTANT.name)
    ann.take_seat()
    ann.press("Shift+3", "Ctrl+Z")
    assert (ann.take().rating, ann.take().circled, ann.take().editor_note) == (0, True, "print it")


def test_window__what_one_types_is_not_overwritten_by_the_other(sit: Sit) -> None:
    ann = sit()
    ben = sit(person=ASSISTANT)
    ann.take_seat()
    ann.press("Ctrl+Enter")
    ann.type("mine")
    ben.work.takes.rate(4)
    ben.settle()
    ann.until(lambda: ann.rooms.logging.inspector.stars._rating == 4)
    assert ann.rooms.logging.inspector.note.toPlainText() == "mine"
    ann.take_seat()
    ann.until(lambda: ann.take().editor_note == "mine")
    assert ann.take().rating == 4


def test_window__a_label_the_other_has_removed_cannot_be_changed_and_says_so(sit: Sit) -> None:
    seat = sit(label("best_moment", 10, 20))
    ben = sit(person=ASSISTANT)
    seat.work.bench._poll.stop()
    (shown,) = seat.stage.labels
    ben.work.chosen.remove(shown.id)
    ben.settle()
    assert seat.library.where(Label) == []
    seat.work.chosen.change(shown.id, rating=5)
    seat.reads("no longer there")
    assert seat.library.where(Label) == []


def test_window__undo_goes_round_what_the_other_has_changed_since_and_says_so(sit: Sit) -> None:
    ann = sit()
    ben = sit(person=ASSISTANT)
    ann.take_seat()
    ann.press("Shift+3")
    ben.work.stage.reload()
    ben.work.takes.rate(5)
    ben.settle()
    ann.press("Ctrl+Z")
    assert ann.take(TAKES[0]).rating == 5, "Ben’s word stands"
    assert "rating" in ann.notice()


def test_window__the_other_s_stringout_and_clip_facts_come_over(sit: Sit) -> None:
    ann = sit(label("best_moment", 10, 20))
    ben = sit(person=ASSISTANT)
    ann.take_seat()
    ann.press("Ctrl+5")
    ben.work.files.make_stringout("Ben’s", "kind:best_moment", "")
    ben.work.takes.type_facts((A2.id,), {"lens": "21 mm"})
    ben.settle()
    ann.until(lambda: ann.rooms.stringouts.list.model.rowCount() == 1)
    assert [each.name for each in ann.library.where(Stringout)] == ["Ben’s"]
    assert ann.clip(A2).facts.lens == "21 mm"
    ann.until(lambda: ann.off("edit.undo") == "nothing of yours to undo")
    assert ann.library.undoable(ann.work.desk.person.id) is None
