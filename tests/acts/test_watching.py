"""See where nobody has looked, in the list and over the lanes, read off the painted widgets."""

from PySide6.QtGui import QColor

from dailies_logger.ui import theme
from tests.support.acts import A1, A2, Seat


def lane_strip(seat: Seat) -> str:
    """Read the strip over the lanes at each frame of the clip: `#` unseen, `-` seen, `.` neither."""
    lanes = seat.rooms.logging.lanes
    image = lanes.viewport().grab().toImage()
    scale, row = lanes.sheet.scale, lanes.sheet.grid.ruler + 2
    names = {theme.color("unseen").name(): "#", theme.color("seen").name(): "-"}
    inside = [scale.x(frame) + 1 for frame in range(A1.frames) if frame != seat.stage.frame]
    return "".join(names.get(QColor(image.pixel(x, row)).name(), ".") for x in inside if x < image.width())


def tree_strip(seat: Seat) -> set[str]:
    """Return the colours in the strip under the thumbnail of the take on stage."""
    tree = seat.rooms.logging.tree
    box = tree.view.visualRect(tree.model.index_of(seat.take().id))
    image = tree.view.viewport().grab().toImage()
    middle = box.center().y() + 1 - 16 + 32 + 1
    return {QColor(image.pixel(x, middle)).name() for x in range(box.left() + 2, box.left() + 50)}


def test_strips__what_plays_turns_dim_in_the_list_and_over_the_lanes(seat: Seat) -> None:
    bright, dim = theme.color("unseen").name(), theme.color("seen").name()
    seat.until(lambda: set(lane_strip(seat)) == {"#"})
    seat.until(lambda: bright in tree_strip(seat))
    assert dim not in tree_strip(seat)
    seat.press("Space")
    seat.plays_past(60)
    seat.press("Space")
    stopped = seat.stage.frame
    seat.rooms.watching.flush()
    seat.until(lambda: "-" in lane_strip(seat))
    seat.until(lambda: abs(lane_strip(seat).count("-") - stopped) <= 3)
    strip = lane_strip(seat)
    assert strip.strip(".").lstrip("-").strip("#.") == "", "first what was seen, then what was not"
    seat.until(lambda: {bright, dim} <= tree_strip(seat))


def test_strips__of_another_clip_are_its_own(seat: Seat) -> None:
    seat.press("Space")
    seat.plays_past(20)
    seat.press("Space")
    seat.rooms.watching.flush()
    seat.until(lambda: "-" in lane_strip(seat))
    seat.stage.show_clip(A2.id)
    seat.shows(A2)
    seat.until(lambda: seat.rooms.logging.lanes.sheet.seen == ())
    assert "-" not in lane_strip(seat)
