"""Read of an MXF file what tells whether its end is there: the header's partition pack.

Format: SMPTE ST 377-1, 7.1: key (16 bytes), length (BER), then major and minor version (2 bytes each), KAG size (4), and
the offsets of this, the previous and the footer partition (8 each).
"""

from typing import BinaryIO

_RUN_IN = 64 << 10
_KEY = bytes.fromhex("060e2b34020501010d010201")
_FOOTER_HEAD = 16 + 4 + 88
"""A footer partition is at least its key, a length and a partition pack."""


def footer_end(file: BinaryIO) -> int:
    """Return how many bytes the file must have for its footer to be in it; 0 where the header does not say."""
    file.seek(0)
    head = file.read(_RUN_IN)
    key = head.find(_KEY)
    if key < 0 or key + 17 > len(head):
        return 0
    length = head[key + 16]
    at = key + 17 + (length & 0x7F if length & 0x80 else 0)
    footer = int.from_bytes(head[at + 24 : at + 32], "big")
    return key + footer + _FOOTER_HEAD if footer else 0
