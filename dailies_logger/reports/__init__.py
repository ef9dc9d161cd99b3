"""Write reports for people.

May import: workflow, domain, ground. Pictures come through the Stills port, PDF through the Printer.
"""
