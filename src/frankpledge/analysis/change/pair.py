"""Has a count really changed, or is the difference what chance alone would give?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from frankpledge.analysis.change.choice import EXACT, UNKNOWN, Choice, chosen
from frankpledge.analysis.change.counts import (
    SIGNIFICANCE,
    SMALLEST_BASE,
    Exposure,
    checked_count,
    checked_exposure,
)
from frankpledge.analysis.monthly.dispersion import Dispersion
from frankpledge.analysis.poisson_pair import e_test, ratio_interval
from frankpledge.analysis.results import Basis, Caveat
from frankpledge.analysis.scaled_pair import scaled_interval, scaled_test

FEWEST_BURSTS = 20  # of both counts over the dispersion, for the scaled test to be sure


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
    method: str = EXACT
    test: Choice = UNKNOWN  # why this test, and the dispersion it allows for

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
        how = f"{self.test.in_words}, {self._p_in_words()}"
        return f"{self._change_in_words()}; {verdict} ({how})."

    @property
    def basis(self) -> Basis:
        """What the finding rests on."""
        return Basis(
            method=self.method,
            parameters={
                "earlier_exposure": float(self.earlier_exposure),
                "later_exposure": float(self.later_exposure),
                "dispersion": self.test.scale,
                "why": self.test.why,
            },
            rows_used=2,
            caveats=self.caveats,
        )

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


def compare_counts(
    earlier: int,
    later: int,
    *,
    earlier_exposure: Exposure = 1,
    later_exposure: Exposure = 1,
    compared_with: str = "the year before",
    dispersion: Dispersion | float | None = None,
) -> CountChange:
    """Compare two counts of separate events, each over its own exposure.

    Question:
        Is a later count different from an earlier one by more than chance gives?

    Data needed:
        Two counts of events that happen separately (not people counted twice), and
        what each was counted over: equal periods, or exposures in one unit (days,
        residents). Counts over different areas or instruments are not comparable.
        `dispersion` is how much more than Poisson such counts vary: what
        `estimate_dispersion` found in the monthly history, or a number.

    Method:
        Below a dispersion of 1.2, or where it is not known: the E-test of Krishnamoorthy and Thomson for two Poisson counts, two-sided,
        with ties decided in whole numbers. The interval for the ratio of the rates is
        Clopper and Pearson's for the share of all events that came later, turned into
        a ratio. It is the more cautious of the two: where p is just below 5% it may
        still hold 1, and a caveat then says so. From 1.2 on: the quasi-Poisson score
        test, its variance times the dispersion, by Student's t with the degrees of
        freedom the dispersion was estimated from, and the interval of every ratio
        that this test would not reject. `test.why` says which was taken and why.

    Reading the result:
        `distinguishable` means that, had nothing changed, a difference as large would
        come in fewer than 5 of 100 comparisons. It does not say why. "Ordinary chance
        variation" does not prove that nothing changed: a small count can hide much.

    When not to use it:
        Without a dispersion where counts vary more than Poisson, as recorded crime
        often does (one offender gives many offences): the exact test finds too much,
        and at three times the Poisson variance flags a quarter of unchanged pairs.
        Where many pairs are shown together, use `compare_many`. Across a change of
        recording the answer is about the recording.

    References:
        Krishnamoorthy and Thomson (2004), A more powerful test for comparing two
        Poisson means, J. Statistical Planning and Inference 119. Clopper and Pearson
        (1934), Biometrika 26. McCullagh and Nelder (1989), Generalized Linear Models.

    Example:
        >>> change = compare_counts(61, 53)
        >>> change.sentence
        '53 against 61 the year before is a fall of 13%; a change of this size is \
ordinary chance variation (exact E-test, p = 0.46).'
        >>> round(compare_counts(6, 2).p_value, 4)
        0.1749
        >>> compare_counts(1193, 1030, dispersion=9.0).sentence
        '1,030 against 1,193 the year before is a fall of 14%; a change of this size \
is ordinary chance variation (quasi-Poisson test at dispersion 9.0, p = 0.25).'

    Raises `CountError` for a negative or broken count, or an exposure not above zero;
    `Refusal` for a dispersion that is none.
    """
    before = checked_exposure(earlier_exposure, "The earlier exposure")
    after = checked_exposure(later_exposure, "The later exposure")
    earlier = checked_count(earlier, "The earlier count")
    later = checked_count(later, "The later count")
    test = chosen(dispersion)
    p_value, lower, upper = tested(earlier, later, before / after, test)
    borderline = p_value < SIGNIFICANCE and lower <= 1 <= upper
    return CountChange(
        earlier=earlier,
        later=later,
        earlier_exposure=before,
        later_exposure=after,
        p_value=p_value,
        lower=lower,
        upper=upper,
        compared_with=compared_with,
        caveats=(*test.caveats, *_caveats(earlier, later, test, borderline=borderline)),
        method=test.method,
        test=test,
    )


def tested(
    earlier: int, later: int, relative: Fraction, test: Choice
) -> tuple[float, float, float]:
    """Return the p-value and the two ends of the interval by the chosen test."""
    p_value = tested_alone(earlier, later, relative, test)
    if test.is_exact:
        return p_value, *ratio_interval(earlier, later, relative, outside=SIGNIFICANCE)
    lower, upper = scaled_interval(
        earlier,
        later,
        float(relative),
        test.scale,
        test.freedom,
        outside=SIGNIFICANCE,
    )
    return p_value, float(lower), float(upper)


def tested_alone(earlier: int, later: int, relative: Fraction, test: Choice) -> float:
    """Return the p-value by the chosen test."""
    if test.is_exact:
        return e_test(earlier, later, relative)
    return float(scaled_test(earlier, later, float(relative), test.scale, test.freedom))


def _caveats(
    earlier: int, later: int, test: Choice, *, borderline: bool
) -> tuple[Caveat, ...]:
    found = []
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
    if not test.is_exact and earlier + later < FEWEST_BURSTS * test.scale:
        found.append(
            Caveat(
                "few-for-the-dispersion",
                "With so few events at this dispersion the test is approximate: a "
                "handful of bursts decides it.",
            )
        )
    return tuple(found)


def _in_words(percent: Fraction) -> str:
    whole = math.floor(percent + Fraction(1, 2))  # a half goes up, as plans print it
    return f"{whole:,}%" if whole else "less than 1%"
