"""What a plan may be: statuses, polarity, rounding, and the number a target gives."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from frankpledge.analysis.period_kinds import PERIOD_NAMES as PERIOD_NAMES
from frankpledge.analysis.period_kinds import PeriodKind as PeriodKind
from frankpledge.analysis.rounding import half_even, half_up, truncate
from frankpledge.plan.reading.draft import Part, RuleKind


class PlanStage(StrEnum):
    """Where an annual plan stands."""

    DRAFT = "draft"
    AGREED = "agreed"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"


# What may follow what. A plan goes back to draft only before it is published;
# afterwards it is superseded by another.
TRANSITIONS: dict[PlanStage, frozenset[PlanStage]] = {
    PlanStage.DRAFT: frozenset({PlanStage.AGREED}),
    PlanStage.AGREED: frozenset({PlanStage.DRAFT, PlanStage.PUBLISHED}),
    PlanStage.PUBLISHED: frozenset({PlanStage.SUPERSEDED}),
    PlanStage.SUPERSEDED: frozenset(),
}
OPEN_STAGES = frozenset({PlanStage.DRAFT})
STAGE_NAMES = {
    PlanStage.DRAFT: "Draft",
    PlanStage.AGREED: "Agreed",
    PlanStage.PUBLISHED: "Published",
    PlanStage.SUPERSEDED: "Superseded",
}


class ActivityState(StrEnum):
    """How far an activity has come."""

    PLANNED = "planned"
    UNDER_WAY = "under-way"
    DONE = "done"
    DROPPED = "dropped"


ACTIVITY_STATE_NAMES = {
    ActivityState.PLANNED: "Planned",
    ActivityState.UNDER_WAY: "Under way",
    ActivityState.DONE: "Done",
    ActivityState.DROPPED: "Dropped",
}


class Polarity(StrEnum):
    """Which way is good."""

    LOWER = "lower"
    HIGHER = "higher"
    NEITHER = "neither"


POLARITY_NAMES = {
    Polarity.LOWER: "Lower is better",
    Polarity.HIGHER: "Higher is better",
    Polarity.NEITHER: "Neither way is better",
}


class MeasureUnit(StrEnum):
    """What an indicator's values are in."""

    COUNT = "count"
    PERCENT = "percent"
    PER_1000 = "per-1000"
    POUNDS = "pounds"
    DAYS = "days"


UNIT_NAMES = {
    MeasureUnit.COUNT: "Count",
    MeasureUnit.PERCENT: "Percentage",
    MeasureUnit.PER_1000: "Rate per 1,000 residents",
    MeasureUnit.POUNDS: "Pounds",
    MeasureUnit.DAYS: "Days",
}


class Rounding(StrEnum):
    """How an indicator's figures are rounded for print."""

    HALF_UP = "half-up"
    HALF_EVEN = "half-even"
    TRUNCATE = "truncate"


ROUNDING_NAMES = {
    Rounding.HALF_UP: "Half up (180.5 is printed 181)",
    Rounding.HALF_EVEN: "Half to even (180.5 is printed 180)",
    Rounding.TRUNCATE: "Cut off (180.9 is printed 180)",
}
ROUND = {
    Rounding.HALF_UP: half_up,
    Rounding.HALF_EVEN: half_even,
    Rounding.TRUNCATE: truncate,
}


class FigureKnown(StrEnum):
    """Whether a baseline, target or result is a number, and if not, what stands there.

    The same words as the reader's `FigureState`, so that a figure keeps its state from
    document to plan.
    """

    KNOWN = "known"
    TBC = "tbc"
    NOT_APPLICABLE = "not-applicable"
    BLANK = "blank"
    WITHHELD = "withheld"
    WORDS = "words"


FIGURE_WORDS = {
    FigureKnown.TBC: "to be confirmed",
    FigureKnown.NOT_APPLICABLE: "not applicable",
    FigureKnown.BLANK: "not given",
    FigureKnown.WITHHELD: "withheld",
    FigureKnown.WORDS: "given in words only",
}


class BindingKind(StrEnum):
    """Where a measure's values come from."""

    INCIDENTS = "incidents"  # counted in the evidence store
    TABLE = "table"  # a figure of a table somebody else counted
    TYPED = "typed"  # a partner's return typed in, with who and when
    PRINTED = "printed"  # as printed in a plan document, until evidence is bound


BINDING_NAMES = {
    BindingKind.INCIDENTS: "Incidents counted in the evidence",
    BindingKind.TABLE: "A table of figures others counted",
    BindingKind.TYPED: "A partner's figure, typed in",
    BindingKind.PRINTED: "As printed in the plan document",
}


class Decision(StrEnum):
    """What the officer decided about an element of a draft."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REFUSED = "refused"


COUNTING = frozenset({Decision.ACCEPTED, Decision.CORRECTED})  # goes into the plan

SURE = 0.9  # an element read with at least this confidence may be accepted unseen

# How sure the reader is, in words: the first line whose least it reaches.
CONFIDENCE_WORDS = (
    (SURE, "Read with confidence"),
    (0.7, "Probably right: worth a look"),
    (0.4, "Unsure: compare it with the document"),
    (0.0, "Little more than a guess: compare it with the document"),
)

DECISION_NAMES = {
    Decision.PENDING: "Not decided",
    Decision.ACCEPTED: "Accepted",
    Decision.CORRECTED: "Corrected",
    Decision.REFUSED: "Refused",
}


class ElementKind(StrEnum):
    """The kinds of element a draft is made of, in the order they are adopted."""

    AGENCY = "agency"
    RESULT = "result"
    TARGET = "target"
    PRIORITY = "priority"
    THEME = "theme"
    NARRATIVE = "narrative"
    FUNDING = "funding"


ELEMENT_NAMES = {
    ElementKind.AGENCY: ("Member organisation", "Member organisations"),
    ElementKind.RESULT: ("Result of last year", "Results of last year"),
    ElementKind.TARGET: ("Target", "Targets"),
    ElementKind.PRIORITY: ("Priority", "Priorities"),
    ElementKind.THEME: ("Theme", "Themes"),
    ElementKind.NARRATIVE: ("Passage", "Review of last year and other passages"),
    ElementKind.FUNDING: ("Funding pot", "Funding pots"),
}

# What a passage of the document is about, as the plan's page heads it.
PART_NAMES = {
    Part.INTRODUCTION: "Introduction",
    Part.SUCCESSES: "Key successes of last year",
    Part.REVIEW: "Review of last year",
    Part.PRIORITIES: "How the priorities were chosen",
    Part.TARGETS: "About the targets",
    Part.ACTIONS: "About the action plan",
    Part.MEMBERSHIP: "About the membership",
    Part.OTHER: "Also in the document",
}

# Words in a measure's title that tell which way is good where the rule alone does not
# ("maintain the current levels of ..."). First match wins.
POLARITY_BY_WORD = (
    ("are dealing", Polarity.HIGHER),
    ("agree that", Polarity.HIGHER),
    ("cleanliness", Polarity.LOWER),  # NI195 counts what falls short
    ("confidence", Polarity.HIGHER),
    ("satisf", Polarity.HIGHER),
    ("problem", Polarity.LOWER),
    ("perception", Polarity.LOWER),
    ("crime", Polarity.LOWER),
    ("offence", Polarity.LOWER),
    ("victim", Polarity.LOWER),
)
POLARITY_BY_RULE = {
    RuleKind.REDUCE_BY_SHARE: Polarity.LOWER,
    RuleKind.REDUCE_TO: Polarity.LOWER,
    RuleKind.REDUCE: Polarity.LOWER,
    RuleKind.AT_MOST: Polarity.LOWER,
    RuleKind.INCREASE_BY_SHARE: Polarity.HIGHER,
    RuleKind.INCREASE_TO: Polarity.HIGHER,
    RuleKind.INCREASE: Polarity.HIGHER,
    RuleKind.AT_LEAST: Polarity.HIGHER,
}
# What a rule says, with an amount in "{amount}"; without one, `BARE_RULE_WORDS`.
RULE_WORDS = {
    RuleKind.REDUCE_BY_SHARE: "Reduce by {amount}%",
    RuleKind.INCREASE_BY_SHARE: "Increase by {amount}%",
    RuleKind.REDUCE_TO: "Reduce to {amount}",
    RuleKind.INCREASE_TO: "Increase to {amount}",
    RuleKind.MAINTAIN_OR_IMPROVE: "Maintain or improve on {amount}",
    RuleKind.AT_LEAST: "At least {amount}",
    RuleKind.AT_MOST: "At most {amount}",
    RuleKind.REDUCE: "Reduce by {amount}",
    RuleKind.INCREASE: "Increase by {amount}",
}
BARE_RULE_WORDS = {
    RuleKind.REDUCE_BY_SHARE: "Reduce by a percentage",
    RuleKind.INCREASE_BY_SHARE: "Increase by a percentage",
    RuleKind.REDUCE_TO: "Reduce to a number",
    RuleKind.INCREASE_TO: "Increase to a number",
    RuleKind.MAINTAIN_OR_IMPROVE: "Maintain or improve",
    RuleKind.AT_LEAST: "At least a number",
    RuleKind.AT_MOST: "At most a number",
    RuleKind.REDUCE: "Reduce",
    RuleKind.INCREASE: "Increase",
}
# Rules that change the baseline by a share of it, or by a number.
SHARE_OF_BASELINE = {RuleKind.REDUCE_BY_SHARE: -1, RuleKind.INCREASE_BY_SHARE: 1}
STEP_FROM_BASELINE = {RuleKind.REDUCE: -1, RuleKind.INCREASE: 1}
AMOUNT_NEEDED = frozenset(
    {
        RuleKind.REDUCE_BY_SHARE,
        RuleKind.INCREASE_BY_SHARE,
        RuleKind.REDUCE_TO,
        RuleKind.INCREASE_TO,
        RuleKind.AT_LEAST,
        RuleKind.AT_MOST,
    }
)


@dataclass(frozen=True)
class Rule:
    """A target as a rule; `amount` is 5 for "by 5%" and 20 for "to 20%"."""

    kind: RuleKind
    amount: Decimal | None = None


def guess_polarity(title: str, kind: RuleKind | None) -> Polarity:
    """Return which way is good, from the rule and, failing that, from the title."""
    if kind in POLARITY_BY_RULE:
        return POLARITY_BY_RULE[kind]
    lowered = title.casefold()
    for word, polarity in POLARITY_BY_WORD:
        if word in lowered:
            return polarity
    return Polarity.NEITHER


def goal(
    rule: Rule,
    *,
    baseline: Decimal | None,
    rounding: Rounding = Rounding.HALF_UP,
    places: int = 0,
) -> Decimal | None:
    """Return the number a rule gives; a share of the baseline is rounded for print.

    None where it gives none: a rule by a share, or to maintain, needs a baseline. A
    bare direction gives the baseline itself, which the value must be better than.
    """
    exact = exact_goal(rule, baseline=baseline)
    if exact is None or rule.kind not in SHARE_OF_BASELINE:
        return exact  # a number given in words is already as precise as it should be
    return ROUND[rounding](exact, places)


def exact_goal(rule: Rule, *, baseline: Decimal | None) -> Decimal | None:
    """Return the number a rule gives before rounding; None where it gives none."""
    if rule.kind in AMOUNT_NEEDED and rule.amount is None:
        return None
    if rule.amount is None:
        return baseline
    if rule.kind in SHARE_OF_BASELINE:
        share = 1 + SHARE_OF_BASELINE[rule.kind] * rule.amount / 100
        return None if baseline is None else baseline * share
    if rule.kind in STEP_FROM_BASELINE:
        step = STEP_FROM_BASELINE[rule.kind] * rule.amount
        return None if baseline is None else baseline + step
    return rule.amount


def agrees(
    rule: Rule,
    printed: Decimal,
    *,
    baseline: Decimal | None,
    rounding: Rounding = Rounding.HALF_UP,
    places: int = 0,
) -> bool | None:
    """Return whether a printed target follows from its rule; None where none can say.

    Any number below the baseline agrees with "reduce", any above with "increase".
    """
    given = goal(rule, baseline=baseline, rounding=rounding, places=places)
    if given is None:
        return None
    if rule.amount is None and rule.kind is RuleKind.REDUCE:
        return printed < given
    if rule.amount is None and rule.kind is RuleKind.INCREASE:
        return printed > given
    return printed == given


def confidence_in_words(confidence: float) -> str:
    """Return how sure the reader is, as a person would say it."""
    return next(words for least, words in CONFIDENCE_WORDS if confidence >= least)


def rule_in_words(rule: Rule, unit: MeasureUnit) -> str:
    """Return "Reduce by 5%", "At least 40", "Reduce to 20%", "Reduce"."""
    if rule.amount is None:
        return BARE_RULE_WORDS[rule.kind]
    if rule.kind in SHARE_OF_BASELINE:
        return RULE_WORDS[rule.kind].format(amount=printed_number(rule.amount))
    return RULE_WORDS[rule.kind].format(amount=printed_number(rule.amount, unit))


def printed_number(value: Decimal, unit: MeasureUnit = MeasureUnit.COUNT) -> str:
    """Return a value as a plan prints it: "1,030", "22.7%"."""
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text + ("%" if unit is MeasureUnit.PERCENT else "")
