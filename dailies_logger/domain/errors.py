"""Hold the world's errors: each is one sentence for the editor.

    DailiesError               what happened, to which file, what to do
    ├── Refused                the request cannot be done; nothing has changed
    │   ├── NotFound           no clip, take, label or stringout answers to that name
    │   ├── Ambiguous          more than one does
    │   ├── BadTimecode        text is no timecode, or names a frame that does not exist
    │   ├── BadQuery           the search text cannot be understood, and where
    │   └── Stale              somebody else has changed the value meanwhile
    ├── LibraryError           the library file cannot be used
    │   ├── NotALibrary        the file is something else
    │   ├── NewerLibrary       a newer version wrote it
    │   └── DiskTrouble        full, read-only, gone: the act is not on disk
    ├── MediaError             a media file cannot be read, or not at this frame
    ├── ProxyTrouble           the folder of proxies cannot take another one
    └── ExchangeError          a file of another program cannot be read or written
        └── ReadBackDiffers    what was written does not read back the same

Errors of ours (a fault in the program) are ordinary Python exceptions and go to the crash report.
"""


class DailiesError(Exception):
    """Say in one sentence what happened, to which file, and what to do."""


class Refused(DailiesError):
    """Refuse a request; nothing has changed."""


class NotFound(Refused):
    """Find nothing that answers to a name."""


class Ambiguous(Refused):
    """Find more than one thing that answers to a name."""


class BadTimecode(Refused):
    """Read text that is no timecode, or names a frame that does not exist."""


class BadQuery(Refused):
    """Read a search text that cannot be understood.

    `position` is the 0-based character where the trouble begins.
    """

    def __init__(self, sentence: str, *, position: int = 0) -> None:
        super().__init__(sentence)
        self.position = position


class Stale(Refused):
    """Meet a value that somebody else has changed meanwhile."""


class LibraryError(DailiesError):
    """Meet a library file that cannot be used."""


class NotALibrary(LibraryError):
    """Open a file that is not a library."""


class NewerLibrary(LibraryError):
    """Open a library that a newer version wrote."""


class DiskTrouble(LibraryError):
    """Fail to put an act on disk: full, read-only, or gone."""


class MediaError(DailiesError):
    """Fail to read a media file, or a frame of it."""


class ProxyTrouble(DailiesError):
    """Fail to write proxies where they should lie: full, read-only, gone, or at the limit. No clip is to blame."""


class ExchangeError(DailiesError):
    """Fail to read or write a file of another program."""


class ReadBackDiffers(ExchangeError):
    """Read back something other than what was written; names the clip."""
