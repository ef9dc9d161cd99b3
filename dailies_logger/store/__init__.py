"""Keep a library in an SQLite file: rows, journal, full text.

May import: workflow, domain, ground, sqlalchemy, sqlite3. The only layer that knows SQL.
"""
