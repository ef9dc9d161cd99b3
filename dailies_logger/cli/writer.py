"""Write answers and sentences: the one place of the command line that does."""

import io
import json
from typing import TextIO

from dailies_logger.cli.verb import Answer


class Writer:
    r"""Write to two streams as UTF-8 on every platform.

    What no UTF-8 can carry (a file name of other bytes) is written `\udcff`, which JSON reads back as the same name.
    """

    def __init__(self, *, out: TextIO, err: TextIO) -> None:
        for stream in (out, err):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        self._out = out
        self._err = err

    def answer(self, answer: Answer, *, as_json: bool) -> None:
        """Write an answer: one JSON object, or lines."""
        if as_json:
            self._out.write(json.dumps(answer.data, ensure_ascii=False, indent=1) + "\n")
        else:
            self._out.writelines(f"{line}\n" for line in answer.lines)
        self._out.flush()

    def text(self, text: str) -> None:
        """Write help."""
        self._out.write(text)
        self._out.flush()

    def trouble(self, sentence: str) -> None:
        """Write one sentence on the error stream."""
        self._err.write(f"{' '.join(sentence.split())}\n")
        self._err.flush()

    def progress(self, text: str) -> None:
        """Show how far long work is, in place on a terminal; nothing elsewhere. Empty text clears it."""
        if self._err.isatty():
            self._err.write(f"\r\x1b[K{text}")
            self._err.flush()
