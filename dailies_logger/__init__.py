"""Log the dailies: watch, label on exact frames, find again, string out, export.

Layers, outermost first; each may import what is to the right of it, and layers in brackets never import each other:

    __main__ > app > ( ui | cli | store | interchange | media | reports ) > workflow > domain > ground

    domain       the nouns of the cutting room: frozen values, standard library only
    workflow     the verbs, the Edit, and the ports (Protocols) the verbs need; every decision is here and testable alone
    store        the library file: rows, journal, full text; the only layer that knows SQL
    media        probing, exact frames, sound, thumbnails; the only layer that knows PyAV
    interchange  OTIO, ALE, CSV; the only layer that knows OpenTimelineIO
    reports      pages for people
    cli          the verbs for scripts
    ui           the window; the only layer, with app, that knows Qt
    app          builds a Desk out of all of them
    ground       resources, folders, child processes: what has no subject

The contract stands in `pyproject.toml` and is checked with the tests; each layer's `__init__` says what it may import and why.

The one mechanism. What people say is changed only by an Edit (`workflow/edit.py`): a name, who, when, the act it belongs to, and
changes as values before and after. `library.write(edit)` applies it and appends it to the journal in one transaction, on disk
when it returns. Out of this one table come undo and redo, the history of any value, the refresh of other windows, and later
the merging of logs. A verb is `verb(library, *, author, ...) -> Edit`: it reads, decides and returns; a refused request raises
and changes nothing. What can be made again (thumbnails, pts tables, peaks, full text) is no Edit.

Time is integer frames and an exact rate. A position is a 0-based media frame of its clip, a range is half-open, drop-frame is a
display flag. `domain/timecode.py` has the rules, `workflow/labelling.py` the mapping between angles.

Seeing. Views hold ids and values and send requests through `ui/bench.py`, which reads on a pool, writes on one thread, and tells
everybody what changed. `ui/stage.py` holds what the editor looks at. `ui/actions.py` is the one table of commands, `ui/commands` its menus.

Files from outside are read in child processes with limits (`ground/children.py`), started through `__main__` before anything
else of the application loads.

Errors are of two kinds: the world's (`domain/errors.py`, one sentence each for the editor) and ours (a crash report).

Why things are so is told in `packaging/decisions/`.
"""
