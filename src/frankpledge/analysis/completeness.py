"""Which months of a supplier's data look partial: records missing, not crime fallen."""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

NEAREST = 6  # months compared with
FEWEST = 3  # with fewer nothing is said
WITHIN_MONTHS = 12  # either way; further off, level and recording have moved on
GROUP_SHARE = 0.8  # a total at least a fifth short is worth asking about
CATEGORY_SHARE = 0.5  # one category of many must be half short: it varies more
CHANCE_DEVIATIONS = 4  # of a Poisson count, so that small counts are left alone
# How far below the lowest month compared with, in ranges of those months.
RANGES_ALONE = 1.0
RANGES_TOGETHER = 1.5  # where two short months stand together
RANGES_OF_FEW = 2.0  # where only FEWEST months are compared with: their range is rough

Series = Mapping[date, int]


@dataclass(frozen=True)
class Shortfall:
    """A count of one month that is too low beside the months held nearest."""

    name: str  # of the group or category
    count: int
    expected: int  # their median, for a month as long
    compared: int  # how many months stand behind it


@dataclass(frozen=True)
class PartialMonth:
    """A month that looks partial: what is short, and what is level beside it."""

    month: date
    shortfalls: tuple[Shortfall, ...]
    level: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        short = ", and ".join(
            f"{item.count:,} {_inner(item.name)} against a median of "
            f"{item.expected:,} in the {item.compared} months held nearest"
            for item in self.shortfalls
        )
        level = "".join(
            f"; {_inner(name)} {'are' if name.endswith('s') else 'is'} level"
            for name in self.level
        )
        return f"{self.month:%Y-%m} looks partial: {short}{level}."


@dataclass(frozen=True)
class Completeness:
    """What a look at the months held found."""

    partial: tuple[PartialMonth, ...]
    not_compared: tuple[date, ...]  # too few whole months near them to say
    method: str = "nearest months held"


def partial_months(
    counts: Mapping[str, Series],
    *,
    rest: str = "incidents",
    apart: Collection[str] = (),
) -> Completeness:
    """Find the months in which records look to be missing.

    Question:
        Which months hold fewer records than were made, so that a trend or comparison
        must mark them or leave them out?

    Data needed:
        Counts by category and month (its first day) of one supplier, for the months
        it has returned; a category without a month counts 0 in it. `apart` names
        categories kept in another system than the rest (for police.uk, anti-social
        behaviour), which are totalled together under the name `rest`.

    Method:
        Each total, then each category of the rest, is set beside the six nearest
        months held within a year, scaled to the month's length. It is short when it
        is a fifth below their median (a category: half), by more than four standard
        deviations of a Poisson count, and below the lowest of them by more than their
        whole range (twice it where only three are held). Two short months would hide
        each other, so the lowest of the six may be short too, if both lie below the
        others by one and a half ranges. The shortest month is taken first and left
        out of the comparison for the rest.

    Reading the result:
        A question for the supplier, not a proof. A group that is level while another
        is short speaks for missing records. On 36 whole months with up to 10% of
        variation beyond chance, at most 1 month in 200 was named; on 5 months with a
        season of 30% either way, up to 1 in 25. A month that had lost 65% was found
        19 times in 20 with a season up to 15% and 5% of variation, 3 times in 4 with
        10% of variation, and 1 time in 4 with a season of 30%.

    When not to use it:
        Where crime really fell from one month to the next (a lockdown), it will name
        months that are whole. Small shortfalls in a series with a strong season go
        unseen, as do three short months in a row.

    References:
        The range as a yardstick for the lowest value: Dixon (1950), Analysis of
        extreme values, Annals of Mathematical Statistics 21. Rates found by
        simulation, kept as tests.

    Example:
        >>> whole = {date(2018, month, 1): 900 + 9 * month for month in range(1, 12)}
        >>> found = partial_months({"Burglary": whole | {date(2018, 12, 1): 300}})
        >>> found.partial[0].sentence
        '2018-12 looks partial: 300 incidents against a median of 988 in the 6 \
months held nearest.'
    """
    held = sorted({month for series in counts.values() for month in series})
    complete = {
        name: {month: series.get(month, 0) for month in held}
        for name, series in counts.items()
    }
    parts = {name: complete[name] for name in counts if name not in apart}
    totals = {rest: _total(parts, held)} if parts else {}
    totals |= {name: complete[name] for name in counts if name in apart}
    left = {name: _whole(totals[name], held, GROUP_SHARE) for name in totals}
    found = _shortfalls(totals, held, left)
    if len(parts) > 1:
        within = {
            name: _whole(parts[name], left[rest], CATEGORY_SHARE) for name in parts
        }
        found += _shortfalls(parts, left[rest], within)
    return Completeness(
        partial=tuple(
            PartialMonth(
                month=month,
                shortfalls=tuple(short for when, short in found if when == month),
                level=_level(month, totals, left),
            )
            for month in sorted({when for when, _ in found})
        ),
        not_compared=_not_compared(held, left),
    )


def _total(series: Mapping[str, Series], held: list[date]) -> Series:
    return {month: sum(one[month] for one in series.values()) for month in held}


def _whole(series: Series, months: list[date], share: float) -> list[date]:
    """Return the months of a series that are not short, the shortest left out first."""
    left = list(months)
    while left:
        ratios = [_shortness(series, month, left, share) for month in left]
        lowest = min(ratios)
        if lowest >= 1:
            break
        left.pop(ratios.index(lowest))
    return left


def _shortfalls(
    series: Mapping[str, Series], months: list[date], left: Mapping[str, list[date]]
) -> list[tuple[date, Shortfall]]:
    """Return each month left out with its count beside the months that stayed."""
    found = []
    for name, counts in series.items():
        for month in months:
            if month in left[name]:
                continue
            others = _scaled(counts, month, left[name])
            expected = math.floor(median(others) + 0.5)
            short = Shortfall(name, counts[month], expected, len(others))
            found.append((month, short))
    return found


def _level(
    month: date, totals: Mapping[str, Series], left: Mapping[str, list[date]]
) -> tuple[str, ...]:
    """Return the totals that are not low beside the months held nearest."""
    return tuple(
        name
        for name, counts in totals.items()
        if len(others := _scaled(counts, month, left[name])) >= FEWEST
        and month in left[name]
        and counts[month] >= GROUP_SHARE * median(others)
    )


def _not_compared(held: list[date], left: Mapping[str, list[date]]) -> tuple[date, ...]:
    """Return the months that stayed with fewer than FEWEST months to stand beside."""
    return tuple(
        month
        for month in held
        if any(
            month in whole and len(_near(month, whole)) < FEWEST
            for whole in left.values()
        )
    )


def _shortness(series: Series, month: date, months: list[date], share: float) -> float:
    """Return a short month's share of what is expected, 1 for one that is not short."""
    others = sorted(_scaled(series, month, months))
    if len(others) < FEWEST:
        return 1
    ranges = RANGES_OF_FEW if len(others) == FEWEST else RANGES_ALONE
    if series[month] < _fence(others, share, ranges):
        return series[month] / median(others)
    lowest, above = others[0], others[1:]
    if len(above) < FEWEST:
        return 1
    fence = _fence(above, share, RANGES_TOGETHER)
    if max(series[month], lowest) < fence:
        return series[month] / median(above)
    return 1


def _fence(others: list[float], share: float, ranges: float) -> float:
    """Return the level a month must fall below to be short beside sorted others."""
    middle, spread = median(others), others[-1] - others[0]
    return min(
        share * middle,
        middle - CHANCE_DEVIATIONS * math.sqrt(middle),
        others[0] - ranges * spread,
    )


def _near(month: date, months: list[date]) -> list[date]:
    """Return the nearest other months, the earlier of two at one distance first."""
    near = sorted(
        (_months_between(month, other), other) for other in months if other != month
    )
    return [other for distance, other in near[:NEAREST] if distance <= WITHIN_MONTHS]


def _scaled(series: Series, month: date, months: list[date]) -> list[float]:
    """Return the nearest other months' counts, as if each were as long as `month`."""
    return [
        series[other] * _days(month) / _days(other) for other in _near(month, months)
    ]


def _days(month: date) -> int:
    return monthrange(month.year, month.month)[1]


def _months_between(one: date, other: date) -> int:
    return abs((one.year - other.year) * 12 + one.month - other.month)


def _inner(name: str) -> str:
    """Return a name as it stands inside a sentence, acronyms left alone."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
