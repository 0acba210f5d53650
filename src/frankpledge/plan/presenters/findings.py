"""What the checks found, as a page shows it: worst first, each with its place."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from frankpledge.partnership.models import PlanYear
from frankpledge.plan import queries
from frankpledge.plan.models import DraftElement, PlanDocument

LINES_A_PAGE = 1000
SEVERITY_NAMES = {
    "wrong": ("is wrong", "are wrong"),
    "unjudgeable": ("cannot be judged", "cannot be judged"),
    "question": ("is a question to ask", "are questions to ask"),
    "note": ("is good to know", "are good to know"),
}
PRESSING = ("wrong", "unjudgeable")


@dataclass(frozen=True)
class Place:
    """Where in the document something stands, with the way there."""

    first_line: int
    last_line: int
    href: str
    inside: str = ""  # "table 2, row 3" of a document that is no plain text


@dataclass(frozen=True)
class ShownFinding:
    """A finding of the checks with its place."""

    severity: str
    sentence: str
    element: str
    place: Place


def shown_findings(document: PlanDocument, year: PlanYear) -> list[ShownFinding]:
    """Return what the checks found, each with its place in the document."""
    return [
        ShownFinding(
            severity=str(finding.severity),
            sentence=finding.sentence,
            element=finding.element,
            place=place_in(
                document, year, finding.source.first_line, finding.source.last_line
            ),
        )
        for finding in queries.findings_about(document)
    ]


def checked_sentence(findings: Sequence[ShownFinding]) -> str:
    """Return "3 things are wrong, 2 cannot be judged", worst first; "" for nothing."""
    parts: list[str] = []
    for severity, (one, many) in SEVERITY_NAMES.items():
        count = sum(finding.severity == severity for finding in findings)
        if count:
            thing = "" if parts else (" thing" if count == 1 else " things")
            parts.append(f"{count}{thing} {one if count == 1 else many}")
    return ", ".join(parts)


def line_url(document_pk: int, year: PlanYear, line: int) -> str:
    """Return the address of a line of a document."""
    address = reverse(
        "plan:document-lines", args=[year.partnership.slug, year.label, document_pk]
    )
    page = (line - 1) // LINES_A_PAGE + 1
    return f"{address}{f'?page={page}' if page > 1 else ''}#L{line}"


def place_in(
    document: PlanDocument, year: PlanYear, first: int, last: int | None = None
) -> Place:
    return Place(first, last or first, line_url(document.pk, year, first))


def by_element(
    findings: Sequence[ShownFinding], elements: Sequence[DraftElement]
) -> dict[int, list[ShownFinding]]:
    """Return the findings about each element, by its number.

    Several members share a line of the document: then only the one named is meant.
    """
    about: dict[int, list[ShownFinding]] = defaultdict(list)
    for finding in findings:
        first, last = finding.place.first_line, finding.place.last_line
        there = [e for e in elements if e.first_line <= first and last <= e.last_line]
        named = [e for e in there if e.title == finding.element]
        for element in named or (there if len(there) == 1 else []):
            about[element.pk].append(finding)
    return about
