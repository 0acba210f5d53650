"""Places where events keep happening."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.counts import IncidentFilter
from frankpledge.analysis.evidence import Evidence
from frankpledge.analysis.repeats.gaps import Days, Ordered, are_months, in_order
from frankpledge.analysis.results import Basis, Caveat, Refusal

METHOD = "count of events by place"
LEAST = 3
REPEAT_LOCATION, MAP_POINT = "repeat location", "busy map point"


@dataclass(frozen=True)
class RepeatLocation:
    """One place with its events; a place is its label, or its point."""

    place: str
    x: float | None
    y: float | None
    events: int
    first: date
    last: date
    shortest_gap: int | None  # days; None where dates are months
    median_gap: float | None


@dataclass(frozen=True)
class RepeatLocations:
    """Places with at least so many events, the most first."""

    word: str  # what to call them: repeat locations, or busy map points
    least: int
    events: int
    places: int  # with any event
    by_number: Mapping[int, int]  # how many places had 1, 2, 3 ... events
    listed: tuple[RepeatLocation, ...]
    basis: Basis

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        held = sum(place.events for place in self.listed)
        return (
            f"{len(self.listed):,} {self.word}s with {self.least} or more events, "
            f"{len(self.listed) / self.places:.1%} of the {self.places:,} with any, had "
            f"{held:,} of {self.events:,} events ({held / self.events:.0%})."
        )


def repeat_locations(
    place: npt.NDArray[Any],
    day: Days,
    *,
    least: int = LEAST,
    snapped: bool = False,
) -> RepeatLocations:
    """List the places where events keep happening.

    Question:
        At which places did this happen three times or more, and how close together in
        time?

    Data needed:
        The place of each event, as a label (an address, a number of a property) or as
        a point (two columns of coordinates, equal for one place), and its day.

    Method:
        A count by place, and the days from each event to the next at the same place.
        Points are one place where both coordinates are equal. Events on one day are 0
        days apart.

    Reading the result:
        A place is worth a visit by its number, and by how short its gaps are of late.
        Where the supplier moved events to shared anonymous points (`snapped`, or dates
        that are months, as in data.police.uk), each is called a busy map point: it
        stands for a stretch of streets, and its events may be of many addresses.

    When not to use it:
        To name an address from map points. To compare a block of flats with a house.
        On labels typed by hand, unless the same place is always written alike.

    References:
        Sherman, Gartin and Buerger (1989), Hot spots of predatory crime, Criminology
        27. Farrell and Pease (1993), Once bitten, twice bitten, Home Office.

    Example:
        >>> place = np.array(["inn", "inn", "inn", "shop"])
        >>> day = np.array(["2025-01-03", "2025-01-10", "2025-02-10", "2025-01-04"],
        ...     dtype="datetime64[D]")
        >>> [(one.place, one.events, one.shortest_gap)
        ...     for one in repeat_locations(place, day).listed]
        [('inn', 3, 7)]
    """
    if least < 2:
        raise Refusal(f"A place with {least} events is no repeat. Ask for 2 or more.")
    if not len(place):
        raise Refusal("There are no events, so no place has any.")
    labels, holder = _held(place)
    ordered = in_order(holder, day)
    months = are_months(day)
    is_point = snapped or months
    chosen = np.flatnonzero(ordered.events >= least)
    found = [_location(labels, ordered, int(one), months=months) for one in chosen]
    number, places = np.unique(ordered.events, return_counts=True)
    return RepeatLocations(
        word=MAP_POINT if is_point else REPEAT_LOCATION,
        least=least,
        events=len(day),
        places=len(ordered.events),
        by_number=dict(zip(number.tolist(), places.tolist(), strict=True)),
        listed=tuple(sorted(found, key=lambda one: (-one.events, one.place))),
        basis=Basis(
            method=METHOD,
            parameters={"least": least, "snapped": snapped},
            rows_used=len(day),
            caveats=_caveats(snapped=is_point, months=months),
        ),
    )


def repeat_points(
    evidence: Evidence, wanted: IncidentFilter, *, least: int = LEAST
) -> list[tuple[float, float, str | None, bool, int, int, date, date]]:
    """Return the points of evidence with at least so many incidents, the most first.

    Each is longitude, latitude, the place in the supplier's words, whether any of its
    incidents was moved there, incidents, months with any, first and last month.
    """
    return evidence.answer("repeat_points", least=least, **wanted.parameters)


def _held(place: npt.NDArray[Any]) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    if place.ndim == 1:
        labels, holder = np.unique(place.astype(str), return_inverse=True)
    else:
        labels, holder = np.unique(
            place.astype(np.float64), axis=0, return_inverse=True
        )
    return labels, holder.ravel()


def _location(
    labels: npt.NDArray[Any], ordered: Ordered, holder: int, *, months: bool
) -> RepeatLocation:
    start = ordered.starts[holder]
    days = ordered.day[start : start + ordered.events[holder]]
    gaps = np.diff(days).astype(np.int64)
    point = labels[holder] if labels.ndim == 2 else None
    return RepeatLocation(
        place=str(labels[holder])
        if point is None
        else f"{point[0]:.12g}, {point[1]:.12g}",
        x=None if point is None else float(point[0]),
        y=None if point is None else float(point[1]),
        events=int(ordered.events[holder]),
        first=days[0].item(),
        last=days[-1].item(),
        shortest_gap=None if months else int(gaps.min()),
        median_gap=None if months else float(np.median(gaps)),
    )


def _caveats(*, snapped: bool, months: bool) -> tuple[Caveat, ...]:
    found = []
    if snapped:
        found.append(
            Caveat(
                "map-points",
                "These are map points to which the supplier moved events, not "
                "addresses: a busy one may stand for many places without a repeat.",
            )
        )
    if months:
        found.append(
            Caveat(
                "months-only", "Dates are months, so no days between events are given."
            )
        )
    return tuple(found)
