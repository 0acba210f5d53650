"""The months at which a count's level changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.monthly.series import MonthlySeries, monthly_series
from frankpledge.analysis.results import Basis, Caveat
from frankpledge.analysis.scaled_pair import scaled_interval
from frankpledge.analysis.trend.decomposition import Decomposition, decompose
from frankpledge.analysis.trend.splitting import (
    SHORTEST,
    Cut,
    dispersion_between_neighbours,
    penalty_for,
    split_counts,
)

Floats = npt.NDArray[np.float64]

OUTSIDE = 0.05
SEASON_TERMS = 11  # a season fitted to the same months takes some of their scatter


@dataclass(frozen=True)
class ChangePoint:
    """The first month of a new level; the months as well supported on either side."""

    month: date
    earliest: date
    latest: date
    before: float  # events a month, season out
    after: float
    lower: float  # of the 95% interval for their ratio, the month taken as known
    upper: float

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        way = "up" if self.after > self.before else "down"
        when = (
            f"{self.month:%Y-%m}"
            if self.earliest == self.latest
            else f"{self.month:%Y-%m} (between {self.earliest:%Y-%m} and "
            f"{self.latest:%Y-%m})"
        )
        return (
            f"From {when} the level is {way}: {self.after:,.1f} a month after "
            f"{self.before:,.1f}, a ratio between {self.lower:.2f} and {self.upper:.2f}."
        )


@dataclass(frozen=True)
class ChangePoints:
    """When a level changed, and the level of every stretch."""

    points: tuple[ChangePoint, ...]
    levels: tuple[tuple[date, float], ...]  # first month, events a month
    dispersion: float
    basis: Basis

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        if not self.points:
            return "No month was found at which the level changed."
        return " ".join(point.sentence for point in self.points)


def change_points(counts: Mapping[date, float | None]) -> ChangePoints:
    """Find the months at which the level of a count changed.

    Question:
        Did this count move to another level at some month, and when?

    Data needed:
        As for `decompose`. A level lasts six months or more.

    Method:
        The season is taken out where one is found. The months are cut where stretches
        of one level each fit best as counts (optimal partitioning), each cut paid for
        by 4.7 + 1.1 ln(months) in twice the log-likelihood over the dispersion. That is
        estimated from neighbouring months, which a change of level hardly touches. The
        months in brackets are those the data support as well (95%, likelihood ratio).

    Reading the result:
        Of a hundred series of 24 to 120 months without any change one to ten show one.
        A change of level is a question: recording, a system, a boundary, or the world.

    When not to use it:
        Where a slow trend is plain: it is cut into steps. Where neighbouring months go
        together for other reasons (a long campaign of one offender) cuts come too often.

    References:
        Killick, Fearnhead and Eckley (2012), J. American Statistical Association 107.
        Jackson and others (2005), IEEE Signal Processing Letters 12.

    Example:
        >>> from frankpledge.analysis.monthly.series import months_from
        >>> series = [20, 23, 18, 21, 19, 22] * 3 + [33, 30, 35, 31, 34, 32] * 2
        >>> found = change_points(months_from(date(2020, 1, 1), series))
        >>> found.sentence
        'From 2021-07 (between 2021-06 and 2021-07) the level is up: 32.5 a month after \
20.5, a ratio between 1.38 and 1.83.'

    Raises `Refusal` as `decompose` does.
    """
    series = monthly_series(counts)
    taken_apart = decompose(counts)
    used = np.flatnonzero(series.known)
    values = series.values[used]
    factors = np.array([taken_apart.parts[place].factor for place in used.tolist()])
    dispersion = dispersion_between_neighbours(values, factors)
    if taken_apart.has_season:
        dispersion *= len(used) / (len(used) - SEASON_TERMS)
    penalty = penalty_for(len(used))
    cuts = split_counts(values, factors, dispersion, penalty)
    edges = [0, *(cut.at for cut in cuts), len(used)]
    sums = [
        (float(values[start:end].sum()), float(factors[start:end].sum()))
        for start, end in pairwise(edges)
    ]
    return ChangePoints(
        points=_points(series, used, cuts, sums, dispersion),
        levels=tuple(
            (series.month(int(used[start])), events / over)
            for start, (events, over) in zip(edges, sums, strict=False)
        ),
        dispersion=dispersion,
        basis=_basis(taken_apart, len(used), penalty, dispersion),
    )


def _points(
    series: MonthlySeries,
    used: npt.NDArray[np.int64],
    cuts: Sequence[Cut],
    sums: Sequence[tuple[float, float]],
    dispersion: float,
) -> tuple[ChangePoint, ...]:
    found = []
    for cut, before, after in zip(cuts, sums, sums[1:], strict=False):
        lower, upper = scaled_interval(
            before[0],
            after[0],
            before[1] / after[1],
            dispersion,
            np.inf,
            outside=OUTSIDE,
        )
        months = [
            series.month(int(used[at])) for at in (cut.at, cut.earliest, cut.latest)
        ]
        found.append(
            ChangePoint(
                month=months[0],
                earliest=months[1],
                latest=months[2],
                before=before[0] / before[1],
                after=after[0] / after[1],
                lower=float(lower),
                upper=float(upper),
            )
        )
    return tuple(found)


def _basis(
    taken_apart: Decomposition, months: int, penalty: float, dispersion: float
) -> Basis:
    return Basis(
        method="optimal partitioning of quasi-Poisson counts",
        parameters={
            "penalty": penalty,
            "dispersion": dispersion,
            "shortest_level": SHORTEST,
            "season": taken_apart.season,
        },
        rows_used=months,
        caveats=(
            Caveat(
                "unchanged-series-are-cut",
                "Of a hundred series without any change one to ten show one all the "
                "same; where neighbouring months go together, more.",
            ),
        ),
    )
