"""Running every check of the table over a draft."""

from collections.abc import Iterable

from frankpledge.plan.reading.draft import Draft
from frankpledge.review.checks.check import Check
from frankpledge.review.checks.finding import Finding, Severity
from frankpledge.review.checks.table import CHECKS

_ORDER = tuple(Severity)  # the worst first, as the enumeration lists them


def check_draft(draft: Draft, checks: Iterable[Check] = CHECKS) -> tuple[Finding, ...]:
    """Return what the checks find: the worst first, then in the document's order."""
    found = [
        Finding(
            rule=check.name,
            severity=check.severity,
            sentence=remark.sentence,
            source=remark.source,
            element=remark.element,
            about=remark.about,
        )
        for check in checks
        for remark in check.function(draft)
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (_ORDER.index(one.severity), one.source.first_line),
        )
    )
