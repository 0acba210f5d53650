"""Difference in differences: the change beside that of a comparison, as a ratio."""

from __future__ import annotations

import math
from dataclasses import dataclass

from frankpledge.analysis.evaluation.places import Estimate, Place
from frankpledge.analysis.results import Refusal


@dataclass(frozen=True)
class RelativeEffect:
    """The treated area's change over the comparison's, with its 95% interval."""

    log: Estimate
    dispersion: float

    @property
    def ratio(self) -> float:
        """After over before, over the comparison's: 1 is no effect."""
        return math.exp(self.log.value)

    @property
    def lower(self) -> float:
        """The lower end of the interval."""
        return math.exp(self.log.lower)

    @property
    def upper(self) -> float:
        """The upper end of the interval."""
        return math.exp(self.log.upper)

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        change = abs(self.ratio - 1)
        verdict = (
            "not told from chance"
            if self.log.covers_nought
            else "more than chance gives"
        )
        return (
            f"Against the comparison's change, events are {change:.0%} "
            f"{'fewer' if self.ratio < 1 else 'more'} than expected (ratio "
            f"{self.ratio:.2f}, 95% interval {self.lower:.2f} to {self.upper:.2f}): "
            f"{verdict}."
        )


def difference_in_differences(
    treated: Place, control: Place, *, dispersion: float = 1.0
) -> RelativeEffect:
    """Compare a place's change with its comparison's, as a ratio of ratios.

    Question:
        By how many per cent did the treated area change beyond its comparison?

    Data needed:
        Counts before and after in both; the comparison should have moved alike before.

    Method:
        The ratio (Ta / Tb) / (Ca / Cb). The variance of its logarithm is the sum of
        the four counts' inverses, times `dispersion` where counts vary more than
        Poisson (2 is usual for area counts; estimate it from monthly history).

    Reading the result:
        0.5 is half of what the comparison leads to expect. An interval that holds 1
        cannot be told from no effect.

    When not to use it:
        Without a comparison that moved alike before; with a count of 0 in any of the
        four, where a ratio says nothing.

    References:
        Farrington, Gill, Waples and Argomaniz (2007), The effects of closed-circuit
        television on crime, J. Experimental Criminology 3, on relative effect sizes.

    Example:
        >>> found = difference_in_differences(
        ...     Place("treated", 207, 110), Place("control", 308, 318)
        ... )
        >>> round(found.ratio, 3), round(found.lower, 3), round(found.upper, 3)
        (0.515, 0.389, 0.681)

    Raises `Refusal` for a count of 0, or a dispersion not above zero.
    """
    counts = (treated.before, treated.after, control.before, control.after)
    if not min(counts) > 0:
        raise Refusal(
            f"The treated area has {treated.in_words}, the control {control.in_words}: "
            "a ratio needs events in all four. Use the weighted displacement difference."
        )
    if not (math.isfinite(dispersion) and dispersion > 0):
        raise Refusal(f"A dispersion of {dispersion:g} is none. Give one above 0.")
    log = math.log(treated.after / treated.before * control.before / control.after)
    error = math.sqrt(dispersion * sum(1 / count for count in counts))
    return RelativeEffect(Estimate(log, error), dispersion)
