"""Targets followed from one plan to the next: what was set, what came of it, what is set.

Only sure matches are followed. A theme's measure that repeats a target of its own plan
is that target, and is not followed twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from frankpledge.analysis.rounding import half_even, half_up, places_of
from frankpledge.plan.reading.draft import Figure, Unit
from frankpledge.review.checks.polarity import Good
from frankpledge.review.checks.rows import known
from frankpledge.review.comparing.comparison import CARRIED_OVER, Comparison, Fate
from frankpledge.review.comparing.elements import Basis, Element, Kind
from frankpledge.review.comparing.matching import How, paired
from frankpledge.review.comparing.titles import Titles

TARGETS = (Kind.TARGET, Kind.MEASURE)


class Met(StrEnum):
    """What came of a target, as far as its figures say."""

    MISSED = "missed"
    EXACTLY = "met exactly"
    EXCEEDED = "exceeded"


@dataclass(frozen=True)
class Outcome:
    """A result, the element that gives it, and what it rests on."""

    figure: Figure
    value: Decimal
    given_by: Element
    basis: Basis


@dataclass(frozen=True)
class Followed:
    """One target through two plans; None where a plan says nothing of it."""

    then: Element  # as the earlier plan set it
    printed: Element | None  # the row about it in the later plan's table of results
    now: Element | None  # as the later plan sets it
    before: Element | None  # the row about it in the earlier plan's table of results
    is_dropped: bool

    @property
    def outcome(self) -> Outcome | None:
        """Return what came of it: as the product holds it, else as it is printed."""
        held = self.then.basis is not Basis.PRINTED
        order = (self.then, self.printed) if held else (self.printed, self.then)
        for element in order:
            value = known(element.actual) if element else None
            if element is not None and value is not None:
                return Outcome(element.actual, value, element, element.basis)
        return None

    @property
    def good(self) -> Good | None:
        """Return which way is good, from whichever plan says so."""
        sides = (self.then, self.now, self.printed)
        return next((each.good for each in sides if each and each.good), None)

    @property
    def aim(self) -> Element:
        """Return what says the figure to reach: the plan, else its printed results.

        A target that was still to be confirmed may stand only in the table of results.
        """
        if self.then.goal is None and self.printed is not None:
            return self.printed
        return self.then

    @property
    def met(self) -> Met | None:
        """Return what came of the earlier plan's target; None where nothing tells."""
        outcome = self.outcome
        if outcome is None or unit_of_goal(self.aim) is not outcome.figure.unit:
            return None
        return verdict(self.aim.goal, outcome.value, self.good)

    @property
    def met_before(self) -> Met | None:
        """Return what came of it a year earlier, by the earlier plan's own results."""
        row = self.before
        if row is None or row.actual.unit is not unit_of_goal(row):
            return None
        return verdict(row.goal, known(row.actual), row.good or self.good)

    @property
    def met_now(self) -> Met | None:
        """Return what came of the later plan's target, where that is known already."""
        row = self.now
        if row is None or row.actual.unit is not unit_of_goal(row):
            return None
        return verdict(row.goal, known(row.actual), row.good or self.good)


@dataclass(frozen=True)
class Years:
    """Two plans compared, and every target followed from one to the other."""

    comparison: Comparison
    followed: tuple[Followed, ...]
    are_consecutive: bool  # the later plan's results are those of the earlier's year

    @property
    def then_plan(self) -> str:
        """Return "the plan for 2009-10", or what tells the earlier plan otherwise."""
        return self._name(self.comparison.earlier.label, "the earlier plan")

    @property
    def now_plan(self) -> str:
        """Return "the plan for 2010-11", or what tells the later plan otherwise."""
        return self._name(self.comparison.later.label, "the later plan")

    @property
    def then_year(self) -> str:
        """Return "2009-10", or "the earlier year"."""
        return self.comparison.earlier.label or "the earlier year"

    def _name(self, label: str, otherwise: str) -> str:
        labels = {self.comparison.earlier.label, self.comparison.later.label}
        return f"the plan for {label}" if label and len(labels) > 1 else otherwise


def verdict(
    goal: Decimal | None, actual: Decimal | None, good: Good | None
) -> Met | None:
    """Return how a result stands to a target; None where one of them is not known."""
    if goal is None or actual is None or good is None:
        return None
    if actual == goal:
        return Met.EXACTLY
    return Met.EXCEEDED if (actual - goal) * good > 0 else Met.MISSED


def unit_of_goal(element: Element) -> Unit:
    """Return the unit the figure to reach is in."""
    if known(element.target) is None and element.rule is not None:
        return element.rule.unit
    return element.target.unit


def same_figure(one: Figure, other: Figure) -> bool | None:
    """Say whether two figures agree at the decimals both print; None for no figures.

    22.7% and 23% agree: the second is the first, rounded.
    """
    here, there = known(one), known(other)
    if here is None or there is None or one.unit is not other.unit:
        return None
    places = min(places_of(one.printed), places_of(other.printed))
    return any(way(here, places) == way(there, places) for way in (half_up, half_even))


def follow(comparison: Comparison) -> Years:
    """Follow every target of the earlier plan into the later one."""
    earlier, later = comparison.earlier, comparison.later
    labels = (earlier.label, later.results_label)
    consecutive = not all(labels) or labels[0] == labels[1]
    ours = not_repeated(earlier.elements)
    printed = rows_about(ours, later.results if consecutive else ())
    before = rows_about(ours, earlier.results)
    still = {element.subject for element in later.elements if element.kind in TARGETS}
    became = {
        entry.earlier[0]: entry.later[0]
        for entry in comparison.entries
        if entry.fate in CARRIED_OVER
    }
    dropped = {
        entry.earlier[0]
        for entry in comparison.entries
        if entry.fate is Fate.DROPPED and entry.earlier[0].subject not in still
    }
    return Years(
        comparison,
        tuple(
            Followed(
                then=each,
                printed=printed.get(each),
                now=became.get(each),
                before=before.get(each),
                is_dropped=each in dropped,
            )
            for each in ours
        ),
        are_consecutive=consecutive,
    )


def not_repeated(elements: Iterable[Element]) -> tuple[Element, ...]:
    """Return a plan's targets, and those measures of themes that are none of them."""
    held = [element for element in elements if element.kind in TARGETS]
    own = {element.subject for element in held if element.kind is Kind.TARGET}
    return tuple(e for e in held if e.kind is Kind.TARGET or e.subject not in own)


def rows_about(
    targets: Iterable[Element], rows: Iterable[Element]
) -> dict[Element, Element]:
    """Return the row of a table of results about each target, where it is sure."""
    ours = {replace(each, kind=Kind.RESULT): each for each in targets}
    return {
        ours[pair.earlier[0]]: pair.later[0]
        for pair in paired(ours, rows, Titles())
        if pair.how is How.SURE
    }
