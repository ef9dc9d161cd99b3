"""Give the verbs to scripts: one file a group of verbs, `--json` everywhere.

May import: workflow, domain, ground. What it works on comes from `app/command.py`.
"""
