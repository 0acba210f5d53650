"""A figure of a table somebody else counted: an official table, a partner's counts."""

from decimal import Decimal

from frankpledge.analysis.evidence import Evidence
from frankpledge.analysis.figures import (
    Figure,
    FigureError,
    FigureFilter,
    code_of_area,
    figure,
    figure_rows,
)
from frankpledge.analysis.periods import Period
from frankpledge.intake import queries as intake
from frankpledge.plan.bindings import TableBinding
from frankpledge.plan.models import Measure
from frankpledge.plan.rules import MeasureUnit
from frankpledge.review.rules import Held, Observation
from frankpledge.review.sources.answers import Records
from frankpledge.review.sources.holdings import Holdings
from frankpledge.review.sources.typed import plain

MOST_CELLS = 100_000  # behind one figure: every offence, quarter and year of an area
COUNTS = frozenset({"count", "people"})


def binding_of(measure: Measure) -> TableBinding:
    """Return which figure the measure takes."""
    return TableBinding.model_validate(measure.binding.detail)


def describe(measure: Measure) -> str:
    """Return which figure is taken, in a sentence."""
    binding = binding_of(measure)
    what = ", ".join(filter(None, (binding.measure, binding.category)))
    title = intake.source_title(binding.source)
    return (
        f"The figure the table gives for {binding.area}{f': {what}' if what else ''}. "
        f"Source: {title}, from {binding.supplier}. Counted by others, not by us."
    )


def observe(measure: Measure, period: Period, holdings: Holdings) -> Observation:
    """Return the table's figure for a period, or the state that stands for it.

    Withheld and not available are states and never zero; a period of which only parts
    are held has a sum that is compared with nothing.
    """
    try:
        found = _figure(measure, period, holdings)
    except FigureError as refusal:
        return Observation(label=period.label, held=Held.NOTHING, note=str(refusal))
    if unfit := _not_a_count(measure, found):
        return Observation(label=period.label, held=Held.NOTHING, note=unfit)
    held = _held(found)
    value = _value(found) if held in (Held.WHOLE, Held.GAPS) else None
    is_plain = held is Held.WHOLE and not found.provisional
    return Observation(
        label=period.label,
        held=held,
        value=value,
        numerator=value if found.unit in COUNTS else None,
        provisional=bool(found.provisional),
        versions=found.versions,
        note="" if is_plain else found.sentence,
    )


def cells_behind(
    measure: Measure, period: Period, holdings: Holdings, limit: int, offset: int
) -> Records | None:
    """Return a page of the cells a period's figure is made of, as received."""
    try:
        found = _figure(measure, period, holdings)
    except FigureError:
        return Records(total=0, rows=())
    binding = binding_of(measure)
    evidence = holdings.figures((binding.source, binding.supplier))
    wanted = _wanted(binding, period, evidence)
    cells = [
        row
        for row in figure_rows(evidence, wanted, limit=MOST_CELLS)
        if row.period in found.covered
    ]
    page = tuple(cells[offset : offset + limit])
    return Records(total=len(cells), rows=(), cells=page)


def _figure(measure: Measure, period: Period, holdings: Holdings) -> Figure:
    binding = binding_of(measure)
    evidence = holdings.figures((binding.source, binding.supplier))
    return figure(evidence, _wanted(binding, period, evidence))


def _wanted(binding: TableBinding, period: Period, evidence: Evidence) -> FigureFilter:
    return FigureFilter(
        period,
        area=code_of_area(evidence, binding.area) or binding.area,
        category=binding.category or None,
        measure=binding.measure or None,
    )


def _held(found: Figure) -> Held:
    if found.value is not None:
        return Held.WHOLE
    if not found.cells:
        return Held.NOTHING
    is_given = not found.suppressed and not found.not_available
    return Held.GAPS if is_given and found.at_least is not None else Held.NOT_GIVEN


def _value(found: Figure) -> Decimal:
    given = found.value if found.value is not None else found.at_least
    return plain(Decimal(str(given or 0)))


def _not_a_count(measure: Measure, found: Figure) -> str:
    is_count = measure.indicator.unit == MeasureUnit.COUNT.value
    if not found.cells or not is_count or found.unit in COUNTS:
        return ""
    return (
        f"The indicator is a count, and the table gives {found.measure} in "
        f"{found.unit}. Choose another figure of the table."
    )
