"""Months that look short of records in the partnership's own area.

A force's total can look whole while one district's records are missing. Such a month is
said beside the chart and left to people: on a district's smaller counts a low month may
simply be a quiet one, so it changes no verdict by itself.
"""

from datetime import date

from frankpledge.analysis.completeness import PartialMonth
from frankpledge.analysis.counts import IncidentFilter
from frankpledge.analysis.periods import Period
from frankpledge.intake import queries as intake
from frankpledge.plan.models import Measure
from frankpledge.plan.rules import BindingKind
from frankpledge.review.sources import incidents
from frankpledge.review.sources.holdings import Holdings, Key


def cautions_of(measure: Measure, holdings: Holdings) -> tuple[str, ...]:
    """Return a sentence for each month that looks short in the area a measure counts."""
    binding = getattr(measure, "binding", None)
    if binding is None or binding.kind != BindingKind.INCIDENTS.value:
        return ()
    bound = incidents.binding_of(measure)
    if bound.area != incidents.PARTNERSHIP:
        return ()
    key = (bound.source, bound.supplier)
    groups = intake.groups_of(bound.source, bound.categories)
    files = holdings.months(key)
    return tuple(
        f"In the partnership's own area, {short.sentence}"
        for short in _short_months(key, holdings)
        # Only whole groups speak: one category of one district is often small. What the
        # whole return lacks is said of the month already.
        if groups & {item.name for item in short.shortfalls}
        and not files[short.month].is_partial
    )


def _short_months(key: Key, holdings: Holdings) -> tuple[PartialMonth, ...]:
    months, codes = sorted(holdings.months(key)), holdings.lsoa_codes()
    if not months or not codes:
        return ()
    span = Period(months[0], _month_after(months[-1]))
    counted = holdings.monthly(key, IncidentFilter(period=span, lsoa_codes=codes))
    counts = {
        category.category: {
            each.month: each.count for each in category.months if each.count is not None
        }
        for category in counted.categories
    }
    return intake.short_months(counts, source=key[0])


def _month_after(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
