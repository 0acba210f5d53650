"""What a count and an exposure are, and from where on a finding is one."""

from __future__ import annotations

import operator
from decimal import Decimal
from fractions import Fraction

SIGNIFICANCE = 0.05  # of the test; the interval is at 95%
SMALLEST_BASE = 20  # below it a percentage misleads: show the counts (analysis 4.5)

Exposure = int | float | Decimal | Fraction


class CountError(ValueError):
    """Something that is not a count, or not an exposure. The text says which."""


def checked_count(value: int, what: str) -> int:
    """Return a whole number of events; raises `CountError`."""
    try:
        count = operator.index(value)
    except TypeError as error:
        raise CountError(
            f"{what} is {value!r}; a count is a whole number of events."
        ) from error
    if count < 0:
        raise CountError(f"{what} is {count}; a count cannot be below zero.")
    return count


def checked_exposure(value: Exposure, what: str) -> Fraction:
    """Return what a count was counted over, above zero; raises `CountError`."""
    try:
        exposure = Fraction(value)
    except (TypeError, ValueError, OverflowError) as error:
        raise CountError(f"{what} is {value!r}; it must be a number.") from error
    if exposure <= 0:
        raise CountError(f"{what} is {value}; it must be above zero.")
    return exposure
