"""A year's plan as it is compared: its elements, whatever they were read from.

A plan document and a plan held in the product are both brought to this form, by
`drafts` and by `review.queries.plans_compared`; nothing after that knows the difference.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from frankpledge.partnership.rules import name_words
from frankpledge.plan.reading.draft import (
    Figure,
    FigureState,
    RuleKind,
    Source,
    TargetRule,
    Unit,
)
from frankpledge.plan.reading.meaning import Subject, subject_of
from frankpledge.review.checks.polarity import Good
from frankpledge.review.checks.rows import TO_A_FIGURE, known
from frankpledge.review.checks.wording import lines


class Kind(StrEnum):
    """The kinds of element, in the order a comparison lists them."""

    TARGET = "target"  # a row of the partnership's own table
    MEASURE = "measure"  # what a theme says it will be judged by
    PRIORITY = "priority"
    THEME = "theme"
    ACTIVITY = "activity"
    OUTCOME = "outcome"
    PARTNER = "partner"  # an agency that leads a theme or takes part in one
    MEMBER = "member"
    RESULT = "result"  # a row of the year before; followed, never listed


@dataclass(frozen=True)
class KindNames:
    """What a kind is called: one, several, and the heading of its list."""

    one: str
    many: str
    heading: str


KIND_NAMES = {
    Kind.TARGET: KindNames("target", "targets", "Targets"),
    Kind.MEASURE: KindNames("theme measure", "theme measures", "Measures of themes"),
    Kind.PRIORITY: KindNames("priority", "priorities", "Priorities"),
    Kind.THEME: KindNames("theme", "themes", "Themes"),
    Kind.ACTIVITY: KindNames("activity", "activities", "Activities"),
    Kind.OUTCOME: KindNames("intended outcome", "intended outcomes", "Outcomes"),
    Kind.PARTNER: KindNames(
        "agency of a theme", "agencies of themes", "Lead agencies and key partners"
    ),
    Kind.MEMBER: KindNames("member", "members", "Member organisations"),
    Kind.RESULT: KindNames("result", "results", "Results"),
}
# Kinds that are one thing in two places: a target may move into a theme and back.
GROUPS: tuple[frozenset[Kind], ...] = (
    frozenset({Kind.PRIORITY}),
    frozenset({Kind.THEME}),
    frozenset({Kind.TARGET, Kind.MEASURE}),
    frozenset({Kind.ACTIVITY}),
    frozenset({Kind.OUTCOME}),
    frozenset({Kind.PARTNER}),
    frozenset({Kind.MEMBER}),
)


class Basis(StrEnum):
    """What a result rests on."""

    PRINTED = "printed"  # a document says so
    TYPED = "typed"  # a partner's figure, typed in
    COUNTED = "counted"  # in the evidence


GIVES_FIGURE = TO_A_FIGURE | {RuleKind.AT_LEAST, RuleKind.AT_MOST}
NO_FIGURE = Figure("", FigureState.BLANK)


@dataclass(frozen=True)
class Place:
    """Where an element stands: its turn in the plan, its lines, its page."""

    turn: int  # elements of a plan are listed by it
    source: Source | None = None  # in a document
    address: str = ""  # of its page, in the product

    @property
    def words(self) -> str:
        """Return "line 12", "table 2, row 3"; "" for what has a page instead."""
        return lines(self.source) if self.source else ""


@dataclass(frozen=True)
class Fact:
    """Something further an element says: "issues", "overview", "telephone"."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Element:
    """One thing a plan holds, with everything it is matched and compared by."""

    kind: Kind
    words: str
    subject: Subject  # what it is about; for an agency the telling words of its name
    place: Place
    under: str = ""  # theme, priority or heading it stands under
    lead: str = ""  # who answers for it
    codes: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    rule: TargetRule | None = None
    good: Good | None = None  # which way is good; None where nothing says so
    baseline: Figure = NO_FIGURE
    target: Figure = NO_FIGURE
    actual: Figure = NO_FIGURE  # what came of it
    basis: Basis = Basis.PRINTED  # of `actual`
    facts: tuple[Fact, ...] = ()
    contents: frozenset[Subject] = frozenset()  # what stands in it

    @property
    def unit(self) -> Unit | None:
        """Return what it counts, from whichever figure is known; None for none."""
        for figure in (self.baseline, self.target, self.actual):
            if known(figure) is not None:
                return figure.unit
        return None

    @property
    def goal(self) -> Decimal | None:
        """Return the figure to reach: as printed, else as the words alone give it."""
        printed = known(self.target)
        if printed is None and self.rule is not None and self.rule.kind in GIVES_FIGURE:
            return self.rule.amount
        return printed


@dataclass(frozen=True)
class YearPlan:
    """Everything a plan holds that is compared."""

    title: str
    label: str  # "2010-11", or "" where it does not say
    results_label: str  # the year its results are of
    partnership: str
    elements: tuple[Element, ...]
    results: tuple[Element, ...] = field(default=())  # of the year before, as printed


def text_element(kind: Kind, words: str, place: Place, own: Subject) -> Element:
    """Return an element that is known by its words; `own` are the partnership's name."""
    return Element(kind, words, subject_of(words, own), place)


def agency_element(kind: Kind, name: str, place: Place) -> Element:
    """Return an agency, known by the telling words of its name."""
    return Element(kind, " ".join(name.split()), name_words(name), place)
