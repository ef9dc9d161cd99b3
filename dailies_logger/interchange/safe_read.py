"""Read files that come from outside, within limits."""

import stat
from pathlib import Path

from dailies_logger.domain.errors import ExchangeError

REPORT_LIMIT = 64 << 20
"""The most bytes a report may have; a day of a hundred cameras is under one megabyte."""


def read_bytes(path: Path, *, limit: int = REPORT_LIMIT) -> bytes:
    """Read a whole file of at most `limit` bytes. Raises ExchangeError with a sentence."""
    try:
        kind = path.stat()
        if not stat.S_ISREG(kind.st_mode):
            msg = f"{path.name} is no file that can be read. Choose the report itself."
            raise ExchangeError(msg)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        msg = f"{path} is not there. Choose another file."
        raise ExchangeError(msg) from None
    except (OSError, ValueError) as error:
        msg = f"{path.name} cannot be read ({getattr(error, 'strerror', None) or error}). Copy it to this computer and try again."
        raise ExchangeError(msg) from error
    if len(data) > limit:
        msg = f"{path.name} has more than {limit >> 20} MB, which no report has. Choose another file."
        raise ExchangeError(msg)
    return data
