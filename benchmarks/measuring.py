"""Running a program and knowing what it took.

The kernel counts the memory of whoever starts a program as the program's own, so a small
process does: `python -m benchmarks.measuring OUT COMMAND...` tells in JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1024  # of the kilobytes the kernel counts peak memory in


@dataclass(frozen=True)
class Taken:
    """What a process took: time on the clock, time of processors, most memory at once."""

    seconds: float
    processor_seconds: float
    megabytes: float
    told: str


def run(command: Sequence[str], *, out: Path) -> Taken:
    """Run a command to its end; raises CalledProcessError where it fails."""
    starter = (sys.executable, "-m", "benchmarks.measuring", str(out))
    told = subprocess.run([*starter, *command], check=True, stdout=subprocess.PIPE)
    return Taken(*json.loads(told.stdout), out.read_text(encoding="utf-8"))


def main(out: str, *command: str) -> int:
    """Be the small process."""
    began = time.monotonic()
    with Path(out).open("wb") as file:
        process = subprocess.Popen(command, stdout=file)
        _, status, used = os.wait4(process.pid, 0)
    seconds = time.monotonic() - began
    megabytes = used.ru_maxrss / MEGABYTE
    print(json.dumps([seconds, used.ru_utime + used.ru_stime, megabytes]))
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
