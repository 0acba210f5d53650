"""Errors in what is told: verdicts, sums in prose, measures and outcomes of themes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from benchmarks.checking import words as w
from benchmarks.checking.changing import (
    has_sheets,
    share_of,
    with_measure,
    with_outcomes,
    with_prose,
    with_result,
    with_share,
    with_theme,
)
from benchmarks.checking.heads import Col
from benchmarks.checking.layout import Document
from benchmarks.checking.plan import Measure, Row, words
from benchmarks.checking.rows import standing_of
from benchmarks.checking.telling import part_told, share_told, sum_told
from frankpledge.analysis.rounding import half_up
from frankpledge.plan.reading.draft import FigureState, RuleKind, TargetRule, Unit


def _labelled(document: Document) -> list[tuple[Row, int]]:
    """Return the rows with a verdict, each with how it stands to its target."""
    if Col.CHANGE not in document.style.results.columns:
        return []
    zero = Decimal(0)
    return [
        (row, standing_of(row.good, row.actual.value or zero, row.target.value or zero))
        for row in document.plan.results
        if row.change.state is FigureState.WORDS
    ]


def wrong_label(document: Document, rng: Random) -> Document | None:
    """Print a verdict that the row's own figures deny."""
    labelled = _labelled(document)
    if not labelled:
        return None
    row, standing = rng.choice(labelled)
    label = "Target missed" if standing >= 0 else rng.choice(("Target met", "Achieved"))
    return with_result(document, row, replace(row, change=words(label)))


def other_label(document: Document, rng: Random) -> Document | None:
    """Call one of two targets that were bettered met, the other exceeded."""
    beyond = [row for row, standing in _labelled(document) if standing > 0]
    if len(beyond) < 2:
        return None
    label = words(rng.choice(("Target met", "Target achieved")))
    return with_result(document, beyond[0], replace(beyond[0], change=label))


def wrong_sum(document: Document, rng: Random) -> Document | None:
    """Tell a total that its parts do not make."""
    nouns = rng.choice(w.PARTS_TOLD)
    parts = [rng.randint(7, 90) for _ in nouns]
    told = sum_told(parts, nouns, sum(parts) + rng.randint(2, 60))
    return with_prose(document, told)


def part_too_large(document: Document, rng: Random) -> Document | None:
    """Tell of a part larger than its whole."""
    whole = rng.randint(30, 300)
    return with_prose(document, part_told(whole + rng.randint(2, 60), whole))


def wrong_share(document: Document, rng: Random) -> Document | None:
    """Tell a share that its part and whole do not give."""
    whole = rng.randint(40, 300)
    part = rng.randint(14, whole - 1)
    right = half_up(Decimal(part) * 100 / whole)
    wrong = right + rng.randint(3, 20) * (-1 if right > 50 else 1)
    return with_prose(document, share_told(part, whole, str(wrong)))


def measure_differs(document: Document, rng: Random) -> Document | None:
    """Let a theme ask for another share than the table of targets."""
    if not has_sheets(document):
        return None
    by_title = {row.title: row for row in document.plan.targets}
    for theme in document.plan.themes:
        for measure in theme.measures:
            row = by_title[measure.text]
            if row.rule is None or row.rule.kind is not RuleKind.REDUCE_BY_SHARE:
                continue
            share = int(share_of(row)) + rng.randint(1, 5)
            other = with_share(row, share, document.plan)
            new = replace(measure, text=other.title, rule=other.rule)
            measures = tuple(new if m is measure else m for m in theme.measures)
            return with_theme(document, theme, replace(theme, measures=measures))
    return None


# A verb, the noun with its setting, and what the review says was done.
EVENTS = (
    ("Run", "market stalls with free locks", "market stalls were run with free locks"),
    (
        "Hold",
        "street briefings for older residents in the winter",
        "street briefings were held for older residents in the winter",
    ),
    (
        "Deliver",
        "school talks on the dangers of carrying knives",
        "school talks were delivered on the dangers of carrying knives",
    ),
)


def met_already(document: Document, rng: Random) -> Document | None:
    """Ask for fewer of something than the review says were done."""
    if not has_sheets(document):
        return None
    verb, noun, done = rng.choice(EVENTS)
    wanted = rng.randint(5, 20)
    rule = TargetRule(RuleKind.AT_LEAST, Decimal(wanted))
    document = with_measure(document, Measure(f"{verb} at least {wanted} {noun}", rule))
    return with_prose(document, f"In the year {wanted + rng.randint(2, 9)} {done}.")


def other_survey(document: Document, rng: Random) -> Document | None:
    """Answer the question of a target with another survey's figure."""
    for row in document.plan.targets:
        start = row.baseline.value
        if not row.survey or start is None or row.target.unit is not Unit.PERCENT:
            continue
        named = replace(document.style, are_surveys_named=True)
        document = replace(document, style=named)
        share = start + rng.choice((-3, 4, 7))
        told = f"In the Household Survey {share}% were {row.subject}."
        return with_prose(document, told)
    return None


HARMS = ("stalking cases", "forced marriages", "rogue trading incidents")


def fewer_reports(document: Document, rng: Random) -> Document | None:
    """Want fewer reports of what the review calls under-reported."""
    if not has_sheets(document):
        return None
    harm = rng.choice(HARMS)
    document = with_outcomes(document, f"Fewer {harm} reported to the police")
    return with_prose(document, f"{harm.capitalize()} remain under-reported.")


def more_and_fewer_reports(document: Document, rng: Random) -> Document | None:
    """Want more reports of a harm and fewer of one that holds it."""
    if not has_sheets(document):
        return None
    kind, harm = rng.choice((("racist", "assaults"), ("homophobic", "threats")))
    return with_outcomes(
        document, f"More reporting of {kind} {harm}", f"A reduction in reported {harm}"
    )
