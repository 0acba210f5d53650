"""Do a handful of events prefer some days of the week? An exact test for few."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from frankpledge.analysis.results import Refusal

DAYS = 7
MOST_EXACT = 40  # events; beyond it the G statistic follows chi-squared closely
SIGNIFICANCE = 0.05


@dataclass(frozen=True)
class Weekdays:
    """Counts by day, or by any cells alike, held against an even spread."""

    counts: tuple[int, ...]
    g: float
    p_value: float  # of a spread as uneven or more
    exact: bool

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        verdict = (
            "chance alone would seldom spread them so unevenly"
            if self.p_value < SIGNIFICANCE
            else "chance alone would often spread them so unevenly"
        )
        how = "exact" if self.exact else "chi-squared"
        return (
            f"{sum(self.counts):,} events over {len(self.counts)} days: {verdict} "
            f"(G = {self.g:.2f}, {how} p = {self.p_value:.2g})."
        )


def weekday_test(counts: Sequence[int]) -> Weekdays:
    """Test whether events prefer some days of the week, exactly where they are few.

    Question:
        Do these few events, of one offender or one street, fall on some weekdays more
        than chance gives?

    Data needed:
        How many fell on each day of the week, zeros too, over whole weeks. Any cells
        that are equally likely will do.

    Method:
        The statistic is G = 2 sum n ln(n / expected). Up to 40 events every possible
        spread is gone through, and p is the probability of those with as large a G or
        larger; beyond, G is held against chi-squared.

    Reading the result:
        A small p-value: the days are not used alike. Three events on one day are
        already unlikely (p = 0.02), three on two days are not.

    When not to use it:
        Where events come in series by one person on one day: count days, not events.
        After picking out the series because of its days.

    References:
        Wheeler (2016), Testing serial crime events for randomness in day of week
        patterns with small samples, J. Investigative Psychology and Offender Profiling.

    Example:
        >>> weekday_test([3, 0, 0, 0, 0, 0, 0]).sentence
        '3 events over 7 days: chance alone would seldom spread them so unevenly \
(G = 11.68, exact p = 0.02).'

    Raises `Refusal` for negative counts, no event, or fewer than two cells.
    """
    whole = tuple(int(count) for count in counts)
    if len(whole) < 2 or min(whole) < 0 or sum(whole) == 0:
        raise Refusal(
            f"{list(counts)} are no counts by day. Give a count of nought or more for "
            "each day, and one event at least."
        )
    g = _g(whole, len(whole))
    if sum(whole) <= MOST_EXACT and len(whole) <= DAYS:
        return Weekdays(whole, g, _exact(sum(whole), len(whole), g), exact=True)
    from scipy.special import chdtrc

    return Weekdays(whole, g, float(chdtrc(len(whole) - 1, g)), exact=False)


def _g(counts: Sequence[int], cells: int) -> float:
    expected = sum(counts) / cells
    return 2 * sum(count * math.log(count / expected) for count in counts if count)


def _exact(events: int, cells: int, g: float) -> float:
    """Add up the probabilities of all spreads as uneven, each shape of them once."""
    slack = 1e-9 * max(g, 1)
    return math.fsum(
        _probability(shape, events, cells)
        for shape in _shapes(events, events, cells)
        if _g(shape, cells) >= g - slack
    )


def _probability(shape: tuple[int, ...], events: int, cells: int) -> float:
    """Return the probability of a shape: the ways to fill it, times those to place it."""
    filled = math.factorial(events)
    for count in shape:
        filled //= math.factorial(count)
    placed = math.factorial(cells) // math.factorial(cells - len(shape))
    for alike in Counter(shape).values():
        placed //= math.factorial(alike)
    return float(filled * placed / cells**events)


def _shapes(events: int, largest: int, cells: int) -> Iterator[tuple[int, ...]]:
    """Yield the ways to write a number as at most so many parts, largest first."""
    if events == 0:
        yield ()
    elif cells > 0:
        for part in range(min(events, largest), 0, -1):
            for rest in _shapes(events - part, part, cells - 1):
                yield (part, *rest)
