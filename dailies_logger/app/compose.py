"""Build a Desk: open a library and put its ports together. No Qt here.

PyAV, OpenTimelineIO and the sound device load when they are first asked for, so that `dailies list` starts at once.
"""

import getpass
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from dailies_logger.domain.identity import id_from, new_id
from dailies_logger.domain.production import Person, Production, Slating
from dailies_logger.domain.timecode import FrameRate
from dailies_logger.ground import places
from dailies_logger.workflow import joining
from dailies_logger.workflow.desk import Desk
from dailies_logger.workflow.ports import Exchange, Library, Media, Prober, Proxies, SoundOut

if TYPE_CHECKING:  # loads SQLAlchemy, which `dailies --help` can do without
    from dailies_logger.media.proxies import ClipProxies
    from dailies_logger.store.library import SqlLibrary

T = TypeVar("T")


class Later(Generic[T]):
    """Stand for a port until somebody uses it; then make it, once."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._made: T | None = None
        self._lock = Lock()

    def __getattr__(self, name: str) -> object:
        with self._lock:
            if self._made is None:
                self._made = self._make()
        return getattr(self._made, name)


def user_name() -> str:
    """Return the system's user, who signs the Edits unless somebody says otherwise."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "editor"


def person_named(name: str) -> Person:
    """Make the person of this name; two laptops make the same one, so that their logs merge."""
    spelled = " ".join(name.split()) or user_name()
    return Person(id=id_from("person", spelled.casefold()), name=spelled)


def make_library(path: Path, *, title: str, rate: FrameRate | None = None, slating: Slating = Slating.US, person_name: str = "") -> Desk:
    """Make a library file for a production and open it. `rate` None = 24000/1001. Raises LibraryError, Refused where the file exists."""
    from dailies_logger.store.library import create

    production = Production(id=new_id(), title=title, rate=rate or FrameRate.of(24000, 1001), slating=slating)
    person = person_named(person_name)
    return _desk(create(path, production=production, person=person), person)


def open_desk(path: Path, *, person_name: str = "", join: bool = True) -> Desk:
    """Open a library as a person, who is looked up by name and joins the library if new.

    With `join` False somebody new is not written down yet: for those who may only read. Raises LibraryError.
    """
    from dailies_logger.store.library import open_library

    library = open_library(path)
    wanted = person_named(person_name)
    known = next((person for person in library.where(Person) if person.name.casefold() == wanted.name.casefold()), None)
    person = known or wanted
    if join and (edit := joining.join(library, person)) is not None:
        library.write(edit)
    return _desk(library, person)


def _desk(library: "SqlLibrary", person: Person) -> Desk:
    from dailies_logger.store.search import SqlSearch

    proxies = Later(lambda: _proxies(library))
    return Desk(
        library=library,
        search=SqlSearch(library),
        person=person,
        prober=cast("Prober", Later(_prober)),
        media=cast("Media", Later(lambda: _media(library, cast("ClipProxies", proxies)))),
        proxies=cast("Proxies", proxies),
        sound_out=cast("SoundOut", Later(_sound_out)),
        exchange=cast("Exchange", Later(_exchange)),
    )


def _prober() -> Prober:
    from dailies_logger.media.prober import ChildProber

    return ChildProber()


def _media(library: Library, proxies: "ClipProxies") -> Media:
    from dailies_logger.media.drive import MediaDrive

    return MediaDrive(library, proxies=proxies)


def _proxies(library: Library) -> "ClipProxies":
    from dailies_logger.media.proxies import ClipProxies
    from dailies_logger.media.proxy_settings import SettingsFile

    return ClipProxies(library, SettingsFile(places.config() / "proxies.ini", folder=places.cache() / "proxies"))


def _sound_out() -> SoundOut:
    from dailies_logger.media.sound_out import DeviceSoundOut

    return DeviceSoundOut()


def _exchange() -> Exchange:
    from dailies_logger.interchange.exchange import FileExchange

    return FileExchange()
