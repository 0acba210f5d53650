"""Columns of differences that are no change in the year: a cut sought, a target missed by."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from frankpledge.plan.reading.blocks import Row
from frankpledge.plan.reading.column_roles import Role
from frankpledge.plan.reading.columns import Columns
from frankpledge.plan.reading.draft import Unit
from frankpledge.plan.reading.figures import parse_figure

WITHIN: Final = Decimal("0.6")  # points, for figures rounded to whole offences
LEAST: Final = 2  # rows that say so
WHOLE: Final = 100


def changes_are_of_targets(columns: Columns, rows: Sequence[Row]) -> bool:
    """Return whether the differences are to a target, or from one, in most rows.

    "% reduction on baseline" leads from the baseline to the target, "Variance" from
    the target to the actual.
    """
    places = columns.places
    base, change = places.get(Role.BASELINE), places[Role.CHANGE]
    actual = places.get(Role.ACTUAL)
    came = _leading(rows, base, actual, change)
    sought = max(
        (
            max(
                _leading(rows, base, target, change),
                _leading(rows, target, actual, change),
            )
            for target in columns.targets
        ),
        default=0,
    )
    return sought >= LEAST and sought > 2 * came


def _leading(
    rows: Sequence[Row], start: int | None, end: int | None, change: int
) -> int:
    """Return in how many rows the difference leads from one column to the other."""
    return sum(_leads(row, start, end, change) for row in rows)


def _leads(row: Row, start: int | None, end: int | None, change: int) -> bool:
    before, after = _value(row, start), _value(row, end)
    figure = parse_figure(row.cells[change].text) if change < len(row.cells) else None
    if not before or after is None or figure is None or figure.value is None:
        return False
    moved, printed = abs(after - before), abs(figure.value)
    if figure.unit is not Unit.PERCENT:
        return moved == printed
    return moved == printed or abs(moved / before * WHOLE - printed) <= WITHIN


def _value(row: Row, place: int | None) -> Decimal | None:
    if place is None or place >= len(row.cells):
        return None
    return parse_figure(row.cells[place].text).value
