"""A measure's values within its own period, and how they add up, as a table."""

from collections.abc import Sequence
from decimal import Decimal

from frankpledge.analysis.period_kinds import PERIOD_KINDS, PeriodKind
from frankpledge.analysis.periods import Period
from frankpledge.plan.rules import MeasureUnit, printed_number
from frankpledge.review.queries import MeasureReview
from frankpledge.review.rules import Observation
from frankpledge.review.sources.composing import ADDED
from frankpledge.ui.tables import Cell, Column, Table, table


def parts_table(
    review: MeasureReview, parts: Sequence[tuple[Period, Observation]]
) -> Table | None:
    """Return the parts of a period, with the sum so far of what can be added."""
    if not parts:
        return None
    indicator = review.measure.indicator
    unit = MeasureUnit(indicator.unit)
    adds = unit in ADDED and not PERIOD_KINDS[PeriodKind(indicator.period)].is_averaged
    columns: list[Column | str] = ["Part", Column("Value", is_numeric=True)]
    columns += [Column("So far", is_numeric=True)] if adds else []
    return table(
        f"Within {review.period.label}",
        [*columns, "What is held"],
        _rows(parts, unit, adds=adds),
    )


def _rows(
    parts: Sequence[tuple[Period, Observation]], unit: MeasureUnit, *, adds: bool
) -> list[list[Cell | str]]:
    rows: list[list[Cell | str]] = []
    total: Decimal | None = Decimal(0)
    for part, found in parts:
        value = found.value if found.is_whole else None
        # A sum past a gap would stand for months nobody counted.
        total = None if value is None or total is None else total + value
        shown = "" if found.value is None else printed_number(found.value, unit)
        row: list[Cell | str] = [part.label, Cell(shown)]
        row += (
            [Cell("" if total is None else printed_number(total, unit))] if adds else []
        )
        rows.append([*row, found.note or "The whole of it"])
    return rows
