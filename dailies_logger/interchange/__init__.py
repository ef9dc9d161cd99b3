"""Read and write the files of other programs.

May import: workflow, domain, ground, opentimelineio. The only layer that knows OpenTimelineIO.
"""
