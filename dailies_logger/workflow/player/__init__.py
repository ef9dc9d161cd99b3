"""Play clips without a window: read pictures and sound ahead, each on a thread of its own, and answer what is due.

A `Source` is one picture: it holds the `Reader` of its clip, and any number run side by side under one transport and clock
(`workflow/playing.py`). A `Speaker` is the sound. All know only the ports Media and SoundOut, so a test, a script or a
window drives them alike; decoded frames share one memory behind the port (`media/frame_memory.py`).
"""
