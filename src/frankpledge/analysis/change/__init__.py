"""Has a count really changed? Two counts, many at once, and what could be seen at all.

Takes: counts with their exposures, and how much more than Poisson they vary.
Gives: p-values, ratios with intervals, and the sentence to print; see `pair`, `many`
and `detectable`.
"""

from frankpledge.analysis.change.counts import CountError
from frankpledge.analysis.change.detectable import (
    DetectableChange,
    minimum_detectable_change,
)
from frankpledge.analysis.change.many import ManyChanges, compare_many
from frankpledge.analysis.change.pair import CountChange, compare_counts

__all__ = [
    "CountChange",
    "CountError",
    "DetectableChange",
    "ManyChanges",
    "compare_counts",
    "compare_many",
    "minimum_detectable_change",
]
