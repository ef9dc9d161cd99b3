"""Say which media is there now.

Whether a drive is connected is nobody's word, so it is no Edit and not kept: it is looked up where clips are shown. One
look into each folder serves all clips in it, so a library of 25,000 clips on a drive that is away costs one look a folder.
"""

import os
from collections.abc import Iterable
from dataclasses import replace

from dailies_logger.domain.clip import Clip, ClipStatus


def seen_now(clips: Iterable[Clip]) -> list[Clip]:
    """Return the clips with the status they have at this moment: offline where their file is not in its folder."""
    folders: dict[bytes, frozenset[bytes]] = {}
    return [_seen(clip, folders) for clip in clips]


def another_file(clip: Clip, before: Clip) -> bool:
    """Say whether a clip has another file to be opened than before, or has its own again; that its file has gone stops no picture."""
    gone = clip.status is ClipStatus.OFFLINE and before.status is ClipStatus.ONLINE
    return (clip.path, clip.measured) != (before.path, before.measured) or (clip.status is not before.status and not gone)


def _seen(clip: Clip, folders: dict[bytes, frozenset[bytes]]) -> Clip:
    if clip.status is not ClipStatus.ONLINE:
        return clip
    folder, name = os.path.split(clip.path)
    if folder not in folders:
        folders[folder] = _names(folder)
    if name in folders[folder]:
        return clip
    return replace(clip, status=ClipStatus.OFFLINE, reason=f"{clip.file} is not there. Connect its drive, or ingest it where it is now.")


def _names(folder: bytes) -> frozenset[bytes]:
    try:
        return frozenset(os.listdir(folder))  # noqa: PTH208 - names of files are bytes
    except OSError:
        return frozenset()
