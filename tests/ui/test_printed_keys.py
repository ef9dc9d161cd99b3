from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.errors import DiskTrouble
from dailies_logger.ui import printed_keys
from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.actions import BY_ID
from dailies_logger.ui.drawn_keys import fitted
from dailies_logger.ui.keyboard import HIGH, WIDE, Use, uses
from dailies_logger.ui.printed_keys import PAPER, TALL, paint_keyboard, print_keys


@pytest.fixture
def actions(qtbot: QtBot) -> ActionSet:
    window = QWidget()
    qtbot.addWidget(window)
    return ActionSet(window)


def test_print__is_a_pdf_of_two_pages(actions: ActionSet, tmp_path: Path) -> None:
    path = tmp_path / "Keys.pdf"
    print_keys(path, actions, title="Keys")
    written = path.read_bytes()
    assert written.startswith(b"%PDF-")
    assert written.count(b"/Type /Page\n") == 2
    assert [each.name for each in tmp_path.iterdir()] == ["Keys.pdf"], "nothing half written is left behind"


def test_print__where_nothing_can_be_written_says_so(actions: ActionSet, tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble, match=r"Keys\.pdf could not be written"):
        print_keys(tmp_path / "gone" / "Keys.pdf", actions, title="Keys")


def painted(qapp: object, found: dict[str, list[Use]]) -> QImage:
    image = QImage(2770, 1900, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint_keyboard(painter, QRectF(0, 0, 2770, 1760), found, BY_ID.__getitem__)
    painter.end()
    return image


def ink(image: QImage, x: int, y: int, width: int, height: int) -> int:
    return sum(image.pixelColor(x + dx, y + dy).lightness() < 128 for dx in range(width) for dy in range(0, height, 2))


def test_keyboard__writes_on_a_key_what_it_does(qtbot: QtBot, qapp: object) -> None:
    bare, told = painted(qapp, {}), painted(qapp, {"Q": [Use(held="", command="take.circle")]})
    across, down = 2770 / WIDE, min(1760 / HIGH, 2770 / WIDE * TALL)
    box = (round(1.5 * across) + 12, round(2.2 * down) + 46, round(across) - 24, 60)
    assert ink(bare, *box) == 0
    assert ink(told, *box) > 50


def test_keyboard__a_label_key_has_its_lanes_colour_and_the_transport_a_grey(qapp: object) -> None:
    found = {"1": [Use(held="", command="kind.emotional_beat")], "K": [Use(held="", command="transport.stop")]}
    image = painted(qapp, found)
    across, down = 2770 / WIDE, min(1760 / HIGH, 2770 / WIDE * TALL)
    label = image.pixelColor(round(1.5 * across), round(2.1 * down))
    transport = image.pixelColor(round(9.25 * across), round(4.1 * down))
    free = image.pixelColor(round(2.5 * across), round(2.1 * down))
    assert label.red() > label.green() + 20
    assert transport == PAPER.transport
    assert free.lightness() == 255


def test_keyboard__no_key_says_more_than_it_has_room_for(qapp: object, actions: ActionSet, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(printed_keys, "fitted", lambda *args, **more: [said.append(line) or line for line in fitted(*args, **more)])  # type: ignore[func-returns-value]
    painted(qapp, uses((command.id for command in actions.commands), actions.keymap.keys))
    assert len(said) > 100
    assert [line for line in said if "…" in line] == []
