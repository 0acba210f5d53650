"""Which counts may be told to those who only count. Pure.

One rule for every page, extract and publication, under the terms of sharing and where
they are silent.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import combinations

from frankpledge.analysis.disclosure import DEFAULT_THRESHOLD
from frankpledge.intake.sharing import Basis, Terms

# Where terms of sharing set no number, counts of 1 up to this are told to nobody who
# only counts. The one place it is set; docs/adr says why it is this.
SMALLEST_TOLD = DEFAULT_THRESHOLD
NOT_TOLD = "Not told"
# A whole number by itself: no part of a month (2014-06), a share or a longer number.
ALONE = re.compile(r"(?<![\w.,-])\d{1,4}(?![\w%-]|[.,]\d)")


def first_told(terms: Terms) -> int | None:
    """Return the first count that may be told to those who only count.

    The stricter of the terms and ours. None tells every count: what anyone may have
    under a licence is not made less public by our repeating it.
    """
    if terms.small_number is not None:
        return max(terms.small_number, SMALLEST_TOLD)
    return None if Basis.PUBLIC_LICENCE in terms.bases else SMALLEST_TOLD


def is_small(count: int, least: int | None) -> bool:
    """Say whether a count is one that is not told; nought is told, it is nobody."""
    return least is not None and 0 < count < least


def tells_small(counts: Collection[int], least: int | None) -> bool:
    """Say whether some count is small, or two of them differ by a small one.

    For counts of the same thing at different times, such as versions of a return: the
    difference is what came or went between.
    """
    differences = (abs(one - other) for one, other in combinations(set(counts), 2))
    return any(is_small(count, least) for count in (*counts, *differences))


def says_small(sentence: str, least: int | None) -> bool:
    """Say whether a sentence names a small count; years and months are none."""
    return any(is_small(int(found), least) for found in ALONE.findall(sentence))
