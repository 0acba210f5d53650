"""What came of the crimes of a month, where a supplier's outcomes are held beside them."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from frankpledge.analysis.evidence import EvidenceError, open_evidence
from frankpledge.analysis.outcomes import (
    CRIMES,
    OUTCOMES,
    LatestOutcome,
    OutcomesJoined,
    latest_outcomes,
    outcomes_joined,
)
from frankpledge.intake.models import Return
from frankpledge.intake.queries.returns import current_versions


@dataclass(frozen=True)
class CameOf:
    """The latest outcomes of a month's crimes, or how a month's outcomes meet crimes.

    `latest` is of a month of crimes, `joined` of a month of outcomes; the other is
    empty.
    """

    latest: tuple[LatestOutcome, ...] = ()
    joined: OutcomesJoined | None = None


def came_of(held: Return) -> CameOf:
    """Return what came of a month, from everything held of its supplier.

    Nothing for another source, or where the supplier's outcomes are not held, or a file
    of them cannot be read: the page of that file says so.
    """
    if held.source not in (CRIMES, OUTCOMES):
        return CameOf()
    versions = [
        version
        for source in (CRIMES, OUTCOMES)
        for version in current_versions(
            held.partnership, source=source, supplier=held.supplier
        )
    ]
    if not any(version.of_return.source == OUTCOMES for version in versions):
        return CameOf()
    files = [settings.EVIDENCE_STORE / version.parquet_path for version in versions]
    try:
        with open_evidence(files) as evidence:
            if held.source == OUTCOMES:
                return CameOf(joined=outcomes_joined(evidence, held.span))
            return CameOf(latest=latest_outcomes(evidence, held.span))
    except EvidenceError:
        return CameOf()
