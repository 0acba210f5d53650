"""One side of one piece of work: `python -m benchmarks.analysis.side NAME SIDE FOLDER`."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path


def main(name: str, side: str, folder: str, *shared: str) -> int:
    """Do it, and tell what came of it as JSON; 3 where it cannot be run here."""
    module = importlib.import_module(f"benchmarks.analysis.works.{name}")
    work, here = module.WORK, Path(folder)
    if side == "prepare":
        try:
            work.prepare(here, Path(shared[0]) if shared else None)
        except Exception as error:
            if type(error).__name__ != "Skipped":
                raise
            print(error)
            return 3
        return 0
    print(json.dumps(getattr(work, side)(here)))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
