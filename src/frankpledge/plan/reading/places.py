"""Where each element of a draft stands in the document, as a person would find it.

The recognisers know lines; a front-end that is no plain text knows the table and row,
the page or the sheet each line was. This joins the two once the draft is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

from frankpledge.plan.reading.draft import Draft, Source
from frankpledge.plan.reading.formats.opened import PLAIN, Opened
from frankpledge.plan.reading.text import clean

LONGEST_HEADING: Final = 80  # characters of a heading named as a place


def with_places(draft: Draft, opened: Opened) -> Draft:
    """Return the draft with the place of its first line in every source."""
    if opened.kind == PLAIN:
        return draft
    placed: Draft = _placed(draft, _places_of(opened))
    return placed


def _places_of(opened: Opened) -> list[str]:
    """Return the place of each line; words outside tables stand under their heading."""
    places: list[str] = []
    heading = ""
    for number, line in enumerate(opened.lines, start=1):
        if line.startswith("# "):
            heading = clean(line.removeprefix("# "))[:LONGEST_HEADING]
        own = opened.place_of(number)
        under = f"under “{heading}”" if heading and line else ""
        places.append(own or under)
    return places


def _placed(value: Any, places: Sequence[str]) -> Any:
    if isinstance(value, Source):
        held = places[value.first_line - 1 : value.last_line]
        return replace(value, place=next(filter(None, held), ""))
    if isinstance(value, tuple):
        return tuple(_placed(item, places) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        kept = {field.name: getattr(value, field.name) for field in fields(value)}
        made = {name: _placed(item, places) for name, item in kept.items()}
        changed = {n: item for n, item in made.items() if item is not kept[n]}
        return replace(value, **changed) if changed else value
    return value
