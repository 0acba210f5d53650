"""A measure answered for: its value, its verdict, its history, whether it changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from frankpledge.analysis.change import CountChange, DetectableChange
from frankpledge.analysis.monthly.dispersion import Dispersion
from frankpledge.analysis.period_kinds import PERIOD_KINDS, KindOfPeriod
from frankpledge.analysis.periods import Period
from frankpledge.partnership.models import PlanYear
from frankpledge.plan import queries as plan_queries
from frankpledge.plan.models import Measure, Plan, Target
from frankpledge.plan.rules import (
    FIGURE_WORDS,
    BindingKind,
    FigureKnown,
    MeasureUnit,
    PeriodKind,
    Polarity,
    Rounding,
    Rule,
    agrees,
    exact_goal,
    goal,
)
from frankpledge.review.queries.comparison import (
    SameMonths,
    change_of_count,
    detectable_from,
    same_months,
)
from frankpledge.review.queries.heading import heading_of
from frankpledge.review.queries.scatter import dispersion_of
from frankpledge.review.rules import Case, Held, Judgement, Observation, judge
from frankpledge.review.sources.answers import MonthValue
from frankpledge.review.sources.composing import averaged, put_together
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
    counted: str  # what is counted, as a sentence
    before: Observation | None  # the same evidence a year earlier
    case: Case  # what the verdict was reached from
    dispersion: Dispersion | None  # of its months; None where too few to say

    @property
    def goal(self) -> Decimal | None:
        """Return the number judged against: as printed, else as the rule gives it."""
        return self.goal_by_rule if self.goal_printed is None else self.goal_printed

    @property
    def detectable(self) -> DetectableChange | None:
        """Return which later counts could be told from chance; worked out when asked."""
        return detectable_from(self.measure, self.baseline, self.dispersion)

    @property
    def has_records(self) -> bool:
        """Return whether records stand behind the figure, to be looked at one by one."""
        return self.observation.value is not None and _counts(self.measure)

    @property
    def goals_disagree(self) -> bool:
        """Return whether the printed target is not what the rule gives."""
        if self.rule is None or self.goal_printed is None:
            return False
        indicator = self.measure.indicator
        follows = agrees(
            self.rule,
            self.goal_printed,
            baseline=self.baseline,
            rounding=Rounding(indicator.rounding),
            places=indicator.places,
        )
        return follows is False

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
    kind = PeriodKind(measure.indicator.period)
    if kind is PeriodKind.FINANCIAL_YEAR:
        return Period(year.starts_on, year.ends_before)
    return PERIOD_KINDS[kind].span(year.starts_on.year)


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


def review(measure: Measure, holdings: Holdings) -> MeasureReview:
    """Judge one measure with the evidence opened."""
    period = period_of(measure, measure.plan.year)
    observation = observe(measure, period, holdings)
    target, baseline = measure.target, _baseline(measure)
    rule = target.rule if target else None
    before = (
        observe(measure, period.year_before(), holdings) if _counts(measure) else None
    )
    same = same_months(measure, period, before, holdings)
    dispersion = dispersion_of(measure, period, holdings)
    change = change_of_count(
        measure, observation, baseline, same, dispersion=dispersion
    )
    case = _case_of(measure, observation, change, same)
    case = _headed(case, measure, period, same, holdings)
    return MeasureReview(
        measure=measure,
        period=period,
        observation=observation,
        rule=rule,
        baseline=baseline,
        baseline_words=measure.baseline_printed or "not given",
        goal_printed=_printed_goal(target),
        goal_by_rule=_goal_by_rule(measure, rule, baseline),
        goal_exact=exact_goal(rule, baseline=baseline) if rule else None,
        judgement=judge(case),
        change=change,
        counted=what_is_counted(measure),
        before=before,
        case=case,
        dispersion=dispersion,
    )


def _case_of(
    measure: Measure,
    observation: Observation,
    change: CountChange | None,
    same: SameMonths | None,
) -> Case:
    """Return what a verdict is reached from, but where its year is heading."""
    target, baseline = measure.target, _baseline(measure)
    rule = target.rule if target else None
    printed = _printed_goal(target)
    return Case(
        observation=observation,
        rule=rule,
        goal=_goal_by_rule(measure, rule, baseline) if printed is None else printed,
        baseline=baseline,
        polarity=Polarity(measure.indicator.polarity),
        unit=MeasureUnit(measure.indicator.unit),
        goal_words=_goal_words(target),
        real_change=change.distinguishable if change else None,
        same_months=Decimal(same.earlier) if same else None,
    )


def _headed(
    case: Case,
    measure: Measure,
    period: Period,
    same: SameMonths | None,
    holdings: Holdings,
) -> Case:
    """Return a case with where its year is heading."""

    def observed(year: Period) -> Observation:
        return observe(measure, year, holdings)

    heading = heading_of(measure, period, case, same, holdings, observed)
    return replace(case, projection=heading)


def observe(measure: Measure, period: Period, holdings: Holdings) -> Observation:
    """Return a measure's value for a period, from whatever it is bound to."""
    binding = getattr(measure, "binding", None)
    if binding is None:
        return Observation(
            label=period.label,
            held=Held.NOT_BOUND,
            note="No evidence has been chosen for this measure yet.",
        )
    resolver = RESOLVERS[BindingKind(binding.kind)]
    kind = kind_of_period(measure)
    unit = MeasureUnit(measure.indicator.unit)
    if kind.is_averaged and len(period.months) == 12 * kind.years:
        years = observed_parts(measure, kind.parts(period), holdings)
        return averaged(years, unit, period)
    found = resolver.observe(measure, period, holdings)
    is_year = len(period.months) == 12
    if found.held is not Held.NOTHING or not (kind.has_parts and is_year):
        return found
    parts = observed_parts(measure, kind.parts(period), holdings)
    return put_together(parts, unit, period)


def observed_parts(
    measure: Measure, parts: Sequence[Period], holdings: Holdings
) -> tuple[tuple[Period, Observation], ...]:
    """Return the value of each part of a period, by itself."""
    resolver = RESOLVERS[BindingKind(measure.binding.kind)]
    return tuple((part, resolver.observe(measure, part, holdings)) for part in parts)


def parts_of(
    measure: Measure, holdings: Holdings
) -> tuple[tuple[Period, Observation], ...]:
    """Return the values within the measure's own period; none where it has no parts."""
    kind = kind_of_period(measure)
    if not kind.has_parts or getattr(measure, "binding", None) is None:
        return ()
    span = period_of(measure, measure.plan.year)
    return observed_parts(measure, kind.parts(span), holdings)


def kind_of_period(measure: Measure) -> KindOfPeriod:
    """Return the kind of period the measure's figures are given for."""
    return PERIOD_KINDS[PeriodKind(measure.indicator.period)]


def what_is_counted(measure: Measure) -> str:
    """Return what a measure counts, or that it counts nothing yet, as a sentence."""
    binding = getattr(measure, "binding", None)
    if binding is None:
        return "Nothing yet: choose the evidence it counts, or type in a figure."
    return RESOLVERS[BindingKind(binding.kind)].describe(measure)


def history(measure: Measure, holdings: Holdings) -> tuple[YearValue, ...]:
    """Return the measure's values back from its own year, oldest first."""
    binding = getattr(measure, "binding", None)
    if binding is None:
        return ()
    resolver = RESOLVERS[BindingKind(binding.kind)]
    period, found = period_of(measure, measure.plan.year), []
    for _ in range(YEARS_SHOWN):
        observation = observe(measure, period, holdings)
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


def _goal_words(target: Target | None) -> str:
    state = FigureKnown(target.printed_state) if target else FigureKnown.BLANK
    return "" if state is FigureKnown.BLANK else FIGURE_WORDS.get(state, "")


def _goal_by_rule(
    measure: Measure, rule: Rule | None, baseline: Decimal | None
) -> Decimal | None:
    if rule is None:
        return None
    indicator = measure.indicator
    return goal(
        rule,
        baseline=baseline,
        rounding=Rounding(indicator.rounding),
        places=indicator.places,
    )


def _counts(measure: Measure) -> bool:
    binding = getattr(measure, "binding", None)
    return binding is not None and binding.kind == BindingKind.INCIDENTS.value
