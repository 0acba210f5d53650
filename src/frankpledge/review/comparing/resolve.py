"""Checks of what the next plan makes of a result: dropped, eased, kept, missed again."""

from collections.abc import Iterator
from decimal import Decimal

from frankpledge.plan.reading.draft import RuleKind
from frankpledge.review.checks.rows import BY_SHARE
from frankpledge.review.checks.wording import aim, figure, name_of
from frankpledge.review.comparing.elements import Element
from frankpledge.review.comparing.figures import at, told
from frankpledge.review.comparing.following import (
    Followed,
    Met,
    Years,
    unit_of_goal,
)
from frankpledge.review.comparing.rule import YearsRemark


def missed_and_dropped(years: Years) -> Iterator[YearsRemark]:
    """Find targets that were missed and of which the next plan says nothing."""
    for each in years.followed:
        if each.is_dropped and each.met is Met.MISSED:
            yield YearsRemark(
                f"{name_of(each.then.words)}: {_set_and_came(years, each)}. The target "
                f"was missed, and {years.now_plan} says nothing of it. Why is it no "
                f"longer pursued?",
                each.then,
                None,
            )


def missed_and_lowered(years: Years) -> Iterator[YearsRemark]:
    """Find targets that were missed and of which the next plan asks less."""
    for each in years.followed:
        if each.now is None or each.met is not Met.MISSED:
            continue
        eased = _eased(each, each.now)
        if eased:
            yield YearsRemark(
                f"{name_of(each.now.words)}: {_set_and_came(years, each)}. The target "
                f"was missed, and {years.now_plan} asks for less: {eased}.",
                each.then,
                each.now,
            )


def met_and_kept(years: Years) -> Iterator[YearsRemark]:
    """Find targets that were met and are set no further than they already were."""
    for each in years.followed:
        now, outcome = each.now, each.outcome
        if now is None or outcome is None or each.met in {None, Met.MISSED}:
            continue
        if _steps(each, now) not in {-1, 0} or _holds_what_was_reached(each, now):
            continue
        yield YearsRemark(
            f"{name_of(now.words)}: {_set_and_came(years, each)}. The target was met, "
            f"and {years.now_plan} asks for {_goal(now)}{at(now)}, no more than was "
            f"asked before. Should it ask for more?",
            each.then,
            now,
        )


def never_met(years: Years) -> Iterator[YearsRemark]:
    """Find targets that were missed two years running and are set again."""
    for each in years.followed:
        if each.now is None or each.met is not Met.MISSED:
            continue
        if Met.MISSED not in {each.met_before, each.met_now}:
            continue
        is_before = each.met_before is Met.MISSED
        again, plan, when = (
            (each.before, years.then_plan, "the year before")
            if is_before
            else (each.now, years.now_plan, "the year after")
        )
        yield YearsRemark(
            f"{name_of(each.now.words)}: {_set_and_came(years, each)}. It was missed "
            f"{when} too ({_said(again, plan)}), and it is still set. What will be done "
            f"otherwise this time?",
            each.then,
            each.now,
        )


def _said(row: Element | None, plan: str) -> str:
    """Return "585 against 600, line 10 of the plan for 2020-21"."""
    if row is None:
        raise ValueError("asked only of a year whose result is known")
    place = row.place.words
    where = f", {place} of {plan}" if place else f" in {plan}"
    return f"{_goal(row)} against {_actual(row)}{where}"


def _set_and_came(years: Years, each: Followed) -> str:
    """Return "the plan for 2009-10 set 259 (line 10); 273 is the result printed"."""
    outcome = each.outcome
    if outcome is None:
        raise ValueError("asked only of a target whose result is known")
    setter = years.then_plan if each.aim is each.then else "the table of results"
    return f"{setter} set {_goal(each.aim)}{at(each.aim)}; {told(years, outcome)}"


def _goal(element: Element) -> str:
    return figure(element.goal or Decimal(0), unit_of_goal(element))


def _actual(element: Element) -> str:
    return figure(element.actual.value or Decimal(0), element.actual.unit)


def _steps(each: Followed, now: Element) -> int | None:
    """Return 1 where the new figure asks for more, -1 for less, 0 for the same."""
    was, goal, good = each.aim.goal, now.goal, each.good
    if was is None or goal is None or good is None:
        return None
    if unit_of_goal(each.aim) is not unit_of_goal(now):
        return None
    further = (goal - was) * good
    return (further > 0) - (further < 0)


def _eased(each: Followed, now: Element) -> str:
    """Return in which way less is asked; "" where it is not, or nothing tells."""
    steps = _steps(each, now)
    if steps == -1:
        same_rule = _by_the_same_rule(each, now)
        return f"{_goal(now)}{at(now)}, after {_goal(each.aim)}{same_rule}"
    then, rule = each.then.rule, now.rule
    if steps is not None or then is None or rule is None:
        return ""
    if then.kind is not rule.kind or rule.kind not in BY_SHARE:
        return ""
    if then.amount is None or rule.amount is None or rule.amount >= then.amount:
        return ""
    return f"{aim(rule)}{at(now)}, after {aim(then)}"


def _by_the_same_rule(each: Followed, now: Element) -> str:
    rule = now.rule
    if rule is None or rule != each.then.rule or rule.kind not in BY_SHARE:
        return ""
    return f" (again {aim(rule)}, from the worse result)"


def _holds_what_was_reached(each: Followed, now: Element) -> bool:
    """Say whether the new target is to keep what was reached, and is set just there."""
    rule, outcome = now.rule, each.outcome
    is_to_keep = rule is not None and rule.kind is RuleKind.MAINTAIN_OR_IMPROVE
    return is_to_keep and outcome is not None and now.goal == outcome.value
