"""One frame has one timecode, wherever the window writes it, and a typed timecode is that very frame again.

The timecodes are counted here by hand, number by number, so that a fault of `Timecode` would be seen too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.label import DEFAULT_VOCABULARY, Lane
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.ui.models.hits import HitColumn, HitModel
from dailies_logger.ui.models.label_list import LabelModel
from dailies_logger.ui.models.placements import PlacementColumn, PlacementModel, PlacementRow
from dailies_logger.ui.panels.inspector import InspectorPanel
from dailies_logger.ui.panels.label_editor import LabelEditor
from dailies_logger.ui.panels.note_line import NoteLine
from dailies_logger.ui.panels.search import HitFacts
from dailies_logger.ui.panels.transport import TransportBar
from dailies_logger.ui.timeline.sheet import Sheet
from dailies_logger.ui.timeline.ticks import ticks
from dailies_logger.workflow.labelling import position
from dailies_logger.workflow.ports import Found, Hit
from tests.support.rooms import make_clip, make_label, make_placement, make_stringout


@dataclass(frozen=True, kw_only=True)
class Count:
    """Hold how a clip counts: its rate, its first number, and how many numbers a minute leaves out but the tenth."""

    rate: FrameRate
    start: tuple[int, int, int, int]
    left_out: int = 0

    def numbers(self) -> Iterator[str]:
        """Yield the timecodes of frame 0, 1, 2 ..., as a clerk would write them."""
        hours, minutes, seconds, frames = self.start
        sign = ";" if self.left_out else ":"
        while True:
            if not (self.left_out and frames < self.left_out and seconds == 0 and minutes % 10):
                yield f"{hours:02}:{minutes:02}:{seconds:02}{sign}{frames:02}"
            frames += 1
            seconds, frames = (seconds + 1, 0) if frames == self.rate.nominal else (seconds, frames)
            minutes, seconds = (minutes + 1, 0) if seconds == 60 else (minutes, seconds)
            hours, minutes = (hours + 1, 0) if minutes == 60 else (hours, minutes)
            hours %= 24

    def clip(self) -> tuple[Clip, list[str]]:
        """Return a clip of a hundred frames that counts so, and the timecode of each and of the one after the last."""
        written = self.numbers()
        said = [next(written) for _ in range(101)]
        return make_clip(frames=100, start=said[0], rate=self.rate), said


COUNTS = {
    "23.976": Count(rate=FrameRate.of(24000, 1001), start=(10, 37, 58, 20)),
    "24 over the hour": Count(rate=FrameRate.of(24), start=(9, 59, 58, 1)),
    "25 over midnight": Count(rate=FrameRate.of(25), start=(23, 59, 58, 0)),
    "29.97 non-drop": Count(rate=FrameRate.of(30000, 1001), start=(1, 0, 58, 10)),
    "29.97 drop": Count(rate=FrameRate.of(30000, 1001), start=(1, 0, 58, 10), left_out=2),
    "29.97 drop at the tenth minute": Count(rate=FrameRate.of(30000, 1001), start=(1, 9, 58, 10), left_out=2),
    "50": Count(rate=FrameRate.of(50), start=(0, 0, 59, 5)),
    "59.94 drop": Count(rate=FrameRate.of(60000, 1001), start=(12, 58, 59, 30), left_out=4),
}
FRAMES = (0, 1, 30, 31, 32, 49, 50, 51, 52, 98)


@pytest.fixture(params=COUNTS)
def counted(request: pytest.FixtureRequest) -> tuple[Clip, list[str]]:
    return COUNTS[str(request.param)].clip()


def test_transport__says_the_frame_and_the_marks(qtbot: QtBot, counted: tuple[Clip, list[str]]) -> None:
    clip, said = counted
    bar = TransportBar()
    qtbot.addWidget(bar)
    bar.set_clip(clip)
    for frame in FRAMES:
        bar.set_frame(frame)
        assert bar.timecode() == said[frame]
        bar.set_marks(frame, 99)
        assert bar._marks.text().startswith(f"in {said[frame]}  out {said[99]}  ")


def test_lists__say_where_a_label_begins_and_ends(qtbot: QtBot, counted: tuple[Clip, list[str]]) -> None:
    clip, said = counted
    hits, listed, facts = HitModel(), LabelModel(), HitFacts()
    qtbot.addWidget(facts)
    for frame in FRAMES:
        label = make_label("reaction", frame, frame + 2, clip=clip)
        hit = Hit(label=label, clip=clip, take=None)
        hits.set_found(Found(hits=(hit,), total=1))
        listed.set_labels([label], clip=clip)
        facts.show_hit(hit, hits)
        assert hits.text(hit, HitColumn.TIMECODE) == said[frame]
        assert listed.timecode(label) == said[frame]
        assert facts.said("Range") == f"{said[frame]} – {said[frame + 2]}"


def test_stringout__says_the_first_frame_and_the_one_after_the_last(counted: tuple[Clip, list[str]]) -> None:
    clip, said = counted
    stringout, model = make_stringout(), PlacementModel()
    rows = [
        PlacementRow(placement=make_placement(stringout, clip, frame, frame + 2, rank=rank), clip=clip) for rank, frame in enumerate(FRAMES)
    ]
    model.set_rows(stringout, rows)
    assert [model.text(row, PlacementColumn.FIRST) for row in rows] == [said[frame] for frame in FRAMES]
    assert [model.text(row, PlacementColumn.LAST) for row in rows] == [said[frame + 2] for frame in FRAMES]


def test_inspector__says_the_whole_clip(qtbot: QtBot, counted: tuple[Clip, list[str]]) -> None:
    clip, said = counted
    inspector = InspectorPanel()
    qtbot.addWidget(inspector)
    inspector.set_shown(None, clip)
    assert inspector.fact("Source TC") == f"{said[0]} – {said[100]}"


def test_ruler__writes_it_above_the_frame(counted: tuple[Clip, list[str]]) -> None:
    clip, said = counted
    for zoom in (Fraction(3), Fraction(12), Fraction(150)):
        written = [tick for tick in ticks(clip, first=0, last=100, zoom=zoom) if tick.text]
        assert written
        assert [tick.text for tick in written] == [said[tick.frame] for tick in written]


def test_lanes__say_it_of_each_label(counted: tuple[Clip, list[str]]) -> None:
    clip, said = counted
    sheet = Sheet()
    sheet.clip, sheet.vocabulary = clip, DEFAULT_VOCABULARY
    labels = [make_label("reaction", frame, frame + 2, clip=clip) for frame in FRAMES]
    sheet.lay(labels)
    for label in labels:
        lane, bar = sheet.index[label.id]
        assert lane is Lane.PERFORMANCE
        assert f", {said[label.start]}, " in sheet.says(label)
        assert sheet.tip(bar).split("\n")[1] == f"{said[label.start]} – {said[label.start + 2]}"


def test_note_line__says_where_the_note_will_stand(qtbot: QtBot, counted: tuple[Clip, list[str]]) -> None:
    clip, said = counted
    for frame in FRAMES:
        line = NoteLine()
        qtbot.addWidget(line)
        line.begin(clip, frame)
        assert said[frame] in [part.text() for part in line.findChildren(QLabel)]


def test_typed__in_the_label_editor_it_is_the_very_frame(qtbot: QtBot, counted: tuple[Clip, list[str]]) -> None:
    clip, said = counted
    kept: list[object] = []
    for frame in FRAMES[1:]:
        editor = LabelEditor()
        qtbot.addWidget(editor)
        editor.kept.connect(lambda _label, fields: kept.append(fields))
        editor.edit(make_label("reaction", 0, 100, clip=clip), clip=clip)
        assert (editor.first.text(), editor.last.text()) == (said[0], said[100])
        editor.first.setText(said[frame])
        editor.last.setText(said[frame + 1])
        editor.keep()
    assert kept == [{"start": frame, "end": frame + 1} for frame in FRAMES[1:]]


def test_typed__as_a_command_it_is_the_very_frame(counted: tuple[Clip, list[str]]) -> None:
    clip, said = counted
    assert [position(clip, said[frame]) for frame in FRAMES] == list(FRAMES)
    assert [position(clip, str(frame)) for frame in FRAMES] == list(FRAMES)
