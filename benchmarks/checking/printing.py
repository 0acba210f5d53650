"""Amounts, years and dates as a style prints them."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.checking.plan import Amount, Plan
from benchmarks.checking.style import Style
from frankpledge.plan.reading.draft import FigureState, Unit


def year_printed(plan: Plan, style: Style, first: int) -> str:
    """Return a year in the document's form: "2010/11", or "2010" by the calendar."""
    if plan.is_calendar:
        return str(first)
    last = first + 1
    return style.year_form.format(
        a=first, b=last, a2=f"{first % 100:02d}", b2=f"{last % 100:02d}"
    )


def year_meant(plan: Plan, first: int) -> str:
    """Return the label of a year as the draft has it: "2010-11"."""
    return str(first) if plan.is_calendar else f"{first}-{(first + 1) % 100:02d}"


def filled(text: str, plan: Plan, style: Style) -> str:
    """Return words with the years and the names of the plan put in."""
    return text.format(
        this=year_printed(plan, style, plan.year),
        last=year_printed(plan, style, plan.year - 1),
        partnership=plan.partnership,
        kind=plan.kind,
        a=plan.year,
        b=plan.year + 1,
    )


def dated(due: str, plan: Plan) -> str:
    """Return when something is due, in the year planned for."""
    year, after = plan.year, plan.year + (0 if plan.is_calendar else 1)
    return due.format(
        end=f"31 December {year}" if plan.is_calendar else f"31 March {after}",
        q1=f"June {year}",
        q2=f"September {year}",
        q3=f"December {year}",
        q4=f"December {year}" if plan.is_calendar else f"March {after}",
        mid=f"30/09/{year}",
    )


def printed(amount: Amount, style: Style) -> str:
    """Return an amount as it stands in a cell."""
    if amount.state is not FigureState.KNOWN or amount.value is None:
        return amount.words
    size = in_unit(_digits(abs(amount.value), amount.places, style), amount, style)
    if not amount.is_change:
        return size
    if not amount.value:
        return size
    return (style.fall if amount.value < 0 else style.rise).format(size)


def in_unit(digits: str, amount: Amount, style: Style) -> str:
    """Return digits with the mark of their unit."""
    form = {
        Unit.COUNT: "{}",
        Unit.PERCENT: f"{{}}{style.percent}",
        Unit.PER_THOUSAND: style.rate,
        Unit.POUNDS: "£{}",
        Unit.DAYS: style.days,
    }[amount.unit]
    return form.format(digits)


def _digits(value: Decimal, places: int, style: Style) -> str:
    return f"{value:,.{places}f}".replace(",", style.thousands)
