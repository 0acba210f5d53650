"""Errors in what a table holds together: totals, quarters, owners, years of heads."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from benchmarks.checking.changing import (
    NoPlace,
    has_sheets,
    with_prose,
    with_result,
    with_target,
    with_theme,
)
from benchmarks.checking.heads import QUARTERS, Col
from benchmarks.checking.layout import Document
from benchmarks.checking.plan import NOTHING, Row, amount
from benchmarks.checking.rows import Maker
from benchmarks.checking.sowing_dates import TABLES
from benchmarks.checking.style import Actions
from benchmarks.checking.styling import DATED
from frankpledge.plan.reading.draft import Unit


def _maker(document: Document, rng: Random) -> Maker:
    plan = document.plan
    return Maker(rng, plan.rounding, large=plan.claims, is_running=plan.is_running)


def _total(document: Document) -> Row:
    for row in document.plan.results:
        if row.title.startswith("Total"):
            return row
    raise NoPlace


def wrong_total(document: Document, rng: Random) -> Document | None:
    """Print a total that its rows do not come to."""
    row = _total(document)
    actual = (row.actual.value or Decimal(0)) * rng.randint(94, 97) // 100
    maker = _maker(document, rng)
    maker.places = row.change.places
    quarters = () if Col.Q1 in document.style.results.columns else row.quarters
    made = replace(maker.resulting(row, actual), quarters=quarters)
    return with_result(document, row, made)


def total_asks_more(document: Document, rng: Random) -> Document | None:
    """Ask more of the total than its parts would reach."""
    row = _total(document)
    goal = (row.target.value or Decimal(0)) * rng.randint(88, 95) // 100
    maker = _maker(document, rng)
    maker.places = row.change.places
    asked = replace(row, target=amount(goal))
    made = maker.resulting(asked, row.actual.value or Decimal(0))
    made = replace(made, quarters=row.quarters, earlier=row.earlier)
    return with_result(document, row, made)


def _with_quarters(document: Document, unit: Unit) -> list[Row]:
    if Col.Q1 not in document.style.results.columns:
        return []
    rows = document.plan.results
    if any(row.title.startswith("Total") for row in rows):
        return []
    return [row for row in rows if row.actual.unit is unit and row.quarters]


def _second_quarter(row: Row, value: Decimal) -> Row:
    first, second, *others = row.quarters
    return replace(row, quarters=(first, replace(second, value=value), *others))


def wrong_quarter(document: Document, rng: Random) -> Document | None:
    """Print a quarter with which the four do not make the year."""
    rows = _with_quarters(document, Unit.COUNT)
    if len(rows) < 3 or document.plan.is_running:
        return None
    row = rng.choice([one for one in rows if (one.actual.value or 0) > 100] or rows)
    old = row.quarters[1].value or Decimal(0)
    value = old + 3 + old * rng.randint(10, 40) // 100
    return with_result(document, row, _second_quarter(row, value))


def year_outside_quarters(document: Document, rng: Random) -> Document | None:
    """Print quarters all above the percentage of the year."""
    rows = _with_quarters(document, Unit.PERCENT)
    if len(rows) < 3:
        return None
    row = rng.choice(rows)
    above = tuple(
        amount((row.actual.value or Decimal(0)) + 4 + off, Unit.PERCENT)
        for off in (3, 0, 2, 1)
    )
    return with_result(document, row, replace(row, quarters=above))


def running_down(document: Document, rng: Random) -> Document | None:
    """Let a count that runs on through the year go down."""
    rows = [r for r in _with_quarters(document, Unit.COUNT) if r.quarters[0].value]
    rows = [row for row in rows if (row.quarters[0].value or 0) > 20]
    if len(rows) < 3 or not document.plan.is_running:
        return None
    row = rng.choice(rows)
    first = row.quarters[0].value or Decimal(0)
    return with_result(document, row, _second_quarter(row, first * 8 // 10))


def wrong_remainder(document: Document, rng: Random) -> Document | None:
    """Tell of a remaining share that the others leave no room for."""
    first = rng.randint(40, 70)
    rest = 100 - first + rng.randint(5, 20)
    told = f"{first}% of calls came at night and the remaining {rest}% by day."
    return with_prose(document, told)


def wrong_row_share(document: Document, rng: Random) -> Document | None:
    """Print a percentage that the counts in the two rows above it do not give."""
    if document.plan.claims or document.plan.results[-1].title.startswith("Total"):
        return None
    wholes = [Decimal(rng.randint(150, 400)) for _ in range(3)]
    parts = [whole * rng.randint(30, 70) // 100 for whole in wholes]
    shares = [
        (part * 100 / whole).quantize(Decimal("0.1"))
        for part, whole in zip(parts, wholes, strict=True)
    ]
    shares[2] += rng.randint(6, 15)
    rows = [
        told_row(document, rng, title, values, unit)
        for title, values, unit in (
            ("Number of referrals", wholes, Unit.COUNT),
            ("Number of repeat referrals", parts, Unit.COUNT),
            ("Percentage of repeat referrals", shares, Unit.PERCENT),
        )
    ]
    plan = document.plan
    return replace(document, plan=replace(plan, results=(*plan.results, *rows)))


def told_row(
    document: Document, rng: Random, title: str, values: list[Decimal], unit: Unit
) -> Row:
    """Return a row of last year's table without a rule: baseline, target, actual."""
    places = 1 if unit is Unit.PERCENT else 0
    start, goal, actual = values
    model = document.plan.results[-1]
    row = replace(
        model,
        subject=title,
        title=title,
        rule=None,
        baseline=amount(start, unit, places),
        target=amount(goal, unit, places),
        code="",
        survey="",
    )
    maker = _maker(document, rng)
    made = maker.resulting(row, actual)
    status = replace(made.particular, status="")
    return replace(made, quarters=(), earlier=NOTHING, particular=status)


def no_owner(document: Document, rng: Random) -> Document | None:
    """Name nobody for one row of a table that names somebody for the others."""
    plan = document.plan
    if document.style.actions in TABLES:
        theme = plan.themes[-1]
        *others, last = theme.actions
        said = replace(last.particular, owner="")
        actions = (*others, replace(last, particular=said))
        return with_theme(document, theme, replace(theme, actions=actions))
    if Col.OWNER in document.style.targets.columns:
        row = rng.choice(plan.targets)
        said = replace(row.particular, owner="")
        return with_target(document, row, replace(row, particular=said))
    return None


def no_lead(document: Document, rng: Random) -> Document | None:
    """Leave one theme without a lead where the others have one."""
    if document.style.actions is not Actions.LABELLED or len(document.plan.themes) < 3:
        return None
    theme = rng.choice(document.plan.themes)
    return with_theme(document, theme, replace(theme, lead=""))


def no_survey(document: Document, rng: Random) -> Document | None:
    """Leave out the survey of one target of opinion where the others name theirs."""
    if not document.style.are_surveys_named or not has_sheets(document):
        return None
    told = [row for row in document.plan.targets if row.survey and not row.code]
    if not told or Col.EVIDENCE in document.style.targets.columns:
        return None
    if sum(bool(row.survey) for row in document.plan.targets) < 2:
        return None
    row = rng.choice(told)
    return with_target(document, row, replace(row, survey=""))


def _with_heads(document: Document, **heads: str) -> Document:
    table = document.style.results
    changed = {Col(name): head for name, head in heads.items()}
    table = replace(table, heads={**table.heads, **changed}, has_groups=False)
    return replace(document, style=replace(document.style, results=table))


def other_months(document: Document, rng: Random) -> Document | None:
    """Set nine months of one year against the whole of the year before."""
    del rng
    plan = document.plan
    if document.style.results.has_groups or plan.is_calendar or _has_more(document):
        return None
    year = plan.year - 1
    return _with_heads(
        document,
        baseline=f"April {year - 1} to March {year}",
        actual=f"April to December {year}",
        target="Target",
    )


def _has_more(document: Document) -> bool:
    columns = document.style.results.columns
    return Col.EARLIER in columns or QUARTERS[0] in columns


def months_of_a_row(document: Document, rng: Random) -> Document | None:
    """Let one row's title name other months than its columns."""
    table = document.style.results
    dated = "{y}" in table.heads[Col.ACTUAL] and "{y}" in table.heads[Col.BASELINE]
    if not dated or document.plan.is_calendar or _has_more(document):
        return None
    row, year = rng.choice(document.plan.results), document.plan.year - 1
    title = f"{row.title} (October {year - 1} to September {year})"
    return with_result(document, row, replace(row, title=title))


def baseline_too_late(document: Document, rng: Random) -> Document | None:
    """Head last year's baseline with the year after its actual."""
    del rng
    plan, table = document.plan, document.style.results
    if "{y}" not in table.heads[Col.ACTUAL] or table.has_groups or _has_more(document):
        return None
    late = plan.year if plan.is_calendar else f"{plan.year}/{(plan.year + 1) % 100:02d}"
    return _with_heads(document, baseline=f"Baseline {late}")


def targets_too_early(document: Document, rng: Random) -> Document | None:
    """Head the coming year's targets with the year before."""
    del rng
    plan, style = document.plan, document.style
    dated = "{y}" in style.targets.heads[Col.TARGET]
    if not dated or "{this}" not in style.title or plan.is_calendar:
        return None
    table = replace(style.targets, years_off=-1)
    return replace(document, style=replace(style, targets=table))


def baseline_of_no_year(document: Document, rng: Random) -> Document | None:
    """Give a baseline of no year, in a plan without last year's results."""
    del rng
    plan, style = document.plan, document.style
    table = style.targets
    if plan.claims or table.has_groups or QUARTERS[0] in table.columns:
        return None
    heads = {**table.heads, Col.BASELINE: "Baseline"}
    style = replace(style, targets=replace(table, heads=heads))
    headings = {place: DATED.sub("the year", h) for place, h in style.headings.items()}
    style = replace(style, headings=headings)
    return replace(document, plan=replace(plan, results=()), style=style)


def impossible_year(document: Document, rng: Random) -> Document | None:
    """Write a year with a stroke that ends before it begins, in the title of a row."""
    row, year = rng.choice(document.plan.targets), document.plan.year
    title = f"{row.title} ({year}/{(year - 2) % 100:02d})"
    return with_target(document, row, replace(row, title=title))
