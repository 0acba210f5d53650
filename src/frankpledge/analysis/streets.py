"""Events laid on the streets they happened in, for each hundred metres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.concentration import Interval
from frankpledge.analysis.results import Basis, Caveat, Dropped, Refusal

Floats = npt.NDArray[np.float64]
METHOD = "events on the nearest street, by length"
WITHIN = 50.0  # metres
HALF = 0.5  # of the events, for the share of length that holds them
SHARED = 3  # events at one point from which on it looks moved there


@dataclass(frozen=True)
class Street:
    """A street or a stretch of one: its name, and its line in metres (shapely)."""

    name: str
    line: Any


@dataclass(frozen=True)
class HotStreet:
    """A street with its events. Those at a junction are shared among its streets."""

    name: str
    number: int  # where it stands among the streets given, from 0
    length: float  # metres
    events: float
    rate: float  # events for 100 m
    interval: Interval  # 95%, of that rate
    ratio: float  # to the rate of all streets together


@dataclass(frozen=True)
class HotStreets:
    """Streets with any event, the surest hot ones first."""

    streets: tuple[HotStreet, ...]
    events: int  # on a street
    length: float  # metres of all streets
    rate: float  # events for 100 m of all streets together
    half_in: float  # the share of the length that holds half of the events
    basis: Basis

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        hot = sum(one.interval.lower > self.rate for one in self.streets)
        return (
            f"{self.events:,} events on {self.length / 1000:,.1f} km of streets, "
            f"{self.rate:.2f} for 100 m; half of them on {self.half_in:.1%} of the "
            f"length. {hot:,} streets are above the whole by more than chance (95%)."
        )


def hot_streets(
    x: npt.NDArray[Any],
    y: npt.NDArray[Any],
    streets: Sequence[Street],
    *,
    within: float = WITHIN,
    dropped: Sequence[Dropped] = (),
) -> HotStreets:
    """Lay events on their nearest streets, and rank streets by events for 100 m.

    Question:
        Which streets have the most events for their length?

    Data needed:
        Eastings and northings in metres, and the streets (or stretches between
        junctions) as lines in the same grid.

    Method:
        Each point goes to the nearest street within so many metres. Points as near to
        several streets, as at a junction, are shared among them in equal parts. The
        interval of a rate is exact for a Poisson count. Streets are ranked by its lower
        end, so that a short stretch with one event does not lead.

    Reading the result:
        Streets whose interval lies above the rate of all are hot by more than chance.
        Many are tested at once: a twentieth of ordinary streets may be beyond 95%
        together on both sides.

    When not to use it:
        On points that the supplier moved to shared map points: those lie in the middle
        of some street, and the events of several streets with them (the result says
        when it looks so). Across a river or railway within the distance.

    References:
        Weisburd, Groff and Yang (2012), The criminology of place. Garwood (1936),
        Fiducial limits for the Poisson distribution, Biometrika 28.

    Example:
        >>> import shapely
        >>> high = Street("High Street", shapely.LineString([(0, 0), (200, 0)]))
        >>> low = Street("Low Street", shapely.LineString([(0, 90), (100, 90)]))
        >>> found = hot_streets(np.array([10, 50, 60, 20]), np.array([3, 1, 2, 88]),
        ...     [high, low])
        >>> [(one.name, one.events, one.rate) for one in found.streets]
        [('High Street', 3.0, 1.5), ('Low Street', 1.0, 1.0)]
    """
    if not len(streets):
        raise Refusal("There are no streets. Give their lines as GeoJSON or CSV.")
    lengths = np.array([float(street.line.length) for street in streets])
    if not lengths.all():
        at = int(np.argmin(lengths))
        raise Refusal(f"Street {at + 1:,}, {streets[at].name!r}, has no length.")
    points, number = np.unique(
        np.column_stack([x, y]).astype(np.float64), axis=0, return_counts=True
    )
    events, placed = _laid(points, number, streets, within)
    if not placed:
        raise Refusal(
            f"No event lies within {within:g} m of a street. Are both in the same grid?"
        )
    off = int(number.sum()) - placed
    if off:
        reason = f"{off:,} events lie farther than {within:g} m from any street."
        dropped = (*dropped, Dropped(off, reason))
    return HotStreets(
        streets=_ranked(streets, lengths, events),
        events=placed,
        length=float(lengths.sum()),
        rate=float(100 * events.sum() / lengths.sum()),
        half_in=_half_in(events, lengths),
        basis=Basis(
            method=METHOD,
            parameters={"within": within, "streets": len(streets)},
            rows_used=placed,
            dropped=tuple(dropped),
            caveats=_caveats(number),
        ),
    )


def _laid(
    points: Floats,
    number: npt.NDArray[np.int64],
    streets: Sequence[Street],
    within: float,
) -> tuple[Floats, int]:
    """Return the events of each street, and how many were laid on any."""
    import shapely

    tree = shapely.STRtree([street.line for street in streets])
    point, street = tree.query_nearest(
        shapely.points(points), max_distance=within, all_matches=True
    )
    parts = np.bincount(point, minlength=len(points))
    shared = number[point] / parts[point]
    events = np.bincount(street, weights=shared, minlength=len(streets))
    return events.astype(np.float64), int(number[parts > 0].sum())


def _ranked(
    streets: Sequence[Street], lengths: Floats, events: Floats
) -> tuple[HotStreet, ...]:
    from scipy.stats import gamma

    overall = 100 * events.sum() / lengths.sum()
    lower = np.where(events > 0, gamma.ppf(0.025, np.maximum(events, 1e-9)), 0.0)
    upper = gamma.ppf(0.975, events + 1)
    hundreds = lengths / 100
    order = np.lexsort((np.arange(len(events)), -events / hundreds, -lower / hundreds))
    return tuple(
        HotStreet(
            name=streets[at].name,
            number=int(at),
            length=float(lengths[at]),
            events=float(events[at]),
            rate=float(events[at] / hundreds[at]),
            interval=Interval(
                float(lower[at] / hundreds[at]), float(upper[at] / hundreds[at])
            ),
            ratio=float(events[at] / hundreds[at] / overall),
        )
        for at in order
        if events[at] > 0
    )


def _half_in(events: Floats, lengths: Floats) -> float:
    """Return the share of the length, densest first, that holds half of the events."""
    order = np.argsort(-events / lengths, kind="stable")
    held = np.cumsum(events[order])
    last = int(np.searchsorted(held, HALF * held[-1] - 1e-9))
    return float(lengths[order][: last + 1].sum() / lengths.sum())


def _caveats(number: npt.NDArray[np.int64]) -> tuple[Caveat, ...]:
    moved = int(number[number >= SHARED].sum())
    if moved <= 0.5 * number.sum():
        return ()
    return (
        Caveat(
            "map-points",
            f"{moved:,} of {int(number.sum()):,} events share their point with two or more "
            "others: they look moved to shared map points, so a street may hold its "
            "neighbours' events.",
        ),
    )
