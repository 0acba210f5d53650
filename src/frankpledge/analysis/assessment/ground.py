"""What every step of an assessment stands on: counted once, used by all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.completeness import Completeness, partial_months
from frankpledge.analysis.coverage import month_coverage
from frankpledge.analysis.evidence import Evidence
from frankpledge.analysis.harm import HarmWeights
from frankpledge.analysis.periods import months_from
from frankpledge.analysis.plane import to_metres
from frankpledge.analysis.results import Refusal

Counts = Mapping[date, float | None]
USUAL = 5  # a month on average: a month without any is then no chance


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How an assessment is made: what is kept apart, how fine, what else is known."""

    apart: tuple[str, ...] = ()  # categories of another system, as `partial_months`
    cell: float = 250.0  # side of a cell of the maps, metres
    year_start: int = 4
    weights: HarmWeights | None = None  # by category
    population: Mapping[str, float] = field(default_factory=dict)  # by small area
    seed: int = 1


@dataclass(frozen=True)
class Points:
    """Where the incidents of one category lie: a row a point and month with any."""

    x: npt.NDArray[np.float64]  # metres on one plane for all categories
    y: npt.NDArray[np.float64]
    month: npt.NDArray[Any]  # datetime64[M]
    incidents: npt.NDArray[np.int64]

    def each(self) -> tuple[npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any]]:
        """Return x, y and month of every incident, one by one."""
        times = self.incidents
        return (
            np.repeat(self.x, times),
            np.repeat(self.y, times),
            np.repeat(self.month, times).astype("datetime64[D]"),
        )

    def places(self) -> tuple[npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any]]:
        """Return x, y and the incidents of each place, its months added."""
        spot, place = np.unique(
            np.column_stack([self.x, self.y]), axis=0, return_inverse=True
        )
        held = np.bincount(place.ravel(), weights=self.incidents)
        return spot[:, 0], spot[:, 1], held.astype(np.int64)


@dataclass(frozen=True)
class Ground:
    """The evidence opened, and the tables every step draws on, each asked for once."""

    evidence: Evidence
    asked: Asked = field(default_factory=Asked)
    _points: dict[str, Points] = field(default_factory=dict, repr=False)

    @property
    def rng(self) -> np.random.Generator:
        """A generator of its own for each step, so that none changes another's."""
        return np.random.default_rng(self.asked.seed)

    @cached_property
    def counts(self) -> Mapping[str, Mapping[date, int]]:
        """Incidents by category and month."""
        found = month_coverage(self.evidence).by_category()
        if not found:
            raise Refusal("The files hold no rows, so there is nothing to assess.")
        return dict(sorted(found.items()))

    @cached_property
    def versions(self) -> tuple[str, ...]:
        """The versions of returns the rows came in."""
        rows = month_coverage(self.evidence).rows
        return tuple(sorted({row.version for row in rows}))

    @cached_property
    def completeness(self) -> Completeness:
        """Which months look partial."""
        return partial_months(self.counts, apart=self.asked.apart)

    @cached_property
    def months(self) -> tuple[date, ...]:
        """Every month from the first held to the last, held or not."""
        held = sorted({month for series in self.counts.values() for month in series})
        first, last = held[0], held[-1]
        count = (last.year - first.year) * 12 + last.month - first.month + 1
        return months_from(first, count).months

    @cached_property
    def usable(self) -> frozenset[date]:
        """The months held that do not look partial."""
        held = {month for series in self.counts.values() for month in series}
        return frozenset(held - {short.month for short in self.completeness.partial})

    def recorded(self, category: str) -> tuple[date, date]:
        """Return the first and last month a category is taken to have been recorded.

        One that is usual where it is counted, and absent for months on end at either
        side, was not recorded there: that is not zero.
        """
        counts = self.counts[category]
        held = sorted(counts)
        usual = sum(counts.values()) / max(len(held), 1) >= USUAL
        return (held[0], held[-1]) if usual else (self.months[0], self.months[-1])

    def series(self, category: str) -> Counts:
        """Return a category's months; None where not held, partial or not recorded."""
        counts = self.counts[category]
        first, last = self.recorded(category)
        return {
            month: float(counts.get(month, 0))
            if month in self.usable and first <= month <= last
            else None
            for month in self.months
        }

    @cached_property
    def _all_points(self) -> tuple[int, float]:
        """How many points there are, and their mean latitude."""
        [(points, latitude)] = self.evidence.answer("all_points")
        return int(points), float(latitude or 0)

    @property
    def places(self) -> int:
        """How many places had an incident of any category: where any could be."""
        return self._all_points[0]

    @cached_property
    def area_months(self) -> dict[str, Any]:
        """Incidents by category, small area and month, an array a column."""
        return self.evidence.arrays("area_months")

    def points(self, category: str) -> Points:
        """Return where a category's incidents lie, on one plane for all categories.

        Raises `Refusal` where none carries a location.
        """
        if category not in self._points:
            rows = self.evidence.arrays("point_months", category=category)
            if not len(rows["incidents"]):
                raise Refusal("No incident of this kind carries a location.")
            x, y = to_metres(
                rows["longitude"], rows["latitude"], latitude=self._all_points[1]
            )
            month = rows["month"].astype("datetime64[M]")
            self._points[category] = Points(x, y, month, rows["incidents"])
        return self._points[category]
