"""What a check is: a named question put to a draft, with all a reader needs to judge it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from frankpledge.plan.reading.draft import Draft, Source
from frankpledge.review.checks.finding import Severity


class About(StrEnum):
    """What kind of question a check asks."""

    ARITHMETIC = "arithmetic"  # do the printed figures agree with each other?
    DEFINITION = "definition"  # does the document mean one thing by one name?
    JUDGEABILITY = "judgeability"  # could anyone tell, next year, whether it was met?
    FOLLOWING = "following up"  # does the next plan answer for what came of the last?


@dataclass(frozen=True)
class Remark:
    """What a check says about one element; `run` adds the rule and its severity."""

    sentence: str
    source: Source
    element: str = ""
    about: str = ""  # the document's words it is about, where its lines hold more


@dataclass(frozen=True)
class Rule:
    """One rule of a table, worded for the page that explains it."""

    name: str
    severity: Severity
    about: About
    question: str  # one sentence, as a reader would ask it
    needs: str  # what the document must hold before the question can be asked
    tolerance: str  # what counts as agreement
    source: str  # where the rule comes from


@dataclass(frozen=True)
class Check(Rule):
    """A rule for one document, with the function that asks it and two examples."""

    function: Callable[[Draft], Iterator[Remark]]
    trips: Callable[[], Draft]  # a small draft the check speaks about
    passes: Callable[[], Draft]  # its sound neighbour, which it must leave alone
