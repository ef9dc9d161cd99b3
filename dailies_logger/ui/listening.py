"""Keep what the editor hears: volume, mute, and which channels; and run the meter while something sounds.

The volume is remembered. The channels muted hold for the session, for every clip whose channels have the same names: the
next take of a recorder has the boom where the last one had it.
"""

from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from dailies_logger.ui.action_set import ActionSet
from dailies_logger.ui.layout import Layout
from dailies_logger.ui.work import Work
from dailies_logger.workflow.player.mix import Meter, Mix, channel_names
from dailies_logger.workflow.player.speaker import Speaker

TICK_MS = 40
_QUIET_TICKS = 12
_VOLUME = "sound/volume"


class Listening(QObject):
    """Say what is heard. `changed` comes when that, or the clip's channels, are others; `moved` carries the meter's bars.

    Where there is no sound card, that is said once.
    """

    changed = Signal()
    moved = Signal(object)

    def __init__(self, actions: ActionSet, layout: Layout, work: Work, speaker: Speaker, parent: QObject) -> None:
        super().__init__(parent)
        self._actions, self._layout, self._work, self._speaker = actions, layout, work, speaker
        kept = layout.word(_VOLUME)
        self.mix = Mix(volume=min(100, int(kept)) if kept.isdecimal() else 100)
        self.names: tuple[str, ...] = ()
        self._muted: dict[tuple[str, ...], frozenset[int]] = {}
        self._meter = Meter()
        self._told = False
        self._quiet = 0
        self._at = perf_counter()
        self._ticker = QTimer(self, interval=TICK_MS)
        self._ticker.timeout.connect(self._tick)
        for signal in (work.stage.playing_changed, work.stage.frame_changed):
            signal.connect(self._wake)
        work.stage.clip_changed.connect(self._take_clip)
        self._set(self.mix)

    def step(self, way: int) -> None:
        """Make it louder (1) or softer (-1), and say how loud it is."""
        self._set(self.mix.stepped(way))
        self._layout.keep_word(_VOLUME, str(self.mix.volume))
        self._work.bench.say(f"Volume {self.mix.volume} %")

    def toggle_mute(self) -> None:
        """Hear nothing, or again what was heard."""
        self._set(Mix(volume=self.mix.volume, mute=not self.mix.mute, muted=self.mix.muted))

    def toggle(self, channel: int) -> None:
        """Mute a channel, or hear it again."""
        self._set(self.mix.toggled(channel))

    def hear_only(self, channel: int) -> None:
        """Hear one channel and no other."""
        self._set(self.mix.only(channel, of=len(self.names)))

    def hear_all(self) -> None:
        """Hear every channel."""
        self._set(Mix(volume=self.mix.volume))

    def words(self) -> str:
        """Say what is out of the ordinary: what alone is heard, or how many are; how loud, or that it is muted."""
        heard = self.mix.heard(len(self.names))
        if not self.names:
            return ""
        if not heard or not self.mix.volume:
            return "Muted"
        some = self.names[heard[0]] if len(heard) == 1 else f"{len(heard)} of {len(self.names)} tracks"
        parts = [some if len(heard) < len(self.names) else "", f"{self.mix.volume} %" if self.mix.volume < 100 else ""]
        return " · ".join(part for part in parts if part)

    def _set(self, mix: Mix) -> None:
        self.mix = mix
        self._muted[self.names] = mix.muted
        self._speaker.set_mix(mix)
        self._actions["sound.mute"].setChecked(mix.mute)
        self.changed.emit()

    def _take_clip(self) -> None:
        """Hear of another clip's channels what was last heard of channels with these names."""
        clip = self._work.stage.clip
        self.names = channel_names(clip) if clip is not None else ()
        self._meter = Meter(len(self.names))
        self._set(Mix(volume=self.mix.volume, mute=self.mix.mute, muted=self._muted.get(self.names, frozenset())))

    def _wake(self) -> None:
        """Run the meter; it stops by itself."""
        self._quiet = 0
        if not self._ticker.isActive():
            self._at = perf_counter()
            self._ticker.start()

    def _tick(self) -> None:
        """Move the meter by what was heard since the last look."""
        now = perf_counter()
        self._meter.take(self._speaker.peaks(), seconds=now - self._at)
        self._at = now
        self._quiet = self._quiet + 1 if self._meter.still and not self._work.stage.playing else 0
        if self._quiet > _QUIET_TICKS:
            self._ticker.stop()
        self.moved.emit(self._meter.bars)
        if self._speaker.no_device and not self._told:
            self._told = True
            self._work.bench.say("No sound card: it plays by the wall clock, without sound.")
