"""Adding layers of areas."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from frankpledge.access.models import User
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership.models import Area, Partnership
from frankpledge.partnership.rules import AreaKind, AreaShape


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


def _put(areas: Sequence[Area], *, fields: list[str]) -> None:
    Area.objects.bulk_create(
        areas,
        update_conflicts=True,
        unique_fields=["partnership", "kind", "vintage", "code"],
        update_fields=fields,
        batch_size=500,
    )
