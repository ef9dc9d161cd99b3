"""Start: a child process, the command line, or the window.

Children (`--child TASK`) are sent off here, before anything of the application loads, so that a child holds nothing but
the library it guards us from. `python -m dailies_logger` is the window, `dailies` the command line.
"""

import sys
from importlib import import_module

CHILDREN = {
    "probe": "dailies_logger.media.probe:answer",
    "proxy": "dailies_logger.media.proxy_child:answer",
    "otio": "dailies_logger.interchange.otio_read:answer",
}
"""Which function answers each task; `ground.children` starts them."""


def child(task: str) -> int:
    """Answer requests on standard input until it closes; exit code 2 where the task is unknown."""
    from dailies_logger.ground.children import serve

    place = CHILDREN.get(task)
    if place is None:
        return 2
    module, _, name = place.partition(":")
    return serve(getattr(import_module(module), name))


def dailies() -> int:
    """Run the command line; this is the `dailies` command."""
    from dailies_logger.app.command import main

    return main(sys.argv[1:])


def window() -> int:
    """Open the window; this is the `dailies-logger` command and `python -m dailies_logger`."""
    if sys.argv[1:2] == ["--child"]:
        return child("".join(sys.argv[2:3]))
    from dailies_logger.app.window import main

    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(window())
