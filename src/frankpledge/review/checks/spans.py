"""Figures as the ranges they were rounded from: "8%" is anything from 7.5 to 8.5.

A percentage, a rate or "1.2 million" was shortened before it was printed, so what is
worked out from it is a range too. A count is what it says.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from frankpledge.analysis.rounding import places_of
from frankpledge.plan.reading.claims import Hedge, Stated
from frankpledge.plan.reading.draft import Figure, Unit
from frankpledge.review.checks.rows import HUNDRED

_HALF = Decimal("0.5")
_LOOSELY = Decimal("0.1")  # "about 40%" may be 36 or 44
_NEARLY = Decimal("0.15")  # "nearly 40%" may be 34, not 41
_ROUND_HUNDREDS = 100
_FEWEST_STEPS = 10  # 1,300 may be a rounded figure; 300 is taken as it stands


@dataclass(frozen=True)
class Span:
    """Every value a printed figure may stand for."""

    low: Decimal
    high: Decimal

    def meets(self, other: Span) -> bool:
        """Say whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    @property
    def size(self) -> Span:
        """The span without its sign."""
        if self.low >= 0:
            return self
        if self.high <= 0:
            return Span(-self.high, -self.low)
        return Span(Decimal(0), max(-self.low, self.high))


def around(value: Decimal, places: int) -> Span:
    """Return what may have been rounded to `value` at so many decimals."""
    half = _HALF.scaleb(-places)
    return Span(value - half, value + half)


def span_of_cell(cell: Figure, value: Decimal) -> Span:
    """Return what a cell may stand for: a count itself, any other figure its range."""
    places = places_of(cell.printed)
    if cell.unit is Unit.COUNT and not places:
        return Span(value, value)
    return around(value, places)


def span_of(stated: Stated, *, beside: Stated) -> Span:
    """Return what a figure in prose may stand for, seen beside its neighbour."""
    places = places_of(stated.printed)
    if stated.is_scaled:
        printed = Decimal(stated.printed.replace(",", ""))
        scale = stated.value / printed if printed else Decimal(1)
        span = around(printed, places)
        return Span(span.low * scale, span.high * scale)
    if stated.unit is Unit.PERCENT or places:
        return around(stated.value, places)
    step = _step_of_both(stated.value, beside.value)
    return Span(stated.value - step * _HALF, stated.value + step * _HALF)


def _step_of_both(one: Decimal, other: Decimal) -> Decimal:
    """Return 100 or 1,000 when both figures look rounded to it, else nothing."""
    step = Decimal(0)
    tried = Decimal(_ROUND_HUNDREDS)
    while min(one, other) >= tried * _FEWEST_STEPS:
        if one % tried or other % tried:
            break
        step = tried
        tried *= 10
    return step


def relative(before: Span, after: Span) -> Span | None:
    """Return the change in percent of `before`; None where that has no meaning."""
    if before.low <= 0:
        return None
    return Span(
        (after.low / before.high - 1) * HUNDRED,
        (after.high / before.low - 1) * HUNDRED,
    )


def difference(before: Span, after: Span) -> Span:
    """Return the change in the unit of the figures."""
    return Span(after.low - before.high, after.high - before.low)


def meant_by(said: Stated) -> Span:
    """Return every exact figure that a writer may have printed as this one.

    Rounded and cut off both count, and words such as "about" and "nearly" widen it.
    """
    step = Decimal(1).scaleb(-places_of(said.printed))
    value = said.value
    low, high = value - step * _HALF, value + step
    if said.hedge is Hedge.ABOUT:
        wide = max(step, value * _LOOSELY)
        return Span(low - wide, high + wide)
    if said.hedge is Hedge.NEARLY:
        return Span(value - max(2 * step, value * _NEARLY), value + step * _HALF)
    if said.hedge is Hedge.OVER:
        return Span(low, Decimal("Infinity"))
    if said.hedge is Hedge.UNDER:
        return Span(Decimal("-Infinity"), high)
    return Span(low, high)
