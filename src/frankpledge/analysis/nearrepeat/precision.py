"""Are places and dates exact enough to say what is near what?

Points moved to shared places and dates known as months make every event look like a
repeat of another: a true ratio of 15.9 at one address within a week came out as 1.10,
still "significant" (measured on events whose truth was known).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.results import Caveat, Refusal

FEWEST_DATES = 10  # fewer may all be firsts of a month by chance
FEWEST_POINTS = 50
SHARING = 3  # events at one point from which on it looks like a snap point
LARGEST_SHARE = 0.5  # of events at such points; homes seldom come near it
COARSEST = 50  # metres: coordinates that are all multiples of it are of squares

Numbers = npt.NDArray[np.floating]
Dates = npt.NDArray[np.datetime64]


def check_precision(
    x: Numbers, y: Numbers, day: Dates | None, accepted: str | None
) -> tuple[Caveat, ...]:
    """Refuse places and dates too coarse, unless somebody accepted them with a reason.

    `day` is None where days are plain numbers. The reason comes back in a caveat.
    """
    faults = [
        fault for fault in (_months(day), _snapped(x, y), _squares(x, y)) if fault
    ]
    if not faults:
        return ()
    if not accepted:
        raise Refusal(
            f"{' '.join(faults)} Near repeats need true places and days: with these, "
            "neighbours by chance cannot be told from true ones. Ask for addresses and "
            "dates; who knows better can accept the precision with a reason "
            "(--accept-precision)."
        )
    return (
        Caveat(
            "coarse-precision",
            f"{' '.join(faults)} It was accepted for this reason: {accepted}. Ratios "
            "are most likely far too low, and p-values do not show it.",
        ),
    )


def _months(day: Dates | None) -> str:
    if day is None or day.size < FEWEST_DATES:
        return ""
    of_month = (day - day.astype("datetime64[M]").astype("datetime64[D]")).astype(int)
    if np.unique(of_month).size > 1 or np.unique(day).size == 1:
        return ""
    return (
        f"All {day.size:,} dates are day {of_month[0] + 1} of a month: the source gives "
        "months, not days."
    )


def _snapped(x: Numbers, y: Numbers) -> str:
    if x.size < FEWEST_POINTS:
        return ""
    points, events = np.unique(np.column_stack((x, y)), axis=0, return_counts=True)
    shared = int(events[events >= SHARING].sum())
    if shared <= LARGEST_SHARE * x.size:
        return ""
    return (
        f"{shared:,} of {x.size:,} events ({shared / x.size:.0%}) share their point with "
        f"two or more others ({len(points):,} points in all): places look moved to "
        "shared points."
    )


def _squares(x: Numbers, y: Numbers) -> str:
    both = np.concatenate((x, y)).astype(np.float64)
    if x.size < FEWEST_POINTS or (both != np.floor(both)).any():
        return ""
    step = int(np.gcd.reduce(np.abs(both).astype(np.int64)))
    if step < COARSEST:
        return ""
    return (
        f"All coordinates are multiples of {step:,} m: they say the square of a grid, "
        "not the place."
    )
