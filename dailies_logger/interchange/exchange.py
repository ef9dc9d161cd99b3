"""Read and write files of other programs: the Exchange port over plain files."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from dailies_logger.domain.errors import ExchangeError, Refused
from dailies_logger.domain.label import Vocabulary
from dailies_logger.domain.sequence import Sequence
from dailies_logger.domain.stringout import Placement, Stringout
from dailies_logger.ground.children import ChildFailed, Children, Failure, Limits
from dailies_logger.interchange.ale import read_ale
from dailies_logger.interchange.otio_compare import compare
from dailies_logger.interchange.otio_stringout import heard
from dailies_logger.interchange.otio_write import as_text
from dailies_logger.interchange.safe_read import read_bytes
from dailies_logger.interchange.table_csv import read_csv
from dailies_logger.interchange.vocabulary_json import read_vocabulary, vocabulary_text
from dailies_logger.workflow.ports import Table

_LIMITS = Limits(seconds=60.0, memory=2 << 30, reply=128 << 20)
"""Enough for the largest file that is read: 100,000 clips with 200,000 markers take some 20 s and a reply of 55 MB."""

_WHY = {
    Failure.TIMEOUT: "it took too long",
    Failure.CRASHED: "the reader fell over",
    Failure.TOO_MUCH: "it is too large",
}


class FileExchange:
    """Exchange files on disk."""

    def read_table(self, path: Path) -> Table:
        """Read an ALE (by its ending) or a CSV, whatever its encoding and line ends. Raises ExchangeError."""
        read = read_ale if path.suffix.casefold() == ".ale" else read_csv
        return read(read_bytes(path), document=path.name)

    def read_vocabulary(self, path: Path) -> Vocabulary:
        """Read a vocabulary from JSON. Raises ExchangeError."""
        return read_vocabulary(path)

    def write_vocabulary(self, vocabulary: Vocabulary, path: Path, *, overwrite: bool = False) -> None:
        """Write the kinds in use as JSON; a file that was there before stays as it was where that fails."""
        target = Path(os.path.realpath(path))
        _must_be_free(path, target, overwrite=overwrite, ending=".json")
        with _beside(target) as draft:
            draft.write_text(vocabulary_text(vocabulary), encoding="utf-8", newline="\n")
            _flush(draft)
            _must_be_free(path, target, overwrite=overwrite, ending=".json")
            draft.replace(target)

    def read_stringout(self, path: Path) -> tuple[Stringout, tuple[Placement, ...]]:
        """Read the stringout that an .otio of ours holds, whole. Raises ExchangeError."""
        return heard(read_otio(path, stringout=True).get("stringout"), file=path.name)

    def write_otio(self, cutlist: Sequence, path: Path, *, overwrite: bool = False, relative: bool = False) -> None:
        """Write an .otio, read it back in a child process, and compare it frame by frame; only then does it get its name.

        `relative` names media relative to the file. Raises Refused, ReadBackDiffers, ExchangeError; whatever fails, a
        file that was there before stays as it was.
        """
        target = Path(os.path.realpath(path))
        _must_be_free(path, target, overwrite=overwrite)
        beside = target.parent if relative else None
        with _beside(target) as draft:
            draft.write_text(as_text(cutlist, beside=beside), encoding="utf-8", newline="\n")
            _flush(draft)
            compare(cutlist, read_otio(draft, name=path.name), beside=beside)
            _must_be_free(path, target, overwrite=overwrite)
            draft.replace(target)


def read_otio(path: Path, *, name: str = "", stringout: bool = False) -> dict[str, object]:
    """Read an .otio in a child process and return its facts (see `otio_read`). Raises ExchangeError with a sentence."""
    called = name or path.name
    try:
        with Children("otio", limits=_LIMITS) as children:
            reply = children.ask({"path": str(path), "stringout": stringout})
    except ChildFailed as failed:
        msg = f"{called} cannot be read: {_WHY[failed.reason]}."
        raise ExchangeError(msg) from None
    timeline = reply.get("timeline") if isinstance(reply, dict) else None
    if not isinstance(timeline, dict):
        trouble = reply.get("trouble") if isinstance(reply, dict) else None
        raise ExchangeError(str(trouble).replace(path.name, called))
    return dict(timeline)


def _must_be_free(path: Path, target: Path, *, overwrite: bool, ending: str = ".otio") -> None:
    if path.suffix.casefold() != ending:
        msg = f"“{path.name}” must end in {ending}."
        raise Refused(msg)
    if target.is_dir():
        msg = f"{path.name} is a folder."
        raise Refused(msg)
    if target.exists() and not overwrite:
        msg = f"{path.name} is there already. Choose another name, or say that it may be replaced."
        raise Refused(msg)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Give a name for a draft in the folder of a file; what is left of it goes away. Trouble with the disk is a sentence."""
    draft = target.with_name(f".{uuid4().hex}{target.suffix}")
    try:
        yield draft
    except OSError as trouble:
        msg = f"{target.name} could not be written to {target.parent}: {trouble.strerror}."
        raise ExchangeError(msg) from None
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _flush(draft: Path) -> None:
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
