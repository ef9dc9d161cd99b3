"""Test that answers and sentences reach the streams whole, on every platform."""

import io
import json

from dailies_logger.cli.verb import Answer
from dailies_logger.cli.writer import Writer

ODD = "Gleis 3 – 駅 \udcff.mov"
"""A file name with a byte that is no UTF-8, as the system's names come to us."""


def _streams() -> tuple[io.TextIOWrapper, io.TextIOWrapper]:
    return io.TextIOWrapper(io.BytesIO(), encoding="cp1252"), io.TextIOWrapper(io.BytesIO(), encoding="cp1252")


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode("utf-8").replace("\r\n", "\n")


def test_answer__is_utf_8_on_a_stream_of_another_code_page() -> None:
    out, err = _streams()
    Writer(out=out, err=err).answer(Answer(data={}, lines=("駅 – ok",)), as_json=False)
    assert _text(out) == "駅 – ok\n"


def test_answer__json_carries_any_file_name() -> None:
    out, err = _streams()
    Writer(out=out, err=err).answer(Answer(data={"file": ODD}), as_json=True)
    assert json.loads(_text(out)) == {"file": ODD}


def test_answer__lines_show_a_name_that_is_no_text() -> None:
    out, err = _streams()
    Writer(out=out, err=err).answer(Answer(data={}, lines=(ODD,)), as_json=False)
    assert _text(out) == "Gleis 3 – 駅 \\udcff.mov\n"


def test_trouble__is_one_line_on_the_error_stream() -> None:
    out, err = _streams()
    Writer(out=out, err=err).trouble("It broke.\n  Twice.")
    assert (_text(out), _text(err)) == ("", "It broke. Twice.\n")


def test_progress__is_for_terminals_alone() -> None:
    out, err = _streams()
    Writer(out=out, err=err).progress("3 of 4")
    assert _text(err) == ""


def test_progress__is_written_over_itself() -> None:
    err = _Terminal()
    writer = Writer(out=io.StringIO(), err=err)
    writer.progress("3 of 4")
    writer.progress("")
    assert err.getvalue() == "\r\x1b[K3 of 4\r\x1b[K"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True
