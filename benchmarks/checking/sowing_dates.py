"""Errors in dates: of actions, of targets and in prose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from benchmarks.checking.changing import NoPlace, with_prose
from benchmarks.checking.heads import Col
from benchmarks.checking.layout import Document
from benchmarks.checking.style import Actions

TABLES = (Actions.TABLES, Actions.ONE_TABLE)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def with_due(document: Document, due: str) -> Document:
    """Return the document with another date for one action or one target."""
    plan = document.plan
    if document.style.actions in TABLES:
        first, *others = plan.themes
        action = next(a for a in first.actions if not a.text.startswith("Review"))
        said = replace(action.particular, due=due, status="")
        new = replace(action, particular=said)
        actions = tuple(new if one is action else one for one in first.actions)
        themes = (replace(first, actions=actions), *others)
        return replace(document, plan=replace(plan, themes=themes))
    if Col.DUE in document.style.targets.columns:
        row, *rest = plan.targets
        new = replace(row, particular=replace(row.particular, due=due))
        return replace(document, plan=replace(plan, targets=(new, *rest)))
    raise NoPlace


def no_such_date(document: Document, rng: Random) -> Document | None:
    """Set a date that no calendar has."""
    day = rng.choice(("31 June", "31 September", "31 November"))
    return with_due(document, f"{day} {document.plan.year}")


def wrong_weekday(document: Document, rng: Random) -> Document | None:
    """Tell of a meeting on a weekday its date does not fall on."""
    day = date(document.plan.year, rng.randint(5, 12), rng.randint(1, 28))
    weekday = DAYS[(day.weekday() + rng.randint(1, 6)) % 7]
    told = f"The public meeting is on {weekday} {day.day} {day:%B} {day.year}."
    return with_prose(document, told)


def ends_before_it_begins(document: Document, rng: Random) -> Document | None:
    """Set a span of time that ends before it begins."""
    year, months = (
        document.plan.year,
        rng.choice((("October", "June"), ("August", "May"))),
    )
    return with_due(document, f"{months[0]} {year} to {months[1]} {year}")


def due_too_early(document: Document, rng: Random) -> Document | None:
    """Set a date that had passed before the year began."""
    back = 1 if document.plan.is_calendar else 0
    month = rng.choice(("January", "March"))
    return with_due(document, f"{month} {document.plan.year - back}")


def due_too_late(document: Document, rng: Random) -> Document | None:
    """Set a date after the year ends."""
    if document.plan.is_calendar:
        return None  # "2010" alone may be the first year of several
    month = rng.choice(("July", "September"))
    return with_due(document, f"{month} {document.plan.year + 1}")


def all_ongoing(document: Document, rng: Random) -> Document | None:
    """Let everything be ongoing, and nothing have a date."""
    del rng
    if document.style.actions not in TABLES:
        return None
    plan = document.plan
    themes = tuple(
        replace(
            theme,
            actions=tuple(
                replace(one, particular=replace(one.particular, due="Ongoing"))
                for one in theme.actions
            ),
        )
        for theme in plan.themes
    )
    targets = tuple(
        replace(row, particular=replace(row.particular, due="Ongoing"))
        for row in plan.targets
    )
    return replace(document, plan=replace(plan, themes=themes, targets=targets))
