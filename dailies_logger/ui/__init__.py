"""Show the library in a window: paint, take keys, send requests.

May import: workflow, domain, ground, PySide6. The only layer (with app) that knows Qt; it knows no SQL, OTIO or av.
"""
