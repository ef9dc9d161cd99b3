"""Proxies that tests have in hand."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from uuid import UUID

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.errors import ProxyTrouble
from dailies_logger.workflow.ports import ProxySettings, ProxyStand, ProxyState


@dataclass
class HandProxies:
    """Implement the `Proxies` port: the test says how each clip stands, which fail, and when the folder is full.

    A proxy is not done while `gate` is cleared.
    """

    states: dict[UUID, ProxyState] = field(default_factory=dict)
    helped: set[UUID] = field(default_factory=set)
    failing: set[UUID] = field(default_factory=set)
    room: int = 100
    asked: list[bool] = field(default_factory=list)
    kept: ProxySettings = field(default_factory=lambda: ProxySettings(folder=Path("/proxies"), automatic=False))
    gate: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self.gate.set()

    def settings(self) -> ProxySettings:
        return self.kept

    def change(self, settings: ProxySettings) -> None:
        if settings.folder == Path("/nowhere"):
            raise ProxyTrouble("Proxies cannot lie in /nowhere.")
        self.kept = settings

    def taken(self) -> int:
        return 1 << 20

    def stand(self, clips: Sequence[Clip]) -> list[ProxyStand]:
        return [self._stand(clip) for clip in clips]

    def _stand(self, clip: Clip) -> ProxyStand:
        state = self.states.get(clip.id, ProxyState.MISSING)
        reason = "It is damaged." if state is ProxyState.FAILED else ""
        return ProxyStand(clip=clip, state=state, reason=reason, helps=clip.id in self.helped)

    def build(
        self,
        clips: Sequence[Clip],
        *,
        unasked: bool = False,
        progress: Callable[[Clip, int, int], None] = lambda clip, done, frames: None,
        cancelled: Callable[[], bool] = lambda: False,
        paused: Callable[[], bool] = lambda: False,
    ) -> Iterator[ProxyStand]:
        self.asked.append(unasked)
        for clip in clips:
            if cancelled():
                return
            if not self.room:
                raise ProxyTrouble("The folder is full.")
            self.room -= 1
            progress(clip, clip.frames // 2, clip.frames)
            while (not self.gate.wait(0.01) or paused()) and not cancelled():
                time.sleep(0.01)
            if cancelled():
                return
            self.states[clip.id] = ProxyState.FAILED if clip.id in self.failing else ProxyState.READY
            yield self._stand(clip)
