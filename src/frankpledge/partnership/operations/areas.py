"""Adding layers of areas."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from frankpledge.access.models import User
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership.models import Area, AreaLookup, Partnership
from frankpledge.partnership.rules import AreaKind, AreaShape, LookupRow


@transaction.atomic
def add_areas(
    *,
    partnership: Partnership,
    kind: AreaKind,
    vintage: int,
    shapes: Sequence[AreaShape],
    by: User,
    at: datetime,
) -> int:
    """Add or redraw areas of a layer; returns how many were added or redrawn.

    A shape without a boundary renames an area and leaves the boundary it has.
    """
    areas = [
        Area(
            partnership=partnership,
            kind=kind.value,
            vintage=vintage,
            code=shape.code,
            name=shape.name,
            boundary=shape.boundary,
        )
        for shape in shapes
    ]
    drawn = [area for area in areas if area.boundary is not None]
    named = [area for area in areas if area.boundary is None]
    _put(drawn, fields=["name", "boundary"])
    _put(named, fields=["name"])
    audit.record(
        Event.AREAS_ADDED,
        subject=partnership,
        by=by,
        at=at,
        partnership=partnership.slug,
        detail={"kind": kind.value, "vintage": vintage, "areas": len(areas)},
    )
    return len(areas)


@transaction.atomic
def add_lookup(
    *, partnership: Partnership, rows: Sequence[LookupRow], by: User, at: datetime
) -> int:
    """Add what a lookup says of small areas; returns how many rows it says it in.

    What was said before of the same pair of years gives way to it.
    """
    for kind, vintage, lsoa_vintage in {
        (row.kind, row.vintage, row.lsoa_vintage) for row in rows
    }:
        partnership.lookups.filter(
            kind=kind.value, vintage=vintage, lsoa_vintage=lsoa_vintage
        ).delete()
    AreaLookup.objects.bulk_create(
        [
            AreaLookup(
                partnership=partnership,
                lsoa_vintage=row.lsoa_vintage,
                lsoa_code=row.lsoa_code,
                kind=row.kind.value,
                vintage=row.vintage,
                code=row.code,
                name=row.name,
            )
            for row in rows
        ],
        batch_size=500,
    )
    audit.record(
        Event.LOOKUP_ADDED,
        subject=partnership,
        by=by,
        at=at,
        partnership=partnership.slug,
        detail={"rows": len(rows)},
    )
    return len(rows)


def _put(areas: Sequence[Area], *, fields: list[str]) -> None:
    Area.objects.bulk_create(
        areas,
        update_conflicts=True,
        unique_fields=["partnership", "kind", "vintage", "code"],
        update_fields=fields,
        batch_size=500,
    )
