"""Months that look short of records in the partnership's own area.

A force's total can look whole while one district's records are missing. Such a month is
said beside the chart and left to people: on a district's smaller counts a low month may
simply be a quiet one, so it changes no verdict by itself.
"""

from collections.abc import Collection
from datetime import date

from frankpledge.analysis.completeness import PartialMonth
from frankpledge.analysis.counts import IncidentFilter
from frankpledge.analysis.periods import Period
from frankpledge.intake import queries as intake
from frankpledge.plan.models import Measure
from frankpledge.plan.rules import BindingKind
from frankpledge.review.sources import incidents
from frankpledge.review.sources.holdings import Holdings


def cautions_of(measure: Measure) -> tuple[str, ...]:
    """Return a sentence for each month that looks short in the area a measure counts."""
    binding = getattr(measure, "binding", None)
    if binding is None or binding.kind != BindingKind.INCIDENTS.value:
        return ()
    bound = incidents.binding_of(measure)
    if bound.area != incidents.PARTNERSHIP:
        return ()
    with Holdings(measure.plan.year.partnership) as holdings:
        files = holdings.months((bound.source, bound.supplier))
        found = _short_months(bound.source, bound.supplier, holdings)
    known = {month for month, file in files.items() if file.is_partial}
    return tuple(
        f"In the partnership's own area {short.sentence}"
        for short in found
        if short.month not in known and _concerns(short, bound.source, bound.categories)
    )


def _short_months(
    source: str, supplier: str, holdings: Holdings
) -> tuple[PartialMonth, ...]:
    key = (source, supplier)
    months = sorted(holdings.months(key))
    codes = holdings.lsoa_codes()
    if not months or not codes:
        return ()
    span = Period(months[0], _month_after(months[-1]))
    wanted = IncidentFilter(period=span, lsoa_codes=codes)
    counts = {
        category.category: {
            each.month: each.count for each in category.months if each.count is not None
        }
        for category in holdings.monthly(key, wanted).categories
    }
    return intake.short_months(counts, source=source)


def _concerns(short: PartialMonth, source: str, categories: Collection[str]) -> bool:
    """Return whether the group that is short holds what the measure counts.

    Only whole groups speak here: one category of one district is often small.
    """
    groups = {item.name for item in short.shortfalls}
    held = {intake.group_of(category, source=source) for category in categories}
    return bool(groups & (held or intake.groups(source)))


def _month_after(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
