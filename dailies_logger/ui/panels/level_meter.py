"""Show how loud each channel is that is heard now; a click opens the menu of channels."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from dailies_logger.ui import theme
from dailies_logger.workflow.player.mix import Bar, Mix

WIDTH, HEIGHT, THICK = 96, 28, 4


class LevelMeter(QAbstractButton):
    """Paint one bar for each channel, the highest of the last moments as a tick; what is muted has a hollow track."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self._heard: frozenset[int] = frozenset()
        self.setFixedSize(theme.px(WIDTH), theme.px(HEIGHT))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def set_channels(self, names: Sequence[str], mix: Mix) -> None:
        """Take another clip's channels, or what is heard of these; hidden where there are none."""
        heard = frozenset(mix.heard(len(names)))
        said = ", ".join(name for place, name in enumerate(names) if place in heard) or "nothing"
        self.setAccessibleName(f"Sound level; heard: {said}")
        self.setToolTip(f"Heard: {said}. Channels (Alt M)")
        if len(names) != len(self._bars):
            self._bars = (Bar(),) * len(names)
        self._heard = heard
        self.setVisible(bool(names))
        self.update()

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show how loud it is; painted anew only where a pixel moves."""
        bars = tuple(bars)
        if len(bars) == len(self._bars) and self._pixels(bars) != self._pixels(self._bars):
            self._bars = bars
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size that it always has."""
        return self.size()

    def _pixels(self, bars: Sequence[Bar]) -> list[tuple[int, int]]:
        return [(round(bar.height * self.width()), round(bar.held * self.width())) for bar in bars]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars, as thick as there is room for."""
        count = len(self._bars)
        if not count:
            return
        painter = QPainter(self)
        gap = 2 if count <= 4 else 1 if count <= self.height() // 2 else 0
        thick = max(1, min(theme.px(THICK), (self.height() - gap * (count - 1)) // count))
        top = (self.height() - count * thick - (count - 1) * gap) // 2
        for place, (loud, held) in enumerate(self._pixels(self._bars)):
            y = top + place * (thick + gap)
            painter.fillRect(0, y, self.width(), thick, theme.color("seen" if place in self._heard else "line"))
            painter.fillRect(0, y, loud, thick, theme.color("bar"))
            if held:
                painter.fillRect(min(held, self.width() - 1), y, 1, thick, theme.color("playhead"))
