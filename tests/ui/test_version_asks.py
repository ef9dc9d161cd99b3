"""Names are proposed, and one that is taken is said so in the sheet."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dailies_logger.domain.combing import Pass
from dailies_logger.domain.identity import new_id
from dailies_logger.ui.ask_sheet import AskSheet
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.verbs_versions import VersionVerbs
from dailies_logger.ui.version_asks import VersionAsks, name_trouble
from dailies_logger.workflow.versions import versions_of
from tests.support.memory_desk import memory_desk
from tests.support.memory_library import MemoryLibrary
from tests.workflow.test_offered import HERE

V1 = replace(HERE, id=new_id(), name="v1", version_of=HERE.id, note="for Anna")
Asked = tuple[VersionAsks, AskSheet, MemoryLibrary]


@pytest.fixture
def asked(qtbot: QtBot) -> Iterator[Asked]:
    desk, library = memory_desk(HERE, V1)
    bench, window = Bench(desk), QWidget()
    qtbot.addWidget(window)
    sheet = AskSheet(window)
    yield VersionAsks(VersionVerbs(bench), sheet), sheet, library
    bench.close()


def take(sheet: AskSheet, **typed: str) -> None:
    for key, words in typed.items():
        sheet.fields[key].setText(words)
    sheet._take(sheet.answer())


def test_save__proposes_a_name_and_takes_none_that_is_taken(qtbot: QtBot, asked: Asked) -> None:
    asks, sheet, library = asked
    asks.save(HERE, proposed="v2", taken=("v1",))
    assert sheet.answer() == {"name": "v2", "note": ""}
    take(sheet, name=" V1 ")
    assert sheet.trouble.text() == "There is a version “v1” already. Choose another name."
    take(sheet, name="v2", note="tighter")
    qtbot.waitUntil(lambda: [(each.name, each.note) for each in versions_of(library, HERE.id)] == [("v1", "for Anna"), ("v2", "tighter")])


def test_rename__begins_with_what_it_is_called(qtbot: QtBot, asked: Asked) -> None:
    asks, sheet, library = asked
    asks.rename(V1, taken=("v1",))
    assert sheet.answer() == {"name": "v1", "note": "for Anna"}
    take(sheet, name="")
    assert sheet.trouble.text() == "Give the version a name."
    take(sheet, name="v1", note="for Ben")
    qtbot.waitUntil(lambda: versions_of(library, HERE.id)[0].note == "for Ben")
    assert versions_of(library, HERE.id)[0].name == "v1"


def test_begin_pass__asks_what_it_looks_for(qtbot: QtBot, asked: Asked) -> None:
    asks, sheet, library = asked
    asks.begin_pass(HERE.id, 3)
    take(sheet, note="moments with more moment")
    qtbot.waitUntil(lambda: [each.note for each in library.where(Pass)] == ["moments with more moment"])
    assert not sheet.isVisible()


def test_name_trouble__now_is_the_stringout_itself() -> None:
    assert name_trouble("Now", ()).startswith("“now” is")
    assert name_trouble("", ("v1",)) == ""
    assert name_trouble("v 2", ("v1",)) == ""
