"""Columns of changes that are sought, not come about: "% reduction on baseline"."""

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


def changes_are_aims(columns: Columns, rows: Sequence[Row]) -> bool:
    """Return whether the changes lead to a target in more rows than to the actual."""
    places = columns.places
    base, change = places.get(Role.BASELINE), places[Role.CHANGE]
    actual = places.get(Role.ACTUAL)
    if base is None or not columns.targets:
        return False
    to_targets = max(
        sum(_leads(row, base, target, change) for row in rows)
        for target in columns.targets
    )
    to_actual = sum(_leads(row, base, actual, change) for row in rows)
    return to_targets >= LEAST and to_targets > 2 * to_actual


def _leads(row: Row, base: int, end: int | None, change: int) -> bool:
    before, after = _value(row, base), _value(row, end)
    figure = parse_figure(row.cells[change].text) if change < len(row.cells) else None
    if not before or after is None or figure is None or figure.value is None:
        return False
    if figure.unit is not Unit.PERCENT:
        return False
    moved = abs(after - before) / before * WHOLE
    return abs(moved - abs(figure.value)) <= WITHIN


def _value(row: Row, place: int | None) -> Decimal | None:
    if place is None or place >= len(row.cells):
        return None
    return parse_figure(row.cells[place].text).value
