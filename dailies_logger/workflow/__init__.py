"""Hold the verbs of the cutting room and the ports they need.

May import: domain, ground. Not Qt, SQL, OTIO or av, so that every decision can be tested without them.
"""
