"""One element of a draft as a card: what was understood, beside the document's words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime

from frankpledge.partnership.models import PlanYear
from frankpledge.plan import queries
from frankpledge.plan.models import DraftElement, PlanDocument
from frankpledge.plan.presenters.elements import Fact, facts_of
from frankpledge.plan.presenters.findings import (
    CheckedDocument,
    Place,
    ShownFinding,
    by_element,
    place_in,
)
from frankpledge.plan.reading.formats.opened import Opened
from frankpledge.plan.rules import (
    DECISION_NAMES,
    ELEMENT_NAMES,
    SURE,
    Decision,
    ElementKind,
    confidence_in_words,
)

DECISION_COLOURS = {
    Decision.PENDING: "grey",
    Decision.ACCEPTED: "green",
    Decision.CORRECTED: "teal",
    Decision.REFUSED: "red",
}


# What an earlier decision about the same words means for this one.
MEMORY_ADVICE = {
    Decision.ACCEPTED: ", read just the same.",
    Decision.CORRECTED: ": the correction is filled in; accept it or change it.",
    Decision.REFUSED: ": refuse it again, or accept it this time.",
}


@dataclass(frozen=True)
class NumberedLine:
    """A line of the document: its number, its cells, its place where it has one."""

    number: int
    cells: list[str]
    place: str  # "table 2, row 3"; "" in plain text


@dataclass(frozen=True)
class Card:
    """One element: what was understood, from which lines, what is said against it."""

    element: DraftElement
    kind_name: str
    facts: list[Fact]
    place: Place
    raw_lines: list[NumberedLine]
    findings: list[ShownFinding]
    confidence: str
    is_sure: bool
    doubts: list[str]
    can_decide: bool

    @property
    def decision_name(self) -> str:
        """Return what was decided, in a word."""
        return DECISION_NAMES[Decision(self.element.decision)]

    @property
    def decision_colour(self) -> str:
        """Return the colour of that word."""
        return DECISION_COLOURS[Decision(self.element.decision)]

    @property
    def decided_by(self) -> str:
        """Return who decided and when, or ""."""
        element = self.element
        if element.decided_by is None or element.decided_at is None:
            return ""
        day = date_format(localtime(element.decided_at), "j F Y, H:i")
        return f"by {element.decided_by}, {day}"

    @property
    def was_decided(self) -> str:
        """Return what was decided in an earlier document: "refused"; "" for nothing."""
        return self.element.memory.decision if self.element.memory else ""

    @property
    def before_name(self) -> str:
        """Return what was decided in an earlier document as a tag says it."""
        return f"{DECISION_NAMES[Decision(self.was_decided)]} before"

    @property
    def is_unsure(self) -> bool:
        """Return whether the reader was not sure of it."""
        return self.element.confidence < SURE

    @property
    def memory(self) -> str:
        """Return who decided the same words before, when and in which document."""
        memory = self.element.memory
        if memory is None:
            return ""
        day = date_format(localtime(memory.at), "j F Y")
        document = memory.document or "an earlier document"
        said = f"{memory.by} {memory.decision} this on {day} in {document}"
        return f"{said}{MEMORY_ADVICE[Decision(memory.decision)]}"

    @property
    def needs_a_look(self) -> bool:
        """Return whether a person should look before accepting."""
        return not self.is_sure or any(f.is_pressing for f in self.findings)


def cards_of(
    document: PlanDocument,
    year: PlanYear,
    elements: Sequence[DraftElement],
    checked: CheckedDocument,
) -> list[Card]:
    """Return the card of each element, with what the checks say against it."""
    opened = checked.found.opened
    about = by_element(checked.findings, elements)
    return [
        Card(
            element=element,
            kind_name=ELEMENT_NAMES[ElementKind(element.kind)][0],
            facts=facts_of(element),
            place=place_in(
                document, year, element.first_line, element.last_line, opened=opened
            ),
            raw_lines=_raw(opened, element),
            findings=about[element.pk],
            confidence=confidence_in_words(element.confidence),
            is_sure=element.is_sure,
            doubts=list(element.payload.get("doubts", [])),
            can_decide=document.plan_id is None,
        )
        for element in elements
    ]


def _raw(opened: Opened, element: DraftElement) -> list[NumberedLine]:
    numbers = range(element.first_line, min(element.last_line, len(opened.lines)) + 1)
    return [_numbered(opened, n) for n in numbers if opened.lines[n - 1].strip()]


def numbered_lines(document: PlanDocument) -> list[NumberedLine]:
    """Return every line of a document with its number and place, in cells."""
    opened = queries.opened(document)
    return [_numbered(opened, n) for n in range(1, len(opened.lines) + 1)]


def _numbered(opened: Opened, number: int) -> NumberedLine:
    return NumberedLine(number, opened.cells_of(number), opened.place_of(number))
