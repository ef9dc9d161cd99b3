"""Be a child process for the tests of ground.children: `python child_tasks.py TASK`."""

import os
import sys
import time
from collections.abc import Callable

from dailies_logger.ground.children import Json, serve


def echo(request: Json) -> Json:
    """Answer with the request, having tried to spoil the protocol."""
    sys.stdout.write("a library prints\n")
    os.write(1, b"a C library prints\n")
    return {"said": request, "read": sys.stdin.readline(), "pid": os.getpid()}


def trouble(request: Json) -> Json:
    """Do what the request says: die, hang, spin, fill memory, talk too much; else answer."""
    match request:
        case "die":
            os._exit(3)
        case "raise":
            msg = "a fault of ours"
            raise ValueError(msg)
        case "hang":
            time.sleep(60)
        case "spin":
            while True:
                pass
        case "fill":
            return len(bytearray(8 << 30))
        case "grow":
            kept = [bytes(1 << 20) + bytes([n % 256]) for n in range(200)]
            time.sleep(60)
            return len(kept)
        case "talk":
            return "x" * (2 << 20)
    return f"{request} done"


def environment(request: Json) -> Json:
    """Answer with the value of an environment variable."""
    return os.environ.get(str(request))


TASKS: dict[str, Callable[[Json], Json]] = {"echo": echo, "trouble": trouble, "environment": environment}

if __name__ == "__main__":
    sys.exit(serve(TASKS[sys.argv[-1]]))
