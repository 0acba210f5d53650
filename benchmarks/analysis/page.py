"""The page of what was measured: docs/reference/analysis-speed.md."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from typing import Any

INTRODUCTION = """# How fast the analysis is, and how right

<!-- Written by `python -m benchmarks.analysis --write`. Do not edit. -->

Each row is one piece of work, done by Frankpledge and then by what an analyst would use
instead, on the same data in the same run, each in a process of its own. "The call" is
the work itself; "all" is the whole process, with starting Python and loading libraries
(and, for the peer, compiling what it compiles). Ratios above 1 say how many times faster
or smaller ours is.
"""


def page(measured: Sequence[Any]) -> str:
    """Return the page in Markdown."""
    lines = [INTRODUCTION, f"{os.cpu_count()} cores.", "", *_table(measured), ""]
    for one in measured:
        lines += [*_words(one), ""]
    return "\n".join(lines)


def _table(measured: Sequence[Any]) -> Iterator[str]:
    yield (
        "| Work | Peer | Ours: the call, s | Peer: the call, s | Ratio | Ours: all, s "
        "| Peer: all, s | Ratio | Ours, MB | Peer, MB | Ratio |"
    )
    yield "|---|---|" + "---:|" * 9
    for one in measured:
        if one.ours is None or one.peer is None:
            continue
        mine, theirs = _call(one.ours), _call(one.peer)
        cells = [one.work.title, one.work.peer_name]
        cells += [_seconds(mine), _seconds(theirs), _ratio(theirs, mine)]
        cells += [_seconds(one.ours.seconds), _seconds(one.peer.seconds)]
        cells += [_ratio(one.peer.seconds, one.ours.seconds)]
        cells += [f"{one.ours.megabytes:,.0f}", f"{one.peer.megabytes:,.0f}"]
        cells += [_ratio(one.peer.megabytes, one.ours.megabytes)]
        yield f"| {' | '.join(cells)} |"


def _words(one: Any) -> Iterator[str]:
    yield f"- **{one.work.title}.** Goal: {one.work.goal}."
    if one.skipped:
        yield f"  Not measured: {one.skipped}"
    if one.agreement:
        yield f"  {one.agreement}"
    if one.floor is not None and one.ours is not None:
        share = _call(one.floor) / _call(one.ours)
        yield (
            f"  The floor, what nobody can avoid: {_seconds(_call(one.floor))} s, "
            f"{share:.0%} of our call."
        )


def _call(taken: Any) -> float:
    return float(json.loads(taken.told)["seconds"])


def _seconds(seconds: float) -> str:
    return f"{seconds:,.1f}" if seconds >= 10 else f"{seconds:.3g}"


def _ratio(theirs: float, mine: float) -> str:
    ratio = theirs / mine if mine else 0
    return f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.2f}"
