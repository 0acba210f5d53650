"""The exchange register of a partnership, as it stands on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.timezone import localdate

from frankpledge.actions import queries as actions
from frankpledge.actions.models import Action
from frankpledge.analysis.periods import Period
from frankpledge.intake.models import ExchangeDuty, Return
from frankpledge.intake.owed import (
    DAY,
    SOON,
    Facts,
    Owed,
    periods_owed,
    register_of,
    stands,
)
from frankpledge.intake.retention import Removal
from frankpledge.partnership.models import Partnership

KEYS_BEGIN = "exchange:"
# By source and supplier: the day each month first came.
Came = dict[tuple[str, str], dict[date, date]]


@dataclass(frozen=True)
class DutyStanding:
    """A duty and each of its periods until today; the action that chases one."""

    duty: ExchangeDuty
    owed: tuple[Owed, ...]
    chases: Mapping[str, Action]  # by key


@dataclass(frozen=True)
class Awaited:
    """A period that has not come, and whose it is."""

    duty: ExchangeDuty
    owed: Owed


@dataclass(frozen=True)
class Answered:
    """A period of a duty that a return answers, in whole or in part."""

    duty: ExchangeDuty
    owed: Owed


def duties_of(partnership: Partnership) -> models.QuerySet[ExchangeDuty]:
    """Return what is owed, agency by agency."""
    return ExchangeDuty.objects.filter(partnership=partnership).select_related(
        "partnership", "agency"
    )


def duty_of(partnership: Partnership, *, pk: int) -> ExchangeDuty | None:
    """Return one duty, or None."""
    return duties_of(partnership).filter(pk=pk).first()


def exchange_register(
    partnership: Partnership, *, today: date
) -> tuple[DutyStanding, ...]:
    """Return every duty with how each of its periods stands."""
    duties = list(duties_of(partnership))
    if not duties:
        return ()
    came = _first_came(partnership, duties)
    chases = actions.actions_by_key(partnership, prefix=KEYS_BEGIN)
    return tuple(
        DutyStanding(
            duty,
            register_of(duty.terms, _facts(duty, came, chases), today=today),
            chases,
        )
        for duty in duties
    )


def awaited(
    partnership: Partnership, *, today: date, register: Iterable[DutyStanding] = ()
) -> tuple[Awaited, ...]:
    """Return what is overdue or due within a fortnight, the longest overdue first.

    `register` saves reading it again where it is at hand.
    """
    standings = register or exchange_register(partnership, today=today)
    found = [
        Awaited(standing.duty, owed)
        for standing in standings
        for owed in standing.owed
        if owed.is_awaited and owed.due_on <= today + SOON
    ]
    return tuple(sorted(found, key=lambda each: (each.owed.due_on, each.duty.pk)))


def owed_period(duty: ExchangeDuty, period: Period, *, today: date) -> Owed:
    """Return how one period of a duty stands."""
    came = _first_came(duty.partnership, [duty])
    chases = actions.actions_by_key(duty.partnership, prefix=duty.keys_begin)
    return stands(period, duty.terms, _facts(duty, came, chases), today=today)


def returns_answering(duty: ExchangeDuty, period: Period) -> list[Return]:
    """Return the returns held that answer a period of a duty, in order."""
    if not duty.is_linked:
        return []
    held = _held(duty.partnership).filter(source=duty.source, supplier=duty.supplier)
    return [one for one in held if set(one.span.months) & set(period.months)]


def duties_answered_by(
    partnership: Partnership, *, source: str, supplier: str
) -> list[ExchangeDuty]:
    """Return the duties that returns of this source and supplier answer."""
    return list(duties_of(partnership).filter(source=source, supplier=supplier))


def periods_answered_by(held: Return, *, today: date) -> tuple[Answered, ...]:
    """Return the periods of duties that a return answers, in whole or in part.

    None where the register knows of no duty that such returns answer.
    """
    duties = duties_answered_by(
        held.partnership, source=held.source, supplier=held.supplier
    )
    if not duties:
        return ()
    came = _first_came(held.partnership, duties)
    months = set(held.span.months)
    return tuple(
        Answered(duty, stands(period, duty.terms, _facts(duty, came, {}), today=today))
        for duty in duties
        for period in periods_owed(duty.terms, until=held.span.end - DAY)
        if months & set(period.months)
    )


def _held(partnership: Partnership) -> models.QuerySet[Return]:
    """Return the returns that came, when they first did, and the version now held.

    What was removed at the end of its retention did come; what was withdrawn did not.
    """
    current = models.Q(versions__is_current=True)
    kept_out_its_time = models.Q(
        versions__removed_as=Removal.RETENTION.value, versions__superseded_at=None
    )
    withdrawn = models.Q(versions__removed_as=Removal.WITHDRAWN.value)
    return (
        Return.objects.filter(partnership=partnership)
        .annotate(
            first_came=models.Min("versions__received_at", filter=~withdrawn),
            current_number=models.Max("versions__number", filter=current),
            last_number=models.Max(
                "versions__number", filter=current | kept_out_its_time
            ),
        )
        .filter(last_number__isnull=False)
    )


def _first_came(partnership: Partnership, duties: Iterable[ExchangeDuty]) -> Came:
    """Return the day each month of the returns that answer some duties first came."""
    pairs = models.Q()
    for duty in duties:
        if duty.is_linked:
            pairs |= models.Q(source=duty.source, supplier=duty.supplier)
    came: Came = {}
    for one in _held(partnership).filter(pairs) if pairs else ():
        day = localdate(one.first_came)  # type: ignore[attr-defined]  # annotated
        months = came.setdefault((one.source, one.supplier), {})
        for month in one.span.months:
            months[month] = min(day, months.get(month, day))
    return came


def _facts(
    duty: ExchangeDuty,
    came: Came,
    chases: Mapping[str, Action],
) -> Facts:
    chased = {
        key.removeprefix(duty.keys_begin)
        for key, action in chases.items()
        if key.startswith(duty.keys_begin) and action.is_open
    }
    return Facts(
        first_came=came.get((duty.source, duty.supplier), {}),
        chased=frozenset(chased),
        is_linked=duty.is_linked,
    )
