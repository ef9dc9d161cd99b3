"""The beat stands alone: a name in a scene is enough."""

from dailies_logger.domain.beat import Beat
from dailies_logger.domain.identity import new_id


def test_beat__needs_no_more_than_a_name_and_its_place() -> None:
    beat = Beat(id=new_id(), scene="24", name="the lie lands", rank=1024)
    assert (beat.whose, beat.feeling, beat.intensity, beat.note, beat.champion, beat.reason) == ("", "", 0, "", None, "")
