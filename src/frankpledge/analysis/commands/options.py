"""Options that several methods take, and how their text is read."""

from __future__ import annotations

import argparse
import math
from pathlib import Path


def add_file(parser: argparse.ArgumentParser, *, many: bool = False) -> None:
    """Take one file or several, and how its dates are written."""
    parser.add_argument(
        "files" if many else "file",
        type=Path,
        nargs="+" if many else None,
        metavar="FILE",
        help="CSV (also .gz) or Parquet",
    )
    parser.add_argument(
        "--date-format",
        metavar="FORMAT",
        help="how dates are written, as in %%d/%%m/%%Y; without it 2026-01-31 and "
        "31/01/2026 are understood",
    )


def add_seed(parser: argparse.ArgumentParser) -> None:
    """Take the seed of what is drawn at random; the same seed, the same answer."""
    parser.add_argument(
        "--seed", type=int, default=1, metavar="N", help="of what is drawn (1)"
    )


def numbers(text: str) -> tuple[float, ...]:
    """Read "0.1,200,400"; raises what argparse tells the person."""
    try:
        read = tuple(float(part) for part in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not numbers with commas between them, as in 0.1,200,400"
        ) from error
    if not all(math.isfinite(number) for number in read):
        raise argparse.ArgumentTypeError(f"{text!r} holds a number that is not finite")
    return read
