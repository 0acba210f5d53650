"""Words and tables for the terms of sharing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from frankpledge.analysis.periods import MONTH_NAMES
from frankpledge.intake.queries import TermsOf, source_title
from frankpledge.intake.sharing import BASIS_WORDS, RETENTION_WORDS, Terms
from frankpledge.intake.telling import first_told
from frankpledge.partnership.models import PlanYear
from frankpledge.ui.tables import Cell, Table, table

LONGEST_NAME = 60  # of a supplier, in the catalogue
ANY_RECORDS_ROLE = "Everyone whose role sees records"


def all_terms(held: Sequence[TermsOf], *, year: PlanYear) -> dict[str, Any]:
    """Return the page of every supplier's terms, and how many have none recorded."""
    missing = sum(one.terms.is_warning for one in held)
    return {
        "table": _table(held, year) if held else None,
        "warning": missing_words(missing),
    }


def missing_words(missing: int) -> str:
    """Return that suppliers have no terms recorded; "" where all have."""
    if not missing:
        return ""
    suppliers = "1 supplier has" if missing == 1 else f"{missing:,} suppliers have"
    return f"{suppliers} no terms of sharing recorded."


def terms(
    one: TermsOf, *, year: PlanYear, may_set: bool, why_no_records: str
) -> dict[str, Any]:
    """Return the page of one supplier's terms."""
    return {
        "title": f"{source_title(one.source)}: {one.supplier}",
        "warning": one.terms.sentence if one.terms.is_warning else "",
        "plain": "" if one.terms.is_warning else one.terms.sentence,
        "why_no_records": why_no_records,
        "facts": facts(one.terms) if one.terms.is_recorded else [],
        "bases": [
            {"name": BASIS_WORDS[basis].name, "text": BASIS_WORDS[basis].sentence}
            for basis in one.terms.bases
        ],
        "set_url": _url("set-terms", one, year) if may_set else "",
    }


def facts(held: Terms) -> list[dict[str, str]]:
    """Return recorded terms as question and answer."""
    signed = f", signed on {_day(held.signed_on)}" if held.signed_on else ""
    pairs = (
        ("What it is shared for", held.purpose),
        ("By what right", "\n".join(BASIS_WORDS[basis].name for basis in held.bases)),
        ("Agreement", f"{held.agreement or 'Not named'}{signed}"),
        ("Who may see records", who_sees(held)),
        ("Small counts", _small_counts(held)),
        ("Kept for", kept_for(held)),
        ("Whom to ask", held.contact),
    )
    return [{"key": key, "value": value} for key, value in pairs]


def who_sees(held: Terms) -> str:
    """Return who may see records one by one, in words."""
    if held.roles is None:
        return ANY_RECORDS_ROLE
    if not held.roles:
        return "Nobody: all only see what is counted"
    roles = ", ".join(one.name for one in held.roles)
    of = ", ".join(one.name for one in held.agencies)
    return f"{roles}; of {of}" if of else f"{roles}; of any agency"


def kept_for(held: Terms) -> str:
    """Return how long it is kept, in words."""
    if held.retention_months is None:
        return "No end is set"
    months = f"{held.retention_months} month{'s' * (held.retention_months != 1)}"
    return f"{months} {RETENTION_WORDS[held.retention_from]}"


def _small_counts(held: Terms) -> str:
    if held.small_number is None:
        return f"The agreement says nothing of them: {_where_silent(held)}"
    least = first_told(held)
    return f"Counts below {least} are not told to those who only count"


def _where_silent(held: Terms) -> str:
    least = first_told(held)
    if least is None:
        return "every count is told, as anyone may have it"
    return f"counts below {least} are not told to those who only count"


def _table(held: Sequence[TermsOf], year: PlanYear) -> Table:
    return table(
        "Terms by supplier",
        ["Source and supplier", "By what right", "Who may see records", "Kept for"],
        [
            [
                Cell(
                    f"{source_title(one.source)}: {one.supplier}",
                    href=_url("terms", one, year),
                ),
                _rights(one.terms),
                who_sees(one.terms),
                kept_for(one.terms),
            ]
            for one in held
        ],
    )


def _rights(held: Terms) -> Cell | str:
    if held.is_warning:
        return Cell("No terms recorded", tag="orange")
    return "; ".join(BASIS_WORDS[basis].name for basis in held.bases)


def _url(page: str, one: TermsOf, year: PlanYear) -> str:
    scope = [year.partnership.slug, year.label]
    return reverse(f"intake:{page}", args=[*scope, one.source, one.supplier])


def _day(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
