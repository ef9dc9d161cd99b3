"""Load OpenTimelineIO without anything that the environment would put into it.

A plugin manifest named by the environment runs code of its own choice, and a media linker may open files: neither is
wanted for writing or reading the native format, so both are dropped before the library loads. Import `otio` from here.
"""

import os

for _name in ("OTIO_PLUGIN_MANIFEST_PATH", "OTIO_DEFAULT_MEDIA_LINKER", "OTIO_DEFAULT_TARGET_VERSION_FAMILY_LABEL"):
    os.environ.pop(_name, None)
os.environ["OTIO_DISABLE_ENTRYPOINTS_PLUGINS"] = "1"

import opentimelineio as otio  # noqa: E402 - the environment must be clean first

__all__ = ["otio"]
