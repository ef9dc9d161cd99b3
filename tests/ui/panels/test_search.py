"""Test the search room as an editor uses it."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import Clip, Facts
from dailies_logger.domain.label import DEFAULT_VOCABULARY
from dailies_logger.ui.panels.search import SearchPanel
from dailies_logger.workflow.ports import Found, Hit
from tests.support.rooms import make_clip, make_label, make_take

TAKE = make_take(editor_note="tears", supervisor_note="Print.", rating=2)
CLIP = make_clip(facts=Facts(camera="A", lens="135 mm", shot_size="BCU"), take=TAKE)


def hit(start: int, text: str = "the lie lands") -> Hit:
    return Hit(label=make_label("emotional_beat", start, start + 48, text, clip=CLIP, who="Grace"), clip=CLIP, take=TAKE)


def found(panel: SearchPanel, *hits: Hit, total: int | None = None, query: str = "tears", without: tuple[str, int] | None = None) -> None:
    answer = Found(hits=hits, total=len(hits) if total is None else total)
    panel.set_found(answer, query=query, labels=500_000, took=timedelta(milliseconds=31), without=without)


def shown(qtbot: QtBot) -> SearchPanel:
    host = QWidget()
    qtbot.addWidget(host)
    panel = SearchPanel(host)
    host.resize(1280, 600)
    panel.resize(1280, 600)
    panel.set_vocabulary(DEFAULT_VOCABULARY)
    host.show()
    host.activateWindow()
    return panel


def test_found__says_how_many_how_long_and_how_fast(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    found(panel, hit(0), hit(100), total=1800)
    assert (panel._count.text(), panel._length.text(), panel._time.text()) == (
        "1,800 moments",
        "at least 4 s, in 1 take",
        "of 500,000 labels in 31 ms",
    )
    found(panel, hit(0))
    assert (panel._count.text(), panel._length.text()) == ("1 moment", "2 s, in 1 take")


def test_type_and_enter__goes_to_the_rows_and_opens_one(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    asked: list[str] = []
    chosen: list[Hit] = []
    panel.asked.connect(asked.append)
    panel.chosen.connect(chosen.append)
    panel.focus_box()
    QTest.keyClicks(panel.box, "tears")
    qtbot.waitUntil(lambda: asked == ["tears"], timeout=1000)
    found(panel, hit(0), hit(100))
    QTest.keyClick(panel.box, Qt.Key.Key_Return)
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.opened) as opened:
        QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert opened.args == [hit(100)]
    assert [each.label.start for each in chosen] == [0, 0, 100], "the first row is chosen when found, and again to be played"
    assert panel.current() == hit(100)
    assert panel.query() == "tears"


def test_facts__are_those_of_the_chosen_row(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    found(panel, hit(24))
    assert panel.facts.said("Range") == "10:37:42:10 – 10:37:44:10"
    assert [panel.facts.said(name) for name in ("Take", "Clip", "Whose", "Lens, size")] == ["24A-3", "A001C005", "Grace", "135 mm, BCU"]
    assert (panel.facts.said("Supervisor"), panel.facts.said("Editor")) == ("Print.", "tears")
    assert panel.facts.stars.accessibleName() == "Rating 2 of 5"
    found(panel)
    assert panel.facts._body.isHidden()


def test_nothing_found__says_what_to_leave_out(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    found(panel, query="size:CU x", without=("size:CU", 14))
    assert panel._empty.text() == "No moment matches. Without size:CU there are 14."
    assert panel._empty.isVisible()
    assert not panel.table.isVisible()
    found(panel, hit(0))
    assert not panel._empty.isVisible()
    assert panel.table.isVisible()


def test_no_labels__says_where_they_come_from(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.set_found(Found(hits=(), total=0), query="", labels=0, took=timedelta())
    assert panel._empty.text() == "No labels yet. They appear here as takes are labelled."


def test_trouble__is_said_and_what_was_found_stays(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    found(panel, hit(0))
    panel.set_trouble("There is no field “scnee”. Did you mean scene?")
    assert panel._empty.isVisible()
    assert panel.table.isVisible()


def test_scroll__asks_for_the_next_page(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    wanted: list[int] = []
    panel.page_wanted.connect(wanted.append)
    found(panel, *(hit(k) for k in range(40)), total=60)
    panel.table.scrollToBottom()
    qtbot.waitUntil(lambda: wanted == [40])
    panel.add_page(Found(hits=tuple(hit(k) for k in range(40, 60)), total=60))
    assert panel.model.rowCount() == 60
    assert panel._length.text() == "2 m 00, in 1 take"


def test_make_a_stringout__is_the_windows_command(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    action = QAction("Make a stringout", panel)
    panel.set_actions({"stringout.make": action, "export.otio": QAction("x", panel)})
    with qtbot.waitSignal(action.triggered):
        (button,) = panel.findChildren(QPushButton)
        button.click()


def test_pictures__are_asked_for_at_the_frame_of_the_label(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    wanted: list[int] = []

    def give(_clip: Clip, frame: int, _width: int) -> None:
        wanted.append(frame)

    panel.set_thumbnails(give)
    found(panel, hit(24))
    panel.refresh_pictures()
    qtbot.waitUntil(lambda: bool(wanted))
    assert set(wanted) == {24}
