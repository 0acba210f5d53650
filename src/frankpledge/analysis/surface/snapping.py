"""Do many events stand at one point, as where a supplier moved them there?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.results import Caveat

FEWEST = 50  # points from which on sharing tells something
LOOKED_AT = 200_000  # points, evenly from all
SHARING = 3  # events at one point from which on it looks like a shared one
LARGEST_SHARE = 0.5  # of events at such points; homes seldom come near it
SMALLEST_CELL = 250  # metres: police map points stand some 150 to 250 m apart
BUSY = 0.05  # of all events at one point

Floats = npt.NDArray[np.float64]


def snapping_caveats(x: Floats, y: Floats, cell: float) -> tuple[Caveat, ...]:
    """Say where points look shared, and whether cells are too small for that."""
    step = -(-x.size // LOOKED_AT)
    x, y = x[::step], y[::step]
    if x.size < FEWEST:
        return ()
    events = _events_by_point(x, y)
    caveats = []
    if events.max() > max(BUSY * x.size, SHARING):
        caveats.append(
            Caveat(
                "busy-point",
                f"One point holds {events.max() / x.size:.0%} of the events: a police "
                "station, a hospital, or where unknown places are put. Look before "
                "calling it hot.",
            )
        )
    shared = events[events >= SHARING].sum() / x.size
    if shared > LARGEST_SHARE:
        caveats.append(_shared(float(shared), cell))
    return tuple(caveats)


def _shared(share: float, cell: float) -> Caveat:
    told = (
        f"{share:.0%} of the events share their point with two or more others: places "
        "look moved to shared points"
    )
    if cell < SMALLEST_CELL:
        return Caveat(
            "cells-too-small",
            f"{told}. Cells of {cell:g} m show the points, not the events: take "
            f"{SMALLEST_CELL} m or more.",
        )
    return Caveat("shared-points", f"{told}. Read it to some 250 m, no closer.")


def _events_by_point(x: Floats, y: Floats) -> npt.NDArray[np.int64]:
    """Count the events at each point; two points in 10**19 pairs are taken for one."""
    spread = x.view(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed = np.sort((spread ^ (spread >> np.uint64(29))) + y.view(np.uint64))
    starts = np.flatnonzero(mixed[1:] != mixed[:-1]) + 1
    edges: npt.NDArray[np.int64] = np.concatenate(([0], starts, [mixed.size]))
    return np.diff(edges)
