"""Which months the evidence holds: the difference between none happened and not known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from frankpledge.analysis.evidence import Evidence
from frankpledge.analysis.periods import Period


@dataclass(frozen=True)
class Held:
    """The rows of one category that one version of a return holds for a month."""

    source: str
    supplier: str
    version: str
    month: date
    category: str
    incidents: int


@dataclass(frozen=True)
class Coverage:
    """What the evidence holds, month by month."""

    rows: tuple[Held, ...]

    @property
    def suppliers(self) -> tuple[tuple[str, str], ...]:
        """Each source and supplier in the evidence."""
        return tuple(sorted({(row.source, row.supplier) for row in self.rows}))

    @property
    def months(self) -> frozenset[date]:
        """The months every supplier in the evidence has returned.

        Where two suppliers make up a count, a month of one alone is not the whole.
        """
        returned = defaultdict(set)
        for row in self.rows:
            returned[row.source, row.supplier].add(row.month)
        return frozenset(set.intersection(*returned.values()) if returned else ())

    def versions(self, period: Period) -> tuple[str, ...]:
        """Return the versions with rows in a period: those a figure rests on."""
        return tuple(sorted({row.version for row in self.rows if row.month in period}))

    def by_category(self) -> Mapping[str, Mapping[date, int]]:
        """Return the incidents of each category in each month that has any."""
        counts: dict[str, dict[date, int]] = defaultdict(lambda: defaultdict(int))
        for row in self.rows:
            counts[row.category][row.month] += row.incidents
        return {category: dict(months) for category, months in counts.items()}


def month_coverage(evidence: Evidence) -> Coverage:
    """Return which months the evidence holds, from whom, with how many rows."""
    return Coverage(tuple(Held(*row) for row in evidence.answer("month_coverage")))
