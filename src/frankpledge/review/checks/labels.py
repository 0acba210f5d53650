"""Checks of verdicts printed in words: "Target achieved", "exceeded", "missed"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from frankpledge.plan.reading.draft import Draft, FigureState, ResultRow
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.rows import known
from frankpledge.review.checks.standing import Standing, standing_of
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


# Read in this order: "not met" holds "met". Half measures ("partly met") claim nothing.
_PARTLY = re.compile(
    r"\b(part(ly|ial|ially)?|nearly|almost|on track|on course)\b", re.I
)
_LABELS: tuple[tuple[re.Pattern[str], Verdict], ...] = (
    (
        re.compile(r"\b(met|achieved|reached|hit)\s?[?:] ?(no?|[✗✘☒])$", re.I),
        Verdict.MISSED,
    ),
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
    """A row with a verdict in words."""

    row: ResultRow
    label: str  # as printed
    verdict: Verdict
    standing: Standing
    actual: str
    target: str


def labelled_rows(draft: Draft) -> Iterator[Labelled]:
    """Yield rows with a verdict in words and figures to hold it against.

    The verdict stands where a change would, or in a column of its own.
    """
    for row in draft.results:
        in_words = row.change.state is FigureState.WORDS
        labels = [printed(row.change) if in_words else "", row.particulars.status]
        label = next((one for one in labels if verdict_in(one)), "")
        verdict, standing = verdict_in(label), standing_of(row)
        if verdict and standing:
            yield Labelled(
                row=row,
                label=label.strip(),
                verdict=verdict,
                standing=standing,
                actual=figure(known(row.actual) or Decimal(0), row.actual.unit),
                target=figure(known(row.target) or Decimal(0), row.target.unit),
            )


def verdict_in(label: str) -> Verdict | None:
    """Return what a label claims; None when it claims nothing a figure can deny."""
    if _PARTLY.search(label):
        return None
    for pattern, verdict in _LABELS:
        if pattern.search(label):
            return verdict
    return None


def label_contradicts_figures(draft: Draft) -> Iterator[Remark]:
    """Find verdicts that the row's own figures deny."""
    for one in labelled_rows(draft):
        if one.verdict in _ALLOWED[one.standing]:
            continue
        rounded = one.standing is Standing.LEVEL
        yield Remark(
            f"{name_of(one.row.title)}: labelled “{one.label}”, but "
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
        f"{one.target}, is labelled “{one.label}” ({lines(one.row.source)})"
        for one in (*met, *exceeded)
    ]
    text = listed(said)
    yield Remark(
        f"{text[:1].upper()}{text[1:]}. Each did better than its target: one "
        f"situation, two labels. Use “{exceeded[0].label}” for all, or "
        f"say what sets them apart.",
        rows[0].source.through(rows[-1].source),
        rows[0].title,
    )
