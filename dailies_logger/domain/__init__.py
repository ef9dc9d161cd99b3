"""Hold the nouns of the cutting room: frozen values, standard library only.

May import: ground (nothing of it is needed so far). Nothing else, so that every layer can speak these words.
"""
