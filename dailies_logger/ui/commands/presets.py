"""Name the keys that editors bring along from Avid Media Composer, Premiere Pro and DaVinci Resolve.

Only what those programs have a key for, and only where theirs differs from ours. J K L, the arrows, I, O and the number
row of the labels are the same everywhere. What loses its key to one of them is named here with another.
"""

from collections.abc import Mapping

AVID = {
    "transport.go_in": ("Q", "Shift+I"),
    "transport.go_out": ("W", "Shift+O"),
    "transport.mark_in": ("I", "E"),
    "transport.mark_out": ("O", "R"),
    "transport.mark_clip": ("T", "X"),
    "transport.previous_edit": ("A", "Shift+Up"),
    "transport.next_edit": ("S", "Shift+Down"),
    "transport.clear_in": ("D", "Alt+I"),
    "transport.clear_out": ("F", "Alt+O"),
    "transport.clear_marks": ("G", "Alt+X"),
    "view.zoom_in": ("Ctrl+]", "+"),
    "view.zoom_out": ("Ctrl+[", "-"),
    "view.zoom_fit": ("Ctrl+/", "Ctrl+0"),
    "view.commands": ("Ctrl+3", "Ctrl+Shift+P"),
    "edit.redo": ("Ctrl+R", "Ctrl+Shift+Z", "Ctrl+Y"),
    "file.retry": ("Ctrl+Shift+R",),
    "sequence.append": ("Shift+V",),
    "sequence.insert": ("V", "Shift+E"),
    "sequence.overwrite": ("B", "Shift+Alt+E"),
    "sequence.match": ("Alt+Home",),
}
"""As in Media Composer's own default keyboard."""

PREMIERE = {
    "transport.clear_in": ("Ctrl+Shift+I", "Alt+I"),
    "transport.clear_out": ("Ctrl+Shift+O", "Alt+O"),
    "transport.clear_marks": ("Ctrl+Shift+X", "Alt+X"),
    "transport.around": ("Shift+K", "/"),
    "transport.previous_edit": ("Up",),
    "transport.next_edit": ("Down",),
    "transport.previous_label": ("Ctrl+Shift+M", "Shift+Up"),
    "transport.next_label": ("Shift+M", "Shift+Down"),
    "transport.timecode": ("Ctrl+=",),
    "view.zoom_in": ("=", "+", "Ctrl++"),
    "view.zoom_fit": ("\\", "Ctrl+0"),
    "view.panels": ("Ctrl+\\",),
    "view.snap": ("S",),
    "file.open": ("Ctrl+O",),
    "file.ingest_folder": ("Ctrl+I",),
    "file.import": ("Ctrl+Alt+I",),
}
"""As in Premiere Pro's own default keyboard."""

RESOLVE = {
    "transport.loop": ("Ctrl+/", "Shift+Space"),
    "transport.play_marks": ("Alt+/", "Ctrl+Shift+Space"),
    "transport.second_back": ("Shift+Left",),
    "transport.second_on": ("Shift+Right",),
    "transport.ten_back": ("Ctrl+Left",),
    "transport.ten_on": ("Ctrl+Right",),
    "transport.start": ("Home", ";"),
    "transport.end": ("End", "'"),
    "transport.previous_edit": ("Up",),
    "transport.next_edit": ("Down",),
    "transport.previous_label": ("Shift+Up", "Ctrl+Shift+M"),
    "transport.next_label": ("Shift+Down", "Shift+M"),
    "transport.next_unseen": ("Alt+N",),
    "view.snap": ("N",),
    "view.zoom_in": ("Ctrl+=", "+", "Ctrl++"),
    "view.zoom_fit": ("Shift+Z", "Ctrl+0"),
    "view.full_screen": ("Ctrl+F", "F11", "Ctrl+`"),
    "edit.find": ("Ctrl+Alt+F",),
    "file.open": ("Ctrl+O",),
    "file.ingest_folder": ("Ctrl+I",),
    "file.import": ("Ctrl+Alt+I",),
}
"""As in DaVinci Resolve's own default keyboard."""

PRESETS: Mapping[str, Mapping[str, tuple[str, ...]]] = {"Avid": AVID, "Premiere": PREMIERE, "Resolve": RESOLVE}
"""The presets by the name that is shown."""
