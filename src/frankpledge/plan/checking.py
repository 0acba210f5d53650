"""Where later stages hang their checks of a plan document.

The checks live in `review`, which may import the plan; the plan's pages show what they
find. So review registers its checker when the product starts.
"""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from frankpledge.plan.reading.draft import Draft, Source

# The severities of findings, worst first: as a heading, and as they are counted.
SEVERITY_TITLES = {
    "wrong": "Wrong",
    "unjudgeable": "Cannot be judged",
    "question": "Questions",
    "note": "Notes",
}
SEVERITY_NAMES = {
    "wrong": ("is wrong", "are wrong"),
    "unjudgeable": ("cannot be judged", "cannot be judged"),
    "question": ("is a question to ask", "are questions to ask"),
    "note": ("is good to know", "are good to know"),
}
PRESSING = ("wrong", "unjudgeable")


class FindingLike(Protocol):
    """What a page needs of a finding."""

    @property
    def rule(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def sentence(self) -> str: ...
    @property
    def source(self) -> Source: ...
    @property
    def element(self) -> str: ...
    @property
    def about(self) -> str: ...


Found = TypeVar("Found", bound=FindingLike)
Checker = Callable[[Draft], Sequence[FindingLike]]
_checkers: list[Checker] = []


def register_checker(checker: Checker) -> None:
    """Add a checker; registering one twice has no effect."""
    if checker not in _checkers:
        _checkers.append(checker)


def findings_in(draft: Draft) -> tuple[FindingLike, ...]:
    """Return what every registered checker finds, in the document's order."""
    found = [finding for checker in _checkers for finding in checker(draft)]
    return tuple(sorted(found, key=lambda finding: finding.source.first_line))


def by_severity(
    findings: Sequence[Found],
) -> list[tuple[str, list[Found]]]:
    """Return findings under the headings of their severities, worst first."""
    groups = [
        (title, [each for each in findings if str(each.severity) == severity])
        for severity, title in SEVERITY_TITLES.items()
    ]
    return [(title, held) for title, held in groups if held]


def where(source: Source) -> str:
    """Return a place as a person finds it: "table 2, row 3", "page 4", "line 25"."""
    if source.place:
        return source.place
    if source.last_line != source.first_line:
        return f"lines {source.first_line} to {source.last_line}"
    return f"line {source.first_line}"
