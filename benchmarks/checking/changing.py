"""Changing one thing in a plan and what follows from it, for the seeds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from benchmarks.checking.layout import Document
from benchmarks.checking.plan import Amount, Measure, Plan, Row, Theme, amount
from benchmarks.checking.rows import HUNDRED, rounder
from benchmarks.checking.style import Actions
from frankpledge.plan.reading.draft import RuleKind, Unit


def with_result(document: Document, old: Row, new: Row) -> Document:
    """Return the document with one row of last year's table changed."""
    rows = tuple(new if row is old else row for row in document.plan.results)
    return replace(document, plan=replace(document.plan, results=rows))


def with_target(
    document: Document, old: Row, new: Row, *, and_measures: bool = False
) -> Document:
    """Return the document with one row of the coming year's table changed.

    `and_measures` changes the themes' measures that repeat the row as well.
    """
    plan = document.plan
    rows = tuple(new if row is old else row for row in plan.targets)
    plan = replace(plan, targets=rows)
    if and_measures:
        themes = tuple(_told_again(theme, old, new) for theme in plan.themes)
        plan = replace(plan, themes=themes)
    return replace(document, plan=plan)


def _told_again(theme: Theme, old: Row, new: Row) -> Theme:
    measures = tuple(
        replace(one, text=new.title, rule=new.rule) if one.text == old.title else one
        for one in theme.measures
    )
    return replace(theme, measures=measures)


def has_sheets(document: Document) -> bool:
    """Say whether the action plan shows measures and outcomes."""
    return document.style.actions in (Actions.SHEETS, Actions.LABELLED)


def with_theme(document: Document, old: Theme, new: Theme) -> Document:
    """Return the document with one theme changed."""
    themes = tuple(new if one is old else one for one in document.plan.themes)
    return replace(document, plan=replace(document.plan, themes=themes))


def with_measure(document: Document, measure: Measure) -> Document:
    """Return the document with one more measure on its last theme sheet."""
    theme = document.plan.themes[-1]
    new = replace(theme, measures=(*theme.measures, measure))
    return with_theme(document, theme, new)


def with_outcomes(document: Document, *outcomes: str) -> Document:
    """Return the document with more outcomes on its last theme sheet."""
    theme = document.plan.themes[-1]
    new = replace(theme, outcomes=(*theme.outcomes, *outcomes))
    return with_theme(document, theme, new)


def with_prose(document: Document, text: str) -> Document:
    """Return the document with one more paragraph in its review."""
    plan = document.plan
    *others, last = plan.review
    told = replace(last, paragraphs=(*last.paragraphs, text))
    return replace(document, plan=replace(plan, review=(*others, told)))


class NoPlace(LookupError):
    """A plan has no place for an error."""


def one_of(rng: Random, rows: Sequence[Row]) -> Row:
    """Return a row; raise NoPlace when there is none."""
    if not rows:
        raise NoPlace
    return rng.choice(rows)


def by_share(rows: tuple[Row, ...]) -> list[Row]:
    """Return the rows that count something and are to fall by a share."""
    return [
        row
        for row in rows
        if row.rule is not None
        and row.rule.kind is RuleKind.REDUCE_BY_SHARE
        and row.target.unit is Unit.COUNT
    ]


def share_of(row: Row) -> Decimal:
    """Return the size of a row's rule."""
    return (row.rule.amount if row.rule else None) or Decimal(0)


def goal_of(row: Row) -> Decimal:
    """Return the exact figure a row's share and baseline give."""
    return (row.baseline.value or Decimal(0)) * (HUNDRED - share_of(row)) / HUNDRED


def fallen_by(start: Decimal, row: Row, plan: Plan) -> Decimal:
    """Return a start fallen by a row's share, as the plan rounds."""
    return rounder(plan.rounding)(start * (HUNDRED - share_of(row)) / HUNDRED, 0)


def with_share(row: Row, share: int, plan: Plan) -> Row:
    """Return a row that asks for another share, its target following from it."""
    if row.rule is None:
        return row
    old = rf"\b{share_of(row)}(?=%| per cent)"
    new = replace(
        row,
        title=re.sub(old, str(share), row.title),
        rule=replace(row.rule, amount=Decimal(share)),
    )
    start = row.baseline.value or Decimal(0)
    return replace(new, target=amount(fallen_by(start, new, plan)))


def quarters_of(total: Decimal, rng: Random) -> tuple[Amount, ...]:
    """Return four counts that make a total."""
    whole = int(total)
    parts = [whole // 4 + rng.randint(-whole // 40, whole // 40)]
    parts += [whole // 4 for _ in range(2)]
    return tuple(amount(one) for one in (*parts, whole - sum(parts)))


def claimed_in_prose(document: Document, row: Row) -> bool:
    """Say whether the prose claims something of a row."""
    told = " ".join(document.plan.successes).casefold()
    return row.subject.casefold() in told


def claims_movement(document: Document) -> bool:
    """Say whether the prose reads rises and falls into the figures.

    In such a plan every change is beyond chance.
    """
    return any(" fell by " in text for text in document.plan.successes)
