"""An invented plan as facts: what is so, before anyone decides how to print it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from frankpledge.plan.reading.draft import FigureState, TargetRule, Unit


@dataclass(frozen=True)
class Amount:
    """A figure as meant; without a value, the words that stand in its place."""

    state: FigureState
    value: Decimal | None = None
    unit: Unit = Unit.COUNT
    places: int = 0
    words: str = ""
    is_change: bool = False  # printed with a sign


NOTHING = Amount(FigureState.BLANK)


def amount(value: Decimal | int, unit: Unit = Unit.COUNT, places: int = 0) -> Amount:
    """Return a known figure."""
    return Amount(FigureState.KNOWN, Decimal(value), unit, places)


def words(text: str) -> Amount:
    """Return words that stand where a number could."""
    return Amount(FigureState.WORDS, words=text)


@dataclass(frozen=True)
class Particular:
    """What further columns may say of a row or an action."""

    owner: str = ""
    partners: str = ""
    due: str = ""
    cost: str = ""
    status: str = ""
    evidence: str = ""
    comment: str = ""


NO_PARTICULAR = Particular()


@dataclass(frozen=True)
class Row:
    """A target with its figures, of last year's table or of the coming year's."""

    subject: str  # "domestic burglary": one in both tables
    title: str
    rule: TargetRule | None
    good: int  # -1 when less is better
    baseline: Amount
    target: Amount
    actual: Amount = NOTHING
    change: Amount = NOTHING
    quarters: tuple[Amount, ...] = ()
    earlier: Amount = NOTHING
    section: str = ""
    code: str = ""
    link: str = ""  # "County plan"
    survey: str = ""
    particular: Particular = NO_PARTICULAR


@dataclass(frozen=True)
class Action:
    """Something partners will do."""

    text: str
    particular: Particular = NO_PARTICULAR
    success: str = ""  # how it will be told that it worked


@dataclass(frozen=True)
class Measure:
    """How a theme will be measured."""

    text: str
    rule: TargetRule | None
    code: str = ""


@dataclass(frozen=True)
class Theme:
    """One theme of the action plan."""

    title: str
    priority: str
    lead: str
    overview: tuple[str, ...]
    actions: tuple[Action, ...]
    measures: tuple[Measure, ...]
    outcomes: tuple[str, ...]
    partners: tuple[str, ...]


@dataclass(frozen=True)
class Priority:
    """An agreed priority with its issues."""

    title: str
    issues: tuple[str, ...]


@dataclass(frozen=True)
class Member:
    """A member organisation."""

    name: str
    address: tuple[str, ...]
    postcode: str
    telephone: str
    website: str


@dataclass(frozen=True)
class Topic:
    """A heading of the review with its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """A whole plan. `year` is the first calendar year of the year planned for."""

    place: str
    partnership: str
    kind: str  # "Annual Plan"
    year: int
    is_calendar: bool
    introduction: tuple[str, ...]
    successes: tuple[str, ...]
    review: tuple[Topic, ...]
    results: tuple[Row, ...]
    targets: tuple[Row, ...]
    priorities: tuple[Priority, ...]
    themes: tuple[Theme, ...]
    members: tuple[Member, ...]
    rounding: str  # "half up", "half to even"
    is_running: bool  # quarters of last year's table run on to the year
    claims: bool  # its prose reads rises and falls into the figures
