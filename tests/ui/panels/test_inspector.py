"""Test the inspector by what is read in it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import ClipStatus, Facts, Source
from dailies_logger.ui.panels.inspector import InspectorPanel
from dailies_logger.workflow.facts import Disagreement
from tests.support.rooms import VIDEO, make_clip, make_take

TAKE = make_take(circled=True, rating=4, editor_note="Cries before the line.", supervisor_note="Print. <b>Buzz</b> at head.")
CLIP = make_clip(facts=Facts(camera="A", lens="75 mm", shot_size="MCU", roll="A001", number="C005", day="2026-11-16", unit="2"))


def shown(qtbot: QtBot) -> InspectorPanel:
    panel = InspectorPanel()
    qtbot.addWidget(panel)
    panel.resize(288, 700)
    panel.set_shown(TAKE, CLIP, sound="24A-T03, in sync", author="E. Marsh")
    return panel


def words(panel: InspectorPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.text() and label.isVisibleTo(panel)]


def test_facts__say_what_is_known(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    facts = {name: panel.fact(name) for name in ("Clip", "Source TC", "Rate", "Lens, size", "Sound", "Roll", "Day", "Status")}
    assert facts == {
        "Clip": "A001C005",
        "Source TC": "10:37:41:10 – 10:38:53:10",
        "Rate": "23.976 ndf",
        "Lens, size": "75 mm, MCU",
        "Sound": "24A-T03, in sync",
        "Roll": "A001 C005",
        "Day": "Mon 16 Nov, unit 2",
        "Status": "",
    }
    assert {"24A-3", "A camera", "E. Marsh"} <= set(words(panel))


def test_facts__that_sources_dispute_show_every_word(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    disputed = Disagreement(clip=CLIP.id, field="lens", values=((Source.CAMERA_REPORT, "75 mm"), (Source.SUPERVISOR, "100 mm")))
    panel.set_shown(TAKE, CLIP, disagreements=[disputed])
    assert panel.fact("Lens, size") == "75 mm, MCU\n75 mm (camera report) · 100 mm (supervisor)"
    assert "Lens, size: the sources disagree" in [
        label.accessibleName() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)
    ]
    panel.set_shown(TAKE, CLIP)
    assert panel.fact("Lens, size") == "75 mm, MCU"


def test_facts__of_damaged_and_odd_clips_are_honest(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    reason = "A001C005.mov ends early: 1,204 of 1,728 frames are readable."
    panel.set_shown(None, make_clip(start="", status=ClipStatus.UNREADABLE, reason=reason))
    assert panel.fact("Status") == f"Unreadable: {reason}"
    assert panel.fact("Source TC") == "none in the file; counted from 00:00:00:00"
    panel.set_shown(None, make_clip(start="10:00:00;00", rate=VIDEO, reason="ends early"))
    assert (panel.fact("Rate"), panel.fact("Status")) == ("29.97 df", "ends early")


def test_notes__stay_apart_and_are_text(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    (locked,) = [label for label in panel.findChildren(QLabel) if "Buzz" in label.text()]
    assert locked.textFormat() == Qt.TextFormat.PlainText
    assert panel.note.toPlainText() == "Cries before the line."
    panel.set_shown(make_take(), CLIP)
    assert "No note" in words(panel)
    assert "E. Marsh" not in words(panel)


def test_note__is_kept_for_its_take(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    QTest.keyClick(panel.note, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(panel.note, " Keep it.")
    with qtbot.waitSignals([panel.note_kept, panel.left]):
        QTest.keyClick(panel.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_stars_and_ring__ask(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    with qtbot.waitSignal(panel.circle_requested) as circled:
        panel.ring.click()
    with qtbot.waitSignal(panel.rating_requested) as rated:
        QTest.mouseClick(panel.stars, Qt.MouseButton.LeftButton)
    assert (circled.args, rated.args) == ([False], [3])


def test_double_click__on_the_facts_asks_to_type_them(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    with qtbot.waitSignal(panel.facts_requested):
        QTest.mouseDClick(panel._facts, Qt.MouseButton.LeftButton)


def test_nothing_shown__says_what_will_be_here(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.set_shown(None, None)
    assert words(panel) == ["Facts, notes and labels of the take you are watching."]


def test_a_clip_without_take__has_facts_but_no_stars(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.set_shown(None, CLIP)
    assert "A001C005" in words(panel)
    assert panel.stars.isHidden()
    assert not panel.note.isEnabled()


def test_height__is_what_is_known_so_that_labels_have_the_rest(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.show()
    before = panel.sizeHint().height()
    disputed = Disagreement(clip=CLIP.id, field="lens", values=((Source.CAMERA_REPORT, "75 mm"), (Source.SUPERVISOR, "100 mm")))
    panel.set_shown(TAKE, CLIP, disagreements=[disputed])
    assert panel.sizeHint().height() > before
    assert panel.note.geometry().right() <= panel.viewport().width()


def test_long_names__widen_nothing(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.show()
    long = "A001C001_261120_R2QK_and_what_the_camera_adds_to_it"
    panel.set_shown(make_take("", setup="", name=long), make_clip(long))
    inside = panel.widget()
    assert inside is not None
    qtbot.waitUntil(lambda: inside.width() == panel.viewport().width())
    assert inside.minimumSizeHint().width() <= panel.viewport().width()


def test_scroll_bar__only_where_there_is_no_room(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.show()
    bar = panel.verticalScrollBar()
    for high, needed in ((700, False), (120, True), (700, False)):
        panel.resize(288, high)
        qtbot.waitUntil(lambda needed=needed: bar.isVisible() is needed)  # type: ignore[misc]
