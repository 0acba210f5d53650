"""Checks of figures that two years' plans should agree on, and do not."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from frankpledge.plan.reading.draft import Figure, Unit
from frankpledge.review.checks.rows import known
from frankpledge.review.checks.wording import figure, listed, name_of
from frankpledge.review.comparing.elements import Basis, Element, Kind
from frankpledge.review.comparing.following import (
    Followed,
    Outcome,
    Years,
    same_figure,
)
from frankpledge.review.comparing.rule import YearsRemark

# What came of a target, by what its result rests on. A document prints the result of a
# year in the next one's table; a plan held here may have its own.
RESTS_ON = {
    Basis.PRINTED: "{figure} is printed as the result for {year}",
    Basis.TYPED: "the figure a partner gave for {year} is {figure}",
    Basis.COUNTED: "the evidence held for {year} gives {figure}",
}
_SAY_WHY = (
    "If the figure was revised or covers another period the plan should say so; "
    "otherwise the baseline is {figure}."
)
WHY_BASELINES_DIFFER = {
    Basis.PRINTED: _SAY_WHY,
    Basis.TYPED: _SAY_WHY,
    Basis.COUNTED: "Published evidence and a force’s own count may differ: say which of "
    "the two the target will be judged by.",
}
IN_NEXT_TABLE = "the table of results in {plan} gives {figure} for {year}{where}"
UNIT_WORDS = {
    Unit.COUNT: "a count",
    Unit.PERCENT: "a percentage",
    Unit.PER_THOUSAND: "a rate per thousand",
    Unit.POUNDS: "a sum of money",
    Unit.DAYS: "a number of days",
}


def at(element: Element | None) -> str:
    """Return " (line 12)", or "" for what has a page of its own."""
    words = element.place.words if element else ""
    return f" ({words})" if words else ""


def shown(cell: Figure) -> str:
    """Return a known figure as sentences print it."""
    return figure(known(cell) or Decimal(0), cell.unit)


def told(years: Years, outcome: Outcome) -> str:
    """Return what came of a target, with what says so, as a clause."""
    is_in_table = outcome.given_by.kind is Kind.RESULT
    words = IN_NEXT_TABLE if is_in_table else RESTS_ON[outcome.basis]
    return words.format(
        figure=shown(outcome.figure),
        year=years.then_year,
        plan=years.now_plan,
        where=at(outcome.given_by),
    )


def baseline_is_not_the_result(years: Years) -> Iterator[YearsRemark]:
    """Find baselines that are not the result printed, or given, for the year before."""
    return _other_baselines(years, frozenset({Basis.PRINTED, Basis.TYPED}))


def baseline_is_not_what_was_counted(years: Years) -> Iterator[YearsRemark]:
    """Find baselines that are not what the evidence held gives for the year before."""
    return _other_baselines(years, frozenset({Basis.COUNTED}))


def _other_baselines(years: Years, bases: frozenset[Basis]) -> Iterator[YearsRemark]:
    if not years.are_consecutive or starts_from_a_fixed_year(years.followed):
        return
    for each in years.followed:
        outcome, now = each.outcome, each.now
        if now is None or outcome is None or outcome.basis not in bases:
            continue
        if same_figure(now.baseline, outcome.figure) is not False:
            continue
        yield YearsRemark(
            f"{name_of(now.words)}: {years.now_plan} starts from "
            f"{shown(now.baseline)}{at(now)}, but {told(years, outcome)}. "
            f"{WHY_BASELINES_DIFFER[outcome.basis].format(figure=shown(outcome.figure))}",
            each.then,
            now,
        )


def starts_from_a_fixed_year(followed: Iterable[Followed]) -> bool:
    """Say whether every target keeps the baseline it had: a strategy's base year."""
    same = [
        same_figure(each.then.baseline, each.now.baseline)
        for each in followed
        if each.now is not None and known(each.now.baseline) is not None
    ]
    return len(same) > 1 and all(same)


def target_was_changed(years: Years) -> Iterator[YearsRemark]:
    """Find results set against another target than the plan of that year had."""
    for each, printed in _with_printed_row(years):
        if same_figure(each.then.target, printed.target) is False:
            yield YearsRemark(
                f"{name_of(each.then.words)}: {years.then_plan} set a target of "
                f"{shown(each.then.target)}{at(each.then)}, but {years.now_plan} sets "
                f"the result against {shown(printed.target)}{at(printed)}. A target is not changed once its year has begun without saying so.",
                each.then,
                printed,
            )


def baseline_was_changed(years: Years) -> Iterator[YearsRemark]:
    """Find results counted from another baseline than the plan of that year had."""
    for each, printed in _with_printed_row(years):
        if same_figure(each.then.baseline, printed.baseline) is False:
            yield YearsRemark(
                f"{name_of(each.then.words)}: {years.then_plan} started from "
                f"{shown(each.then.baseline)}{at(each.then)}, but {years.now_plan} "
                f"measures the result from {shown(printed.baseline)}{at(printed)}. Was the earlier figure revised? Then the target set from it is no "
                f"longer the same change.",
                each.then,
                printed,
            )


def _with_printed_row(years: Years) -> Iterator[tuple[Followed, Element]]:
    for each in years.followed:
        if each.printed is not None:
            yield each, each.printed


def measure_changed_under_its_name(years: Years) -> Iterator[YearsRemark]:
    """Find targets that kept their name and are measured by something else."""
    for each in years.followed:
        now = each.now
        if now is None or each.then.subject != now.subject:
            continue
        differences = listed(list(_other_measure(each.then, now)))
        if differences:
            yield YearsRemark(
                f"{name_of(now.words)}: under the same name {differences}. Figures "
                f"before and after are two series: no trend runs across, and the new "
                f"target needs a baseline measured the new way.",
                each.then,
                now,
            )


def _other_measure(then: Element, now: Element) -> Iterator[str]:
    """Yield what it is measured by that differs where both plans say it."""
    if then.codes and now.codes and not set(then.codes) & set(now.codes):
        yield f"the indicator was {listed(then.codes)} and is {listed(now.codes)}"
    if then.instruments and now.instruments:
        was, is_now = set(then.instruments), set(now.instruments)
        if not was & is_now:
            yield f"the {listed(sorted(was))} was asked and now the {listed(sorted(is_now))}"
    if then.unit and now.unit and then.unit is not now.unit:
        yield (
            f"it was {UNIT_WORDS[then.unit]} ({shown_first(then)}) and is "
            f"{UNIT_WORDS[now.unit]} ({shown_first(now)})"
        )


def shown_first(element: Element) -> str:
    """Return the first figure of a target that is known, as it is printed."""
    cells = (element.baseline, element.target, element.actual)
    return next((shown(cell) for cell in cells if known(cell) is not None), "")
