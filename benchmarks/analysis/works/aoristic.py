"""Aoristic weights of 100,000 events known to lie between two times."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np

from benchmarks.analysis.work import Disagreement, Skipped, Told, Work

EVENTS = 100_000
WEEK = 7 * 24 * 60  # minutes


def prepare(folder: Path, shared: Path | None) -> None:
    """Draw ranges: most within a day, some over a week, some without an end."""
    rng = np.random.default_rng(4)
    start = rng.integers(0, 52 * WEEK, EVENTS)
    kind = rng.random(EVENTS)
    length = np.where(kind < 0.4, rng.integers(0, 120, EVENTS), 0)
    length += np.where((kind >= 0.4) & (kind < 0.9), rng.integers(120, 1440, EVENTS), 0)
    length += np.where(kind >= 0.9, rng.integers(1440, 20_000, EVENTS), 0)
    monday = np.datetime64("2024-01-01", "m")
    first, last = monday + start, monday + start + length
    turned = rng.random(EVENTS) < 0.04
    first, last = np.where(turned, last, first), np.where(turned, first, last)
    last[rng.random(EVENTS) < 0.03] = np.datetime64("NaT")
    as_read = "datetime64[us]"
    np.savez(
        folder / "ranges.npz", start=first.astype(as_read), end=last.astype(as_read)
    )


def ours(folder: Path) -> Told:
    """Weigh them."""
    from frankpledge.analysis.times.aoristic import aoristic_weights

    ranges = np.load(folder / "ranges.npz")
    start, end = ranges["start"], ranges["end"]
    began = time.perf_counter()
    found = aoristic_weights(start, end)
    return {"seconds": time.perf_counter() - began, "weights": found.weights.tolist()}


def peer(folder: Path) -> Told:
    """Weigh them with A. Wheeler's crimepy, which is not the registry's of that name."""
    import pandas as pd

    try:
        from crimepy.aoristic import weekhour_func_vectorized
    except ImportError as error:
        raise Skipped("crimepy of its own repository is not installed") from error
    ranges = np.load(folder / "ranges.npz")
    start, end = pd.Series(ranges["start"]), pd.Series(ranges["end"])
    began = time.perf_counter()
    weights = weekhour_func_vectorized(start, end).sum(axis=0)
    return {"seconds": time.perf_counter() - began, "weights": weights.tolist()}


def agree(folder: Path, mine: Told, theirs: Told) -> str:
    """Hold all 168 weights equal, and their sum to the number of events."""
    apart = np.abs(np.array(mine["weights"]) - np.array(theirs["weights"])).max()
    total = float(np.sum(np.array(mine["weights"])))
    if apart > 1e-6 or abs(total - EVENTS) > 1e-6:
        raise Disagreement(f"weights differ by {apart:g}, ours add up to {total:,.6f}")
    return f"All 168 weights within {apart:.0e}; ours add up to {total:,.6f}."


WORK = Work(
    name="aoristic",
    title="Aoristic weights, 100,000 events",
    peer_name="crimepy",
    goal="at least 1,000 times, the weight kept",
    prepare=prepare,
    ours=ours,
    peer=peer,
    agree=agree,
)
