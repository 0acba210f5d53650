"""How much more than Poisson a measure's months vary, before a change is tested."""

from datetime import date

from frankpledge.analysis.monthly.dispersion import Dispersion, estimate_dispersion
from frankpledge.analysis.periods import Period
from frankpledge.analysis.results import Refusal
from frankpledge.plan.models import Measure
from frankpledge.plan.rules import BindingKind, MeasureUnit
from frankpledge.review.sources.holdings import Holdings
from frankpledge.review.sources.table import RESOLVERS

YEARS_OF_HISTORY = 5  # as many as the measure's page shows


def dispersion_of(
    measure: Measure, period: Period, holdings: Holdings
) -> Dispersion | None:
    """Estimate it from the whole months held of the last years.

    None where they are too few or too sparse to say; the test then says that it takes
    events to happen separately.
    """
    if getattr(measure, "binding", None) is None:
        return None
    if MeasureUnit(measure.indicator.unit) is not MeasureUnit.COUNT:
        return None
    resolver = RESOLVERS[BindingKind(measure.binding.kind)]
    first = period
    for _ in range(YEARS_OF_HISTORY - 1):
        first = first.year_before()
    history = Period(first.start, period.end)
    counts: dict[date, float | None] = {
        value.month: None if value.partial else value.count
        for value in resolver.months(measure, history, holdings)
    }
    try:
        return estimate_dispersion(counts)
    except Refusal:
        return None
