"""Fetch what panels ask for, off the GUI thread: takes, angles, thumbnails, sound, facts of the take on stage."""

from collections.abc import Iterable
from dataclasses import dataclass
from time import monotonic
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from dailies_logger.domain.clip import Clip, ClipStatus, MediaKind, Said
from dailies_logger.domain.errors import DailiesError
from dailies_logger.domain.picture import Picture
from dailies_logger.domain.production import Person
from dailies_logger.domain.take import Take
from dailies_logger.ui.bench import Bench
from dailies_logger.ui.panels.tree import TreePanel
from dailies_logger.workflow.edit import Edit
from dailies_logger.workflow.facts import Disagreement, by_subject, differing_clips
from dailies_logger.workflow.ports import Library
from dailies_logger.workflow.presence import seen_now

MANY = 2000
"""How many thumbnails are kept in memory."""


AGAIN_SECONDS = 30.0
"""After how long a picture that could not be read is asked for again: its drive may have been connected meanwhile."""


class DailiesFeed(QObject):
    """Keep a tree of dailies true to the library. `loaded` comes when takes have been put in."""

    loaded = Signal()

    def __init__(self, bench: Bench, tree: TreePanel, pictures: "Pictures") -> None:
        super().__init__(tree)
        self._bench = bench
        self._tree = tree
        self._soon = QTimer(self, interval=80, singleShot=True)
        self._soon.timeout.connect(self.load)
        tree.model.angles_wanted.connect(self._load_angles)
        tree.set_thumbnails(pictures.picture)
        pictures.came.connect(tree.refresh_pictures)
        bench.changed.connect(self._follow)
        bench.refreshed.connect(self._reload)

    def load(self) -> None:
        """Fetch all takes, and the clips that could not be read and so are in none."""
        library = self._bench.desk.library
        self._bench.read(
            lambda: (library.where(Take), library.where(Clip, take_id=None, status=ClipStatus.UNREADABLE)),
            lambda found: self._loaded(*found),
            key="takes",
        )

    def _loaded(self, takes: list[Take], loose: list[Clip]) -> None:
        self._tree.set_takes(takes, loose)
        self.loaded.emit()

    def _load_angles(self, takes: object) -> None:
        library, wanted = self._bench.desk.library, [key for key in _keys(takes)]
        self._bench.read(lambda: angles_of(library, wanted), self._tree.set_angles)

    def _follow(self, edit: Edit) -> None:
        clips = [clip for change in edit.changes for clip in (change.before, change.after) if isinstance(clip, Clip)]
        self._tree.model.forget_angles({clip.take_id for clip in clips if clip.take_id})
        if clips or any(isinstance(change.value, Take) for change in edit.changes):
            self._soon.start()

    def _reload(self) -> None:
        self._tree.model.forget_angles([take.id for node in self._tree.model.rows() for take in node.takes()])
        self._soon.start()


class Pictures(QObject):
    """Give thumbnails as they come: `picture` answers at once with what is there, and `came` says that more is."""

    came = Signal()

    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._kept: dict[tuple[UUID, int, int], QPixmap] = {}
        self._asked: set[tuple[UUID, int, int]] = set()
        self._missed: dict[tuple[UUID, int, int], float] = {}
        self._soon = QTimer(self, interval=50, singleShot=True)
        self._soon.timeout.connect(self.came)
        bench.refreshed.connect(self._ask_again)

    def picture(self, clip: Clip, frame: int, width: int) -> QPixmap | None:
        """Return a thumbnail near a frame, None while there is none."""
        key = (clip.id, frame, width)
        if key in self._missed and monotonic() - self._missed[key] > AGAIN_SECONDS:
            del self._missed[key]
            self._asked.discard(key)
        if key not in self._kept and key not in self._asked and clip.frames:
            self._asked.add(key)
            media = self._bench.desk.media

            def fetch() -> Picture | None:
                """Read the picture; none where it cannot be read now."""
                try:
                    return media.thumbnail(clip, frame, width=width)
                except DailiesError:
                    return None  # the row says offline or unreadable itself

            self._bench.fetch(fetch, lambda made: self._keep(key, made))
        return self._kept.get(key)

    def _ask_again(self) -> None:
        """Let what had no picture be asked for once more: its drive may be back."""
        self._asked &= self._kept.keys()

    def _keep(self, key: tuple[UUID, int, int], made: Picture | None) -> None:
        if made is None:
            self._missed[key] = monotonic()
            return
        pixmap = QPixmap()
        pixmap.loadFromData(made.data)
        if len(self._kept) >= MANY:
            oldest = next(iter(self._kept))
            del self._kept[oldest]
            self._asked.discard(oldest)
        self._kept[key] = pixmap
        self._soon.start()


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Hold what the inspector tells beside take and clip: who disagrees, what sound there is, whose note it is."""

    disagreements: tuple[Disagreement, ...] = ()
    sound: str = ""
    author: str = ""


def about(library: Library, take: Take | None, clip: Clip) -> About:
    """Collect what the inspector tells of a clip."""
    clips = library.where(Clip, take_id=take.id) if take else [clip]
    said = by_subject(library.where(Said, subject=[clip.id, *([take.id] if take else [])]))
    files = [other.name for other in clips if other.measured.media is MediaKind.SOUND and other.id != clip.id]
    return About(
        disagreements=tuple(differing_clips([clip], said)),
        sound=", ".join(files),
        author=_note_author(library, take) if take and take.editor_note else "",
    )


def angles_of(library: Library, takes: Iterable[UUID]) -> dict[UUID, list[Clip]]:
    """Return the clips of takes, pictures before sound, in the order of their cameras."""
    wanted = list(takes)
    found: dict[UUID, list[Clip]] = {take: [] for take in wanted}
    for clip in sorted(seen_now(library.where(Clip, take_id=wanted)), key=_by_camera):
        if clip.take_id is not None:
            found[clip.take_id].append(clip)
    return found


def _by_camera(clip: Clip) -> tuple[bool, str, str]:
    return clip.measured.media is MediaKind.SOUND, clip.facts.camera or "~", clip.file


def _note_author(library: Library, take: Take) -> str:
    wrote = [step.author for step in library.steps(take.id) if any(name == "editor_note" for name, _, _ in step.fields)]
    person = library.get(Person, wrote[-1]) if wrote else None
    return person.name if person else ""


def _keys(takes: object) -> Iterable[UUID]:
    return (key for key in takes if isinstance(key, UUID)) if isinstance(takes, Iterable) else ()
