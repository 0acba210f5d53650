"""A draft as plain JSON values, for the command line and for anyone outside Python."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from frankpledge.plan.reading.draft import Draft

# Keys a reader of the JSON finds under a shorter name than the field has.
_KEYS = {"year_label": "year", "results_year_label": "results_year"}


def draft_as_json(draft: Draft) -> dict[str, Any]:
    """Return a draft as dictionaries, lists, strings, numbers and None.

    Top-level keys are the draft's fields, with "year" and "results_year" for the two
    labels. A figure is {"printed", "state", "value", "unit", "period"}, its value a
    number or None; every element has "source": {"first_line", "last_line", "place"},
    the lines 1-based, the place "" in plain text.
    """
    return {
        _KEYS.get(field.name, field.name): _plain(getattr(draft, field.name))
        for field in fields(draft)
    }


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value
