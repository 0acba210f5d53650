"""The exchange register in the words of a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format

from frankpledge.actions.models import Action
from frankpledge.analysis.periods import Period
from frankpledge.intake.models import ExchangeDuty, Return
from frankpledge.intake.owed import (
    FREQUENCIES,
    STANDINGS,
    Frequency,
    Owed,
    Standing,
    periods_owed,
)
from frankpledge.intake.queries import Answered, Awaited, DutyStanding, source_title
from frankpledge.partnership.models import PlanYear
from frankpledge.ui.tables import Cell, Column, Table, table

MOST_AWAITED = 40  # on the register; the rest are in the tables of their years
MOST_ON_HOME = 5


def register(
    standings: Sequence[DutyStanding],
    awaited: Sequence[Awaited],
    *,
    year: PlanYear,
    may_edit: bool,
) -> dict[str, Any]:
    """Return the register: what is overdue, and the year's periods duty by duty."""
    return {
        "has_duties": bool(standings),
        "awaited": awaited_table(awaited[:MOST_AWAITED], year=year)
        if awaited
        else None,
        "awaited_sentence": awaited_words(awaited),
        "not_asked": sum(e.owed.standing is Standing.OVERDUE for e in awaited),
        "tables": [
            {
                "id": f"periods-{frequency}",
                "table": _periods_table(frequency, chosen, year, may_edit=may_edit),
            }
            for frequency in Frequency
            if (chosen := [s for s in standings if s.duty.frequency == frequency])
        ],
    }


def awaited_table(awaited: Iterable[Awaited], *, year: PlanYear) -> Table:
    """Return what is overdue or due soon, as a table."""
    return table(
        "Overdue and due soon",
        ["Period", "Data set", "Agency", "Due", "State"],
        [
            [
                Cell(
                    each.owed.period.label,
                    href=owed_url(each.duty, each.owed.period, year),
                    about=f"of {each.duty.title}",
                    note=_months_note(each.owed),
                ),
                each.duty.title,
                each.duty.agency.name,
                _day(each.owed.due_on),
                Cell(
                    STANDINGS[each.owed.standing].words,
                    tag=STANDINGS[each.owed.standing].colour,
                ),
            ]
            for each in awaited
        ],
    )


def awaited_words(awaited: Sequence[Awaited]) -> str:
    """Return how many returns are overdue and due soon, in a sentence."""
    late = sum(each.owed.is_overdue for each in awaited)
    soon = len(awaited) - late
    if not awaited:
        return "Nothing is overdue, and nothing is due within a fortnight."
    return f"{_returns(late)} overdue, {soon:,} due within a fortnight."


def chased_words(number: int) -> str:
    """Return how many returns were asked for, in a sentence."""
    if not number:
        return "Everything overdue is being chased already."
    return f"{number:,} return{'s were' if number > 1 else ' was'} asked for."


def overdue_short(awaited: Sequence[Awaited], *, year: PlanYear) -> dict[str, Any]:
    """Return the longest overdue returns for the first page of evidence."""
    late = [each for each in awaited if each.owed.is_overdue]
    return {
        "owed_late": [
            {
                "text": f"{each.duty.title}, {each.owed.period.label}",
                "about": f"{each.duty.agency.name}, due {_day(each.owed.due_on)}"
                + (", chased" if each.owed.standing is Standing.CHASED else ""),
                "url": owed_url(each.duty, each.owed.period, year),
            }
            for each in late[:MOST_ON_HOME]
        ],
        "owed_more": max(len(late) - MOST_ON_HOME, 0),
    }


def owed_page(
    duty: ExchangeDuty,
    owed: Owed,
    *,
    returns: Sequence[Return],
    action: Action | None,
    year: PlanYear,
) -> dict[str, Any]:
    """Return one period of a duty: what is known of it, what may be done."""
    row = STANDINGS[owed.standing]
    return {
        "duty": duty,
        "title": f"{duty.title}, {owed.period.label}",
        "standing": row.words,
        "colour": row.colour,
        "facts": _facts(duty, owed),
        "returns": _returns_table(returns, year) if returns else None,
        "action": action,
        "has_come": owed.received_on is not None,
        "action_url": action.address(year.label) if action else "",
        "may_be_chased": owed.standing is Standing.OVERDUE,
        "is_unlinked": not duty.is_linked,
        "scope": [year.partnership.slug, year.label, duty.pk, owed.period.slug],
    }


def awaited_as_json(awaited: Iterable[Awaited]) -> list[dict[str, Any]]:
    """Return what is overdue or due soon as plain data."""
    return [
        {
            "agency": each.duty.agency.name,
            "data_set": each.duty.title,
            "period": each.owed.period.slug,
            "period_words": each.owed.period.label,
            "due": each.owed.due_on.isoformat(),
            "state": each.owed.standing.value,
            "overdue": each.owed.is_overdue,
            "months_held": each.owed.months_held,
            "months": len(each.owed.period.months),
            "source": each.duty.source,
            "supplier": each.duty.supplier,
        }
        for each in awaited
    ]


def when_it_came(answered: Sequence[Answered], *, year: PlanYear) -> Table | None:
    """Return when what a return answers was due and came; None without a duty."""
    if not answered:
        return None
    return table(
        "When it was due, and when it came",
        ["Data set", "Period", "Due", "Received", "State"],
        [
            [
                each.duty.title,
                Cell(
                    each.owed.period.label,
                    href=owed_url(each.duty, each.owed.period, year),
                    about=f"of {each.duty.title}",
                ),
                _day(each.owed.due_on),
                _received(each.owed),
                Cell(_state(each.owed), tag=STANDINGS[each.owed.standing].colour),
            ]
            for each in answered
        ],
    )


def _received(owed: Owed) -> str:
    if owed.received_on is not None:
        return _day(owed.received_on)
    return f"{owed.months_held} of {len(owed.period.months)} months so far"


def _state(owed: Owed) -> str:
    if not owed.days_late:
        return STANDINGS[owed.standing].words
    return f"{owed.days_late:,} day{'' if owed.days_late == 1 else 's'} late"


def owed_url(duty: ExchangeDuty, period: Period, year: PlanYear) -> str:
    """Return the page of one period of a duty."""
    scope = [year.partnership.slug, year.label, duty.pk, period.slug]
    return reverse("intake:owed", args=scope)


def _periods_table(
    frequency: Frequency,
    standings: Sequence[DutyStanding],
    year: PlanYear,
    *,
    may_edit: bool,
) -> Table:
    periods = _periods_of(year, frequency)
    return table(
        f"{FREQUENCIES[frequency].heading} returns of {year.label}",
        ["Agency and data set", *(Column(_short(p, frequency)) for p in periods)],
        [
            [_duty_cell(each.duty, year, may_edit=may_edit)]
            + [_period_cell(each, period, year) for period in periods]
            for each in standings
        ],
    )


def _periods_of(year: PlanYear, frequency: Frequency) -> list[Period]:
    """Return the periods of a frequency that begin in a plan year."""
    step = FREQUENCIES[frequency].months
    months = Period(year.starts_on, year.ends_before).months
    ends = [*months, year.ends_before]
    return [Period(ends[n], ends[n + step]) for n in range(0, len(months), step)]


def _duty_cell(duty: ExchangeDuty, year: PlanYear, *, may_edit: bool) -> Cell:
    args = [year.partnership.slug, year.label, duty.pk]
    return Cell(
        duty.title,
        href=reverse("intake:change-duty", args=args) if may_edit else "",
        about=f"of {duty.agency.name}: change" if may_edit else "",
        note=f"{duty.agency.name}, {duty.when_words}",
    )


def _period_cell(standing: DutyStanding, period: Period, year: PlanYear) -> Cell:
    owed = next((one for one in standing.owed if one.period == period), None)
    if owed is None:
        is_owed = period in periods_owed(standing.duty.terms, until=period.start)
        return Cell(STANDINGS[Standing.RUNNING].words if is_owed else "Not owed")
    day = date_format(owed.received_on or owed.due_on, "j M Y")
    words = "" if owed.received_on else "due "
    return Cell(
        STANDINGS[owed.standing].words,
        href=owed_url(standing.duty, period, year),
        about=f"{standing.duty.title}, {period.label}",
        note=" ".join(filter(None, (f"{words}{day}", _months_note(owed)))),
    )


def _facts(duty: ExchangeDuty, owed: Owed) -> list[dict[str, Any]]:
    months = len(owed.period.months)
    source = source_title(duty.source)
    return [
        {"key": "Agency", "value": duty.agency.name},
        {"key": "Owed", "value": f"{duty.when_words[:1].upper()}{duty.when_words[1:]}"},
        {"key": "Due", "value": _day(owed.due_on)},
        {
            "key": "Arrived",
            "value": _day(owed.received_on) if owed.received_on else "Not yet",
            "note": f"{owed.months_held} of {months} months" if months > 1 else "",
        },
        {
            "key": "Answered by",
            "value": f"{source} of {duty.supplier}" if duty.is_linked else "",
        },
    ]


def _returns_table(returns: Iterable[Return], year: PlanYear) -> Table:
    return table(
        "Returns that answer it",
        ["Period", "Version now held", "First arrived"],
        [
            [
                Cell(
                    one.period_words,
                    href=reverse(
                        "intake:return",
                        args=[
                            *(year.partnership.slug, year.label),
                            *(one.source, one.supplier, one.period),
                        ],
                    ),
                ),
                _version_words(one.current_number),  # type: ignore[attr-defined]
                _day(one.first_came.date()),  # type: ignore[attr-defined]
            ]
            for one in returns
        ],
    )


def _version_words(number: int | None) -> str:
    if number is None:
        return "None: it was removed at the end of its retention"
    return f"Version {number}"


def _short(period: Period, frequency: Frequency) -> str:
    """Return a period as a column's heading: the year is in the caption."""
    if frequency is Frequency.MONTH:
        return date_format(period.start, "M")
    return period.label.rsplit(" ", 1)[-1]


def _months_note(owed: Owed) -> str:
    months = len(owed.period.months)
    is_part = 0 < owed.months_held < months
    return f"{owed.months_held} of {months} months held" if is_part else ""


def _returns(number: int) -> str:
    return "1 return is" if number == 1 else f"{number:,} returns are"


def _day(on: date) -> str:
    return date_format(on, "j F Y")
