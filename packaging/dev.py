#!/usr/bin/env python3
"""Set up and run, test or measure the project, with nothing but Python installed.

    python3 packaging/dev.py run              set up, then open the app on the sample shoot; without a screen, do the main job on it and say what was written
    python3 packaging/dev.py test [ARG...]    set up, then format, lint, types, contracts and tests; ARGs go to pytest
    python3 packaging/dev.py bench [NAME...] [--json]    set up, then the benchmarks: name, ours, against, ratio

Standard library only. It makes `.venv` beside the project from `packaging/requirements.lock` (hashes checked) and looks whether
the system libraries really load. What is missing it installs with apt-get as root on Debian and Ubuntu; elsewhere it prints the
line to type. It asks nothing, and may be stopped and started again at any point.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "packaging" / "requirements.lock"
STAMP = VENV / "dev-ready"
OLDEST, NEWEST, BUILDS = (3, 11), (3, 13), (3, 14)
"""The Pythons for which every locked package has a wheel, and the one for which OpenTimelineIO 0.18 has none yet."""

QT = ["libglib2.0-0", "libgl1", "libegl1", "libxkbcommon0", "libfontconfig1", "libdbus-1-3", "fonts-dejavu-core"]
XCB = ["libxcb-cursor0", "libxkbcommon-x11-0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0"]
SOUND = ["libportaudio2"]
X_TOOLS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "xdotool": "xdotool",
    "openbox": "openbox",
    "import": "imagemagick",
    "ffmpeg": "ffmpeg",
    "ffprobe": "ffmpeg",
}
LOADS = (
    ("Qt", "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'; from PySide6.QtWidgets import QApplication; QApplication([])", QT),
    (
        "Qt's X11 window",
        "import ctypes, PySide6.QtGui, pathlib as p; ctypes.CDLL(str(p.Path(PySide6.__file__).parent / 'Qt/plugins/platforms/libqxcb.so'))",
        XCB,
    ),
    ("sound", "import sounddevice", SOUND),
)
"""What must load, the code that really loads it, and the Debian packages that bring it."""

CHECKS = (
    ("format", "-m", "ruff", "format", "--check", "."),
    ("lint", "-m", "ruff", "check", "."),
    ("types", "-m", "mypy"),
    ("contracts", "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
    ("tests", "-m", "pytest", "-q", "-n", "logical", "--maxprocesses", "8", "--dist", "worksteal"),
)
"""Each check's name and what Python is asked to run."""


class Stop(Exception):
    """End with one sentence for the person at the keyboard."""


def say(text: str) -> None:
    """Write a line at once, also into a pipe, in the order of what the children write."""
    print(text, flush=True)


def run(*command: str | Path, env: dict[str, str] | None = None, quiet: bool = False) -> int:
    """Run a command from the project's folder and return its exit code; `quiet` swallows what it writes."""
    output = subprocess.DEVNULL if quiet else None
    settings = {**os.environ, "PYTHONUTF8": "1", **(env or {})}
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=settings, stdout=output, stderr=output, check=False).returncode


def need(*command: str | Path, why: str) -> None:
    """Run a command that must succeed."""
    if run(*command) != 0:
        raise Stop(f"{why} Mend what stands above and run the same command again.")


# --- system libraries -------------------------------------------------------------------------------------------------


def install_packages(packages: list[str]) -> bool:
    """Install Debian packages as root; else print the line to type. Says whether they are there now."""
    words = " ".join(packages)
    if not shutil.which("apt-get"):
        say(f"Missing on this system: {words} (Debian's names). Install what brings them here.")
        return False
    if os.geteuid() != 0:
        say(f"Missing on this system. Type:\n    sudo apt-get install -y --no-install-recommends {words}")
        return False
    say(f"Installing {words}")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    install = ("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)
    if run(*install, env=quiet, quiet=True) == 0:
        return True
    return run("apt-get", "update", "-qq", env=quiet) == 0 and run(*install, env=quiet) == 0


def missing_libraries() -> list[tuple[str, list[str]]]:
    """List (what does not load, its packages), having really loaded each."""
    return [(name, packages) for name, code, packages in LOADS if run(PYTHON, "-c", code, quiet=True) != 0]


def check_libraries() -> None:
    """See that the libraries load, or bring them. Raises Stop where Qt itself cannot load."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_libraries()
    if not missing:
        return
    say("Does not load here: " + ", ".join(name for name, _ in missing) + ".")
    install_packages([package for _, packages in missing for package in packages])
    still = [name for name, _ in missing_libraries()]
    if "Qt" in still:
        raise Stop("Qt does not load without these libraries. Install them and run the same command again.")
    if still:
        say(f"Going on without: {', '.join(still)}.")


def check_tools() -> None:
    """See that the tools of the window tests are there, or bring them; without them those tests are skipped."""
    if not sys.platform.startswith("linux"):
        return
    missing = sorted({package for tool, package in X_TOOLS.items() if not shutil.which(tool)})
    if missing and not install_packages(missing):
        say("Going on: the tests that need them are skipped.")


# --- Python environment -----------------------------------------------------------------------------------------------


def find_python() -> str:
    """Return a Python we run on: this one, else one on the path, at last a newer one that must build OpenTimelineIO itself."""
    here = sys.version_info[:2]
    if OLDEST <= here <= NEWEST:
        return sys.executable
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            return found
    spelled = ".".join(map(str, here))
    if here == BUILDS:
        say(f"Python {spelled} has no ready OpenTimelineIO: it is built now, which needs a C++ compiler and CMake.")
        return sys.executable
    raise Stop(f"This is Python {spelled}. Install Python 3.{OLDEST[1]} to 3.{NEWEST[1]} and run the same command with it.")


def fingerprint() -> str:
    """Return what the environment was made from: the lock, the project's file, and where it stands."""
    parts = (LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def make_venv() -> None:
    """Make `.venv`, again where an interrupted start left half of one."""
    if PYTHON.exists() and run(PYTHON, "-m", "pip", "--version", quiet=True) == 0:
        return
    python = find_python()
    say(f"Making {VENV.name} with {python}")
    shutil.rmtree(VENV, ignore_errors=True)
    if run(python, "-m", "venv", VENV, quiet=True) == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if sys.platform.startswith("linux"):
        install_packages(["python3-venv"])
    need(python, "-m", "venv", VENV, why="The virtual environment cannot be made.")


def set_up() -> None:
    """Bring `.venv` to what the lock says; nothing to do where it already is."""
    wanted = fingerprint()
    if STAMP.exists() and PYTHON.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    make_venv()
    STAMP.unlink(missing_ok=True)
    say("Installing from packaging/requirements.lock")
    pip = (PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar", "off", "-q")
    need(*pip, "--require-hashes", "-r", LOCK, why="The packages cannot be installed.")
    need(*pip, "--no-deps", "--no-build-isolation", "-e", ROOT, why="The project cannot be installed.")
    STAMP.write_text(wanted, encoding="utf-8")


# --- run --------------------------------------------------------------------------------------------------------------


def has_screen() -> bool:
    """Say whether a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def dailies(*words: str | Path) -> dict[str, object]:
    """Run the command line with `--json` and return its answer."""
    call = [str(PYTHON), "-c", "import sys; from dailies_logger.__main__ import dailies; sys.exit(dailies())", *map(str, words), "--json"]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"}, check=False)
    if done.returncode != 0:
        raise Stop(done.stderr.strip() or f"dailies {words[0]} failed.")
    answer = json.loads(done.stdout)
    assert isinstance(answer, dict)  # noqa: S101 - every verb answers with an object
    return answer


READ_BACK = (
    "import sys, json, opentimelineio as o; t = o.adapters.read_from_file(sys.argv[1]); "
    "print(json.dumps({'name': t.name, 'clips': len(t.find_clips()), 'markers': sum(len(c.markers) for c in t.find_clips())}))"
)


def main_job() -> int:
    """Do the main job on the sample shoot without a screen, as the window would, and say what was written."""
    folder = ROOT / "build" / "sample"
    shutil.rmtree(folder, ignore_errors=True)
    library, shoot, cut = folder / "Sample.dailies", folder / "shoot", folder / "Best moments.otio"
    say("No screen here: doing the main job on the sample shoot instead.")
    dailies("sample", shoot)
    dailies("new", library, "--title", "Sample")
    added = dailies("ingest", library, shoot)
    say(f"Ingested {len(_list(added, 'added'))} files, {len(_list(added, 'problems'))} problems")
    for report in sorted([*shoot.rglob("*.ale"), *shoot.rglob("*.csv")]):
        merged = dailies("import", library, report)
        say(f"Imported {report.name}: {merged['matched']} matched, {len(_list(merged, 'disagreements'))} disagreements")
    clips = [clip for clip in _list(dailies("list", library, "clips"), "clips") if clip["kind"] == "picture"]
    for at, clip in enumerate(clips):
        dailies(
            "label", library, clip["id"], "--kind", "best_moment", "--from", str(12 + at), "--to", str(36 + at), "--text", "she sees him"
        )
    say(f"Labelled {len(clips)} clips")
    dailies("stringout", library, "Best moments", "--query", "kind:best_moment", "--order", "scene take camera")
    dailies("export", library, "Best moments", "-o", cut)
    read = subprocess.run([str(PYTHON), "-c", READ_BACK, str(cut)], capture_output=True, encoding="utf-8", check=True).stdout
    say(f"Exported and read back: {read.strip()}")
    for path in (shoot, library, cut):
        say(f"Wrote {path.relative_to(ROOT)}")
    return 0


def _list(answer: dict[str, object], key: str) -> list[dict[str, str]]:
    """Return a list out of an answer."""
    found = answer[key]
    assert isinstance(found, list)  # noqa: S101 - the key is one of the command line's stable ones
    return found


def open_sample() -> int:
    """Open the window on the sample shoot, or do the main job where there is no screen."""
    check_libraries()
    return run(PYTHON, "-m", "dailies_logger", "--sample") if has_screen() else main_job()


# --- test and bench ---------------------------------------------------------------------------------------------------


def check(extra: list[str]) -> int:
    """Run every check, also after one has failed, and sum up; 1 where any failed."""
    check_libraries()
    check_tools()
    results = []
    for name, *words in CHECKS:
        say(f"\n=== {name}")
        started = time.monotonic()
        code = run(PYTHON, *words, *(extra if name == "tests" else ()))
        results.append((name, code, time.monotonic() - started))
    say("\n=== summary")
    for name, code, seconds in results:
        say(f"{'ok    ' if code == 0 else 'FAILED'}  {name:<10} {seconds:6.1f} s")
    return int(any(code for _, code, _ in results))


def measure(extra: list[str]) -> int:
    """Run the benchmarks."""
    check_libraries()
    return run(PYTHON, "-m", "tests.benchmarks.run", *extra)


def main(arguments: list[str]) -> int:
    """Read the command line, set up, and do it."""
    summary, _, details = (__doc__ or "").partition("\n\n")
    parser = argparse.ArgumentParser(
        prog="dev.py", description=summary, epilog=details, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("task", choices=("run", "test", "bench"))
    known, extra = parser.parse_known_args(arguments)
    try:
        set_up()
        if known.task == "run":
            return open_sample()
        return check(extra) if known.task == "test" else measure(extra)
    except Stop as stop:
        sys.stderr.write(f"{stop}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. The same command goes on from here.\n")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
