"""Figures others counted: one value of an area, a category and a period, or a series.

A figure that is not given stays not given: cells withheld or missing make a sum a bound,
never a value, and say so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from frankpledge.analysis.contracts import FigureArea
from frankpledge.analysis.evidence import Evidence
from frankpledge.analysis.periods import Period


class FigureError(ValueError):
    """A question that figures cannot answer. The text says what to name."""


@dataclass(frozen=True)
class FigureFilter:
    """Which figures are meant: a period, an area, a category, a measure.

    An area is named by its code or by its name as supplied; a category by its own name
    or by that of a group it is totalled in. None asks for all.
    """

    period: Period
    area: str | None = None
    category: str | None = None
    measure: str | None = None
    area_kind: FigureArea | None = None

    @property
    def parameters(self) -> dict[str, object]:
        """The filter as the questions under `sql/` bind it; NULL means all."""
        return {
            "start": self.period.start,
            "until": self.period.end,
            "areas": [self.area] if self.area else None,
            "area_kind": self.area_kind,
            "category": self.category,
            "measure": self.measure,
        }


@dataclass(frozen=True)
class FigureRow:
    """A cell of a table as the evidence holds it; `contracts` says what each means."""

    version: str
    row_number: int
    sheet: str | None
    source: str
    supplier: str
    period_start: date
    period_end: date
    area_kind: str
    area_code: str | None
    area_name: str | None
    wider_area: str | None
    category: str
    groups: tuple[str, ...]
    measure: str
    unit: str
    value: float | None
    state: str
    at_least: float | None
    at_most: float | None
    printed: str

    @property
    def period(self) -> Period:
        """What the figure counts, from its first day to its last."""
        return Period(self.period_start, self.period_end)


@dataclass(frozen=True)
class Figure:
    """The figure of a period, over all the cells it is made of.

    `value` is None unless every cell gives one and they cover the whole period;
    `at_least` and `at_most` are what cells withheld leave certain, None where nothing.
    """

    period: Period
    measure: str
    unit: str
    value: float | None
    at_least: float | None
    at_most: float | None
    cells: int
    suppressed: int
    not_available: int
    provisional: int
    versions: tuple[str, ...]
    covered: tuple[Period, ...]  # the parts that were added up

    @property
    def sentence(self) -> str:
        """The figure and what to mind about it, fit for a page."""
        if not self.cells:
            return f"No figure is held for {self._when}. That is not zero."
        if self.value is not None:
            text = f"{_number(self.value)} {self.measure} in {self._when}"
            return f"{text}, provisional." if self.provisional else f"{text}."
        reasons = [
            f"{number:,} of {self.cells:,} cells {words}"
            for number, words in (
                (self.suppressed, "withheld"),
                (self.not_available, "not available"),
            )
            if number
        ]
        if self.covered_days < self.period.days:
            held = ", ".join(part.label for part in self.covered)
            reasons.append(f"only {held} held")
        bounds = _bounds(self.at_least, self.at_most)
        return f"No figure for {self._when}: {'; '.join(reasons)}{bounds}."

    @property
    def _when(self) -> str:
        label = self.period.label
        return f"the {label}" if label.startswith("year ending") else label

    @property
    def covered_days(self) -> int:
        """How many days of the period figures are held for."""
        return sum(part.days for part in self.covered)


@dataclass(frozen=True)
class FiguresHeld:
    """What is held of one measure and category, by kind of area."""

    source: str
    supplier: str
    measure: str
    unit: str
    category: str
    area_kind: str
    first_day: date
    day_after: date
    cells: int
    cells_with_value: int
    suppressed: int


@dataclass(frozen=True)
class _Part:
    """One row of the question figures_series, in its order."""

    period_start: date
    period_end: date
    measure: str
    unit: str
    area_kind: str
    area: str | None
    category: str
    version: str
    cells: int
    cells_with_value: int
    total: float | None
    cells_bounded_below: int
    total_at_least: float | None
    cells_bounded_above: int
    total_at_most: float | None
    suppressed: int
    not_available: int
    provisional: int

    @property
    def period(self) -> Period:
        return Period(self.period_start, self.period_end)


def figure(evidence: Evidence, wanted: FigureFilter) -> Figure:
    """Return the figure of one area, category and period.

    Where the whole period is held as one figure, that is it; else its parts are added
    up, the longest first, so that quarters held beside their year count once. Raises
    FigureError where the question names more than one area, category or measure, whose
    figures may hold one another.
    """
    parts = _parts(evidence, wanted)
    tiles = _tiles({part.period for part in parts}, wanted.period)
    chosen = [part for part in parts if part.period in tiles]
    return _summed(wanted.period, chosen, tuple(tiles))


def figure_series(evidence: Evidence, wanted: FigureFilter) -> tuple[Figure, ...]:
    """Return the figure of each period held within the one asked for, in order.

    Periods are as supplied: a year stands beside its quarters. Raises FigureError as
    `figure` does.
    """
    found: dict[Period, list[_Part]] = defaultdict(list)
    for part in _parts(evidence, wanted):
        found[part.period].append(part)
    return tuple(_summed(period, found[period], (period,)) for period in sorted(found))


def figure_rows(
    evidence: Evidence, wanted: FigureFilter, *, limit: int, offset: int = 0
) -> tuple[FigureRow, ...]:
    """Return a page of the cells figures are made of, in an order that stays."""
    rows = evidence.answer(
        "figures_rows", **wanted.parameters, limit=limit, offset=offset
    )
    names = list(FigureRow.__dataclass_fields__)
    return tuple(_row(dict(zip(names, row, strict=True))) for row in rows)


def code_of_area(evidence: Evidence, area: str) -> str:
    """Return the code of the area of a name, "" where it has none or several have it.

    Areas are renamed and keep their codes: a series goes by the code.
    """
    codes = {code for (code,) in evidence.answer("figures_area_codes", area=area)}
    return str(codes.pop()) if len(codes) == 1 else ""


def smallest_figure(evidence: Evidence) -> float | None:
    """Return the smallest figure above nought; None where there is none."""
    [(smallest,)] = evidence.answer("figures_smallest")
    return None if smallest is None else float(smallest)


def figures_held(evidence: Evidence) -> tuple[FiguresHeld, ...]:
    """Return what is held, by measure, category and kind of area."""
    return tuple(FiguresHeld(*row) for row in evidence.answer("figures_held"))


def _row(cells: dict[str, Any]) -> FigureRow:
    return FigureRow(**cells | {"groups": tuple(cells["groups"] or ())})


def _parts(evidence: Evidence, wanted: FigureFilter) -> list[_Part]:
    parts = [
        _Part(*row) for row in evidence.answer("figures_series", **wanted.parameters)
    ]
    _refuse_several("area", ({(p.area_kind, p.area or "no area") for p in parts}))
    _refuse_several("measure", {(p.measure, p.unit) for p in parts})
    if wanted.category is None:
        _refuse_several("category", {(p.category,) for p in parts})
    return parts


def _refuse_several(what: str, found: Iterable[Sequence[str]]) -> None:
    named = sorted(", ".join(one) for one in found)
    if len(named) > 1:
        shown = "; ".join(named[:5]) + ("; ..." if len(named) > 5 else "")
        raise FigureError(
            f"The figures held are of {len(named)} kinds of {what} ({shown}), and one may "
            f"hold another. Name one {what}."
        )


def _tiles(periods: Iterable[Period], whole: Period) -> list[Period]:
    """Return periods that lie side by side, the longest first where they overlap."""
    tiles: list[Period] = []
    for period in sorted(periods, key=lambda one: (-one.days, one.start)):
        if all(one.end <= period.start or period.end <= one.start for one in tiles):
            tiles.append(period)
    return sorted(one for one in tiles if whole.start <= one.start <= whole.end)


def _summed(
    period: Period, parts: Sequence[_Part], covered: tuple[Period, ...]
) -> Figure:
    cells = sum(part.cells for part in parts)
    is_whole = bool(parts) and sum(part.days for part in covered) == period.days
    given = sum(part.cells_with_value for part in parts)
    below = sum(part.cells_bounded_below for part in parts)
    above = sum(part.cells_bounded_above for part in parts)
    return Figure(
        period=period,
        measure=parts[0].measure if parts else "",
        unit=parts[0].unit if parts else "",
        value=_sum(part.total for part in parts)
        if is_whole and given == cells
        else None,
        at_least=_sum(part.total_at_least for part in parts) if below else None,
        at_most=_sum(part.total_at_most for part in parts)
        if is_whole and above == cells
        else None,
        cells=cells,
        suppressed=sum(part.suppressed for part in parts),
        not_available=sum(part.not_available for part in parts),
        provisional=sum(part.provisional for part in parts),
        versions=tuple(sorted({part.version for part in parts})),
        covered=covered,
    )


def _sum(values: Iterable[float | None]) -> float:
    return round(sum(value for value in values if value is not None), 9)


def _bounds(at_least: float | None, at_most: float | None) -> str:
    if at_least is None:
        return ""
    if at_most is None:
        return f"; those given come to {_number(at_least)} at least"
    return f"; it lies between {_number(at_least)} and {_number(at_most)}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"
