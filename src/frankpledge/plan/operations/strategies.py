"""Writing the strategy the annual plans carry out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from frankpledge.access.models import User
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership.models import Partnership
from frankpledge.partnership.operations import EditedMeanwhile
from frankpledge.plan.models import Plan, Strategy


@dataclass(frozen=True)
class Span:
    """The days a strategy covers, both included."""

    starts_on: date
    ends_on: date


@transaction.atomic
def write_strategy(
    *,
    partnership: Partnership,
    title: str,
    span: Span,
    summary: str,
    by: User,
    at: datetime,
) -> Strategy:
    """Write the partnership's strategy for a span of years, or rewrite it.

    Plans of years that start within the span and carry out no strategy yet carry out
    this one.
    """
    strategy, _ = Strategy.objects.update_or_create(
        partnership=partnership,
        starts_on=span.starts_on,
        defaults={"title": title, "ends_on": span.ends_on, "summary": summary},
    )
    Plan.objects.filter(
        year__partnership=partnership,
        year__starts_on__range=(span.starts_on, span.ends_on),
        strategy=None,
    ).update(strategy=strategy)
    _record(strategy, by=by, at=at)
    return strategy


@transaction.atomic
def change_strategy(
    *,
    strategy: Strategy,
    changes: Mapping[str, Any],
    version: int,
    by: User,
    at: datetime,
) -> Strategy:
    """Change a strategy; `version` is the one the editor opened.

    Raises EditedMeanwhile when somebody saved it since: nothing is overwritten.
    """
    held = Strategy.objects.select_for_update().get(pk=strategy.pk)
    if held.version != version:
        raise EditedMeanwhile(
            "Somebody else saved the strategy while you were editing. Nothing was "
            "overwritten: compare their text with yours and save again."
        )
    for name, value in changes.items():
        setattr(held, name, value)
    held.version += 1
    held.save()
    _record(held, by=by, at=at)
    return held


def _record(strategy: Strategy, *, by: User, at: datetime) -> None:
    audit.record(
        Event.STRATEGY_CHANGED,
        subject=strategy,
        by=by,
        at=at,
        partnership=strategy.partnership.slug,
    )
