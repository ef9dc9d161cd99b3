"""A pass goes on until it is ended."""

from dataclasses import replace
from datetime import UTC, datetime

from dailies_logger.domain.combing import Pass
from dailies_logger.domain.identity import new_id


def test_pass__is_open_until_it_is_ended() -> None:
    began = datetime(2026, 11, 20, 9, tzinfo=UTC)
    one = Pass(id=new_id(), stringout=new_id(), author=new_id(), began=began, before=new_id())
    assert (one.open, one.note, one.after) == (True, "", None)
    assert not replace(one, ended=began, after=new_id()).open
