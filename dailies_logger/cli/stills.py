"""Write single frames as pictures."""

import os
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from dailies_logger.cli.verb import Answer, Desks, Verb, add_library, opened
from dailies_logger.domain.errors import ExchangeError, Refused
from dailies_logger.workflow import labelling, lookup


def _arguments(parser: ArgumentParser) -> None:
    add_library(parser)
    parser.add_argument("clip", metavar="CLIP", help="id, file name or tape")
    parser.add_argument("position", metavar="POS", help="a source timecode, or a media frame counted from 0")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="the .png to write")
    parser.add_argument("--force", action="store_true", help="write over an existing file")


def _run(desks: Desks, words: Namespace) -> Answer:
    _must_be_free(words.output, force=words.force)
    with opened(desks, words) as desk:
        clip = lookup.clip(desk.library, words.clip)
        picture = desk.media.still(clip, labelling.position(clip, words.position))
        _must_be_free(words.output, force=words.force)
        _write(bytes(picture.data), words.output)
    timecode = str(clip.timecode(picture.frame))
    proxy = ", from the proxy: the original is away" if picture.from_proxy else ""
    return Answer(
        data={
            "file": str(words.output),
            "clip": str(clip.id),
            "frame": picture.frame,
            "timecode": timecode,
            "width": picture.width,
            "height": picture.height,
            "from_proxy": picture.from_proxy,
        },
        lines=(f"Wrote {words.output}: {clip.name} at {timecode}, frame {picture.frame}, {picture.width} x {picture.height}{proxy}.",),
    )


def _must_be_free(path: Path, *, force: bool) -> None:
    if path.suffix.casefold() != ".png":
        msg = f"“{path.name}” must end in .png."
        raise Refused(msg)
    if path.is_dir():
        msg = f"{path.name} is a folder."
        raise Refused(msg)
    if path.exists() and not force:
        msg = f"{path} is there already. Choose another name, or add --force."
        raise Refused(msg)


def _write(data: bytes, path: Path) -> None:
    """Write a file whole or not at all. Raises ExchangeError where the disk does not take it."""
    target = Path(os.path.realpath(path))
    draft = target.with_name(f".{uuid4().hex}.png")
    try:
        draft.write_bytes(data)
        draft.replace(target)
    except OSError as trouble:
        msg = f"{path.name} could not be written to {target.parent}: {trouble.strerror}."
        raise ExchangeError(msg) from None
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


VERBS = (Verb(name="still", help="write the very frame of a clip as a PNG, full size and upright", arguments=_arguments, run=_run),)
