"""Typing in what a partner reports."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from frankpledge.access.models import User
from frankpledge.analysis.periods import Period
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership.models import Agency
from frankpledge.plan.models import Measure
from frankpledge.review.models import TypedReturn


@dataclass(frozen=True)
class TypedValue:
    """A partner's figure as typed: a share may carry what it is a share of."""

    value: Decimal
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    provisional: bool = False
    agency: Agency | None = None
    note: str = ""


@transaction.atomic
def type_value(
    *, measure: Measure, period: Period, typed: TypedValue, by: User, at: datetime
) -> TypedReturn:
    """Keep a partner's figure for a period; it replaces any typed before, kept too."""
    held = TypedReturn.objects.create(
        measure=measure,
        starts_on=period.start,
        ends_before=period.end,
        value=typed.value,
        numerator=typed.numerator,
        denominator=typed.denominator,
        provisional=typed.provisional,
        agency=typed.agency,
        note=typed.note,
        typed_by=by,
        typed_at=at,
    )
    audit.record(
        Event.VALUE_TYPED,
        subject=measure,
        by=by,
        at=at,
        partnership=measure.plan.year.partnership.slug,
        detail={
            "period": period.label,
            "value": str(typed.value),
            "provisional": typed.provisional,
        },
    )
    return held


@transaction.atomic
def record_export(
    *, measure: Measure, period: Period, records: int, by: User, at: datetime
) -> None:
    """Record that the records behind a figure left the product as a file."""
    audit.record(
        Event.RECORDS_VIEWED,
        subject=measure,
        by=by,
        at=at,
        partnership=measure.plan.year.partnership.slug,
        detail={"period": period.label, "records": records, "as": "CSV"},
    )
