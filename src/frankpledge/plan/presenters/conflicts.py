"""Two people changed one thing: theirs and yours side by side."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime

from frankpledge.partnership.models import Partnership
from frankpledge.plan import queries


@dataclass(frozen=True)
class Conflict:
    """Who saved first, when, and what differs."""

    by: str
    at: str
    rows: list[dict[str, Any]]


def conflict_between(
    theirs: forms.Form, yours: forms.Form, *, item: models.Model, scope: Partnership
) -> Conflict:
    """Lay the saved version beside the one that was being written."""
    change = queries.last_change_of(scope, item)
    return Conflict(
        by=change.by_name if change else "Somebody else",
        at=date_format(localtime(change.at), "j F Y, H:i") if change else "",
        rows=[_row(theirs[field.name], field) for field in yours.visible_fields()],
    )


def _row(theirs: forms.BoundField, yours: forms.BoundField) -> dict[str, Any]:
    first, second = shown(theirs), shown(yours)
    return {
        "label": yours.label,
        "theirs": first,
        "yours": second,
        "is_different": first.split() != second.split(),
    }


def shown(field: forms.BoundField) -> str:
    """Return a field's value as its reader sees it: names for choices, days as days."""
    value = field.value()
    choices = getattr(field.field, "choices", None)
    if isinstance(value, list | tuple):
        chosen = {_key(each) for each in value}
        named = [str(label) for key, label in choices or () if str(key) in chosen]
        return "\n".join(named)
    if choices is not None:
        names = {str(key): str(label) for key, label in choices}
        return names.get(_key(value), "")
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year}"
    return "" if value is None else str(value)


def _key(value: Any) -> str:
    key = getattr(value, "pk", value)
    return "" if key is None else str(key)
