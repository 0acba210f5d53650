"""Small pairs of plans, one that trips each check between years and one it must leave.

As with `review.checks.examples`, the table points here and the tests run every pair.
The figures are invented.
"""

from collections.abc import Callable
from dataclasses import replace

from frankpledge.plan.reading.draft import (
    Draft,
    ResultRow,
    TargetRow,
    TargetRule,
)
from frankpledge.review.checks.examples import cell, draft, fall, result, target
from frankpledge.review.comparing.drafts import plan_of_draft
from frankpledge.review.comparing.elements import Basis, YearPlan
from frankpledge.review.comparing.rule import Pair

ROBBERY = "Reduce robbery by 10%"
Example = Callable[[], Pair]


def two_plans(then: Draft, now: Draft) -> Pair:
    """Return two drafts as the plans of 2020-21 and 2021-22."""
    earlier = replace(then, year_label="2020-21", results_year_label="2019-20")
    return plan_of_draft(earlier), plan_of_draft(now)


def robbery_then(cells: str = "600 | 540") -> TargetRow:
    """Return last year's target for robbery: to fall by 10%."""
    return target(ROBBERY, cells, fall("10%"), 20)


def robbery_came(cells: str) -> ResultRow:
    """Return the row about it in this year's table of results."""
    return result(ROBBERY, cells, fall("10%"), 10)


def robbery_now(cells: str, share: str = "10%") -> TargetRow:
    """Return this year's target for robbery."""
    return target(f"Reduce robbery by {share}", cells, fall(share), 20)


def robbery(came: str, now: str, *, share: str = "10%") -> Example:
    """Give robbery, to fall from 600 to 540: what came of it, what is set now."""
    return lambda: two_plans(
        draft(robbery_then()), draft(robbery_came(came), robbery_now(now, share))
    )


def dropped(came: str) -> Example:
    """Give robbery, to fall from 600 to 540, and a next plan about arson alone."""
    arson = target("Reduce arson by 10%", "50 | 45", fall("10%"), 20)
    return lambda: two_plans(draft(robbery_then()), draft(robbery_came(came), arson))


def counted(actual: str, now: str) -> Example:
    """Give robbery counted in the evidence, and the baseline the next plan has."""

    def made() -> Pair:
        earlier, later = two_plans(draft(robbery_then()), draft(robbery_now(now)))
        return with_counted(earlier, actual), later

    return made


def with_counted(plan: YearPlan, actual: str) -> YearPlan:
    """Return a plan whose every target has this result, counted in the evidence."""
    elements = tuple(
        replace(each, actual=cell(actual), basis=Basis.COUNTED)
        for each in plan.elements
    )
    return replace(plan, elements=elements)


def missed_before(actual: str) -> Example:
    """Give robbery missed last year, with what came of it the year before."""
    before = result(ROBBERY, f"650 | 585 | {actual} | - 8%", fall("10%"), 10)
    return lambda: two_plans(
        draft(before, robbery_then()),
        draft(robbery_came("600 | 540 | 570 | - 5%"), robbery_now("570 | 513")),
    )


def measured(then: str, now: str, *, codes: tuple[str, str] = ("", "")) -> Example:
    """Give rowdiness asked about under one name, by these figures and codes."""
    title = "Reduce the share of people who see rowdiness as a problem by 10%"

    def row(cells: str, code: str) -> TargetRow:
        return target(title, cells, _TENTH, codes=code)

    return lambda: two_plans(draft(row(then, codes[0])), draft(row(now, codes[1])))


_TENTH: TargetRule = fall("10%")
