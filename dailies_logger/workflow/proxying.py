"""Decide which clips get a proxy, and build them with progress.

Unasked, those get one that it helps: clips whose frames do not each stand alone, and the angles of a group, of which
several play at once.
"""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from dailies_logger.domain.clip import Clip, MediaKind
from dailies_logger.domain.errors import ProxyTrouble
from dailies_logger.domain.take import Take
from dailies_logger.workflow.ports import Library, Proxies, ProxyStand, ProxyState


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Tell how far building is: clips done of total, the share of all frames, seconds that remain."""

    done: int
    total: int
    share: float
    remaining: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """Hold what building came to: proxies made, clips that could get none, and why it ended early (empty: it did not)."""

    made: tuple[ProxyStand, ...] = ()
    failed: tuple[ProxyStand, ...] = ()
    stopped: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Hold how it stands with a library's proxies: how many clips have one, how many want one, the bytes all take, failures."""

    ready: int = 0
    clips: int = 0
    wanted: int = 0
    taken: int = 0
    failed: tuple[ProxyStand, ...] = ()


def unasked(library: Library, proxies: Proxies) -> list[Clip]:
    """List the clips that should get a proxy without being asked for, newest day first."""
    clips = library.where(Clip)
    grouped = _grouped(clips)
    days = {take.id: take.day for take in library.where(Take)}
    wanted = [
        stand.clip for stand in proxies.stand(clips) if stand.state is ProxyState.MISSING and (stand.helps or stand.clip.take_id in grouped)
    ]
    return sorted(wanted, key=lambda clip: days.get(clip.take_id, "") if clip.take_id else "", reverse=True)


def tally(library: Library, proxies: Proxies) -> Tally:
    """Count how it stands with all clips of a library."""
    clips = library.where(Clip)
    grouped = _grouped(clips)
    stands = proxies.stand(clips)
    return Tally(
        ready=sum(stand.state is ProxyState.READY for stand in stands),
        clips=len(stands),
        wanted=sum(stand.state is ProxyState.MISSING and (stand.helps or stand.clip.take_id in grouped) for stand in stands),
        taken=proxies.taken(),
        failed=tuple(stand for stand in stands if stand.state is ProxyState.FAILED),
    )


def build(
    proxies: Proxies,
    clips: Sequence[Clip],
    *,
    unasked: bool = False,
    progress: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
    paused: Callable[[], bool] = lambda: False,
) -> Built:
    """Build proxies; what is made stays, whatever ends it."""
    wanted = [stand.clip for stand in proxies.stand(clips) if stand.state in {ProxyState.MISSING, ProxyState.FAILED}]
    watch = _Watch(wanted, progress)
    made: list[ProxyStand] = []
    failed: list[ProxyStand] = []
    stopped = ""
    try:
        for stand in proxies.build(wanted, unasked=unasked, progress=watch.frames, cancelled=cancelled, paused=paused):
            (made if stand.state is ProxyState.READY else failed).append(stand)
            watch.ended(stand.clip)
    except ProxyTrouble as trouble:
        stopped = str(trouble)
    return Built(made=tuple(made), failed=tuple(failed), stopped=stopped, cancelled=cancelled() and watch.ends < len(wanted))


class _Watch:
    """Turn frames written into progress over all clips."""

    def __init__(self, clips: Sequence[Clip], tell: Callable[[Progress], None]) -> None:
        self.ends = 0
        self._total = len(clips)
        self._frames = max(1, sum(clip.frames for clip in clips))
        self._behind = 0
        self._tell = tell
        self._began = time.monotonic()

    def frames(self, clip: Clip, done: int, _: int) -> None:
        """Take how many frames of a clip are written."""
        self._say(self._behind + min(done, clip.frames))

    def ended(self, clip: Clip) -> None:
        """Take that a clip is done, well or not."""
        self.ends += 1
        self._behind += clip.frames
        self._say(self._behind)

    def _say(self, frames: int) -> None:
        share = min(1.0, frames / self._frames)
        spent = time.monotonic() - self._began
        remaining = spent * (1 - share) / share if share > 0.01 else None
        self._tell(Progress(done=self.ends, total=self._total, share=share, remaining=remaining))


def _grouped(clips: Sequence[Clip]) -> frozenset[UUID]:
    """Return the takes that have more than one angle."""
    angles = Counter(clip.take_id for clip in clips if clip.take_id is not None and clip.measured.media is MediaKind.PICTURE)
    return frozenset(take for take, count in angles.items() if count > 1)


def size_words(size: int) -> str:
    """Say a size as people do: `340 MB`, `3.2 GB`, `50 GB`."""
    return f"{size / (1 << 30):.1f}".removesuffix(".0") + " GB" if size >= 1 << 30 else f"{round(size / (1 << 20)):,} MB"
