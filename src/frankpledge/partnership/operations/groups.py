"""Adding and changing groups."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from frankpledge.access.models import User
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership.models import Agency, Group, Partnership
from frankpledge.partnership.refusals import EditedMeanwhile, NameTaken
from frankpledge.partnership.rules import GroupKind


@transaction.atomic
def add_group(
    *, partnership: Partnership, name: str, kind: GroupKind, by: User, at: datetime
) -> Group:
    """Add a group, or return the one of this name."""
    group, made = Group.objects.get_or_create(
        partnership=partnership, name=name, defaults={"kind": kind.value}
    )
    if made:
        audit.record(
            Event.GROUP_ADDED, subject=group, by=by, at=at, partnership=partnership.slug
        )
    return group


@transaction.atomic
def change_group(
    *,
    group: Group,
    changes: dict[str, Any],
    agencies: Sequence[Agency],
    version: int,
    by: User,
    at: datetime,
) -> Group:
    """Change a group and say which agencies sit on it; `version` is the one opened.

    Raises EditedMeanwhile when somebody saved it since, NameTaken when another group
    has the name.
    """
    held = Group.objects.select_for_update().get(pk=group.pk)
    if held.version != version:
        raise EditedMeanwhile(
            f"{held.name} was changed by somebody else while you were editing. "
            "Nothing of either was lost: compare and save again."
        )
    for name, value in changes.items():
        setattr(held, name, value)
    held.version += 1
    try:
        with transaction.atomic():
            held.save()
    except IntegrityError as error:
        raise NameTaken(f"There is already a group called {held.name}.") from error
    held.agencies.set(agencies)
    audit.record(
        Event.GROUP_CHANGED,
        subject=held,
        by=by,
        at=at,
        partnership=held.partnership.slug,
        detail={"agencies": [agency.name for agency in agencies]},
    )
    return held
