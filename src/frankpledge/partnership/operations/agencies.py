"""Adding and changing agencies."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from frankpledge.access.models import User
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership.models import Agency, Partnership
from frankpledge.partnership.refusals import EditedMeanwhile, NameTaken
from frankpledge.partnership.rules import AgencyKind


@transaction.atomic
def add_agency(
    *,
    partnership: Partnership,
    name: str,
    kind: AgencyKind,
    is_member: bool,
    by: User,
    at: datetime,
) -> Agency:
    """Add an agency, or return the one of this name."""
    agency, made = Agency.objects.get_or_create(
        partnership=partnership,
        name=name,
        defaults={"kind": kind.value, "is_member": is_member},
    )
    if made:
        audit.record(
            Event.AGENCY_ADDED,
            subject=agency,
            by=by,
            at=at,
            partnership=partnership.slug,
        )
    return agency


@transaction.atomic
def enter_agency(
    *, partnership: Partnership, details: dict[str, Any], by: User, at: datetime
) -> Agency:
    """Add an agency with all that is known of it; `details` by field name."""
    agency = add_agency(
        partnership=partnership,
        name=details["name"],
        kind=AgencyKind(details["kind"]),
        is_member=details["is_member"],
        by=by,
        at=at,
    )
    return change_agency(
        agency=agency, changes=details, version=agency.version, by=by, at=at
    )


@transaction.atomic
def change_agency(
    *, agency: Agency, changes: dict[str, Any], version: int, by: User, at: datetime
) -> Agency:
    """Change an agency; `version` is the one the editor opened.

    Raises EditedMeanwhile when somebody saved it since, NameTaken when another agency
    has the name. Saving what is there already changes and records nothing.
    """
    held = Agency.objects.select_for_update().get(pk=agency.pk)
    if held.version != version:
        raise EditedMeanwhile(
            f"{held.name} was changed by somebody else while you were editing. "
            "Nothing of either was lost: compare and save again."
        )
    changed = sorted(
        name for name, value in changes.items() if getattr(held, name) != value
    )
    if not changed:
        return held
    for name in changed:
        setattr(held, name, changes[name])
    held.version += 1
    try:
        with transaction.atomic():
            held.save()
    except IntegrityError as error:
        raise NameTaken(f"There is already an agency called {held.name}.") from error
    audit.record(
        Event.AGENCY_CHANGED,
        subject=held,
        by=by,
        at=at,
        partnership=held.partnership.slug,
        detail={"changed": changed},
    )
    return held
