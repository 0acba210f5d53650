"""What a reader of plan documents hands over: a draft, nothing yet decided.

Pure data. Every element says which lines of the document it came from and how sure
the reader is. A number is read exactly as printed *and* as a value; words that stand
where a number should (TBC, n/a, a dash) are a state, never zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class FigureState(StrEnum):
    """What stands in a cell where a number was expected."""

    KNOWN = "known"
    TBC = "tbc"  # the document says the figure is still to come
    NOT_APPLICABLE = "not-applicable"
    BLANK = "blank"
    WITHHELD = "withheld"  # "*", "5 or under"
    WORDS = "words"  # something else in words, e.g. "Target achieved"


class Unit(StrEnum):
    """What a figure counts."""

    COUNT = "count"
    PERCENT = "percent"
    PER_THOUSAND = "per-1000"
    POUNDS = "pounds"
    DAYS = "days"


@dataclass(frozen=True)
class Source:
    """The lines of the document an element came from: 1-based, inclusive."""

    first_line: int
    last_line: int
    place: str = ""  # "table 2, row 3", "page 4"; "" in plain text

    def through(self, last: Source) -> Source:
        """Return the lines from here to the end of another, placed where this begins."""
        return Source(self.first_line, last.last_line, self.place)


@dataclass(frozen=True)
class Figure:
    """A number as printed and as understood."""

    printed: str
    state: FigureState
    value: Decimal | None = None  # only when state is KNOWN
    unit: Unit = Unit.COUNT
    period: str = ""  # what its column is headed with: "2009-10", "2010-11 Q1"


class RuleKind(StrEnum):
    """The shapes a target takes in words."""

    REDUCE_BY_SHARE = "reduce-by-share"  # "Reduce ... by 5%"
    INCREASE_BY_SHARE = "increase-by-share"  # "Increase ... by 50%"
    REDUCE_TO = "reduce-to"  # "Reduce ... to 20%", "from 61 to 57"
    INCREASE_TO = "increase-to"
    MAINTAIN_OR_IMPROVE = "maintain-or-improve"
    AT_LEAST = "at-least"  # "At least four", "Run 50", "in 75% of cases"
    AT_MOST = "at-most"
    REDUCE = "reduce"  # a direction; `amount` only for "by 20 offences"
    INCREASE = "increase"


@dataclass(frozen=True)
class TargetRule:
    """A target as the words give it. `amount` is 5 for "by 5%", 20 for "to 20%".

    A change by a number instead of a share ("by 20 offences") is REDUCE or INCREASE
    with that number as a COUNT.
    """

    kind: RuleKind
    amount: Decimal | None = None
    unit: Unit = Unit.COUNT  # of `amount`


class Part(StrEnum):
    """The part of a plan document that prose stands in."""

    INTRODUCTION = "introduction"
    SUCCESSES = "successes"
    REVIEW = "review"
    PRIORITIES = "priorities"
    TARGETS = "targets"
    ACTIONS = "actions"
    MEMBERSHIP = "membership"
    OTHER = "other"  # under a heading the reader does not know


@dataclass(frozen=True)
class Particulars:
    """What further columns of a row say, as printed; "" where there is no such column."""

    owner: str = ""  # "Lead", "Responsible officer": an agency, a post or a person
    partners: str = ""  # "Partners", "Supporting agencies"
    due: str = ""  # "Timescale", "By when"
    cost: str = ""  # "Cost", "Resources", "Funding"
    status: str = ""  # "RAG", "Status": Green, On target, Complete
    direction: str = ""  # "Direction of travel": an arrow, Improving
    polarity: str = ""  # "Good is", "Polarity": Low, Higher is better
    evidence: str = ""  # "Source", "How measured"
    comment: str = ""  # "Progress", "Comments"

    @property
    def length(self) -> int:
        """How many characters they come to."""
        return sum(map(len, vars(self).values()))


NO_PARTICULARS = Particulars()


@dataclass(frozen=True)
class ResultRow:
    """A row of last year's results table, cells in the document's own order."""

    title: str
    rule: TargetRule | None
    baseline: Figure
    target: Figure
    actual: Figure
    change: Figure  # as printed: "- 7%" is a PERCENT figure of -7, or WORDS
    source: Source
    confidence: float
    doubts: tuple[str, ...] = ()  # why the confidence is below 1
    section: str = ""  # "Crime targets"
    links: str = ""
    indicator_codes: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    quarters: tuple[Figure, ...] = ()  # parts of the year, each with its period
    earlier: tuple[Figure, ...] = ()  # years before the baseline, oldest first
    particulars: Particulars = NO_PARTICULARS


@dataclass(frozen=True)
class TargetRow:
    """A row of the coming year's targets table."""

    title: str
    section: str  # "Crime targets", "Perception targets"
    rule: TargetRule | None
    links: str  # "West Kent Policing Plan NI47", as printed
    indicator_codes: tuple[str, ...]  # ("NI47",)
    instruments: tuple[str, ...]  # survey or system named in the row: ("KCVS",)
    baseline: Figure
    target: Figure
    source: Source
    confidence: float
    doubts: tuple[str, ...] = ()  # why the confidence is below 1
    quarters: tuple[Figure, ...] = ()  # what came in so far, each with its period
    earlier: tuple[Figure, ...] = ()  # years before the baseline, oldest first
    particulars: Particulars = NO_PARTICULARS


@dataclass(frozen=True)
class Line:
    """A piece of text with its place: an outcome, a paragraph, a partner's name."""

    text: str
    source: Source


@dataclass(frozen=True)
class Activity(Line):
    """Something partners will do, with what an action plan says of it beside."""

    particulars: Particulars = NO_PARTICULARS


@dataclass(frozen=True)
class ThemeMeasure:
    """A performance measure named on a theme sheet, one rule each."""

    text: str
    rule: TargetRule | None
    indicator_codes: tuple[str, ...]
    source: Source
    subject: str = ""  # "Power Project", when the words continue a measure before
    particulars: Particulars = NO_PARTICULARS


@dataclass(frozen=True)
class ThemeSheet:
    """One theme: its lead, why, what, how measured, to what end, with whom."""

    title: str
    priority: str  # title of the priority it stands under
    lead_agency: str
    overview: str
    activities: tuple[Activity, ...]
    measures: tuple[ThemeMeasure, ...]
    outcomes: tuple[Line, ...]
    key_partners: tuple[Line, ...]
    source: Source
    confidence: float
    doubts: tuple[str, ...] = ()  # why the confidence is below 1
    # "These will include:", never an activity
    activities_lead_in: tuple[Line, ...] = ()
    particulars: Particulars = NO_PARTICULARS  # of the whole sheet


@dataclass(frozen=True)
class PriorityItem:
    """An agreed priority with the issues listed under it."""

    title: str
    issues: tuple[Line, ...]
    source: Source
    confidence: float
    doubts: tuple[str, ...] = ()  # why the confidence is below 1


@dataclass(frozen=True)
class AgencyEntry:
    """A member organisation with its contact details; absent details are ""."""

    name: str
    address: str  # one line per address line, newline separated
    postcode: str
    telephone: str
    website: str
    source: Source
    confidence: float
    doubts: tuple[str, ...] = ()  # why the confidence is below 1
    email: str = ""


@dataclass(frozen=True)
class NarrativeTopic:
    """A topic of the prose with its paragraphs: of the review, or of another part.

    The review's own topics have part REVIEW, the key successes SUCCESSES; what
    explains the priorities, the targets or the action plan has those parts.
    """

    title: str
    paragraphs: tuple[Line, ...]
    source: Source
    confidence: float
    doubts: tuple[str, ...] = ()  # why the confidence is below 1
    part: Part = Part.REVIEW


@dataclass(frozen=True)
class FundingPot:
    """A source of money the document names."""

    name: str
    sentence: str
    source: Source
    confidence: float
    doubts: tuple[str, ...] = ()  # why the confidence is below 1


@dataclass(frozen=True)
class Statement:
    """A figure inside prose that a check can use: "27 young people", "NI41 ... 26%"."""

    text: str  # the sentence
    figures: tuple[Figure, ...]
    source: Source
    place: str = ""  # title of the topic or theme it stands in
    instruments: tuple[str, ...] = ()  # ("Place Survey",)


@dataclass(frozen=True)
class NotUnderstood:
    """Words the reader could not place. Listed for a person, never dropped."""

    text: str
    reason: str
    source: Source


@dataclass(frozen=True)
class Draft:
    """Everything read from one plan document."""

    title: str
    year_label: str  # "2010-11", or "" when the document does not say
    results_year_label: str  # "2009-10"
    partnership_name: str
    partnership_contact: AgencyEntry | None
    introduction: tuple[Line, ...]
    results: tuple[ResultRow, ...] = ()
    targets: tuple[TargetRow, ...] = ()
    priorities: tuple[PriorityItem, ...] = ()
    themes: tuple[ThemeSheet, ...] = ()
    agencies: tuple[AgencyEntry, ...] = ()
    narrative: tuple[NarrativeTopic, ...] = ()
    funding: tuple[FundingPot, ...] = ()
    statements: tuple[Statement, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    headings: tuple[Line, ...] = ()  # titles, header rows: words that only place others
