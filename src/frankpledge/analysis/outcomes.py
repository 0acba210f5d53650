"""What came of crimes: outcomes joined to the crimes they are of, by the crime's ID."""

from __future__ import annotations

from dataclasses import dataclass

from frankpledge.analysis.evidence import Evidence
from frankpledge.analysis.periods import Period

CRIMES, OUTCOMES = "police-uk", "police-uk-outcomes"


@dataclass(frozen=True)
class LatestOutcome:
    """Crimes whose latest outcome is the same; None where none was ever told.

    `from_outcomes` of them have it from a row of an outcomes file, the others from their
    own row in the street-level file.
    """

    outcome: str | None
    crimes: int
    from_outcomes: int


@dataclass(frozen=True)
class OutcomesJoined:
    """How outcomes of a period meet the crimes that are held.

    `crimes_not_held` of the `crimes_told_of` are in no street-level file among the
    evidence: crimes of months that were not added, or taken out of a later release.
    """

    outcomes: int
    crimes_told_of: int
    crimes_not_held: int

    @property
    def sentence(self) -> str:
        """Return it in words."""
        if not self.outcomes:
            return "No outcomes are held for this period."
        are = "is" if self.crimes_not_held == 1 else "are"
        return (
            f"{self.outcomes:,} outcomes of {self.crimes_told_of:,} crimes, of which "
            f"{self.crimes_not_held:,} {are} in no street-level file that was added."
        )


def latest_outcomes(evidence: Evidence, period: Period) -> tuple[LatestOutcome, ...]:
    """Return the crimes of a period by their latest outcome, most frequent first.

    Rows without a crime ID (anti-social behaviour) have no outcome and are left out; an
    ID that occurs twice counts once.
    """
    rows = evidence.answer(
        "latest_outcomes",
        crimes=CRIMES,
        outcomes=OUTCOMES,
        start=period.start,
        until=period.end,
    )
    return tuple(LatestOutcome(*row) for row in rows)


def outcomes_joined(evidence: Evidence, period: Period) -> OutcomesJoined:
    """Return how the outcomes given in a period meet the crimes that are held."""
    [row] = evidence.answer(
        "outcomes_joined",
        crimes=CRIMES,
        outcomes=OUTCOMES,
        start=period.start,
        until=period.end,
    )
    return OutcomesJoined(*(int(cell) for cell in row))
