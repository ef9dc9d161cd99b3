"""Hold what has no subject: resources, places on the platform, child processes with limits.

May import: the standard library and platformdirs.
"""
