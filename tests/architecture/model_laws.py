"""Laws about tables: each says what is personal in it, and how long it is kept."""

from typing import Any

from django.apps import apps
from django.conf import settings


def our_models() -> list[Any]:
    """Return the models of our packages, without the tables Django makes between two."""
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith("frankpledge.")
    ]


def personal_faults(model: Any) -> list[str]:
    """Return what a model fails to say about the persons in it."""
    label = model.__name__
    declared = vars(model).get("PERSONAL")
    if not isinstance(declared, frozenset):
        return [f"{label} does not declare PERSONAL, a frozenset of field names"]
    fields = {field.name: field for field in model._meta.get_fields()}
    faults = [f"{label}.{name} is not a field" for name in declared - set(fields)]
    faults += [
        f"{label}.{name} points to a person and is not declared personal"
        for name, field in fields.items()
        if field.concrete and points_to_a_person(field) and name not in declared
    ]
    if not str(vars(model).get("RETENTION", "")).strip():
        faults.append(f"{label} does not say how long it is kept (RETENTION)")
    return faults


def points_to_a_person(field: Any) -> bool:
    """Say whether a field is a link to an account."""
    target = field.related_model
    if target is None or isinstance(target, str):  # a name not yet looked up
        return target == settings.AUTH_USER_MODEL
    return target._meta.label == settings.AUTH_USER_MODEL
