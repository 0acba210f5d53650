"""Checks of verdicts printed in words: "Target achieved", "exceeded", "missed"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from frankpledge.plan.reading.draft import Draft, FigureState, ResultRow
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.polarity import good_direction
from frankpledge.review.checks.rows import known
from frankpledge.review.checks.wording import (
    figure,
    lines,
    listed,
    name_of,
    printed,
    within_sentence,
)


class Verdict(Enum):
    """What a printed label claims."""

    EXCEEDED = "exceeded"
    MET = "met"
    MISSED = "missed"


class Standing(Enum):
    """Where the actual stands against the target, in the good direction."""

    BEYOND = "better than"
    LEVEL = "exactly on"
    SHORT = "worse than"


# Read in this order: "not met" holds "met". Half measures ("partly met") claim nothing.
_PARTLY = re.compile(
    r"\b(part(ly|ial|ially)?|nearly|almost|on track|on course)\b", re.I
)
_LABELS: tuple[tuple[re.Pattern[str], Verdict], ...] = (
    (re.compile(r"\b(not|un)\s?(met|achieved|reached|hit)\b", re.I), Verdict.MISSED),
    (re.compile(r"\b(missed|failed|fell short|below target)\b", re.I), Verdict.MISSED),
    (re.compile(r"\b(exceeded|surpassed|bettered|beaten)\b", re.I), Verdict.EXCEEDED),
    (re.compile(r"\b(achieved|met|reached|hit)\b", re.I), Verdict.MET),
)
_ALLOWED = {
    Standing.BEYOND: {Verdict.MET, Verdict.EXCEEDED},
    Standing.LEVEL: {Verdict.MET},
    Standing.SHORT: {Verdict.MISSED},
}


@dataclass(frozen=True)
class Labelled:
    """A row whose change column holds a verdict."""

    row: ResultRow
    verdict: Verdict
    standing: Standing
    actual: str
    target: str


def labelled_rows(draft: Draft) -> Iterator[Labelled]:
    """Yield rows with a verdict in words and figures to hold it against."""
    for row in draft.results:
        verdict = verdict_in(row.change.printed)
        actual, target = known(row.actual), known(row.target)
        in_words = row.change.state is FigureState.WORDS and verdict
        if not in_words or actual is None or target is None:
            continue
        standing = _standing(row, actual, target)
        if verdict and standing and row.actual.unit is row.target.unit:
            yield Labelled(
                row=row,
                verdict=verdict,
                standing=standing,
                actual=figure(actual, row.actual.unit),
                target=figure(target, row.target.unit),
            )


def verdict_in(label: str) -> Verdict | None:
    """Return what a label claims; None when it claims nothing a figure can deny."""
    if _PARTLY.search(label):
        return None
    for pattern, verdict in _LABELS:
        if pattern.search(label):
            return verdict
    return None


def _standing(row: ResultRow, actual: Decimal, target: Decimal) -> Standing | None:
    if actual == target:
        return Standing.LEVEL
    good = good_direction(row.title, row.rule)
    if good is None:
        return None
    return Standing.BEYOND if (actual - target) * good > 0 else Standing.SHORT


def label_contradicts_figures(draft: Draft) -> Iterator[Remark]:
    """Find verdicts that the row's own figures deny."""
    for one in labelled_rows(draft):
        if one.verdict in _ALLOWED[one.standing]:
            continue
        rounded = one.standing is Standing.LEVEL
        yield Remark(
            f"{name_of(one.row.title)}: labelled “{printed(one.row.change)}”, but "
            f"{one.actual} is {one.standing.value} the target of {one.target}."
            + (" Print more decimals if rounding hides the difference." * rounded),
            one.row.source,
            one.row.title,
        )


def labels_disagree(draft: Draft) -> Iterator[Remark]:
    """Find one situation, an actual better than its target, under two labels."""
    beyond = [one for one in labelled_rows(draft) if one.standing is Standing.BEYOND]
    met = [one for one in beyond if one.verdict is Verdict.MET]
    exceeded = [one for one in beyond if one.verdict is Verdict.EXCEEDED]
    if not met or not exceeded:
        return
    rows = [one.row for one in (*met, *exceeded)]
    said = [
        f"{within_sentence(name_of(one.row.title))}, {one.actual} against "
        f"{one.target}, is labelled “{printed(one.row.change)}” ({lines(one.row.source)})"
        for one in (*met, *exceeded)
    ]
    text = listed(said)
    yield Remark(
        f"{text[:1].upper()}{text[1:]}. Each did better than its target: one "
        f"situation, two labels. Use “{printed(exceeded[0].row.change)}” for all, or "
        f"say what sets them apart.",
        rows[0].source.through(rows[-1].source),
        rows[0].title,
    )
