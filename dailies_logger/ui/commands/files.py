"""Name the commands of libraries, of media and of what was done: the menus File and Edit."""

from dailies_logger.ui.commands.command import Command, Menu
from dailies_logger.ui.commands.needs import (
    needs_asking,
    needs_building,
    needs_hits,
    needs_jobs,
    needs_library,
    needs_redo,
    needs_stringout,
    needs_take,
    needs_takes,
    needs_undo,
    needs_unwritten,
)

FILE = (
    Command(id="file.new", text="New library…", menu=Menu.FILE, keys=("Ctrl+N",), icon="plus"),
    Command(id="file.make", text="Make the library", menu=Menu.FILE, when=needs_asking),
    Command(id="file.open", text="Open a library…", menu=Menu.FILE, keys=("Ctrl+Shift+O",), icon="film"),
    Command(
        id="file.sample",
        text="Open the sample shoot",
        menu=Menu.FILE,
        icon="grid",
        hint="Makes a small shoot with burnt-in timecode to try things on",
    ),
    Command(
        id="file.ingest_folder",
        text="Read a folder of rushes…",
        menu=Menu.FILE,
        keys=("Ctrl+O",),
        icon="folder",
        when=needs_library,
        section=True,
    ),
    Command(id="file.ingest_files", text="Read single clips…", menu=Menu.FILE, keys=("Ctrl+Shift+N",), icon="drop", when=needs_library),
    Command(id="file.import", text="Import a list or a stringout…", menu=Menu.FILE, keys=("Ctrl+I",), icon="list", when=needs_library),
    Command(
        id="export.otio",
        text="Export stringout as OTIO…",
        menu=Menu.FILE,
        keys=("Ctrl+Shift+E",),
        icon="export",
        when=needs_stringout,
        section=True,
    ),
    Command(id="export.take", text="Export this take as OTIO…", menu=Menu.FILE, icon="export", when=needs_take),
    Command(id="export.day", text="Export this day’s log as OTIO…", menu=Menu.FILE, icon="export", when=needs_take),
    Command(
        id="proxies.show",
        text="Proxies…",
        menu=Menu.FILE,
        icon="film",
        when=needs_library,
        section=True,
        hint="Small copies that step and play back at once, and play with the media away",
    ),
    Command(
        id="proxies.take",
        text="Build proxies of this take",
        menu=Menu.FILE,
        icon="plus",
        when=needs_take,
    ),
    Command(id="proxies.pause", text="Pause building proxies, or go on", menu=Menu.FILE, icon="pause", when=needs_building),
    Command(id="file.cancel", text="Cancel long work", menu=Menu.FILE, keys=("Ctrl+.",), icon="close", when=needs_jobs, section=True),
    Command(id="file.retry", text="Write again what the disk refused", menu=Menu.FILE, keys=("Ctrl+R",), icon="save", when=needs_unwritten),
    Command(id="file.quit", text="Quit", menu=Menu.FILE, keys=("Ctrl+Q",), section=True),
)
"""The commands of the menu File."""

EDIT = (
    Command(id="edit.undo", text="Undo", menu=Menu.EDIT, keys=("Ctrl+Z",), icon="undo", when=needs_undo),
    Command(id="edit.redo", text="Redo", menu=Menu.EDIT, keys=("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo", when=needs_redo),
    Command(id="edit.history", text="History", menu=Menu.EDIT, keys=("Ctrl+H",), icon="list", when=needs_library),
    Command(id="edit.find", text="Find a take", menu=Menu.EDIT, keys=("Ctrl+F",), icon="search", when=needs_takes, section=True),
    Command(id="edit.search", text="Search moments", menu=Menu.EDIT, keys=("Ctrl+Shift+F",), icon="search", when=needs_library),
    Command(
        id="stringout.make",
        text="Make a stringout of what is found",
        menu=Menu.EDIT,
        keys=("Ctrl+E",),
        icon="film",
        when=needs_hits,
        section=True,
    ),
)
"""The commands of the menu Edit."""
