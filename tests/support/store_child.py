"""Write labels from another process: `store_child.py label|fill LIBRARY AUTHOR CLIP [BYTES]`.

`label` goes on until it is killed; each label written is acknowledged by its id on a line of its own, after `write` returned.
`fill` may write files of at most so many bytes, and says which sentence met it and what it could still do then.
"""

import os
import resource
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from dailies_logger.domain.errors import DiskTrouble
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.label import Label
from dailies_logger.store.library import SqlLibrary, open_library
from dailies_logger.workflow.edit import Edit, made


def _label(library: SqlLibrary, author: UUID, clip: UUID, *, text: str = "a beat") -> UUID:
    """Write two labels in one Edit, so that a half Edit would show; return the first one's id."""
    pair = [
        Label(id=new_id(), clip=clip, kind="best_moment", start=start, end=9, text=text, author=author, at=datetime.now(UTC))
        for start in (1, 2)
    ]
    library.write(Edit(name="Label best moment", author=author, changes=made(pair)))
    return pair[0].id


def _fill(library: SqlLibrary, author: UUID, clip: UUID, most: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, soft[1]))
    written = 0
    try:
        while True:
            _label(library, author, clip, text="words " * 400)
            written += 2
    except DiskTrouble as trouble:
        told = str(trouble)
    kept = library.count(Label)
    resource.setrlimit(resource.RLIMIT_FSIZE, soft)
    _label(library, author, clip)
    sys.stdout.write(f"{written}\n{kept}\n{library.count(Label)}\n{told}\n")


def run(task: str, path: str, author: str, clip: str, most: str = "0") -> None:
    """Do one task on a library that is there."""
    library = open_library(Path(path))
    if task == "fill":
        _fill(library, UUID(author), UUID(clip), int(most))
        return
    while True:
        key = _label(library, UUID(author), UUID(clip))
        os.write(1, f"{key}\n".encode())


if __name__ == "__main__":
    run(*sys.argv[1:])
