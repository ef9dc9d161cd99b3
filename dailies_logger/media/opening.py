"""Open media files: any name, no network, errors as a sentence.

Everything of media that opens a file opens it here.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import av
from av.container import InputContainer

from dailies_logger.domain.errors import MediaError

_NONE: Mapping[str, str] = {}
_GUARD = {
    "protocol_whitelist": "file",
    "format_whitelist": "mov,mxf,matroska,avi,mpegts,mpeg,wav,w64,aiff,caf,flac,mp3,ogg,dv,gxf,asf",
}


def file_shown(path: bytes) -> str:
    """Return the file's own name as text to show; bytes that are no text become `�`."""
    return os.path.basename(path).decode("utf-8", "replace")  # noqa: PTH119 - pathlib knows no bytes


def open_container(path: bytes, *, options: Mapping[str, str] = _NONE) -> InputContainer:
    """Open a media file for reading, with further options of FFmpeg. The caller closes it (it is a context manager).

    `file:` keeps `#`, `%`, `:` and names like `concat:a` what they are: names. Bytes that are no UTF-8 pass through as
    the operating system gave them. The lists of protocols and formats keep a playlist in disguise from opening anything else.
    Raises MediaError.
    """
    try:
        return av.open("file:" + os.fsdecode(path), mode="r", options={**_GUARD, **options}, metadata_errors="replace")
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise MediaError(_sentence(path, error)) from error


def byte_size(path: bytes) -> int | None:
    """Return how large a file is now; None where it is not there, or its drive does not say."""
    try:
        return Path(os.fsdecode(path)).stat().st_size
    except (OSError, ValueError):
        return None


def not_there(path: bytes) -> str:
    """Say that a file is gone, and what to do."""
    return f"{file_shown(path)} is not where it was. Connect its drive, or ingest it where it is now."


def cannot_read(path: bytes) -> str:
    """Say that the drive, not the file, is in trouble; of a file that is gone, that it is."""
    return not_there(path) if byte_size(path) is None else f"{file_shown(path)} cannot be read from its drive. Connect the drive again."


def _sentence(path: bytes, error: Exception) -> str:
    """Say why the file does not open, and what to do."""
    file = file_shown(path)
    if isinstance(error, PermissionError):
        return f"{file} may not be read by you. Change its permissions, or copy it again."
    if byte_size(path) is None:
        return not_there(path)
    if isinstance(error, OSError):
        return cannot_read(path)
    return f"{file} cannot be read as media. Ask for a new copy."
