"""Which elements of a draft are shown, and in what order: least sure first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from frankpledge.plan.presenters.cards import Card
from frankpledge.plan.rules import (
    CONFIDENCE_WORDS,
    ELEMENT_NAMES,
    ElementKind,
    confidence_in_words,
)

# The kinds as a plan document has them.
DOCUMENT_ORDER = (
    ElementKind.RESULT,
    ElementKind.NARRATIVE,
    ElementKind.PRIORITY,
    ElementKind.FUNDING,
    ElementKind.TARGET,
    ElementKind.THEME,
    ElementKind.AGENCY,
)
WAITING, DOUBTED, ALL = "waiting", "doubted", "all"
LEAST_SURE, AS_PRINTED = "least-sure", "document"
ORDER_NAMES = {LEAST_SURE: "Least sure first", AS_PRINTED: "In the document’s order"}
AGAIN_TITLE = "Corrected or refused before"
CHECKED_TITLE = "Read with confidence, but a check found something"


@dataclass(frozen=True)
class View:
    """What a person has narrowed the elements to, and in which order they stand."""

    show: str = ALL
    order: str = LEAST_SURE

    @property
    def query(self) -> str:
        """Return "?show=waiting&order=document", without what goes without saying."""
        chosen = {"show": self.show, "order": self.order}
        usual = {"show": ALL, "order": LEAST_SURE}
        said = {name: value for name, value in chosen.items() if value != usual[name]}
        return f"?{urlencode(said)}" if said else ""


@dataclass(frozen=True)
class Choice:
    """One of several ways to see the elements."""

    label: str
    href: str
    is_chosen: bool


@dataclass(frozen=True)
class Group:
    """Elements under one heading."""

    name: str
    anchor: str
    cards: list[Card]
    total: int  # with those that are not shown


def view_of(asked: Mapping[str, str]) -> View:
    """Return how somebody asks to see the elements; nonsense is passed over."""
    show, order = asked.get("show", ALL), asked.get("order", LEAST_SURE)
    return View(
        show if show in {WAITING, DOUBTED} else ALL,
        order if order in ORDER_NAMES else LEAST_SURE,
    )


def groups_of(cards: Sequence[Card], view: View) -> list[Group]:
    """Return the elements to be shown under their headings, in order."""
    every = _by_kind(cards) if view.order == AS_PRINTED else _by_sureness(cards)
    groups = []
    for number, (name, held) in enumerate(every, start=1):
        chosen = [card for card in held if _is_shown(card, view.show)]
        if chosen:
            groups.append(Group(name, f"group-{number}", chosen, len(held)))
    return groups


def shows(cards: Sequence[Card], view: View) -> list[Choice]:
    """Return what the elements can be narrowed to, with how many each has."""
    waiting = sum(not card.element.is_decided for card in cards)
    doubted = sum(card.needs_a_look for card in cards)
    labels = {
        ALL: f"Everything ({len(cards)})",
        WAITING: f"Not decided ({waiting})",
        DOUBTED: f"Worth a look ({doubted})",
    }
    return [
        Choice(label, _href(View(show, view.order)), show == view.show)
        for show, label in labels.items()
    ]


def orders(view: View) -> list[Choice]:
    """Return the orders there are."""
    return [
        Choice(label, _href(View(view.show, order)), order == view.order)
        for order, label in ORDER_NAMES.items()
    ]


def _href(view: View) -> str:
    return f"{view.query or '?'}#elements"


def _is_shown(card: Card, show: str) -> bool:
    if show == WAITING:
        return not card.element.is_decided
    return show != DOUBTED or card.needs_a_look


def _by_kind(cards: Sequence[Card]) -> list[tuple[str, list[Card]]]:
    groups = []
    for kind in DOCUMENT_ORDER:
        held = [card for card in cards if card.element.kind == kind.value]
        one, many = ELEMENT_NAMES[kind]
        groups.append((one if len(held) == 1 else many, held))
    return groups


def _by_sureness(cards: Sequence[Card]) -> list[tuple[str, list[Card]]]:
    """Return the elements by how surely they were read, the least sure first."""
    groups: dict[str, list[Card]] = {words: [] for _, words in CONFIDENCE_WORDS[::-1]}
    surest = CONFIDENCE_WORDS[0][1]
    again: list[Card] = []
    checked: list[Card] = []
    for card in sorted(cards, key=lambda card: card.element.confidence):
        words = confidence_in_words(card.element.confidence)
        held = groups[words]
        if words == surest and not card.is_sure:
            held = again
        elif words == surest and card.needs_a_look:
            held = checked
        held.append(card)
    sure = groups.pop(surest)
    looked_at = [(AGAIN_TITLE, again), (CHECKED_TITLE, checked)]
    return [*groups.items(), *looked_at, (surest, sure)]
