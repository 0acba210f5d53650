"""The page of what was measured: docs/reference/intake-speed.md."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any

INTRODUCTION = """# How fast returns are taken in

<!-- Written by `python -m benchmarks.intake --write`. Do not edit. -->

The 22 months of one force's street files (313,741 rows) are read, checked, put into the
partnership's own categories, placed in 293 wards, written as Parquet and reported: by
Frankpledge, and by a plain script of pandas and geopandas that does the same a month at a
time and knows nothing of versions, crashes or an audit record. Each runs in a process of
its own, one after the other, on the same files; starting Python and its libraries is
counted on both sides. Larger sizes repeat each month, every crime ID made its own.

Seconds are of processors, summed over cores: other work on a machine changes them least.
"""
WHY = """
## The goal, and what stands in the way

We set out for ten times the peer's rows a second at a quarter of its memory, and are not
there. {verdict}

What stands in the way, largest first:

- **Reading twice.** Rows are numbered and checked line by line before DuckDB reads them, so
  that a stray quotation mark spoils one line and every fault names its line. The peer
  believes what pandas makes of the file.
- **A table in between.** Every row with its faults and remarks is made once, and counted
  and written from there; the peer keeps the frame it read.
- **Writing with care.** Every month is packed, hashed, synced to disk and entered with a
  record of who did it.
- **The floor.** Decompressing alone takes {floor} of the peer's time, so nothing that reads
  gzip could be more than {bound} times as fast as it: ten times is out of reach on these
  files, whoever writes the reader.
"""


def page(rounds: Sequence[Any]) -> str:
    """Return the page in Markdown."""
    lines = [INTRODUCTION, *_table(rounds), "", *_agreement(rounds)]
    return "\n".join(lines) + WHY.format(**_verdict(rounds[-1]))


def _table(rounds: Sequence[Any]) -> Iterator[str]:
    yield f"{os.cpu_count()} cores."
    yield ""
    yield (
        "| Rows | | Seconds | Rows a second | Peak memory, MB | Share of its time "
        "that is unpacking | DuckDB's own reader |"
    )
    yield "|---:|---|---:|---:|---:|---:|---:|"
    for one in rounds:
        for name, taken in (("Frankpledge", one.ours), ("pandas", one.peer)):
            seconds = taken.processor_seconds
            yield (
                f"| {one.rows:,} | {name} | {seconds:.1f} | {one.rows / seconds:,.0f} "
                f"| {taken.megabytes:,.0f} | {_share(one.unpack, taken)} "
                f"| {_share(one.engine, taken)} |"
            )


def _agreement(rounds: Sequence[Any]) -> Iterator[str]:
    for one in rounds:
        what = f"{one.alike:,} rows" if one.alike else "every month's report"
        found = ", ".join(one.differences[:5])
        yield (
            f"- {one.rows:,} rows: "
            + (f"the two differ in {found}." if found else f"{what} alike in both.")
        )


def _share(floor: Any, taken: Any) -> str:
    return f"{floor.processor_seconds / taken.processor_seconds:.0%}"


def _verdict(last: Any) -> dict[str, str]:
    speed = last.peer.processor_seconds / last.ours.processor_seconds
    memory = last.ours.megabytes / last.peer.megabytes
    bound = last.peer.processor_seconds / last.unpack.processor_seconds
    return {
        "verdict": f"At {last.rows:,} rows it is {speed:.2f} times the peer's rows a "
        f"second at {memory:.2f} of its memory.",
        "floor": _share(last.unpack, last.peer),
        "bound": f"{bound:.0f}",
    }
