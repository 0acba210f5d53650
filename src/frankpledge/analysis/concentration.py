"""How unevenly events lie among places: Lorenz curve, Gini, and chance beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.results import Basis, Caveat, Refusal

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
METHOD = "Lorenz curve and Gini index of counts by place"
HELD = (0.25, 0.5)  # the shares of events whose places are counted
DRAWS = 999  # of the bootstrap
CHANCE_DRAWS = 99  # of throwing the events at random
CURVE = 101  # points of the Lorenz curve a result keeps


@dataclass(frozen=True)
class Interval:
    """The middle 95% of what the draws gave."""

    lower: float
    upper: float


@dataclass(frozen=True)
class Holding:
    """The fewest places that hold at least a share of the events."""

    share: float  # of the events
    places: int
    of_all: float  # these places as a share of all places
    of_any: float  # as a share of the places with any event
    spread: Interval  # of `of_all`, over places drawn again
    by_chance: float  # what `of_all` would be, events thrown at random


@dataclass(frozen=True)
class Concentration:
    """How events lie among places."""

    events: int
    places: int
    places_with_any: int
    most: int  # at one place
    gini: float
    generalised_gini: float
    gini_spread: Interval
    generalised_spread: Interval
    gini_by_chance: Interval  # events thrown at random over the same places
    generalised_by_chance: Interval
    holdings: tuple[Holding, ...]
    curve: tuple[tuple[float, float], ...]  # places from the busiest; events they hold
    basis: Basis

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        held = "; ".join(
            f"{one.share:.0%} of events lie in {_percent(one.of_all)} of places "
            f"({one.places:,})"
            for one in self.holdings
        )
        beyond = self.generalised_gini > self.generalised_by_chance.upper
        chance = (
            "more uneven than chance alone would give"
            if beyond
            else "no more uneven than chance alone would give"
        )
        return (
            f"{held}. Generalised Gini {self.generalised_gini:.2f}, {chance} "
            f"({self.generalised_by_chance.lower:.2f} to "
            f"{self.generalised_by_chance.upper:.2f})."
        )


@dataclass(frozen=True)
class _Tally:
    """How many places have each count, the counts falling; noughts last if any."""

    counts: Whole
    places: Floats  # places may be fractions in a drawn or expected tally


def concentration(
    counts: Sequence[int] | npt.NDArray[Any],
    *,
    places: int | None = None,
    rng: np.random.Generator | None = None,
    held: Sequence[float] = HELD,
    draws: int = DRAWS,
) -> Concentration:
    """Say how unevenly events lie among places.

    Question:
        In how few places do a quarter and half of the events happen, and is that more
        uneven than chance?

    Data needed:
        The count of each place, places without events included: as noughts among the
        counts, or by `places`, how many places there are in all.

    Method:
        Places are ordered by their counts. The Gini index is twice the area between the
        line of equality and the Lorenz curve, over all places. Where there are fewer
        events than places most places must be empty however fairly events fall: the
        generalised Gini of Bernasco and Steenbeek then measures from the most even
        spread that whole events allow, G' = max(places / events, 1) (G - 1) + 1. The
        spread is the middle 95% over places drawn again with replacement; chance is
        the same events thrown at random, each place as likely, 99 times.

    Reading the result:
        0 is even, 1 is all in one place. Compare with the range by chance, never with
        0: a few events over many places look concentrated by themselves. `of_any` is
        the share among places with any event, always the less striking figure.

    When not to use it:
        For places of very different size or kind (a road and a shopping centre), which
        are not as likely to begin with. To compare two years with different numbers of
        events, unless by the generalised index. On points moved by the supplier, a
        place is the point, not an address.

    References:
        Bernasco and Steenbeek (2017), More places than crimes: implications for
        evaluating the law of crime concentration at place, J. Quantitative Criminology
        33. Weisburd (2015), The law of crime concentration, Criminology 53.

    Example:
        >>> found = concentration([5, 2, 1], places=10)
        >>> round(found.gini, 2), round(found.generalised_gini, 2)
        (0.8, 0.75)
        >>> found.holdings[1].places
        1
    """
    tally = _tally(counts, places)
    shares = _shares(held)
    rng = np.random.default_rng(1) if rng is None else rng
    events, total = int(tally.counts @ tally.places), int(tally.places.sum())
    again = [tally] if draws < 1 else list(_drawn_again(tally, draws, rng))
    chance = list(_by_chance(events, total, CHANCE_DRAWS, rng))
    gini, by_chance = _gini(tally), [_gini(one) for one in chance]
    again = [one for one in again if one.counts @ one.places]
    spread = [(_gini(one), float(one.counts @ one.places)) for one in again]
    return Concentration(
        events=events,
        places=total,
        places_with_any=int(tally.places[tally.counts > 0].sum()),
        most=int(tally.counts[0]),
        gini=gini,
        generalised_gini=_generalised(gini, events, total),
        gini_spread=_middle([one for one, _ in spread]),
        generalised_spread=_middle([_generalised(*one, total) for one in spread]),
        gini_by_chance=_middle(by_chance),
        generalised_by_chance=_middle(
            [_generalised(one, events, total) for one in by_chance]
        ),
        holdings=tuple(_holding(share, tally, again, chance) for share in shares),
        curve=_curve(tally),
        basis=Basis(
            method=METHOD,
            parameters={"places": total, "held": list(shares), "draws": draws},
            rows_used=len(counts),
            caveats=_caveats(events, total, tally),
        ),
    )


def _tally(counts: Sequence[int] | npt.NDArray[Any], places: int | None) -> _Tally:
    given = np.asarray(counts, dtype=np.float64)
    if given.size == 0:
        raise Refusal("There are no counts. Give the count of each place.")
    wrong = ~(np.isfinite(given) & (given >= 0) & (given == np.floor(given)))
    if wrong.any():
        at = int(np.argmax(wrong))
        raise Refusal(
            f"Count {at + 1:,} is {given[at]:g}; a count is a whole number, nought or "
            "more. Leave out places that were not counted."
        )
    values, number = np.unique(given.astype(np.int64), return_counts=True)
    if not values[-1]:
        raise Refusal("No place has any event, so there is nothing to be concentrated.")
    lacking = 0 if places is None else places - given.size
    if lacking < 0:
        raise Refusal(
            f"{given.size:,} places have a count and only {places:,} were said to "
            "exist. Give the number of all places, those without events included."
        )
    if lacking and values[0]:
        values, number = np.append(0, values), np.append(0, number)
    if lacking:
        number[0] += lacking
    return _Tally(values[::-1], number[::-1].astype(np.float64))


def _shares(held: Sequence[float]) -> tuple[float, ...]:
    if not all(0 < share <= 1 for share in held):
        raise Refusal("A share of the events is above 0 and at most 1, as in 0.25.")
    return tuple(held)


def _gini(tally: _Tally) -> float:
    """Return the Gini index of a tally of falling counts.

    Of n places ranked from the smallest count, G = 2 sum(rank count) / (n events) -
    (n + 1) / n; places of one count share their mean rank.
    """
    total = tally.places.sum()
    above = np.cumsum(tally.places)
    rank = total - above + (tally.places + 1) / 2
    events = tally.counts @ tally.places
    weighted = (tally.counts * tally.places) @ rank
    return float(2 * weighted / (total * events) - (total + 1) / total)


def _generalised(gini: float, events: float, places: float) -> float:
    return max(places / events, 1.0) * (gini - 1) + 1


def _drawn_again(tally: _Tally, draws: int, rng: np.random.Generator) -> list[_Tally]:
    """Draw as many places again, with replacement."""
    total = int(tally.places.sum())
    drawn = rng.multinomial(total, tally.places / total, size=draws)
    return [_Tally(tally.counts, row.astype(np.float64)) for row in drawn]


def _by_chance(
    events: int, places: int, draws: int, rng: np.random.Generator
) -> list[_Tally]:
    """Throw the events at random over the places."""
    tallies = []
    for _ in range(draws):
        hit = np.bincount(rng.integers(places, size=events))
        number = np.bincount(hit[hit > 0])
        number[0] = places - number.sum()
        counts = np.arange(len(number))[::-1]
        tallies.append(_Tally(counts, number[::-1].astype(np.float64)))
    return tallies


def _middle(values: Sequence[float]) -> Interval:
    lower, upper = np.quantile(values, (0.025, 0.975))
    return Interval(float(lower), float(upper))


def _fewest(tally: _Tally, share: float) -> int:
    """Return the fewest places that hold at least a share of the events."""
    events = np.cumsum(tally.counts * tally.places)
    wanted = share * events[-1] - 1e-9  # a share as 0.1 is no exact fraction
    group = int(np.searchsorted(events, wanted))
    before = events[group - 1] if group else 0.0
    count = tally.counts[group]
    rest = int(np.ceil((wanted - before) / count - 1e-12)) if count else 0
    return int(tally.places[:group].sum()) + max(rest, 0)


def _holding(
    share: float, tally: _Tally, again: Sequence[_Tally], chance: Sequence[_Tally]
) -> Holding:
    places, total = _fewest(tally, share), tally.places.sum()
    spread = [_fewest(one, share) / total for one in again]
    return Holding(
        share=share,
        places=places,
        of_all=float(places / total),
        of_any=float(places / tally.places[tally.counts > 0].sum()),
        spread=_middle(spread),
        by_chance=float(np.mean([_fewest(one, share) for one in chance]) / total),
    )


def _curve(tally: _Tally) -> tuple[tuple[float, float], ...]:
    """Return the share of events in each share of places, from the busiest."""
    places = np.append(0, np.cumsum(tally.places) / tally.places.sum())
    held = np.cumsum(tally.counts * tally.places)
    events = np.append(0, held / held[-1])
    at = np.unique(np.append(np.linspace(0, 1, CURVE), places[: CURVE - 1]))
    return tuple(
        (float(x), float(y))
        for x, y in zip(at, np.interp(at, places, events), strict=False)
    )


def _caveats(events: int, places: int, tally: _Tally) -> tuple[Caveat, ...]:
    found = []
    if events < places:
        found.append(
            Caveat(
                "fewer-events-than-places",
                f"There are fewer events ({events:,}) than places ({places:,}), so most "
                "places are empty whatever happens: read the generalised Gini.",
            )
        )
    if tally.counts[-1] > 0:
        found.append(
            Caveat(
                "no-empty-places",
                "No place without events was given. If there are some, say how many "
                "places there are in all: without them concentration is understated.",
            )
        )
    return tuple(found)


def _percent(share: float) -> str:
    return f"{share:.2%}" if share < 0.01 else f"{share:.1%}"
