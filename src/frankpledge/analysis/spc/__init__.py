"""Process charts: what a series' own variation would give, and what lies outside it.

Takes: a series of values in order of time, where to start its limits anew, a target.
Gives: limits, the points worth asking about and why, two icons, and how often a stable
series would show a signal all the same.
"""

from frankpledge.analysis.spc.limits import (
    ENOUGH_POINTS,
    SMALLEST_MEAN,
    SeriesError,
    XmrLimits,
    xmr_limits,
)

__all__ = [
    "ENOUGH_POINTS",
    "SMALLEST_MEAN",
    "SeriesError",
    "XmrLimits",
    "xmr_limits",
]
