"""Make the key of a clip from its media, so that two laptops that read one card agree."""

import os
from fractions import Fraction
from typing import BinaryIO
from uuid import UUID

import xxhash

from dailies_logger.domain.identity import id_from

_PIECE = 64 << 10


def sampled(file: BinaryIO, *, size: int) -> str:
    """Return the xxh3 of head, middle and tail (64 KiB each), of the whole where the file is small, as hexadecimal."""
    digest = xxhash.xxh3_128()
    if size <= 3 * _PIECE:
        file.seek(0)
        digest.update(file.read(size))
    else:
        for start in (0, (size - _PIECE) // 2, size - _PIECE):
            file.seek(start)
            digest.update(file.read(_PIECE))
    return digest.hexdigest()


def key_of(*, size: int, sample: str, seconds: Fraction) -> UUID:
    """Return the key of readable media: size, sampled content, exact duration."""
    return id_from("media", size, sample, seconds)


def key_of_unreadable(path: bytes, *, size: int) -> UUID:
    """Return the key of a file that cannot be read: its name (not its folder) and size."""
    return id_from("unreadable", os.fsdecode(os.path.basename(path)), size)  # noqa: PTH119 - pathlib knows no bytes
