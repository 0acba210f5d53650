"""A document checked for somebody who has no account: nothing of it is kept."""

from dataclasses import dataclass

from frankpledge.plan.reading.draft import Draft
from frankpledge.plan.reading.reader import read_plan
from frankpledge.review.checks.finding import Finding, Severity
from frankpledge.review.checks.run import check_draft

PRESSING = frozenset({Severity.WRONG, Severity.UNJUDGEABLE})


@dataclass(frozen=True)
class Checked:
    """What was read in a document, and what the checks found."""

    name: str
    draft: Draft
    findings: tuple[Finding, ...]

    @property
    def pressing(self) -> tuple[Finding, ...]:
        """Return what contradicts itself or cannot be judged."""
        return tuple(f for f in self.findings if f.severity in PRESSING)

    @property
    def others(self) -> tuple[Finding, ...]:
        """Return the questions and notes."""
        return tuple(f for f in self.findings if f.severity not in PRESSING)

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """Return how much of each kind was read, in the document's order."""
        draft = self.draft
        return (
            ("Results of last year", len(draft.results)),
            ("Targets", len(draft.targets)),
            ("Priorities", len(draft.priorities)),
            ("Themes", len(draft.themes)),
            ("Member organisations", len(draft.agencies)),
        )


def checked(content: bytes, *, name: str) -> Checked:
    """Read and check a document. Raises UnreadableDocument with a sentence."""
    draft = read_plan(content, filename=name)
    return Checked(name=name, draft=draft, findings=check_draft(draft))
