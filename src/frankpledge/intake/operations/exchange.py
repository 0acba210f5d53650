"""Who owes what: added, changed, chased, and answered by the returns that come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from frankpledge.access.models import User
from frankpledge.access.refusals import Refusal
from frankpledge.actions import operations as actions
from frankpledge.actions import queries as action_queries
from frankpledge.actions.models import Action
from frankpledge.actions.rules import ActionPriority, Origin, OriginKind
from frankpledge.analysis.periods import Period
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.intake import queries
from frankpledge.intake.models import ExchangeDuty
from frankpledge.intake.owed import CHASED_WITHIN, Owed, Standing, Terms
from frankpledge.intake.regulations import SCHEDULE, ScheduleItem, terms_from
from frankpledge.partnership.models import Agency, Partnership, PlanYear
from frankpledge.partnership.refusals import EditedMeanwhile, NameTaken

MOST_CHASED = 24
WHY_NOT_CHASED = {
    Standing.RUNNING: "is not over yet, so nothing can be late.",
    Standing.DUE: "is not late yet.",
    Standing.RECEIVED: "has come.",
    Standing.LATE: "has come, if late.",
    Standing.CHASED: "is being chased already.",
    Standing.UNLINKED: "cannot be chased before it is said which returns answer it: "
    "the register could not tell when it comes.",
}


@dataclass(frozen=True)
class DutyText:
    """Who owes what, by when, and which returns answer it ("" until known)."""

    agency: Agency
    title: str
    terms: Terms
    source: str = ""
    supplier: str = ""


@transaction.atomic
def add_duty(
    *, partnership: Partnership, text: DutyText, by: User, at: datetime
) -> ExchangeDuty:
    """Enter in the register what an agency owes."""
    duty = ExchangeDuty(partnership=partnership, **_as_kept(text))
    return _kept(duty, Event.DUTY_ADDED, by=by, at=at)


@transaction.atomic
def change_duty(
    *, duty: ExchangeDuty, text: DutyText, version: int, by: User, at: datetime
) -> ExchangeDuty:
    """Change what an agency owes; `version` is the one the editor opened."""
    held = ExchangeDuty.objects.select_for_update().get(pk=duty.pk)
    if held.version != version:
        raise EditedMeanwhile(
            f"{held.title} was changed by somebody else while you were editing. "
            "Nothing of either was lost: open it again and compare."
        )
    for name, value in _as_kept(text).items():
        setattr(held, name, value)
    held.version += 1
    return _kept(held, Event.DUTY_CHANGED, by=by, at=at)


@transaction.atomic
def remove_duty(*, duty: ExchangeDuty, by: User, at: datetime) -> None:
    """Take out of the register what was entered by mistake; actions stay as they are."""
    _record(duty, Event.DUTY_REMOVED, by=by, at=at)
    duty.delete()


@transaction.atomic
def add_schedule(
    *,
    partnership: Partnership,
    chosen: Mapping[int, Agency],
    first: date,
    by: User,
    at: datetime,
) -> int:
    """Enter items of the regulations' Schedule; returns how many were not there yet.

    `chosen` says which agency owes which item, by number; `first` is the day from
    which on periods are owed.
    """
    there = set(queries.duties_of(partnership).values_list("agency", "title"))
    texts = [
        _of_schedule(item, chosen[item.number], first)
        for item in SCHEDULE
        if item.number in chosen and (chosen[item.number].pk, item.title) not in there
    ]
    for text in texts:
        add_duty(partnership=partnership, text=text, by=by, at=at)
    return len(texts)


@transaction.atomic
def chase(
    *, duty: ExchangeDuty, period: Period, year: PlanYear, by: User, at: datetime
) -> Action:
    """Ask the agency for a period that has not come: one action, whoever asks again.

    Where that action was closed and the return has still not come, it opens again.
    `year` is the plan year whose pages the action leads back to.
    """
    today = localdate(at)
    owed = queries.owed_period(duty, period, today=today)
    if owed.standing in WHY_NOT_CHASED:
        raise Refusal(f"{period.label} {WHY_NOT_CHASED[owed.standing]}")
    held = action_queries.action_by_key(duty.partnership, duty.key(period))
    if held is not None:
        reason = "It was closed, and the return has still not come."
        return actions.reopen(action=held, reason=reason, by=by, at=at)
    return actions.assign(
        partnership=duty.partnership,
        task=_task(duty, owed, today),
        origin=_origin(duty, period, year),
        by=by,
        at=at,
    )


@transaction.atomic
def chase_all(
    *, partnership: Partnership, year: PlanYear, by: User, at: datetime
) -> int:
    """Ask for everything overdue that nobody is asked for, the latest first.

    Returns how many were asked for: at most MOST_CHASED, so that a register begun years
    back buries no agency.
    """
    awaited = queries.awaited(partnership, today=localdate(at))
    late = [each for each in awaited if each.owed.standing is Standing.OVERDUE]
    latest = late[-MOST_CHASED:]
    for each in latest:
        chase(duty=each.duty, period=each.owed.period, year=year, by=by, at=at)
    return len(latest)


def _task(duty: ExchangeDuty, owed: Owed, today: date) -> actions.Task:
    return actions.Task(
        title=f"Send {duty.title} for {owed.period.label}"[:200],
        due_on=today + CHASED_WITHIN,
        agency=duty.agency,
        detail=f"It was due on {owed.due_on:%d/%m/%Y}. This action closes by itself "
        "when the return arrives.",
        priority=ActionPriority.HIGH,
    )


def _origin(duty: ExchangeDuty, period: Period, year: PlanYear) -> Origin:
    scope: list[str | int] = [duty.partnership.slug, year.label, duty.pk, period.slug]
    label = f"{duty.title}, {period.label}"
    page = "intake:owed"
    return Origin(OriginKind.EXCHANGE, label, page, scope, duty.key(period))


def _of_schedule(item: ScheduleItem, agency: Agency, first: date) -> DutyText:
    return DutyText(agency, item.title, terms_from(first), item.source)


def _as_kept(text: DutyText) -> dict[str, object]:
    return {
        "agency": text.agency,
        "title": text.title,
        "source": text.source,
        "supplier": text.supplier,
        "frequency": text.terms.frequency.value,
        "due_rule": text.terms.rule.value,
        "due_days": text.terms.days,
        "starts_on": text.terms.starts_on,
        "ends_on": text.terms.ends_on,
    }


def _kept(duty: ExchangeDuty, event: Event, *, by: User, at: datetime) -> ExchangeDuty:
    try:
        with transaction.atomic():
            duty.save()
    except IntegrityError as error:
        raise NameTaken(f"{duty} is in the register already.") from error
    _record(duty, event, by=by, at=at)
    return duty


def _record(duty: ExchangeDuty, event: Event, *, by: User, at: datetime) -> None:
    audit.record(
        event,
        subject=duty,
        by=by,
        at=at,
        partnership=duty.partnership.slug,
        detail={"when": duty.when_words, "from": duty.starts_on},
    )
