"""Hold the dailies as a tree: day, unit where there is more than one, scene, setup or slate, take, angle; last, what is unreadable.

The tree is made of takes; their clips are asked for (`angles_wanted`) only for what is looked at, and come by
`set_angles`. So 25,000 clips cost nothing until somebody scrolls to them.
"""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from dailies_logger.domain.clip import Clip, ClipStatus
from dailies_logger.domain.take import Take
from dailies_logger.ui.models import words
from dailies_logger.ui.models.dailies_nodes import Level, Node, Tree, fits, grow, place, spoken, take_number

NODE = int(Qt.ItemDataRole.UserRole)
"""The role under which a row gives its Node."""

CHUNK = 200
"""How many takes are asked about at once."""

Index = QModelIndex | QPersistentModelIndex


class DailiesModel(QAbstractItemModel):
    """Give the tree to a view. `angles_wanted` carries a tuple of take ids, each asked for once."""

    angles_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._takes: list[Take] = []
        self._loose: list[Clip] = []
        self._angles: dict[UUID, tuple[Clip, ...]] = {}
        self._filter: list[str] = []
        self._tree: Tree = grow(())
        self._places: list[tuple[object, ...]] = []
        self._asked: set[UUID] = set()
        self._wanted: list[UUID] = []
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.timeout.connect(self._send)

    def set_takes(self, takes: Iterable[Take], loose: Iterable[Clip] = ()) -> None:
        """Show these takes, and clips in no take; rows stay where they are when only their facts have changed."""
        self._takes, self._loose = list(takes), list(loose)
        self._show()

    def set_angles(self, angles: Mapping[UUID, Sequence[Clip]]) -> None:
        """Say which clips are the angles of takes, in the order of their cameras."""
        for take, clips in angles.items():
            before, self._angles[take] = self._angles.get(take), tuple(clips)
            node = self._tree.takes.get(take)
            if node is not None and before != self._angles[take]:
                self._put_angles(node)

    def forget_angles(self, takes: Iterable[UUID]) -> None:
        """Ask again about the clips of takes, because they have changed; of takes never looked at, when they are."""
        known = [take for take in takes if take in self._asked]
        self._asked.difference_update(known)
        self._want(known)

    def set_filter(self, text: str) -> None:
        """Show only takes that have all these words somewhere in their names, notes or short forms."""
        self._filter = text.casefold().split()
        self._show()

    def angles(self, take: UUID) -> tuple[Clip, ...]:
        """Return the clips of a take as far as they are known, and ask for them."""
        self._want([take])
        return self._angles.get(take, ())

    def seconds(self, node: Node) -> float | None:
        """Return how long the takes under a row are together; None while that is not known."""
        takes = [take.id for take in node.takes()]
        self._want(takes)
        if any(take not in self._angles for take in takes):
            return None
        return sum(words.seconds(self._angles[take]) for take in takes)

    def offline(self, node: Node) -> bool:
        """Say whether nothing of a row can be played now."""
        if node.clip is not None:
            return node.clip.status is not ClipStatus.ONLINE
        clips = [clip for take in node.takes() for clip in self._angles.get(take.id, ())]
        return bool(clips) and all(clip.status is not ClipStatus.ONLINE for clip in clips)

    def node(self, index: Index) -> Node:
        """Return the row of an index; the root for one that has gone, which a view may hold for a moment."""
        return self._tree.numbers.get(index.internalId(), self._tree.root) if index.isValid() else self._tree.root

    def rows(self) -> Iterable[Node]:
        """List the rows of all takes shown, from top to bottom."""
        return self._tree.takes.values()

    def index_of(self, take: UUID) -> QModelIndex:
        """Return where a take is, or a clip in no take; not valid where it is not shown."""
        node = self._tree.takes.get(take) or self._tree.loose.get(take)
        return self._index(node) if node else QModelIndex()

    @property
    def empty(self) -> bool:
        """Say whether the library has neither takes nor clips."""
        return not self._takes and not self._loose

    def _index(self, node: Node) -> QModelIndex:
        if node.parent is None:
            return QModelIndex()
        return self.createIndex(node.parent.children.index(node), 0, node.number)

    def _show(self) -> None:
        """Put in the rows that fit the filter; where they are the same rows as before, only their values."""
        shown = [take for take in self._takes if not self._filter or fits(take, self._filter, self._angles.get(take.id, ()))]
        loose = [clip for clip in self._loose if _says(clip, self._filter)]
        places = [*map(place, shown), *((clip.id, clip.name) for clip in loose)]
        if places != self._places:
            self._places = places
            self._replant(grow(shown, loose))
        for take in shown:
            node = self._tree.takes[take.id]
            if node.take != take:
                node.take, node.title = take, take_number(take)
                self._touch(node)
        for clip in self._loose:
            if clip.id in self._tree.loose:
                self._tree.loose[clip.id].clip = clip

    def _replant(self, tree: Tree) -> None:
        """Put in other rows, unless they are the same as before."""
        if _paths(tree) == _paths(self._tree):
            return
        self.beginResetModel()
        self._tree = tree
        self.endResetModel()
        for node in tree.takes.values():
            self._put_angles(node)

    def _touch(self, node: Node) -> None:
        """Say that a row and those above it look different."""
        step: Node | None = node
        while step is not None and step.parent is not None:
            index = self._index(step)
            self.dataChanged.emit(index, index)
            step = step.parent

    def _put_angles(self, node: Node) -> None:
        """Put the angles of a take under it; a single one is the take itself."""
        assert node.take is not None  # noqa: S101 - the row of a take has one
        known = self._angles.get(node.take.id, ())
        clips = known if len(known) > 1 else ()
        if node.children:
            self.beginRemoveRows(self._index(node), 0, len(node.children) - 1)
            for child in node.children:
                del self._tree.numbers[child.number]
            node.children = []
            self.endRemoveRows()
        if clips:
            self.beginInsertRows(self._index(node), 0, len(clips) - 1)
            node.children = [Node(Level.ANGLE, clip.name, (*node.path, str(clip.id)), node, take=node.take, clip=clip) for clip in clips]
            self._tree.numbers.update((child.number, child) for child in node.children)
            self.endInsertRows()
        self._touch(node)

    def _want(self, takes: Sequence[UUID]) -> None:
        new = [take for take in takes if take not in self._asked]
        if new:
            self._asked.update(new)
            self._wanted += new
            self._ask.start(0)

    def _send(self) -> None:
        wanted, self._wanted = self._wanted, []
        for first in range(0, len(wanted), CHUNK):
            self.angles_wanted.emit(tuple(wanted[first : first + CHUNK]))

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        """Return the index of a row."""
        children = self.node(parent).children
        return self.createIndex(row, column, children[row].number) if 0 <= row < len(children) else QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008 - Qt's signature
        """Return the row above."""
        above = self.node(index).parent
        return self._index(above) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the rows below."""
        return len(self.node(parent).children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the one column."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a row's words, and the row itself under NODE."""
        node = self.node(index)
        if role == NODE:
            return node
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(node)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(node)
        return None


def _paths(tree: Tree) -> list[tuple[str, ...]]:
    return [node.path for node in (*tree.takes.values(), *tree.loose.values())]


def _tip(node: Node) -> str | None:
    """Write what a row has no room for: a clip's whole name and what is wrong with it, a take's note."""
    if node.clip is not None:
        return words.tip("\n".join(part for part in (node.clip.name, node.clip.reason) if part))
    if node.take is not None:
        return words.tip("\n".join(part for part in (node.take.name, node.take.editor_note or node.take.supervisor_note) if part))
    return None


def _says(clip: Clip, words: Iterable[str]) -> bool:
    """Say whether an unreadable clip's row has all these words."""
    row = f"{clip.name} unreadable".casefold()
    return all(word in row for word in words)
