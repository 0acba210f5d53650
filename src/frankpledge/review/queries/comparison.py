"""A measure's value against an earlier one: is the change real, where is it heading?"""

from dataclasses import dataclass
from decimal import Decimal

from frankpledge.analysis.change import (
    CountChange,
    DetectableChange,
    compare_counts,
    minimum_detectable_change,
)
from frankpledge.analysis.monthly.dispersion import Dispersion
from frankpledge.analysis.period_kinds import PERIOD_KINDS, PeriodKind
from frankpledge.analysis.periods import Period
from frankpledge.plan.models import Measure
from frankpledge.plan.rules import BindingKind, MeasureUnit
from frankpledge.review.rules import LEAST_MONTHS, Held, Observation, Projection
from frankpledge.review.sources.holdings import Holdings
from frankpledge.review.sources.table import RESOLVERS

BY_LAST_YEAR = "if the year follows last year's pattern of months"
AT_THAT_PACE = "if the year goes on at the same pace"


@dataclass(frozen=True)
class SameMonths:
    """A year so far, the same months of the year before, and all of that year."""

    months: int
    later: int
    earlier: int
    year_before: int


def same_months(
    measure: Measure, period: Period, before: Observation | None, holdings: Holdings
) -> SameMonths | None:
    """Return a year so far beside the same months a year earlier.

    None where the year before is not wholly held, or the value is no single year's.
    """
    is_averaged = PERIOD_KINDS[PeriodKind(measure.indicator.period)].is_averaged
    if before is None or not before.is_whole or is_averaged:
        return None
    resolver = RESOLVERS[BindingKind(measure.binding.kind)]
    now = resolver.months(measure, period, holdings)
    then = resolver.months(measure, period.year_before(), holdings)
    pairs = [
        (earlier.count or 0, later.count)
        for earlier, later in zip(then, now, strict=True)
        if later.count is not None
    ]
    return SameMonths(
        months=len(pairs),
        later=sum(later for _, later in pairs),
        earlier=sum(earlier for earlier, _ in pairs),
        year_before=sum(value.count or 0 for value in then),
    )


def change_of_count(
    measure: Measure,
    observation: Observation,
    baseline: Decimal | None,
    same: SameMonths | None,
    *,
    dispersion: Dispersion | None,
) -> CountChange | None:
    """Test a year against its baseline; a year so far against the same months.

    By the test that the scatter of its months asks for. None where the value is no count, not whole, or has nothing to be compared with.
    """
    if observation.held is Held.SO_FAR and same is not None:
        return compare_counts(
            same.earlier,
            same.later,
            compared_with="in the same months of the year before",
            dispersion=dispersion,
        )
    value = observation.value
    if not _counts(measure) or not observation.is_whole:
        return None
    if (
        not (is_count(value) and is_count(baseline))
        or value is None
        or baseline is None
    ):
        return None
    return compare_counts(
        int(baseline),
        int(value),
        compared_with="in the baseline year",
        dispersion=dispersion,
    )


def projection_of(
    period: Period, observation: Observation, same: SameMonths | None
) -> Projection | None:
    """Carry the months held forward to the end of the year.

    By last year's pattern of months where it is held, else at the same pace; None
    where fewer than LEAST_MONTHS are held.
    """
    if observation.held is not Held.SO_FAR or observation.value is None:
        return None
    months = len(period.months)
    held = months - len(observation.months_missing)
    if held < LEAST_MONTHS:
        return None
    if same is not None and same.earlier:
        projected = Decimal(same.later) * same.year_before / same.earlier
        method = BY_LAST_YEAR
    else:
        projected, method = observation.value * months / held, AT_THAT_PACE
    return Projection(value=projected.quantize(Decimal(1)), method=method)


def detectable_from(
    measure: Measure, baseline: Decimal | None, dispersion: Dispersion | None
) -> DetectableChange | None:
    """Return which later counts could be told from chance, from a baseline above 0."""
    if not _counts(measure) or not is_count(baseline) or not baseline:
        return None
    return minimum_detectable_change(int(baseline), dispersion=dispersion)


def is_count(value: Decimal | None) -> bool:
    """Return whether a value is a whole number of events."""
    return value is not None and value >= 0 and value == value.to_integral_value()


def _counts(measure: Measure) -> bool:
    """Return whether a value is one count of events, and no average of years.

    Rolling averages share all but one of their years, so two of them are never two
    samples, and no test of separate counts applies.
    """
    indicator = measure.indicator
    is_averaged = PERIOD_KINDS[PeriodKind(indicator.period)].is_averaged
    return indicator.unit == MeasureUnit.COUNT.value and not is_averaged
