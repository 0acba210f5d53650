"""A measure answered for: its value, its verdict, its history, whether it changed."""

from dataclasses import dataclass
from decimal import Decimal

from frankpledge.analysis.change import (
    CountChange,
    DetectableChange,
    compare_counts,
    minimum_detectable_change,
)
from frankpledge.analysis.periods import Period, calendar_year
from frankpledge.partnership.models import PlanYear
from frankpledge.plan import queries as plan_queries
from frankpledge.plan.models import Measure, Plan, Target
from frankpledge.plan.rules import (
    BindingKind,
    FigureKnown,
    MeasureUnit,
    PeriodKind,
    Polarity,
    Rounding,
    Rule,
    exact_goal,
    goal,
)
from frankpledge.review.rules import (
    Case,
    Held,
    Judgement,
    Observation,
    Projection,
    judge,
)
from frankpledge.review.sources.answers import MonthValue
from frankpledge.review.sources.holdings import Holdings
from frankpledge.review.sources.table import RESOLVERS
from frankpledge.review.sources.typed import plain

YEARS_SHOWN = 5  # as many years back as a measure's page looks


@dataclass(frozen=True)
class YearValue:
    """A measure's value in one year, with its months where the evidence has them."""

    period: Period
    observation: Observation
    months: tuple[MonthValue, ...]


@dataclass(frozen=True)
class MeasureReview:
    """Everything a page says of a measure."""

    measure: Measure
    period: Period
    observation: Observation
    rule: Rule | None
    baseline: Decimal | None
    baseline_words: str
    goal_printed: Decimal | None
    goal_by_rule: Decimal | None
    goal_exact: Decimal | None
    judgement: Judgement
    change: CountChange | None  # None where it is not a count, or nothing to compare
    detectable: DetectableChange | None
    counted: str  # what is counted, as a sentence
    before: Observation | None  # the same evidence a year earlier

    @property
    def goal(self) -> Decimal | None:
        """Return the number judged against: as printed, else as the rule gives it."""
        return self.goal_by_rule if self.goal_printed is None else self.goal_printed

    @property
    def goals_disagree(self) -> bool:
        """Return whether the printed target is not what the rule gives."""
        both = self.goal_printed is not None and self.goal_by_rule is not None
        return both and self.goal_printed != self.goal_by_rule

    @property
    def baseline_disagrees(self) -> bool:
        """Return whether the evidence gives another baseline than the one printed."""
        before = self.before
        return bool(
            before
            and before.is_whole
            and self.baseline is not None
            and before.value != self.baseline
        )


def period_of(measure: Measure, year: PlanYear) -> Period:
    """Return the period a measure's value covers in a plan year."""
    if measure.indicator.period == PeriodKind.CALENDAR_YEAR.value:
        return calendar_year(year.starts_on.year)
    return Period(year.starts_on, year.ends_before)


def usual_period(measure: Measure) -> str:
    """Return the label of the period a figure is usually typed for."""
    return period_of(measure, measure.plan.year).label


def reviews_of(plan: Plan) -> tuple[MeasureReview, ...]:
    """Return every measure of a plan, judged."""
    with Holdings(plan.year.partnership) as holdings:
        return tuple(
            review(measure, holdings)
            for measure in plan_queries.measures_of(plan).prefetch_related(
                "typed_returns"
            )
        )


def measure_review(measure: Measure) -> tuple[MeasureReview, tuple[YearValue, ...]]:
    """Return a measure judged, and its value in each of the years the evidence has."""
    with Holdings(measure.plan.year.partnership) as holdings:
        return review(measure, holdings), history(measure, holdings)


def review(measure: Measure, holdings: Holdings) -> MeasureReview:
    """Judge one measure with the evidence opened."""
    period = period_of(measure, measure.plan.year)
    observation = observe(measure, period, holdings)
    target = measure.target
    rule = target.rule if target else None
    baseline = _baseline(measure)
    before = (
        observe(measure, period.year_before(), holdings) if _counts(measure) else None
    )
    change = _change(measure, observation, baseline, holdings)
    goal_printed = _printed_goal(target)
    goal_by_rule = _goal_by_rule(measure, rule, baseline)
    case = Case(
        observation=observation,
        rule=rule,
        goal=goal_by_rule if goal_printed is None else goal_printed,
        baseline=baseline,
        polarity=Polarity(measure.indicator.polarity),
        unit=MeasureUnit(measure.indicator.unit),
        real_change=change.distinguishable if change else None,
        projection=_projection(measure, period, observation, holdings),
    )
    return MeasureReview(
        measure=measure,
        period=period,
        observation=observation,
        rule=rule,
        baseline=baseline,
        baseline_words=measure.baseline_printed or "not given",
        goal_printed=goal_printed,
        goal_by_rule=goal_by_rule,
        goal_exact=exact_goal(rule, baseline=baseline) if rule else None,
        judgement=judge(case),
        change=change,
        detectable=_detectable(measure, baseline),
        counted=_describe(measure),
        before=before,
    )


def observe(measure: Measure, period: Period, holdings: Holdings) -> Observation:
    """Return a measure's value for a period, from whatever it is bound to."""
    binding = getattr(measure, "binding", None)
    if binding is None:
        return Observation(
            label=period.label,
            held=Held.NOT_BOUND,
            note="Nobody has said yet which evidence this measure counts.",
        )
    return RESOLVERS[BindingKind(binding.kind)].observe(measure, period, holdings)


def history(measure: Measure, holdings: Holdings) -> tuple[YearValue, ...]:
    """Return the measure's values back from its own year, oldest first."""
    binding = getattr(measure, "binding", None)
    if binding is None:
        return ()
    resolver = RESOLVERS[BindingKind(binding.kind)]
    period, found = period_of(measure, measure.plan.year), []
    for _ in range(YEARS_SHOWN):
        observation = resolver.observe(measure, period, holdings)
        if observation.value is not None:
            months = resolver.months(measure, period, holdings)
            found.append(YearValue(period, observation, months))
        period = period.year_before()
    return tuple(reversed(found))


def _baseline(measure: Measure) -> Decimal | None:
    known = measure.baseline_state == FigureKnown.KNOWN.value
    return plain(measure.baseline) if known and measure.baseline is not None else None


def _printed_goal(target: Target | None) -> Decimal | None:
    if target is None or target.printed_state != FigureKnown.KNOWN.value:
        return None
    return plain(target.printed) if target.printed is not None else None


def _goal_by_rule(
    measure: Measure, rule: Rule | None, baseline: Decimal | None
) -> Decimal | None:
    if rule is None:
        return None
    indicator = measure.indicator
    exact = exact_goal(rule, baseline=baseline)
    if exact is not None and exact in {baseline, rule.amount}:
        return (
            exact  # a level is not rounded: "22.7%" stays so on a whole-number series
        )
    return goal(
        rule,
        baseline=baseline,
        rounding=Rounding(indicator.rounding),
        places=indicator.places,
    )


def _counts(measure: Measure) -> bool:
    binding = getattr(measure, "binding", None)
    return binding is not None and binding.kind == BindingKind.INCIDENTS.value


def _describe(measure: Measure) -> str:
    binding = getattr(measure, "binding", None)
    if binding is None:
        return "Nothing yet: choose the evidence, or type in a partner's figure."
    return RESOLVERS[BindingKind(binding.kind)].describe(measure)


def _change(
    measure: Measure,
    observation: Observation,
    baseline: Decimal | None,
    holdings: Holdings,
) -> CountChange | None:
    """Test the year against its baseline; a year so far against the same months."""
    if measure.indicator.unit != MeasureUnit.COUNT.value or observation.value is None:
        return None
    if observation.held is Held.SO_FAR:
        return _change_so_far(measure, holdings)
    whole = baseline is not None and baseline == baseline.to_integral_value()
    if not observation.is_whole or not whole or baseline is None or baseline < 0:
        return None
    if observation.value != observation.value.to_integral_value():
        return None
    return compare_counts(
        int(baseline), int(observation.value), compared_with="in the baseline year"
    )


def _change_so_far(measure: Measure, holdings: Holdings) -> CountChange | None:
    pair = _same_months(measure, period_of(measure, measure.plan.year), holdings)
    if pair is None:
        return None
    earlier, later, _ = pair
    return compare_counts(
        earlier, later, compared_with="in the same months of the year before"
    )


def _same_months(
    measure: Measure, period: Period, holdings: Holdings
) -> tuple[int, int, int] | None:
    """Return last year's and this year's count of the months held, and last year's all.

    None where last year is not wholly held.
    """
    resolver = RESOLVERS[BindingKind(measure.binding.kind)]
    now = resolver.months(measure, period, holdings)
    then = resolver.months(measure, period.year_before(), holdings)
    if not now or any(value.count is None or value.partial for value in then):
        return None
    held = [
        (earlier.count or 0, later.count)
        for earlier, later in zip(then, now, strict=True)
        if later.count is not None and not later.partial
    ]
    year_before = sum(value.count or 0 for value in then)
    return sum(e for e, _ in held), sum(value for _, value in held), year_before


def _projection(
    measure: Measure, period: Period, observation: Observation, holdings: Holdings
) -> Projection | None:
    """Carry the months held forward to the year's end, at last year's pace."""
    if observation.held is not Held.SO_FAR or observation.value is None:
        return None
    pair = _same_months(measure, period, holdings)
    if pair is not None and pair[0]:
        earlier, later, year_before = pair
        projected = Decimal(later) * year_before / earlier
        method = "with the rest of the year following last year's pattern of months,"
    else:
        months = len(period.months)
        held = (
            months - len(observation.months_missing) - len(observation.months_partial)
        )
        projected = observation.value * months / held
        method = "at the same pace every month"
    return Projection(value=projected.quantize(Decimal(1)), method=method)


def _detectable(measure: Measure, baseline: Decimal | None) -> DetectableChange | None:
    counts = measure.indicator.unit == MeasureUnit.COUNT.value
    if not counts or baseline is None or baseline <= 0:
        return None
    if baseline != baseline.to_integral_value():
        return None
    return minimum_detectable_change(int(baseline))
