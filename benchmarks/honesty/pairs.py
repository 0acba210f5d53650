"""Two years compared, alone and by the table, with their history's dispersion."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.honesty.drawing import YEAR, drawn, history, season
from frankpledge.analysis.change.detectable import minimum_detectable_change
from frankpledge.analysis.change.many import Pairs, benjamini_hochberg, compare_many
from frankpledge.analysis.change.pair import compare_counts
from frankpledge.analysis.monthly.dispersion import Dispersion, estimate_dispersion
from frankpledge.analysis.poisson_pairs import e_tests

LEVEL = 0.05
SMALLEST, LARGEST = 2.0, 60.0  # events a month, evenly on the log scale
HISTORY = 36  # months before the two years compared


@dataclass(frozen=True)
class Alarms:
    """Shares of comparisons, or of tables, in which something is called changed."""

    dispersion: float
    exact: float  # of single comparisons, by the exact test alone
    chosen: float  # of single comparisons, by the test their history chooses
    tables_exact: float  # with any, one by one by the exact test
    tables_exact_controlled: float  # the same after Benjamini-Hochberg
    tables_chosen: float  # one by one by the test their history chooses
    tables: float  # as `compare_many` answers


@dataclass(frozen=True)
class Series:
    """Unchanged series: two years each, and the dispersion of the months before."""

    earlier: np.ndarray[tuple[int], np.dtype[np.int64]]
    later: np.ndarray[tuple[int], np.dtype[np.int64]]
    found: tuple[Dispersion, ...]


def unchanged(rng: np.random.Generator, dispersion: float, count: int) -> Series:
    """Draw series of many sizes, season and all, in which nothing changes."""
    means = np.exp(rng.uniform(np.log(SMALLEST), np.log(LARGEST), count))
    months = season(HISTORY)
    found = tuple(
        estimate_dispersion(history(drawn(rng, mean * months, dispersion)))
        for mean in means.tolist()
    )
    years = drawn(
        rng, means[:, None, None] * season(YEAR), dispersion, (count, 2, YEAR)
    )
    totals = years.sum(axis=2).astype(np.int64)
    return Series(totals[:, 0], totals[:, 1], found)


def alarms(
    rng: np.random.Generator, dispersion: float, *, tables: int, cells: int
) -> Alarms:
    """Compare tables of unchanged series, and count what is called changed."""
    counted = np.zeros(4)
    single = np.zeros(2)
    for _ in range(tables):
        series = unchanged(rng, dispersion, cells)
        pairs = Pairs(range(cells), series.earlier, series.later)
        ones = np.ones(cells)
        exact = e_tests(series.earlier, series.later, ones, ones)
        chosen = compare_many(pairs, dispersion=series.found)
        alone = _one_by_one(series)
        single += [(exact < LEVEL).mean(), (alone < LEVEL).mean()]
        counted += [
            (exact < LEVEL).any(),
            (benjamini_hochberg(exact) <= LEVEL).any(),
            (alone < LEVEL).any(),
            chosen.changed.any(),
        ]
    return Alarms(dispersion, *(single / tables), *(counted / tables))


def _one_by_one(series: Series) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    counts = zip(
        series.earlier.tolist(), series.later.tolist(), series.found, strict=True
    )
    return np.array(
        [compare_counts(a, b, dispersion=found).p_value for a, b, found in counts]
    )


def power(
    rng: np.random.Generator, dispersion: float, baseline: int, times: int
) -> float:
    """Return how often a fall planned for by `minimum_detectable_change` is found."""
    target = minimum_detectable_change(baseline, dispersion=dispersion).planned_fall_to
    if target is None:
        return float("nan")
    before = drawn(rng, baseline, dispersion, times).astype(np.int64)
    after = drawn(rng, target, dispersion, times).astype(np.int64)
    found = compare_many(Pairs(range(times), before, after), dispersion=dispersion)
    return float((found.p_values < LEVEL).mean())
