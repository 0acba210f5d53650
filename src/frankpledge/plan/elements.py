"""The elements of a draft as they are stored, decided on and corrected. Pure.

A stored element is the JSON of one of the reader's dataclasses; pydantic writes it and
reads it back, so that a correction that does not fit is refused with a reason.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from frankpledge.plan.reading.draft import (
    AgencyEntry,
    Draft,
    FundingPot,
    NarrativeTopic,
    PriorityItem,
    ResultRow,
    Source,
    TargetRow,
    ThemeSheet,
)
from frankpledge.plan.rules import ElementKind

Element = (
    AgencyEntry
    | ResultRow
    | TargetRow
    | PriorityItem
    | ThemeSheet
    | NarrativeTopic
    | FundingPot
)
SHAPES: dict[ElementKind, TypeAdapter[Any]] = {
    ElementKind.AGENCY: TypeAdapter(AgencyEntry),
    ElementKind.RESULT: TypeAdapter(ResultRow),
    ElementKind.TARGET: TypeAdapter(TargetRow),
    ElementKind.PRIORITY: TypeAdapter(PriorityItem),
    ElementKind.THEME: TypeAdapter(ThemeSheet),
    ElementKind.NARRATIVE: TypeAdapter(NarrativeTopic),
    ElementKind.FUNDING: TypeAdapter(FundingPot),
}


class CorrectionRefused(ValueError):
    """A correction does not have the shape of what it corrects; the text says where."""


@dataclass(frozen=True)
class StoredElement:
    """An element ready to be stored."""

    kind: ElementKind
    title: str
    payload: dict[str, Any]
    source: Source
    confidence: float


def elements_of(draft: Draft) -> Iterator[StoredElement]:
    """Yield a draft's elements in the order a plan is made from them."""
    parts: dict[ElementKind, tuple[Element, ...]] = {
        ElementKind.AGENCY: draft.agencies,
        ElementKind.RESULT: draft.results,
        ElementKind.TARGET: draft.targets,
        ElementKind.PRIORITY: draft.priorities,
        ElementKind.THEME: draft.themes,
        ElementKind.NARRATIVE: draft.narrative,
        ElementKind.FUNDING: draft.funding,
    }
    for kind, elements in parts.items():
        for element in elements:
            yield StoredElement(
                kind=kind,
                title=title_of(element),
                payload=as_json(kind, element),
                source=element.source,
                confidence=element.confidence,
            )


def title_of(element: Element) -> str:
    """Return what an element is called: its title, or its name."""
    name = (
        element.name if isinstance(element, AgencyEntry | FundingPot) else element.title
    )
    return name[:500]


def as_json(kind: ElementKind, element: Element) -> dict[str, Any]:
    """Return an element as JSON can hold it."""
    payload: dict[str, Any] = SHAPES[kind].dump_python(element, mode="json")
    return payload


def from_json(kind: ElementKind, payload: Mapping[str, Any]) -> Any:
    """Return the element a stored payload describes.

    Raises CorrectionRefused with a sentence naming the first part that does not fit.
    """
    try:
        return SHAPES[kind].validate_python(dict(payload))
    except ValidationError as error:
        first = error.errors()[0]
        where = " > ".join(str(part) for part in first["loc"])
        raise CorrectionRefused(f"{where}: {first['msg']}.") from error
