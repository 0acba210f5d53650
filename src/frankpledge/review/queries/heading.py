"""Where a year in progress is heading: forecast where the history allows, else straight."""

import math
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import numpy as np

from frankpledge.analysis.forecast.answers import SeriesForecast, Wanted
from frankpledge.analysis.forecast.series import MonthlySeries
from frankpledge.analysis.forecast.year_end import YearAsked, year_end_totals
from frankpledge.analysis.periods import Period
from frankpledge.intake import queries as intake
from frankpledge.plan.models import Measure
from frankpledge.plan.rules import BindingKind, MeasureUnit, Polarity
from frankpledge.review.queries.comparison import SameMonths, projection_of
from frankpledge.review.rules import Case, Observation, Projection, wanted_direction
from frankpledge.review.sources import incidents
from frankpledge.review.sources.holdings import Holdings
from frankpledge.review.sources.table import RESOLVERS

LEAST_YEARS = 3  # wholly held before this one, for a forecast
MOST_YEARS = 8  # older years say little of this one
SEED = 1  # of the simulated paths: a page says the same each time it is opened
PATHS = 1000
SIDES = {Polarity.LOWER: Wanted.AT_MOST, Polarity.HIGHER: Wanted.AT_LEAST}


def heading_of(
    measure: Measure,
    period: Period,
    case: Case,
    same: SameMonths | None,
    holdings: Holdings,
    observed: Callable[[Period], Observation],
) -> Projection | None:
    """Return where a year so far would end; None where too few months are held.

    By a forecast with its interval where at least three years before are wholly held
    and no break of recording lies between; else by last year's months or the pace.
    """
    straight = projection_of(period, case.observation, same)
    is_forecastable = case.unit is MeasureUnit.COUNT and len(period.months) == 12
    if straight is None or same is None or not is_forecastable:
        return straight
    years = _years_held(period, observed)
    if len(years) >= LEAST_YEARS:
        since = _last_break(measure, years[-1].start, period.end, holdings)
        years = [year for year in years if since is None or year.start >= since]
    if len(years) < LEAST_YEARS:
        return straight
    found = _forecast(measure, [*reversed(years), period], case, holdings)
    if found.median is None:
        return straight
    likely = found.interval(80)
    return Projection(
        value=Decimal(found.median),
        method=f"as the months of {len(years)} years and this one foretell",
        lower=Decimal(likely.lower),
        upper=Decimal(likely.upper),
        chance=found.chance,
    )


def _years_held(
    period: Period, observed: Callable[[Period], Observation]
) -> list[Period]:
    """Return the years before that are wholly held, without a gap, the latest first."""
    years: list[Period] = []
    year = period.year_before()
    while len(years) < MOST_YEARS and observed(year).is_whole:
        years.append(year)
        year = year.year_before()
    return years


def _last_break(
    measure: Measure, after: date, until: date, holdings: Holdings
) -> date | None:
    """Return the last month from which recording changed; months before are not used."""
    if measure.binding.kind != BindingKind.INCIDENTS.value:
        return None
    bound = incidents.binding_of(measure)
    crossed = intake.breaks_between(
        measure.plan.year.partnership,
        source=bound.source,
        supplier=bound.supplier,
        categories=incidents.words_counted(measure, holdings),
        after=after,
        until=until,
    )
    return max((each.month for each in crossed), default=None)


def _forecast(
    measure: Measure, years: list[Period], case: Case, holdings: Holdings
) -> SeriesForecast:
    resolver = RESOLVERS[BindingKind(measure.binding.kind)]
    counts = [
        math.nan if value.count is None or value.partial else float(value.count)
        for year in years
        for value in resolver.months(measure, year, holdings)
    ]
    side = SIDES.get(wanted_direction(case))
    targets = {} if side is None or case.goal is None else {"": float(case.goal)}
    found = year_end_totals(
        MonthlySeries(("",), years[0].start, np.array([counts])),
        YearAsked(
            year_start=years[0].start.month,
            targets=targets,
            wanted=side or Wanted.AT_MOST,
            paths=PATHS,
        ),
        generator=np.random.default_rng(SEED),
    )
    return found.series[0]
