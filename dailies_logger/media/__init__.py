"""Read media: probe, frame-exact decoding, sound, thumbnails.

May import: workflow, domain, ground, av, numpy, sounddevice, xxhash. The only layer that knows PyAV.
"""
