"""Test the rows of the dailies tree by what is seen of them."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import Clip, ClipStatus, Facts
from dailies_logger.domain.take import Take, TakeStatus
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.ui import theme
from dailies_logger.ui.panels import rows
from dailies_logger.ui.panels.tree import TreePanel
from dailies_logger.ui.panels.tree_row import TreeRow
from tests.support.rooms import make_clip, make_take


def seen(qtbot: QtBot, take: Take, clip: Clip, *, picture: QPixmap | None = None) -> QImage:
    """Return the row of a take as it is painted."""
    panel = TreePanel()
    qtbot.addWidget(panel)
    panel.set_thumbnails(lambda _clip, _frame, _width: picture)
    panel.set_takes([take])
    panel.model.set_angles({take.id: [clip]})
    panel.view.open_headings()
    panel.view.setFixedSize(272, 400)
    box = panel.view.visualRect(panel.model.index_of(take.id))
    return panel.view.viewport().grab(box).toImage()


def test_take__every_fact_changes_the_picture(qtbot: QtBot) -> None:
    clip = make_clip(facts=Facts(camera="A"))
    plain = seen(qtbot, make_take(), clip)
    others = [
        make_take(circled=True),
        make_take(rating=3),
        make_take(flags="PU"),
        make_take(status=TakeStatus.HOLD),
        make_take(editor_note="cries"),
        make_take(supervisor_note="print"),
    ]
    pictures = [seen(qtbot, take, clip) for take in others]
    assert all(picture != plain for picture in pictures)
    assert all(a != b for k, a in enumerate(pictures) for b in pictures[k + 1 :])
    assert seen(qtbot, make_take(editor_note="cries", supervisor_note="x"), clip) == pictures[4]


def test_take__has_its_picture_56_by_32(qtbot: QtBot) -> None:
    red = QPixmap(112, 64)
    red.fill(QColor("red"))
    image = seen(qtbot, make_take(), make_clip(), picture=red)
    columns = [x for x in range(image.width()) if image.pixelColor(x, image.height() // 2) == QColor("red")]
    rows = [y for y in range(image.height()) if image.pixelColor(columns[0], y) == QColor("red")]
    assert (len(columns), len(rows), image.height()) == (56, 32, 44)


def test_take__offline_is_grey_with_its_sign_and_no_picture(qtbot: QtBot) -> None:
    red = QPixmap(112, 64)
    red.fill(QColor("red"))
    image = seen(qtbot, make_take(), make_clip(status=ClipStatus.OFFLINE), picture=red)
    colors = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert "#ff0000" not in colors
    assert theme.color("raised").name() in colors


def test_setup__says_size_lens_and_how_many(qtbot: QtBot) -> None:
    panel = TreePanel()
    qtbot.addWidget(panel)
    take = make_take()
    panel.set_takes([take])
    panel.view.open_headings()
    panel.view.setFixedSize(272, 400)
    row = panel.view.visualRect(panel.model.parent(panel.model.index_of(take.id)))
    panel.model.set_angles({take.id: [make_clip()]})
    bare = panel.view.viewport().grab(row).toImage()
    panel.model.set_angles({take.id: [make_clip(facts=Facts(lens="75 mm", shot_size="MCU"))]})
    assert panel.view.viewport().grab(row).toImage() != bare
    assert row.height() == 28


def angle_row(qtbot: QtBot, clip: Clip, other: Clip) -> QImage:
    """Return the row of an angle as it is painted, under a take of two."""
    panel = TreePanel()
    qtbot.addWidget(panel)
    take = make_take()
    panel.set_takes([take])
    panel.model.set_angles({take.id: [clip, other]})
    panel.view.expandAll()
    panel.view.setFixedSize(272, 400)
    return panel.view.viewport().grab(panel.view.visualRect(panel.model.index(0, 0, panel.model.index_of(take.id)))).toImage()


def test_angle__cameras_are_told_apart_however_long_the_names(qtbot: QtBot) -> None:
    name = "001C002_261120_R2QK of a long day by the sea"
    a, b = make_clip(f"A{name}", facts=Facts(camera="A")), make_clip(f"B{name}", facts=Facts(camera="B"))
    assert angle_row(qtbot, a, b) != angle_row(qtbot, b, a)
    gone = make_clip(f"A{name}", facts=Facts(camera="A"), status=ClipStatus.OFFLINE)
    bad = make_clip(f"A{name}", facts=Facts(camera="A"), status=ClipStatus.UNREADABLE)
    pictures = [angle_row(qtbot, clip, b) for clip in (a, gone, bad)]
    assert all(one != other for k, one in enumerate(pictures) for other in pictures[k + 1 :])


def test_take__without_a_number_shows_its_name(qtbot: QtBot) -> None:
    clip = make_clip()
    named = [
        make_take("", setup="", scene="", name=name, circled=circled) for name in ("IMG_0417", "IMG_0418") for circled in (False, True)
    ]
    pictures = [seen(qtbot, take, clip) for take in named]
    assert all(one != other for k, one in enumerate(pictures) for other in pictures[k + 1 :])


def test_tree__what_can_be_opened_has_a_chevron(qtbot: QtBot) -> None:
    panel = TreePanel()
    qtbot.addWidget(panel)
    panel.set_takes([make_take()])
    panel.view.setFixedSize(272, 400)
    day = panel.model.index(0, 0)
    box = panel.view.visualRect(day)
    left = box.adjusted(-box.left(), 0, -box.width(), 0)
    opened = panel.view.viewport().grab(left).toImage()
    panel.view.collapse(day)
    assert panel.view.viewport().grab(left).toImage() != opened


def test_day__says_how_much_nobody_has_watched(qtbot: QtBot) -> None:
    panel = TreePanel()
    qtbot.addWidget(panel)
    take, clip = make_take(), make_clip()
    known: dict[UUID, tuple[FrameRange, ...] | None] = {clip.id: None}
    panel.set_seen(lambda each: known[each.id])
    panel.set_takes([take])
    panel.model.set_angles({take.id: [clip]})
    panel.view.setFixedSize(272, 400)
    day = panel.model.node(panel.model.index(0, 0))
    row = panel.view.itemDelegate()
    assert isinstance(row, TreeRow)
    said = []
    whole = FrameRange(0, clip.frames)
    for ranges in (None, (), (FrameRange(0, clip.frames // 2),), (whole,)):
        known[clip.id] = ranges
        said.append(row._tails(day, panel.model)[0])
    length = said[0]
    assert said[1] == f"{length} unseen"
    assert said[2].startswith(f"{length} · ")
    assert said[2].endswith(" unseen")
    assert said[3] == length


def test_heading__its_name_is_whole_before_what_it_comes_to(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = TreePanel()
    qtbot.addWidget(panel)
    take, clip = make_take(), make_clip()
    hour = replace(clip, measured=replace(clip.measured, frames=86_400))
    panel.set_seen(lambda _: (FrameRange(0, 4000),))
    panel.set_takes([take])
    panel.model.set_angles({take.id: [hour]})
    written: list[str] = []
    paint = rows.paint_text

    def painted(painter: QPainter, box: QRect, words: str, **how: Any) -> int:
        written.append(words)
        return paint(painter, box, words, **how)

    monkeypatch.setattr(rows, "paint_text", painted)
    for wide in (400, 200):
        panel.view.setFixedSize(wide, 400)
        panel.view.viewport().grab(panel.view.visualRect(panel.model.index(0, 0)))
    day = panel.model.node(panel.model.index(0, 0)).title
    assert written == ["1 h 00 m · 57 m 17 unseen", day, "57 m 17 unseen", day]


def test_take__without_a_number_keeps_length_and_cameras_beside_a_long_name(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[str, int]] = []
    paint = rows.paint_text

    def painted(painter: QPainter, box: QRect, words: str, **how: Any) -> int:
        shown.append((words, box.width()))
        return paint(painter, box, words, **how)

    monkeypatch.setattr(rows, "paint_text", painted)
    seen(qtbot, make_take("", setup="", scene="", name="A001C001_261116_R1AB long"), make_clip())
    small = QFontMetrics(theme.font("small"))
    beside = [(words, room) for words, room in shown if words in {"A", "10 s"} or words.endswith(" s")]
    assert beside
    assert all(small.horizontalAdvance(words) <= room for words, room in beside)
