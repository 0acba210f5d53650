"""How far a count must move before the move can be told from chance."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from frankpledge.analysis.change.choice import UNKNOWN, Choice, chosen
from frankpledge.analysis.change.counts import SIGNIFICANCE, checked_count
from frankpledge.analysis.change.pair import tested_alone
from frankpledge.analysis.monthly.dispersion import Dispersion

POWER = 0.8  # of seeing a change planned for: four times in five
POWER_DEVIATIONS = 0.8416  # of the normal curve, with POWER below it


@dataclass(frozen=True)
class DetectableChange:
    """The later counts, at equal exposure, that would differ from a baseline."""

    baseline: int
    fall_to: int | None  # the largest that is a fall; None where not even 0 is one
    rise_to: int  # the smallest that is a rise
    planned_fall_to: int | None  # a mean that would be found a fall four times in five
    planned_rise_to: int
    test: Choice = UNKNOWN

    @property
    def fall_percent(self) -> float | None:
        """How far below the baseline that fall is, in per cent."""
        if self.fall_to is None:
            return None
        return 100 * (self.baseline - self.fall_to) / self.baseline

    @property
    def rise_percent(self) -> float | None:
        """How far above the baseline that rise is, in per cent."""
        if self.baseline == 0:
            return None
        return 100 * (self.rise_to - self.baseline) / self.baseline

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        rise = f"a rise only at {self.rise_to:,} or more"
        if self.fall_to is None:
            return (
                f"From {self.baseline:,}, no fall could be told from chance, and "
                f"{rise} ({self.test.in_words}, 5%)."
            )
        return (
            f"From {self.baseline:,}, a fall can be told from chance only at "
            f"{self.fall_to:,} or fewer, and {rise} ({self.test.in_words}, 5%)."
        )

    @property
    def planning(self) -> str:
        """What to plan for, fit for a page: a change that would be seen."""
        rise = f"to {self.planned_rise_to:,}"
        if self.planned_fall_to is None:
            return f"To be seen four times in five, a real rise must be {rise}."
        return (
            f"To be seen four times in five, a real fall must be to "
            f"{self.planned_fall_to:,}, a real rise {rise}."
        )


def minimum_detectable_change(
    baseline: int, *, dispersion: Dispersion | float | None = None
) -> DetectableChange:
    """Find how far a count must move before the move can be told from chance.

    Question:
        From this baseline, which later counts would be a change and not chance? A
        target nearer than that cannot be seen to be met.

    Data needed:
        A baseline count, and later counts over an equal period. `dispersion` as in
        `compare_counts`: the more the months vary, the larger the change needed.

    Method:
        `compare_counts` at 5%, searched outward from the baseline on both sides. The
        change to plan for is the one that this test finds four times in five, both
        counts varying, by the normal curve.

    Reading the result:
        Every count between `fall_to` and `rise_to` is within ordinary chance. A real
        change of just this size would be seen about every second time, so plan for
        `planned_fall_to` or `planned_rise_to`.

    When not to use it:
        Where `compare_counts` should not be used. From a baseline below 20 the change
        to plan for is approximate.

    References:
        As for `compare_counts`; for the power, Chow, Shao and Wang (2008), Sample Size
        Calculations in Clinical Research.

    Example:
        >>> minimum_detectable_change(254).sentence
        'From 254, a fall can be told from chance only at 211 or fewer, and a rise \
only at 301 or more (exact E-test, 5%).'
        >>> minimum_detectable_change(254).planning
        'To be seen four times in five, a real fall must be to 194, a real rise to 322.'
        >>> minimum_detectable_change(3).fall_to is None
        True

    Raises `CountError` for a negative or broken count.
    """
    baseline = checked_count(baseline, "The baseline")
    test = chosen(dispersion)

    def differs(later: int) -> bool:
        return tested_alone(baseline, later, Fraction(1), test) < SIGNIFICANCE

    fall_to = None
    if differs(0):
        fall_to = _last_true(differs, 0, baseline)
    beyond = baseline + 8  # 8 past zero, where the spread is smallest, is a rise
    while not differs(beyond):
        beyond += beyond - baseline
    planned_fall_to, planned_rise_to = _planned(baseline, test)
    return DetectableChange(
        baseline=baseline,
        fall_to=fall_to,
        rise_to=-_last_true(lambda later: differs(-later), -beyond, -baseline),
        planned_fall_to=planned_fall_to,
        planned_rise_to=planned_rise_to,
        test=test,
    )


def _planned(baseline: int, test: Choice) -> tuple[int | None, int]:
    """Return the means, fall and rise, that the test finds with POWER.

    The difference of the two counts must be as many deviations of it as the test asks
    for and the power adds: a quadratic in the share that the count changes by.
    """
    from scipy.special import stdtrit

    deviations = float(stdtrit(test.freedom, 1 - SIGNIFICANCE / 2)) + POWER_DEVIATIONS
    needed = deviations**2 * test.scale
    root = math.sqrt(needed**2 + 8 * needed * baseline)
    fall = math.floor(baseline - (root - needed) / 2)
    rise = math.ceil(baseline + (root + needed) / 2)
    return (fall if fall >= 0 and baseline else None), rise


def _last_true(holds: Callable[[int], bool], true: int, false: int) -> int:
    """Return the last whole number for which a condition holds, by halving."""
    while false - true > 1:
        middle = (true + false) // 2
        true, false = (middle, false) if holds(middle) else (true, middle)
    return true
