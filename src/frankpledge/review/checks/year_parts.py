"""Checks of quarters and months against the figure printed for the year.

Tables differ: quarters that add up to the year, quarters that run on (the last is the
year), quarters that are each a level. What most rows of a table do is its reading, and
only a table with a reading may call one of its rows wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from frankpledge.analysis.rounding import places_of
from frankpledge.plan.reading.draft import Draft, Figure, ResultRow, Unit
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.rows import Row, known
from frankpledge.review.checks.wording import (
    figure,
    listed,
    name_of,
    within_sentence,
)

_HALF = Decimal("0.5")
_PARTS_OF_A_YEAR = frozenset({4, 12})
_FEWEST_ALIKE = 2  # rows that must bear a reading out before it judges another
_RUNS_ON = 3  # known parts from which a running figure is told
_GROWN = Decimal("0.5")  # times the parts: what runs on for four has at least doubled
_NEAR = Decimal("0.25")  # farther off, the row is likelier of another kind
_TO_DATE = re.compile(r"to date|ytd|cumulative", re.IGNORECASE)
_ADDS = frozenset({Unit.COUNT, Unit.POUNDS})


@dataclass(frozen=True)
class Year:
    """A row with the parts of its year, and the year's own figure."""

    row: Row
    parts: tuple[Decimal, ...]
    names: tuple[str, ...]
    year: Decimal
    unit: Unit
    is_target: bool
    slack: Decimal  # half of the last digit printed

    @property
    def sums(self) -> bool:
        """The parts add up to the year."""
        total = sum(self.parts, Decimal(0))
        return abs(total - self.year) <= self.slack * (len(self.parts) + 1)

    @property
    def runs_on(self) -> bool:
        """The last part is the year."""
        return self.parts[-1] == self.year

    @property
    def is_mean(self) -> bool:
        """The year is the average of the parts, or lies among them."""
        mean = sum(self.parts, Decimal(0)) / len(self.parts)
        return abs(mean - self.year) <= max(self.slack * 2, _HALF)

    @property
    def lies_among(self) -> bool:
        """The year is no lower than the lowest part and no higher than the highest."""
        low, high = min(self.parts) - self.slack * 2, max(self.parts) + self.slack * 2
        return low <= self.year <= high


def years_of(rows: tuple[Row, ...]) -> list[Year]:
    """Return the rows that print all four quarters, or all twelve months, and a year."""
    found = []
    for row in rows:
        year = row.actual if isinstance(row, ResultRow) else row.target
        parts = _parts(row)
        values = [one for cell in parts if (one := known(cell)) is not None]
        value = known(year)
        units = {cell.unit for cell in (*parts, year)}
        if value is None or len(units) != 1 or len(values) < len(parts):
            continue
        if len(parts) in _PARTS_OF_A_YEAR and not _TO_DATE.search(year.period):
            found.append(_year(row, parts, values, value, year))
    return found


def _year(
    row: Row,
    parts: list[Figure],
    values: list[Decimal],
    value: Decimal,
    cell: Figure,
) -> Year:
    places = max(places_of(one.printed) for one in (*parts, cell))
    exact = cell.unit is Unit.COUNT and not places
    return Year(
        row=row,
        parts=tuple(values),
        names=tuple(one.period or f"part {n}" for n, one in enumerate(parts, start=1)),
        year=value,
        unit=cell.unit,
        is_target=not isinstance(row, ResultRow),
        slack=Decimal(0) if exact else _HALF.scaleb(-places),
    )


def _parts(row: Row) -> list[Figure]:
    """Return the quarters or months of a row, what came in so far left out."""
    return [cell for cell in row.quarters if not _TO_DATE.search(cell.period)]


@dataclass(frozen=True)
class Reading:
    """How a table's parts stand to its years."""

    fits: Callable[[Year], bool]
    told: str


_SUMS = Reading(lambda one: one.sums, "add up to the year")
_RUNS = Reading(lambda one: one.runs_on, "run on to the year")


def year_is_not_its_quarters(draft: Draft) -> Iterator[Remark]:
    """Find a year that its quarters do not make, in a table where the others do."""
    tables: tuple[tuple[Row, ...], ...] = (draft.results, draft.targets)
    for rows in tables:
        years = [one for one in years_of(rows) if one.unit in _ADDS]
        reading = _reading_of(years)
        if reading is None:
            continue
        alike = sum(reading.fits(one) for one in years)
        for one in years:
            fits_some_other = one.sums or one.runs_on or one.is_mean
            if not fits_some_other and _is_near(one, reading):
                yield _not_its_quarters(one, reading, alike, len(years) - 1)


def _reading_of(years: list[Year]) -> Reading | None:
    """Return the reading that most rows bear out; a row of noughts bears out nothing."""
    telling = [one for one in years if any(one.parts)]
    for reading in (_SUMS, _RUNS):
        alike = sum(reading.fits(one) for one in telling)
        if alike >= _FEWEST_ALIKE and 2 * alike > len(telling):
            return reading
    return None


def _is_near(one: Year, reading: Reading) -> bool:
    given = sum(one.parts, Decimal(0)) if reading is _SUMS else one.parts[-1]
    return abs(given - one.year) <= abs(one.year) * _NEAR


def _not_its_quarters(one: Year, reading: Reading, alike: int, others: int) -> Remark:
    year = f"the {'target' if one.is_target else 'figure'} for the year"
    if reading is _SUMS:
        total = figure(sum(one.parts, Decimal(0)), one.unit)
        parts = " + ".join(figure(part, one.unit) for part in one.parts)
        said = f"{parts} is {total}"
        follows = f"{total} would follow from them"
    else:
        last = figure(one.parts[-1], one.unit)
        said = f"the last part of the year stands at {last}"
        follows = f"{last} would follow from it"
    return Remark(
        f"{name_of(one.row.title)}: {said}, but {year} is "
        f"{figure(one.year, one.unit)}. {_rows_alike(alike, others)} the parts "
        f"{reading.told}. {follows[:1].upper()}{follows[1:]}; if figures were revised "
        f"after the parts were printed, the document should say so.",
        one.row.source,
        one.row.title,
    )


def _rows_alike(alike: int, others: int) -> str:
    return (
        "In all other rows" if alike == others else f"In {alike} of {others} other rows"
    )


def year_lies_outside_its_quarters(draft: Draft) -> Iterator[Remark]:
    """Find a percentage or rate of a year higher or lower than every quarter of it."""
    years = [one for one in years_of(draft.results) if one.unit not in _ADDS]
    among = sum(one.lies_among for one in years)
    if among < _FEWEST_ALIKE or 2 * among <= len(years):
        return
    for one in years:
        if not one.lies_among and not one.sums:
            parts = listed([figure(part, one.unit) for part in one.parts])
            where = "above" if one.year > max(one.parts) else "below"
            yield Remark(
                f"{name_of(one.row.title)}: {figure(one.year, one.unit)} for the year "
                f"lies {where} every part of it ({parts}). A share of the whole year "
                f"lies among the shares of its parts unless it is worked out otherwise, "
                f"which the document should say.",
                one.row.source,
                one.row.title,
            )


def running_figure_goes_down(draft: Draft) -> Iterator[Remark]:
    """Find a figure that runs on through the year and is lower at a later quarter."""
    tables: tuple[tuple[Row, ...], ...] = (draft.results, draft.targets)
    for rows in tables:
        running = [one for row in rows if (one := _running(row)) is not None]
        sound = [one for one in running if all(a <= b for a, b in pairwise(one.parts))]
        if len(sound) < _FEWEST_ALIKE or 2 * len(sound) <= len(running):
            continue
        for one in running:
            falls = [place for place, (a, b) in enumerate(pairwise(one.parts)) if b < a]
            if len(falls) == 1:
                yield _goes_down(
                    one, falls[0], within_sentence(name_of(sound[0].row.title))
                )


def _running(row: Row) -> Year | None:
    """Return a count whose parts could run on; one whose parts add up does not."""
    parts = [cell for cell in _parts(row) if known(cell) is not None]
    values = [one for cell in parts if (one := known(cell)) is not None]
    if len(values) < _RUNS_ON or {cell.unit for cell in parts} - _ADDS:
        return None
    if min(values) < 0 or not values[0]:
        return None
    if len(values) != len(_parts(row)) and known(_parts(row)[0]) is None:
        return None
    year = row.actual if isinstance(row, ResultRow) else row.target
    found = _year(row, parts, values, known(year) or values[-1], year)
    grows = values[-1] >= values[0] * len(values) * _GROWN
    return found if grows and not found.sums else None


def _goes_down(one: Year, place: int, other: str) -> Remark:
    before, after = (figure(part, one.unit) for part in one.parts[place : place + 2])
    return Remark(
        f"{name_of(one.row.title)}: the figure runs on through the year, as it does for "
        f"{other}, but falls from {before} ({one.names[place]}) to {after} "
        f"({one.names[place + 1]}). One of the two is a slip, unless some were taken "
        f"out afterwards, which the document should say.",
        one.row.source,
        one.row.title,
    )
