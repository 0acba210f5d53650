"""Targets as the plan's table shows them: as printed and as the rule gives."""

from dataclasses import dataclass
from decimal import Decimal

from frankpledge.partnership.models import PlanYear
from frankpledge.plan.models import Indicator, Measure
from frankpledge.plan.operations.measures import FigureGiven
from frankpledge.plan.presenters.findings import Place, line_url
from frankpledge.plan.reading.draft import RuleKind
from frankpledge.plan.rules import (
    BARE_RULE_WORDS,
    FIGURE_WORDS,
    FigureKnown,
    MeasureUnit,
    Rounding,
    Rule,
    agrees,
    exact_goal,
    goal,
    printed_number,
    rule_in_words,
)

BESIDE_BASELINE = {RuleKind.REDUCE: "below", RuleKind.INCREASE: "above"}


@dataclass(frozen=True)
class TargetCheck:
    """A target as a rule, what the rule gives, and whether the printed one follows."""

    rule: str  # "Reduce by 5%", or "" where no rule is known
    gives: str  # "241", or "" where the rule gives no number
    sentence: str  # how the rule comes to it, or why it gives none
    is_disagreeing: bool = False

    @property
    def remark(self) -> str:
        """Return what a table must say beside the number: nothing when all is well."""
        return self.sentence if self.is_disagreeing or not self.gives else ""


@dataclass(frozen=True)
class TargetLine:
    """A row of the targets table."""

    measure: Measure
    baseline: str
    baseline_note: str
    printed: str
    printed_note: str
    check: TargetCheck
    place: Place | None
    result: str = ""
    change: str = ""


def target_line(measure: Measure, year: PlanYear) -> TargetLine:
    """Return a measure as a row of the targets table."""
    target = measure.target
    printed = FigureGiven()
    if target is not None:
        state = FigureKnown(target.printed_state)
        printed = FigureGiven(target.printed_text, state, target.printed)
    baseline_state = FigureKnown(measure.baseline_state)
    result = getattr(measure, "printed_result", None)
    return TargetLine(
        measure=measure,
        baseline=measure.baseline_printed,
        baseline_note=FIGURE_WORDS.get(baseline_state, ""),
        printed=printed.printed,
        printed_note=FIGURE_WORDS.get(printed.state, ""),
        check=target_check(
            measure.indicator,
            target.rule if target else None,
            measure.baseline,
            printed,
        ),
        place=place_of(measure, year),
        result=result.actual_printed if result else "",
        change=result.change_printed if result else "",
    )


def target_check(
    indicator: Indicator,
    rule: Rule | None,
    baseline: Decimal | None,
    printed: FigureGiven,
) -> TargetCheck:
    """Return what a rule gives from a baseline, and whether the printed one follows."""
    if rule is None:
        return TargetCheck("", "", "No rule is known: only what is printed.")
    unit = MeasureUnit(indicator.unit)
    rounding, places = Rounding(indicator.rounding), indicator.places
    given = goal(rule, baseline=baseline, rounding=rounding, places=places)
    words = rule_in_words(rule, unit)
    if given is None:
        why = "There is no baseline, so the rule gives no number yet."
        return TargetCheck(words, "", why)
    reached = _reached(rule, unit, exact_goal(rule, baseline=baseline), given)
    shown = printed_number(given, unit)
    if _is_direction(rule):
        shown = f"{BESIDE_BASELINE[rule.kind]} {shown}"
    if printed.value is None:
        return TargetCheck(words, shown, f"{reached}.")
    if agrees(rule, printed.value, baseline=baseline, rounding=rounding, places=places):
        return TargetCheck(words, shown, f"{reached}, as printed.")
    sentence = f"{reached}, but {printed.printed} is printed."
    return TargetCheck(words, shown, sentence, is_disagreeing=True)


def _is_direction(rule: Rule) -> bool:
    return rule.amount is None and rule.kind in BESIDE_BASELINE


def _reached(
    rule: Rule, unit: MeasureUnit, exact: Decimal | None, given: Decimal
) -> str:
    shown = printed_number(given, unit)
    if _is_direction(rule):
        way = BESIDE_BASELINE[rule.kind]
        return f"“{BARE_RULE_WORDS[rule.kind]}” means {way} the baseline of {shown}"
    if exact is not None and exact != given:
        return f"The rule gives {printed_number(exact, unit)}, rounded to {shown}"
    return f"The rule gives {shown}"


def place_of(item: object, year: PlanYear, line: int | None = None) -> Place | None:
    """Return where in a document a part of the plan was read, if it was."""
    element = getattr(item, "drawn_from", None)
    if element is None:
        return None
    first = line or getattr(item, "line", None) or element.first_line
    last = first if line or getattr(item, "line", None) else element.last_line
    return Place(first, last, line_url(element.document_id, year, first))
