"""Errors in what is wanted: targets that contradict, codes that cannot mean it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from benchmarks.checking.changing import (
    by_share,
    claimed_in_prose,
    claims_movement,
    fallen_by,
    has_sheets,
    one_of,
    quarters_of,
    share_of,
    with_measure,
    with_outcomes,
    with_result,
    with_share,
    with_target,
    with_theme,
)
from benchmarks.checking.drawing import BURGLARY_CHANGED, with_codes_of_its_year
from benchmarks.checking.heads import Col
from benchmarks.checking.layout import Document
from benchmarks.checking.plan import NOTHING, Measure, Row, amount, words
from benchmarks.checking.rows import Maker
from frankpledge.plan.reading.draft import RuleKind, TargetRule, Unit

OF_NATIONAL_INDICATORS = 2009


def in_year(document: Document, year: int) -> Document:
    """Return the document for another year; everything it prints follows."""
    plan = with_codes_of_its_year(replace(document.plan, year=year))
    return replace(document, plan=plan)


def coded(document: Document, code: str, text: str, aim: TargetRule) -> Document | None:
    """Return the document with a measure under a code."""
    if not has_sheets(document):
        return None
    return with_measure(document, Measure(text, aim, code))


def code_misused(document: Document, rng: Random) -> Document | None:
    """Set a measure under the code of an indicator that means something else."""
    code, text = rng.choice(
        (
            ("NI32", "Reduce repeat calls about abuse to {n}%"),
            ("NI195", "Reduce the share of empty shops to {n}%"),
            ("NI47", "Reduce the share of drivers above the limit to {n}%"),
            ("NI33", "Reduce the share of shops without alarms to {n}%"),
        )
    )
    share = rng.randint(8, 30)
    rule = TargetRule(RuleKind.REDUCE_TO, Decimal(share), Unit.PERCENT)
    document = in_year(document, OF_NATIONAL_INDICATORS)
    return coded(document, code, text.format(n=share), rule)


def code_turned(document: Document, rng: Random) -> Document | None:
    """Want less of what an indicator wants more of."""
    number = rng.randint(40, 400)
    rule = TargetRule(RuleKind.REDUCE_TO, Decimal(number))
    document = in_year(document, OF_NATIONAL_INDICATORS)
    text = f"Reduce drug users in effective treatment to {number}"
    return coded(document, "NI40", text, rule)


def code_ended(document: Document, rng: Random) -> Document | None:
    """Name a national indicator in a year in which there were none."""
    number = rng.randint(40, 400)
    rule = TargetRule(RuleKind.REDUCE_TO, Decimal(number))
    document = in_year(document, rng.choice((2005, 2013, 2024)))
    return coded(document, "NI33", f"Reduce arson in parks to {number}", rule)


def code_that_never_was(document: Document, rng: Random) -> Document | None:
    """Name an indicator beyond the last there was."""
    number = rng.randint(40, 400)
    rule = TargetRule(RuleKind.REDUCE_TO, Decimal(number))
    document = in_year(document, OF_NATIONAL_INDICATORS)
    code = f"NI{rng.randint(199, 300)}"
    return coded(document, code, f"Reduce arson in parks to {number}", rule)


def reports_both_ways(document: Document, rng: Random) -> Document | None:
    """Want more reports in one theme of what another wants fewer reports of."""
    if not has_sheets(document):
        return None
    harm = rng.choice(("stalking", "forced marriage", "rogue trading"))
    document = with_outcomes(document, f"More reporting of {harm}")
    first = document.plan.themes[0]
    outcomes = (*first.outcomes, f"Fewer cases of {harm} reported")
    return with_theme(document, first, replace(first, outcomes=outcomes))


def _with_another(document: Document, row: Row) -> Document | None:
    if Col.Q1 in document.style.targets.columns:
        return None
    rows = (*document.plan.targets, row)
    return replace(document, plan=replace(document.plan, targets=rows))


def contradicting(document: Document, rng: Random) -> Document | None:
    """Set two sizes for one thing in the table of targets."""
    row = one_of(rng, by_share(document.plan.targets))
    other = with_share(row, int(share_of(row)) + rng.randint(1, 5), document.plan)
    if other.title == row.title:
        return None
    last = document.plan.targets[-1]
    return _with_another(document, replace(other, section=last.section))


def the_same_twice(document: Document, rng: Random) -> Document | None:
    """Print one row of the targets twice."""
    row = one_of(rng, by_share(document.plan.targets))
    last = document.plan.targets[-1]
    return _with_another(document, replace(row, section=last.section))


def verdict_within_chance(document: Document, rng: Random) -> Document | None:
    """Call a target missed that was missed by less than chance makes."""
    plan = document.plan
    rows = [
        row for row in by_share(plan.results) if not claimed_in_prose(document, row)
    ]
    has_verdicts = Col.CHANGE in document.style.results.columns
    if not claims_movement(document) or not rows or not has_verdicts:
        return None
    row = one_of(rng, rows)
    actual = (row.target.value or Decimal(0)) + rng.randint(2, 9)
    maker = Maker(rng, plan.rounding, large=True, is_running=plan.is_running)
    maker.places = row.change.places
    (carried,) = (one for one in plan.targets if one.subject == row.subject)
    goal = fallen_by(actual, carried, plan)
    moved = replace(
        carried,
        baseline=amount(actual),
        target=amount(goal),
        quarters=quarters_of(goal, rng),
    )
    missed = replace(maker.resulting(row, actual), change=words("Target missed"))
    return with_target(with_result(document, row, missed), carried, moved)


def only_vague(document: Document, rng: Random) -> Document | None:
    """Measure a theme by nothing that can be counted or seen."""
    if not has_sheets(document):
        return None
    text = rng.choice(
        ("Raise awareness of doorstep crime", "Work with landlords on nuisance")
    )
    last = document.plan.themes[-1]
    return with_theme(document, last, replace(last, measures=(Measure(text, None),)))


def vague_target(document: Document, rng: Random) -> Document | None:
    """Print a target that names no figure and nothing to see."""
    if Col.OWNER not in document.style.targets.columns:
        return None
    last = document.plan.targets[-1]
    text = rng.choice(("Promote the watch scheme", "Engage with new communities"))
    said = last.particular
    row = Row(
        text,
        text,
        None,
        1,
        NOTHING,
        NOTHING,
        section=last.section,
        particular=said,
    )
    return _with_another(document, row)


def two_surveys(document: Document, rng: Random) -> Document | None:
    """Name two surveys as the source of one target."""
    if Col.EVIDENCE not in document.style.targets.columns:
        return None
    row = one_of(rng, [one for one in document.plan.targets if one.survey])
    said = replace(row.particular, evidence="Panel Survey, Household Survey")
    return with_target(document, row, replace(row, particular=said))


def across_a_break(document: Document, _: Random) -> Document | None:
    """Compare burglary from before April 2017 with burglary after."""
    heads = document.style.results.heads
    are_headed = all("{" in heads[col] for col in (Col.BASELINE, Col.ACTUAL))
    subjects = {row.subject for row in document.plan.results}
    has_burglary = subjects & {"domestic burglary", "non-domestic burglary"}
    if document.plan.is_calendar or not are_headed or not has_burglary:
        return None
    return in_year(document, BURGLARY_CHANGED[1])
