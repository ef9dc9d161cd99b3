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


def _sentence(path: bytes, error: Exception) -> str:
    """Say why the file does not open, and what to do."""
    file = file_shown(path)
    if not Path(os.fsdecode(path)).exists():
        return f"{file} is not where it was. Connect its drive, or ingest it where it is now."
    if isinstance(error, PermissionError):
        return f"{file} may not be read by you. Change its permissions, or copy it again."
    return f"{file} cannot be read as media. Ask for a new copy."
