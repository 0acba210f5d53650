"""Where a category's level jumps: perhaps a change in recording, not in the district."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

Series = Mapping[date, int]

FEWEST_BEFORE, FEWEST_AFTER = 6, 3  # months a level is told from
MOST_MONTHS = 12  # either side: further off, the world has moved on
LARGER_BY = 1.5  # times; a smaller step is for a chart to show
FEWEST_ROWS = 30  # on the busier side, in all
# Of a count as scattered as these months are. Some hundred splits are looked at in a
# supplier's categories, so one in ten thousand would be found by chance.
DEVIATIONS = 4.5


@dataclass(frozen=True)
class Jump:
    """The month a category's level changes, and the means a month on either side."""

    category: str
    month: date  # the first of the new level
    before: float
    after: float
    months_before: int
    months_after: int
    last_before: date  # the last month of the old level; not always the one before

    @property
    def sentence(self) -> str:
        """Return the finding, fit for a page."""
        way = "up" if self.after > self.before else "down"
        return (
            f"{self.category}: {self.after:,.1f} a month in the {self.months_after} "
            f"months from {self.month:%Y-%m}, {way} from {self.before:,.1f} in the "
            f"{self.months_before} up to {self.last_before:%Y-%m}."
        )


def level_jumps(
    counts: Mapping[str, Series], *, left_out: Collection[date] = ()
) -> tuple[Jump, ...]:
    """Find where the monthly counts of a category jump to another level.

    Question:
        Did a category begin, end or change its level at some month, as happens when
        recording rules, systems or boundaries change?

    Data needed:
        Counts by category and month as held, nought where a month is held without the
        category. `left_out` names months known to be partial.

    Method:
        At each month the counts of up to twelve months on either side are compared by
        the root of their likelihood ratio as Poisson counts, for months as scattered as
        these are (their variance over their mean, never below one). The steepest month
        of a run that passes is told.

    Reading the result:
        A question for the supplier, not an answer: crime itself may have changed, and
        a season beginning looks the same for a while.

    When not to use it:
        To say that crime rose or fell; see `change`.

    References:
        McCullagh and Nelder (1989), Generalized Linear Models, chapter 6.

    Example:
        >>> months = [date(2014, n, 1) for n in range(1, 13)]
        >>> series = dict(zip(months, [20] * 7 + [60] * 5))
        >>> [jump] = level_jumps({"Public order": series})
        >>> jump.sentence
        'Public order: 60.0 a month in the 5 months from 2014-08, up from 20.0 in the \
7 up to 2014-07.'
    """
    months = sorted({month for series in counts.values() for month in series})
    kept = [month for month in months if month not in set(left_out)]
    found = [
        jump
        for category in sorted(counts)
        for jump in _jumps_of(
            category, kept, [counts[category].get(month, 0) for month in kept]
        )
    ]
    return tuple(sorted(found, key=lambda jump: (jump.month, jump.category)))


def _jumps_of(
    category: str, months: Sequence[date], values: Sequence[int]
) -> list[Jump]:
    scored = [
        (_score(*_sides(values, at)), at)
        for at in range(FEWEST_BEFORE, len(months) - FEWEST_AFTER + 1)
    ]
    steepest: list[int] = []
    for score, at in sorted(scored, key=lambda pair: (-pair[0], pair[1])):
        if score > DEVIATIONS and all(abs(at - o) >= FEWEST_BEFORE for o in steepest):
            steepest.append(at)
    return [_jump(category, months, values, at) for at in sorted(steepest)]


def _sides(values: Sequence[int], at: int) -> tuple[Sequence[int], Sequence[int]]:
    return values[max(0, at - MOST_MONTHS) : at], values[at : at + MOST_MONTHS]


def _score(before: Sequence[int], after: Sequence[int]) -> float:
    """Return how many deviations apart two levels are; 0 where it is no jump."""
    low, high = sorted((fmean(before), fmean(after)))
    if max(sum(before), sum(after)) < FEWEST_ROWS or high < LARGER_BY * low:
        return 0.0
    sums, months = (sum(before), sum(after)), (len(before), len(after))
    expected = [sum(sums) * length / sum(months) for length in months]
    ratio = sum(
        total * math.log(total / even)
        for total, even in zip(sums, expected, strict=True)
        if total
    )
    return math.sqrt(max(0.0, 2 * ratio / _scatter(before, after)))


def _scatter(*sides: Sequence[int]) -> float:
    """Return how many times more scattered the months are than counts need be."""
    squares, freedom = 0.0, 0
    for side in sides:
        mean = fmean(side)
        if mean:
            squares += sum((value - mean) ** 2 / mean for value in side)
            freedom += len(side) - 1
    return max(1.0, squares / freedom) if freedom else 1.0


def _jump(
    category: str, months: Sequence[date], values: Sequence[int], at: int
) -> Jump:
    before, after = _sides(values, at)
    return Jump(
        category=category,
        month=months[at],
        before=fmean(before),
        after=fmean(after),
        months_before=len(before),
        months_after=len(after),
        last_before=months[at - 1],
    )
