"""Run the command line in this process, and read what it answers."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dailies_logger.app.command import main


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """Hold what a command line came to."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        """Return the JSON answer; fails where the verb refused."""
        assert self.code == 0, self.err
        answer = json.loads(self.out)
        assert isinstance(answer, dict)
        return answer

    @property
    def refusal(self) -> str:
        """Return the one sentence of a refused request; fails where it was done, or said in more than one line."""
        assert self.code == 2, self.out
        assert self.out == ""
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1
        assert "Traceback" not in self.err
        return self.err.strip()


def dailies(*words: str | Path) -> Ran:
    """Run a command line for people."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([str(word) for word in words])
    return Ran(code=code, out=out.getvalue(), err=err.getvalue())


def asked(*words: str | Path) -> dict[str, Any]:
    """Run a command line with `--json` and return its answer."""
    return dailies(*words, "--json").data


def clip_named(library: Path, end: str) -> dict[str, Any]:
    """Return the one clip whose file name holds a text."""
    found = [clip for clip in asked("list", library, "clips")["clips"] if end in Path(clip["file"]).name]
    assert len(found) == 1
    clip = found[0]
    assert isinstance(clip, dict)
    return clip
