"""Walk files and folders as they lie on a card or drive, leaving out what systems put there.

Names are handled as bytes, for a card may bear names that are no text. Folders that link back into themselves are
entered once.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

_SYSTEM = frozenset({b"thumbs.db", b"desktop.ini", b"$recycle.bin", b"system volume information", b"lost+found"})


def files_under(paths: Sequence[Path]) -> Iterator[bytes]:
    """Yield the absolute path of each file, in the order of names; a file that is named itself is always yielded.

    A path that is not there is yielded too, and a folder that cannot be looked into: the reader says so.
    """
    entered: set[tuple[int, int]] = set()
    seen: set[bytes] = set()
    for path in paths:
        start = os.fsencode(Path(os.path.abspath(path)))  # noqa: PTH100 - `resolve` would follow links out of the user's folder
        for found in _below(start, entered) if os.path.isdir(start) else (start,):  # noqa: PTH112 - bytes
            if found not in seen:
                seen.add(found)
                yield found


def _below(folder: bytes, entered: set[tuple[int, int]]) -> Iterator[bytes]:
    try:
        place = os.stat(folder)  # noqa: PTH116 - bytes
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    if (place.st_dev, place.st_ino) in entered:
        return
    entered.add((place.st_dev, place.st_ino))
    for entry in entries:
        if is_system(entry.name):
            continue
        if os.path.isdir(entry.path):  # noqa: PTH112 - `entry.is_dir` raises on a link that goes round in a circle
            yield from _below(entry.path, entered)
        else:
            yield entry.path


def is_system(name: bytes) -> bool:
    """Say whether a name is hidden, an AppleDouble, or a system's own."""
    return name.startswith(b".") or name.lower() in _SYSTEM


def shown(path: bytes) -> str:
    """Return a path as text to show and to keep; bytes that are no UTF-8 become the replacement sign."""
    return path.decode("utf-8", "replace")
