"""Measures out of the document's tables: last year's results, this year's targets."""

from dataclasses import dataclass

from frankpledge.plan.bindings import PrintedBinding
from frankpledge.plan.document_words import polarity_said
from frankpledge.plan.models import DraftElement, Indicator, Measure, Plan, Theme
from frankpledge.plan.operations.adoption.act import Act
from frankpledge.plan.operations.measures import (
    FigureGiven,
    IndicatorGiven,
    MeasureGiven,
    add_measure,
    bind_measure,
    record_printed_result,
    set_target,
)
from frankpledge.plan.reading.draft import (
    Figure,
    ResultRow,
    TargetRow,
    TargetRule,
    ThemeMeasure,
    Unit,
)
from frankpledge.plan.reading.meaning import subject_of
from frankpledge.plan.rules import (
    FigureKnown,
    MeasureUnit,
    Rule,
    guess_polarity,
)


@dataclass(frozen=True)
class Figures:
    """Turns rows of figures into measures with targets."""

    act: Act

    def add_result(self, plan: Plan, element: DraftElement, row: ResultRow) -> Measure:
        """Add a measure of last year with its target and its printed result."""
        given = MeasureGiven(
            title=row.title,
            indicator=_indicator(row),
            baseline=_figure_given(row.baseline),
            drawn_from=element,
            line=element.first_line,
        )
        measure = self._add(plan, given, row.rule, row.target)
        record_printed_result(
            measure=measure,
            actual=_figure_given(row.actual),
            change_printed=row.change.printed[:60],
            **self.act.stamp,
        )
        bind_measure(
            measure=measure, binding=PrintedBinding(), version=0, **self.act.stamp
        )
        return measure

    def add_target(self, plan: Plan, element: DraftElement, row: TargetRow) -> Measure:
        """Add a measure of this year from a row of the targets table."""
        given = MeasureGiven(
            title=row.title,
            indicator=_indicator(row),
            baseline=_figure_given(row.baseline),
            section=row.section,
            links=row.links,
            drawn_from=element,
            line=element.first_line,
        )
        return self._add(plan, given, row.rule, row.target)

    def add_theme_measure(
        self, theme: Theme, element: DraftElement, words: ThemeMeasure
    ) -> Measure:
        """Add a measure a theme sheet names in words."""
        given = MeasureGiven(
            title=_title(words),
            indicator=self._indicator_named(theme.plan, words)
            or _indicator_in_words(words),
            theme=theme,
            owner=theme.lead,
            drawn_from=element,
            line=words.source.first_line,
        )
        return self._add(theme.plan, given, words.rule, None)

    def _indicator_named(self, plan: Plan, words: ThemeMeasure) -> Indicator | None:
        """Return the indicator the plan's own targets have for a code, if it is meant.

        A theme sheet repeats "NI41" without its survey: it means the target's own.
        """
        if not words.indicator_codes:
            return None
        subject = subject_of(words.text)
        for measure in plan.measures.filter(theme=None).select_related("indicator"):
            codes = set(measure.indicator.reference.split())
            if codes & set(words.indicator_codes) and subject == subject_of(
                measure.title
            ):
                return measure.indicator
        return None

    def _add(
        self,
        plan: Plan,
        given: MeasureGiven,
        rule: TargetRule | None,
        printed: Figure | None,
    ) -> Measure:
        measure = add_measure(plan=plan, given=given, **self.act.stamp)
        set_target(
            measure=measure,
            rule=Rule(rule.kind, rule.amount) if rule else None,
            printed=_figure_given(printed) if printed else FigureGiven(),
            **self.act.stamp,
        )
        return measure


def _figure_given(figure: Figure) -> FigureGiven:
    """Return a figure of the document as the plan keeps it."""
    state = FigureKnown(figure.state.value)
    return FigureGiven(figure.printed[:60], state, figure.value)


# What a unit of the document is in the plan.
UNITS = {
    Unit.COUNT: MeasureUnit.COUNT,
    Unit.PERCENT: MeasureUnit.PERCENT,
    Unit.PER_THOUSAND: MeasureUnit.PER_1000,
    Unit.POUNDS: MeasureUnit.POUNDS,
    Unit.DAYS: MeasureUnit.DAYS,
}


def _indicator(row: ResultRow | TargetRow) -> IndicatorGiven:
    target = (row.actual,) if isinstance(row, ResultRow) else ()
    figures = (row.baseline, row.target, *target)
    units = [figure.unit for figure in figures if figure.unit is not Unit.COUNT]
    kind = row.rule.kind if row.rule else None
    said = polarity_said(row.particulars.polarity)
    return IndicatorGiven(
        title=row.title,
        unit=UNITS[units[0]] if units else MeasureUnit.COUNT,
        polarity=said or guess_polarity(row.title, kind),
        instrument=", ".join(row.instruments),
        reference=" ".join(row.indicator_codes),
        places=max((_places(figure) for figure in figures), default=0),
    )


def _title(words: ThemeMeasure) -> str:
    # "With a minimum of 45 referrals" says nothing without the project it goes on about.
    is_said = words.subject.casefold() in words.text.casefold()
    return words.text if is_said else f"{words.subject}: {words.text}"


def _indicator_in_words(words: ThemeMeasure) -> IndicatorGiven:
    rule = words.rule
    is_level = (
        rule is not None and rule.unit is Unit.PERCENT and "share" not in rule.kind
    )
    return IndicatorGiven(
        title=_title(words),
        unit=MeasureUnit.PERCENT if is_level else MeasureUnit.COUNT,
        polarity=guess_polarity(words.text, rule.kind if rule else None),
        reference=" ".join(words.indicator_codes),
    )


def _places(figure: Figure) -> int:
    if figure.value is None:
        return 0
    exponent = figure.value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
