"""The hot-place list: which few places to look after next, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.hotplaces.expecting import (
    FADING,
    LEARNED_FROM,
    WIDTHS,
    Expected,
    expect,
)
from frankpledge.analysis.hotplaces.past import Floats, Past, count_past, months_of
from frankpledge.analysis.ranking import part_taken
from frankpledge.analysis.results import Basis, Caveat, Dropped, Refusal

METHOD = "hot places by learned weights of each cell's own and nearby past"
FEWEST_EVENTS = 30
FEW_EVENTS = 300
FEWEST_MONTHS = 3
YEAR = 12  # months that the plain count beside it looks back
DRAWS = 400
CANDIDATES = 10  # cells that may reach the top: so many times the list


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What list is wanted."""

    cell: float = 200.0  # side of a cell, metres
    area_share: float = 0.02
    months: int = 1  # ahead
    area: float | None = None  # of the whole district, km2; None: the study area
    judged: int = 3  # last months to judge the method by


@dataclass(frozen=True)
class HotPlace:
    """One place of the list, the first the hottest."""

    x: float  # the middle of the cell, metres
    y: float
    expected: float  # events over the months ahead
    likely: tuple[int, int]  # nine times in ten as many
    past_year: int  # events of the last twelve months
    last_month: int
    in_top: float  # the chance that it truly belongs to the top share


@dataclass(frozen=True)
class Judged:
    """A past month foretold from those before it: which share of it the top held."""

    month: int  # 1 the last
    events: int
    caught: float  # by this method
    caught_by_counts: float  # by the last year's counts


@dataclass(frozen=True)
class HotPlaces:
    """The list, what it rests on, and how the same method fared on past months."""

    places: tuple[HotPlace, ...]
    study_cells: int
    area_share: float
    expected_share: float  # of all events to come, in the listed places
    own: float  # what the expectation draws on, as shares that sum to 1
    nearby: float
    anywhere: float
    judged: tuple[Judged, ...]
    basis: Basis

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        sure = sum(place.in_top >= 0.8 for place in self.places)
        return (
            f"{len(self.places):,} places, {self.area_share:.1%} of the area, should "
            f"see {self.expected_share:.0%} of what is to come; {sure:,} of them belong "
            f"to the top with a chance of 80% or more.{self._judgement()}"
        )

    def _judgement(self) -> str:
        if not self.judged:
            return ""
        events = sum(one.events for one in self.judged)
        ours = sum(one.caught for one in self.judged) / events
        counts = sum(one.caught_by_counts for one in self.judged) / events
        months = len(self.judged)
        return (
            f" Made the same way before each of the last {months} months, the list "
            f"caught {ours:.1%} of their events; the last year's counts alone caught "
            f"{counts:.1%}."
        )


def hot_places(
    x: npt.NDArray[Any],
    y: npt.NDArray[Any],
    day: npt.NDArray[np.datetime64],
    asked: Asked = Asked(),
    *,
    rng: np.random.Generator | None = None,
    dropped: Sequence[Dropped] = (),
) -> HotPlaces:
    """List the places that should see the most events in the months to come.

    Question:
        Which 1, 2 or 5% of the area should be looked after next month, and how sure is
        it that those are the right places?

    Data needed:
        Eastings and northings in metres and the day (or the month) of each event, of
        one kind or of several together, over at least three months, better twelve or
        more. A month without any event is taken as not returned.

    Method:
        Events are counted by square cells and months. What is expected in a cell is a
        sum of thirteen sources: its own past rate and the rates of its neighbourhoods
        of 1.5, 3 and 8 cells (quartic), each with events fading over 2 months, over 8
        and never, and one rate for all cells. Their weights are never negative, and
        are those that would best have foretold each of the last six months from the
        months before it (Poisson likelihood, EM). The
        sum is then held against the cell's own record of some two years: it is
        multiplied by the posterior mean of a gamma factor, so that what happened once,
        or only next door, is shrunk and what keeps happening is not. The rate of a
        cell is gamma with that mean, as firm as the same months showed (negative
        binomial); 400 draws give the chance of belonging to the top.

    Reading the result:
        `expected` is a mean, and `likely` how many to be prepared for. A place with a
        small `in_top` is listed because the list has to end somewhere. The list is
        judged on the last months, each foretold without it, beside the plain counts of
        the year before: where those caught more, use them.

    When not to use it:
        To say where people are at risk, or why. For events found by patrols (drugs,
        stop and search): the list would send patrols where patrols were. On points
        moved by the supplier its cells hold map points, not addresses. It does not see
        what changes tomorrow: a closed club, a new market.

    References:
        Robbins (1956) and Clayton and Kaldor (1987), Biometrics 43, on empirical Bayes
        estimates of rates; Mohler and others (2011), J. American Statistical
        Association 106, on events that raise the rate nearby. The combination, its
        constants and the comparison are ours: docs/adr and benchmarks/analysis.

    Example:
        >>> rng = np.random.default_rng(1)
        >>> x = np.append(rng.uniform(0, 5000, 300), rng.uniform(400, 600, 100))
        >>> y = np.append(rng.uniform(0, 5000, 300), rng.uniform(400, 600, 100))
        >>> day = np.datetime64("2025-01-01") + rng.integers(0, 365, 400)
        >>> found = hot_places(x, y, day, Asked(cell=200, area_share=0.01))
        >>> found.places[0].x, found.places[0].y, found.places[0].in_top > 0.9
        (500.0, 500.0, True)
    """
    past, dropped, cut = _past(x, y, day, asked, dropped)
    expected = expect(past)
    number = _number(past, asked)
    listed = np.argsort(-expected.rate, kind="stable")[:number]
    rng = np.random.default_rng(1) if rng is None else rng
    return HotPlaces(
        places=_places(past, expected, listed, asked, rng),
        study_cells=int(past.study.sum()),
        area_share=number / _all_cells(past, asked),
        expected_share=float(expected.rate[listed].sum() / expected.rate.sum()),
        own=expected.own,
        nearby=expected.nearby,
        anywhere=expected.anywhere,
        judged=_judged(past, asked),
        basis=Basis(
            method=METHOD,
            parameters=_parameters(past, asked, cut),
            rows_used=int(past.events.sum()),
            dropped=dropped,
            caveats=_caveats(past, asked, x, y),
        ),
    )


def _parameters(past: Past, asked: Asked, cut: str) -> dict[str, object]:
    return {
        "cell": asked.cell,
        "area_share": asked.area_share,
        "months": asked.months,
        "area": asked.area,
        "months_of_past": past.months,
        "months_are": cut,
        "fading": [str(months) for months in FADING],
        "neighbourhoods": list(WIDTHS),
        "learned_from": LEARNED_FROM,
        "draws": DRAWS,
    }


def _past(
    x: npt.NDArray[Any],
    y: npt.NDArray[Any],
    day: npt.NDArray[np.datetime64],
    asked: Asked,
    dropped: Sequence[Dropped],
) -> tuple[Past, tuple[Dropped, ...], str]:
    if not 0 < asked.area_share < 1:
        raise Refusal("The share of the area is between 0 and 1, as in 0.02.")
    if asked.months < 1:
        raise Refusal(f"{asked.months} months ahead are none. Give 1 or more.")
    if len(x) < FEWEST_EVENTS:
        raise Refusal(
            f"{len(x):,} events are too few to learn from; give {FEWEST_EVENTS} or more, "
            "or go by what is known of the places."
        )
    month, months, cut = months_of(day)
    old = month < 0
    if months < FEWEST_MONTHS:
        raise Refusal(
            f"The events span {months} whole months. Give at least {FEWEST_MONTHS}, "
            "better twelve or more: the list learns from how well earlier months "
            "foretold later ones."
        )
    if old.any():
        reason = (
            f"{int(old.sum()):,} rows are of the oldest stretch, less than a month."
        )
        dropped = (*dropped, Dropped(int(old.sum()), reason))
    new = ~old
    past = count_past(
        x[new].astype(np.float64),
        y[new].astype(np.float64),
        month[new],
        side=asked.cell,
        months=months,
    )
    return past, tuple(dropped), cut


def _all_cells(past: Past, asked: Asked) -> float:
    """Return the whole area in cells."""
    if asked.area is None:
        return float(past.study.sum())
    cells = asked.area * 1e6 / asked.cell**2
    if cells < 1:
        raise Refusal(f"An area of {asked.area:g} km2 is smaller than one cell.")
    return cells


def _number(past: Past, asked: Asked) -> int:
    """Return how many places the list has: never more than the share, one at least."""
    allowed = int(asked.area_share * _all_cells(past, asked) + 1e-9)
    return max(1, min(allowed, int(past.study.sum())))


def _places(
    past: Past,
    expected: Expected,
    listed: npt.NDArray[np.int64],
    asked: Asked,
    rng: np.random.Generator,
) -> tuple[HotPlace, ...]:
    from scipy.stats import nbinom

    x, y = past.grid.centres(listed)
    ages = np.arange(past.months)[::-1]
    year = past.counts((ages < YEAR).astype(np.float64))[listed]
    last = past.counts((ages == 0).astype(np.float64))[listed]
    rate = expected.rate[listed]
    firm = expected.precision / (expected.precision + asked.months)
    least, most = nbinom.ppf([[0.05], [0.95]], expected.precision * rate, firm)
    chance = _in_top(expected, listed, rng)
    columns = zip(
        x, y, rate * asked.months, least, most, year, last, chance, strict=True
    )
    return tuple(
        HotPlace(
            x=float(east),
            y=float(north),
            expected=float(mean),
            likely=(int(few), int(many)),
            past_year=int(before),
            last_month=int(now),
            in_top=float(top),
        )
        for east, north, mean, few, many, before, now, top in columns
    )


def _in_top(
    expected: Expected, listed: npt.NDArray[np.int64], rng: np.random.Generator
) -> Floats:
    """Return how often each listed cell is among as many of the highest drawn rates."""
    number = len(listed)
    order = np.argsort(-expected.rate, kind="stable")
    running = order[: min(CANDIDATES * number + 100, int(expected.study.sum()))]
    if len(running) <= number:
        return np.ones(number)
    shape = np.maximum(expected.precision * expected.rate[running], 1e-9)
    top = np.zeros(number)
    for _ in range(DRAWS):
        drawn = rng.standard_gamma(shape)
        edge = np.partition(drawn, len(drawn) - number)[len(drawn) - number]
        top += drawn[:number] >= edge
    return top / DRAWS


def _judged(past: Past, asked: Asked) -> tuple[Judged, ...]:
    """Foretell each of the last months from those before it, by us and by counts."""
    found = []
    for month in range(past.months - asked.judged, past.months):
        before = past.before(month)
        if month < FEWEST_MONTHS or not past.returned[month]:
            continue
        try:
            expected = expect(before)
        except Refusal:  # too little was known by then
            continue
        came = past.counts_of(month)
        year = before.counts((np.arange(month) >= month - YEAR).astype(np.float64))
        found.append(
            Judged(
                month=past.months - month,
                events=int(came.sum()),
                caught=caught(expected.rate, came, before, asked),
                caught_by_counts=caught(year, came, before, asked),
            )
        )
    return tuple(found)


def caught(score: Floats, came: Floats, before: Past, asked: Asked) -> float:
    """Return how many events fell in the top share of a score, ties taken in part."""
    size = np.ones(int(before.study.sum()))
    budget = min(asked.area_share * _all_cells(before, asked), float(len(size)))
    return float(part_taken(score[before.study], size, budget) @ came[before.study])


def _caveats(
    past: Past, asked: Asked, x: npt.NDArray[Any], y: npt.NDArray[Any]
) -> tuple[Caveat, ...]:
    found = []
    if asked.area is None:
        found.append(
            Caveat(
                "study-area",
                f"The area is the {int(past.study.sum()):,} cells that held an event or "
                "touch one that did; give the district's size to take a share of that.",
            )
        )
    missing = int((~past.returned).sum())
    if missing:
        found.append(
            Caveat(
                "missing-months",
                f"{missing} months hold no event and were taken as not returned.",
            )
        )
    points = len(np.unique(np.column_stack([x, y]), axis=0))
    if points < 0.5 * len(x):
        found.append(
            Caveat(
                "map-points",
                f"The {len(x):,} events lie on {points:,} points: places may have been "
                "moved to shared map points, so a place is a square around some of them.",
            )
        )
    if past.events.sum() < FEW_EVENTS:
        found.append(
            Caveat(
                "few-events",
                f"Below {FEW_EVENTS} events the list says little more than where "
                "something happened once.",
            )
        )
    return tuple(found)
