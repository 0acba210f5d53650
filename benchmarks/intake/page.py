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

Wall seconds are those of a clock; rows a second are told by them. CPU seconds are of
processors, summed over cores: other work on a machine changes them least. Frankpledge
reads two files at once, the script one. To run it again on a quiet machine:

    python -m benchmarks.intake --shared FOLDER --peer PYTHON --times 1,10,100 --write

"""
WHY = """
## The goal, and what stands in the way

We set out for ten times the peer's rows a second at a quarter of its memory, and are not
there. {verdict}

The rows kept are the peer's, and more is done to each: every line is checked and keeps its
number, every month is packed, hashed, synced to disk and entered with a record of who did
it. What the time goes to, largest first:

- **Writing Parquet.** Twenty-two columns of text, each put in a dictionary and compressed:
  about a third.
- **Unpacking, hashing, looking at every line.** Blocks of plain lines are looked at as a
  whole, and only others line by line: about a third. Decompressing alone takes {floor} of
  the peer's CPU seconds, so nothing that reads gzip could use less than a {bound}th of them:
  ten times is out of reach on these files, whoever writes the reader.
- **Reading and meaning.** DuckDB's reader, dates, points and codes: about a quarter.
- **Starting, entering and reporting**, the most part of the smallest size.
"""


def page(rounds: Sequence[Any]) -> str:
    """Return the page in Markdown."""
    lines = [INTRODUCTION, *_table(rounds), "", *_agreement(rounds)]
    return "\n".join(lines) + WHY.format(**_verdict(rounds[-1]))


def _table(rounds: Sequence[Any]) -> Iterator[str]:
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    yield f"{os.cpu_count()} cores; mean load while it ran: {load}."
    yield ""
    yield (
        "| Rows | | Wall seconds | CPU seconds | Rows a second | Times the peer's | Peak "
        "memory, MB | Share of its CPU that is unpacking | DuckDB's own reader |"
    )
    yield "|---:|---|---:|---:|---:|---:|---:|---:|---:|"
    for one in rounds:
        for name, taken in (("Frankpledge", one.ours), ("pandas", one.peer)):
            yield (
                f"| {one.rows:,} | {name} | {taken.seconds:.1f} "
                f"| {taken.processor_seconds:.1f} | {one.rows / taken.seconds:,.0f} "
                f"| {one.peer.seconds / taken.seconds:.2f} | {taken.megabytes:,.0f} "
                f"| {_share(one.unpack, taken)} | {_share(one.engine, taken)} |"
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
    speed = last.peer.seconds / last.ours.seconds
    effort = last.ours.processor_seconds / last.peer.processor_seconds
    memory = last.ours.megabytes / last.peer.megabytes
    bound = last.peer.processor_seconds / last.unpack.processor_seconds
    return {
        "verdict": f"At {last.rows:,} rows it is {speed:.2f} times the peer's rows a "
        f"second, for {effort:.2f} of its CPU seconds, at {memory:.2f} of its memory.",
        "floor": _share(last.unpack, last.peer),
        "bound": f"{bound:.0f}",
    }
