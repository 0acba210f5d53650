"""The draft's page: what was read, how surely, what is wrong, what is decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime

from frankpledge.partnership.models import PlanYear
from frankpledge.plan import permissions, queries
from frankpledge.plan.models import DraftElement, PlanDocument
from frankpledge.plan.presenters.cards import Card, cards_of
from frankpledge.plan.presenters.findings import (
    CheckedDocument,
    checked_document,
)
from frankpledge.plan.presenters.ordering import (
    DOCUMENT_ORDER,
    Choice,
    Group,
    View,
    groups_of,
    orders,
    shows,
)
from frankpledge.plan.presenters.unplaced import ShownUnplaced, unplaced_shown
from frankpledge.plan.rules import Decision, ElementKind

# The kinds as they are counted in a sentence.
ELEMENT_COUNTED = {
    ElementKind.RESULT: ("result of last year", "results of last year"),
    ElementKind.TARGET: ("target", "targets"),
    ElementKind.PRIORITY: ("priority", "priorities"),
    ElementKind.THEME: ("theme", "themes"),
    ElementKind.NARRATIVE: ("passage", "passages"),
    ElementKind.FUNDING: ("funding pot", "funding pots"),
    ElementKind.AGENCY: ("member organisation", "member organisations"),
}


EVERYTHING = View()


@dataclass(frozen=True)
class State:
    """How far deciding has come, and what stands in the way of the plan."""

    document: PlanDocument
    total: int
    waiting: int
    sure_waiting: int
    refused: int
    obstacle: str  # why the plan cannot be made yet, or ""
    last_year: str  # what becomes of the results of last year, or ""

    @property
    def decided(self) -> int:
        """Return how many elements are decided."""
        return self.total - self.waiting

    @property
    def unsure_waiting(self) -> int:
        """Return how many wait that were not read with confidence."""
        return self.waiting - self.sure_waiting

    @property
    def accepted(self) -> int:
        """Return how many go into the plan."""
        return self.decided - self.refused

    @property
    def can_make(self) -> bool:
        """Return whether the plan can be made now."""
        return not self.obstacle and self.document.plan_id is None


@dataclass(frozen=True)
class DraftPage:
    """Everything the draft's page shows."""

    state: State
    steps: list[dict[str, str]]
    counts: str  # "13 results of last year, 14 targets"
    asks_years: bool
    groups: list[Group]
    checked: CheckedDocument
    unplaced: list[ShownUnplaced]
    view: View
    shows: list[Choice]
    orders: list[Choice]

    @property
    def unseen(self) -> int:
        """Return how many of the words not understood nobody has seen to."""
        return sum(not shown.piece.is_seen for shown in self.unplaced)


def draft_page(
    document: PlanDocument, year: PlanYear, view: View = EVERYTHING
) -> DraftPage:
    """Put the draft's page together; `view` narrows and orders the elements."""
    elements = list(queries.elements_of(document))
    checked = checked_document(document, year)
    cards = cards_of(document, year, elements, checked)
    state = state_of(document, elements)
    return DraftPage(
        state=state,
        steps=steps_of(state, checked=checked.sentence),
        counts=counts_in_words(elements),
        asks_years=document.plan_id is None and not _knows_years(document, elements),
        groups=groups_of(cards, view),
        checked=checked,
        unplaced=unplaced_shown(document, year, checked.found.opened),
        view=view,
        shows=shows(cards, view),
        orders=orders(view),
    )


def steps_of(state: State, *, checked: str) -> list[dict[str, str]]:
    """Return the way from document to plan as steps, with where each stands."""
    is_made = state.document.plan_id is not None
    return [
        {
            "title": "See what the checks found",
            "url": "#checked",
            "text": checked.capitalize() or "The figures agree with one another",
        },
        {
            "title": "Decide on what was read",
            "url": "#elements",
            "text": "Accept what is right, correct what was misread, refuse the rest",
            "status": f"{state.decided} of {state.total}",
            "status_colour": "grey" if state.waiting else "green",
        },
        {
            "title": "Make the plan",
            "url": "#make",
            "text": "Everything in it can still be changed",
            "status": "Done" if is_made else "Ready" if state.can_make else "Not yet",
            "status_colour": "green" if is_made or state.can_make else "grey",
        },
    ]


def known_sentence(document: PlanDocument) -> str:
    """Return what to say when the very same document is brought again."""
    day = date_format(localtime(document.read_at), "j F Y")
    return (
        f"This document was brought before, as {document.name}, on {day}. This is what "
        "was read then, with what has been decided since."
    )


def accepted_sentence(count: int, *, left: int) -> str:
    """Return what to say when everything sure was accepted."""
    if not left:
        return f"{count} accepted. Everything is decided: the plan can be made."
    needs = "1 is left: it needs" if left == 1 else f"{left} are left: they need"
    return f"{count} accepted. {needs} a person to look."


def counts_in_words(elements: Sequence[DraftElement]) -> str:
    """Return "13 results of last year, 14 targets", in the document's order."""
    parts = []
    for kind in DOCUMENT_ORDER:
        count = sum(element.kind == kind.value for element in elements)
        if count:
            one, many = ELEMENT_COUNTED[kind]
            parts.append(f"{count} {one if count == 1 else many}")
    return ", ".join(parts) if parts else "Nothing was found in it"


def _knows_years(document: PlanDocument, elements: Sequence[DraftElement]) -> bool:
    has_results = any(e.kind == ElementKind.RESULT.value for e in elements)
    return bool(document.year_label) and (
        bool(document.results_year_label) or not has_results
    )


@dataclass(frozen=True)
class Decided:
    """One element's card after a decision, and how far deciding has come."""

    card: Card
    state: State
    steps: list[dict[str, str]]


def one_card(element: DraftElement, year: PlanYear) -> Decided:
    """Put one element's card together, as it now stands."""
    document = element.document
    checked = checked_document(document, year)
    elements = list(queries.elements_of(document))
    cards = cards_of(document, year, elements, checked)
    state = state_of(document, elements)
    return Decided(
        card=next(card for card in cards if card.element.pk == element.pk),
        state=state,
        steps=steps_of(state, checked=checked.sentence),
    )


def state_of(
    document: PlanDocument, elements: Iterable[DraftElement] | None = None
) -> State:
    """Return how far deciding has come."""
    held = list(queries.elements_of(document) if elements is None else elements)
    pending = [each for each in held if not each.is_decided]
    return State(
        document=document,
        total=len(held),
        waiting=len(pending),
        sure_waiting=sum(each.is_sure for each in pending),
        refused=sum(each.decision == Decision.REFUSED.value for each in held),
        obstacle=permissions.why_not_adopted(document),
        last_year=_last_year(document),
    )


def _last_year(document: PlanDocument) -> str:
    label = document.results_year_label
    if not label:
        return ""
    held = queries.plans_of(document.partnership)
    if any(plan.year.label == label for plan in held):
        return (
            f"{label} has a plan here already: its own figures stand, and the "
            "document’s results are not added to it."
        )
    return f"The results become the targets of {label}."
