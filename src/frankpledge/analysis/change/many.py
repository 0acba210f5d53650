"""Many pairs of counts shown together, and how many of the findings are false."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.change.choice import EXACT, SCALED, Choice, chosen
from frankpledge.analysis.change.counts import SIGNIFICANCE
from frankpledge.analysis.monthly.dispersion import Dispersion
from frankpledge.analysis.poisson_pairs import e_tests, ratio_intervals
from frankpledge.analysis.results import Basis, Caveat, Refusal
from frankpledge.analysis.scaled_pair import scaled_interval, scaled_test

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Known = Dispersion | float | None

FALSE_DISCOVERIES = 0.05  # of what is called changed, on average


@dataclass(frozen=True)
class Pairs:
    """Counts to compare, a name each; exposures in one unit within a pair."""

    names: Sequence[str]
    earlier: Sequence[int] | Whole
    later: Sequence[int] | Whole
    earlier_exposure: Sequence[float] | Floats | None = None  # None: equal
    later_exposure: Sequence[float] | Floats | None = None


@dataclass(frozen=True)
class OneOfMany:
    """A pair among those shown together."""

    name: str
    earlier: int
    later: int
    ratio: float | None  # of the later rate to the earlier; None after nought
    lower: float  # of its 95% interval
    upper: float | None  # None where it is open
    p_value: float
    q_value: float
    changed: bool
    method: str
    dispersion: float


@dataclass(frozen=True)
class ManyChanges:
    """Pairs compared together; arrays in the order the pairs were given."""

    names: tuple[str, ...]
    earlier: Whole
    later: Whole
    ratios: Floats  # NaN after nought
    lower: Floats
    upper: Floats
    p_values: Floats
    q_values: Floats
    changed: Flags
    tests: tuple[Choice, ...]
    basis: Basis
    rate: float = field(default=FALSE_DISCOVERIES)

    @property
    def rows(self) -> Iterator[OneOfMany]:
        """The pairs one by one."""
        for index, name in enumerate(self.names):
            ratio, upper = float(self.ratios[index]), float(self.upper[index])
            yield OneOfMany(
                name=name,
                earlier=int(self.earlier[index]),
                later=int(self.later[index]),
                ratio=None if math.isnan(ratio) else ratio,
                lower=float(self.lower[index]),
                upper=None if math.isinf(upper) else upper,
                p_value=float(self.p_values[index]),
                q_value=float(self.q_values[index]),
                changed=bool(self.changed[index]),
                method=self.tests[index].method,
                dispersion=self.tests[index].scale,
            )

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        pairs, found = len(self.names), int(self.changed.sum())
        if not found:
            return (
                f"None of the {pairs:,} comparisons is more than chance gives among so "
                "many."
            )
        alone = int((self.p_values < SIGNIFICANCE).sum())
        return (
            f"{found:,} of {pairs:,} comparisons changed by more than chance gives among "
            f"so many (at most {self.rate:.0%} of such findings are false, on average); "
            f"looked at one by one, {alone:,} would have been called changed."
        )


def compare_many(
    pairs: Pairs,
    *,
    dispersion: Known | Sequence[Known] = None,
    rate: float = FALSE_DISCOVERIES,
) -> ManyChanges:
    """Compare all the pairs that are shown together, and control false findings.

    Question:
        Which of these areas or categories changed, when so many are looked at that
        some would seem to have changed by chance?

    Data needed:
        Every pair that is shown together, none left out for looking dull. One
        dispersion for all, or one a pair, as `compare_counts` takes it.

    Method:
        Each pair by the test of `compare_counts`; then Benjamini and Hochberg's
        step-up over all, at `rate`. Where a pair's dispersion was estimated and came
        out below 1.2, the larger p-value of the exact and the scaled test is taken:
        among hundreds it is the few estimates that came out low by chance that would
        give the false findings. Intervals are each at 95%, for one pair alone.

    Reading the result:
        Of the pairs called `changed` at most the rate, on average, are not. `q_value`
        is the smallest rate at which a pair would be called so.

    When not to use it:
        For pairs added up from one another (a district beside its wards): a change is
        then found twice. To choose what to show: whatever was looked at counts.

    References:
        Benjamini and Hochberg (1995), J. Royal Statistical Society B 57.

    Example:
        >>> found = compare_many(Pairs("abc", [100, 40, 60], [160, 44, 55]))
        >>> [(row.name, row.changed, round(row.q_value, 3)) for row in found.rows]
        [('a', True, 0.001), ('b', False, 0.668), ('c', False, 0.668)]

    Raises `Refusal` for columns of unequal length, counts that are none, exposures not
    above nought, and a rate not between 0 and 1.
    """
    earlier, later = _counts(pairs.earlier, "earlier"), _counts(pairs.later, "later")
    count = len(pairs.names)
    before = _exposures(pairs.earlier_exposure, count)
    after = _exposures(pairs.later_exposure, count)
    if not (count == len(earlier) == len(later) == len(before) == len(after)):
        raise Refusal("Names, counts and exposures are not equally many.")
    if not 0 < rate < 1:
        raise Refusal(f"The rate of false findings is {rate}; it lies between 0 and 1.")
    tests = _tests(dispersion, count)
    relative = before / after
    p_values, lower, upper = _tested(earlier, later, (before, after), tests)
    q_values = benjamini_hochberg(p_values)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = np.where(earlier > 0, relative * later / earlier, math.nan)
    return ManyChanges(
        names=tuple(pairs.names),
        earlier=earlier,
        later=later,
        ratios=ratios,
        lower=lower,
        upper=upper,
        p_values=p_values,
        q_values=q_values,
        changed=q_values <= rate,
        tests=tests,
        basis=_basis(tests, rate),
        rate=rate,
    )


def benjamini_hochberg(p_values: Floats) -> Floats:
    """Return the q-values: the smallest rate of false findings each would pass at."""
    order = np.argsort(p_values, kind="stable")
    count = len(p_values)
    stepped = p_values[order] * count / np.arange(1, count + 1)
    q_values = np.empty(count)
    q_values[order] = np.minimum.accumulate(stepped[::-1])[::-1]
    return np.minimum(q_values, 1.0)


def _tested(
    earlier: Whole,
    later: Whole,
    exposures: tuple[Floats, Floats],
    tests: Sequence[Choice],
) -> tuple[Floats, Floats, Floats]:
    relative = exposures[0] / exposures[1]
    exact = np.array([test.is_exact for test in tests], dtype=np.bool_)
    scale = np.array([test.scale for test in tests])
    freedom = np.array([test.freedom for test in tests])
    counts = earlier.astype(np.float64), later.astype(np.float64)
    p_values = scaled_test(*counts, relative, scale, freedom)
    lower, upper = scaled_interval(
        *counts, relative, scale, freedom, outside=SIGNIFICANCE
    )
    if exact.any():
        some = earlier[exact], later[exact]
        of_exact = e_tests(*some, exposures[0][exact], exposures[1][exact])
        doubtful = np.isfinite(freedom[exact])
        p_values[exact] = np.where(
            doubtful, np.maximum(of_exact, p_values[exact]), of_exact
        )
        lower[exact], upper[exact] = ratio_intervals(
            *some, relative[exact], outside=SIGNIFICANCE
        )
    return p_values, lower, upper


def _tests(dispersion: Known | Sequence[Known], count: int) -> tuple[Choice, ...]:
    if dispersion is None or isinstance(dispersion, Dispersion | float | int):
        return (chosen(dispersion),) * count
    if len(dispersion) != count:
        raise Refusal(
            f"There are {len(dispersion)} dispersions for {count} pairs. Give one for "
            "all, or one a pair."
        )
    return tuple(chosen(one) for one in dispersion)


def _basis(tests: Sequence[Choice], rate: float) -> Basis:
    exact = sum(test.is_exact for test in tests)
    caveats = {
        caveat.code: caveat
        for test in dict.fromkeys(tests)
        for caveat in test.caveats
        if caveat.code == "poisson"
    }
    apart = Caveat(
        "interval-of-one",
        "Each interval is at 95% for its pair alone; among many, some miss.",
    )
    return Basis(
        method="Benjamini-Hochberg over the tests of each pair",
        parameters={"rate": rate, EXACT: exact, SCALED: len(tests) - exact},
        rows_used=len(tests),
        caveats=(*caveats.values(), apart),
    )


def _counts(values: Sequence[int] | Whole, which: str) -> Whole:
    given = np.asarray(values)
    whole = given.astype(np.float64)
    wrong = np.flatnonzero(~((whole >= 0) & (whole == np.floor(whole))))
    if len(wrong):
        raise Refusal(
            f"The {which} count of pair {wrong[0] + 1} is {given[wrong[0]]}; a count is "
            "a whole number not below nought."
        )
    return given.astype(np.int64)


def _exposures(values: Sequence[float] | Floats | None, count: int) -> Floats:
    if values is None:
        return np.ones(count)
    given = np.asarray(values, dtype=np.float64)
    wrong = np.flatnonzero(~(np.isfinite(given) & (given > 0)))
    if len(wrong):
        raise Refusal(
            f"The exposure of pair {wrong[0] + 1} is {given[wrong[0]]}; it must be a "
            "number above nought."
        )
    return given
