"""Recording on which terms evidence is shared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from frankpledge.access.models import User
from frankpledge.access.refusals import Refusal
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.intake.models import SharingTerms
from frankpledge.intake.sharing import Supply
from frankpledge.partnership.models import Partnership

NOT_TOLD = frozenset({"contact"})  # the audit record names no person at the supplier


@transaction.atomic
def set_terms(
    *,
    partnership: Partnership,
    of: Supply,
    terms: Mapping[str, Any],
    version: int,
    by: User,
    at: datetime,
) -> SharingTerms:
    """Record the terms of a source and supplier, `terms` by field; `agencies` as keys.

    `version` is the one the writer opened, 0 where there were none. Raises Refusal when
    somebody else saved them since. Saving what is there already records nothing.
    """
    fields = {name: value for name, value in terms.items() if name != "agencies"}
    held, made = SharingTerms.objects.select_for_update().get_or_create(
        partnership=partnership,
        source=of.source,
        supplier=of.supplier,
        defaults=fields,
    )
    if version != (0 if made else held.version):
        raise Refusal(
            f"The terms of {of.supplier} were changed by somebody else while you were "
            "writing. Open them again, and say what should be different."
        )
    before = {} if made else _as_kept(held)
    for name, value in fields.items():
        setattr(held, name, value)
    held.agencies.set(partnership.agencies.filter(pk__in=terms["agencies"]))
    after = _as_kept(held)
    changed = {n: value for n, value in after.items() if before.get(n) != value}
    if changed:
        held.version = version + 1
        held.save()
        _record(held, before, changed, by=by, at=at)
    return held


def _as_kept(held: SharingTerms) -> dict[str, Any]:
    names = [
        field.name
        for field in held._meta.concrete_fields
        if field.name not in {"id", "partnership", "source", "supplier", "version"}
    ]
    kept = {name: getattr(held, name) for name in names}
    return kept | {"agencies": [agency.name for agency in held.agencies.all()]}


def _record(
    held: SharingTerms,
    before: Mapping[str, Any],
    changed: Mapping[str, Any],
    *,
    by: User,
    at: datetime,
) -> None:
    told = {name: value for name, value in changed.items() if name not in NOT_TOLD}
    audit.record(
        Event.TERMS_SET,
        subject=held,
        by=by,
        at=at,
        partnership=held.partnership.slug,
        detail={
            "changed": sorted(changed),
            "before": {name: before[name] for name in told if name in before},
            "now": told,
        },
    )
