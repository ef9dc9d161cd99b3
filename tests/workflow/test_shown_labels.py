"""Which labels show on what lies in a sequence."""

from dataclasses import replace

from dailies_logger.domain.label import Label
from dailies_logger.workflow.shown_labels import labels_shown
from tests.support.rushes import camera_clip, label, library, placements, slated, stringout

TAKE = slated()
A_CAMERA = camera_clip("A001C001", take=TAKE)
B_CAMERA = camera_clip("B001C001", take=TAKE)


def test_labels_shown__those_that_share_a_frame_by_where_they_begin() -> None:
    first, second = label(A_CAMERA, 10, 20), label(A_CAMERA, 40, 60)
    over, beside = label(A_CAMERA, 5, 45, "note"), label(A_CAMERA, 20, 40, "reaction")
    opened = label(A_CAMERA, 50, None, "action")
    shelf = library(TAKE, A_CAMERA, B_CAMERA, first, second, over, beside, opened)
    one, other = placements(stringout(), first, second)
    assert labels_shown(shelf, [one, other]) == {one.id: [over, first], other.id: [over, second, opened]}
    assert labels_shown(shelf, []) == {}


def test_labels_shown__of_all_angles_on_each_of_them() -> None:
    everywhere, here = replace(label(B_CAMERA, 12, 30, "note"), all_angles=True), label(B_CAMERA, 10, 30)
    lying = label(A_CAMERA, 10, 20)
    shelf = library(TAKE, A_CAMERA, B_CAMERA, everywhere, here, lying)
    (placement,) = placements(stringout(), lying)
    shown: list[Label] = labels_shown(shelf, [placement])[placement.id]
    assert shown == [lying, everywhere]
