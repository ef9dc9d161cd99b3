from pathlib import Path

import pytest

from dailies_logger.ui.layout import RECENT, Layout


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    return Layout(tmp_path / "window.ini")


def test_sizes__are_kept_across_restarts(layout: Layout, tmp_path: Path) -> None:
    layout.keep_sizes("logging", [272, 1040, 288])
    layout.sync()
    assert Layout(tmp_path / "window.ini").sizes("logging", [1, 2, 3]) == [272, 1040, 288]


@pytest.mark.parametrize("damaged", ["", "12", "1 2 x", "1 2 3 4", "ÿ"])
def test_sizes__that_are_damaged_are_as_if_never_set(layout: Layout, damaged: str) -> None:
    layout._settings.setValue("logging/sizes", damaged)
    assert layout.sizes("logging", [1, 2, 3]) == [1, 2, 3]


def test_flag_and_word__have_defaults(layout: Layout) -> None:
    assert layout.flag("keys", default=True)
    layout.keep_flag("keys", value=False)
    assert not layout.flag("keys", default=True)
    assert layout.word("x") == ""
    layout.keep_word("x", "y")
    assert layout.word("x") == "y"


def test_recent__newest_first_without_those_that_are_gone(layout: Layout, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.dailies" for number in range(RECENT + 2)]
    for path in paths:
        path.touch()
        layout.opened(path)
    layout.opened(paths[-3])
    assert layout.recent() == [paths[-3], paths[-1], paths[-2], *reversed(paths[2:-3])]
    paths[-1].unlink()
    assert paths[-1] not in layout.recent()


def test_geometry__is_empty_at_first(layout: Layout) -> None:
    assert layout.geometry().isEmpty()
