"""Judging a measure: its value, its target, and the sentence a member can read first."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from frankpledge.analysis.forecast.answers import chance_in_words
from frankpledge.plan.reading.draft import RuleKind
from frankpledge.plan.rules import (
    AMOUNT_NEEDED,
    MeasureUnit,
    Polarity,
    Rule,
    printed_number,
)


class Held(StrEnum):
    """How much is known of a value."""

    WHOLE = "whole"
    SO_FAR = "so-far"  # the first months of the period are held, the rest not yet
    GAPS = "gaps"  # months are missing, or partial, within what is held
    NOTHING = "nothing"  # no return covers the period
    NOT_GIVEN = "not-given"  # TBC, blank or withheld: a state, never zero
    NOT_BOUND = "not-bound"  # nobody has said what the measure counts


HELD_WORDS = {
    Held.WHOLE: "",
    Held.SO_FAR: "so far",
    Held.GAPS: "months missing",
    Held.NOTHING: "no return",
    Held.NOT_GIVEN: "not given",
    Held.NOT_BOUND: "no evidence chosen",
}


@dataclass(frozen=True)
class Observation:
    """A value for a period: how much is held, from which versions, what to mind."""

    label: str  # of the period: "2009-10"
    held: Held
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    provisional: bool = False
    versions: tuple[str, ...] = ()  # of the returns counted
    months_missing: tuple[date, ...] = ()
    months_partial: tuple[date, ...] = ()
    note: str = ""  # why there is no value, or what to mind, as a sentence

    @property
    def is_whole(self) -> bool:
        """Return whether the value stands for the whole period."""
        return self.held is Held.WHOLE and self.value is not None


class Verdict(StrEnum):
    """What may be said of a measure against its target."""

    EXCEEDED = "exceeded"
    MET = "met"
    MISSED = "missed"
    ON_COURSE = "on-course"
    AT_RISK = "at-risk"
    NO_EVIDENCE = "no-evidence"
    NOT_MEASURABLE = "not-measurable"


@dataclass(frozen=True)
class VerdictWords:
    """A verdict for people: its words, and the tone of its tag (never colour alone)."""

    words: str
    tone: str


VERDICT_WORDS = {
    Verdict.EXCEEDED: VerdictWords("Target exceeded", "good"),
    Verdict.MET: VerdictWords("Target met", "good"),
    Verdict.MISSED: VerdictWords("Target missed", "bad"),
    Verdict.ON_COURSE: VerdictWords("On course", "good"),
    Verdict.AT_RISK: VerdictWords("At risk", "warning"),
    Verdict.NO_EVIDENCE: VerdictWords("No evidence of change", "neutral"),
    Verdict.NOT_MEASURABLE: VerdictWords("Not measurable", "neutral"),
}

# Which way a rule wants the value to go; what is not here follows the polarity.
WANTED = {
    RuleKind.REDUCE_BY_SHARE: Polarity.LOWER,
    RuleKind.REDUCE_TO: Polarity.LOWER,
    RuleKind.REDUCE: Polarity.LOWER,
    RuleKind.AT_MOST: Polarity.LOWER,
    RuleKind.INCREASE_BY_SHARE: Polarity.HIGHER,
    RuleKind.INCREASE_TO: Polarity.HIGHER,
    RuleKind.INCREASE: Polarity.HIGHER,
    RuleKind.AT_LEAST: Polarity.HIGHER,
}
DIRECTIONS_ONLY = frozenset({RuleKind.REDUCE, RuleKind.INCREASE})
SHARES = frozenset({RuleKind.REDUCE_BY_SHARE, RuleKind.INCREASE_BY_SHARE})
AS_LIKELY_AS_NOT = 0.5  # a chance of meeting the target below it is at risk
LEAST_MONTHS = 3  # held, before a year in progress is carried forward to its end


@dataclass(frozen=True)
class Projection:
    """Where a year in progress is heading, and how that was worked out."""

    value: Decimal
    method: str  # a clause: "if the year goes on at the same pace"
    lower: Decimal | None = None  # of the 80% interval, where there is one
    upper: Decimal | None = None
    chance: float | None = None  # of meeting the target, where it is known


@dataclass(frozen=True)
class Case:
    """Everything a verdict is reached from."""

    observation: Observation
    rule: Rule | None
    goal: Decimal | None  # the printed target, else the number the rule gives
    baseline: Decimal | None
    polarity: Polarity
    unit: MeasureUnit
    goal_words: str = ""  # what stands where the target's number should: "withheld"
    real_change: bool | None = None  # told from chance; None where it cannot be tested
    same_months: Decimal | None = None  # last year, in the months of a year so far
    projection: Projection | None = None


@dataclass(frozen=True)
class Judgement:
    """A verdict and the sentence that explains it."""

    verdict: Verdict
    sentence: str

    @property
    def words(self) -> str:
        """Return the verdict's words."""
        return VERDICT_WORDS[self.verdict].words

    @property
    def tone(self) -> str:
        """Return the tone of the verdict's tag."""
        return VERDICT_WORDS[self.verdict].tone


@dataclass(frozen=True)
class YearRow:
    """A row of the year-end table: the document's claims beside what follows."""

    code: str
    title: str
    unit: MeasureUnit
    baseline: Decimal | None
    baseline_printed: str
    target_printed: str
    observation: Observation
    change: Decimal | None  # per cent of a count; points of a percentage
    change_printed: str
    document_verdict: str  # the document's own label, "" where it gives none
    judgement: Judgement
    chance: str  # the sentence on whether the change is real, "" where not a count
    chance_method: str
    goal_by_rule: Decimal | None = None
    printed_actual: str = ""
    line: int | None = None
    caveats: tuple[str, ...] = field(default=())


def judge(case: Case) -> Judgement:
    """Return the verdict on a measure, or say what is missing to reach one."""
    missing = what_is_missing(case)
    if missing:
        return Judgement(Verdict.NOT_MEASURABLE, missing)
    is_so_far = case.observation.held is Held.SO_FAR
    if _asks_direction_only(case):
        return _judge_direction_so_far(case) if is_so_far else _judge_direction(case)
    return _judge_so_far(case) if is_so_far else _judge_whole(case)


def what_is_missing(case: Case) -> str:
    """Return why no verdict can be reached, as a sentence; "" where one can."""
    observation = case.observation
    if observation.value is None:
        return observation.note or f"No figure is held for {observation.label}."
    if observation.held not in {Held.WHOLE, Held.SO_FAR}:
        return observation.note or "The figure is not of the whole period."
    if wanted_direction(case) is Polarity.NEITHER:
        return (
            "The plan does not say which way is better, so the figure cannot be "
            "judged. Say so on the indicator's page."
        )
    if case.goal is None:
        return _no_goal(case)
    return ""


def wanted_direction(case: Case) -> Polarity:
    """Return which way the target wants the value to go."""
    kind = case.rule.kind if case.rule else None
    return WANTED.get(kind, case.polarity) if kind else case.polarity


def better(value: Decimal, than: Decimal, direction: Polarity) -> bool:
    """Return whether a value is strictly better than another, that way round."""
    return value < than if direction is Polarity.LOWER else value > than


def change_of(
    value: Decimal | None, baseline: Decimal | None, unit: MeasureUnit
) -> Decimal | None:
    """Return the change from the baseline: points of a percentage, else per cent.

    None where either is not known, or a count's baseline is zero.
    """
    if value is None or baseline is None:
        return None
    if unit is MeasureUnit.PERCENT:
        return value - baseline
    return None if baseline == 0 else (value - baseline) * 100 / baseline


def _asks_direction_only(case: Case) -> bool:
    """Return whether the target is a bare "reduce" or "increase" from the baseline."""
    rule = case.rule
    is_bare = rule is not None and rule.kind in DIRECTIONS_ONLY and rule.amount is None
    return is_bare and case.goal == case.baseline


def _no_goal(case: Case) -> str:
    rule = case.rule
    if rule is not None and rule.kind in AMOUNT_NEEDED and rule.amount is None:
        return "The target's number is not given, so the figure cannot be judged."
    if rule is not None and rule.kind in SHARES and rule.amount is not None:
        return (
            f"The target is a change of {printed_number(rule.amount)}% on a baseline "
            "that is not given. Ask the owner for the baseline."
        )
    if rule is not None and case.baseline is None:
        return (
            "The target is measured from a baseline that is not given. Ask the owner "
            "for the baseline."
        )
    state = (
        f"The target is {case.goal_words}" if case.goal_words else "No target is set"
    )
    return f"{state}, so there is nothing to judge the figure against."


def _judge_whole(case: Case) -> Judgement:
    value, goal = _known(case.observation.value), _known(case.goal)
    shown = printed_number(value, case.unit)
    target = printed_number(goal, case.unit)
    if value == goal:
        return Judgement(Verdict.MET, f"{shown} is the target exactly.")
    side = "below" if value < goal else "above"
    is_better = better(value, goal, wanted_direction(case))
    return Judgement(
        Verdict.EXCEEDED if is_better else Verdict.MISSED,
        f"{shown} is {side} the target of {target}.",
    )


def _judge_so_far(case: Case) -> Judgement:
    goal = _known(case.goal)
    target = printed_number(goal, case.unit)
    so_far = printed_number(_known(case.observation.value), case.unit)
    settled = _settled_already(case)
    if settled is not None:
        side = "above" if settled is Verdict.MISSED else "at or above"
        return Judgement(
            settled, f"{so_far} so far is already {side} the target of {target}."
        )
    if case.projection is None:
        return Judgement(
            Verdict.NOT_MEASURABLE,
            f"{so_far} so far: too few months are held to say where the year is "
            f"heading against a target of {target}.",
        )
    return Judgement(
        Verdict.AT_RISK if _is_at_risk(case, case.projection) else Verdict.ON_COURSE,
        f"{so_far} so far; {_heading_in_words(case.projection, case.unit, target)}",
    )


def _is_at_risk(case: Case, heading: Projection) -> bool:
    """By the chance of meeting the target; without one, by where it is heading."""
    if heading.chance is not None:
        return heading.chance < AS_LIKELY_AS_NOT
    return better(_known(case.goal), heading.value, wanted_direction(case))


def _heading_in_words(heading: Projection, unit: MeasureUnit, target: str) -> str:
    words = f"{heading.method}, it would end near {printed_number(heading.value, unit)}"
    if heading.lower is not None and heading.upper is not None:
        words += (
            f", with 4 chances in 5 between {printed_number(heading.lower, unit)} and "
            f"{printed_number(heading.upper, unit)}"
        )
    words += f", against a target of {target}"
    if heading.chance is None:
        return f"{words}."
    return f"{words}; the chance of meeting it is {chance_in_words(heading.chance)}."


def _settled_already(case: Case) -> Verdict | None:
    """Return the verdict no later month can change: a count only grows."""
    value, goal = _known(case.observation.value), _known(case.goal)
    if case.unit is not MeasureUnit.COUNT:
        return None
    if wanted_direction(case) is Polarity.LOWER:
        return Verdict.MISSED if value > goal else None
    if value < goal:
        return None
    return Verdict.EXCEEDED if value > goal else Verdict.MET


def _judge_direction(case: Case) -> Judgement:
    value, before = _known(case.observation.value), _known(case.baseline)
    verdict = Verdict.NO_EVIDENCE
    if case.real_change and value != before:
        is_better = better(value, before, wanted_direction(case))
        verdict = Verdict.MET if is_better else Verdict.MISSED
    return Judgement(
        verdict, _compared(case, before, when="in the baseline year", so_far="")
    )


def _judge_direction_so_far(case: Case) -> Judgement:
    value, before = _known(case.observation.value), case.same_months
    if before is None:
        shown = printed_number(value, case.unit)
        return Judgement(
            Verdict.NOT_MEASURABLE,
            f"{shown} so far; the same months of the year before are not all held, so "
            "there is nothing to compare it with.",
        )
    verdict = Verdict.NO_EVIDENCE
    if case.real_change and value != before:
        is_better = better(value, before, wanted_direction(case))
        verdict = Verdict.ON_COURSE if is_better else Verdict.AT_RISK
    when = "in the same months of the year before"
    return Judgement(verdict, _compared(case, before, when=when, so_far=" so far"))


def _compared(case: Case, before: Decimal, *, when: str, so_far: str) -> str:
    """Return how a value stands to an earlier one, and whether chance explains it."""
    value = _known(case.observation.value)
    shown = printed_number(value, case.unit)
    opening = f"{shown}{so_far} against {printed_number(before, case.unit)} {when}"
    if value == before:
        return f"{opening}: no change."
    is_wanted = better(value, before, wanted_direction(case))
    way = "a fall" if value < before else "a rise"
    wanted = "as was wanted" if is_wanted else "not what was wanted"
    if case.real_change is None:
        return f"{opening}: {way}, {wanted}, but these figures cannot be tested."
    if case.real_change:
        return f"{opening}: {way}, {wanted}, and more than chance would usually give."
    return f"{opening}: {way} of a size that chance alone often gives."


def _known(value: Decimal | None) -> Decimal:
    if value is None:
        raise ValueError("what_is_missing() lets no unknown value through to a verdict")
    return value
