"""What chance alone gives around a place: its own value kept, its neighbours' drawn.

For each number of neighbours one sorted list of sums serves every place, so the work is
places x log(draws) and not places x draws x neighbours. A draw in which the place itself
came up takes the next one drawn instead: that is exactly a draw from the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.results import Refusal

MOST_DRAWN = 200_000_000  # numbers held at once, 1.6 GB
TIE = 1e-9  # of the largest sum: sums nearer than that are the same sum, rounded

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Neighbourly:
    """Places with the number and the sum of their neighbours, for `star` with their own."""

    values: Floats
    number: Counts
    sums: Floats
    star: bool


def tails(
    around: Neighbourly, permutations: int, rng: np.random.Generator
) -> tuple[Floats, Floats]:
    """Return for each place the shares of draws at least as high, and as low.

    (b + 1) / (R + 1), equal sums counting on both sides. Raises `Refusal` where the
    draws would not fit in memory.
    """
    if permutations < 1:
        raise Refusal(f"{permutations} permutations say nothing. Ask for 999.")
    others = around.number - around.star
    own = around.sums - around.values if around.star else around.sums
    widest = int(others.max())
    if permutations * (widest + 1) > MOST_DRAWN:
        raise Refusal(
            f"{permutations:,} draws of {widest:,} neighbours do not fit in memory. Take "
            "a narrower band or fewer permutations."
        )
    drawn = _drawn(around.values.size, widest + 1, permutations, rng)
    sums = np.zeros((permutations, widest + 2))
    np.cumsum(around.values[drawn], axis=1, out=sums[:, 1:])
    tie = TIE * max(float(sums[:, -1].max()), float(own.max()))
    as_high, as_low = _ranked(others, own, sums, tie)
    _without_itself(around.values, others, own, (drawn, sums, tie), (as_high, as_low))
    return (as_high + 1) / (permutations + 1), (as_low + 1) / (permutations + 1)


def _drawn(places: int, many: int, rows: int, rng: np.random.Generator) -> Counts:
    """Return rows of places drawn without repeats, in the order they came."""
    many = min(many, places)
    if many * 4 > places:
        return np.array([rng.permutation(places)[:many] for _ in range(rows)])
    found = rng.integers(0, places, size=(rows, many + 8 + many * many // places))
    while True:
        order = np.argsort(found, axis=1, kind="stable")
        held = np.take_along_axis(found, order, axis=1)
        again = np.zeros(found.shape, bool)
        np.put_along_axis(again, order[:, 1:], held[:, 1:] == held[:, :-1], axis=1)
        if (found.shape[1] - again.sum(axis=1)).min() >= many:
            firsts = np.argsort(again, axis=1, kind="stable")[:, :many]
            return np.take_along_axis(found, firsts, axis=1)
        more = rng.integers(0, places, size=(rows, many // 4 + 8))
        found = np.concatenate((found, more), axis=1)


def _ranked(
    others: Counts, own: Floats, sums: Floats, tie: float
) -> tuple[Floats, Floats]:
    """Count the draws at least as high and at least as low as each place's own sum."""
    as_high, as_low = np.empty(own.size), np.empty(own.size)
    by_number = np.argsort(others.astype(np.int32), kind="stable")
    ends = np.searchsorted(others[by_number], np.arange(int(others.max()) + 2))
    for number, (begin, end) in enumerate(pairwise(ends.tolist())):
        if begin == end:
            continue
        here = by_number[begin:end]
        listed = np.sort(sums[:, number])
        below = np.searchsorted(listed, own[here] - tie, side="left")
        as_high[here] = listed.size - below
        as_low[here] = np.searchsorted(listed, own[here] + tie, side="right")
    return as_high, as_low


def _without_itself(
    values: Floats,
    others: Counts,
    own: Floats,
    draws: tuple[Counts, Floats, float],
    counted: tuple[Floats, Floats],
) -> None:
    """Correct the counts for the draws in which a place came up among its neighbours."""
    drawn, sums, tie = draws
    as_high, as_low = counted
    row, position = np.nonzero(_among_first(others[drawn]))
    place = drawn[row, position]
    number = others[place]
    before = sums[row, number]
    after = before - values[place] + values[drawn[row, number]]
    for change, found in ((-1.0, before), (1.0, after)):
        high = change * (found >= own[place] - tie)
        low = change * (found <= own[place] + tie)
        as_high += np.bincount(place, high, minlength=own.size)
        as_low += np.bincount(place, low, minlength=own.size)


def _among_first(numbers: Counts) -> npt.NDArray[np.bool_]:
    """Say which of the draws of a row stand among so many first ones."""
    before: npt.NDArray[np.bool_] = np.arange(numbers.shape[1]) < numbers
    return before
