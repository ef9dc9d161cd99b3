"""Log the dailies: watch, label on exact frames, find again, string out, export.

Layers, outermost first; each may import what is to the right of it, and layers in brackets never import each other:

    __main__ > app > ( ui | cli | store | interchange | media | reports ) > workflow > domain > ground
"""
