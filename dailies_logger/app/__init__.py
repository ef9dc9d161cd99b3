"""Put the layers together: the only part that sees all.

May import: everything below. `compose.py` builds the ports without Qt, `window.py` starts the window, `command.py` the
command line.
"""
