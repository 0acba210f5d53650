"""The t chart: time between events that are too rare for counts by month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.results import Basis, Caveat, Refusal
from frankpledge.analysis.spc.limits import LARGEST_RANGE

Floats = npt.NDArray[np.float64]

POWER = 3.6  # makes times between separate events nearly normal (Nelson 1994)
DEVIATION_OF_A_RANGE = 1.128  # the mean range of two, in standard deviations
FEWEST = 3  # times between events


@dataclass(frozen=True)
class TimesBetween:
    """Times from one event to the next, with the limits of a steady rate."""

    values: Floats
    centre: float
    lower: float
    upper: float
    beyond: tuple[int, ...]
    basis: Basis


def times_between(times: Sequence[float]) -> TimesBetween:
    """Chart the times between rare events.

    Question:
        Have these rare events become rarer, or more frequent?

    Data needed:
        The time from each event to the next, in any unit (days), in order; at least
        three, better twelve. Two events at one moment give a nought, which is kept.

    Method:
        Times to the power 1/3.6 are nearly normal where events come at a steady rate;
        XmR limits of these, outlying ranges left out once, are turned back.

    Reading the result:
        A point above the upper limit is an unusually long time without an event, one
        below the lower an unusually short one. High is good here where events are bad.

    When not to use it:
        Where events come in pairs from one cause, or were not all recorded.

    References:
        Nelson (1994), A control chart for parts-per-million nonconforming items,
        J. Quality Technology 26. Montgomery (2009), example 7.6.

    Example:
        >>> chart = times_between([30, 41, 18, 25, 52, 33, 47, 29])
        >>> round(chart.centre, 1), chart.beyond
        (33.1, ())

    Raises `Refusal` for fewer than three times, or one below nought.
    """
    values = np.asarray(times, dtype=np.float64)
    if len(values) < FEWEST:
        raise Refusal(
            f"There are {len(values)} times between events; the chart needs {FEWEST}, "
            "and better twelve."
        )
    if not (np.isfinite(values) & (values >= 0)).all():
        raise Refusal("A time between events is missing or below nought.")
    even = values ** (1 / POWER)
    ranges = np.abs(np.diff(even))
    kept = ranges[ranges < LARGEST_RANGE * ranges.mean()]
    mean = float(even.mean())
    reach = 3 * float(kept.mean()) / DEVIATION_OF_A_RANGE if kept.size else 0.0
    lower, upper = max(0.0, mean - reach) ** POWER, (mean + reach) ** POWER
    return TimesBetween(
        values=values,
        centre=mean**POWER,
        lower=lower,
        upper=upper,
        beyond=tuple(np.flatnonzero((values < lower) | (values > upper)).tolist()),
        basis=Basis(
            method="t chart",
            parameters={"power": POWER},
            rows_used=len(values),
            caveats=_caveats(len(values)),
        ),
    )


def _caveats(times: int) -> tuple[Caveat, ...]:
    if times >= 12:
        return ()
    return (
        Caveat("trial-limits", f"Trial limits: they rest on {times} times between."),
    )
