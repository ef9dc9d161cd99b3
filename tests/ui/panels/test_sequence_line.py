"""The line says record and source timecode, length, and how much was shot to one that plays."""

from pytestqt.qtbot import QtBot

from dailies_logger.domain.stringout import Out
from dailies_logger.ui.panels.sequence_line import NOTHING, SequenceLine, length_words, ratio_tip, ratio_words
from tests.support.memory_desk import CLIPS
from tests.workflow.test_continuity import SECOND, seen
from tests.workflow.test_offered import laid


def test_line__says_where_the_playhead_is(qtbot: QtBot) -> None:
    line = SequenceLine()
    qtbot.addWidget(line)
    line.show_record(0)
    assert line.record.text() == NOTHING
    line.show_cutting(seen(second=laid(SECOND, 2, gap=12)))
    line.show_record(38)
    assert line.record.text() == "01:00:01:14"
    assert line.source.text() == f"{CLIPS[2].timecode(12)} source   24A-2 A   2 of 2"
    line.show_record(30)
    assert line.source.text() == "black"
    line.show_cutting(seen(second=laid(SECOND, 2, out=Out.LIFTED)))
    line.show_record(24)
    assert line.source.text().endswith("lifted")
    line.fit(2000)
    assert not line._keys.isHidden()
    line.fit(700)
    assert line._keys.isHidden()


def test_words__say_length_and_ratio() -> None:
    assert length_words(seen()) == "of 02:00, 2 clips"
    assert ratio_words(seen()) == "ratio 46 : 1"
    assert "93 s long, of which 2 s plays" in ratio_tip(seen()) or "long, of which 2 s plays" in ratio_tip(seen())
    assert (length_words(None), ratio_words(None), ratio_tip(None)) == ("", "", "")


def test_show_kept__says_the_difference_to_the_last_version_and_what_goes_on(qtbot: QtBot) -> None:
    line = SequenceLine()
    qtbot.addWidget(line)
    line.show_kept("+3 −1, 00:12 shorter since v3", "Pass 2, more moment", tip="Pass 2, since 14:02: 1 raised")
    assert line.since.text() == "+3 −1, 00:12 shorter since v3"
    assert (line.kept.text(), line.kept.toolTip()) == ("Pass 2, more moment", "Pass 2, since 14:02: 1 raised")
    assert not line.kept.isHidden()
    line.show_kept("", "", tip="")
    assert line.since.isHidden()
    assert line.kept.isHidden()
