"""Has a count really changed, or is the difference what chance alone would give?

One exact test for two counts, its interval, and the smallest change it could see.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from frankpledge.analysis.poisson_pair import e_test, ratio_interval
from frankpledge.analysis.results import Caveat

SIGNIFICANCE = 0.05  # of the test; the interval is at 95%
SMALLEST_BASE = 20  # below it a percentage misleads: show the counts (analysis 4.5)
METHOD = "exact E-test"

Exposure = int | float | Decimal | Fraction


class CountError(ValueError):
    """Something that is not a count, or not an exposure. The text says which."""


@dataclass(frozen=True)
class CountChange:
    """An earlier and a later count compared: what was found, and how."""

    earlier: int
    later: int
    earlier_exposure: Fraction
    later_exposure: Fraction
    p_value: float
    lower: float  # of the 95% interval for the ratio of the later rate to the earlier
    upper: float  # infinite after an earlier count of zero
    compared_with: str  # "the year before"
    caveats: tuple[Caveat, ...]
    method: str = METHOD

    @property
    def distinguishable(self) -> bool:
        """Whether chance alone would seldom give a difference as large (under 5%)."""
        return self.p_value < SIGNIFICANCE

    @property
    def ratio(self) -> Fraction | None:
        """The later rate over the earlier, or None after a rate of zero."""
        if not self.earlier:
            return None
        relative = self.earlier_exposure / self.later_exposure
        return relative * self.later / self.earlier

    @property
    def percent(self) -> Fraction | None:
        """The change of the rate in per cent, or None where the base is too small."""
        if self.ratio is None or self.earlier < SMALLEST_BASE:
            return None
        return 100 * (self.ratio - 1)

    @property
    def sentence(self) -> str:
        """The whole finding, fit for a page."""
        verdict = (
            "chance alone would seldom give a change of this size"
            if self.distinguishable
            else "a change of this size is ordinary chance variation"
        )
        return f"{self._change_in_words()}; {verdict} ({self.method}, {self._p_in_words()})."

    def _change_in_words(self) -> str:
        opening = f"{self.later:,} against {self.earlier:,} {self.compared_with} is"
        rate = "" if self.earlier_exposure == self.later_exposure else " in the rate"
        earlier = self.earlier * self.later_exposure
        later = self.later * self.earlier_exposure
        if earlier == later:
            return f"{opening} no change{rate}"
        size = "" if self.percent is None else f" of {_in_words(abs(self.percent))}"
        return f"{opening} a {'rise' if later > earlier else 'fall'}{size}{rate}"

    def _p_in_words(self) -> str:
        """Two or three places, or as many as show on which side of 5% it lies."""
        if self.p_value < 0.001:
            return "p < 0.001"
        places = 3 if self.p_value < 0.1 else 2
        while (round(self.p_value, places) < SIGNIFICANCE) != self.distinguishable:
            places += 1
        return f"p = {self.p_value:.{places}f}"


@dataclass(frozen=True)
class DetectableChange:
    """The later counts, at equal exposure, that would differ from a baseline."""

    baseline: int
    fall_to: int | None  # the largest that is a fall; None where not even 0 is one
    rise_to: int  # the smallest that is a rise

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
                f"{rise} ({METHOD}, 5%)."
            )
        return (
            f"From {self.baseline:,}, a fall can be told from chance only at "
            f"{self.fall_to:,} or fewer, and {rise} ({METHOD}, 5%)."
        )


def compare_counts(
    earlier: int,
    later: int,
    *,
    earlier_exposure: Exposure = 1,
    later_exposure: Exposure = 1,
    compared_with: str = "the year before",
) -> CountChange:
    """Compare two counts of separate events, each over its own exposure.

    Question:
        Is a later count different from an earlier one by more than chance gives?

    Data needed:
        Two counts of events that happen separately (not people counted twice), and
        what each was counted over: equal periods, or exposures in one unit (days,
        residents). Counts over different areas or instruments are not comparable.

    Method:
        The E-test of Krishnamoorthy and Thomson for two Poisson counts, two-sided,
        with ties decided in whole numbers. The interval for the ratio of the rates is
        Clopper and Pearson's for the share of all events that came later, turned into
        a ratio. It is the more cautious of the two: where p is just below 5% it may
        still hold 1, and a caveat then says so.

    Reading the result:
        `distinguishable` means that, had nothing changed, a difference as large would
        come in fewer than 5 of 100 comparisons. It does not say why. "Ordinary chance
        variation" does not prove that nothing changed: a small count can hide much.

    When not to use it:
        Where counts vary more than Poisson, as recorded crime often does (one offender
        gives many offences), the test finds too much: at three times the Poisson
        variance a quarter of unchanged pairs are flagged. Estimate the dispersion
        first. Where many pairs are tested at once, allow for their number. Across a
        change of recording the answer is about the recording.

    References:
        Krishnamoorthy and Thomson (2004), A more powerful test for comparing two
        Poisson means, J. Statistical Planning and Inference 119. Clopper and Pearson
        (1934), Biometrika 26.

    Example:
        >>> change = compare_counts(61, 53)
        >>> change.sentence
        '53 against 61 the year before is a fall of 13%; a change of this size is \
ordinary chance variation (exact E-test, p = 0.46).'
        >>> round(compare_counts(6, 2).p_value, 4)
        0.1749

    Raises `CountError` for a negative or broken count, or an exposure not above zero.
    """
    before = _exposure(earlier_exposure, "The earlier exposure")
    after = _exposure(later_exposure, "The later exposure")
    earlier = _count(earlier, "The earlier count")
    later = _count(later, "The later count")
    relative = before / after
    p_value = e_test(earlier, later, relative)
    lower, upper = ratio_interval(earlier, later, relative, outside=SIGNIFICANCE)
    return CountChange(
        earlier=earlier,
        later=later,
        earlier_exposure=before,
        later_exposure=after,
        p_value=p_value,
        lower=lower,
        upper=upper,
        compared_with=compared_with,
        caveats=_caveats(
            earlier, borderline=p_value < SIGNIFICANCE and lower <= 1 <= upper
        ),
    )


def minimum_detectable_change(baseline: int) -> DetectableChange:
    """Find how far a count must move before the move can be told from chance.

    Question:
        From this baseline, which later counts would be a change and not chance? A
        target nearer than that cannot be seen to be met.

    Data needed:
        A baseline count, and later counts over an equal period.

    Method:
        `compare_counts` at 5%, searched outward from the baseline on both sides.

    Reading the result:
        Every count between `fall_to` and `rise_to` is within ordinary chance. A real
        change of just this size would be seen about every second time, so plan for
        more than it.

    When not to use it:
        Where `compare_counts` should not be used: with more than Poisson variation
        the change needed is larger.

    References:
        As for `compare_counts`.

    Example:
        >>> minimum_detectable_change(254).sentence
        'From 254, a fall can be told from chance only at 211 or fewer, and a rise \
only at 301 or more (exact E-test, 5%).'
        >>> minimum_detectable_change(3).fall_to is None
        True

    Raises `CountError` for a negative or broken count.
    """
    baseline = _count(baseline, "The baseline")

    def differs(later: int) -> bool:
        return e_test(baseline, later, Fraction(1)) < SIGNIFICANCE

    fall_to = None
    if differs(0):
        fall_to = _last_true(differs, 0, baseline)
    beyond = baseline + 8  # 8 past zero, where the spread is smallest, is a rise
    while not differs(beyond):
        beyond += beyond - baseline
    rise_to = -_last_true(lambda later: differs(-later), -beyond, -baseline)
    return DetectableChange(baseline=baseline, fall_to=fall_to, rise_to=rise_to)


def _last_true(holds: Callable[[int], bool], true: int, false: int) -> int:
    """Return the last whole number for which a condition holds, by halving."""
    while false - true > 1:
        middle = (true + false) // 2
        true, false = (middle, false) if holds(middle) else (true, middle)
    return true


def _caveats(earlier: int, *, borderline: bool) -> tuple[Caveat, ...]:
    found = [
        Caveat(
            "poisson",
            "The test takes events to happen separately. Where one person or place "
            "gives many, counts vary more, and chance explains more than it says.",
        )
    ]
    if earlier < SMALLEST_BASE:
        found.append(
            Caveat(
                "small-base",
                f"The earlier count is below {SMALLEST_BASE}, so no percentage is "
                "given: a handful of events would change it greatly.",
            )
        )
    if borderline:
        found.append(
            Caveat(
                "interval-holds-no-change",
                "The interval, more cautious than the test, still holds no change: "
                "the finding is at the border.",
            )
        )
    return tuple(found)


def _count(value: int, what: str) -> int:
    try:
        count = operator.index(value)
    except TypeError as error:
        raise CountError(
            f"{what} is {value!r}; a count is a whole number of events."
        ) from error
    if count < 0:
        raise CountError(f"{what} is {count}; a count cannot be below zero.")
    return count


def _exposure(value: Exposure, what: str) -> Fraction:
    try:
        exposure = Fraction(value)
    except (TypeError, ValueError, OverflowError) as error:
        raise CountError(f"{what} is {value!r}; it must be a number.") from error
    if exposure <= 0:
        raise CountError(f"{what} is {value}; it must be above zero.")
    return exposure


def _in_words(percent: Fraction) -> str:
    whole = math.floor(percent + Fraction(1, 2))  # a half goes up, as plans print it
    return f"{whole:,}%" if whole else "less than 1%"
