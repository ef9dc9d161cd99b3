"""Hold what somebody works with: an open library, the person, and the ports. Made by `app/compose.py`.

Verbs are functions of the workflow. One that changes something is `verb(library, *, author, ...) -> Edit`: it reads,
decides, and returns an Edit that the caller writes (`library.write(edit)`; in the window, on the writer thread). A refused
request raises a `Refused` and changes nothing.
"""

from dataclasses import dataclass

from dailies_logger.domain.production import Person
from dailies_logger.workflow.ports import Exchange, Library, Media, Prober, Proxies, Search, SoundOut


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Hold one open library and everything that serves it."""

    library: Library
    search: Search
    person: Person
    prober: Prober
    media: Media
    proxies: Proxies
    sound_out: SoundOut
    exchange: Exchange
