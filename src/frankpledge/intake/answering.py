"""Closing what chases a return, in the transaction that catalogues it.

The actions are locked before anything of the transaction is recorded: the end of the
audit chain is locked last, here as in the action log itself, so that neither waits for
the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from frankpledge.access.models import User
from frankpledge.actions import operations as actions
from frankpledge.actions.keeping import lock_open
from frankpledge.analysis.periods import Period
from frankpledge.intake import queries
from frankpledge.intake.models import ExchangeDuty, Return
from frankpledge.intake.owed import Standing, period_with


@dataclass(frozen=True)
class Chased:
    """A period of a duty that somebody is being asked for."""

    duty: ExchangeDuty
    period: Period


def chased_by(returns: Iterable[Return]) -> list[Chased]:
    """Return what is chased that some returns answer, each action locked."""
    found: dict[str, Chased] = {}
    for (source, supplier), held in _by_supplier(returns).items():
        months = {month for one in held for month in one.span.months}
        for duty in queries.duties_answered_by(
            held[0].partnership, source=source, supplier=supplier
        ):
            found |= _periods(duty, months)
    if not found:
        return []
    partnership = next(iter(found.values())).duty.partnership
    return [found[key] for key in lock_open(partnership, sorted(found))]


def close_answered(chased: Iterable[Chased], *, by: User, at: datetime) -> None:
    """Close each action whose period has come whole."""
    for each in chased:
        owed = queries.owed_period(each.duty, each.period, today=localdate(at))
        if owed.standing in {Standing.RECEIVED, Standing.LATE}:
            actions.close_by_key(
                partnership=each.duty.partnership,
                key=each.duty.key(each.period),
                result=f"The return for {each.period.label} arrived.",
                by=by,
                at=at,
            )


def _by_supplier(returns: Iterable[Return]) -> dict[tuple[str, str], list[Return]]:
    groups: dict[tuple[str, str], list[Return]] = {}
    for one in returns:
        groups.setdefault((one.source, one.supplier), []).append(one)
    return groups


def _periods(duty: ExchangeDuty, months: Iterable[date]) -> dict[str, Chased]:
    periods = (period_with(month, duty.terms.frequency) for month in months)
    return {duty.key(period): Chased(duty, period) for period in periods}
