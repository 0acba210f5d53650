"""Compile the kernels once: `python -m frankpledge.analysis.kernels`."""

from __future__ import annotations

import sys

from frankpledge.analysis.kernels import available, warm

if __name__ == "__main__":
    done = warm()
    if not available():
        sys.stdout.write("numba is not installed; the analysis runs in numpy.\n")
    else:
        sys.stdout.write(f"Compiled: {', '.join(done) or 'nothing yet'}.\n")
