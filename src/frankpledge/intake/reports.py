"""What became of the files somebody brought: for a page, a terminal or a program."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from frankpledge.intake.rules import Outcome


@dataclass(frozen=True)
class Reason:
    """Why rows were set aside: the words, how many rows, the first of their lines."""

    words: str
    rows: int
    lines: tuple[int, ...]


@dataclass(frozen=True)
class ReturnReport:
    """One month of a supplier: what was read, kept and set aside, and what is odd.

    `rows_read` is `rows_kept` plus `rows_set_aside`. Of a return already held, the
    figures are those of the version held. `warnings` are sentences.
    """

    source: str
    supplier: str
    period: str  # "2014-06"
    file: str
    version: str  # the UUID its rows carry
    outcome: Outcome
    rows_read: int
    rows_kept: int
    rows_set_aside: int
    rows_without_location: int
    lsoa_vintage: str  # "2011", "2021", "both", "unknown"
    lsoa_sentence: str
    reasons: tuple[Reason, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class FileNote:
    """A file nothing was kept of, and the sentence that says why."""

    file: str
    sentence: str


@dataclass(frozen=True)
class PartialNote:
    """A month held that looks partial, and the sentence that says why."""

    source: str
    supplier: str
    period: str
    sentence: str


@dataclass(frozen=True)
class BatchReport:
    """What became of everything that was brought at once.

    `refused` are files that were meant and could not be kept; `passed_over` are files
    found beside them that are of another kind. `months_partial` speaks of all months
    held of the suppliers in the batch, in the light of what it added.
    """

    returns: tuple[ReturnReport, ...]
    refused: tuple[FileNote, ...]
    passed_over: tuple[FileNote, ...]
    months_partial: tuple[PartialNote, ...]

    @property
    def sentence(self) -> str:
        """Return what happened, in a sentence."""
        counts = {
            outcome: sum(one.outcome is outcome for one in self.returns)
            for outcome in Outcome
        }
        words = [
            f"{number:,} {'return' if number == 1 else 'returns'} {words}"
            for number, words in (
                (counts[Outcome.ADDED], "added"),
                (counts[Outcome.SUPERSEDED], "replaced by a newer version"),
                (counts[Outcome.ALREADY_HELD], "already held"),
            )
            if number
        ]
        if self.refused:
            number = len(self.refused)
            words.append(f"{number:,} {'file' if number == 1 else 'files'} refused")
        return f"{', '.join(words) or 'Nothing was found to add'}."


def report_as_json(report: BatchReport) -> dict[str, Any]:
    """Return a report as plain lists and dictionaries, ready for JSON."""
    return {
        "sentence": report.sentence,
        "returns": [asdict(one) for one in report.returns],
        "refused": [asdict(one) for one in report.refused],
        "passed_over": [asdict(one) for one in report.passed_over],
        "months_partial": [asdict(one) for one in report.months_partial],
    }
