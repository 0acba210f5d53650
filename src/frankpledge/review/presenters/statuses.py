"""Statuses and how they are given, in the words of a page."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from frankpledge.partnership.models import PlanYear
from frankpledge.partnership.presenters import moment
from frankpledge.plan.rules import printed_number
from frankpledge.review.models import StatusConvention
from frankpledge.review.queries import Status
from frankpledge.review.status import BASIS_NAMES, EXAMPLES, SIGNS, Basis, Level
from frankpledge.ui.tables import Cell, Column, Table, table


def statuses_url(year: PlanYear) -> str:
    """Return the page that shows how statuses are given."""
    return reverse("review:statuses", args=[year.partnership.slug, year.label])


def status_cell(status: Status | None) -> Cell:
    """Return a status as a tag with its sign and name; what it means under it."""
    if status is None or status.level is None:
        return Cell("Not given")
    level = status.level
    note = status.judged.reason if status.judged else level.meaning
    return Cell(_signed(level), tag=level.colour.value, note=note)


def status_words(status: Status | None) -> dict[str, str] | None:
    """Return a measure's status for its page; None where nobody chose how."""
    if status is None or status.level is None:
        return None
    level, judged = status.level, status.judged
    said = (
        f"{judged.reason} {judged.judged_by.name}, {moment(judged.judged_at)}."
        if judged
        else level.meaning
    )
    return {
        "text": _signed(level),
        "colour": level.colour.value,
        "sentence": said,
        "convention": status.convention.name,
    }


def why_not_judged(convention: StatusConvention | None) -> str:
    """Return why nobody gives a measure's status, as a sentence."""
    if convention is None:
        return (
            "Nobody has said how statuses are given here, so there is none to choose."
        )
    return (
        f"“{convention}” goes by the figures: its statuses follow from the value and "
        "the target, and are not given by anybody."
    )


def conventions_page(
    held: Iterable[StatusConvention], *, year: PlanYear, may_change: bool
) -> dict[str, Any]:
    """Return each convention with its levels, and the ready-made ones not yet taken."""
    conventions = list(held)
    names = {convention.name for convention in conventions}
    scope = [year.partnership.slug, year.label]
    return {
        "conventions": [
            {
                "table": _levels_table(convention),
                "basis": BASIS_NAMES[Basis(convention.basis)],
                "whose": _whose(convention),
                "url": reverse("review:change-statuses", args=[*scope, convention.pk])
                if may_change
                else "",
                "name": convention.name,
            }
            for convention in conventions
        ],
        "ready": [
            {"code": code, "name": example.name}
            for code, example in EXAMPLES.items()
            if example.name not in names
        ]
        if may_change
        else [],
        "use_url": reverse("review:use-statuses", args=scope),
    }


def _levels_table(convention: StatusConvention) -> Table:
    columns: list[Column | str] = [
        "Status",
        Column("From a margin of", is_numeric=True, note="better than the target"),
        "What it means",
    ]
    return table(
        convention.name,
        columns,
        [
            [
                Cell(_signed(level), tag=level.colour.value),
                _margin(level, convention),
                level.meaning or "Not said",
            ]
            for level in convention.convention.levels
        ],
    )


def _margin(level: Level, convention: StatusConvention) -> str:
    if level.is_unknown:
        return "No figure or target"
    if convention.basis == Basis.JUDGED.value:
        return "Given by people"
    if level.least_margin is None:
        return "Whatever is left"
    unit = "%" if convention.basis == Basis.SHARE.value else ""
    return f"{printed_number(level.least_margin)}{unit}"


def _whose(convention: StatusConvention) -> str:
    own = [str(indicator) for indicator in convention.indicators.all()]
    usual = "every indicator that has no other" if convention.is_usual else ""
    named = ", ".join([*own, usual] if usual else own)
    return f"Used for {named}." if named else "Not used for any indicator yet."


def _signed(level: Level) -> str:
    return f"{SIGNS[level.shape]} {level.name}"
