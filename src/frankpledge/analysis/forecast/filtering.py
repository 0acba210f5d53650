"""A level and a season for every series, learnt month by month, and what is still to come.

One pass over the months, for all series at once and for a fixed grid of settings: how
fast the level forgets, how far the season is drawn towards the shape all series share.
Settings are never fitted; each is weighted by how well it foretold the months so far, so
what is known at any month rests on earlier months alone, and every past month is a
rolling origin at no further cost.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

YEAR = 12
# What the level keeps of the past a month, and how many months of the mean level the
# shared season counts for. Forty settings; a finer grid foretells no better.
KEPT = (0.3, 0.45, 0.6, 0.72, 0.82, 0.9, 0.95, 0.98)
DRAWN = (0.3, 1.5, 6.0, 25.0, 100.0)
SEASON_KEPT = 0.9  # of what a year adds to the season, after one more year
LEAST_LEVEL = 1e-3
# Before months have shown otherwise: Poisson, and a tenth of the level a month.
DISPERSION_MONTHS = 4
DISPERSION_OF_LEVEL = 0.01
ROOT_SHIFT = 0.375  # Anscombe's, for the square root of a count
SHARED_LEVEL = (
    50.0  # a month: from here on a series counts in full for the shared season
)


@dataclass(frozen=True)
class Outlook:
    """What was known before one month of the rest of that year. G settings, S series.

    `total` and `deviation` are of the sum over the months left, that one with them. In
    the last outlook, months of that year before it that are not known are left too;
    they stand first.
    """

    position: int  # of the first month left, in the series
    gaps: int  # how many of the months left are earlier ones not known
    levels: Floats  # (S, G), a month
    kept: Floats  # (G,) of the level, a month
    seasons: Floats  # (H, S, G) factors of the months left, 1 on average over a year, 0 where known
    weights: Floats  # (S, G), adding to 1
    dispersions: Floats  # (S, G) variance over mean, a month ahead
    season_weights: Floats  # (H, S, G) events behind each factor
    total: Floats  # (S,)
    deviation: Floats  # (S,)

    @property
    def months_left(self) -> int:
        """How many months are to come."""
        return len(self.seasons)


@dataclass
class _State:
    """What the pass has learnt; changed in place, month by month."""

    kept: Floats  # (G,)
    drawn: Floats  # (G,)
    seen: Floats  # (S, G) discounted counts
    expected: Floats  # (S, G) discounted seasons
    counts: Floats  # (12, S, G) of each month of the year
    bases: Floats  # (12, S, G) the levels those counts stood on
    errors: Floats  # (S, G) squared, of square roots
    pearson: Floats  # (S, G)
    known: Floats  # (S, 1) months taken in
    foretold: Floats  # (S, 1) months, once a year had been taken in
    shared: Floats  # (12, S, 1) the season of all other series
    shared_counts: Floats  # (12, S)
    shared_weights: Floats  # (12, S)

    @property
    def levels(self) -> Floats:
        return self.seen / self.expected

    def seasons(self) -> Floats:
        drawn = self.drawn * (self.levels + LEAST_LEVEL)
        factors = (self.counts + drawn * self.shared) / (self.bases + drawn)
        normal: Floats = factors / factors.mean(axis=0)
        return normal


def outlooks(counts: Floats, *, since: int = YEAR) -> Iterator[Outlook]:
    """Yield what was known before each month from `since` on, and after the last.

    `counts` is (S, T), a month of the year always in the same column modulo 12, the
    first month of the year in column 0; NaN where a month is not known.
    """
    state = _begun(counts)
    past: deque[Floats] = deque(maxlen=YEAR // 2 + 1)  # levels, the latest last
    months = counts.shape[1]
    for position in range(months + 1):
        seasons = state.seasons()
        if position >= since:
            gaps = _gaps(counts, position) if position == months else []
            yield _outlook(state, seasons, position, counts, gaps)
        if position < months:
            _learn(state, counts[:, position, None], seasons, position)
            past.append(state.levels)
            _centre(state, counts, past[0], position)


def _begun(counts: Floats) -> _State:
    settings = np.array(list(itertools.product(KEPT, DRAWN)))
    series, grid = len(counts), len(settings)
    known = ~np.isnan(counts)
    known &= known.cumsum(axis=1) <= YEAR  # the first twelve that are known
    opening = np.where(known, counts, 0).sum(axis=1, keepdims=True)
    level = (opening + 0.5) / (known.sum(axis=1, keepdims=True) + 0.5)
    return _State(
        kept=settings[:, 0],
        drawn=settings[:, 1],
        seen=np.tile(2 * level, (1, grid)),
        expected=np.full((series, grid), 2.0),
        counts=np.zeros((YEAR, series, grid)),
        bases=np.zeros((YEAR, series, grid)),
        errors=np.zeros((series, grid)),
        pearson=np.zeros((series, grid)),
        known=np.zeros((series, 1)),
        foretold=np.zeros((series, 1)),
        shared=np.ones((YEAR, series, 1)),
        shared_counts=np.zeros((YEAR, series)),
        shared_weights=np.zeros((YEAR, series)),
    )


def _learn(state: _State, counts: Floats, seasons: Floats, position: int) -> None:
    """Take in one month, (S, 1); a series whose month is not known learns nothing."""
    month = position % YEAR
    known = ~np.isnan(counts)
    count = np.where(known, counts, 0.0)
    foretold = state.levels * seasons[month]
    judged = known & (state.known >= YEAR)
    error = 2 * (np.sqrt(count + ROOT_SHIFT) - np.sqrt(foretold + ROOT_SHIFT))
    state.errors += judged * error**2
    state.pearson += judged * (count - foretold) ** 2 / np.maximum(foretold, 0.1)
    state.foretold += judged
    state.known += known
    forgets = np.where(known, state.kept, 1.0)
    state.seen = forgets * state.seen + count
    state.expected = forgets * state.expected + known * seasons[month]
    levels = state.levels
    keeps = np.where(known, SEASON_KEPT, 1.0)
    state.counts[month] = keeps * state.counts[month] + count
    state.bases[month] = keeps * state.bases[month] + known * levels
    _share(state, count[:, 0], known[:, 0], month)


def _share(
    state: _State, count: Floats, known: npt.NDArray[np.bool_], month: int
) -> None:
    """Add a month to the season all series share; each is given that of the others."""
    level = state.levels[:, state.levels.shape[1] // 2] + LEAST_LEVEL
    weight = known * level / (level + SHARED_LEVEL)
    state.shared_counts[month] *= SEASON_KEPT
    state.shared_weights[month] *= SEASON_KEPT
    state.shared_counts[month] += weight * count / level
    state.shared_weights[month] += weight
    if month == YEAR - 1:
        others = [
            held.sum(axis=1, keepdims=True) - held + LEAST_LEVEL
            for held in (state.shared_counts, state.shared_weights)
        ]
        ratio = others[0] / others[1]
        state.shared = (ratio / ratio.mean(axis=0))[:, :, None]


def _centre(state: _State, counts: Floats, taken: Floats, position: int) -> None:
    """Set a season's base to the mean of the year around it, once that year is known.

    The level taken at the moment lags behind a trend, which would leak into the
    season.
    """
    if position < YEAR:
        return
    around = counts[:, position - YEAR : position + 1]
    mean = (around.sum(axis=1) - (around[:, 0] + around[:, -1]) / 2) / YEAR
    middle = position - YEAR // 2
    change = mean[:, None] - taken
    bases = state.bases[middle % YEAR]
    bases += np.where(np.isnan(change), 0.0, change)
    np.maximum(bases, LEAST_LEVEL, out=bases)


def _gaps(counts: Floats, position: int) -> list[int]:
    """Return the months of a year in progress that some series lacks."""
    so_far = np.isnan(counts[:, position - position % YEAR : position])
    return [int(month) for month in np.flatnonzero(so_far.any(axis=0))]


def _outlook(
    state: _State, seasons: Floats, position: int, counts: Floats, gaps: list[int]
) -> Outlook:
    month = position % YEAR
    months = [*gaps, *range(month, YEAR)]
    left, levels, kept = seasons[months], state.levels, state.kept
    for place, gap in enumerate(gaps):
        left[place] *= np.isnan(counts[:, position - month + gap, None])
    prior = 1 + DISPERSION_OF_LEVEL * levels
    spread = (state.pearson + DISPERSION_MONTHS * prior) / (
        state.foretold + DISPERSION_MONTHS
    )
    spread = np.maximum(spread, 1)  # separate events never vary less than Poisson
    behind = (state.bases + state.drawn * (levels + LEAST_LEVEL))[months]
    totals = levels * left.sum(axis=0)
    weights = _weights(state)
    total = (weights * totals).sum(axis=1)
    variance = _variance(levels, left, spread, behind, kept)
    between = (totals - total[:, None]) ** 2
    deviation = np.sqrt((weights * (variance + between)).sum(axis=1) + 0.25)
    return Outlook(
        position=position,
        gaps=len(gaps),
        levels=levels,
        kept=kept,
        seasons=left,
        weights=weights,
        dispersions=spread,
        season_weights=behind,
        total=total,
        deviation=deviation,
    )


def _weights(state: _State) -> Floats:
    months = np.maximum(state.foretold, 1)
    likelihood = -months / 2 * np.log(np.maximum(state.errors, 1e-9) / months)
    weights = np.exp(likelihood - likelihood.max(axis=1, keepdims=True))
    shares: Floats = weights / weights.sum(axis=1, keepdims=True)
    return shares


def _variance(
    levels: Floats, left: Floats, spread: Floats, behind: Floats, kept: Floats
) -> Floats:
    """Return the variance of the sum to come, under each setting.

    Of a month's variance ahead, V, a level that keeps k of its past gives k V to the
    month itself, moves by (1 - k)^2 V a month and is itself known to k (1 - k) V
    (local level model, steady state).
    """
    variance, learns = spread * levels, 1 - kept
    total = left.sum(axis=0)
    onwards = np.cumsum(left[::-1], axis=0)[::-1]
    itself = kept * variance * total
    known_to = kept * learns * variance * total**2
    moves = learns**2 * variance * (onwards**2).sum(axis=0)
    season = kept * spread * levels**2 * (left / behind).sum(axis=0)
    every: Floats = itself + known_to + moves + season
    return every
