"""Make proxies in this process, and clips as the library knows them."""

import os
from fractions import Fraction
from pathlib import Path

from dailies_logger.domain.clip import Clip
from dailies_logger.domain.identity import new_id
from dailies_logger.domain.production import Production
from dailies_logger.domain.timecode import FrameRate, Timecode
from dailies_logger.media.probe import probe
from dailies_logger.media.proxies import ClipProxies
from dailies_logger.media.proxy_settings import SettingsFile
from dailies_logger.media.proxy_writer import ProxyWriter, Source
from dailies_logger.media.pts_table import read_table
from dailies_logger.workflow.ports import Library
from tests.support.memory_library import MemoryLibrary


def source_of(path: Path) -> Source:
    """Say what a proxy of a file is made of."""
    measured = probe(os.fsencode(path)).measured
    rate = measured.rate or FrameRate(Fraction(25))
    start = str(Timecode(measured.start, rate, measured.drop)) if measured.start is not None else ""
    table = read_table(os.fsencode(path))
    return Source(path=os.fsencode(path), table=table, rate=rate.fraction, timecode=start, sounds=bool(measured.channels))


def written(source: Source, target: Path) -> ProxyWriter:
    """Write a whole proxy, in several goes."""
    writer = ProxyWriter(source, target)
    while writer.go_on(seconds=0.05):
        pass
    writer.end()
    return writer


def clip_of(path: Path) -> Clip:
    """Return the clip of a file as ingest makes it."""
    found = probe(os.fsencode(path))
    there = path.stat()
    return Clip(
        id=found.key,
        path=os.fsencode(path),
        file=path.name,
        byte_size=there.st_size,
        modified=there.st_mtime_ns,
        measured=found.measured,
        start=found.measured.start,
        drop=found.measured.drop,
    )


def memory_library() -> MemoryLibrary:
    """Return a library that holds nothing."""
    return MemoryLibrary(Production(id=new_id(), title="T", rate=FrameRate.of(25)))


def proxies_in(folder: Path, library: Library | None = None, *, free: int = 1 << 40) -> ClipProxies:
    """Return the proxies of a library, in a folder of their own on a drive with so many bytes free."""
    return ClipProxies(library or memory_library(), SettingsFile(folder / "proxies.ini", folder=folder / "proxies"), free=lambda _: free)
