"""Build proxies in a child process, so that a bad file never hurts the window, and building can be ended at any time.

The child's task `proxy` holds at most one proxy in the making. Requests are `begin` (source and target; answers the count
of frames and the source's table), `go` (work for so many seconds; answers how many frames are written), `end` (finish and
check). Every answer may be `{"trouble": sentence, "folder": whether the target is to blame}` instead.
"""

import base64
import os
from contextlib import suppress
from fractions import Fraction
from pathlib import Path

from dailies_logger.domain.errors import MediaError, ProxyTrouble
from dailies_logger.ground.children import Json
from dailies_logger.media import pts_table
from dailies_logger.media.proxy_check import check
from dailies_logger.media.proxy_writer import ProxyWriter, Source

_NICE = 10
"""How far the child steps back behind whoever else wants the processor: the window plays meanwhile."""

_SESSION = Path("/proc/self/autogroup")
"""Where Linux is told how far a whole session steps back."""


class _Bench:
    """Hold the proxy in the making."""

    def __init__(self) -> None:
        self._source: Source | None = None
        self._target = Path()
        self._writer: ProxyWriter | None = None

    def begin(self, *, source: bytes, target: Path, kept: bytes, rate: Fraction, timecode: str, sounds: bool) -> Json:
        """Open source and target."""
        table = pts_table.decode(kept) if kept else None
        if table is None or table.byte_size != Path(os.fsdecode(source)).stat().st_size:
            table = pts_table.read_table(source)
        self._source = Source(path=source, table=table, rate=rate, timecode=timecode, sounds=sounds)
        self._target = target
        self._writer = ProxyWriter(self._source, target)
        return {"frames": len(table), "table": base64.b64encode(pts_table.encode(table)).decode()}

    def go(self, seconds: float) -> Json:
        """Write for a while."""
        assert self._writer is not None  # noqa: S101 - our own protocol
        more = self._writer.go_on(seconds=seconds)
        return {"done": self._writer.done, "more": more}

    def end(self) -> Json:
        """Finish the file and check it."""
        assert self._writer is not None  # noqa: S101 - our own protocol
        assert self._source is not None  # noqa: S101 - set together
        self._writer.end()
        check(self._target, self._source, marks=self._writer.marks)
        return {"byte_size": self._target.stat().st_size}


_bench = _Bench()


def answer(request: Json) -> Json:
    """Answer one request; this is the child's task `proxy`."""
    assert isinstance(request, dict)  # noqa: S101 - our own protocol
    try:
        return _do(request)
    except ProxyTrouble as trouble:
        return {"trouble": str(trouble), "folder": True}
    except MediaError as trouble:
        return {"trouble": str(trouble), "folder": False}


def _be_polite() -> None:
    """Leave the processor to the window. Linux weighs whole sessions before processes, and a child has one of its own."""
    if hasattr(os, "setpriority"):
        os.setpriority(os.PRIO_PROCESS, 0, _NICE)
    if _SESSION.exists():
        with suppress(OSError):
            _SESSION.write_text(str(_NICE), "ascii")


def _do(request: dict[str, Json]) -> Json:
    if request["do"] == "go":
        return _bench.go(float(str(request["seconds"])))
    if request["do"] == "end":
        return _bench.end()
    _be_polite()
    return _bench.begin(
        source=os.fsencode(str(request["source"])),
        target=Path(str(request["target"])),
        kept=base64.b64decode(str(request["table"])),
        rate=Fraction(str(request["rate"])),
        timecode=str(request["timecode"]),
        sounds=bool(request["sounds"]),
    )
