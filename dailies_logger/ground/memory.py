"""Read how much memory another process holds, without a library: each system has its own place for it."""

import ctypes
import subprocess
import sys
from pathlib import Path


def resident(pid: int) -> int:
    """Return the bytes a process holds in memory; 0 where it is gone or the system will not say."""
    if sys.platform == "win32":
        return _windows(pid)
    if sys.platform == "linux":
        return _linux(pid)
    return _ps(pid)


def _linux(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS:"))


def _ps(pid: int) -> int:
    said = subprocess.run(["/bin/ps", "-o", "rss=", "-p", str(pid)], capture_output=True, check=False).stdout.strip()  # noqa: S603
    return int(said) * 1024 if said.isdigit() else 0


class _Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of psapi.h."""

    _fields_ = (
        ("cb", ctypes.c_uint32),
        ("page_faults", ctypes.c_uint32),
        ("peak_working_set", ctypes.c_size_t),
        ("working_set", ctypes.c_size_t),
        ("rest", ctypes.c_size_t * 6),
    )


def _windows(pid: int) -> int:
    kernel = ctypes.CDLL("kernel32")
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = ctypes.c_void_p(kernel.OpenProcess(0x1000, 0, pid))  # PROCESS_QUERY_LIMITED_INFORMATION
    counters = _Counters()
    counters.cb = ctypes.sizeof(counters)
    known = handle.value and kernel.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.cb)
    if handle.value:
        kernel.CloseHandle(handle)
    return int(counters.working_set) if known else 0
