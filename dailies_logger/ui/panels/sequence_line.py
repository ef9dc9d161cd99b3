"""Say in one line where the sequence stands: record and source timecode of the playhead, length, clips, ratio, and the difference to its last version."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dailies_logger.domain.timecode import rough_length, spoken_length
from dailies_logger.ui import theme
from dailies_logger.ui.widgets import ElidedText, KeyFrame, text, tint
from dailies_logger.workflow.continuity import Cutting, source_frame

NOTHING = "--:--:--:--"
KEYS = ((",", ""), (".", "trim head"), ("/", "around"), ("F", "match"), ("U", "table"))
ROOMY = 1240
"""The width at 100 % from which the keys stand at the right."""


class SequenceLine(QWidget):
    """Be the line under the transport, always in view."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.px(28))
        self.record = text(NOTHING, "lead_figures", ink="strong")
        self.record.setAccessibleName("Record timecode")
        self.length = text("", "small_figures", ink="text2")
        self.ratio = text("", "small_figures", ink="text2")
        self.since = text("", "small_figures", ink="text2")
        self.kept = ElidedText("small")
        tint(self.kept, "text")
        self.source = ElidedText("small_figures")
        tint(self.source, "text2")
        self._cutting: Cutting | None = None
        self._keys = QWidget()
        keys = QHBoxLayout(self._keys)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.setSpacing(theme.px(6))
        for key, does in KEYS:
            keys.addWidget(KeyFrame(key))
            if does:
                keys.addWidget(text(does, "small", ink="text2"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        row.setSpacing(theme.px(16))
        for part in (self.record, self.length, self.ratio, self.since):
            row.addWidget(part)
        row.addWidget(self.kept, 2)
        row.addWidget(self.source, 3)
        self.show_kept("", "", tip="")
        row.addWidget(self._keys)

    def fit(self, width: int) -> None:
        """Show the keys where there is room for them."""
        self._keys.setVisible(width >= theme.px(ROOMY))

    def show_cutting(self, cutting: Cutting | None) -> None:
        """Show length and ratio of a sequence."""
        self._cutting = cutting
        self.length.setText(length_words(cutting))
        self.ratio.setText(ratio_words(cutting))
        self.ratio.setToolTip(ratio_tip(cutting))

    def show_kept(self, since: str, words: str, *, tip: str) -> None:
        """Show the difference to the last version, and quietly which pass goes on or which version is looked at."""
        self.since.setText(since)
        self.since.setVisible(bool(since))
        self.kept.setText(words)
        self.kept.setToolTip(tip)
        self.kept.setVisible(bool(words))

    def show_record(self, record: int) -> None:
        """Show where the playhead is, in the sequence and in its source."""
        cut = self._cutting
        self.record.setText(str(cut.layout.timecode(record)) if cut is not None and cut.shots else NOTHING)
        shot = cut.at(record) if cut is not None else None
        if cut is None or not cut.shots:
            self.source.setText("")
        elif shot is None:
            self.source.setText("black")
        else:
            at = shot.laid.clip.timecode(source_frame(shot.laid, record, cut.layout.rate.fraction))
            place = (cut.place(shot.placement.id) or 0) + 1
            self.source.setText(f"{at} source   {shot.name}   {place} of {len(cut.shots)}{'' if shot.placement.plays else '   lifted'}")


def length_words(cutting: Cutting | None) -> str:
    """Say how long it is and of how many clips: `of 41:02, 12 clips`, and that its rates are mixed."""
    if cutting is None or not cutting.shots:
        return ""
    count = sum(shot.placement.plays for shot in cutting.shots)
    mixed = ", mixed rates" if cutting.layout.mixed else ""
    return f"of {spoken_length(cutting.layout.frames, cutting.layout.rate)}, {count} clip{'' if count == 1 else 's'}{mixed}"


def ratio_words(cutting: Cutting | None) -> str:
    """Say how much was shot in the clips it draws from, to one that is used: `ratio 46 : 1`."""
    if cutting is None or not cutting.used:
        return ""
    ratio = float(cutting.ratio)
    return f"ratio {ratio:.0f} : 1" if ratio >= 10 else f"ratio {ratio:.1f} : 1"


def ratio_tip(cutting: Cutting | None) -> str:
    """Say what the ratio counts."""
    if cutting is None or not cutting.used:
        return ""
    rate = cutting.layout.rate.fraction
    return f"The clips it draws from are {rough_length(float(cutting.drawn_from / rate))} long, of which {rough_length(float(cutting.used / rate))} plays"
