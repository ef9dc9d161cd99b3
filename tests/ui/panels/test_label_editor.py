"""Test the label editor: it hands over what was changed, frame for frame."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.label import DEFAULT_VOCABULARY, Label, Vocabulary
from dailies_logger.ui.panels.label_editor import LabelEditor
from tests.support.rooms import VIDEO, make_clip, make_label

CLIP = make_clip()
BEAT = make_label("emotional_beat", 240, 360, "the lie lands", intensity=2)


class Desk:
    """Hold an editor and what it handed over."""

    def __init__(self, qtbot: QtBot) -> None:
        self.host = QWidget()
        qtbot.addWidget(self.host)
        self.editor = LabelEditor(self.host)
        self.editor.set_vocabulary(DEFAULT_VOCABULARY)
        self.host.show()
        self.kept: list[tuple[object, object]] = []
        self.dropped = 0
        self.editor.kept.connect(lambda label, fields: self.kept.append((label, fields)))
        self.editor.dropped.connect(self._drop)

    def _drop(self) -> None:
        self.dropped += 1


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_type__text_and_enter_hands_over_only_the_text(desk: Desk) -> None:
    desk.editor.edit(BEAT, clip=CLIP)
    assert desk.editor.label == BEAT.id
    QTest.keyClicks(desk.editor.words, "she knows")
    QTest.keyClick(desk.editor.words, Qt.Key.Key_Return)
    assert desk.kept == [(BEAT.id, {"text": "she knows"})]
    assert not desk.editor.isVisible()


def test_enter__without_a_change_just_closes(desk: Desk) -> None:
    desk.editor.edit(BEAT, clip=CLIP)
    QTest.keyClick(desk.editor.last, Qt.Key.Key_Return)
    assert (desk.kept, desk.dropped) == ([], 1)


def test_escape__drops(desk: Desk) -> None:
    desk.editor.edit(BEAT, clip=CLIP)
    desk.editor.words.setText("something else")
    QTest.keyClick(desk.editor.rating, Qt.Key.Key_Escape)
    assert (desk.kept, desk.dropped) == ([], 1)


def test_timecode__becomes_the_very_frame(desk: Desk) -> None:
    desk.editor.edit(BEAT, clip=CLIP)
    assert (desk.editor.first.text(), desk.editor.last.text()) == ("10:37:51:10", "10:37:56:10")
    desk.editor.first.setText("10:37:51:11")
    desk.editor.last.setText("10:37:57:00")
    desk.editor.keep()
    assert desk.kept == [(BEAT.id, {"start": 241, "end": 374})]


def test_timecode__drop_frame_as_typed_is_as_shown(desk: Desk) -> None:
    clip = make_clip("A002C001", start="10:00:59;20", rate=VIDEO, frames=900)
    desk.editor.edit(make_label("reaction", 0, 10, clip=clip), clip=clip)
    assert desk.editor.last.text() == "10:01:00;02"
    desk.editor.last.setText("10:01:00:05")
    desk.editor.keep()
    assert [fields for _, fields in desk.kept] == [{"end": 13}]


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        ("nonsense", "10:37:56:10", "is no timecode"),
        ("10:37:51:24", "10:37:56:10", "does not exist"),
        ("11:00:00:00", "10:37:56:10", "is not in this clip"),
        ("10:37:51:10", "10:37:51:10", "must come after"),
    ],
)
def test_timecode__that_cannot_be_is_said_and_nothing_is_lost(desk: Desk, first: str, last: str, sentence: str) -> None:
    desk.editor.edit(BEAT, clip=CLIP)
    desk.editor.words.setText("typed with care")
    desk.editor.first.setText(first)
    desk.editor.last.setText(last)
    desk.editor.keep()
    assert sentence in desk.editor._error.text()
    assert desk.editor.isVisible()
    assert desk.editor.words.text() == "typed with care"
    assert desk.kept == []


def test_values__are_offered_where_the_kind_has_them(desk: Desk) -> None:
    desk.editor.edit(make_label("eyeline", 0, 9, value="L>R"), clip=CLIP)
    assert [desk.editor.value.itemText(k) for k in range(desk.editor.value.count())] == ["", "L>R", "R>L", "to camera", "cross"]
    desk.editor.value.setCurrentText("cross")
    desk.editor.keep()
    assert [fields for _, fields in desk.kept] == [{"value": "cross"}]
    desk.editor.edit(BEAT, clip=CLIP)
    assert not desk.editor.value.isVisible()


def test_rating__whose_and_intensity(desk: Desk) -> None:
    desk.editor.edit(BEAT, clip=CLIP)
    desk.editor.rating.setText("4")
    desk.editor.intensity.clear()
    QTest.keyClicks(desk.editor.intensity, "95")
    desk.editor.who.setText(" Grace ")
    desk.editor.keep()
    assert [fields for _, fields in desk.kept] == [{"who": "Grace", "rating": 4, "intensity": 5}]


@pytest.mark.parametrize(
    ("label", "locked"),
    [
        (make_label("emotional_beat", 10, None), (False, True)),
        (make_label("emotional_beat", 10, 20, clip=make_clip("B001C005"), all_angles=True), (True, True)),
    ],
)
def test_range__of_an_open_or_another_angles_label_is_not_typed_here(desk: Desk, label: Label, locked: tuple[bool, bool]) -> None:
    desk.editor.edit(label, clip=CLIP)
    assert (desk.editor.first.isReadOnly(), desk.editor.last.isReadOnly()) == locked
    desk.editor.words.setText("words")
    desk.editor.keep()
    assert [fields for _, fields in desk.kept] == [{"text": "words"}]


def test_value__that_the_vocabulary_has_no_more_stays_until_another_is_chosen(desk: Desk) -> None:
    wrong = make_label("problem", 240, 360, value="NG")
    problem = next(kind for kind in DEFAULT_VOCABULARY.kinds if kind.id == "problem")
    for values in (("soft",), ()):
        desk.editor.set_vocabulary(Vocabulary(kinds=(replace(problem, values=values),)))
        desk.editor.edit(wrong, clip=CLIP)
        assert desk.editor.value.currentText() == "NG"
        QTest.keyClicks(desk.editor.words, "late")
        QTest.keyClick(desk.editor.words, Qt.Key.Key_Return)
    assert desk.kept == [(wrong.id, {"text": "late"})] * 2
