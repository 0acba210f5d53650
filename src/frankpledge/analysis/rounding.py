"""Rounding as documents do it, in decimals: never in binary floating point.

A printed figure can be checked only by asking which way of rounding would print it.
"""

import re
from decimal import (
    ROUND_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    Decimal,
    localcontext,
)
from enum import StrEnum


class Convention(StrEnum):
    """A way of shortening a figure for print."""

    HALF_UP = "half up"  # a half goes away from zero, as in a spreadsheet
    HALF_EVEN = "half to even"  # a half goes to the even neighbour, as in Python
    TRUNCATED = "cut off"  # the digits after the last one printed are dropped


# The two ways of rounding that a reader would accept as right.
ROUNDED = frozenset({Convention.HALF_UP, Convention.HALF_EVEN})

_DECIMAL_ROUNDING = {
    Convention.HALF_UP: ROUND_HALF_UP,
    Convention.HALF_EVEN: ROUND_HALF_EVEN,
    Convention.TRUNCATED: ROUND_DOWN,
}


def half_up(value: Decimal, places: int = 0) -> Decimal:
    """Round to `places` decimals, a half going away from zero.

    >>> half_up(Decimal("180.5")), half_up(Decimal("-14.5"))
    (Decimal('181'), Decimal('-15'))
    """
    return shorten(value, places, Convention.HALF_UP)


def half_even(value: Decimal, places: int = 0) -> Decimal:
    """Round to `places` decimals, a half going to the even neighbour.

    >>> half_even(Decimal("180.5")), half_even(Decimal("181.5"))
    (Decimal('180'), Decimal('182'))
    """
    return shorten(value, places, Convention.HALF_EVEN)


def truncate(value: Decimal, places: int = 0) -> Decimal:
    """Drop every digit after `places` decimals, towards zero.

    >>> truncate(Decimal("-14.59"))
    Decimal('-14')
    """
    return shorten(value, places, Convention.TRUNCATED)


def shorten(value: Decimal, places: int, convention: Convention) -> Decimal:
    """Shorten `value` to `places` decimals (0 or more) by one convention.

    Works for any number of digits: the precision follows the value.
    """
    with localcontext() as context:
        context.prec = max(28, value.adjusted() + 1 + places + 2)
        return value.quantize(
            Decimal(1).scaleb(-places), rounding=_DECIMAL_ROUNDING[convention]
        )


def places_of(printed: str) -> int:
    """Return how many decimals a printed figure shows.

    >>> places_of("22.7%"), places_of("- 14%"), places_of("1,193")
    (1, 0, 0)
    """
    decimals = re.search(r"\.(\d+)", printed)
    return len(decimals[1]) if decimals else 0


def conventions_giving(
    printed: Decimal, exact: Decimal, places: int
) -> frozenset[Convention]:
    """Return every convention by which `exact` is printed as `printed`.

    Empty when none does: the printed figure does not follow.

    >>> sorted(conventions_giving(Decimal(-14), Decimal("-14.59"), 0))
    [<Convention.TRUNCATED: 'cut off'>]
    """
    return frozenset(
        convention
        for convention in Convention
        if shorten(exact, places, convention) == printed
    )


def is_a_half(value: Decimal, places: int = 0) -> bool:
    """Say whether `value` lies exactly between two figures of `places` decimals.

    >>> is_a_half(Decimal("180.5")), is_a_half(Decimal("407.55"))
    (True, False)
    """
    one_more = shorten(value, places + 1, Convention.TRUNCATED)
    return one_more == value and one_more.as_tuple().digits[-1] == 5
