"""What the checks found, as a page shows it: worst first, each with its answer."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from frankpledge.partnership.models import PlanYear
from frankpledge.plan import queries
from frankpledge.plan.answers import (
    ANSWER_CHOICES,
    ANSWER_NAMES,
    Answer,
    Keyed,
)
from frankpledge.plan.checking import PRESSING, SEVERITY_NAMES, SEVERITY_TITLES
from frankpledge.plan.models import DraftElement, FindingAnswer, PlanDocument
from frankpledge.plan.queries.findings import Found
from frankpledge.plan.reading.formats.opened import Opened

LINES_A_PAGE = 1000


@dataclass(frozen=True)
class Place:
    """Where in the document something stands, with the way there."""

    first_line: int
    last_line: int
    href: str
    inside: str = ""  # "table 2, row 3" of a document that is no plain text


@dataclass(frozen=True)
class ShownFinding:
    """A finding of the checks with its place and what was answered to it."""

    key: str
    severity: str
    sentence: str
    element: str
    place: Place | None  # None where it is no longer found
    given: FindingAnswer | None  # also one that was taken back

    @property
    def version(self) -> int:
        """Return the version an answer would follow; 0 for the first."""
        return self.given.version if self.given else 0

    @property
    def answer(self) -> Answer:
        """Return what was answered."""
        return Answer(self.given.answer) if self.given else Answer.OPEN

    @property
    def is_answered(self) -> bool:
        """Return whether it is answered."""
        return self.answer is not Answer.OPEN

    @property
    def is_pressing(self) -> bool:
        """Return whether a person should look at it before accepting what it is about."""
        return self.severity in PRESSING and not self.is_answered

    @property
    def words(self) -> str:
        """Return what the person wrote with the answer, or ""."""
        return self.given.words if self.given else ""

    @property
    def answer_name(self) -> str:
        """Return what was answered, in a few words."""
        return ANSWER_NAMES[self.answer]

    @property
    def answered_by(self) -> str:
        """Return who answered and when, and from which document it was carried over."""
        if self.given is None:
            return ""
        day = date_format(localtime(self.given.answered_at), "j F Y, H:i")
        said = f"{self.given.answered_by}, {day}"
        if self.given.carried_from is None:
            return said
        return f"Carried over from {self.given.carried_from}: {said}"


@dataclass(frozen=True)
class FindingGroup:
    """The findings of one severity, or all those answered."""

    title: str
    findings: list[ShownFinding]


@dataclass(frozen=True)
class CheckedDocument:
    """Everything the checks found, the open before the answered."""

    findings: list[ShownFinding]
    gone: list[ShownFinding]  # answered once, no longer found
    found: Found
    document: PlanDocument

    @property
    def can_answer(self) -> bool:
        """Return whether findings may still be answered."""
        return self.document.plan_id is None

    @property
    def choices(self) -> dict[Answer, str]:
        """Return the answers there are, as a person is asked."""
        return ANSWER_CHOICES

    @property
    def sentence(self) -> str:
        """Return what was found in a sentence."""
        return checked_sentence(self.findings)

    @property
    def pressing(self) -> list[FindingGroup]:
        """Return what is wrong or cannot be judged, and is not answered."""
        return _groups(self.findings, PRESSING)

    @property
    def others(self) -> list[FindingGroup]:
        """Return the questions and notes that are not answered."""
        return _groups(self.findings, [s for s in SEVERITY_NAMES if s not in PRESSING])

    @property
    def others_count(self) -> int:
        """Return how many questions and notes there are."""
        return sum(len(group.findings) for group in self.others)

    @property
    def answered(self) -> list[ShownFinding]:
        """Return what is answered and still found."""
        return [finding for finding in self.findings if finding.is_answered]

    def of_key(self, key: str) -> ShownFinding | None:
        """Return the finding of a key, also one that is no longer found."""
        every = (*self.findings, *self.gone)
        return next((finding for finding in every if finding.key == key), None)


def checked_document(
    document: PlanDocument, year: PlanYear, *, found: Found | None = None
) -> CheckedDocument:
    """Return what the checks found, each with its place and its answer."""
    found = found or queries.findings_about(document)
    given = {answer.key: answer for answer in queries.answers_of(document)}
    shown = [_shown(one, found, document, year, given) for one in found.findings]
    keys = {one.key for one in found.findings}
    gone = [
        ShownFinding(
            key=answer.key,
            severity=answer.severity,
            sentence=answer.sentence,
            element=answer.element,
            place=None,
            given=answer,
        )
        for answer in given.values()
        if answer.stands and answer.key not in keys
    ]
    return CheckedDocument(shown, gone, found, document)


def checked_sentence(findings: Iterable[ShownFinding]) -> str:
    """Return "4 things are wrong, 2 cannot be judged, 1 is answered"; "" for nothing."""
    every = list(findings)
    parts: list[str] = []
    for severity, (one, many) in SEVERITY_NAMES.items():
        count = sum(f.severity == severity and not f.is_answered for f in every)
        if count:
            thing = "" if parts else (" thing" if count == 1 else " things")
            parts.append(f"{count}{thing} {one if count == 1 else many}")
    answered = sum(finding.is_answered for finding in every)
    if answered:
        is_are = "is" if answered == 1 else "are"
        thing = "" if parts else (" thing" if answered == 1 else " things")
        parts.append(f"{answered}{thing} {is_are} answered")
    return ", ".join(parts)


def line_url(document_pk: int, year: PlanYear, line: int) -> str:
    """Return the address of a line of a document."""
    address = reverse(
        "plan:document-lines", args=[year.partnership.slug, year.label, document_pk]
    )
    page = (line - 1) // LINES_A_PAGE + 1
    return f"{address}{f'?page={page}' if page > 1 else ''}#L{line}"


def place_in(
    document: PlanDocument,
    year: PlanYear,
    first: int,
    last: int | None = None,
    *,
    opened: Opened,
) -> Place:
    """Return a place of a document with the way there."""
    href = line_url(document.pk, year, first)
    return Place(first, last or first, href, opened.place_of(first))


def by_element(
    findings: Sequence[ShownFinding], elements: Sequence[DraftElement]
) -> dict[int, list[ShownFinding]]:
    """Return the findings about each element, by its number.

    Several members share a line of the document: then only the one named is meant.
    """
    about: dict[int, list[ShownFinding]] = defaultdict(list)
    for finding in findings:
        if finding.place is None:
            continue
        first, last = finding.place.first_line, finding.place.last_line
        there = [e for e in elements if e.first_line <= first and last <= e.last_line]
        named = [e for e in there if e.title == finding.element]
        for element in named or (there if len(there) == 1 else []):
            about[element.pk].append(finding)
    return about


def _shown(
    known: Keyed,
    found: Found,
    document: PlanDocument,
    year: PlanYear,
    given: dict[str, FindingAnswer],
) -> ShownFinding:
    finding = known.finding
    first, last = finding.source.first_line, finding.source.last_line
    return ShownFinding(
        key=known.key,
        severity=str(finding.severity),
        sentence=finding.sentence,
        element=finding.element,
        place=place_in(document, year, first, last, opened=found.opened),
        given=given.get(known.key),
    )


def _groups(
    findings: Sequence[ShownFinding], severities: Iterable[str]
) -> list[FindingGroup]:
    groups = []
    for severity in severities:
        held = [f for f in findings if f.severity == severity and not f.is_answered]
        if held:
            groups.append(FindingGroup(SEVERITY_TITLES[severity], held))
    return groups
