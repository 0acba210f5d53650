"""Where later stages hang their checks of a plan document.

The checks live in `review`, which may import the plan; the plan's pages show what they
find. So review registers its checker when the product starts.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from frankpledge.plan.reading.draft import Draft, Source


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
