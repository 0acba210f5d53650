"""Every past year forecast again from what was known then, and what that teaches.

The width of an interval is learnt twice: from the series' own past years, and from those
of all series asked about together. With few of either it stays near what was measured on
series unlike these (`USUAL`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.forecast.filtering import ROOT_SHIFT, YEAR, Outlook

Floats = npt.NDArray[np.float64]

LEVELS = (50, 80, 95)  # per cent
NORMAL = np.array([0.6744897502, 1.2815515655, 1.9599639845])
# What the spread of a forecast must be multiplied by for an interval to cover what it
# claims, by years of history before the year; beyond three, as three.
USUAL = {1: (1.0, 1.3, 1.8), 2: (0.95, 1.05, 1.2), 3: (0.93, 0.97, 1.03)}
FLATTERY = 1.04  # the past that taught a width is always a little kinder than the next
USUAL_YEARS = 4.0  # how many past years of its own the usual spread counts for
USUAL_SCORES = 40.0  # and how many past years of all series
LEAST_FORETOLD = 0.5  # below it a miss says nothing of the spread
FEWEST_MONTHS = 24  # known, for any interval at all
SETTLED = 2  # years of history before a replay is trusted, where there are such


@dataclass(frozen=True)
class Replays:
    """What each past year would have been forecast as. S series, Y years, 12.

    The last axis is how many months of the year had passed (0 to 11). `foretold`,
    `deviation` and `came` are of the months then left; `came` is NaN where one of
    them is not known. The first year is the second of the series.
    """

    foretold: Floats
    deviation: Floats
    came: Floats
    learnt: Floats  # months known by then

    @property
    def years(self) -> int:
        """How many years were forecast again."""
        return int(self.foretold.shape[1])

    @property
    def scores(self) -> Floats:
        """By how many of its own deviations each was out, on a square-root scale."""
        root = np.sqrt(self.foretold + ROOT_SHIFT)
        missed = np.sqrt(self.came + ROOT_SHIFT) - root
        scores: Floats = missed / half_deviation(self.foretold, self.deviation)
        return scores


def half_deviation(total: Floats, deviation: Floats) -> Floats:
    """Return a deviation on the scale of square roots."""
    half: Floats = deviation / (2 * np.sqrt(total + ROOT_SHIFT))
    return half


def gathered(counts: Floats, past: list[Outlook]) -> Replays:
    """Put past outlooks beside what came; those of years not over are left out."""
    years = counts.shape[1] // YEAR - 1
    shape = (len(counts), max(years, 0), YEAR)
    foretold, deviation, came, learnt = (np.full(shape, np.nan) for _ in range(4))
    known = np.cumsum(~np.isnan(counts), axis=1)
    for outlook in past:
        year, month = divmod(outlook.position, YEAR)
        if year > years:
            continue
        end = (year + 1) * YEAR
        foretold[:, year - 1, month] = outlook.total
        deviation[:, year - 1, month] = outlook.deviation
        rest = counts[:, outlook.position : end].sum(axis=1)
        enough = known[:, year * YEAR - 1] >= YEAR
        came[:, year - 1, month] = np.where(enough, rest, np.nan)
        learnt[:, year - 1, month] = known[:, outlook.position - 1]
    return Replays(foretold, deviation, came, learnt)


def widths(replays: Replays, *, before: int) -> Floats:
    """Return what to multiply spreads by in a year: (S, 12, levels).

    `before` is how many years of history that year has. Only years before it teach.
    """
    usual = np.array(USUAL[min(max(before, 1), max(USUAL))])
    first = SETTLED - 1 if before > SETTLED else 0
    taught = slice(first, max(before - 1, 0))
    scores, foretold = replays.scores[:, taught], replays.foretold[:, taught]
    squares, teaches = _by_year(scores, foretold)
    own = _spread(squares.sum(axis=1), teaches.sum(axis=1))
    of_others = _spread(
        squares.sum(axis=1, keepdims=True) - squares,
        teaches.sum(axis=1, keepdims=True) - teaches,
    )
    fair = np.where(foretold < LEAST_FORETOLD, np.nan, np.abs(scores))
    fair /= of_others[:, :, None]
    shared = np.empty((YEAR, len(LEVELS)))
    for month in range(YEAR):
        near = fair[:, :, max(month - 1, 0) : month + 2]
        shared[month] = _shared(near[np.isfinite(near)], usual)
    return FLATTERY * own[:, None, None] * shared


def _shared(scores: Floats, usual: Floats) -> Floats:
    if not scores.size:
        return usual
    found = np.quantile(scores, np.array(LEVELS) / 100) / NORMAL
    independent = scores.size / 3  # neighbouring months tell much the same
    mixed: Floats = (found * independent + usual * USUAL_SCORES) / (
        independent + USUAL_SCORES
    )
    return mixed


def _by_year(scores: Floats, foretold: Floats) -> tuple[Floats, Floats]:
    """Return each year's mean squared score, and how much that year teaches.

    One wild year must not make the next ten look wild: no score counts above 3. A year
    of which hardly an event was foretold says little of the spread.
    """
    known = np.isfinite(scores)
    squares = np.minimum(np.where(known, scores, 0.0) ** 2, 9.0)
    teaches = np.where(known, foretold / (foretold + 2), 0.0)
    months = np.maximum(known.sum(axis=2), 1)
    return (squares * teaches).sum(axis=2) / months, teaches.sum(axis=2) / months


def _spread(squares: Floats, years: Floats) -> Floats:
    spread: Floats = np.sqrt((USUAL_YEARS + squares) / (USUAL_YEARS + years))
    return spread
