"""How well a ranking of places found the events that came after it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.concentration import Interval
from frankpledge.analysis.results import Basis, Caveat, Refusal

Floats = npt.NDArray[np.float64]
METHOD = "accuracy of a ranking of places on later events"
SHARES = (0.01, 0.02, 0.05)  # of the area
DRAWS = 999


@dataclass(frozen=True)
class Accuracy:
    """What the top of a ranking caught, at one share of the area.

    `hits` counts a fraction where places tied at the edge were taken in part.
    """

    share: float  # of the area allowed
    area_share: float  # of the area taken, less where too few places are listed
    places: float
    tied: int  # places at the edge with one score, each taken in the same part
    taken_of_tied: float  # that part
    hits: float
    hit_rate: float
    pai: float
    pai_spread: Interval
    pei: float  # of the best that a list of the area taken could catch
    pei_star: float  # of the best that a list of the area allowed could catch
    recapture: float | None  # Levine's RRI; None without earlier counts
    predicted_over_observed: float | None  # means something where scores are counts

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        return (
            f"The top {self.share:.0%} of the area held {self.hit_rate:.1%} of the later "
            f"events, {self.pai:.1f} times its share ({self.pai_spread.lower:.1f} to "
            f"{self.pai_spread.upper:.1f}), and {self.pei_star:.0%} of what the best "
            "list could have held."
        )


@dataclass(frozen=True)
class RankingAccuracy:
    """How well a ranking found later events, at each share of the area."""

    events: float
    places: int
    at: tuple[Accuracy, ...]
    basis: Basis


@dataclass(frozen=True)
class _Ranked:
    """The places, a number each in every array."""

    score: Floats  # NaN: not on the list
    later: Floats
    size: Floats
    before: Floats | None


@dataclass(frozen=True)
class _Taken:
    """Which part of each place is taken, and what happened at the edge."""

    part: Floats
    tied: int
    edge: float


def ranking_accuracy(
    predicted: Sequence[float] | npt.NDArray[Any],
    observed: Sequence[float] | npt.NDArray[Any],
    *,
    area: Sequence[float] | npt.NDArray[Any] | None = None,
    earlier: Sequence[float] | npt.NDArray[Any] | None = None,
    shares: Sequence[float] = SHARES,
    rng: np.random.Generator | None = None,
) -> RankingAccuracy:
    """Say how well a ranking of places found the events that came after it.

    Question:
        Of the events of the next period, how many fell in the top 1, 2 or 5% of the
        area as it was ranked before?

    Data needed:
        For every place of the study area its score (NaN: not on the list) and its count
        in a later period that the score has not seen; areas or lengths where places
        differ in size; the earlier counts for the recapture rate.

    Method:
        Places are taken from the highest score per area until the share of the area is
        filled. Where places of one score stand at the edge, each is taken in the same
        part, which is what drawing lots among them gives on average. Hit rate: share of
        later events caught. PAI (Chainey, Tompson and Uhlig): hit rate over area share.
        PEI: caught events over those of the best list of the area taken; PEI* the same
        for the whole area allowed (they differ where the list is too short). Levine's
        recapture rate index: the top's share of later events over its share of
        earlier ones. Predicted over observed: the sum of the scores over the events
        caught, as some programs print under the name RRI. The spread is the middle 95%
        over places drawn again with replacement.

    Reading the result:
        A PAI of 10 at 1% means a tenth of the events in a hundredth of the area. The
        largest PAI possible is one over the share, and usually far less: PEI* says
        how near the list came. Compare two lists at one share and on one study area.

    When not to use it:
        On the period the ranking was made from. To compare PAI between districts or
        shares: it grows as the share shrinks, and as empty land is added to the area.

    References:
        Chainey, Tompson and Uhlig (2008), The utility of hotspot mapping, Security
        Journal 21. Levine (2008), The "hottest" part of a hotspot, Security Journal 21.
        Hunt (2016) on PEI; White, Hunt and Green (2023) on PEI*, Security Journal 36.

    Example:
        >>> found = ranking_accuracy([3, 2, 1], [6, 3, 0], shares=[1 / 3, 2 / 3, 1])
        >>> [round(one.pai, 3) for one in found.at]
        [2.0, 1.5, 1.0]
        >>> [round(one.predicted_over_observed, 3) for one in found.at]
        [0.5, 0.556, 0.667]
    """
    ranked = _Ranked(
        score=_places(predicted, "score", nan=True),
        later=_places(observed, "count"),
        size=np.ones(len(observed)) if area is None else _places(area, "area"),
        before=None if earlier is None else _places(earlier, "earlier count"),
    )
    _check(ranked, shares)
    rng = np.random.default_rng(1) if rng is None else rng
    found = tuple(_accuracy(share, ranked, rng) for share in shares)
    return RankingAccuracy(
        events=float(ranked.later.sum()),
        places=len(ranked.later),
        at=found,
        basis=Basis(
            method=METHOD,
            parameters={"shares": list(shares), "draws": DRAWS},
            rows_used=len(ranked.later),
            caveats=_caveats(found, ranked.later),
        ),
    )


def part_taken(score: Floats, size: Floats, budget: float) -> Floats:
    """Return which part of each place fills an area from the highest score per area."""
    return _take(score, size, budget).part


def _accuracy(share: float, ranked: _Ranked, rng: np.random.Generator) -> Accuracy:
    later, size = ranked.later, ranked.size
    budget = share * size.sum()
    taken = _take(ranked.score, size, budget)
    hits, used = float(taken.part @ later), float(taken.part @ size)
    best = float(_take(later, size, used).part @ later)
    allowed = float(_take(later, size, budget).part @ later)
    rate = hits / float(later.sum())
    summed = float(taken.part @ np.nan_to_num(ranked.score))
    return Accuracy(
        share=share,
        area_share=float(used / size.sum()),
        places=float(taken.part.sum()),
        tied=taken.tied,
        taken_of_tied=taken.edge,
        hits=hits,
        hit_rate=rate,
        pai=float(rate / (used / size.sum())) if used else 0.0,
        pai_spread=_spread(taken.part, later, size, rng),
        pei=hits / best if best else 0.0,
        pei_star=hits / allowed if allowed else 0.0,
        recapture=_recapture(taken.part, rate, ranked.before),
        predicted_over_observed=summed / hits if hits else None,
    )


def _take(score: Floats, size: Floats, budget: float) -> _Taken:
    """Fill an area from the highest score per area, ties at the edge in equal parts."""
    listed = np.flatnonzero(np.isfinite(score) & (size > 0))
    density = score[listed] / size[listed]
    order = np.argsort(-density, kind="stable")
    listed, density = listed[order], density[order]
    filled = np.cumsum(size[listed])
    part = np.zeros(len(score))
    near = budget + 1e-9 * max(budget, 1.0)
    if not len(listed) or filled[-1] <= near:
        part[listed] = 1
        return _Taken(part, 0, 1.0)
    at = int(np.searchsorted(filled, near, side="right"))  # the first not whole
    first = int(np.searchsorted(-density, -density[at], side="left"))
    last = int(np.searchsorted(-density, -density[at], side="right"))
    part[listed[:first]] = 1
    room = budget - (filled[first - 1] if first else 0.0)
    edge = min(max(room / size[listed[first:last]].sum(), 0.0), 1.0)
    edge = 0.0 if math.isclose(edge, 0.0, abs_tol=1e-9) else float(edge)
    part[listed[first:last]] = edge
    return _Taken(part, last - first if edge else 0, edge if edge else 1.0)


def _recapture(part: Floats, rate: float, before: Floats | None) -> float | None:
    if before is None:
        return None
    earlier = float(part @ before / before.sum())
    return rate / earlier if earlier else None


def _spread(
    part: Floats, later: Floats, size: Floats, rng: np.random.Generator
) -> Interval:
    """Return the middle 95% of PAI over places drawn again, equal ones together."""
    kinds, number = np.unique(
        np.column_stack([part, later, size]), axis=0, return_counts=True
    )
    total = len(part)
    drawn = rng.multinomial(total, number / total, size=DRAWS)
    taken, counts, sizes = kinds.T
    events, used = drawn @ (taken * counts), drawn @ (taken * sizes)
    every, whole = drawn @ counts, drawn @ sizes
    usable = (every > 0) & (used > 0)
    if not usable.any():
        return Interval(0.0, 0.0)
    pai = (events[usable] / every[usable]) / (used[usable] / whole[usable])
    lower, upper = np.quantile(pai, (0.025, 0.975))
    return Interval(float(lower), float(upper))


def _places(
    values: Sequence[float] | npt.NDArray[Any], what: str, *, nan: bool = False
) -> Floats:
    given = np.asarray(values, dtype=np.float64)
    wrong = np.isinf(given) | (np.isnan(given) & (not nan))
    if not nan:
        wrong |= given < 0
    if wrong.any():
        at = int(np.argmax(wrong))
        raise Refusal(
            f"The {what} of place {at + 1:,} is {given[at]:g}; it must be a number"
            f"{'' if nan else ', nought or more'}."
        )
    return given


def _check(ranked: _Ranked, shares: Sequence[float]) -> None:
    score, later, size, before = (
        ranked.score,
        ranked.later,
        ranked.size,
        ranked.before,
    )
    lengths = {len(score), len(later), len(size)}
    if before is not None:
        lengths.add(len(before))
    if lengths != {len(later)}:
        raise Refusal(
            "Scores, counts and areas must be of the same places, one each, in the "
            f"same order; they number {', '.join(str(n) for n in sorted(lengths))}."
        )
    if not later.sum():
        raise Refusal("No later event was counted, so nothing could be found.")
    if not size.sum():
        raise Refusal("All places have no area. Give their areas or lengths.")
    if before is not None and not before.sum():
        raise Refusal("No earlier event was counted, so nothing can be recaptured.")
    if not shares or not all(0 < share <= 1 for share in shares):
        raise Refusal("A share of the area is above 0 and at most 1, as in 0.02.")


def _caveats(found: Sequence[Accuracy], later: Floats) -> tuple[Caveat, ...]:
    caveats = [
        Caveat(
            "ties",
            f"At {one.share:.0%}, {one.tied:,} places of one score stand at the edge; "
            f"each is taken by {one.taken_of_tied:.0%}, as drawing lots gives on average.",
        )
        for one in found
        if one.tied > 1
    ]
    caveats += [
        Caveat(
            "short-list",
            f"At {one.share:.0%} the list fills only {one.area_share:.2%} of the area.",
        )
        for one in found
        if one.area_share < one.share * (1 - 1e-6)
    ]
    if later.sum() < 100:
        caveats.append(
            Caveat(
                "few-events",
                f"Only {later.sum():,.0f} later events: the figures would differ widely "
                "in another period.",
            )
        )
    return tuple(caveats)
