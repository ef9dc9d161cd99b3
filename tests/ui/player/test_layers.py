"""Switch what lies on the picture, and find it so again."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from dailies_logger.ui.layout import Layout
from dailies_logger.ui.player.layers import USUAL, Layer, Layers


def test_layers__begin_with_the_usual_ones(qapp: object, tmp_path: Path) -> None:
    assert Layers(Layout(tmp_path / "window.ini")).seen() == USUAL


def test_toggle__is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    layers = Layers(Layout(tmp_path / "window.ini"))
    with qtbot.waitSignal(layers.changed) as told:
        layers.toggle(Layer.GUIDE_239)
    layers.toggle(Layer.CLIP)
    assert told.args == [USUAL | {Layer.GUIDE_239}]
    again = Layers(Layout(tmp_path / "window.ini"))
    assert again.seen() == (USUAL | {Layer.GUIDE_239}) - {Layer.CLIP}
    assert again.on(Layer.GUIDE_239)
    assert not again.on(Layer.CLIP)


def test_toggle_bare__hides_all_and_forgets_nothing(qapp: object, tmp_path: Path) -> None:
    layers = Layers(Layout(tmp_path / "window.ini"))
    layers.toggle_bare()
    assert layers.seen() is None
    assert layers.on(Layer.TIMECODE)
    assert Layers(Layout(tmp_path / "window.ini")).seen() == USUAL
    layers.toggle_bare()
    assert layers.seen() == USUAL


def test_toggle__of_one_ends_the_bare_picture(qapp: object, tmp_path: Path) -> None:
    layers = Layers(Layout(tmp_path / "window.ini"))
    layers.toggle_bare()
    layers.toggle(Layer.TITLE_SAFE)
    assert layers.seen() == USUAL | {Layer.TITLE_SAFE}
