"""The strips show what is there: signs, black, flags, the chosen shot and the playhead, and very many shots in time."""

from dataclasses import replace
from fractions import Fraction
from time import process_time

from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from dailies_logger.domain.identity import id_from
from dailies_logger.domain.stringout import Out
from dailies_logger.domain.timecode import FrameRange
from dailies_logger.ui import theme
from dailies_logger.ui.panels.rows import no_thumbnails
from dailies_logger.ui.timeline.scale import Scale
from dailies_logger.ui.timeline.sequence_painting import SequencePainter, step_height
from dailies_logger.ui.timeline.sequence_sheet import Drag, Part, SequenceSheet
from dailies_logger.workflow.continuity import Shot, Span
from dailies_logger.workflow.laying import Laid
from tests.support.memory_desk import CLIPS
from tests.ui.timeline.test_sequence_sheet import offer, sheet
from tests.workflow.test_continuity import SECOND, seen
from tests.workflow.test_offered import laid, moment


def painted(made: SequenceSheet) -> QImage:
    image = QImage(made.scale.width, made.strips.height, QImage.Format.Format_RGB32)
    painter, artist = QPainter(image), SequencePainter(no_thumbnails)
    artist.still(painter, made)
    artist.moving(painter, made)
    painter.end()
    return image


def at(image: QImage, x: int, y: int) -> QColor:
    return image.pixelColor(x, y)


def test_still__paints_lifted_black_and_the_playhead(qtbot: QtBot) -> None:
    made = sheet(seen(second=laid(SECOND, 2, out=Out.LIFTED)))
    made.record = 12
    image = painted(made)
    middle = made.strips.tops["clips"] + 40
    assert at(image, 400, middle) == theme.color("well")
    assert at(image, 200, middle) == theme.color("panel")
    assert at(image, 120, middle) == theme.color("playhead")


def test_painting__differs_by_sign_flag_selection_and_drag(qtbot: QtBot) -> None:
    plain = sheet()
    images = [painted(plain)]
    signed = sheet()
    signed.offer(offer(laid(moment(3, 20, 40), 5), removed=(seen().shots[0].placement,)), {})
    images.append(painted(signed))
    images.append(painted(sheet(seen())))
    chosen = sheet()
    chosen.selected = seen().shots[0].placement.id
    images.append(painted(chosen))
    for drag in (Drag(place=0, part=Part.TAIL, by=5), Drag(place=0, part=Part.BODY, to=2)):
        held = sheet()
        held.drag = drag
        images.append(painted(held))
    assert all(one != other for place, one in enumerate(images) for other in images[place + 1 :])


def test_step_height__the_tighter_the_higher() -> None:
    made = sheet()
    heights = [step_height(made, size) for size in ("EWS", "MS", "ECU")]
    assert heights == sorted(heights, reverse=True)


def test_still__of_ten_thousand_shots_is_painted_within_a_moment(qtbot: QtBot) -> None:
    shot = seen().shots[0]
    shots = tuple(
        Shot(
            laid=Laid(placement=replace(shot.placement, id=id_from("many", k)), clip=CLIPS[0], record=FrameRange(24 * k, 24 * k + 24)),
            sizes=(Span(value="CU", record=FrameRange(24 * k, 24 * k + 24)),),
            directions=(Span(value="L>R", record=FrameRange(24 * k, 24 * k + 24)),),
        )
        for k in range(10_000)
    )
    cut = replace(seen(), shots=shots, layout=replace(seen().layout, laid=tuple(each.laid for each in shots)))
    made = SequenceSheet(cutting=cut, scale=Scale.fit(frames=240_000, width=1456))
    for zoom in (1, 8, 64):
        made.scale = Scale.fit(frames=240_000, width=1456).zoomed(Fraction(1456 * zoom, 240_000), around=120_000)
        painted(made)
        began = process_time()
        painted(made)
        assert process_time() - began < 0.5, "no page of it takes long, however many it shows"
