"""Make the keys of values: UUIDv7 where a value is made, a hashed key where two laptops must agree.

UUIDv7 after RFC 9562 section 5.7 (48 bits of Unix milliseconds, version, 74 random bits), so keys sort by the time they
were made. The standard library has it only from Python 3.14 on.
"""

import hashlib
import os
import time
from typing import Any
from uuid import UUID, SafeUUID

_FIELDS: Any = UUID
_set_number, _set_safe = _FIELDS.int.__set__, _FIELDS.is_safe.__set__
_UNKNOWN = SafeUUID.unknown


def new_id() -> UUID:
    """Make a new UUIDv7."""
    stamp = time.time_ns() // 1_000_000
    tail = int.from_bytes(os.urandom(10), "big")
    value = (stamp & (1 << 48) - 1) << 80 | tail
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def key_of(cell: bytes) -> UUID:
    """Make a key of its 16 bytes: what `UUID(bytes=cell)` makes, without the eight ways in which that may be asked, in a quarter of the time."""
    key = UUID.__new__(UUID)
    _set_number(key, int.from_bytes(cell, "big"))
    _set_safe(key, _UNKNOWN)
    return key


def id_from(*parts: object) -> UUID:
    """Make the key that everybody makes of the same parts (UUIDv8, RFC 9562 section 5.8, over BLAKE2b)."""
    digest = hashlib.blake2b("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogateescape"), digest_size=16)
    value = int.from_bytes(digest.digest(), "big")
    value = value & ~(0xF << 76) | 0x8 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)
