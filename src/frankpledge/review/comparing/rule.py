"""What a check between two years is: a rule put to two plans compared."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from frankpledge.review.checks.check import Rule
from frankpledge.review.checks.finding import Severity
from frankpledge.review.comparing.elements import Element, YearPlan
from frankpledge.review.comparing.following import Years

Pair = tuple[YearPlan, YearPlan]


@dataclass(frozen=True)
class YearsRemark:
    """What a check says of one target, with where it stands in each plan."""

    sentence: str
    earlier: Element | None
    later: Element | None


@dataclass(frozen=True)
class YearsCheck(Rule):
    """A rule for two years, with the function that asks it and two examples."""

    function: Callable[[Years], Iterator[YearsRemark]]
    trips: Callable[[], Pair]  # two small plans the check speaks about
    passes: Callable[[], Pair]  # their sound neighbours, which it must leave alone


@dataclass(frozen=True)
class YearsFinding:
    """One thing found between two years' plans."""

    rule: str  # the rule's name in the table: "target-was-changed"
    severity: Severity
    sentence: str
    earlier: Element | None
    later: Element | None
